"""A published story that is changed says so in list, row, pill and button, until readers have it or it is undone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from editor.article.edits import Edit
from editor.article.part import Part
from editor.article.workflow import State
from editor.desk import history, output, review, workflow
from editor.desk.browsing import Filter
from editor.ui.desk_list_delegate import state_words
from editor.ui.desk_list_model import SUMMARY
from editor.ui.main_window import MainWindow
from tests.ui.conftest import desk_at
from tests.ui.driving import open_story, press

Open = Callable[..., MainWindow]


@pytest.fixture
def published(library: Path) -> str:
    """Publish the museum's story, and return its revision."""
    with desk_at(library, "Jon Petersen") as desk:
        workflow.act(desk, "museum", "submit")
    with desk_at(library, "Mina Falk") as desk:
        for part in Part:
            review.approve(desk, "museum", part)
        assert not output.hand_over(desk, "museum", "html", draft=False).refusals
        return desk.story("museum").summary.head


def state_pill(window: MainWindow) -> str:
    (pill,) = [one for one in window.tools.findChildren(QLabel) if one.accessibleName() == "State of the story"]
    return pill.text()


def step_button(window: MainWindow) -> QPushButton:
    return next(one for one in window.tools.findChildren(QPushButton) if one.isVisible())


def row_words(window: MainWindow) -> str:
    model = window.desk_list.model
    rows = [model.index(row).data(SUMMARY) for row in range(model.rowCount())]
    return next(state_words(row) for row in rows if row.slug == "museum")


def change(window: MainWindow) -> None:
    window.bench.model.edit("typing", [Edit(0, 0, "Today a ")])


def test_it_says_so_from_the_next_version_on_until_it_is_put_back(
    published: str, open_main_window: Open, qtbot: QtBot, library: Path
) -> None:
    window = open_main_window(person="Mina Falk")
    open_story(window, qtbot, "museum")
    assert state_pill(window) == "Published"
    assert step_button(window).text() == "Reopen"
    change(window)
    press(window, "story.save")
    qtbot.waitUntil(lambda: state_pill(window) == "Changed since published", timeout=10_000)
    qtbot.waitUntil(lambda: row_words(window) == "Published, changed", timeout=10_000)
    spoken = [window.desk_list.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert any("changed since published" in one for one in spoken)
    assert step_button(window).text() in {"Approve", "Publish Again…"}
    publish = window.bench.actions.action("workflow.publish")
    assert publish is not None
    assert publish.isEnabled()
    assert publish.text() == "Publish Again…"
    press(window, "edit.undo")
    press(window, "story.save")
    qtbot.waitUntil(lambda: state_pill(window) == "Published", timeout=10_000)
    qtbot.waitUntil(lambda: row_words(window) == "Published", timeout=10_000)
    with desk_at(library) as desk:
        assert not desk.story("museum").summary.changed_since_out


def test_the_filter_counts_and_shows_them(published: str, library: Path, open_main_window: Open, qtbot: QtBot) -> None:
    with desk_at(library, "Jon Petersen") as desk:
        story = desk.story("museum")
        changed = story.article.body.replace("bronze", "gilded")
        desk.library.save(
            story.summary.id,
            history.with_field(story.article, "body", changed),
            story.summary.head,
            "Jon Petersen",
        )
        assert desk.story("museum").summary.state is State.PUBLISHED
    window = open_main_window(person="Mina Falk")
    button = window.desk_list._filters[Filter.CHANGED]
    qtbot.waitUntil(lambda: button.accessibleName() == "Changed since published, 1", timeout=10_000)
    button.click()
    qtbot.waitUntil(lambda: window.desk_list.model.rowCount() == 1)
    assert window.desk_list.model.index(0).data(SUMMARY).slug == "museum"
