"""What is typed reaches the library; what it refuses stays; two texts saved at once are both kept."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from unittest.mock import Mock

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.article import portable
from editor.article.edits import Edit
from editor.article.library_errors import LibraryFull, StaleSave
from editor.article.library_values import WorkingCopy
from editor.article.revision import RevisionKind
from editor.article.workflow import State
from editor.desk import workflow, writing
from editor.desk.desk import Desk
from editor.ui import autosave, rescue
from editor.ui.autosave import Keeper, SaveState
from editor.ui.main_window import MainWindow
from editor.ui.story_model import StoryModel
from editor.ui.worker import Worker
from tests.ui.conftest import BODY, STORY, desk_at
from tests.ui.driving import open_row

DEVICE = "here"


class Desktop:
    """A model and its keeper on the running worker."""

    def __init__(self, qtbot: QtBot, worker: Worker, path: Path, state: Path) -> None:
        self.qtbot, self.path = qtbot, path
        self.model = StoryModel()
        self.keeper = Keeper(worker, self.model, DEVICE, state)
        self.stale: list[StaleSave] = []
        self.keeper.stale.connect(self.stale.append)

    def open(self, slug: str = "crane") -> None:
        with desk_at(self.path) as desk:
            article_id = desk.story(slug).summary.id
        with self.qtbot.waitSignal(self.keeper.opened):
            self.keeper.open(article_id)

    def headline(self, words: str) -> None:
        furniture = replace(self.model.records.furniture, headline=words)
        self.model.amend("headline", replace(self.model.article, furniture=furniture))

    def save(self) -> None:
        done: list[bool] = []
        self.keeper.save(lambda: done.append(True))
        self.qtbot.waitUntil(lambda: bool(done))

    def state(self) -> SaveState:
        return self.keeper.status.state

    def wait_for(self, state: SaveState) -> None:
        self.qtbot.waitUntil(lambda: self.keeper.status.state is state)


@pytest.fixture
def desktop(qtbot: QtBot, worker: Worker, library: Path, tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(qtbot, worker, library, tmp_path / "state")
    yield made
    for part in (made.keeper, made.model):  # here, as a timer that goes with the garbage of another thread still fires
        part.deleteLater()
        QApplication.sendPostedEvents(part, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def writing_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a revision after 200 milliseconds of writing."""
    monkeypatch.setattr(autosave, "WRITING", 200)


def working_copy(path: Path, slug: str = "crane") -> WorkingCopy | None:
    with desk_at(path) as desk:
        return desk.library.working_copies.get(desk.story(slug).summary.id, DEVICE)


def revisions(path: Path, slug: str = "crane") -> list[RevisionKind]:
    with desk_at(path) as desk:
        return [entry.revision.kind for entry in desk.library.revisions.history(desk.story(slug).summary.id)]


def test_what_is_typed_is_kept_at_a_pause(desktop: Desktop) -> None:
    desktop.open()
    assert desktop.state() is SaveState.SAVED
    desktop.headline("Crane moves")
    assert desktop.state() is SaveState.WAITING
    desktop.wait_for(SaveState.SAVED)
    copy = working_copy(desktop.path)
    assert copy is not None
    assert copy.article.furniture.headline == "Crane moves"
    assert copy.author == "Ana Ruiz"
    assert revisions(desktop.path) == [RevisionKind.NEW]


def test_the_promised_times_hold_with_room_for_the_disk() -> None:
    assert autosave.PAUSE <= 800
    assert autosave.LONGEST_WAIT <= 2_700


def test_typing_without_a_pause_is_kept_all_the_same(
    desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop.open()
    with qtbot.waitSignal(desktop.keeper.status_changed):
        desktop.headline("0")
    kept = 0
    for number in range(1, 200):
        desktop.headline(str(number))
        QTest.qWait(20)
        copy = working_copy(desktop.path)
        if copy is not None:
            kept = int(copy.article.furniture.headline)
            break
    assert 0 < kept < 199


@pytest.mark.usefixtures("writing_is_short")
def test_long_writing_becomes_a_revision_without_a_pause(library: Path, desktop: Desktop) -> None:
    desktop.open()
    for number in range(400):
        desktop.headline(str(number))
        QTest.qWait(20)
        if RevisionKind.AUTOSAVE in revisions(library):
            break
    assert revisions(library) == [RevisionKind.AUTOSAVE, RevisionKind.NEW]


def test_after_a_pause_typing_is_a_step_of_undo_of_its_own(window: MainWindow, qtbot: QtBot) -> None:
    open_row(window, qtbot)
    editor, model = window.bench.story.editor, window.bench.model
    before = model.article.body
    QTest.keyClicks(editor, "one ")
    with qtbot.waitSignal(window.bench.keeper.status_changed):
        window.bench.keeper.keep()
    QTest.keyClicks(editor, "two ")
    model.undo()
    assert model.article.body == f"one {before}"
    model.undo()
    assert model.article.body == before


LONG = "The crane stood still all night, and the crews went home. " * 6


@pytest.mark.parametrize("way", ["type", "enter", "delete", "cut", "paste", "compose", "replace"])
def test_before_much_of_the_text_goes_it_is_a_revision(
    window: MainWindow, qtbot: QtBot, library: Path, way: str
) -> None:
    open_row(window, qtbot)
    editor = window.bench.story.editor
    QTest.keyClicks(editor, LONG)
    editor.selectAll()
    if way == "paste":
        QApplication.clipboard().setText("Gone.")
        editor.paste()
    elif way == "cut":
        editor.cut()
    elif way == "compose":
        QApplication.sendEvent(editor, QInputMethodEvent("か", []))
    elif way == "replace":
        editor.replace([Edit(0, len(editor.source), "Gone.")], "replace")
    else:
        QTest.keyClick(editor, {"type": Qt.Key.Key_X, "enter": Qt.Key.Key_Return, "delete": Qt.Key.Key_Delete}[way])
    qtbot.waitUntil(lambda: revisions(library) == [RevisionKind.AUTOSAVE, RevisionKind.NEW])
    with desk_at(library) as desk:
        assert desk.story("crane").article.body.startswith(LONG)


def test_copying_and_walking_over_much_makes_no_revision(window: MainWindow, qtbot: QtBot) -> None:
    open_row(window, qtbot)
    editor = window.bench.story.editor
    QTest.keyClicks(editor, LONG)
    told = Mock()
    editor.much_going.connect(told)
    editor.selectAll()
    editor.copy()
    QTest.keyClick(editor, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(editor, Qt.Key.Key_Right)
    QTest.keyClick(editor, Qt.Key.Key_X)
    told.assert_not_called()


def test_a_save_makes_a_revision_and_takes_the_working_copy_away(desktop: Desktop) -> None:
    desktop.open()
    desktop.headline("Crane moves")
    desktop.save()
    assert revisions(desktop.path) == [RevisionKind.SAVE, RevisionKind.NEW]
    assert working_copy(desktop.path) is None
    desktop.save()
    assert revisions(desktop.path) == [RevisionKind.SAVE, RevisionKind.NEW]


def test_saves_that_come_thick_and_fast_follow_one_another(desktop: Desktop) -> None:
    desktop.open()
    done: list[int] = []
    for number in range(6):
        desktop.headline(f"Crane {number}")
        desktop.keeper.save(partial(done.append, number))
    desktop.qtbot.waitUntil(lambda: len(done) == 6)
    assert done == list(range(6))
    assert not desktop.stale
    with desk_at(desktop.path) as desk:
        assert desk.story("crane").article.furniture.headline == "Crane 5"


def test_opening_another_story_keeps_the_one_before(desktop: Desktop) -> None:
    desktop.open("crane")
    desktop.headline("Crane moves")
    desktop.open("ferry")
    assert desktop.model.article.furniture.slug == "ferry"
    assert revisions(desktop.path) == [RevisionKind.SAVE, RevisionKind.NEW]


@pytest.mark.parametrize("slug", ["ferry", "crane"])
def test_what_is_typed_while_a_story_is_being_opened_is_kept(desktop: Desktop, slug: str) -> None:
    desktop.open()
    with desk_at(desktop.path) as desk:
        article_id = desk.story(slug).summary.id
    with desktop.qtbot.waitSignal(desktop.keeper.opened):
        desktop.keeper.open(article_id)
        desktop.headline("Typed late")
    assert desktop.model.article.furniture.slug == slug
    copy = working_copy(desktop.path)
    with desk_at(desktop.path) as desk:
        kept = copy.article if copy else desk.story("crane").article
    assert kept.furniture.headline == "Typed late"


def test_what_a_crash_left_comes_back_with_the_caret(desktop: Desktop) -> None:
    with desk_at(desktop.path) as desk:
        stored = desk.story("crane")
        typed = replace(stored.article, body=BODY + "\nMore.")
        copy = WorkingCopy(stored.summary.id, DEVICE, "", typed, stored.summary.head, cursor=7)
        desk.library.working_copies.put(copy)
    desktop.open()
    assert desktop.model.article.body == BODY + "\nMore."
    assert desktop.model.caret == 7
    desktop.save()
    assert revisions(desktop.path)[0] is RevisionKind.SAVE


def test_a_save_from_elsewhere_is_noticed_and_both_texts_are_kept(desktop: Desktop) -> None:
    desktop.open()
    with desk_at(desktop.path, "Jon Petersen") as desk:
        stored = desk.story("crane")
        theirs = replace(stored.article, body="Theirs.\n")
        desk.library.save(stored.summary.id, theirs, stored.summary.head, "Jon Petersen")
    desktop.headline("Mine")
    desktop.keeper.save(lambda: pytest.fail("a stale save is no save"))
    desktop.wait_for(SaveState.TWO_TEXTS)
    assert desktop.stale[0].theirs.body == "Theirs.\n"
    assert desktop.stale[0].mine.furniture.headline == "Mine"
    assert desktop.model.article.furniture.headline == "Mine"
    desktop.headline("Mine, later")
    with desktop.qtbot.waitSignal(desktop.keeper.library_changed):
        desktop.keeper.settle(replace(desktop.model.article, body="Both.\n"))
    desktop.wait_for(SaveState.SAVED)
    with desk_at(desktop.path) as desk:
        settled = desk.story("crane").article
    assert (settled.furniture.headline, settled.body) == ("Mine, later", "Both.\n")
    assert RevisionKind.ASIDE in revisions(desktop.path)
    assert revisions(desktop.path)[0] is RevisionKind.MERGE


def test_what_the_library_refuses_is_written_to_a_file_and_tried_again(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "TRY_AGAIN", 50)
    desktop.open()
    full = True
    real = writing.keep

    def keep(desk: Desk, copy: WorkingCopy) -> WorkingCopy:
        if full:
            raise LibraryFull("The disk is full; make room.")
        return real(desk, copy)

    monkeypatch.setattr(writing, "keep", keep)
    with desktop.qtbot.waitSignal(desktop.keeper.trouble) as heard:
        desktop.headline("Crane moves")
    assert heard.args is not None
    sentence = heard.args[0].sentence
    assert sentence.startswith("The disk is full; make room.")
    assert desktop.state() is SaveState.TROUBLE
    (file,) = (tmp_path / "state" / "rescued").iterdir()
    assert str(file) in sentence
    assert portable.loads(file.read_bytes()).furniture.headline == "Crane moves"
    full = False
    with desktop.qtbot.waitSignal(desktop.keeper.trouble_over):
        desktop.keeper.keep()
    assert desktop.state() is SaveState.SAVED


def test_a_text_that_is_refused_for_long_is_in_one_file(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop.open()
    moments = iter(range(60))

    def now() -> datetime:
        return datetime(2026, 3, 4, 12, 3, next(moments), tzinfo=UTC)

    def keep(desk: Desk, copy: WorkingCopy) -> WorkingCopy:
        raise LibraryFull("The disk is full; make room.")

    monkeypatch.setattr(autosave, "datetime", Mock(now=now))
    monkeypatch.setattr(writing, "keep", keep)
    for words in ("Crane moves", "Crane moves again", "Crane falls"):
        desktop.headline(words)
        with desktop.qtbot.waitSignal(desktop.keeper.trouble):
            desktop.keeper.keep()
    (file,) = (tmp_path / "state" / "rescued").iterdir()
    assert portable.loads(file.read_bytes()).furniture.headline == "Crane falls"


def test_a_rescue_goes_to_the_next_place_where_the_first_takes_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    now = datetime(2026, 3, 4, 12, 3, 7, tzinfo=UTC)
    made = rescue.write(STORY, (blocked / "rescued", tmp_path / "other"), now)
    assert made == tmp_path / "other" / "crane-20260304-120307.json"
    assert made.stat().st_mode & 0o077 == 0
    assert rescue.write(STORY, (blocked / "rescued",), now) is None


def test_the_bar_tells_of_a_refused_save_and_goes_away_after(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = writing.keep
    monkeypatch.setattr(writing, "keep", _full)
    with qtbot.waitSignal(window.bench.keeper.opened):
        window.desk_list.story_chosen.emit(window.desk_list.model.summary(0).id)  # type: ignore[union-attr]
    QTest.keyClicks(window.bench.story.editor, "x")
    qtbot.waitUntil(lambda: "The disk is full" in window.bench.story.notice.words)
    monkeypatch.setattr(writing, "keep", real)
    window.bench.keeper.keep()
    qtbot.waitUntil(lambda: window.bench.story.notice.words == "")


def _full(desk: Desk, copy: WorkingCopy) -> WorkingCopy:
    raise LibraryFull("The disk is full; make room.")


def test_two_windows_on_one_library_are_both_safe(
    open_main_window: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = open_main_window(tmp_path / "one"), open_main_window(tmp_path / "two", "Jon Petersen")
    for window in (first, second):
        with qtbot.waitSignal(window.bench.keeper.opened):
            window.desk_list.story_chosen.emit(window.desk_list.model.summary(0).id)  # type: ignore[union-attr]
    QTest.keyClicks(first.bench.story.editor, "One ")
    with qtbot.waitSignal(first.bench.keeper.library_changed):
        first.bench.keeper.save()
    QTest.keyClicks(second.bench.story.editor, "Two ")
    with qtbot.waitSignal(second.bench.keeper.stale):
        second.bench.keeper.save()
    assert second.bench.model.article.body.startswith("Two ")
    assert first.bench.model.article.body.startswith("One ")


def come_back() -> None:
    """Turn to the window again, as the system tells of it."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)


def test_what_another_program_did_to_the_story_is_seen_on_the_way_back(
    window: MainWindow, qtbot: QtBot, library: Path
) -> None:
    model = window.bench.model
    with qtbot.waitSignal(window.bench.keeper.opened):
        window.bench.open_slug("crane")
    with desk_at(library, "Mina Falk") as desk:
        workflow.act(desk, "crane", "submit")
    come_back()
    qtbot.waitUntil(lambda: model.summary is not None and model.summary.state is State.IN_REVIEW)
    assert not window.bench.story.notice.words
    with desk_at(library, "Mina Falk") as desk:
        stored = desk.story("crane")
        another = replace(stored.article, body="Another text.\n")
        desk.library.save(stored.summary.id, another, stored.summary.head, "Mina Falk")
    come_back()
    qtbot.waitUntil(lambda: model.article.body == "Another text.\n")
    qtbot.waitUntil(lambda: "changed elsewhere" in window.bench.story.notice.words)


def test_what_was_typed_here_stays_when_another_program_changed_the_story(
    window: MainWindow, qtbot: QtBot, library: Path
) -> None:
    model = window.bench.model
    with qtbot.waitSignal(window.bench.keeper.opened):
        window.bench.open_slug("crane")
    QTest.keyClicks(window.bench.story.editor, "Typed here. ")
    with desk_at(library, "Mina Falk") as desk:
        stored = desk.story("crane")
        another = replace(stored.article, body="Another text.\n")
        desk.library.save(stored.summary.id, another, stored.summary.head, "Mina Falk")
    with qtbot.waitSignal(model.standing_changed):
        come_back()
    assert model.article.body.startswith("Typed here. ")


def test_the_last_key_and_paste_are_kept_in_a_story_with_a_fenced_block(
    window: MainWindow, qtbot: QtBot, library: Path
) -> None:
    """They were not: what asks whether a line is fenced read the text inside the edit, before it changed."""
    open_row(window, qtbot)
    editor = window.bench.story.editor
    editor.story.apply([Edit(0, len(editor.source), "```\ncode\n```\n\nThe end")])
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)

    def kept() -> str:
        done: list[bool] = []
        window.bench.keeper.save(lambda: done.append(True))
        qtbot.waitUntil(lambda: bool(done))
        with desk_at(library) as desk:
            return desk.library.articles.get_by_id(window.bench.model.article_id).article.body

    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert kept().endswith("The end\n\n")
    QGuiApplication.clipboard().setText("One.\n\nTwo.")
    editor.paste()
    assert kept().endswith("The end\n\nOne.\n\nTwo.")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert kept().endswith("Two.\n\n")
    assert window.bench.model.article.body == kept()
