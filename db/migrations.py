"""The library's tables, made by migrations alone, and what may be opened by this program.

A step that was released is never changed; a change of the tables is a new step at the end, and a library of each
released form is kept in `tests/data`.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from db.connection import APPLICATION_ID, Connection
from editor.article.library_errors import NewerLibrary

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

SET = "copydesk"
NAMES = ("001_library", "002_review")
"""Every step this program knows, in order; the library's `user_version` is how many were applied."""

IMMUTABLE = ("contents", "revisions", "approvals", "assets", "exports", "audit")
IMMUTABLE_OF_REVIEW = ("notes", "exchanges", "deliveries", "removed")

_TABLES = """
CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL COLLATE NOCASE UNIQUE,
    headline TEXT NOT NULL,
    state TEXT NOT NULL,
    desk TEXT NOT NULL,
    language TEXT NOT NULL,
    byline TEXT NOT NULL,
    words INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    head TEXT REFERENCES revisions (id), -- null only between a story's row and its first revision, in one transaction
    recency INTEGER NOT NULL UNIQUE, -- counts up with every change in the library; the row id of the story's search row
    attribution_hash TEXT NOT NULL,
    ads_hash TEXT NOT NULL,
    embeds_hash TEXT NOT NULL,
    attribution_standing TEXT NOT NULL DEFAULT 'missing'
        CHECK (attribution_standing IN ('missing', 'approved', 'stale')),
    ads_standing TEXT NOT NULL DEFAULT 'missing'
        CHECK (ads_standing IN ('missing', 'approved', 'stale')),
    embeds_standing TEXT NOT NULL DEFAULT 'missing'
        CHECK (embeds_standing IN ('missing', 'approved', 'stale'))
) STRICT;
CREATE INDEX articles_by_state ON articles (state, recency);
CREATE INDEX articles_by_desk ON articles (desk, recency);
CREATE INDEX articles_by_state_and_desk ON articles (state, desk, recency);
-- The few that are worked on among the many that are out: what needs an approval is asked of these alone.
CREATE INDEX articles_open ON articles (recency) WHERE state IN ('draft', 'in review');
CREATE INDEX articles_by_maker ON articles (created_by, recency);
CREATE INDEX articles_by_changer ON articles (updated_by, recency);
CREATE INDEX articles_by_headline ON articles (headline COLLATE NOCASE, recency);
CREATE INDEX articles_by_words ON articles (words, recency);
CREATE TABLE contents (
    hash TEXT PRIMARY KEY, -- SHA-256 of the canonical JSON
    body BLOB NOT NULL -- the canonical JSON, compressed with zlib
) STRICT;
CREATE TABLE revisions (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    article_id TEXT NOT NULL REFERENCES articles (id),
    parent TEXT REFERENCES revisions (id),
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    kind TEXT NOT NULL,
    content TEXT NOT NULL REFERENCES contents (hash),
    words INTEGER NOT NULL,
    words_added INTEGER NOT NULL,
    words_removed INTEGER NOT NULL,
    attribution_hash TEXT NOT NULL,
    ads_hash TEXT NOT NULL,
    embeds_hash TEXT NOT NULL
) STRICT;
CREATE INDEX revisions_by_article ON revisions (article_id, sequence);
CREATE TABLE working_copies (
    article_id TEXT NOT NULL REFERENCES articles (id),
    device TEXT NOT NULL,
    author TEXT NOT NULL,
    base TEXT NOT NULL,
    cursor INTEGER NOT NULL,
    anchor INTEGER NOT NULL,
    saved_at TEXT NOT NULL,
    body BLOB NOT NULL, -- canonical JSON, compressed with zlib
    PRIMARY KEY (article_id, device)
) STRICT;
CREATE TABLE approvals (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id TEXT NOT NULL REFERENCES articles (id),
    part TEXT NOT NULL,
    part_hash TEXT NOT NULL,
    revision TEXT NOT NULL REFERENCES revisions (id),
    approver TEXT NOT NULL,
    time TEXT NOT NULL,
    note TEXT NOT NULL,
    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    own_work INTEGER NOT NULL CHECK (own_work IN (0, 1))
) STRICT;
CREATE INDEX approvals_by_article ON approvals (article_id, sequence);
CREATE TABLE assets (
    sha256 TEXT PRIMARY KEY,
    media_type TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    time TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;
CREATE TABLE exports (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id TEXT NOT NULL REFERENCES articles (id),
    slug TEXT NOT NULL,
    revision TEXT NOT NULL REFERENCES revisions (id),
    target TEXT NOT NULL,
    profile TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    person TEXT NOT NULL,
    time TEXT NOT NULL,
    draft INTEGER NOT NULL CHECK (draft IN (0, 1)),
    content BLOB NOT NULL -- compressed with zlib
) STRICT;
CREATE INDEX exports_by_article ON exports (article_id, sequence);
CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY,
    time TEXT NOT NULL,
    person TEXT NOT NULL,
    action TEXT NOT NULL,
    article_id TEXT NOT NULL,
    details TEXT NOT NULL CHECK (json_valid(details)),
    previous TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX audit_by_article ON audit (article_id, sequence);
CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (
    headline, slug, byline, people, body,
    content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
);
"""

_REVIEW_TABLES = """
ALTER TABLE articles ADD COLUMN out_content TEXT NOT NULL DEFAULT ''; -- what the last export for readers was made from
ALTER TABLE articles ADD COLUMN head_content TEXT NOT NULL DEFAULT ''; -- the hash of the head's text
-- Published stories whose text is not what readers have: few among many, asked for at every paint of the desk list.
CREATE INDEX articles_changed ON articles (recency)
    WHERE state = 'published' AND out_content <> '' AND out_content <> head_content;
ALTER TABLE exports ADD COLUMN approvals TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(approvals));
ALTER TABLE exports ADD COLUMN files TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(files)); -- names and hashes of assets
ALTER TABLE revisions ADD COLUMN merged TEXT REFERENCES revisions (id); -- the other parent, where two texts met
-- Stories of which a part was changed after it was approved, whether they are out or not.
CREATE INDEX articles_stale ON articles (recency)
    WHERE 'stale' IN (attribution_standing, ads_standing, embeds_standing) AND state NOT IN ('spiked', 'killed');
CREATE TABLE notes (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE, -- 128 random bits: no two libraries make the same
    thread TEXT NOT NULL, -- the id of the note that it belongs to, which for the first is its own
    article_id TEXT NOT NULL REFERENCES articles (id),
    kind TEXT NOT NULL CHECK (kind IN ('note', 'answer', 'resolve', 'reopen')),
    part TEXT NOT NULL CHECK (part IN ('', 'attribution', 'ads', 'embeds')),
    revision TEXT NOT NULL, -- what its writer had in front
    words TEXT NOT NULL, -- the words of the story that it is tied to, none for the whole story
    field TEXT NOT NULL, -- where they stand: a field of the furniture, or the body where it is empty
    occurrence INTEGER NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    text TEXT NOT NULL,
    person TEXT NOT NULL,
    time TEXT NOT NULL
) STRICT;
CREATE INDEX notes_by_article ON notes (article_id, sequence);
CREATE TABLE exchanges (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL, -- the bundle's own id
    article_id TEXT NOT NULL REFERENCES articles (id),
    direction TEXT NOT NULL CHECK (direction IN ('sent', 'received')),
    revision TEXT NOT NULL, -- the head that the bundle brings
    sha256 TEXT NOT NULL,
    person TEXT NOT NULL,
    time TEXT NOT NULL
) STRICT;
CREATE INDEX exchanges_by_article ON exchanges (article_id, sequence);
CREATE TABLE deliveries (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL, -- one for all rows of one attempt to send
    article_id TEXT NOT NULL REFERENCES articles (id),
    profile TEXT NOT NULL,
    site TEXT NOT NULL,
    remote_id TEXT NOT NULL,
    address TEXT NOT NULL,
    export INTEGER REFERENCES exports (sequence),
    sha256 TEXT NOT NULL, -- of what was sent
    remote_mark TEXT NOT NULL, -- what the post was like over there after it
    outcome TEXT NOT NULL,
    details TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details)),
    person TEXT NOT NULL,
    time TEXT NOT NULL
) STRICT;
CREATE INDEX deliveries_by_article ON deliveries (article_id, sequence);
CREATE TABLE removed (
    article_id TEXT PRIMARY KEY,
    slug TEXT NOT NULL,
    person TEXT NOT NULL,
    time TEXT NOT NULL
) STRICT;
"""

_GUARD = """
CREATE TRIGGER {table}_never_{past} BEFORE {change} ON {table} BEGIN
    SELECT RAISE(ABORT, 'what stands in {table} is never changed');
END;
"""


def guard(database: "Database", tables: tuple[str, ...]) -> None:
    """Make triggers that refuse to change or delete a row of these tables."""
    for table in tables:
        for change, past in (("UPDATE", "updated"), ("DELETE", "deleted")):
            database.executescript(_GUARD.format(table=table, change=change, past=past))


def _library(database: "Database") -> None:
    """Make the tables of the first release."""
    database.executescript(_TABLES)
    guard(database, IMMUTABLE)


def _review(database: "Database") -> None:
    """Make the tables of review: notes, bundles, what was sent, what was removed; the stories that are out."""
    database.executescript(_REVIEW_TABLES)
    guard(database, IMMUTABLE_OF_REVIEW)
    database.execute("UPDATE articles SET head_content = (SELECT content FROM revisions r WHERE r.id = articles.head)")
    # What was exported last for readers, of stories that are out already.
    database.execute(
        "UPDATE articles SET out_content = coalesce((SELECT r.content FROM exports e JOIN revisions r"
        " ON r.id = e.revision WHERE e.article_id = articles.id AND NOT e.draft ORDER BY e.sequence DESC LIMIT 1), '')"
    )


_STEPS = {"001_library": _library, "002_review": _review}


def steps() -> "Migrations":
    """Return the migrations in order."""
    from sqlite_utils.migrations import Migrations

    migrations = Migrations(SET)
    for name in NAMES:
        migrations(name=name)(_STEPS[name])
    return migrations


def applied(connection: Connection) -> tuple[str, ...]:
    """Return the names of the steps that a library has had, in order; changes nothing."""
    if not connection.value("SELECT 1 FROM sqlite_schema WHERE name = '_sqlite_migrations'"):
        return ()
    query = "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY id"
    return tuple(row[0] for row in connection.all(query, (SET,)))


def refuse_newer(connection: Connection) -> None:
    """Raise NewerLibrary if a library has had a step that this program does not know; changes nothing."""
    unknown = [name for name in applied(connection) if name not in NAMES]
    if unknown or connection.value("PRAGMA user_version") > len(NAMES):
        raise NewerLibrary(
            f"The library {connection.path.name} is of a newer Copydesk and was left as it is; install that one."
        )


def is_pending(connection: Connection) -> bool:
    """Return whether a library still has to be given newer tables."""
    return len(applied(connection)) < len(NAMES)


def migrate(connection: Connection) -> None:
    """Run the steps that a library has not had: all of them or none, in one transaction."""
    with connection.write():
        refuse_newer(connection)  # another program may have been faster
        steps().apply(connection.database)
        connection.run(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.run(f"PRAGMA user_version = {len(NAMES)}")


def backup_name(path: Path, version: int, time: str) -> Path:
    """Return the name of the copy that is made of a library before its tables are changed."""
    stamp = "".join(character for character in time if character.isalnum())
    return path.with_name(f"{path.stem}-before-update-{version}-{stamp}{path.suffix}")
