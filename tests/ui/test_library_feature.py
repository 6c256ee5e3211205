"""The library's health in the window: copied, checked and put back beside the typing."""

from pathlib import Path

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.library import open_library
from editor.ui.library_feature import LibraryHealth
from editor.ui.main_window import MainWindow
from editor.ui.restore_dialog import RestoreDialog
from editor.ui.side_process import SideProcess
from tests.ui.conftest import desk_at
from tests.ui.driving import open_story


def health(window: MainWindow) -> LibraryHealth:
    (found,) = window.findChildren(LibraryHealth)
    return found


def test_a_backup_holds_what_was_typed_just_before(
    window: MainWindow, qtbot: QtBot, library: Path, tmp_path: Path
) -> None:
    open_story(window, qtbot, "museum")
    QTest.keyClicks(window.bench.story.editor, "Typed before. ")
    copy = tmp_path / "copy.copydesk"
    health(window).back_up(str(copy))
    qtbot.waitUntil(lambda: "copied to" in window.bench.story.notice.words, timeout=20_000)
    with desk_at(copy) as desk:
        assert desk.story("museum").article.body.startswith("Typed before. ")


def test_a_place_that_is_taken_is_told_in_a_sentence(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    taken = tmp_path / "taken.copydesk"
    taken.write_text("mine", encoding="utf-8")
    health(window).back_up(str(taken))
    qtbot.waitUntil(lambda: "is there already" in window.bench.story.notice.words, timeout=20_000)
    assert taken.read_text(encoding="utf-8") == "mine"


def test_a_sound_library_is_said_to_be_sound(window: MainWindow, qtbot: QtBot) -> None:
    health(window).verify()
    qtbot.waitUntil(lambda: window.bench.story.notice.words.startswith("Sound: 3 stories"), timeout=20_000)


def test_it_backs_itself_up_once_and_only_when_something_changed(
    window: MainWindow, qtbot: QtBot, library: Path
) -> None:
    folder = library.with_name(f"{library.name}-backups")
    one = health(window)
    for _ in range(2):
        one.back_up_by_itself()
        qtbot.waitUntil(lambda: bool(one.findChildren(SideProcess)))
        qtbot.waitUntil(lambda: not one.findChildren(SideProcess), timeout=20_000)
        assert len(list(folder.glob("*.copydesk"))) == 1


def test_restoring_asks_for_a_backup_and_closes_the_window_to_do_it(
    window: MainWindow, qtbot: QtBot, library: Path
) -> None:
    made = open_library(library)
    kept = made.back_up_if_changed()
    made.close()
    assert kept is not None
    health(window).ask_which()
    qtbot.waitUntil(lambda: bool(window.findChildren(RestoreDialog)))
    (dialog,) = window.findChildren(RestoreDialog)
    assert [row.key for row in dialog.rows.rows] == [kept.path]
    assert dialog.restore.isEnabled() == bool(dialog.rows.current_key)
    dialog.rows.select(kept.path)
    assert dialog.restore.isEnabled()
    dialog.reject()
    with qtbot.waitSignal(window.ended):
        health(window).restore(kept.path)
    assert window.afterwards == (("restore-library", kept.path), ("open",))
