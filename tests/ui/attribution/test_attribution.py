"""The panel of attribution driven as a person drives it: by click, by caret, by key."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from editor.article.article import Waiver
from editor.article.ledger import QuotationState
from editor.article.sources import Source
from editor.ui.attribution.attribution_panel import AttributionPanel
from editor.ui.attribution.attribution_quotations import QuotationsSection
from editor.ui.body.copied import OWN_TYPE, own_text
from editor.ui.main_window import MainWindow
from editor.ui.theme import Role
from tests.ui.attribution.attribution_story import BODY, entry, library, open_story
from tests.ui.driving import press, settle

__all__ = ["library"]

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> AttributionPanel:
    return open_story(window, qtbot)


def choose(section: QuotationsSection, words: str) -> None:
    row = next(row for row in section.list.rows if words in row.words)
    section.list.setFocus()
    section.list.select(row.key)


def lit(window: MainWindow, role: Role) -> list[str]:
    """Return the words that are lit in a role."""
    return [cursor.selectedText() for cursor in window.bench.story.editor._lights.get(role, ())]


def test_every_quotation_is_listed_in_order_with_its_state(panel: AttributionPanel) -> None:
    rows = panel.quotations.list.rows
    assert [(row.title, row.pill) for row in rows] == [
        ("Rosa Diaz", "Confirmed"),
        ("Rosa Diaz", "Proposed"),
        ("Rosa Diaz", "Proposed"),
        ("Tomas Brandt", "Proposed"),
        ("Tomas Brandt", "Proposed"),
        ("No quotation", ""),
        ("a person at the port", "Confirmed"),
    ]
    assert panel.head.words == "2 of 6 attributed"
    assert "Weber" not in "".join(row.spoken for row in rows)


def test_a_click_jumps_and_the_caret_chooses(panel: AttributionPanel, window: MainWindow, qtbot: QtBot) -> None:
    editor, section = window.bench.story.editor, panel.quotations
    row = next(number for number, row in enumerate(section.list.rows) if "hook" in row.words)
    place = section.list.visualRect(section.list.model().index(row, 0)).center()
    QTest.mouseClick(section.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert editor.source[slice(*editor.selected)] == "“I saw the hook swing,”"
    assert lit(window, Role.SUCCESS) == ["said Tomas Brandt"]
    assert editor.hasFocus()
    editor.jump_to(BODY.index("bolt"))
    qtbot.waitUntil(lambda: section.current is not None and "bolt" in section.current.text)
    assert lit(window, Role.SUCCESS) == ["Diaz added"]
    editor.jump_to(BODY.index("begins in March"))
    qtbot.waitUntil(lambda: not lit(window, Role.SUCCESS))


def test_the_text_goes_along_where_the_list_is_walked(panel: AttributionPanel, window: MainWindow) -> None:
    editor, section = window.bench.story.editor, panel.quotations
    choose(section, "safe to use")
    for words in ("“We checked every bolt of it,”", "“Nobody was asked to take a risk.”"):
        QTest.keyClick(section.list, Qt.Key.Key_Down)
        assert editor.source[slice(*editor.selected)] == words
        assert section.list.hasFocus()
    QTest.keyClick(section.list, Qt.Key.Key_Return)
    assert editor.hasFocus()


def test_one_key_confirms_and_makes_the_source(panel: AttributionPanel, window: MainWindow, qtbot: QtBot) -> None:
    section, model = panel.quotations, window.bench.model
    choose(section, "hook")
    QTest.keyClick(section.list, Qt.Key.Key_C)
    assert "“I saw the hook swing,” [@brandt] said" in model.article.body
    assert model.article.source("brandt") == Source("brandt", "Tomas Brandt", role="engineer")
    assert section.current is not None
    assert "nothing but" in section.current.text  # the next that waits is chosen
    settle(window, qtbot)
    assert entry(window, "hook").state is QuotationState.CONFIRMED
    assert panel.head.words == "3 of 6 attributed"
    press(window, "edit.undo")
    assert model.article.body == BODY
    assert model.article.source("brandt") is None


def test_the_keys_of_the_text_walk_and_confirm(panel: AttributionPanel, window: MainWindow, qtbot: QtBot) -> None:
    editor, model = window.bench.story.editor, window.bench.model
    editor.jump_to(0)
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_F7)
    assert editor.source[slice(*editor.selected)] == "“We checked every bolt of it,”"
    QTest.keyClick(editor, Qt.Key.Key_Return, CTRL | SHIFT)
    assert "bolt of it,” [@diaz] Diaz" in model.article.body
    QTest.keyClick(editor, Qt.Key.Key_F7)
    assert editor.source[slice(*editor.selected)] == "“Nobody was asked to take a risk.”"
    QTest.keyClick(editor, Qt.Key.Key_F7, SHIFT)
    assert "nothing but the wind" in editor.source[slice(*editor.selected)]  # round the start of the story


def test_all_sure_ones_are_confirmed_in_one_step(panel: AttributionPanel, window: MainWindow, qtbot: QtBot) -> None:
    section, model = panel.quotations, window.bench.model
    assert section.sure.text() == "Confirm 2 sure"
    QTest.mouseClick(section.sure, Qt.MouseButton.LeftButton)
    settle(window, qtbot)
    assert panel.head.words == "4 of 6 attributed"
    assert not section.sure.isVisible()
    press(window, "edit.undo")
    assert model.article.body == BODY


def test_a_waiver_asks_for_its_reason(panel: AttributionPanel, window: MainWindow, qtbot: QtBot) -> None:
    section, model = panel.quotations, window.bench.model
    choose(section, "nothing but")
    QTest.keyClick(section.list, Qt.Key.Key_W)
    assert section.card.reason.hasFocus()
    QTest.keyClick(section.card.reason, Qt.Key.Key_Return)
    assert not model.article.decisions
    QTest.keyClicks(section.card.reason, "Shouted in the crowd")
    QTest.keyClick(section.card.reason, Qt.Key.Key_Return)
    (decision,) = model.article.decisions
    assert (decision.waiver, decision.by, decision.reason) == (Waiver.WAIVED, "Ana Ruiz", "Shouted in the crowd")
    assert section.list.hasFocus()
    settle(window, qtbot)
    assert section.list.rows[4].pill == "Waived"
    assert section.list.rows[4].detail == "Ana Ruiz: Shouted in the crowd"
    QTest.keyClick(section.list, Qt.Key.Key_Backspace)
    assert model.article.decisions == ()


def test_escape_leaves_the_reason(panel: AttributionPanel, window: MainWindow) -> None:
    section = panel.quotations
    choose(section, "nothing but")
    QTest.keyClick(section.list, Qt.Key.Key_W)
    QTest.keyClicks(section.card.reason, "Wrong")
    QTest.keyClick(section.card.reason, Qt.Key.Key_Escape)
    assert section.list.hasFocus()
    assert window.bench.model.article.decisions == ()


def test_marked_as_no_quotation_stays_so_while_one_types(
    panel: AttributionPanel, window: MainWindow, qtbot: QtBot
) -> None:
    section, editor = panel.quotations, window.bench.story.editor
    choose(section, "nothing but")
    QTest.keyClick(section.list, Qt.Key.Key_N)
    settle(window, qtbot)
    assert panel.head.words == "2 of 5 attributed"
    editor.jump_to(0)
    editor.setFocus()
    QTest.keyClicks(editor, 'He wrote "no" there. ')
    settle(window, qtbot)
    assert entry(window, "nothing but").state is QuotationState.NO_QUOTATION
    choose(section, "quiet season")
    QTest.keyClick(section.list, Qt.Key.Key_N)
    settle(window, qtbot)
    assert entry(window, "quiet season").state is QuotationState.MISSING


def test_another_source_is_chosen_for_a_quotation(panel: AttributionPanel, window: MainWindow, qtbot: QtBot) -> None:
    section, model = panel.quotations, window.bench.model
    choose(section, "safe to use")
    QTest.keyClick(section.list, Qt.Key.Key_S)
    field = window.focusWidget()
    assert isinstance(field, QWidget)
    QTest.keyClicks(field, "br")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "“safe to use”. [@brandt]" in model.article.body
    assert section.list.hasFocus()
    settle(window, qtbot)
    choose(section, "safe to use")
    QTest.keyClick(section.list, Qt.Key.Key_Backspace)
    assert "“safe to use”.\n" in model.article.body


def test_the_menu_of_a_row_offers_what_its_keys_do(panel: AttributionPanel, window: MainWindow, qtbot: QtBot) -> None:
    section = panel.quotations
    row = next(number for number, row in enumerate(section.list.rows) if "hook" in row.words)
    place = section.list.visualRect(section.list.model().index(row, 0)).center()
    menu = section.list.menu_at(place)
    assert menu is not None
    titles = [action.text().partition("\t")[0] for action in menu.actions()]
    assert titles == ["Confirm", "Other Source…", "Waive…", "No Quotation", "Question…"]
    menu.actions()[0].trigger()
    assert "[@brandt]" in window.bench.model.article.body
    assert section.list.menu_at(QPoint(5, section.list.height() * 9)) is None


def test_the_source_of_a_quotation_is_shown_and_of_a_chip_too(panel: AttributionPanel, window: MainWindow) -> None:
    choose(panel.quotations, "safe to use")
    QTest.keyClick(panel.quotations.list, Qt.Key.Key_I)
    assert panel.sources.isVisible()
    assert panel.sources.form.source_key == "diaz"
    window.bench.story.editor.citation_activated.emit("source-1")
    assert panel.sources.form.source_key == "source-1"


def test_the_segments_are_walked_by_arrow_keys(panel: AttributionPanel) -> None:
    assert list(panel.segments.titles)[:2] == ["Quotations", "Sources"]
    first, second = panel.segments.findChildren(QAbstractButton)[:2]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert panel.sources.isVisible()
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Left)
    assert panel.quotations.isVisible()


def test_a_story_without_quotations_says_so(window: MainWindow, qtbot: QtBot) -> None:
    panel = open_story(window, qtbot)
    model = window.bench.model
    model.amend("text", replace(model.article, body="Words alone.\n"))
    settle(window, qtbot)
    qtbot.waitUntil(lambda: panel.head.words == "No quotations")
    assert not panel.quotations.list.isVisible()
    window.bench.keeper.close()
    qtbot.waitUntil(lambda: not model.is_open)
    assert not panel.head.isVisible()


def test_the_panel_that_is_hidden_catches_up(panel: AttributionPanel, window: MainWindow, qtbot: QtBot) -> None:
    window.bench.panels.show_panel("checks")
    model = window.bench.model
    model.amend("text", replace(model.article, body=BODY + "\n“One more,” said Rosa Diaz.\n"))
    settle(window, qtbot)
    assert len(panel.quotations.list.rows) == 7
    window.bench.panels.show_panel("attribution")
    assert len(panel.quotations.list.rows) == 8


def test_the_tab_counts_what_is_to_settle(window: MainWindow, qtbot: QtBot) -> None:
    told: list[tuple[str, str]] = []
    panel = open_story(window, qtbot)
    panel.badge_changed.connect(lambda text, tone: told.append((text, tone)))
    panel.quotations.confirm_sure()
    settle(window, qtbot)
    qtbot.waitUntil(lambda: bool(told))
    assert told[-1] == ("2", "warning")


def test_what_is_copied_does_not_tell_a_key_that_tells(
    panel: AttributionPanel, window: MainWindow, qtbot: QtBot
) -> None:
    """An imported story may have such a key; in the text of the clipboard it says nothing, put back it is the same."""
    model, editor = window.bench.model, window.bench.story.editor
    hidden = replace(model.article.sources[1], key="weber")
    body = BODY.replace("[@source-1]", "[@weber, letter]")
    model.amend("key", replace(model.article, body=body, sources=(model.article.sources[0], hidden)))
    editor.selectAll()
    editor.copy()
    data = QGuiApplication.clipboard().mimeData()
    for kind in data.formats():
        content = bytes(data.data(kind).data()).decode("utf-8", "replace")
        assert "weber" not in content.casefold(), kind
        assert "5550" not in content
    assert "a known weakness of the arm” in a letter. [@source-1, letter]" in own_text(data)
    assert data.text().endswith("a known weakness of the arm” in a letter.")
    editor.paste()
    assert model.article.body == body
    foreign = QMimeData()
    foreign.setText("other words")
    foreign.setData(OWN_TYPE, b"other words [@x]")
    editor.selectAll()
    editor.insertFromMimeData(foreign)
    assert model.article.body == "other words [@x]"
    QGuiApplication.clipboard().clear()


def test_the_theme_reaches_everything(panel: AttributionPanel, window: MainWindow) -> None:
    press(window, "view.look_dark")
    for segment in panel.segments.findChildren(QWidget):
        assert segment.theme.is_dark  # type: ignore[attr-defined]
    assert panel.quotations.list._paint.theme.is_dark
    press(window, "view.look_light")
    QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
