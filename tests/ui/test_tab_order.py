"""Tab goes as one reads, whatever order things were made in, and is sent in no circle."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.ui import tab_order


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    """Return two fields side by side over one that was made first, and a label."""
    window = QWidget()
    qtbot.addWidget(window)
    grid = QGridLayout(window)
    below, right, left = (QLineEdit(window) for _ in range(3))
    for name, field in (("below", below), ("right", right), ("left", left)):
        field.setObjectName(name)
    grid.addWidget(left, 0, 0)
    grid.addWidget(right, 0, 1)
    grid.addWidget(QLabel("Words", window), 1, 0)
    grid.addWidget(below, 2, 0, 1, 2)
    window.show()
    return window


def names(window: QWidget) -> list[str]:
    return [one.objectName() for one in tab_order.stops(window)]


def test_rows_are_read_from_the_top_and_as_the_language_runs(form: QWidget) -> None:
    assert names(form) == ["left", "right", "below"]
    form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    form.layout().activate()  # type: ignore[union-attr]
    assert names(form) == ["left", "right", "below"]


def test_a_step_comes_round_both_ways_and_skips_what_is_off(form: QWidget, qtbot: QtBot) -> None:
    left, right, below = tab_order.stops(form)
    right.setEnabled(False)
    form.activateWindow()
    left.setFocus()
    assert tab_order.step(form, forward=True)
    assert form.focusWidget() is below
    assert tab_order.step(form, forward=True)
    assert form.focusWidget() is left
    assert tab_order.step(form, forward=False)
    assert form.focusWidget() is below


def test_a_part_that_hands_the_focus_to_a_child_is_no_stop_of_its_own(form: QWidget) -> None:
    left, _, _ = tab_order.stops(form)
    form.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    form.setFocusProxy(left)
    assert names(form) == ["left", "right", "below"]


def test_what_is_scrolled_away_is_brought_to_sight(qtbot: QtBot) -> None:
    area, page = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    column = QVBoxLayout(page)
    fields = [QLineEdit(page) for _ in range(40)]
    for field in fields:
        column.addWidget(field)
    area.setWidget(page)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.resize(200, 150)
    area.show()
    fields[0].setFocus()
    assert fields[-1].visibleRegion().isEmpty()
    assert tab_order.step(area, forward=False)
    assert area.focusWidget() is fields[-1]
    assert not fields[-1].visibleRegion().isEmpty()
