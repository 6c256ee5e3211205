"""The context menu of a story in the list acts on that story, by mouse and by key."""

from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from editor.ui.main_window import MainWindow
from tests.ui.driving import open_row


def menu_over() -> QMenu | None:
    menu = QApplication.activePopupWidget()
    return menu if isinstance(menu, QMenu) else None


def ask_for_menu(window: MainWindow, row: int, reason: QContextMenuEvent.Reason) -> None:
    view = window.desk_list.view
    place = view.visualRect(window.desk_list.model.index(row)).center()
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(reason, place, view.viewport().mapToGlobal(place)))


def test_a_storys_menu_comes_after_the_story_came_to_front(window: MainWindow, qtbot: QtBot) -> None:
    open_row(window, qtbot, 0)
    summary = window.desk_list.model.summary(1)
    assert summary is not None
    ask_for_menu(window, 1, QContextMenuEvent.Reason.Mouse)
    qtbot.waitUntil(lambda: menu_over() is not None)
    assert window.bench.model.article_id == summary.id
    menu = menu_over()
    assert menu is not None
    names = [action.objectName() for action in menu.actions() if not action.isSeparator()]
    assert names[:1] == ["workflow.submit"]
    assert "story.export" in names
    assert all(action.isEnabled() for action in menu.actions() if not action.isSeparator())
    menu.close()


def test_the_menus_key_asks_for_the_row_with_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    open_row(window, qtbot, 0)
    ask_for_menu(window, 0, QContextMenuEvent.Reason.Keyboard)
    qtbot.waitUntil(lambda: menu_over() is not None)
    menu = menu_over()
    assert menu is not None
    menu.close()
