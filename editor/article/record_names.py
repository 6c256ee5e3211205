"""The names that tie records to a body, keys of sources and ids of markers: which stand in a story, which are free."""

import re

from editor.article import body, edits
from editor.article.article import Article
from editor.article.body import Ad, Embed

_TAIL = re.compile(r"-?\d*$")


def marker_lines(text: str) -> list[str]:
    """Return the lines of all markers of a body, in order."""
    return [block.source.rstrip() for block in body.parse(text) if isinstance(block, Ad | Embed)]


def marker_id(line: str) -> str:
    """Return the id that a marker's line names."""
    return line[line.index("#") + 1 : -1]


def cited_keys(text: str) -> tuple[str, ...]:
    """Return the keys that a body cites, each once, in their order."""
    return tuple(dict.fromkeys(one.key for _, citation in edits.citations(text) for one in citation.cited))


def names_in(article: Article) -> set[str]:
    """Return every key and id of an article, of its records and of its body."""
    ids = {marker_id(line) for line in marker_lines(article.body)}
    records = {ad.id for ad in article.ads} | {embed.id for embed in article.embeds}
    return ids | set(cited_keys(article.body)) | records | {source.key for source in article.sources}


def free_name(name: str, taken: set[str]) -> str:
    """Return a name like another that nothing has, and take it."""
    stem, number = _TAIL.sub("", name) or name, 2
    while f"{stem}-{number}" in taken:
        number += 1
    taken.add(f"{stem}-{number}")
    return f"{stem}-{number}"
