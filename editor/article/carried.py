"""Text taken from one story into another: what it cites and what its markers stand for goes along.

A name in a text says nothing by itself: the `[@diaz]` of one story may be somebody else in another. So what comes from
a story that is not known never gets the name of a record that stands here; its citations lead to nobody, which a check
tells, and somebody has to say again who it was.
"""

from dataclasses import dataclass, replace

from editor.article import body, edits
from editor.article.article import Article
from editor.article.body import Ad, Block, Embed, Image
from editor.article.edits import Edit
from editor.article.record_names import cited_keys, free_name, names_in

_ASSET = "asset:"


@dataclass(frozen=True, slots=True)
class Carried:
    """The text as it may be put into a story, and that story with the records it needs; the body is as it was."""

    text: str
    article: Article


def carry(text: str, origin: Article | None, into: Article) -> Carried:
    """Return a text of one story ready for another one; `origin` is None where it is not known which that was.

    A record that stands there already, under any name, is not added twice. Decisions about quotations stay behind: they
    were made about the other story.
    """
    taken = names_in(into)
    keys, into = _sources(text, origin, into, taken)
    changes: list[Edit] = []
    for block in body.parse(text):
        if isinstance(block, Ad):
            name, into = _ad(block, origin, into, taken)
            changes += _renamed(block, "ad", name)
        elif isinstance(block, Embed):
            name, into = _embed(block, origin, into, taken)
            changes += _renamed(block, "embed", name)
        elif isinstance(block, Image):
            into = _picture(block, origin, into)
    return Carried(edits.apply(text, [*edits.rename_edits(text, keys), *changes]), into)


def _sources(text: str, origin: Article | None, into: Article, taken: set[str]) -> tuple[dict[str, str], Article]:
    """Return the new key of each that is cited, and the article with their sources."""
    keys: dict[str, str] = {}
    for key in cited_keys(text):
        record = origin.source(key) if origin else None
        same = next((one.key for one in into.sources if replace(one, key=key) == record), None)
        keys[key] = same or _take(key, taken)
        if record is not None and same is None:
            into = replace(into, sources=(*into.sources, replace(record, key=keys[key])))
    return keys, into


def _ad(block: Ad, origin: Article | None, into: Article, taken: set[str]) -> tuple[str, Article]:
    record = origin.ad(block.id) if origin else None
    if record is not None and record == into.ad(block.id) and _is_away(block, "ad", into):
        return block.id, into
    name = _take(block.id, taken)
    return name, into if record is None else replace(into, ads=(*into.ads, replace(record, id=name)))


def _embed(block: Embed, origin: Article | None, into: Article, taken: set[str]) -> tuple[str, Article]:
    record = origin.embed(block.id) if origin else None
    if record is not None and record == into.embed(block.id) and _is_away(block, "embed", into):
        return block.id, into
    name = _take(block.id, taken)
    return name, into if record is None else replace(into, embeds=(*into.embeds, replace(record, id=name)))


def _is_away(block: Ad | Embed, kind: str, article: Article) -> bool:
    """Return whether a marker was cut out of an article, to which it comes back."""
    return body.marker(kind, block.id) not in article.body


def _take(name: str, taken: set[str]) -> str:
    if name in taken:
        return free_name(name, taken)
    taken.add(name)
    return name


def _renamed(block: Block, kind: str, name: str) -> list[Edit]:
    line = body.marker(kind, name)
    return [] if block.source.rstrip() == line else [Edit(block.start, block.end, line)]


def _picture(block: Image, origin: Article | None, into: Article) -> Article:
    asset = block.target.removeprefix(_ASSET)
    if origin is None or asset == block.target or any(picture.asset == asset for picture in into.pictures):
        return into
    return replace(into, pictures=(*into.pictures, *(one for one in origin.pictures if one.asset == asset)))
