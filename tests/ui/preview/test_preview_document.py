"""The document after any edits is the one set freshly; what did not change stays as it is."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtGui import QTextDocument, QTextFormat

from editor.ui.preview.preview_document import PageDocument
from editor.ui.preview.preview_page import Pages
from editor.ui.preview.preview_style import BOX, FIRST, PageStyle, colours, families
from tests.ui.preview.test_preview_page import RECORDS, texts

pytestmark = pytest.mark.usefixtures("qapp")


def no_size(_name: str) -> QSize:
    return QSize(100, 50)


def fingerprint(document: QTextDocument) -> list[tuple[object, ...]]:
    """Return everything that is seen of a document: words and formats of every paragraph and run."""
    found: list[tuple[object, ...]] = [(document.toHtml(),)]
    block = document.begin()
    while block.isValid():
        shape = block.blockFormat()
        in_list = block.textList()
        place = None
        if shape.objectIndex() >= 0:
            place = (in_list.itemNumber(block), in_list.format().indent(), in_list.count())
        found.append((block.text(), shape.property(BOX), shape.property(FIRST), shape.topMargin(), place))
        found.append((block.charFormat().property(QTextFormat.Property.FontPixelSize),))
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            made = fragment.charFormat()
            found.append((fragment.text(), made.fontWeight(), made.fontItalic(), made.anchorHref()))
            iterator += 1
        block = block.next()
    return found


def fresh(pieces: tuple[str, ...]) -> PageDocument:
    document = PageDocument(PageStyle(dark=False), no_size)
    document.want(pieces)
    document.step()
    return document


@given(st.lists(texts, min_size=1, max_size=6))
def test_a_document_after_edits_is_one_set_freshly(versions: list[str]) -> None:
    pages = Pages()
    document = PageDocument(PageStyle(dark=False), no_size)
    for text in versions:
        sheet = pages.read(replace(RECORDS, body=text), RECORDS)
        document.want(sheet.pieces)
        while document.step(0) is not None:
            pass
        assert document.is_finished
        assert fingerprint(document) == fingerprint(fresh(sheet.pieces))


@given(st.lists(texts, min_size=2, max_size=5), st.integers(1, 4))
def test_what_is_wanted_may_change_half_way(versions: list[str], steps: int) -> None:
    pages = Pages()
    document = PageDocument(PageStyle(dark=False), no_size)
    for text in versions:
        document.want(pages.read(replace(RECORDS, body=text), RECORDS).pieces)
        for _ in range(steps):
            document.step(0)
    sheet = pages.read(replace(RECORDS, body=versions[-1]), RECORDS)
    while document.step(0) is not None:
        pass
    assert fingerprint(document) == fingerprint(fresh(sheet.pieces))


def test_only_the_piece_that_changed_is_set() -> None:
    text = "\n\n".join(f"Paragraph {number} is here." for number in range(50))
    pages = Pages()
    document = PageDocument(PageStyle(dark=False), no_size)
    document.want(pages.read(replace(RECORDS, body=text), RECORDS).pieces)
    document.step()
    touched: list[tuple[int, int, int]] = []
    document.contentsChange.connect(lambda *change: touched.append(change))
    changed = text.replace("Paragraph 20 is", "Paragraph 20 was")
    sheet = pages.read(replace(RECORDS, body=changed), RECORDS)
    document.want(sheet.pieces)
    assert document.step() == (21, 21)
    assert sum(added for _, _, added in touched) < 200
    place = document.blocks(21)
    assert place is not None
    assert place[0] == place[1]
    assert place[0].text() == "Paragraph 20 was here."
    assert document.piece_of(place[0]) == 21
    assert sheet.piece_at(changed.index("Paragraph 20")) == 21


def test_pieces_are_found_by_their_paragraphs() -> None:
    sheet = Pages().read(replace(RECORDS, body="One.\n\n\n\n- a\n- b\n\nTwo."), RECORDS)
    document = fresh(sheet.pieces)
    found = [document.blocks(piece) for piece in range(len(sheet.pieces))]
    assert [place and place[0].text() for place in found[1:-1]] == ["LIMA (AP) — One.", None, "a", "Two."]
    for piece, place in enumerate(found):
        if place is not None:
            assert document.piece_of(place[0]) == piece
            assert document.piece_of(place[1]) == piece


def test_the_words_of_the_page_are_in_it() -> None:
    body = (
        "Some **bold** and [a link](https://example.org).\n\n> Said so.\n> — Ana\n\n::ad{#ad-1}\n\n::embed{#e-1}\n\n"
        "| a | b |\n|---|---|\n| c | d |\n\n---\n\n```\nx  y\nz\n```\n"
    )
    document = fresh(Pages().read(replace(RECORDS, body=body), RECORDS).pieces)
    text = document.toPlainText()
    for words in ("Harbour", "Crane “stands”", "By Ana Ruiz and Jon Petersen (photos)", "LIMA (AP) — Some bold and"):
        assert words in text
    for words in ("First in Wire", "— Ana", "Advertisement", "300 × 250", "Words", "It was wrong.", "x  y\nz"):
        assert words in text
    assert [text.index(one) for one in ("a\nb\nc\nd",)]
    html = document.toHtml()
    assert 'href="https://example.org"' in html
    assert "<table" in html


@pytest.mark.parametrize("dark", [False, True])
def test_colours_are_those_of_the_exported_page(dark: bool) -> None:
    css = (Path(__file__).parents[3] / "resources" / "html" / "page.css").read_text(encoding="utf-8")
    found = colours(dark)
    assert {"paper", "ink", "quiet", "accent", "link", "raised", "line"} <= found.keys()
    assert all(colour in css for name, colour in found.items() if name not in {"notice"})
    assert found["paper"] == ("#141413" if dark else "#fffdfa")
    assert families("serif")
