"""The export dialog: what stands in the way and leads there, names, places, many at once, stopping, what came of it."""

import hashlib
import threading
import time
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from editor.article.edits import Edit
from editor.article.part import Part
from editor.article.workflow import State
from editor.desk import review, workflow
from editor.exporting import write
from editor.ui.exports.export_dialog import ExportDialog
from editor.ui.kit import Choice
from editor.ui.main_window import MainWindow
from tests.ui.conftest import desk_at
from tests.ui.driving import open_story, press, settle

Open = Callable[..., MainWindow]


def dialog_of(window: MainWindow, qtbot: QtBot, action_id: str) -> ExportDialog:
    press(window, action_id)
    found: list[ExportDialog] = []

    def there() -> bool:
        found[:] = [one for one in window.findChildren(ExportDialog) if one.isVisible()]
        return bool(found) and (found[0].chooser is not None or found[0].losses.model().rowCount() > 0)

    qtbot.waitUntil(there, timeout=10_000)
    return found[0]


def has_reasons(dialog: ExportDialog, number: int) -> bool:
    return len(dialog.reasons.rows) == number


def choose(choice: Choice, value: str) -> None:
    choice.show_value(value)
    choice.chosen.emit(value)


def ready(library: Path, slug: str = "museum") -> None:
    """Bring a story into review and have everything approved by somebody else."""
    with desk_at(library, "Jon Petersen") as desk:
        workflow.act(desk, slug, "submit")
    with desk_at(library, "Mina Falk") as desk:
        for part in Part:
            review.approve(desk, slug, part)


def test_a_draft_is_written_and_says_so(window: MainWindow, qtbot: QtBot, tmp_path: Path, library: Path) -> None:
    open_story(window, qtbot, "museum")
    dialog = dialog_of(window, qtbot, "story.export")
    assert dialog.form.draft.isChecked()
    assert dialog.button.text() == "Export Draft"
    dialog.form.set_folder(str(tmp_path / "out"))
    qtbot.waitUntil(dialog.button.isEnabled)
    dialog.button.click()
    qtbot.waitUntil(lambda: dialog.outcome.title.text() == "Exported", timeout=10_000)
    (made,) = (tmp_path / "out").glob("museum*.html")
    assert "draft" in made.read_text(encoding="utf-8").lower()
    (row,) = dialog.outcome.list.rows
    assert row.title == made.name
    assert str(made.parent) in dialog.outcome.words.text()
    assert hashlib.sha256(made.read_bytes()).hexdigest() in row.detail
    dialog.outcome.copy.click()
    assert str(made) in QGuiApplication.clipboard().text()
    dialog.outcome.close_button.click()
    with desk_at(library) as desk:
        assert desk.story("museum").summary.state is State.DRAFT
    assert window.settings.values.text("export.folder") == str(tmp_path / "out")


def test_each_reason_is_said_and_leads_to_its_own_place(window: MainWindow, qtbot: QtBot) -> None:
    open_story(window, qtbot, "museum")
    shows_panels = window.bench.actions.action("view.panels")
    assert shows_panels is not None
    for title, panel in (("Ads", "ads"), ("Attribution", "attribution")):
        if shows_panels.isChecked():
            press(window, "view.panels")
        dialog = dialog_of(window, qtbot, "story.export")
        dialog.form.draft.setChecked(False)
        qtbot.waitUntil(partial(has_reasons, dialog, 3), timeout=10_000)
        assert not dialog.button.isEnabled()
        assert dialog.verdict.words == "It cannot leave yet."
        assert [row.title for row in dialog.reasons.rows] == ["State", "Attribution", "Ads"]
        assert "in review" in dialog.reasons.rows[0].words
        row = next(one for one in dialog.reasons.rows if one.title == title)
        dialog.reasons.row_activated.emit(row.key)
        assert window.bench.panels.current == panel
        assert window.bench.panels.isVisible()
        assert shows_panels.isChecked()
        qtbot.waitUntil(lambda: not window.findChildren(ExportDialog))


def test_the_state_leads_to_the_step_that_changes_it(window: MainWindow, qtbot: QtBot, library: Path) -> None:
    open_story(window, qtbot, "museum")
    dialog = dialog_of(window, qtbot, "story.export")
    dialog.form.draft.setChecked(False)
    qtbot.waitUntil(partial(has_reasons, dialog, 3), timeout=10_000)
    dialog.reasons.row_activated.emit(dialog.reasons.rows[0].key)
    notice = window.bench.story.notice
    assert "only one that is in review" in notice.words
    next(one for one in notice.findChildren(QPushButton) if one.text() == "Submit for Review").click()

    def is_in_review() -> bool:
        with desk_at(library) as desk:
            return desk.story("museum").summary.state is State.IN_REVIEW

    qtbot.waitUntil(is_in_review, timeout=10_000)


def test_a_finding_that_blocks_leads_to_its_words(window: MainWindow, qtbot: QtBot, library: Path) -> None:
    open_story(window, qtbot, "crane")
    words = "Chief Ann Poe said [TK] today. "
    window.bench.model.edit("typing", [Edit(0, 0, words)])
    settle(window, qtbot)
    dialog = dialog_of(window, qtbot, "story.export")
    dialog.form.draft.setChecked(False)
    qtbot.waitUntil(lambda: any(row.icon == "error" for row in dialog.reasons.rows), timeout=10_000)
    row = next(one for one in dialog.reasons.rows if one.icon == "error")
    with qtbot.waitSignal(window.bench.model.jump_requested) as jump:
        dialog.reasons.row_activated.emit(row.key)
    assert window.bench.panels.current == "checks"
    start, end = jump.args
    assert "TK" in window.bench.model.article.body[start:end]


def test_an_approved_story_goes_out_by_the_clipboard_and_is_kept(
    library: Path, open_main_window: Open, qtbot: QtBot
) -> None:
    ready(library)
    window = open_main_window(person="Mina Falk")
    open_story(window, qtbot, "museum")
    dialog = dialog_of(window, qtbot, "workflow.publish")
    assert not dialog.form.draft.isChecked()
    qtbot.waitUntil(dialog.button.isEnabled)
    assert dialog.verdict.words == "Everything that has to be approved is approved."
    choose(dialog.form.where, "clipboard")
    dialog.button.click()
    qtbot.waitUntil(lambda: "clipboard" in window.bench.story.notice.words)
    sent = QGuiApplication.clipboard().text().encode()
    assert b"A bronze head goes home." in sent
    with desk_at(library) as desk:
        story = desk.story("museum").summary
        assert story.state is State.PUBLISHED
        (kept,) = desk.library.exports.list(story.id)
        assert desk.library.exports.content(kept.sequence) == sent
    qtbot.waitUntil(lambda: window.bench.model.summary is not None and window.bench.model.summary.state is story.state)


def test_names_are_shown_as_one_types_and_a_wrong_pattern_has_its_sentence(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    open_story(window, qtbot, "crane")
    dialog = dialog_of(window, qtbot, "story.export")
    dialog.form.set_folder(str(tmp_path))
    dialog.form.names.clear()
    QTest.keyClicks(dialog.form.names, "{desk}/{nothing}")
    assert "There is no {nothing}" in dialog.form.names_note.text()
    assert not dialog.button.isEnabled()
    dialog.form.names.clear()
    QTest.keyClicks(dialog.form.names, "{desk}/{slug}-web")
    qtbot.waitUntil(lambda: "news/crane-web.html" in dialog.form.names_note.text(), timeout=10_000)
    qtbot.waitUntil(dialog.button.isEnabled)
    dialog.button.click()
    qtbot.waitUntil(lambda: dialog.outcome.title.text() == "Exported", timeout=10_000)
    assert (tmp_path / "news" / "crane-web.html").is_file()
    assert window.settings.values.text("export.names") == "{desk}/{slug}-web"


def test_a_file_of_somebody_else_is_asked_about(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "crane.html").write_bytes(b"<p>by hand</p>")
    open_story(window, qtbot, "crane")
    dialog = dialog_of(window, qtbot, "story.export")
    dialog.form.set_folder(str(tmp_path))
    qtbot.waitUntil(dialog.form.existing.isVisible, timeout=10_000)
    assert "crane-2.html" in dialog.form.names_note.text()
    choose(dialog.form.existing, "replace")
    dialog.button.click()
    qtbot.waitUntil(lambda: dialog.outcome.title.text() == "Exported", timeout=10_000)
    assert (tmp_path / "crane.html").read_bytes().startswith(b"<article")
    assert "took the place" in dialog.outcome.list.rows[0].words


def test_many_are_found_ticked_and_exported_and_one_that_cannot_leave_stops_none(
    library: Path, open_main_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    ready(library)
    ready(library, "ferry")
    window = open_main_window(person="Mina Falk")
    dialog = dialog_of(window, qtbot, "story.export_many")
    chooser = dialog.chooser
    assert chooser is not None
    assert not dialog.button.isEnabled()
    assert "Tick the stories" in dialog.verdict.words
    chooser.search.setText("nobody wrote this")
    qtbot.waitUntil(lambda: not chooser.list.isVisible(), timeout=10_000)
    chooser.search.clear()
    qtbot.waitUntil(chooser.list.isVisible, timeout=10_000)
    choose(chooser.filter, "all")
    qtbot.waitUntil(lambda: chooser.model.rowCount() == 3, timeout=10_000)
    chooser.all.click()
    qtbot.waitUntil(lambda: dialog.slugs == ("crane", "ferry", "museum"), timeout=10_000)
    qtbot.waitUntil(lambda: "cannot yet" in dialog.verdict.words and "so far" not in dialog.verdict.words)
    assert {row.detail for row in dialog.reasons.rows} >= {"Crane stands still"}
    assert dialog.button.text() == "Export 3 for the CMS"
    choose(dialog.form.where, "archive")
    dialog.form.set_archive(str(tmp_path / "all"))
    dialog.button.click()
    qtbot.waitUntil(lambda: "of 3 stories exported" in dialog.outcome.title.text(), timeout=20_000)
    kept_in = {row.key: row.words for row in dialog.outcome.list.rows if row.icon == "lock"}
    assert "crane" in kept_in
    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        assert "museum.html" in packed.namelist()
        assert "crane.html" not in packed.namelist()
    with qtbot.waitSignal(window.bench.keeper.opened, timeout=10_000):
        dialog.outcome.list.row_activated.emit("crane")
    assert window.bench.model.summary is not None
    assert window.bench.model.summary.slug == "crane"


def test_a_tick_is_set_by_click_and_key_and_stays_through_a_search(
    window: MainWindow, qtbot: QtBot, library: Path
) -> None:
    dialog = dialog_of(window, qtbot, "story.export_many")
    chooser = dialog.chooser
    assert chooser is not None
    choose(chooser.filter, "all")
    qtbot.waitUntil(lambda: chooser.model.rowCount() == 3, timeout=10_000)
    place = chooser.list.visualRect(chooser.model.index(0)).center()
    QTest.mouseClick(chooser.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert list(dialog.slugs) == ["crane"]
    QTest.keyClicks(chooser.search, "bronze")
    qtbot.waitUntil(lambda: chooser.model.rowCount() == 1, timeout=10_000)
    QTest.keyClick(chooser.search, Qt.Key.Key_Down)
    QTest.keyClick(chooser.list, Qt.Key.Key_Space)
    assert list(dialog.slugs) == ["crane", "museum"]
    assert chooser.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("ticked, Museum")
    chooser.none.click()
    assert not list(dialog.slugs)
    assert not dialog.button.isEnabled()


def test_stopping_tells_what_was_written(
    library: Path, open_main_window: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = threading.Event()
    real = write.write

    def waiting(folder: Path, name: str, *rest: object) -> object:
        made = real(folder, name, *rest)  # type: ignore[arg-type]
        if name != "crane":
            slow.wait(20)
        return made

    monkeypatch.setattr(write, "write", waiting)
    window = open_main_window()
    dialog = dialog_of(window, qtbot, "story.export_many")
    assert dialog.chooser is not None
    dialog.chooser.model.tick(("crane", "ferry", "museum"))
    dialog.form.draft.setChecked(True)
    dialog.form.set_folder(str(tmp_path))
    qtbot.waitUntil(dialog.button.isEnabled, timeout=10_000)
    dialog.button.click()
    qtbot.waitUntil(lambda: dialog.progress.bar.value() == 1, timeout=10_000)
    dialog.progress.stop.click()
    slow.set()
    qtbot.waitUntil(lambda: "Stopped" in dialog.outcome.words.text(), timeout=10_000)
    assert "what was written stays, 1 were not started" in dialog.outcome.words.text()
    assert sorted(path.name for path in tmp_path.glob("*.html")) == ["crane.html", "ferry.html"]


@pytest.mark.parametrize("place", ["out", "out.zip"])
def test_closing_the_window_ends_an_export_after_the_story_it_is_at(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: Path, place: str
) -> None:
    at_work = threading.Event()
    real = write.write

    def slow(*given: object) -> object:
        at_work.set()
        time.sleep(0.3)
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(write, "write", slow)
    dialog = dialog_of(window, qtbot, "story.export_many")
    assert dialog.chooser is not None
    dialog.chooser.model.tick(("crane", "ferry", "museum"))
    dialog.form.draft.setChecked(True)
    if place.endswith(".zip"):
        choose(dialog.form.where, "archive")
        dialog.form.set_archive(str(tmp_path / place))
    else:
        dialog.form.set_folder(str(tmp_path / place))
    qtbot.waitUntil(dialog.button.isEnabled, timeout=10_000)
    dialog.button.click()
    qtbot.waitUntil(at_work.is_set, timeout=10_000)
    dialog.reject()
    with qtbot.waitSignal(window.ended, timeout=10_000):
        window.close()
    with desk_at(library) as desk:
        assert desk.library.verify().is_clean
    assert not (tmp_path / "out.zip").exists()
    assert len(list(tmp_path.glob("out/*.html"))) in ({0} if place.endswith(".zip") else {1, 2})


def test_an_export_goes_on_without_its_dialog_and_says_when_it_is_done(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    open_story(window, qtbot, "crane")
    dialog = dialog_of(window, qtbot, "story.export")
    dialog.form.set_folder(str(tmp_path))
    qtbot.waitUntil(dialog.button.isEnabled, timeout=10_000)
    dialog.button.click()
    dialog.progress.leave.click()
    qtbot.waitUntil(lambda: "1 of 1 stories exported" in window.bench.story.notice.words, timeout=10_000)
    assert (tmp_path / "crane.html").is_file()


def test_a_zip_file_of_somebody_else_is_left_alone(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "photos.zip").write_bytes(b"not ours")
    open_story(window, qtbot, "crane")
    dialog = dialog_of(window, qtbot, "story.export")
    choose(dialog.form.where, "archive")
    dialog.form.set_archive(str(tmp_path / "photos.zip"))
    qtbot.waitUntil(dialog.button.isEnabled, timeout=10_000)
    dialog.button.click()
    qtbot.waitUntil(lambda: "left alone" in dialog.verdict.words, timeout=10_000)
    assert dialog.verdict.isVisible()
    assert (tmp_path / "photos.zip").read_bytes() == b"not ours"


def test_the_losses_of_each_format_are_listed(window: MainWindow, qtbot: QtBot) -> None:
    open_story(window, qtbot, "crane")
    dialog = dialog_of(window, qtbot, "story.export")
    titles = [row.title for row in dialog.losses.rows]
    assert "Citations" in titles
    choose(dialog.form.format, "json")
    qtbot.waitUntil(
        lambda: bool(dialog.losses.rows) and "Citations" not in [row.title for row in dialog.losses.rows],
        timeout=10_000,
    )
    QApplication.processEvents()
    dialog.reject()
