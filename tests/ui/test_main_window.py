"""The window driven as a person drives it: choose, write, undo across panes, search, close, come back."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from editor.article.workflow import State
from editor.ui import session
from editor.ui.autosave import SaveState
from editor.ui.look import Look
from editor.ui.main_window import MainWindow
from editor.ui.settings_store import SettingsStore
from editor.ui.worker import Worker
from tests.ui.conftest import desk_at
from tests.ui.driving import open_row, press

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_click_opens_a_story_with_its_cards(window: MainWindow, qtbot: QtBot) -> None:
    open_row(window, qtbot)
    assert window.bench.model.article.furniture.slug == "crane"
    assert window.bench.story.editor.source == window.bench.model.article.body
    assert window.windowTitle().startswith("Crane stands still")
    assert window.bench.story.editor.hasFocus()


def test_writing_undo_across_panes_and_redo_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    open_row(window, qtbot)
    editor = window.bench.story.editor
    QTest.keyClicks(editor, "New ")
    furniture = replace(window.bench.model.records.furniture, headline="Crane moves")
    window.bench.model.amend("headline", replace(window.bench.model.article, furniture=furniture))
    QTest.keyClicks(editor, "words ")
    assert window.bench.model.article.body.startswith("New words ")
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert window.bench.model.article.body.startswith("New The")
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert window.bench.model.article.furniture.headline == "Crane stands still"
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert window.bench.model.article.body.startswith("The")
    assert not window.bench.actions.action("edit.undo").isEnabled()  # type: ignore[union-attr]
    for _ in range(3):
        QTest.keyClick(editor, Qt.Key.Key_Z, CTRL | SHIFT)
    assert window.bench.model.article.body.startswith("New words ")
    assert window.bench.model.article.furniture.headline == "Crane moves"


def test_what_is_read_out_of_the_story_reaches_the_status_line(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.bench.model.derived_changed):
        open_row(window, qtbot)
    derived = window.bench.model.derived
    assert derived is not None
    assert derived.coverage.total >= 1
    assert derived.article is window.bench.model.article
    before = derived.words
    with qtbot.waitSignal(window.bench.model.derived_changed):
        QTest.keyClicks(window.bench.story.editor, "Two more ")
    assert window.bench.model.derived is not None
    assert window.bench.model.derived.words == before + 2
    labels = [label.text() for label in window.findChildren(QWidget) if hasattr(label, "text") and callable(label.text)]
    assert any(f"{before + 2} words" in str(text) for text in labels)


def test_a_new_story_is_opened_and_in_the_list(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignals([window.bench.keeper.opened, window.desk_list.model.settled]):
        press(window, "story.new")
    qtbot.waitUntil(lambda: window.desk_list.model.rowCount() == 4)
    assert window.bench.model.article.body == ""


def test_submitting_saves_first_and_shows_the_state(window: MainWindow, qtbot: QtBot, library: Path) -> None:
    open_row(window, qtbot)
    QTest.keyClicks(window.bench.story.editor, "Now ")
    with qtbot.waitSignal(window.bench.model.standing_changed):
        press(window, "workflow.submit")
    qtbot.waitUntil(
        lambda: window.bench.model.summary is not None and window.bench.model.summary.state is State.IN_REVIEW
    )
    with desk_at(library) as desk:
        stored = desk.story("crane")
    assert stored.summary.state is State.IN_REVIEW
    assert stored.article.body.startswith("Now ")
    assert not window.bench.actions.action("workflow.submit").isEnabled()  # type: ignore[union-attr]
    assert window.bench.story.notice.words.startswith("Handed to the editors")


def test_a_story_handed_in_by_mistake_is_taken_back_at_the_notice(
    window: MainWindow, qtbot: QtBot, library: Path
) -> None:
    open_row(window, qtbot)
    with qtbot.waitSignal(window.bench.model.standing_changed):
        press(window, "workflow.submit")
    notice = window.bench.story.notice
    qtbot.waitUntil(lambda: bool(notice.words))
    take_back = next(one for one in notice.findChildren(QPushButton) if one.text() == "Take Back")
    take_back.click()
    qtbot.waitUntil(lambda: window.bench.model.summary.state is State.DRAFT)  # type: ignore[union-attr]
    assert not notice.words
    with desk_at(library) as desk:
        assert desk.story("crane").summary.state is State.DRAFT


def test_closing_keeps_everything_and_the_next_start_brings_it_back(
    open_main_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path, library: Path
) -> None:
    state = tmp_path / "desktop"
    first = open_main_window(state)
    open_row(first, qtbot, 1)
    QTest.keyClicks(first.bench.story.editor, "Last words ")
    slug = first.bench.model.article.furniture.slug
    with qtbot.waitSignal(first.ended):
        first.close()
    with desk_at(library) as desk:
        assert desk.story(slug).article.body.startswith("Last words ")
    second = open_main_window(state)
    qtbot.waitUntil(lambda: second.bench.model.is_open)
    assert second.bench.model.article.furniture.slug == slug
    assert second.bench.story.editor.caret_offset == len("Last words ")
    assert second.bench.keeper.status.state is SaveState.SAVED


def test_a_story_that_brought_the_program_down_at_start_is_left_closed(
    open_main_window: Callable[..., MainWindow], tmp_path: Path, library: Path, qtbot: QtBot
) -> None:
    with desk_at(library) as desk:
        article_id = desk.story("crane").summary.id
    path = tmp_path / "desktop" / "session.json"
    session.store(session.Session(device="here", story=article_id, opening=article_id), path)
    window = open_main_window(tmp_path / "desktop")
    qtbot.waitUntil(lambda: "left closed" in window.bench.story.notice.words)
    assert not window.bench.model.is_open
    assert session.load(path).opening == article_id or not session.load(path).opening


def test_every_action_that_is_made_is_reached_by_menu_and_has_words(window: MainWindow) -> None:
    in_menus: list[QAction] = []
    for menu in window.menuBar().findChildren(QMenu):
        in_menus += menu.actions()
    for row, action in window.bench.actions:
        assert action in in_menus, row.id
        assert action.text()
        assert action.statusTip()


def test_every_control_has_a_name_for_a_screen_reader(window: MainWindow, qtbot: QtBot) -> None:
    open_row(window, qtbot)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit)
        and widget.isVisible()
        and not (widget.accessibleName() or widget.toolTip() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_the_keyboard_alone_goes_from_list_to_text_and_back(window: MainWindow, qtbot: QtBot) -> None:
    press(window, "go.list")
    assert window.desk_list.view.hasFocus()
    QTest.keyClick(window.desk_list.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.bench.keeper.opened):
        QTest.keyClick(window.desk_list.view, Qt.Key.Key_Return)
    assert window.bench.story.editor.hasFocus()
    press(window, "go.search")
    assert window.desk_list.search_field.hasFocus()
    press(window, "go.text")
    assert window.bench.story.editor.hasFocus()


def test_the_look_is_changed_and_kept(window: MainWindow, tmp_path: Path) -> None:
    press(window, "view.look_dark")
    assert window.look.theme.is_dark
    assert 'look.theme = "dark"' in (tmp_path / "settings.toml").read_text(encoding="utf-8")
    press(window, "view.look_light")


def test_the_tool_bar_keeps_its_measures_in_another_look(window: MainWindow) -> None:
    def measures() -> list[tuple[int, int]]:
        QTest.qWait(20)
        return [(one.y(), one.height()) for one in window.tools.findChildren(QToolButton) if one.isVisible()]

    before = measures()
    press(window, "view.look_dark")
    assert measures() == before
    press(window, "view.look_light")
    assert measures() == before


def test_in_a_narrow_window_what_leads_on_stays_in_the_tool_bar(window: MainWindow, qtbot: QtBot) -> None:
    open_row(window, qtbot)
    names = ("insert.ad", "format.strong", "story.new", "view.panels")
    actions = [window.bench.actions.action(name) for name in names]

    def shown() -> list[bool]:
        widgets = [window.tools.widgetForAction(action) for action in actions if action]
        edge = window.tools.width()
        return [bool(one) and one.isVisible() and one.geometry().right() <= edge for one in widgets]

    assert shown() == [True, True, True, True]
    window.tools.setFixedWidth(600)
    qtbot.waitUntil(lambda: shown() == [False, False, True, True])
    assert all(action and action.isVisible() for action in actions), "the menus have them still"
    window.tools.setFixedWidth(1200)
    qtbot.waitUntil(lambda: shown() == [True, True, True, True])


def test_many_stories_opened_leave_one_document(window: MainWindow, qtbot: QtBot) -> None:
    from editor.ui.body.body_document import BodyDocument

    for number in range(12):
        open_row(window, qtbot, number % 3)
    QTest.qWait(20)
    assert len([one for one in window.bench.model.children() if isinstance(one, BodyDocument)]) == 1


def test_the_list_stays_where_it_was_painted_first(open_main_window: Callable[..., MainWindow]) -> None:
    places: list[QPoint] = []
    complete = MainWindow._complete

    def remember(window: MainWindow) -> None:
        places.append(window.desk_list.view.mapTo(window, QPoint()))
        complete(window)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MainWindow, "_complete", remember)
        window = open_main_window()
    QTest.qWait(100)
    assert places == [window.desk_list.view.mapTo(window, QPoint())]


def test_a_story_chosen_before_all_is_loaded_is_opened_then(
    qtbot: QtBot, open_main_window: Callable[..., MainWindow]
) -> None:
    def choose(window: MainWindow) -> None:
        QTest.keyClick(window.desk_list.view, Qt.Key.Key_Down)
        QTest.keyClick(window.desk_list.view, Qt.Key.Key_Return)
        complete(window)

    complete = MainWindow._complete
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MainWindow, "_complete", choose)
        window = open_main_window()
    qtbot.waitUntil(lambda: window.bench.model.is_open)


def test_a_window_closed_before_all_is_loaded_ends(qtbot: QtBot, qapp: object, library: Path, tmp_path: Path) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    for wait in (0, 5, 60):
        settings, look = SettingsStore(tmp_path / "settings.toml"), Look(application, "light")
        window = MainWindow(Worker(partial(desk_at, library)), settings, look, tmp_path / "state")
        bugs: list[BaseException] = []
        window.bug.connect(bugs.append)
        window.show()
        with qtbot.waitSignal(window.desk_list.model.settled):
            window.start()
        QTest.qWait(wait)
        with qtbot.waitSignal(window.ended):
            window.close()
        QTest.qWait(200)
        assert not bugs
        window.deleteLater()
