"""Suggestions, marks in the margin, cards that say the verdict, and word of markers that an edit took away."""

import random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from editor.ui.ads.ad_ghosts import AdGhosts
from editor.ui.ads.ad_margin import AdMargin
from editor.ui.ads.ad_rows import Shape
from editor.ui.body.quiet_syntax import UnitKind
from editor.ui.main_window import MainWindow
from editor.ui.theme import Role
from tests.article.test_ad_edits import neighbours
from tests.ui.ads.test_ad_panel import FERRY, cards, library, opened, panel_of
from tests.ui.driving import settle

__all__ = ["library", "opened"]

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def margin_of(window: MainWindow) -> AdMargin:
    found = window.bench.story.editor.findChild(AdMargin)
    assert isinstance(found, AdMargin)
    return found


def press_suggest(window: MainWindow) -> None:
    QTest.keyClick(window.bench.story.editor, Qt.Key.Key_A, CTRL | ALT)


def test_a_suggestion_is_shown_before_it_is_taken_with_the_same_key(opened: MainWindow, qtbot: QtBot) -> None:
    model, panel = opened.bench.model, panel_of(opened)
    press_suggest(opened)
    qtbot.waitUntil(panel.take_button.isVisible)
    assert model.article == FERRY
    assert [card[:3] for card in cards(opened)] == [("ad-1", 3, "Stays"), ("ad-2", 7, "Moved")]
    ghosts = opened.bench.story.editor.findChild(AdGhosts)
    assert isinstance(ghosts, AdGhosts)
    assert ghosts.isVisible()
    press_suggest(opened)
    settle(opened, qtbot)
    assert [card[:3] for card in cards(opened)] == [("ad-1", 3, "Holds"), ("ad-2", 7, "Holds")]
    assert not panel.take_button.isVisible()
    assert not ghosts.isVisible()
    assert model.undo_label == "suggested ads"
    model.undo()
    assert model.article == FERRY


def test_a_suggestion_goes_with_leave_escape_and_the_next_key(opened: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(opened)
    for leave in (
        panel.leave_button.click,
        lambda: QTest.keyClick(panel, Qt.Key.Key_Escape),
        lambda: QTest.keyClicks(opened.bench.story.editor, "x"),
    ):
        press_suggest(opened)
        qtbot.waitUntil(panel.take_button.isVisible)
        leave()
        assert not panel.take_button.isVisible()
    assert opened.bench.model.article.ads == FERRY.ads


def test_what_stands_rightly_is_said_to_stand(opened: MainWindow, qtbot: QtBot) -> None:
    panel = panel_of(opened)
    press_suggest(opened)
    qtbot.waitUntil(panel.take_button.isVisible)
    press_suggest(opened)
    settle(opened, qtbot)
    press_suggest(opened)
    qtbot.waitUntil(panel.leave_button.isVisible)
    assert not panel.take_button.isVisible()


def test_the_margin_marks_where_an_ad_could_stand_and_says_why_not_elsewhere(opened: MainWindow, qtbot: QtBot) -> None:
    margin, editor = margin_of(opened), opened.bench.story.editor
    panel_of(opened)._do.remove("ad-2")
    settle(opened, qtbot)
    editor.verticalScrollBar().setValue(editor.verticalScrollBar().maximum())
    assert margin.marks == (7,)
    assert margin.words_of(7) == "An ad could stand here. Click to place one."
    assert margin.words_of(5) == "No ad here. It stands right after a heading."
    assert margin.words_of(8) == "No ad here. Too late: 0 blocks after it, and the policy asks for 1."
    point = QPoint(6, round(margin.height_of(7)))
    QApplication.sendEvent(margin, QHelpEvent(QHelpEvent.Type.ToolTip, point, margin.mapToGlobal(point)))
    assert QToolTip.text() == "An ad could stand here. Click to place one."
    QToolTip.hideText()
    QTest.mouseClick(margin, Qt.MouseButton.LeftButton, pos=point)
    assert "::ad{#ad-2}\n\nSeven." in opened.bench.model.article.body


def test_the_marks_go_with_the_text_until_it_is_read_again(opened: MainWindow, qtbot: QtBot) -> None:
    margin, editor = margin_of(opened), opened.bench.story.editor
    panel_of(opened)._do.remove("ad-2")
    settle(opened, qtbot)
    editor.jump_to(0)
    before = margin.height_of(7) + editor.scrolled
    for _ in range(3):
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert margin.height_of(7) + editor.scrolled > before + 40
    model = opened.bench.model
    assert model.derived is not None
    assert model.derived.article is not model.article  # so it was the shift, not a new reading


def test_the_margin_can_be_hidden_and_stays_hidden(opened: MainWindow) -> None:
    action = opened.bench.actions.action("view.ad_marks")
    assert action is not None
    assert margin_of(opened).isVisible()
    action.trigger()
    assert not margin_of(opened).isVisible()
    assert not opened.settings.values.flag("ads.marks")


def test_cards_in_the_text_say_the_verdict(opened: MainWindow) -> None:
    shown = opened.bench.story.editor.highlighter.cards
    assert (shown.card(UnitKind.AD, "ad-1").state, shown.card(UnitKind.AD, "ad-1").tone) == ("Holds", Role.SUCCESS)
    assert (shown.card(UnitKind.AD, "ad-2").state, shown.card(UnitKind.AD, "ad-2").tone) == ("Refused", Role.WARNING)


def test_a_marker_that_goes_with_deleted_text_is_told_and_undo_brings_it_back(opened: MainWindow, qtbot: QtBot) -> None:
    model, editor, notice = opened.bench.model, opened.bench.story.editor, opened.bench.story.notice
    text = model.article.body
    editor.jump_to(text.index("Three."), text.index("Four."))
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    settle(opened, qtbot)
    assert notice.words == "The ad “article” went with the text that was deleted."
    model.undo()
    settle(opened, qtbot)
    assert model.article == FERRY
    assert notice.words == ""


def test_moving_a_card_on_purpose_is_not_told_but_moving_a_paragraph_past_it_is(
    opened: MainWindow, qtbot: QtBot
) -> None:
    editor, notice = opened.bench.story.editor, opened.bench.story.notice
    panel_of(opened)._do.step("ad-1", 1)
    settle(opened, qtbot)
    assert notice.words == ""
    opened.bench.model.undo()
    settle(opened, qtbot)
    editor.jump_to(opened.bench.model.article.body.index("Three.") + 3)
    QTest.keyClick(editor, Qt.Key.Key_Down, ALT)
    settle(opened, qtbot)
    assert "::ad{#ad-1}\n\nThree." in opened.bench.model.article.body
    assert notice.words == "The ad “article” stands between other paragraphs now."
    opened.bench.model.undo()
    settle(opened, qtbot)
    assert notice.words == ""


def test_a_card_dragged_in_the_text_says_where_it_may_not_stand(opened: MainWindow, qtbot: QtBot) -> None:
    opened.resize(1700, 1500)  # nothing is near an edge, where a drag scrolls
    editor, model = opened.bench.story.editor, opened.bench.model
    panel_of(opened)._do.remove("ad-2")
    settle(opened, qtbot)
    editor.jump_to(model.article.body.index("Three."))
    QTest.qWait(30)

    def middle(words: str) -> QPoint:
        place = editor.cursorRect(editor.story.cursor(model.article.body.index(words)))
        return QPoint(editor.viewport().width() // 2, place.center().y())

    card, heading = middle("::ad{#ad-1}"), middle("What it costs")
    QTest.mousePress(editor.viewport(), Qt.MouseButton.LeftButton, pos=card)
    for step in range(1, 6):
        QTest.mouseMove(editor.viewport(), card + (heading + QPoint(0, 34) - card) * (step / 5))
        QTest.qWait(5)
    assert QToolTip.text() == "It stands right after a heading."
    red = editor.painting.drop_refused
    QTest.mouseMove(editor.viewport(), heading - QPoint(0, 34))
    QTest.qWait(5)
    assert (red, editor.painting.drop_refused) == (True, False)
    QTest.mouseRelease(editor.viewport(), Qt.MouseButton.LeftButton, pos=heading - QPoint(0, 34))
    assert "::ad{#ad-1}\n\n## What it costs" in model.article.body
    settle(opened, qtbot)
    assert opened.bench.story.notice.words == ""
    model.undo()
    model.undo()
    assert model.article == FERRY


def test_opening_a_card_in_the_text_chooses_it_in_the_panel(opened: MainWindow, qtbot: QtBot) -> None:
    opened.bench.panels.show_panel("attribution")
    opened.bench.story.editor.card_activated.emit("ad", "ad-2")
    panel = panel_of(opened)
    assert panel.isVisible()
    assert panel.list.current_id == "ad-2"


def test_only_placements_are_listed_where_the_paragraphs_are_hidden(opened: MainWindow) -> None:
    panel = panel_of(opened)
    panel._blocks.click()
    assert {row.shape for row in panel.list.rows} == {Shape.PLACEMENT}


@pytest.mark.slow
def test_random_keys_keep_each_marker_between_its_neighbours_or_the_window_says_so(
    opened: MainWindow, qtbot: QtBot
) -> None:
    """The same with edits by the thousand is in tests/article/test_ad_edits.py; here the keys are real."""
    model, editor, notice = opened.bench.model, opened.bench.story.editor, opened.bench.story.notice
    rng = random.Random(11)
    told = 0
    for _ in range(30):
        before = neighbours(model.article.body)
        notice.dismiss()
        text = model.article.body
        start = rng.randint(0, len(text))
        editor.jump_to(start, min(len(text), start + rng.choice([0, 0, 3, 60, 400])))
        QTest.keyClick(editor, rng.choice([Qt.Key.Key_Delete, Qt.Key.Key_X, Qt.Key.Key_Return, Qt.Key.Key_Backspace]))
        settle(opened, qtbot)
        now = neighbours(model.article.body)
        for name, (above, below) in before.items():
            kept = name in now and (now[name][0] == above or now[name][1] == below)
            assert kept or notice.words, (name, above, below)
        told += bool(notice.words)
        model.undo()
        settle(opened, qtbot)
        assert model.article == FERRY
    assert told
