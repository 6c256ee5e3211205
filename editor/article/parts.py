"""The three parts of an article that are approved, each in canonical form and by its own hash.

- attribution: the prose without markup, its citations, the sources, decisions, syndication and corrections;
- ads: the placements in order, each with the number of prose blocks before it, the policy's name, the story's switches;
- embeds: the posts with their captures in order, each with the number of prose blocks before it.

A wording change does not touch the ads, moving an ad touches nothing else, and undo back to the approved text gives the
approved hash again. Findings that were let stand are in no part: whoever approves sees them, and letting a note stand
must not make an editor the last one who changed what he is about to approve.
"""

from editor.article import body, inline
from editor.article.article import Article
from editor.article.body import Ad, Block, Embed
from editor.article.canonical import Json, sha256
from editor.article.part import Part
from editor.article.portable import encode
from editor.article.text import fold_spaces


def _furniture(article: Article) -> Json:
    furniture = article.furniture
    return {
        "headline": furniture.headline,
        "kicker": furniture.kicker,
        "standfirst": furniture.standfirst,
        "byline": encode(furniture.byline),
        "dateline": encode(furniture.dateline),
    }


def _prose(blocks: tuple[Block, ...]) -> list[Json]:
    prose: list[Json] = []
    for block in blocks:
        words: list[Json] = [fold_spaces(text) for text in body.plain_texts(block)]
        cited: list[Json] = [
            [one.key, one.locator]
            for stretch in body.stretches(block)
            for piece in inline.walk(inline.read(stretch.text))
            if isinstance(piece, inline.Citation)
            for one in piece.cited
        ]
        if words or cited:
            prose.append([words, cited])
    return prose


def _attribution(article: Article, blocks: tuple[Block, ...]) -> Json:
    return {
        "furniture": _furniture(article),
        "prose": _prose(blocks),
        "sources": encode(article.sources),
        "decisions": encode(article.decisions),
        "syndication": encode(article.syndication),
        "corrections": encode(article.corrections),
    }


def placed(blocks: tuple[Block, ...], kind: type[Ad] | type[Embed]) -> tuple[tuple[str, int], ...]:
    """Return the markers of one kind in order: id, and the number of prose blocks before it."""
    out: list[tuple[str, int]] = []
    before = 0
    for block in blocks:
        before += body.is_prose(block)
        if isinstance(block, kind):
            out.append((block.id, before))
    return tuple(out)


def _ads(article: Article, blocks: tuple[Block, ...]) -> Json:
    return {
        "settings": encode(article.ad_settings),
        "placed": [[before, encode(article.ad(marker_id))] for marker_id, before in placed(blocks, Ad)],
    }


def _embeds(article: Article, blocks: tuple[Block, ...]) -> Json:
    return {"placed": [[before, encode(article.embed(marker_id))] for marker_id, before in placed(blocks, Embed)]}


_CANONICAL = {Part.ATTRIBUTION: _attribution, Part.ADS: _ads, Part.EMBEDS: _embeds}


def canonical_part(article: Article, part: Part) -> Json:
    """Return what an approval of the part approves, as JSON values."""
    return _CANONICAL[part](article, body.parse(article.body))


def part_hash(article: Article, part: Part) -> str:
    """Return the SHA-256 of a part's canonical form, in hexadecimal."""
    return sha256(canonical_part(article, part))


def part_hashes(article: Article) -> dict[Part, str]:
    """Return the hash of each part; the body is read once."""
    blocks = body.parse(article.body)
    return {part: sha256(make(article, blocks)) for part, make in _CANONICAL.items()}
