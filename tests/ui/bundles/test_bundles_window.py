"""The real window and a colleague's library: a story sent, a bundle opened, dropped, merged, and told of."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from editor.article.article import Article
from editor.article.sources import Source, Terms
from editor.article.workflow import State
from editor.desk import bundle_steps, bundles, notes
from editor.desk.bundle_steps import Part
from editor.desk.desk import Desk
from editor.desk.steps import NOTHING_YET, NothingYet
from editor.desk.unbundling import Prospect
from editor.ui.bundles import bundle_opening
from editor.ui.bundles.bundles_feature import Bundles
from editor.ui.bundles.merge_dialog import MergeDialog
from editor.ui.bundles.send_dialog import SendDialog
from editor.ui.history.history_dialog import HistoryDialog
from editor.ui.jobs import Progress
from editor.ui.main_window import MainWindow
from tests.ui.conftest import desk_at
from tests.ui.driving import open_story, press

D = TypeVar("D", bound=QDialog)
JON = "Jon Petersen"


def dialog_of(window: MainWindow, qtbot: QtBot, kind: type[D]) -> D:
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(kind)), timeout=10_000)
    return next(one for one in window.findChildren(kind) if one.isVisible())


def notice(window: MainWindow, qtbot: QtBot, words: str) -> str:
    qtbot.waitUntil(lambda: words in window.bench.story.notice.words, timeout=10_000)
    return window.bench.story.notice.words


def notice_button(window: MainWindow, words: str) -> QPushButton:
    return next(one for one in window.bench.story.notice.findChildren(QPushButton) if one.text() == words)


def changed(path: Path, change: Callable[[Article], Article], person: str = JON) -> None:
    with desk_at(path, person) as desk:
        story = desk.story("crane")
        desk.library.save(story.summary.id, change(story.article), story.summary.head, person)


def rewritten(old: str, new: str) -> Callable[[Article], Article]:
    return lambda article: replace(article, body=article.body.replace(old, new))


def sent(path: Path, folder: Path, person: str = JON) -> Path:
    with desk_at(path, person) as desk:
        made = bundles.make(desk, "crane", whole=True)
        return bundles.save(desk, made, folder / f"{person.partition(' ')[0]}.copydesk")


@pytest.fixture
def colleague(library: Path, tmp_path: Path) -> Path:
    """Return the library of a colleague who has the crane's story too."""
    path = tmp_path / "colleague.copydesk"
    bundle = sent(library, tmp_path, "Ana Ruiz")
    with desk_at(path, JON) as desk:
        from editor.desk import unbundling

        unbundling.take_in(desk, unbundling.look(desk, *bundles.load(desk, bundle)))
    return path


@pytest.fixture
def coming(
    open_main_window: Callable[..., MainWindow], qtbot: QtBot, library: Path, colleague: Path, tmp_path: Path
) -> tuple[MainWindow, Path]:
    """Return a window on the story, and a bundle of what the colleague changed in it."""
    changed(colleague, rewritten("by hand", "by hand alone"))
    path = sent(colleague, tmp_path)
    window = open_main_window()
    open_story(window, qtbot, "crane")
    return window, path


def test_a_story_is_sent_with_every_key_and_handed_to_the_editors(
    open_main_window: Callable[..., MainWindow], qtbot: QtBot, library: Path, tmp_path: Path
) -> None:
    changed(library, lambda one: replace(one, sources=(Source("s", "A Name", terms=Terms.BACKGROUND),)), "Ana Ruiz")
    window = open_main_window()
    open_story(window, qtbot, "crane")
    QTest.keyClicks(window.bench.story.editor, "Just now. ")
    press(window, "story.bundle")
    dialog = dialog_of(window, qtbot, SendDialog)
    assert "its whole history" in dialog.facts["clock"].text()
    assert "One source is not on the record" in dialog.confidential.text()
    assert "not encrypted" in dialog.confidential.text()
    assert not dialog.whole.isVisible()
    assert dialog.submit.isChecked()
    dialog.save_button.click()
    chooser = dialog_of(window, qtbot, QFileDialog)
    target = tmp_path / "crane.copydesk"
    chooser.fileSelected.emit(str(target))
    chooser.reject()
    notice(window, qtbot, "crane.copydesk holds the story")
    assert notice_button(window, "Show in Folder").isVisible()
    with desk_at(tmp_path / "other.copydesk") as desk:
        bundle, _ = bundles.load(desk, target)
    assert "Just now." in bundle.article.body
    assert bundle.state.state is State.IN_REVIEW
    qtbot.waitUntil(lambda: window.bench.model.summary is not None
                    and window.bench.model.summary.state is State.IN_REVIEW)  # fmt: skip


def test_a_reply_holds_what_is_new_unless_all_is_wanted(
    open_main_window: Callable[..., MainWindow], qtbot: QtBot, library: Path, colleague: Path, tmp_path: Path
) -> None:
    changed(colleague, rewritten("by hand", "by hand alone"))
    window = open_main_window()
    bundle_opening.open_files(window.bench.services, (str(sent(colleague, tmp_path)),))
    notice(window, qtbot, f"From {JON}")
    press(window, "story.bundle")
    dialog = dialog_of(window, qtbot, SendDialog)
    assert dialog.facts["clock"].text() == f"No version that {JON} does not have"
    dialog.whole.click()
    assert "2 versions, its whole history" in dialog.facts["clock"].text()
    dialog.reject()


def test_newer_versions_come_with_word_of_them_and_can_be_compared(
    open_main_window: Callable[..., MainWindow], qtbot: QtBot, library: Path, colleague: Path, tmp_path: Path
) -> None:
    changed(colleague, rewritten("by hand", "by hand alone"))
    with desk_at(colleague, JON) as desk:
        notes.add(desk, "crane", "Who paid them?")
    window = open_main_window()
    press(window, "library.unbundle")
    chooser = dialog_of(window, qtbot, QFileDialog)
    chooser.fileSelected.emit(str(sent(colleague, tmp_path)))
    chooser.reject()
    assert "1 version, 1 note" in notice(window, qtbot, f"From {JON}")
    assert "by hand alone" in window.bench.model.article.body
    QTest.mouseClick(notice_button(window, "What Changed…"), Qt.MouseButton.LeftButton)
    dialog = dialog_of(window, qtbot, HistoryDialog)
    qtbot.waitUntil(lambda: "1 paragraph" in dialog.bar.words.text())
    dialog.close()


def test_what_is_typed_meanwhile_goes_together_with_what_comes(
    open_main_window: Callable[..., MainWindow], qtbot: QtBot, library: Path, colleague: Path, tmp_path: Path
) -> None:
    changed(colleague, rewritten("by hand", "by hand alone"))
    path = sent(colleague, tmp_path)
    window = open_main_window()
    open_story(window, qtbot, "crane")
    window.bench.story.editor.moveCursor(window.bench.story.editor.textCursor().MoveOperation.Start)
    QTest.keyClicks(window.bench.story.editor, "Today ")
    bundle_opening.open_files(window.bench.services, (str(path),))
    notice(window, qtbot, "Your changes and theirs are put together.")
    body = window.bench.model.article.body
    assert body.startswith("Today The harbour master")
    assert "by hand alone" in body


def test_a_job_in_a_process_of_its_own_shows_how_far_it_is(
    open_main_window: Callable[..., MainWindow],
    qtbot: QtBot,
    library: Path,
    colleague: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bundle_steps, "MUCH_FILE", 0)
    monkeypatch.setattr(bundle_steps, "MUCH_TEXT", 0)
    changed(colleague, rewritten("by hand", "by hand alone"))
    window = open_main_window()
    seen: list[Progress | None] = []
    window.bench.services.jobs.progress.connect(seen.append)
    bundle_opening.open_files(window.bench.services, (str(sent(colleague, tmp_path)),))
    notice(window, qtbot, f"From {JON}: 1 version.")
    assert [one.title for one in seen if one and not one.done] == ["Reading Jon.copydesk", "Taking in Jon.copydesk"]
    assert seen[-1] is None
    press(window, "story.bundle")
    dialog = dialog_of(window, qtbot, SendDialog)
    dialog.save_button.click()
    chooser = dialog_of(window, qtbot, QFileDialog)
    chooser.fileSelected.emit(str(tmp_path / "crane.copydesk"))
    chooser.reject()
    notice(window, qtbot, "crane.copydesk holds the story")
    titles = {one.title: (one.done, one.total) for one in seen if one}
    assert set(titles) >= {"Preparing “Crane stands still”", "Writing crane.copydesk"}
    assert all(done > 0 for title, (done, _) in titles.items()), titles


def test_what_is_given_up_leaves_everything_as_it_was(
    coming: tuple[MainWindow, Path],
    qtbot: QtBot,
    library: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window, path = coming
    jobs, started, saved = window.bench.services.jobs, threading.Event(), threading.Event()

    def endless(step: str, *_: object, **__: object) -> Iterator[Part[Path] | NothingYet]:
        started.set()
        while True:
            yield NOTHING_YET if step == "looking" else Part()
            time.sleep(0.001)

    for step in ("looking", "preparing", "offering", "sending"):
        with monkeypatch.context() as patched:
            patched.setattr(bundle_steps, step, partial(endless, step))
            if step in ("looking", "preparing"):
                bundle_opening.open_files(window.bench.services, (str(path),))
            elif step == "offering":
                press(window, "story.bundle")
            else:
                (feature,) = window.findChildren(Bundles)
                feature.send("crane", False, False, str(tmp_path / "crane.copydesk"))
            qtbot.waitUntil(started.is_set, timeout=10_000)
            QTest.keyClicks(window.bench.story.editor, f"While {step}. ")
            window.bench.keeper.save(saved.set)
            qtbot.waitUntil(saved.is_set, timeout=10_000)  # the save goes between two steps
            jobs.cancel()
            qtbot.waitUntil(lambda: not jobs.is_running)
            started.clear()
            saved.clear()
    assert not (tmp_path / "crane.copydesk").exists()
    with desk_at(library) as desk:
        article = desk.story("crane").article
        assert "by hand alone" not in article.body
        assert all(f"While {step}. " in article.body for step in ("looking", "preparing", "offering", "sending"))
        told = [one.action for one in desk.library.audit.events() if "bundle" in one.action]
        assert told == ["send bundle"]  # the colleague's of before


def test_what_is_typed_while_it_is_read_goes_together_too(
    coming: tuple[MainWindow, Path],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window, path = coming
    prepare = bundle_steps.preparing
    held, going_on = threading.Event(), threading.Event()

    def slowly(desk: Desk, prospect: Prospect) -> Iterator[object]:
        held.set()
        assert going_on.wait(10)
        return prepare(desk, prospect)

    monkeypatch.setattr(bundle_steps, "preparing", slowly)
    bundle_opening.open_files(window.bench.services, (str(path),))
    qtbot.waitUntil(held.is_set, timeout=10_000)
    window.bench.story.editor.moveCursor(window.bench.story.editor.textCursor().MoveOperation.Start)
    QTest.keyClicks(window.bench.story.editor, "Today ")
    going_on.set()
    notice(window, qtbot, "Your changes and theirs are put together.")
    assert window.bench.model.article.body.startswith("Today The harbour master")
    assert "by hand alone" in window.bench.model.article.body


def test_a_bundle_that_is_dropped_is_opened_and_no_import(
    open_main_window: Callable[..., MainWindow], qtbot: QtBot, library: Path, colleague: Path, tmp_path: Path
) -> None:
    changed(colleague, rewritten("by hand", "by hand alone"))
    window = open_main_window()
    window.bench.story.editor.files_dropped.emit([str(sent(colleague, tmp_path))])
    notice(window, qtbot, f"From {JON}")
    assert window.desk_list.model.rowCount() == 3


def test_a_bundle_named_at_start_is_opened(
    open_main_window: Callable[..., MainWindow], qtbot: QtBot, library: Path, colleague: Path, tmp_path: Path
) -> None:
    changed(colleague, rewritten("by hand", "by hand alone"))
    window = open_main_window()
    window.bench.open_slug(str(sent(colleague, tmp_path)))
    notice(window, qtbot, f"From {JON}")


def test_each_place_that_both_changed_is_settled_in_the_window(
    open_main_window: Callable[..., MainWindow], qtbot: QtBot, library: Path, colleague: Path, tmp_path: Path
) -> None:
    def theirs(article: Article) -> Article:
        article = rewritten("went home at noon", "went home at once")(article)
        article = rewritten("by hand", "by hand alone")(article)
        return replace(article, furniture=replace(article.furniture, headline="Crane stops the harbour"))

    def mine(article: Article) -> Article:
        article = rewritten("went home at noon", "went home before noon")(article)
        article = rewritten("by hand", "by hand in the rain")(article)
        return replace(article, furniture=replace(article.furniture, headline="Crane idle for a day"))

    changed(colleague, theirs)
    changed(library, mine, "Ana Ruiz")
    window = open_main_window()
    open_story(window, qtbot, "crane")
    bundle_opening.open_files(window.bench.services, (str(sent(colleague, tmp_path)),))
    dialog = dialog_of(window, qtbot, MergeDialog)
    assert not dialog.merge_button.isEnabled()
    assert dialog.place.text() == "HEADLINE"
    assert not dialog.both_button.isEnabled()
    QTest.keyClick(dialog.view, Qt.Key.Key_2)
    QTest.keyClick(dialog.view, Qt.Key.Key_N)
    assert dialog.place.text() == "PARAGRAPH"
    assert dialog.was.text().startswith("Before both: Nobody on the quay")
    dialog.edit_button.click()
    dialog.words.selectAll()
    QTest.keyClicks(dialog.words, "Two crews went home early.")
    QTest.keyClick(dialog.view, Qt.Key.Key_N)
    assert not dialog.words.isVisible()
    QTest.keyClick(dialog.view, Qt.Key.Key_3)
    assert dialog.merge_button.isEnabled()
    dialog.merge_button.click()
    notice(window, qtbot, "Your changes and theirs are put together.")
    article = window.bench.model.article
    assert article.furniture.headline == "Crane stops the harbour"
    assert "\n\nTwo crews went home early.\n\n" in article.body
    assert "by hand in the rain.\n\nA third crew stayed and loaded the ship by hand alone." in article.body


def test_a_choice_left_for_later_keeps_both_and_can_be_taken_up(
    open_main_window: Callable[..., MainWindow], qtbot: QtBot, library: Path, colleague: Path, tmp_path: Path
) -> None:
    changed(colleague, rewritten("by hand", "by hand alone"))
    changed(library, rewritten("by hand", "by crane"), "Ana Ruiz")
    window = open_main_window()
    bundle_opening.open_files(window.bench.services, (str(sent(colleague, tmp_path)),))
    dialog = dialog_of(window, qtbot, MergeDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert "kept in the history" in notice(window, qtbot, "both changed 1 place")
    assert "by crane" in window.bench.model.article.body
    QTest.mouseClick(notice_button(window, "Settle…"), Qt.MouseButton.LeftButton)
    dialog = dialog_of(window, qtbot, MergeDialog)
    dialog.all_theirs_button.click()
    dialog.merge_button.click()
    notice(window, qtbot, "put together")
    assert "by hand alone" in window.bench.model.article.body


def test_a_slug_that_is_taken_is_asked_for(
    open_main_window: Callable[..., MainWindow], qtbot: QtBot, library: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.copydesk"
    with desk_at(other, JON) as desk:
        from tests.ui.conftest import story

        desk.library.create(story("crane", "Another crane"), JON)
    window = open_main_window()
    bundle_opening.open_files(window.bench.services, (str(sent(other, tmp_path)),))
    question = dialog_of(window, qtbot, QInputDialog)
    assert question.textValue() == "crane-2"
    question.setTextValue("crane-at-night")
    question.accept()
    notice(window, qtbot, f"From {JON}")
    assert window.bench.model.summary is not None
    assert window.bench.model.summary.slug == "crane-at-night"


def test_a_file_that_is_no_bundle_gets_a_sentence(
    open_main_window: Callable[..., MainWindow], qtbot: QtBot, library: Path, tmp_path: Path
) -> None:
    window = open_main_window()
    (tmp_path / "letter.copydesk").write_text("Dear Ana")
    for path in (tmp_path / "letter.copydesk", library, tmp_path / "gone.copydesk"):
        bundle_opening.open_files(window.bench.services, (str(path),))
        notice(window, qtbot, path.name)
        window.bench.story.notice.dismiss()


def test_conflicts_of_many_kinds_have_words() -> None:
    from editor.article.article_conflicts import ArticleConflict, ConflictKind
    from editor.ui.bundles.conflict_rows import place_words, reading, side_words

    assert place_words("body") == "Paragraph"
    assert place_words("furniture.standfirst") == "Standfirst"
    assert place_words("sources.vale.role") == "Source vale: role"
    assert place_words("ads.ad-1.place") == "Ad ad-1: place"
    assert place_words("embeds.e-1") == "Post e-1"
    assert place_words("syndication.credit_text") == "Syndication: credit text"
    gone = ArticleConflict(0, "sources.vale", ConflictKind.REMOVED, Source("vale", "Idris Vale"), None,
                           Source("vale", "Idris Vale", role="mayor"))  # fmt: skip
    assert side_words(gone, gone.mine) == "(taken away)"
    assert "mayor" in side_words(gone, gone.theirs)
    assert reading((gone,), {}).summary == "1 place to settle."
