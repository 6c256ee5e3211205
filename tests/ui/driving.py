"""What a person does with the window, for the tests of all its parts: open a story, choose an action, wait."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.ui.main_window import MainWindow
from editor.ui.panel import Panel

P = TypeVar("P", bound=Panel)


def open_row(window: MainWindow, qtbot: QtBot, row: int = 0) -> None:
    """Click a story of the list."""
    view = window.desk_list.view
    place = view.visualRect(window.desk_list.model.index(row)).center()
    with qtbot.waitSignal(window.bench.keeper.opened):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def open_story(window: MainWindow, qtbot: QtBot, slug: str) -> None:
    """Open a story by its slug."""
    with qtbot.waitSignal(window.bench.keeper.opened, timeout=10_000):
        window.bench.open_slug(slug)


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the story as it is now was read."""
    model = window.bench.model
    qtbot.waitUntil(lambda: model.derived is not None and model.derived.article is model.article, timeout=10_000)


def press(window: MainWindow, action_id: str) -> None:
    """Choose an action, which must be there and can be chosen."""
    action = window.bench.actions.action(action_id)
    assert action is not None, action_id
    assert action.isEnabled(), action_id
    action.trigger()


def panel_of(window: MainWindow, kind: type[P]) -> P:
    """Return the panel of a kind."""
    (found,) = [panel for panel in window.bench.panels.panels if isinstance(panel, kind)]
    return found
