"""The bar over a story in review: how each part stands as one types, who may approve it, and what changed since."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.article.library_values import Standing
from editor.article.part import Part
from editor.article.workflow import State
from editor.desk import house_rules, notes
from editor.desk.desk import Desk
from editor.ui.main_window import MainWindow
from editor.ui.review.part_dialog import PartDialog
from editor.ui.review.review_bar import PartRow, ReviewBar
from tests.ui import driving
from tests.ui.review.reviewed import EDITOR, REPORTER, Open, at_the_library, dialog_of, opened, submitted, type_at_end


def row(bar: ReviewBar, part: Part) -> PartRow:
    return bar.rows[part]


def test_a_draft_has_no_bar(window: MainWindow, qtbot: QtBot) -> None:
    assert opened(window, qtbot).bar.isHidden()


def test_each_part_is_approved_by_one_click_or_key(open_main_window: Open, library: Path, qtbot: QtBot) -> None:
    submitted(library)
    window = open_main_window(person=EDITOR)
    bar = opened(window, qtbot).bar
    assert bar.isVisible()
    assert row(bar, Part.EMBEDS).isHidden()  # nobody asks for it, and the story has none
    assert row(bar, Part.ADS).sentence.text() == "Not approved yet"
    row(bar, Part.ADS).approve.click()
    qtbot.waitUntil(lambda: window.bench.model.standing(Part.ADS) is Standing.APPROVED)
    assert "Ads approved." in window.bench.story.notice.words
    qtbot.waitUntil(lambda: row(bar, Part.ADS).sentence.text().startswith(f"Approved by {EDITOR}"))
    assert row(bar, Part.ADS).approve.isHidden()
    driving.press(window, "approve.attribution")
    qtbot.waitUntil(lambda: window.bench.model.standing(Part.ATTRIBUTION) is Standing.APPROVED)
    assert "Everything that has to be approved is." in window.bench.story.notice.words


def test_four_eyes_are_said_before_the_click(open_main_window: Open, library: Path, qtbot: QtBot) -> None:
    submitted(library)
    window = open_main_window(person=REPORTER)
    bar = opened(window, qtbot).bar
    assert not row(bar, Part.ADS).approve.isEnabled()
    assert "somebody else has to approve it" in row(bar, Part.ADS).approve.toolTip()
    assert "so somebody else approves it" in row(bar, Part.ADS).sentence.text()
    action = window.bench.actions.action("approve.ads")
    assert action is not None
    assert not action.isEnabled()
    assert "somebody else" in action.toolTip()


def test_who_handed_it_in_may_take_it_back_there_and_nobody_else(
    open_main_window: Open, library: Path, qtbot: QtBot
) -> None:
    at_the_library(library, EDITOR, lambda desk: house_rules.change(desk, "people.roles", {EDITOR: "editor"}))
    submitted(library)
    editors = open_main_window(person=EDITOR)
    bar = opened(editors, qtbot).bar
    assert (bar.recall.isHidden(), bar.back.isHidden()) == (True, False)
    action = editors.bench.actions.action("workflow.recall")
    assert action is not None
    assert not action.isEnabled()
    assert f"{REPORTER} handed this story in" in action.toolTip()
    editors.close()
    window = open_main_window(person=REPORTER)
    bar = opened(window, qtbot).bar
    qtbot.waitUntil(bar.recall.isVisible)
    assert bar.back.isHidden()  # a reporter gives nothing back
    bar.recall.click()
    qtbot.waitUntil(bar.isHidden)
    assert window.bench.model.summary is not None
    assert window.bench.model.summary.state is State.DRAFT


def test_a_sentence_is_not_cut_where_it_has_room_over_its_buttons(
    open_main_window: Open, library: Path, qtbot: QtBot
) -> None:
    submitted(library, Part.ATTRIBUTION)
    window = open_main_window(person=EDITOR)
    bar = opened(window, qtbot).bar
    type_at_end(window, " So they did.")
    shown = row(bar, Part.ATTRIBUTION)
    qtbot.waitUntil(shown.changes.isVisible)
    for width, is_folded in ((1000, False), (700, True), (1000, False)):
        bar.setFixedWidth(width)
        qtbot.waitUntil(lambda: shown.sentence.width() >= shown.sentence.sizeHint().width())
        assert shown.is_folded is is_folded
    bar.setFixedWidth(500)
    qtbot.waitUntil(lambda: shown.sentence.width() < 400)
    assert not shown.is_folded  # it would be cut in a line of its own too, and a low window has few lines


def test_an_editor_who_types_in_review_becomes_the_last_changer_until_that_is_undone(
    open_main_window: Open, library: Path, qtbot: QtBot
) -> None:
    submitted(library)
    window = open_main_window(person=EDITOR)
    bar = opened(window, qtbot).bar
    assert row(bar, Part.ATTRIBUTION).approve.isEnabled()
    type_at_end(window, " So they did.")
    qtbot.waitUntil(lambda: not row(bar, Part.ATTRIBUTION).approve.isEnabled())
    assert row(bar, Part.ATTRIBUTION).sentence.text().endswith("You changed it just now, so somebody else approves it.")
    assert row(bar, Part.ADS).approve.isEnabled()
    window.bench.model.undo()
    qtbot.waitUntil(row(bar, Part.ATTRIBUTION).approve.isEnabled)


def test_undo_back_to_the_approved_text_restores_the_approval_at_once(
    open_main_window: Open, library: Path, qtbot: QtBot
) -> None:
    submitted(library, Part.ATTRIBUTION, Part.ADS)
    window = open_main_window(person=EDITOR)
    bar, model = opened(window, qtbot).bar, window.bench.model
    type_at_end(window, " So they did.")
    qtbot.waitUntil(lambda: model.standing(Part.ATTRIBUTION) is Standing.STALE)
    assert model.standing(Part.ADS) is Standing.APPROVED
    qtbot.waitUntil(row(bar, Part.ATTRIBUTION).changes.isVisible)
    model.undo()
    qtbot.waitUntil(lambda: model.standing(Part.ATTRIBUTION) is Standing.APPROVED)
    qtbot.waitUntil(row(bar, Part.ATTRIBUTION).changes.isHidden)
    assert row(bar, Part.ATTRIBUTION).sentence.text().startswith(f"Approved by {EDITOR}")


def test_a_save_without_a_change_stales_nothing(open_main_window: Open, library: Path, qtbot: QtBot) -> None:
    submitted(library, Part.ATTRIBUTION, Part.ADS)
    window = open_main_window(person=REPORTER)
    opened(window, qtbot)
    type_at_end(window, "x")
    window.bench.model.undo()
    done: list[bool] = []
    window.bench.keeper.save(lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    summary = window.bench.model.summary
    assert summary is not None
    assert summary.standings.attribution is summary.standings.ads is Standing.APPROVED


def test_moving_an_ad_stales_the_ads_alone(open_main_window: Open, library: Path, qtbot: QtBot) -> None:
    submitted(library, Part.ATTRIBUTION, Part.ADS)
    window = open_main_window(person=REPORTER)
    opened(window, qtbot)
    model = window.bench.model
    marker = model.article.body.index("::ad{")
    window.bench.story.editor.jump_to(marker)
    driving.press(window, "format.block_up")
    driving.settle(window, qtbot)
    assert (model.standing(Part.ADS), model.standing(Part.ATTRIBUTION)) == (Standing.STALE, Standing.APPROVED)
    done: list[bool] = []
    window.bench.keeper.save(lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    summary = model.summary
    assert summary is not None
    assert (summary.standings.ads, summary.standings.attribution) == (Standing.STALE, Standing.APPROVED)


def test_what_changed_is_shown_and_approved_again_by_one_key(
    open_main_window: Open, library: Path, qtbot: QtBot
) -> None:
    submitted(library, Part.ATTRIBUTION, Part.ADS)

    def reword(desk: Desk) -> None:
        stored = desk.story("crane")
        changed = replace(stored.article, body=stored.article.body.replace("at noon", "at one"))
        desk.library.save(stored.summary.id, changed, stored.summary.head, REPORTER)

    at_the_library(library, REPORTER, reword)
    window = open_main_window(person=EDITOR)
    feature = opened(window, qtbot)
    assert row(feature.bar, Part.ATTRIBUTION).sentence.text().startswith(f"Changed since {EDITOR} approved it")
    driving.press(window, "review.changes")
    dialog = dialog_of(PartDialog, window, qtbot)
    assert isinstance(dialog, PartDialog)
    qtbot.waitUntil(lambda: dialog.view.changes == 1)
    assert "paragraph" in dialog.bar.words.text()
    assert "noon" in dialog.view.toPlainText()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.bench.model.standing(Part.ATTRIBUTION) is Standing.APPROVED)
    assert feature.dialog is None


def test_what_is_to_be_judged_comes_to_front(open_main_window: Open, library: Path, qtbot: QtBot) -> None:
    submitted(library, Part.ATTRIBUTION)
    window = open_main_window(person=EDITOR)
    feature = opened(window, qtbot)
    qtbot.waitUntil(lambda: window.bench.panels.current == "ads")  # the attribution is approved
    preview = window.bench.actions.action("view.preview")
    assert preview is not None
    assert preview.isChecked()
    row(feature.bar, Part.ATTRIBUTION).name.click()
    assert window.bench.panels.current == "attribution"
    assert not preview.isChecked()
    driving.press(window, "review.next")
    assert window.bench.panels.current == "ads"
    assert preview.isChecked()


def test_roles_grey_what_somebody_may_not_do(open_main_window: Open, library: Path, qtbot: QtBot) -> None:
    submitted(library)
    at_the_library(
        library, EDITOR, lambda desk: house_rules.change(desk, "people.roles", {EDITOR: "editor", REPORTER: "reporter"})
    )
    window = open_main_window(person=REPORTER)
    bar = opened(window, qtbot).bar
    assert not bar.back.isEnabled()
    for name in ("workflow.reject", "approve.ads", "workflow.spike"):
        action = window.bench.actions.action(name)
        assert action is not None
        assert not action.isEnabled(), name
        assert "editor" in action.toolTip(), name
    assert window.bench.model.may("submit")


def test_an_approval_is_taken_back_with_a_reason(open_main_window: Open, library: Path, qtbot: QtBot) -> None:
    submitted(library, Part.ADS)
    window = open_main_window(person=EDITOR)
    feature = opened(window, qtbot)
    refused = window.bench.actions.action("withdraw.attribution")
    assert refused is not None
    assert not refused.isEnabled()
    feature._withdraw(Part.ADS, "Look again.")
    qtbot.waitUntil(lambda: window.bench.model.standing(Part.ADS) is Standing.MISSING)
    qtbot.waitUntil(lambda: row(feature.bar, Part.ADS).sentence.text() == "Not approved yet")
    assert window.bench.model.summary is not None
    assert window.bench.model.summary.state is State.IN_REVIEW


def test_no_button_of_a_narrow_bar_is_cut(open_main_window: Open, library: Path, qtbot: QtBot) -> None:
    submitted(library, Part.ATTRIBUTION)
    at_the_library(library, EDITOR, lambda desk: notes.add(desk, "crane", "Who says so?"))
    window = open_main_window(person=EDITOR)
    bar = opened(window, qtbot).bar
    type_at_end(window, " More.")
    stale = row(bar, Part.ATTRIBUTION)
    qtbot.waitUntil(stale.changes.isVisible)
    bar.setFixedWidth(1000)
    qtbot.waitUntil(lambda: not (stale.is_folded or bar.foot.is_folded))
    bar.setFixedWidth(310)
    qtbot.waitUntil(lambda: stale.is_folded and bar.foot.is_folded)
    buttons = (stale.changes, stale.approve, bar.note, bar.notes, bar.back)
    qtbot.waitUntil(lambda: all(button.width() >= button.sizeHint().width() for button in buttons))
    bar.setFixedWidth(1000)
    qtbot.waitUntil(lambda: not (stale.is_folded or bar.foot.is_folded))
