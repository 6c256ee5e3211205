"""Ghost's own importer takes what is exported for it: every word in order, once, and every card as it was written."""

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from editor.article import body, confidential
from editor.article.article import Article
from editor.article.body import Ad, Block, Divider, Embed, Heading, Image, List, Quote, Raw, Table
from editor.article.syndication import CreditPlace, Syndication
from editor.article.text import fold_spaces
from editor.exporting import furniture
from editor.exporting.ad_slots import ad_slot
from editor.exporting.export import ExportRequest
from editor.exporting.ghost import render
from editor.exporting.phrases import phrases
from editor.exporting.pictures import Folder, Shelf
from editor.exporting.posts import static_figure
from editor.exporting.profile import Citations, EmbedMode, Profile
from tests.exporting.many_stories import requests
from tests.exporting.node import ask

pytestmark = pytest.mark.slow

LEFT = Profile(embeds=EmbedMode.CMS, citations=Citations.NOTES, footer="Read *more*.")
_CARD = re.compile(r"<!--kg-card-begin: html-->\n(.*?)\n<!--kg-card-end: html-->", re.DOTALL)


KINDS: dict[type[Block], str] = {
    Heading: "extended-heading",
    List: "list",
    Divider: "horizontalrule",
    Image: "image",
    Table: "html",
    Raw: "codeblock",
}


def cards(html: str) -> list[str]:
    return _CARD.findall(html)


@dataclasses.dataclass(frozen=True)
class Taken:
    """One story: what was exported, its cards as a document writes them out, and what Ghost made of it."""

    request: ExportRequest
    html: str
    cards: list[str]
    nodes: list[dict[str, Any]]
    shown: str | None


@pytest.fixture(scope="module")
def taken(root: Path) -> dict[str, Taken]:
    """Return every story as Ghost takes it; those with posts once more as LEFT asks for, called `left NAME`."""
    stories = requests(root)
    with_posts = [name for name, one in stories.items() if one.article.embeds][:25]
    left = {f"left {name}": dataclasses.replace(stories[name], profile=LEFT) for name in with_posts}
    # The site's own page is asked of the real ones and of those that are left to Ghost: it takes as long again.
    real = {name: one for name, one in stories.items() if "by chance" not in name}
    stories = {**real, **left, **stories}
    made = {name: render(request).content.decode() for name, request in stories.items()}
    asked = {
        "documents": list(made.values()),
        "cards": [card for html in made.values() for card in cards(html)],
        "shown": len(real) + len(left),
    }
    told = ask("ghost.mjs", asked)
    canonical = iter(told["cards"])
    return {
        name: Taken(stories[name], html, [next(canonical) for _ in cards(html)], node["nodes"], node["html"])
        for (name, html), node in zip(made.items(), told["documents"], strict=True)
    }


def words(text: str) -> str:
    return fold_spaces(text.replace("\u00a0", " "))


def expected(request: ExportRequest) -> Iterator[tuple[str, str]]:
    """Yield kind and words of what Ghost's editor must show, worked out from the story alone."""
    article = confidential.publishable(request.article)
    told = phrases(article.furniture.language)
    owed = article.syndication or Syndication()
    credit = [("paragraph", "credit")] if furniture.credit_text(owed, told) else []
    if request.draft:
        yield "callout", told.draft
    if owed.credit_place is CreditPlace.TOP:
        yield from credit
    if article.furniture.byline:
        yield "paragraph", furniture.byline_text(article)
    yield from _blocks(article)
    for one in article.corrections:
        yield "paragraph", one.text
    if owed.credit_place is CreditPlace.FOOT:
        yield from credit
    if owed.duties.counter:
        yield "html", "counter"


def _is_numbered(block: Block) -> bool:
    return body.list_items(block.source)[0].number > 0


def _joined(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """Yield the blocks, bulleted lists that follow each other together: Ghost's editor has them as one list."""
    run: list[Block] = []
    for block in blocks:
        bullets = isinstance(block, List) and not _is_numbered(block)
        if run and not (bullets and isinstance(run[-1], List) and not _is_numbered(run[-1])):
            yield tuple(run)
            run = []
        run.append(block)
    if run:
        yield tuple(run)


def _blocks(article: Article) -> Iterator[tuple[str, str]]:
    line = article.furniture.dateline
    waiting = furniture.dateline(line) + " " if line else ""
    blocks = body.parse(article.body)
    if waiting and not any(isinstance(block, body.Paragraph) for block in blocks):
        yield "paragraph", waiting
        waiting = ""
    numbered = False
    for number, run in enumerate(_joined(blocks)):
        is_numbered = isinstance(run[0], List) and _is_numbered(run[0])
        if isinstance(run[0], body.Paragraph):
            yield "paragraph", waiting + body.plain_texts(run[0])[0]
            waiting = ""
        elif is_numbered and numbered:
            yield "html", ""  # Ghost would count it on from the list before
            is_numbered = False
        elif len(run) > 1:
            yield "list", "\n".join(text for block in run for text in body.plain_texts(block))
        elif not (number == 0 and isinstance(run[0], Image)):  # the feature image
            yield from _block(run[0], article)
        numbered = is_numbered


def _block(block: Block, article: Article) -> Iterator[tuple[str, str]]:
    texts = body.plain_texts(block)
    if isinstance(block, Ad):
        if article.ad(block.id) and article.ad_settings.off is None:
            yield "html", "ad"
    elif isinstance(block, Embed):
        if article.embed(block.id):
            yield "html|embed", "post"
    elif isinstance(block, Quote):
        paragraphs, credit = body.quote_parts(block.source)
        told = [stretch.plain().text for stretch in paragraphs] + ([f"— {credit.plain().text}"] if credit else [])
        yield "extended-quote", "\n".join(told)
    elif isinstance(block, Raw) and block.language == "html":
        yield "html", ""
    else:
        yield KINDS[type(block)], "\n".join(texts)


def told(node: dict[str, Any]) -> str:
    """Return the words of a node of Ghost's editor."""
    if node["type"] == "list":
        return "\n".join(text for _, text in node["items"])
    return str(node.get("text", node.get("code", node.get("calloutText", ""))))


def test_every_block_arrives_as_what_it_is_in_order_and_once(taken: dict[str, Taken]) -> None:
    for name, one in taken.items():
        if name.startswith("left "):
            continue
        wanted = list(expected(one.request))
        assert len(one.nodes) == len(wanted), (name, one.nodes, wanted)
        corrections = {correction.text for correction in one.request.article.corrections}
        for node, (kinds, text) in zip(one.nodes, wanted, strict=True):
            assert node["type"] in kinds.split("|"), (name, node, text)
            if text in corrections:
                assert node["text"].endswith(text), name
            elif text != "credit" and node["type"] not in ("html", "embed", "image"):
                assert words(told(node)) == words(text), (name, node)


def test_no_label_of_an_ad_slot_becomes_a_paragraph(taken: dict[str, Taken]) -> None:
    for name, one in taken.items():
        texts = [node.get("text", "") for node in one.nodes]
        assert not [text for text in texts if text.startswith(("Advertisement", 'A "b" & c'))], name


def test_a_card_is_kept_as_it_was_written(taken: dict[str, Taken]) -> None:
    seen = 0
    for name, one in taken.items():
        kept = [node["html"] for node in one.nodes if node["type"] == "html"]
        assert kept == one.cards, name
        # What the site shows holds each again, byte for byte as the importer kept it.
        assert one.shown is None or cards(one.shown) == kept, name
        seen += len(kept)
    assert seen > 300


def test_ad_slots_and_posts_are_kept_byte_for_byte(taken: dict[str, Taken]) -> None:
    one = taken["everything"]
    article = one.request.article
    kept = [node["html"] for node in one.nodes if node["type"] == "html"]
    assert [card for card in kept if card.startswith("<aside")] == [ad_slot(ad).strip() for ad in article.ads[:2]]
    shelf = Shelf(one.request, Folder("pictures").place, fetches=True, target="ghost")
    assert kept[1] == static_figure(article.embeds[0], shelf).strip().replace("&#34;", "&quot;")


def test_emphasis_links_lists_and_pictures_are_what_they_were(taken: dict[str, Taken]) -> None:
    nodes = taken["everything"].nodes
    marks = [mark for node in nodes for mark in node.get("marks", [])]
    for mark in (
        "bold: $4.50",
        "italic: $4.1 million",
        "code: oak",
        "strikethrough: pine",
        "link: https://portellery.example/council/report.pdf",
    ):
        assert mark in marks
    (bullets, numbers) = (node for node in nodes if node["type"] == "list")
    assert [depth for depth, _ in bullets["items"]] == [0, 0, 1, 1, 0]
    assert (bullets["listType"], numbers["listType"]) == ("bullet", "number")
    (first, second) = (node for node in nodes if node["type"] == "image")
    assert (first["width"], first["height"]) == (48, 32)
    assert first["alt"].startswith("A queue of people")
    assert first["caption"].startswith("Passengers wait at Tanner’s Wharf. <a href=")
    assert second["src"] == "https://pictures.example/marigold.jpg"
    assert [node["tag"] for node in nodes if node["type"] == "extended-heading"] == ["h2", "h3"]


def test_posts_that_are_left_to_ghost_are_embed_cards(taken: dict[str, Taken]) -> None:
    hosts = set()
    for name, one in taken.items():
        if not name.startswith("left "):
            continue
        left = [node for node in one.nodes if node["type"] == "embed"]
        for node in left:
            assert re.match(r"<(blockquote|iframe) ", node["html"]), name
            assert "figcaption" not in node["html"]
            assert "</a>" in node["caption"]
        hosts |= {node["url"].split("/")[2] for node in left}
        assert "Read more." in [node.get("text") for node in one.nodes]
    assert {"twitter.com", "www.instagram.com", "www.youtube-nocookie.com", "player.vimeo.com"} <= hosts


def test_notes_are_a_card_whose_anchors_stay(taken: dict[str, Taken]) -> None:
    noted = [one for name, one in taken.items() if name.startswith("left ") and "<sup" in one.html]
    assert noted
    for one in noted:
        assert one.shown is not None
        anchors = re.findall(r'<a href="#([^"]+)"', one.shown)
        assert anchors
        assert all(f'id="{anchor}"' in one.shown for anchor in anchors)
