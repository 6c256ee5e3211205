"""Corrections, kills, spikes and deleting in the real window: what is asked, what is done, what can be taken back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from editor.article.correction import Correction, CorrectionKind
from editor.article.part import Part
from editor.article.workflow import State
from editor.desk import corrections, house_rules, killing, review, workflow
from editor.ui.corrections.asking import AskDialog
from editor.ui.corrections.correction_dialog import CorrectionDialog
from editor.ui.corrections.corrections_section import CorrectionsSection
from editor.ui.corrections.kill_dialog import KillDialog
from editor.ui.exports.export_dialog import ExportDialog
from editor.ui.kit import Page
from editor.ui.main_window import MainWindow
from editor.ui.story_state import StoryState
from tests.ui.conftest import desk_at
from tests.ui.driving import open_story, press

D = TypeVar("D", bound=QDialog)
Open = Callable[..., MainWindow]


@pytest.fixture
def published(library: Path) -> Path:
    """Return the library with the crane published and exported."""
    with desk_at(library, "Mina Falk") as desk:
        workflow.act(desk, "crane", "submit")
        for part in Part:
            review.approve(desk, "crane", part)
        workflow.act(desk, "crane", "publish")
        story = desk.story("crane").summary
        desk.library.keep_export(story.id, story.head, "html", "", b"<p>", "Mina Falk", draft=False)
    return library


def dialog_of(window: MainWindow, qtbot: QtBot, kind: type[D]) -> D:
    def there() -> list[D]:
        return [one for one in window.findChildren(kind) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(there()), timeout=10_000)
    return there()[0]


def section_of(window: MainWindow) -> CorrectionsSection:
    (section,) = window.findChildren(CorrectionsSection)
    return section


def state_of(window: MainWindow) -> State | None:
    summary = window.bench.model.summary
    return summary.state if summary else None


def test_a_correction_is_proposed_seen_and_recorded_with_the_words_replaced(
    published: Path, open_main_window: Open, qtbot: QtBot
) -> None:
    window = open_main_window(path=published, person="Mina Falk")
    open_story(window, qtbot, "crane")
    press(window, "workflow.correct")
    dialog = dialog_of(window, qtbot, CorrectionDialog)
    form = dialog.form
    assert not dialog.accept_button.isEnabled()
    assert not form.replaces.isEnabled()
    assert "somebody else has to approve" in dialog.note.text()
    form.wrong.setPlainText("two crews")
    form.right.setPlainText("three crews")
    assert form.text.words == "An earlier version of this story said “two crews”. It should have said “three crews”."
    assert "It should have said “three crews”" in dialog.card.words.text()
    assert form.wants_replacing
    assert "once" in form.replaces.text()
    dialog.accept_button.click()
    model = window.bench.model
    qtbot.waitUntil(lambda: len(model.records.corrections) == 1, timeout=10_000)
    assert "three crews went home" in model.article.body
    section = section_of(window)
    qtbot.waitUntil(lambda: [row.pill for row in section.list.rows] == ["Not out yet"])
    assert window.bench.panels.current == "attribution"
    qtbot.waitUntil(lambda: "the words are replaced once" in window.bench.story.notice.words)
    with desk_at(published) as desk:
        kept = desk.story("crane")
        assert kept.article.corrections[0].approved_by == "Mina Falk"
        assert kept.summary.state is State.PUBLISHED
    button = next(one for one in window.bench.story.notice._buttons if one.text() == "Undo")
    button.click()
    qtbot.waitUntil(lambda: not model.records.corrections, timeout=10_000)
    assert "two crews went home" in model.article.body


def test_own_words_stay_and_can_be_proposed_anew(published: Path, open_main_window: Open, qtbot: QtBot) -> None:
    with desk_at(published, "Mina Falk") as desk:
        house_rules.change(desk, "corrections.wording", {"en update": "New: {right}, not {wrong}."})
        house_rules.change(desk, "approvals.four_eyes", False)
        house_rules.change(desk, "corrections.place", "top")
    window = open_main_window(path=published, person="Mina Falk")
    open_story(window, qtbot, "crane")
    press(window, "workflow.correct")
    dialog = dialog_of(window, qtbot, CorrectionDialog)
    form = dialog.form
    assert "somebody else" not in dialog.note.text()
    assert "top" in dialog.card._caption.text()
    form.wrong.setPlainText("by nobody")
    form.text.setPlainText("Our own words.")
    form.right.setPlainText("by hand")
    assert form.text.words == "Our own words."
    assert not form.wants_replacing
    assert "does not say it" in form.stands.text()
    form.kind.show_value(CorrectionKind.UPDATE)
    form.propose.click()
    assert form.text.words == "New: by hand, not by nobody."
    dialog.reject()


def test_a_correction_that_is_there_is_changed_or_removed_as_one_step_of_undo(
    published: Path, open_main_window: Open, qtbot: QtBot
) -> None:
    window = open_main_window(path=published, person="Mina Falk")
    with desk_at(published, "Mina Falk") as desk:
        corrections.correct(desk, "crane", Correction("It was wrong."))
    open_story(window, qtbot, "crane")
    model = window.bench.model

    def texts() -> list[str]:
        return [one.text for one in model.records.corrections]

    section_of(window).chosen.emit(0)
    dialog = dialog_of(window, qtbot, CorrectionDialog)
    date = model.records.corrections[0].date
    dialog.form.text.setPlainText("It was quite wrong.")
    dialog.accept_button.click()
    assert (model.records.corrections[0].text, model.records.corrections[0].date) == ("It was quite wrong.", date)
    qtbot.waitUntil(lambda: not [one for one in window.findChildren(CorrectionDialog) if one.isVisible()])
    section_of(window).chosen.emit(0)
    dialog_of(window, qtbot, CorrectionDialog).remove_button.click()
    assert not texts()
    assert model.undo_label == "removing a correction"
    model.undo()
    model.undo()
    assert texts() == ["It was wrong."]


def test_what_readers_were_told_is_not_removed(published: Path, open_main_window: Open, qtbot: QtBot) -> None:
    with desk_at(published, "Mina Falk") as desk:
        made = corrections.correct(desk, "crane", Correction("It was wrong."))
        story = desk.story("crane").summary
        desk.library.keep_export(story.id, made.revision, "html", "", b"<p>", "Mina Falk", draft=False)
    window = open_main_window(path=published, person="Mina Falk")
    open_story(window, qtbot, "crane")
    press(window, "view.corrections")
    section = section_of(window)
    qtbot.waitUntil(lambda: [row.pill for row in section.list.rows] == ["Out"])
    section.chosen.emit(0)
    assert not dialog_of(window, qtbot, CorrectionDialog).remove_button.isEnabled()


def test_corrections_are_offered_where_there_can_be_any(published: Path, open_main_window: Open, qtbot: QtBot) -> None:
    window = open_main_window(path=published)
    action = window.bench.actions.action("view.corrections")
    assert action is not None
    for slug, offered in (("crane", True), ("ferry", False)):
        open_story(window, qtbot, slug)
        assert action.isEnabled() is offered
        assert section_of(window).is_wanted is offered


def test_a_kill_asks_why_shows_the_notice_and_goes_on_to_export_it(
    published: Path, open_main_window: Open, qtbot: QtBot
) -> None:
    window = open_main_window(path=published, person="Mina Falk")
    open_story(window, qtbot, "crane")
    press(window, "workflow.kill")
    dialog = dialog_of(window, qtbot, KillDialog)
    assert not dialog.kill_button.isEnabled()
    assert "This story was withdrawn." in dialog.card.words.text()
    dialog.reason.setPlainText("A court order.")
    dialog.notice.setPlainText("We took this down.")
    dialog.headline.setChecked(False)
    assert "We took this down." in dialog.card.words.text()
    assert "Crane" not in dialog.card.words.text()
    dialog.export_button.click()
    export = dialog_of(window, qtbot, ExportDialog)
    assert state_of(window) is State.KILLED
    (shown,) = window.findChildren(StoryState)
    assert [one.text() for one in shown.findChildren(QPushButton) if not one.isHidden()] == ["Export Notice…"]
    export.reject()
    press(window, "workflow.notice")
    qtbot.waitUntil(lambda: len([one for one in window.findChildren(KillDialog) if one.isVisible()]) == 1)
    again = dialog_of(window, qtbot, KillDialog)
    assert again.notice.words == "We took this down."
    again.notice.setPlainText("We took it down.")
    again.kill_button.click()
    qtbot.waitUntil(lambda: "Readers have it until" in window.bench.story.notice.words)
    with desk_at(published) as desk:
        notice = killing.notice_of(desk, desk.story("crane"))
        assert notice is not None
        assert (notice.text, notice.keeps_headline) == ("We took it down.", False)
    open_story(window, qtbot, "ferry")
    assert window.bench.story.notice.words == ""


def test_a_spike_wants_a_reason(window: MainWindow, qtbot: QtBot, library: Path) -> None:
    open_story(window, qtbot, "ferry")
    press(window, "workflow.spike")
    dialog = dialog_of(window, qtbot, AskDialog)
    assert not dialog.accept_button.isEnabled()
    dialog.reason.setPlainText("not ours")
    assert any("unpublished" in label.text() for label in dialog.findChildren(QLabel))
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: state_of(window) is State.SPIKED)
    assert window.bench.story.notice.words == ""
    with desk_at(library) as desk:
        assert desk.library.audit.events()[0].details["note"] == "not ours"


def test_a_spike_of_what_readers_have_says_that_they_have_it_still(
    published: Path, open_main_window: Open, qtbot: QtBot
) -> None:
    with desk_at(published, "Mina Falk") as desk:
        workflow.act(desk, "crane", "reopen")
    window = open_main_window(person="Mina Falk")
    open_story(window, qtbot, "crane")
    press(window, "workflow.spike")
    dialog = dialog_of(window, qtbot, AskDialog)
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("Its readers have it still; to withdraw it, kill it." in words for words in told), told
    assert not any("unpublished" in words for words in told)
    dialog.reason.setPlainText("no room")
    dialog.accept_button.click()
    notice = window.bench.story.notice
    qtbot.waitUntil(lambda: "to withdraw it, take it up again, submit it and kill it." in notice.words, timeout=10_000)
    qtbot.waitUntil(lambda: state_of(window) is State.SPIKED)
    assert notice.words
    open_story(window, qtbot, "ferry")
    assert notice.words == ""


def test_deleting_says_what_goes_and_where_it_still_is(window: MainWindow, qtbot: QtBot, library: Path) -> None:
    open_story(window, qtbot, "ferry")
    window.bench.story.editor.insertPlainText("Typed just now. ")
    press(window, "workflow.delete")
    dialog = dialog_of(window, qtbot, AskDialog)
    labels = [label.text() for label in dialog.findChildren(type(window.bench.story.notice._words))]
    assert any("with 2 revisions." in words for words in labels), labels
    dialog.accept_button.click()
    notice = window.bench.story.notice
    qtbot.waitUntil(lambda: "“ferry” is deleted. The backup of" in notice.words, timeout=10_000)
    assert not window.bench.model.is_open
    with desk_at(library) as desk:
        assert not desk.library.articles.has_slug("ferry")
        assert desk.library.verify().problems == ()
    qtbot.waitUntil(lambda: window.desk_list.model.rowCount() == 2)
    next(one for one in notice._buttons if one.text() == "Bring Back").click()
    qtbot.waitUntil(lambda: "“ferry” is back" in notice.words, timeout=10_000)
    assert "Typed just now. " in window.bench.model.article.body
    qtbot.waitUntil(lambda: window.desk_list.model.rowCount() == 3)


def test_what_left_is_not_deleted(published: Path, open_main_window: Open, qtbot: QtBot) -> None:
    with desk_at(published, "Mina Falk") as desk:
        workflow.act(desk, "crane", "reopen")
        workflow.act(desk, "crane", "spike", "after all")
    window = open_main_window(path=published, person="Mina Falk")
    open_story(window, qtbot, "crane")
    told: list[str] = []
    window.worker.troubled.connect(lambda trouble: told.append(trouble.sentence))
    press(window, "workflow.delete")
    qtbot.waitUntil(lambda: bool(told))
    assert "has left for the CMS" in told[0]
    assert not window.findChildren(AskDialog)


def test_a_reporter_is_told_before_anything_is_written(published: Path, open_main_window: Open, qtbot: QtBot) -> None:
    with desk_at(published, "Mina Falk") as desk:
        house_rules.change(desk, "people.roles", {"Mina Falk": "editor"})
    window = open_main_window(path=published, person="Ana Ruiz")
    told: list[str] = []
    window.worker.troubled.connect(lambda trouble: told.append(trouble.sentence))
    for slug, action_ids in (("crane", ("workflow.correct", "workflow.kill")), ("ferry", ("workflow.spike",))):
        open_story(window, qtbot, slug)
        for action_id in action_ids:
            action = window.bench.actions.action(action_id)
            assert action is not None
            if not action.isEnabled():
                continue  # the window may know already that it is for editors
            told.clear()
            action.trigger()
            qtbot.waitUntil(lambda: bool(told), timeout=10_000)
            assert "role editor" in told[0]
    assert not [one for one in window.findChildren(QDialog) if one.isVisible()]


def test_a_word_wider_than_the_dialog_is_broken_and_nothing_is_cut(
    published: Path, open_main_window: Open, qtbot: QtBot
) -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle"
    with desk_at(published, "Ana Ruiz") as desk:
        story = desk.story("crane")
        article = replace(story.article, furniture=replace(story.article.furniture, headline=long))
        desk.library.save(story.summary.id, article, story.summary.head, "Ana Ruiz")
    window = open_main_window(path=published, person="Mina Falk")
    open_story(window, qtbot, "crane")
    press(window, "workflow.kill")
    dialog = dialog_of(window, qtbot, KillDialog)
    (page,) = dialog.findChildren(Page)
    inside = page.widget()
    assert inside is not None
    qtbot.waitUntil(lambda: 0 < inside.width() <= page.viewport().width())
    assert inside.minimumSizeHint().width() <= page.viewport().width()
    assert all(one.minimumSizeHint().width() <= one.width() for one in dialog.findChildren(QLabel) if one.isVisible())
