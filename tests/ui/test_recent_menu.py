"""The stories that were open lately, in the menu."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.ui.main_window import MainWindow
from editor.ui.recent_menu import RecentMenu
from tests.ui.driving import open_story


def test_stories_of_late_are_opened_from_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    (menu,) = window.menus["File"].findChildren(RecentMenu)
    window.menus["File"].aboutToShow.emit()
    assert not menu.menuAction().isEnabled()
    for slug in ("ferry", "museum"):
        open_story(window, qtbot, slug)
    window.menus["File"].aboutToShow.emit()
    assert menu.menuAction().isEnabled()
    menu.fill()
    titles = [action.text() for action in menu.actions()]
    assert titles == ["Museum returns bronze", "Ferry line is saved"]
    with qtbot.waitSignal(window.bench.keeper.opened):
        menu.actions()[1].trigger()
    QTest.qWait(0)
    assert window.bench.model.records.furniture.slug == "ferry"
