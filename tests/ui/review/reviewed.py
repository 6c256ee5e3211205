"""What the tests of review share: a story in review, a window of the editor or of its reporter, and its parts."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from editor.article.part import Part
from editor.desk import review, workflow
from editor.desk.desk import Desk
from editor.ui.main_window import MainWindow
from editor.ui.review.people_feature import PeopleFeature
from editor.ui.review.review_feature import ReviewFeature
from tests.ui import driving
from tests.ui.conftest import desk_at

EDITOR, REPORTER = "Mia Sand", "Ana Ruiz"
Open = Callable[..., MainWindow]


def submitted(library: Path, *approved: Part) -> None:
    """Have the crane's story submitted by its reporter and some of its parts approved."""
    with desk_at(library, REPORTER) as desk:
        workflow.act(desk, "crane", "submit")
    with desk_at(library, EDITOR) as desk:
        for part in approved:
            review.approve(desk, "crane", part)


def at_the_library(library: Path, person: str, do: Callable[[Desk], object]) -> None:
    """Do something to the library beside the window, as another program."""
    with desk_at(library, person) as desk:
        do(desk)


def feature_of(window: MainWindow) -> ReviewFeature:
    """Return the window's review."""
    (found,) = window.findChildren(ReviewFeature)
    return found


def people_of(window: MainWindow) -> PeopleFeature:
    """Return the window's people."""
    (found,) = window.findChildren(PeopleFeature)
    return found


def opened(window: MainWindow, qtbot: QtBot, slug: str = "crane") -> ReviewFeature:
    """Open a story and wait until it was read and its review is known."""
    driving.open_story(window, qtbot, slug)
    driving.settle(window, qtbot)
    feature = feature_of(window)
    qtbot.waitUntil(lambda: feature.state.judging is not None, timeout=10_000)
    return feature


def type_at_end(window: MainWindow, words: str) -> None:
    """Write some words at the end of the story."""
    editor = window.bench.story.editor
    end = len(window.bench.model.article.body)
    editor.jump_to(end - 1)
    editor.insertPlainText(words)


def dialog_of(kind: type[QDialog], window: MainWindow, qtbot: QtBot) -> QDialog:
    """Return the open dialog of a kind, once it is there."""
    found: list[QDialog] = []

    def is_there() -> bool:
        found[:] = [one for one in window.findChildren(kind) if one.isVisible()]
        return bool(found)

    qtbot.waitUntil(is_there, timeout=10_000)
    return found[-1]
