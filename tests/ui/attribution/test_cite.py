"""Citing at the caret: one key, two letters, Enter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.article.article import Article, Furniture
from editor.article.sources import Source, SourceKind, Terms
from editor.desk.people import KnownPerson
from editor.ui.attribution.attribution_panel import AttributionPanel
from editor.ui.attribution.source_choice import Chosen, offers
from editor.ui.attribution.source_popup import SourcePopup
from editor.ui.body.quiet_syntax import UnitKind
from editor.ui.main_window import MainWindow
from tests.ui.attribution.attribution_story import BODY, library, open_story
from tests.ui.driving import press

__all__ = ["library"]

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> AttributionPanel:
    return open_story(window, qtbot)


def cite(window: MainWindow, qtbot: QtBot, start: int, end: int, typed: str) -> None:
    """Select words, press the key, type, press Enter."""
    editor = window.bench.story.editor
    editor.jump_to(start, end)
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_C, CTRL | SHIFT)
    popup = window.findChild(SourcePopup)
    assert isinstance(popup, SourcePopup)
    assert popup.field.hasFocus()
    QTest.keyClicks(popup.field, typed)
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    qtbot.waitUntil(popup.isHidden)
    assert editor.hasFocus()


def test_a_quotation_is_cited_by_two_letters(panel: AttributionPanel, window: MainWindow, qtbot: QtBot) -> None:
    at = BODY.index("bolt")
    cite(window, qtbot, at, at, "di")
    model = window.bench.model
    assert "every bolt of it,” [@diaz] Diaz" in model.article.body
    assert window.bench.story.editor.highlighter.cards.chip(UnitKind.CITATION, "diaz").label == "Rosa Diaz"
    press(window, "edit.undo")
    assert model.article.body == BODY


def test_nothing_typed_takes_who_is_proposed(panel: AttributionPanel, window: MainWindow, qtbot: QtBot) -> None:
    at = BODY.index("hook")
    cite(window, qtbot, at, at, "")
    assert "“I saw the hook swing,” [@brandt] said" in window.bench.model.article.body
    assert window.bench.model.article.source("brandt") is not None


def test_selected_words_are_cited_where_they_end(panel: AttributionPanel, window: MainWindow, qtbot: QtBot) -> None:
    start = BODY.index("begins")
    cite(window, qtbot, start, start + len("begins in March"), "di")
    assert "begins in March [@diaz]." in window.bench.model.article.body


def test_a_new_source_is_made_of_what_is_typed(panel: AttributionPanel, window: MainWindow, qtbot: QtBot) -> None:
    start = BODY.index("begins")
    cite(window, qtbot, start, start, "Port Authority")
    source = window.bench.model.article.sources[-1]
    assert (source.name, source.kind) == ("Port Authority", SourceKind.BODY)
    assert f"[@{source.key}]" in window.bench.model.article.body


def test_who_the_library_knows_is_offered(panel: AttributionPanel, window: MainWindow, qtbot: QtBot) -> None:
    at = BODY.index("bolt")
    cite(window, qtbot, at, at, "tub")
    source = window.bench.model.article.sources[-1]
    assert (source.key, source.name, source.organisation) == ("tubman", "Adele Tubman", "Ferry Line")


def test_escape_and_going_elsewhere_leave_everything(panel: AttributionPanel, window: MainWindow) -> None:
    editor = window.bench.story.editor
    editor.jump_to(BODY.index("bolt"))
    editor.setFocus()
    press(window, "insert.citation")
    popup = window.findChild(SourcePopup)
    assert isinstance(popup, SourcePopup)
    assert popup.isVisible()
    assert window.rect().contains(popup.geometry())
    QTest.keyClick(popup.field, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert editor.hasFocus()
    press(window, "insert.citation")
    window.desk_list.search_field.setFocus()
    assert not popup.isVisible()
    assert window.bench.model.article.body == BODY


def test_the_popup_stays_in_a_small_window(panel: AttributionPanel, window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1000, 640)
    editor = window.bench.story.editor
    editor.jump_to(len(BODY) - 30)
    press(window, "insert.citation")
    popup = window.findChild(SourcePopup)
    assert isinstance(popup, SourcePopup)
    assert window.rect().contains(popup.geometry())
    caret = editor.viewport().mapTo(window, editor.cursorRect().center())
    assert not popup.geometry().contains(caret)


STORY = Article(
    Furniture(slug="x"),
    sources=(
        Source("diaz", "Rosa Diaz", role="director"),
        Source("source-1", "Jonas Weber", terms=Terms.BACKGROUND, description="a person at the port"),
    ),
)
KNOWN = (KnownPerson("tubman", "Adele Tubman"), KnownPerson("diaz", "Rosa Diaz"))


def test_offers_come_in_order() -> None:
    assert [offer.row.title for offer in offers(STORY, "", ("Tomas Brandt", "Diaz"), wanted="Tomas Brandt")] == [
        "Tomas Brandt",
        "Rosa Diaz",
        "a person at the port",
    ]
    assert [offer.row.title for offer in offers(STORY, "t", ("Tomas Brandt",), KNOWN)] == [
        "a person at the port",  # “the”
        "Tomas Brandt",
        "Adele Tubman",
        "t",
    ]
    assert [offer.row.title for offer in offers(STORY, "rosa diaz", (), KNOWN)] == ["Rosa Diaz"]
    assert [offer.row.title for offer in offers(STORY, "we")] == ["we"]  # a hidden name is offered by its words alone


def test_what_is_chosen_becomes_a_source_once() -> None:
    story, key = Chosen(name="Diaz").made(STORY)
    assert (story, key) == (STORY, "diaz")
    story, key = Chosen(known=KNOWN[1]).made(STORY)
    assert (story, key) == (STORY, "diaz")
    story, key = Chosen(known=KnownPerson("x", "Ana Diaz", "clerk", "Port")).made(STORY)
    assert story.source(key) == Source("diaz-2", "Ana Diaz", role="clerk", organisation="Port")
