"""Paragraphs run as their letters do, whenever those come; where none runs from the right, Qt need not look for it."""

import sys
import unicodedata

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextDocument

from editor.ui.body.body_document import BodyDocument
from editor.ui.preview.preview_document import PageDocument
from editor.ui.preview.preview_style import PageStyle
from editor.ui.writing_direction import may_run_from_right

pytestmark = pytest.mark.usefixtures("qapp")
LEFT, RIGHT, OWN = (
    Qt.LayoutDirection.LeftToRight,
    Qt.LayoutDirection.RightToLeft,
    Qt.LayoutDirection.LayoutDirectionAuto,
)


def direction(document: QTextDocument) -> Qt.LayoutDirection:
    return document.defaultTextOption().textDirection()


def directions(document: QTextDocument) -> list[Qt.LayoutDirection]:
    return [document.findBlockByNumber(number).textDirection() for number in range(document.blockCount())]


def test_every_character_that_makes_a_paragraph_run_from_the_right_is_known() -> None:
    strong = [sign for sign in map(chr, range(sys.maxunicode + 1)) if unicodedata.bidirectional(sign) in {"R", "AL"}]
    assert len(strong) > 2_000
    assert all(map(may_run_from_right, strong))
    assert not may_run_from_right("The “wall” holds – 5\u00a0€, 漢字, ñ, Ж, Ω")


def test_a_text_without_such_letters_is_told_to_run_from_the_left() -> None:
    document = BodyDocument("One “two”.\n\n漢字\n")
    assert direction(document) is LEFT
    assert set(directions(document)) == {LEFT}


def test_a_paragraph_runs_from_the_right_as_soon_as_its_letters_do() -> None:
    document = BodyDocument("One.\n\n")
    document.cursor(6).insertText("שלום")
    assert directions(document) == [LEFT, LEFT, RIGHT]
    document.undo()
    assert directions(document)[-1] is LEFT
    document.set_source("سلام\n\nOne.\n")
    assert directions(document)[::2] == [RIGHT, LEFT]
    document.set_source("One.\n")
    assert direction(document) is LEFT


def test_a_letter_of_a_held_key_is_seen_too() -> None:
    document = BodyDocument("")
    document.hold(lambda *_: True)
    document.cursor(0).insertText("ש")
    document.let_go()
    assert directions(document) == [RIGHT]


def test_the_language_of_a_story_goes_before_its_letters() -> None:
    document = BodyDocument("One.\n")
    document.set_from_right(on=True)
    assert set(directions(document)) == {RIGHT}
    document.set_from_right(on=False)
    assert set(directions(document)) == {LEFT}


def test_a_page_runs_as_its_paragraphs_do() -> None:
    page = PageDocument(PageStyle(dark=False), lambda _: QSize())
    page.want(["<p>One.</p>", "<p>Two.</p>"])
    page.step()
    assert direction(page) is LEFT
    page.want(["<p>One.</p>", "<p>שלום</p>"])
    page.step()
    assert directions(page)[:2] == [LEFT, RIGHT]
    assert direction(page) is OWN
    page.empty()
    page.want(["<p>One.</p>"])
    page.step()
    assert direction(page) is LEFT
