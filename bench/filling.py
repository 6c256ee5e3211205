"""A library of many made-up stories, written without the stores: 100,000 in about a minute.

`Library.create_many` reads, hashes, packs and indexes a story in 2.3 ms. Here the stories share some hundred texts
under headlines of their own, so that each text is read once; the rows go in by `executemany`, and the search index
gathers 32 MB before it writes (0.35 ms a story where a megabyte at a time costs 0.5). What stands in the file in the
end is the same: hashes, the chain of events and search rows are those that the stores would have written.
"""

import hashlib
import os
import zlib
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from pysqlite3 import dbapi2

from db.audit import event_hash
from db.contents import Facts, facts
from db.library import open_library
from editor.article.article import Article
from editor.article.canonical import Json, canonical, sha256
from editor.article.library_values import AuditEvent
from editor.article.part import Part
from editor.article.parts import canonical_part
from editor.article.portable import article_to_json
from editor.article.revision import RevisionKind, revision_id, utc_text
from editor.article.workflow import State

TEXTS = 400  # that the stories share
LAST = 300  # stories that come in one after another in the end, so that the index has as many pieces as one that grew
PERSON = "Bench"
_BATCH = 1_000
_GATHERED = 1 << 25  # bytes of the search index that are gathered before they are written
_FTS_OWN = 1 << 20  # bytes; FTS5's own figure: https://sqlite.org/fts5.html#the_hashsize_configuration_option
_TABLES = {
    "articles": (
        "id", "slug", "headline", "state", "desk", "language", "byline", "words", "created_at", "created_by",
        "updated_at", "updated_by", "head", "recency", "attribution_hash", "ads_hash", "embeds_hash", "head_content",
    ),
    "contents": ("hash", "body"),
    "revisions": (
        "id", "article_id", "author", "time", "kind", "content", "words", "words_added", "words_removed",
        "attribution_hash", "ads_hash", "embeds_hash",
    ),
    "audit": ("sequence", "time", "person", "action", "article_id", "details", "previous", "hash"),
    "search": ("rowid", "headline", "slug", "byline", "people", "body"),
}  # fmt: skip

Rows = dict[str, list[tuple[Any, ...]]]


class Maker(Protocol):
    """Makes stories and headlines, the same ones each time."""

    def article(self, number: int) -> Article:
        """Return a story."""

    def some(self, number: int) -> str:
        """Return so many words."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that stories share, with what need not be reckoned for each of them."""

    known: Facts
    plain: dict[str, Any]
    attribution: dict[str, Any]


def fill_fast(path: Path, stories: Maker, number: int, texts: int = TEXTS) -> None:
    """Make a library that has so many stories, the last of them taken in as usual."""
    open_library(path).close()
    last = min(LAST, number // 2)
    raw = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
    try:
        for pragma in ("journal_mode = MEMORY", "synchronous = OFF", "foreign_keys = OFF", "cache_size = -200000"):
            raw.execute(f"PRAGMA {pragma}").fetchall()
        if number > last:
            _write(raw, stories, number - last, min(texts, number - last))
    finally:
        raw.close()
    library = open_library(path)
    for one in range(number - last, number):
        library.create(stories.article(one), PERSON, RevisionKind.IMPORT)
    library.close()


def _write(raw: dbapi2.Connection, stories: Maker, number: int, texts: int) -> None:
    shared = [_text(stories.article(one)) for one in range(texts)]
    last, previous = raw.execute("SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1").fetchone()
    indexes = dict(
        raw.execute("SELECT name, sql FROM sqlite_schema WHERE tbl_name = 'articles' AND sql LIKE '% INDEX %'")
    )
    raw.execute("BEGIN")
    for name in indexes:
        raw.execute(f"DROP INDEX {name}")
    _gather_for(raw, _GATHERED)
    with ThreadPoolExecutor(1) as writer:  # SQLite indexes without Python's lock while the next rows are made
        written: Future[None] | None = None
        for first in range(0, number, _BATCH):
            rows: Rows = {table: [] for table in _TABLES}
            for one in range(first, min(number, first + _BATCH)):
                headline = stories.some(9).capitalize()
                previous = _gather(rows, shared[one % texts], one, last + one + 1, headline, previous)
            if written is not None:
                written.result()
            written = writer.submit(_put, raw, rows)
        if written is not None:
            written.result()
    for sql in indexes.values():
        raw.execute(sql)
    _gather_for(raw, _FTS_OWN)
    raw.execute("COMMIT")


def _put(raw: dbapi2.Connection, rows: Rows) -> None:
    for table, columns in _TABLES.items():
        marks = ", ".join("?" * len(columns))
        raw.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows[table])


def _gather_for(raw: dbapi2.Connection, size: int) -> None:
    """Say how many bytes of the search index are gathered before they are written."""
    raw.execute("INSERT INTO search (search, rank) VALUES ('hashsize', ?)", (size,))


def _text(article: Article) -> _Text:
    attribution, plain = canonical_part(article, Part.ATTRIBUTION), article_to_json(article)
    assert isinstance(attribution, dict)
    assert isinstance(plain, dict)
    return _Text(facts(article), plain, attribution)


def _gather(rows: Rows, text: _Text, number: int, sequence: int, headline: str, previous: str) -> str:
    """Add the rows of one story to those of each table; return the hash of its event."""
    known = text.known
    furniture = {**text.plain["furniture"], "slug": f"story-{number}", "headline": headline}
    plain = canonical({**text.plain, "furniture": furniture})
    content = hashlib.sha256(plain).hexdigest()
    attribution = {**text.attribution["furniture"], "headline": headline}
    hashes = (
        sha256({**text.attribution, "furniture": attribution}),
        known.part_hashes.ads,
        known.part_hashes.embeds,
    )
    article_id, time, kind = os.urandom(16).hex(), _time(number), RevisionKind.IMPORT
    revision = revision_id(article_id, "", PERSON, time, kind, content)
    details: dict[str, Json] = {"revision": revision, "content": content}
    event = AuditEvent(sequence, time, PERSON, kind.value, article_id, details, previous)
    own_hash = event_hash(event)
    search, words, own = known.search, known.words, known.article.furniture
    rows["articles"].append((
        article_id, furniture["slug"], headline, State.DRAFT.value, own.desk, own.language, search.byline, words,
        time, PERSON, time, PERSON, revision, number + 1, *hashes, content,
    ))  # fmt: skip
    rows["contents"].append((content, zlib.compress(plain, 1)))
    rows["revisions"].append((revision, article_id, PERSON, time, kind.value, content, words, words, 0, *hashes))
    rows["audit"].append(
        (sequence, time, PERSON, kind.value, article_id, canonical(details).decode(), previous, own_hash)
    )
    rows["search"].append((number + 1, headline, furniture["slug"], search.byline, search.people, search.body))
    return own_hash


def _time(number: int) -> str:
    """Return when a story came in: five minutes after the one before it, so that the list shows times of some years."""
    return utc_text(datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=5 * number))
