"""The page in pieces is the exporter's page, after any edit, and a key renders one piece."""

import re
from dataclasses import replace
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article import body
from editor.article.ads import AdPlacement, AdSettings, Switch
from editor.article.article import Article, Byline, Dateline, Furniture
from editor.article.correction import Correction
from editor.article.embeds import Capture, Embed
from editor.article.syndication import CreditPlace, Syndication
from editor.exporting.export import ExportRequest
from editor.exporting.fragment import compose
from editor.ui.preview import preview_page
from editor.ui.preview.preview_page import Pages
from editor.ui.preview.preview_sheet import Sheet

PIECES = (
    "One *two* three.", "", " ", "## Heading", "> A quotation\n> — Ana Ruiz", "- one\n- two\n  - three", "1. a\n2. b",
    "::ad{#ad-1}", "::embed{#e-1}", "::ad{#gone}", "| a | b |\n|---|---|\n| c | d |", "---", "```html", "```",
    "![a](asset:abc \"b\")", "Text\n::ad{#ad-1}", "Words [@diaz].", "> q\nword", "  \nIndented",
)  # fmt: skip
texts = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(("\n", "\n\n", "\n\n\n", "\n \n")))).map(
    lambda parts: "".join(text + end for text, end in parts)
)
FURNITURE = Furniture(
    slug="s",
    headline="Crane “stands”",
    kicker="Harbour",
    standfirst="It does.",
    byline=(Byline("Ana Ruiz"), Byline("Jon Petersen", "photos")),
    dateline=Dateline("LIMA", "AP"),
    published_at="2026-03-01",
)
RECORDS = Article(
    FURNITURE,
    ads=(AdPlacement("ad-1"),),
    embeds=(Embed("e-1", "x", "https://x.com/a/status/1", captures=(Capture("Words", "Ana"),)),),
    corrections=(Correction("It was wrong."),),
    syndication=Syndication("Wire", credit_text="First in Wire", credit_place=CreditPlace.TOP),
)


def exported(article: Article) -> str:
    """Return what an export's fragment holds between its outermost elements, without white space between tags."""
    request = ExportRequest(article, assets=preview_page._any_picture)
    html = compose(request, preview_page._picture, fetches=False).html
    html = re.sub(r' data-source="[^"]*"', "", html)  # how a block was spelt, which nobody sees
    inner = html[html.index('<header class="story-header">') : html.rindex("</article>")]
    return squeezed(inner.replace('<div class="story-body">', "").replace("</div>\n<footer", "<footer"))


def squeezed(html: str) -> str:
    return "".join(html.split()).removesuffix("</div>")


def joined(sheet: Sheet) -> str:
    head, *rest = sheet.pieces
    return "".join("".join((head, *rest)).split())


@given(st.lists(texts, min_size=1, max_size=5))
def test_pieces_after_edits_are_the_exported_page(versions: list[str]) -> None:
    pages = Pages()
    for text in versions:
        article = replace(RECORDS, body=text)
        assert joined(pages.read(article, RECORDS)) == exported(article)


@given(texts, texts, st.integers(0, 60), st.integers(0, 60))
def test_a_text_is_cut_anew_where_it_changed_as_it_is_cut_whole(one: str, other: str, start: int, end: int) -> None:
    before = one.replace("```", "")
    now = before[:start] + other[:end].replace("```", "") + before[start + len(other) % 7 :]
    stretches, between = preview_page.cut(before)
    assert between == 2
    found = preview_page.cut_anew(before, tuple(accumulate(map(len, stretches), initial=0)), now)
    if found is not None:
        first, middle, last = found
        made = [*stretches[:first], *middle, *stretches[len(stretches) - last :]]
        assert made == preview_page.cut(now)[0]


def test_a_key_cuts_one_stretch_anew() -> None:
    stretches = [f"Paragraph {number}." for number in range(500)]
    lengths = tuple(accumulate(map(len, stretches), initial=0))
    before = "\n\n".join(stretches)
    typed = before.replace("Paragraph 250.", "Paragraph 250 a.")
    assert preview_page.cut_anew(before, lengths, typed) == (250, ["Paragraph 250 a."], 249)
    broken = before.replace("Paragraph 250.", "Para\n\ngraph 250.")
    assert preview_page.cut_anew(before, lengths, broken) == (250, ["Para", "graph 250."], 249)
    joined_up = before.replace("250.\n\n", "250.")
    assert preview_page.cut_anew(before, lengths, joined_up) == (250, ["Paragraph 250.Paragraph 251."], 248)


@given(texts)
def test_records_that_change_reach_the_page(text: str) -> None:
    pages = Pages()
    for records in (
        RECORDS,
        replace(RECORDS, ads=(), embeds=()),
        replace(RECORDS, furniture=replace(FURNITURE, dateline=None, headline="Other")),
        replace(RECORDS, ad_settings=AdSettings(off=Switch("Ana", "why")), corrections=(), syndication=None),
    ):
        article = replace(records, body=text)
        assert joined(pages.read(article, records)) == exported(article)


@given(texts, st.integers(0, 200))
def test_an_offset_has_its_piece(text: str, at: int) -> None:
    sheet = Pages().read(replace(RECORDS, body=text), RECORDS)
    offset = min(at, len(text))
    piece = sheet.piece_at(offset)
    assert 1 <= piece < len(sheet.pieces) - 1
    assert sheet.offset_of(piece) <= offset
    if piece < len(sheet.pieces) - 2:
        assert offset < sheet.offset_of(piece + 1)


def test_a_key_renders_one_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(f"Paragraph {number} is here." for number in range(500))
    pages = Pages()
    bare = replace(RECORDS, furniture=replace(FURNITURE, dateline=None))
    before = pages.read(replace(bare, body=text), bare)
    read: set[str] = set()
    parse = body.parse

    def noted(source: str) -> tuple[body.Block, ...]:
        read.add(source)
        return parse(source)

    monkeypatch.setattr(body, "parse", noted)
    after = pages.read(replace(bare, body=text.replace("Paragraph 250 is", "Paragraph 250 was")), bare)
    assert read == {"Paragraph 250 was here."}
    assert sum(one is not other for one, other in zip(before.pieces, after.pieces, strict=True)) == 1
