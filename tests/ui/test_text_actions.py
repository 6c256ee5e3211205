"""Keys and menus for words act where somebody types, and never on a text that nobody looks at."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from editor.ui.main_window import MainWindow
from tests.ui.conftest import BODY
from tests.ui.driving import open_row, press

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def field(window: MainWindow, qtbot: QtBot) -> QLineEdit:
    """Return the field that searches all stories, with the focus."""
    open_row(window, qtbot)
    press(window, "go.search")
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    return focused


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_B, CTRL),
        (Qt.Key.Key_I, CTRL),
        (Qt.Key.Key_K, CTRL),
        (Qt.Key.Key_H, CTRL | SHIFT),
        (Qt.Key.Key_L, CTRL | SHIFT),
        (Qt.Key.Key_Down, ALT),
    ],
)
def test_marks_struck_in_a_field_leave_the_text_alone(
    window: MainWindow, field: QLineEdit, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    QTest.keyClick(field, key, modifiers)
    assert window.bench.model.article.body == BODY
    assert "click into it first" in window.bench.story.notice.words


def test_plain_paste_goes_into_the_field_that_is_typed_in(window: MainWindow, field: QLineEdit) -> None:
    QApplication.clipboard().setText("ferry")
    QTest.keyClick(field, Qt.Key.Key_V, CTRL | SHIFT)
    assert field.text() == "ferry"
    assert window.bench.model.article.body == BODY
    QApplication.clipboard().clear()


def test_in_the_text_they_do_what_they_say(window: MainWindow, qtbot: QtBot) -> None:
    open_row(window, qtbot)
    editor = window.bench.story.editor
    editor.jump_to(4, 11)
    editor.setFocus()
    press(window, "format.strong")
    assert window.bench.model.article.body.startswith("The **harbour** master")
    QApplication.clipboard().setText("https://example.org/port")
    editor.jump_to(16, 22)
    press(window, "format.link")
    assert "[master](https://example.org/port)" in window.bench.model.article.body
    QApplication.clipboard().clear()


def test_the_notice_goes_with_the_first_mark_in_the_text(window: MainWindow, field: QLineEdit) -> None:
    QTest.keyClick(field, Qt.Key.Key_B, CTRL)
    assert window.bench.story.notice.words
    window.bench.story.focus_text()
    press(window, "format.strong")
    assert window.bench.story.notice.words == ""
