"""What is kept of a story's text: canonical JSON, compressed, found by its hash; and what is derived from it."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from editor.article.canonical import canonical, joined_object
from editor.article.errors import UnreadableArticle
from editor.article.library_errors import LibraryDamaged
from editor.article.library_values import PartHashes

if TYPE_CHECKING:  # what reads stories is loaded after the desk list is painted
    from editor.article.article import Article

LEVEL = 6  # of zlib; 0.1 ms for a story of 600 words
QUICK_LEVEL = 1  # for what is typed over within a second: 3 ms for 50,000 words
_PIECE = 8_000  # characters: 0.1 ms

# What this program wrote once where a line began with a mark: the mark made one letter with the n of the line feed's
# escape, and JSON knows no such escape.
_JOINED = re.compile(r"(?<!\\)((?:\\\\)*\\)([^\x00-\x7f])")


@dataclass(frozen=True, slots=True)
class SearchRow:
    """What the full-text search knows of a story."""

    headline: str
    slug: str
    byline: str
    people: str
    body: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a save needs of an article, made before the write begins so that the lock is held briefly."""

    article: Article
    hash: str
    packed: bytes
    part_hashes: PartHashes
    words: int
    search: SearchRow


def pack(article: Article, level: int = LEVEL) -> tuple[str, bytes]:
    """Return the SHA-256 of an article's canonical JSON, and that JSON compressed."""
    plain = _plain(article)
    return hashlib.sha256(plain).hexdigest(), zlib.compress(plain, level)


def _plain(article: Article) -> bytes:
    """Return an article's canonical JSON.

    Its text is written some paragraphs at a time: as one piece 50,000 words hold Python's lock for 5 ms, and a key
    struck while they are kept waits for it. A line feed joins with nothing, so that NFC of each piece is that of all.
    """
    from editor.article.portable import article_to_json

    members = {name: canonical(value) for name, value in article_to_json(replace(article, body="")).items()}
    if article.body:
        members["body"] = b'"%s"' % b"".join(canonical(piece)[1:-1] for piece in _pieces(article.body))
    return joined_object(members)


def _pieces(text: str) -> Iterator[str]:
    """Yield a text in pieces that end after a line feed, as short as may be but no shorter than `_PIECE`."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PIECE) + 1 or len(text)
        yield text[start:end]
        start = end


def unpack(packed: bytes, digest: str = "") -> Article:
    """Return the article that was packed; raises LibraryDamaged if it does not match the hash or cannot be read."""
    from editor.article.portable import article_from_json

    try:
        plain = zlib.decompress(packed)
        if digest and hashlib.sha256(plain).hexdigest() != digest:
            raise LibraryDamaged(f"The text {digest[:12]} is not what was saved; restore a backup.")
        return article_from_json(_loaded(plain))
    except (zlib.error, ValueError, UnreadableArticle) as error:
        raise LibraryDamaged(f"The text {digest[:12] or 'of a working copy'} cannot be read: {error}") from error


def _loaded(plain: bytes) -> object:
    """Return the JSON values of a text; of one, too, in which a mark had joined the letter of an escape before it."""
    try:
        return json.loads(plain)
    except json.JSONDecodeError:
        return json.loads(_JOINED.sub(_parted, plain.decode("utf-8")))


def _parted(found: re.Match[str]) -> str:
    return found[1] + unicodedata.normalize("NFD", found[2])


def byline_text(article: Article) -> str:
    """Return the names of the byline as one text."""
    return ", ".join(byline.name for byline in article.furniture.byline)


def _people(article: Article) -> str:
    """Return the sources as the newsroom may name them: who is not on the record is not found by name."""
    shown = [
        f"{source.shown_as} {source.organisation if not source.is_confidential else ''}" for source in article.sources
    ]
    posted = [f"{embed.latest.author} {embed.latest.handle}" for embed in article.embeds]
    return "\n".join(shown + posted)


def facts(article: Article) -> Facts:
    """Return what a save needs of an article."""
    from editor.article import body
    from editor.article.parts import part_hashes
    from editor.article.text import count_words

    digest, packed = pack(article)
    hashes = part_hashes(article)
    texts = [text for block in body.parse(article.body) for text in body.plain_texts(block)]
    furniture = article.furniture
    search = SearchRow(
        furniture.headline,
        furniture.slug,
        byline_text(article),
        _people(article),
        "\n".join(
            (
                furniture.kicker,
                furniture.standfirst,
                *texts,
                *(embed.latest.words for embed in article.embeds),
                *furniture.keywords,
            )
        ),
    )
    named = PartHashes(**{part.value: value for part, value in hashes.items()})
    return Facts(article, digest, packed, named, count_words(texts), search)
