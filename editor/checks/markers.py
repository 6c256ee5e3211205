"""Checks that markers and records belong together: ads, embeds, citations, pictures."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from editor.article import body, edits, inline
from editor.article.ads import AdPlacement
from editor.article.article import Article
from editor.article.body import Ad, Embed, Image, Raw
from editor.article.embeds import Embed as Post
from editor.article.findings import Fix, Severity
from editor.checks.check import Check, Problem
from editor.checks.story import Story


def _with_body(article: Article, *changes: edits.Edit) -> Article:
    return replace(article, body=edits.apply(article.body, changes))


def _ads_without_record(story: Story) -> Iterator[Problem]:
    for block in story.blocks:
        if isinstance(block, Ad) and not story.article.ad(block.id):
            mended = replace(story.article, ads=(*story.article.ads, AdPlacement(block.id)))
            fix = Fix("Make it a placement of the standard slot", mended)
            yield Problem(f"The ad marker “{block.id}” has no placement behind it.", block.start, block.end, fix)


def _embeds_without_record(story: Story) -> Iterator[Problem]:
    for block in story.blocks:
        if isinstance(block, Embed) and not story.article.embed(block.id):
            mended = replace(story.article, embeds=(*story.article.embeds, Post(block.id)))
            fix = Fix("Make an empty card to fill in", mended)
            yield Problem(f"The embed marker “{block.id}” has no post behind it.", block.start, block.end, fix)


def _records_without_marker(story: Story) -> Iterator[Problem]:
    article = story.article
    ads = {block.id for block in story.blocks if isinstance(block, Ad)}
    for ad in article.ads:
        if ad.id not in ads:
            kept = replace(article, ads=tuple(one for one in article.ads if one.id != ad.id))
            yield Problem(f"The ad placement “{ad.id}” stands nowhere in the text.", fix=Fix("Remove it", kept))
    embeds = {block.id for block in story.blocks if isinstance(block, Embed)}
    for post in article.embeds:
        if post.id not in embeds:
            placed = _with_body(article, edits.insert_marker(article.body, f"::embed{{#{post.id}}}", len(article.body)))
            yield Problem(f"The post “{post.id}” stands nowhere in the text.", fix=Fix("Put it at the end", placed))


def _markers_twice(story: Story) -> Iterator[Problem]:
    counts: Counter[tuple[type, str]] = Counter()
    for block in story.blocks:
        if isinstance(block, Ad | Embed):
            counts[type(block), block.id] += 1
            if counts[type(block), block.id] > 1:
                fix = Fix("Remove it", story.article, (edits.remove_block(story.article.body, block),))
                yield Problem(f"The marker “{block.id}” stands in the text twice.", block.start, block.end, fix)


def _unknown_citations(story: Story) -> Iterator[Problem]:
    known = {source.key for source in story.article.sources}
    for start, citation in story.citations:
        for one in citation.cited:
            if one.key not in known:
                end = start + citation.end - citation.start
                fix = Fix("Remove the citation", story.article, (edits.Edit(start, end, ""),))
                yield Problem(f"The citation names “{one.key}”, which is no source of this story.", start, end, fix)


def _uncited(story: Story) -> Iterator[Problem]:
    cited = {one.key for _, citation in story.citations for one in citation.cited}
    for source in story.article.sources:
        if source.key not in cited:
            message = f"The source “{source.shown_as or source.key}” is not cited anywhere in the text."
            yield Problem(message, about=f"{message} {source.key}" if source.is_confidential else "")


def _no_alternative(story: Story) -> Iterator[Problem]:
    for block in story.blocks:
        if isinstance(block, Image) and not block.alternative.strip():
            yield Problem("The picture has no alternative text; say what it shows.", block.start, block.end)


_NO_ADDRESS = re.compile(r"\[([^\[\]\n]+)\]\(\s*\)")
_BARE_MARKS = re.compile(r"\*{2,3}|~~")


def _links_without_address(story: Story) -> Iterator[Problem]:
    for block in story.blocks:
        if "](" in block.source and not isinstance(block, Raw):
            for found in _NO_ADDRESS.finditer(block.source):
                start, end = block.start + found.start(), block.start + found.end()
                fix = Fix("Take the link off", story.article, (edits.Edit(start, end, found[1]),))
                yield Problem(f"The link on “{found[1]}” leads nowhere: it has no address.", start, end, fix)


def _marks_in_print(story: Story) -> Iterator[Problem]:
    for block in story.blocks:
        if ("**" not in block.source and "~~" not in block.source) or isinstance(block, Raw):
            continue
        for stretch in body.stretches(block):
            pieces = inline.walk(inline.read(stretch.text))
            for piece in (piece for piece in pieces if isinstance(piece, inline.Text)):
                for found in _BARE_MARKS.finditer(stretch.text, piece.start, piece.end):
                    if stretch.text[found.start() - 1 : found.start()] == "\\":
                        continue  # somebody wrote that it shall stand there
                    start = block.start + stretch.outer(found.start())
                    end = start + len(found[0])
                    fix = Fix("Take it out", story.article, (edits.Edit(start, end, ""),))
                    yield Problem(f"The mark {found[0]} has no partner, so readers see it.", start, end, fix)


CHECKS = (
    Check(
        "ad-record-missing",
        Severity.BLOCKING,
        "An ad marker needs a placement behind it.",
        _ads_without_record,
        title="Ad without placement",
        example="::ad{#ad-3} stands in the text, and the story has no placement of that name.",
        mend="Make it a placement, or remove the marker.",
    ),
    Check(
        "embed-record-missing",
        Severity.BLOCKING,
        "An embed marker needs a post behind it.",
        _embeds_without_record,
        title="Card without post",
        example="::embed{#e-3} stands in the text, and the story has no post of that name.",
        mend="Fill the card in, or remove the marker.",
    ),
    Check(
        "marker-missing",
        Severity.WARNING,
        "A record has its marker in the text.",
        _records_without_marker,
        title="Stands nowhere",
        example="The story has the placement “ad-2”, and no marker shows where.",
        mend="Remove the placement, or put the post where it belongs.",
    ),
    Check(
        "marker-twice",
        Severity.BLOCKING,
        "A marker stands in the text once.",
        _markers_twice,
        title="Stands twice",
        example="::ad{#ad-1} stands in two places.",
        mend="Remove one of the two; a second ad needs a placement of its own.",
    ),
    Check(
        "source-unknown",
        Severity.BLOCKING,
        "A citation names a source of the story.",
        _unknown_citations,
        title="Unknown source",
        example="The citation [@osie] stands in the text; the story’s source is “osei”.",
        mend="Cite the right source, add the source, or remove the citation.",
    ),
    Check(
        "source-uncited",
        Severity.NOTE,
        "A source is cited somewhere.",
        _uncited,
        title="Never cited",
        example="The table of sources has Grace Osei, and nothing in the text is hers.",
        mend="Cite the source where its facts stand, or remove it.",
    ),
    Check(
        "alternative-missing",
        Severity.WARNING,
        "A picture has an alternative text.",
        _no_alternative,
        title="Picture not described",
        example='![](asset:4f… "Low tide")',
        mend="Say in a few words what the picture shows, for those who do not see it.",
    ),
    Check(
        "link-address-missing",
        Severity.BLOCKING,
        "A link has an address.",
        _links_without_address,
        title="Link leads nowhere",
        example="[the report]()",
        mend="Put in the address between the parentheses, or take the link off.",
    ),
    Check(
        "mark-in-print",
        Severity.WARNING,
        "Marks of bold, italics and struck-out words have a partner.",
        _marks_in_print,
        title="Mark in print",
        example="The council said **no.",
        mend="Set its partner at the other end of the words, or take it out.",
    ),
)
