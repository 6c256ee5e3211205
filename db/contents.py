"""What is kept of a story's text: canonical JSON, compressed, found by its hash; and what is derived from it."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.article.canonical import canonical
from editor.article.errors import UnreadableArticle
from editor.article.library_errors import LibraryDamaged
from editor.article.library_values import PartHashes

if TYPE_CHECKING:  # what reads stories is loaded after the desk list is painted
    from editor.article.article import Article

LEVEL = 6  # of zlib; 0.1 ms for a story of 600 words
QUICK_LEVEL = 1  # for what is typed over within a second: 3 ms for 50,000 words


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
    from editor.article.portable import article_to_json

    plain = canonical(article_to_json(article))
    return hashlib.sha256(plain).hexdigest(), zlib.compress(plain, level)


def unpack(packed: bytes, digest: str = "") -> Article:
    """Return the article that was packed; raises LibraryDamaged if it does not match the hash or cannot be read."""
    from editor.article.portable import article_from_json

    try:
        plain = zlib.decompress(packed)
        if digest and hashlib.sha256(plain).hexdigest() != digest:
            raise LibraryDamaged(f"The text {digest[:12]} is not what was saved; restore a backup.")
        return article_from_json(json.loads(plain))
    except (zlib.error, ValueError, UnreadableArticle) as error:
        raise LibraryDamaged(f"The text {digest[:12] or 'of a working copy'} cannot be read: {error}") from error


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
