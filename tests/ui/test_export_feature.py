"""From the desk to the readers: approvals, the export dialog, what stands in the way, what is kept of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from editor.article.library_values import Standing
from editor.article.part import Part
from editor.article.workflow import State
from editor.desk import review, workflow
from editor.ui.export_dialog import ExportDialog
from editor.ui.main_window import MainWindow
from tests.ui.conftest import desk_at
from tests.ui.driving import open_story, press

Open = Callable[..., MainWindow]


def dialog_of(window: MainWindow, qtbot: QtBot, action_id: str) -> ExportDialog:
    press(window, action_id)
    found: list[ExportDialog] = []

    def there() -> bool:
        found[:] = [one for one in window.findChildren(ExportDialog) if one.isVisible()]
        return bool(found) and found[0].losses.model().rowCount() > 0

    qtbot.waitUntil(there)
    return found[0]


def _is_approved(window: MainWindow, part: Part) -> bool:
    return window.bench.model.standing(part) is Standing.APPROVED


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
    assert dialog.draft.isChecked()
    assert dialog.button.isEnabled()
    dialog.set_folder(str(tmp_path / "out"))
    dialog.button.click()
    qtbot.waitUntil(lambda: "Exported to" in window.bench.story.notice.words)
    (made,) = (tmp_path / "out").glob("museum*.html")
    assert "draft" in made.read_text(encoding="utf-8").lower()
    with desk_at(library) as desk:
        assert desk.story("museum").summary.state is State.DRAFT


def test_what_stands_in_the_way_is_said_and_nothing_leaves(window: MainWindow, qtbot: QtBot) -> None:
    open_story(window, qtbot, "museum")
    dialog = dialog_of(window, qtbot, "story.export")
    dialog.draft.setChecked(False)
    qtbot.waitUntil(lambda: "attribution is not approved" in dialog.verdict.words)
    assert not dialog.button.isEnabled()
    assert "in review" in dialog.verdict.words
    dialog.verdict.see.emit()
    assert window.bench.panels.current == "attribution"
    qtbot.waitUntil(lambda: not [one for one in window.findChildren(ExportDialog) if one.isVisible()])


def test_an_approved_story_goes_out_by_the_clipboard_and_is_kept(
    library: Path, open_main_window: Open, qtbot: QtBot
) -> None:
    ready(library)
    window = open_main_window(person="Mina Falk")
    open_story(window, qtbot, "museum")
    dialog = dialog_of(window, qtbot, "workflow.publish")
    assert not dialog.draft.isChecked()
    qtbot.waitUntil(dialog.button.isEnabled)
    dialog.clipboard.setChecked(True)
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


def test_who_wrote_a_part_is_told_that_another_must_approve_it(
    library: Path, open_main_window: Open, qtbot: QtBot
) -> None:
    with desk_at(library, "Jon Petersen") as desk:
        workflow.act(desk, "museum", "submit")
    window = open_main_window(person="Jon Petersen")
    open_story(window, qtbot, "museum")
    press(window, "approve.ads")
    qtbot.waitUntil(lambda: "somebody else has to approve" in window.bench.story.notice.words)


def test_an_editor_approves_and_the_story_becomes_ready(library: Path, open_main_window: Open, qtbot: QtBot) -> None:
    with desk_at(library, "Jon Petersen") as desk:
        workflow.act(desk, "museum", "submit")
    window = open_main_window(person="Mina Falk")
    open_story(window, qtbot, "museum")
    for part in Part:
        press(window, f"approve.{part.value}")
        qtbot.waitUntil(partial(_is_approved, window, part))
    with desk_at(library) as desk:
        assert review.refusals(desk, desk.story("museum")) == ()


def test_the_button_of_a_story_in_review_leads_through_its_approvals_to_publishing(
    library: Path, open_main_window: Open, qtbot: QtBot
) -> None:
    with desk_at(library) as desk:
        workflow.act(desk, "museum", "submit")
    window = open_main_window(person="Mina Falk")
    open_story(window, qtbot, "museum")
    button = next(one for one in window.tools.findChildren(QPushButton) if one.isVisible())

    def offered() -> list[str]:
        menu: QMenu | None = button.menu()
        return [action.objectName() for action in menu.actions() if action.objectName()] if menu is not None else []

    qtbot.waitUntil(lambda: button.text() == "Approve")
    assert offered() == ["approve.attribution", "approve.ads", "workflow.publish"]
    press(window, "approve.attribution")
    qtbot.waitUntil(lambda: offered() == ["approve.ads", "workflow.publish"])
    press(window, "approve.ads")
    qtbot.waitUntil(lambda: button.text() == "Publish…")
    assert not offered()


def test_the_losses_of_each_form_are_listed(window: MainWindow, qtbot: QtBot) -> None:
    open_story(window, qtbot, "crane")
    dialog = dialog_of(window, qtbot, "story.export")
    titles = [row.title for row in dialog.losses.rows]
    assert "Citations" in titles
    dialog.target.setCurrentIndex(dialog.target.findData("json"))
    dialog.target.chosen.emit("json")
    qtbot.waitUntil(lambda: "Citations" not in [row.title for row in dialog.losses.rows])
    QApplication.processEvents()
    dialog.reject()
