"""The three parts of an article that are approved, each in canonical form and by its own hash.

- attribution: the prose without markup, its citations, the sources, decisions, syndication and corrections;
- ads: the placements in order, each with the number of prose blocks before it, the policy's name, the story's switches;
- embeds: the posts with their captures in order, each with the number of prose blocks before it.

A wording change does not touch the ads, moving an ad touches nothing else, and undo back to the approved text gives the
approved hash again. Findings that were let stand are in no part: whoever approves sees them, and letting a note stand
must not make an editor the last one who changed what he is about to approve.
"""

import hashlib
from collections.abc import Callable
from functools import partial

from editor.article import body, inline
from editor.article.article import Article
from editor.article.body import Ad, Block, Embed
from editor.article.canonical import Json, canonical, joined_array, joined_object, sha256
from editor.article.earlier import Earlier, each, learn
from editor.article.part import Part
from editor.article.portable import encode
from editor.article.text import fold_spaces

Placed = tuple[tuple[str, int], ...]


def _furniture(article: Article) -> Json:
    furniture = article.furniture
    return {
        "headline": furniture.headline,
        "kicker": furniture.kicker,
        "standfirst": furniture.standfirst,
        "byline": encode(furniture.byline),
        "dateline": encode(furniture.dateline),
    }


def _block_prose(block: Block) -> list[Json]:
    """Return a block's words and what it cites; nothing for a block that has neither."""
    words: list[Json] = [fold_spaces(text) for text in body.plain_texts(block)]
    cited: list[Json] = []
    if "[@" in block.source:
        cited += [
            [one.key, one.locator]
            for stretch in body.stretches(block)
            for piece in inline.walk(inline.read(stretch.text))
            if isinstance(piece, inline.Citation)
            for one in piece.cited
        ]
    return [words, cited] if words or cited else []


def _canonical_prose(block: Block) -> bytes:
    prose = _block_prose(block)
    return canonical(prose) if prose else b""


def _attribution(article: Article, blocks: tuple[Block, ...]) -> Json:
    return {
        "furniture": _furniture(article),
        "prose": [prose for block in blocks if (prose := _block_prose(block))],
        "sources": encode(article.sources),
        "decisions": encode(article.decisions),
        "syndication": encode(article.syndication),
        "corrections": encode(article.corrections),
    }


def placed(blocks: tuple[Block, ...], kind: type[Ad] | type[Embed]) -> Placed:
    """Return the markers of one kind in order: id, and the number of prose blocks before it."""
    out: list[tuple[str, int]] = []
    before = 0
    for block in blocks:
        before += body.is_prose(block)
        if isinstance(block, kind):
            out.append((block.id, before))
    return tuple(out)


def _ads(article: Article, placed_ads: Placed) -> Json:
    records = {ad.id: ad for ad in reversed(article.ads)}
    return {
        "settings": encode(article.ad_settings),
        "placed": [[before, encode(records.get(marker_id))] for marker_id, before in placed_ads],
    }


def _embeds(article: Article, placed_embeds: Placed) -> Json:
    records = {embed.id: embed for embed in reversed(article.embeds)}
    return {"placed": [[before, encode(records.get(marker_id))] for marker_id, before in placed_embeds]}


def canonical_part(article: Article, part: Part) -> Json:
    """Return what an approval of the part approves, as JSON values."""
    blocks = body.parse(article.body)
    if part is Part.ATTRIBUTION:
        return _attribution(article, blocks)
    return _ads(article, placed(blocks, Ad)) if part is Part.ADS else _embeds(article, placed(blocks, Embed))


def part_hash(article: Article, part: Part) -> str:
    """Return the SHA-256 of a part's canonical form, in hexadecimal."""
    return sha256(canonical_part(article, part))


class _Canonical:
    """The canonical form of what a story has beside its prose, for as long as that stays."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[tuple[object, ...], bytes]] = {}

    def of(self, name: str, values: tuple[object, ...], make: Callable[[], Json]) -> bytes:
        """Return what was made of values under a name, made anew where they are others."""
        known = self._known.get(name)
        if known is None or known[0] != values:
            known = self._known[name] = values, canonical(make())
        return known[1]


def part_hashes(
    article: Article, earlier: Earlier | None = None, go_on: Callable[[], None] = lambda: None
) -> dict[Part, str]:
    """Return the hash of each part; the body is read once, and after an edit only what it touched.

    `go_on` is called between two blocks that are new, and may raise.
    """
    earlier = earlier or Earlier()
    known, kept = earlier.read(article.body), earlier.of(_Canonical)
    learn(known.facts, (_canonical_prose,), go_on)
    prose = joined_array(filter(None, each(known.facts, _canonical_prose)))
    members = {
        name: kept.of(name, (value,), partial(encode, value))
        for name in ("sources", "decisions", "syndication", "corrections")
        for value in (getattr(article, name),)
    }
    furniture = kept.of("furniture", (article.furniture,), lambda: _furniture(article))
    ads_placed, embeds_placed = placed(known.blocks, Ad), placed(known.blocks, Embed)
    ads = kept.of("ads", (article.ads, article.ad_settings, ads_placed), lambda: _ads(article, ads_placed))
    embeds = kept.of("embeds", (article.embeds, embeds_placed), lambda: _embeds(article, embeds_placed))
    attribution = joined_object({**members, "furniture": furniture, "prose": prose})
    made = {Part.ATTRIBUTION: attribution, Part.ADS: ads, Part.EMBEDS: embeds}
    return {part: hashlib.sha256(form).hexdigest() for part, form in made.items()}
