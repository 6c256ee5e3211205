"""The library's tables, made by ordered steps alone, each atomic with its record."""

from pathlib import Path

from sqlite_utils import Database, Migrations

from db.connection import Connection, refuse_newer
from editor.article.portable import sha256

STEPS = Migrations("copydesk")

_TABLES = """
create table articles (
    id text primary key,
    slug text not null unique,
    headline text not null,
    state text not null,
    desk text not null,
    language text not null,
    byline text not null,
    words integer not null,
    created_at text not null,
    created_by text not null,
    updated_at text not null,
    updated_by text not null,
    head text not null,
    attribution_hash text not null,
    ads_hash text not null,
    embeds_hash text not null,
    attribution_approved text not null default '',
    ads_approved text not null default '',
    embeds_approved text not null default '',
    search_row integer not null unique
) strict;
create index articles_by_update on articles (updated_at desc);
create index articles_by_state on articles (state, updated_at desc);
create index articles_by_desk on articles (desk, updated_at desc);
create table contents (hash text primary key, body blob not null) strict, without rowid;
create table revisions (
    sequence integer primary key autoincrement,
    id text not null unique,
    parent text not null,
    article_id text not null references articles (id),
    author text not null,
    time text not null,
    kind text not null,
    content_hash text not null references contents (hash),
    words integer not null,
    words_added integer not null,
    words_removed integer not null,
    attribution_hash text not null,
    ads_hash text not null,
    embeds_hash text not null
) strict;
create index revisions_by_article on revisions (article_id, sequence desc);
create table working_copies (
    article_id text not null references articles (id),
    device text not null,
    author text not null,
    base text not null,
    cursor integer not null,
    anchor integer not null,
    saved_at text not null,
    body blob not null,
    primary key (article_id, device)
) strict, without rowid;
create table approvals (
    sequence integer primary key autoincrement,
    article_id text not null references articles (id),
    part text not null,
    part_hash text not null,
    revision text not null references revisions (id),
    approver text not null,
    time text not null,
    note text not null,
    withdrawn integer not null,
    own_work integer not null
) strict;
create index approvals_by_article on approvals (article_id, sequence desc);
create table assets (
    sha256 text primary key, media_type text not null, name text not null, size integer not null, body blob not null
) strict, without rowid;
create table exports (
    sequence integer primary key autoincrement,
    article_id text not null references articles (id),
    slug text not null,
    revision text not null references revisions (id),
    target text not null,
    profile text not null,
    sha256 text not null,
    size integer not null,
    body blob not null,
    person text not null,
    time text not null,
    draft integer not null
) strict;
create index exports_by_article on exports (article_id, sequence desc);
create table audit (
    sequence integer primary key,
    time text not null,
    person text not null,
    action text not null,
    article_id text not null,
    details text not null,
    previous text not null,
    hash text not null
) strict;
create index audit_by_article on audit (article_id, sequence desc);
create table settings (key text primary key, value text not null) strict, without rowid;
"""

IMMUTABLE = ("contents", "revisions", "approvals", "assets", "exports", "audit")

# remove_diacritics 2 finds "Reyes" in "Réyes" whatever form the accent has; prefix lists make one letter as cheap as two.
_SEARCH = """
create virtual table search using fts5 (
    headline, slug, byline, people, body, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
)
"""


@STEPS()
def first_tables(db: Database) -> None:
    """Make the tables of the first release, and the triggers that keep history as it was written."""
    for statement in _TABLES.split(";"):
        if statement.strip():
            db.execute(statement)
    db.execute(_SEARCH)
    for table in IMMUTABLE:
        for verb in ("update", "delete"):
            db.execute(
                f"create trigger {table}_no_{verb} before {verb} on {table}"
                f" begin select raise(abort, '{table} never change'); end"
            )


def names() -> tuple[str, ...]:
    """Return the steps this program knows, in order."""
    return tuple(step.name for step in STEPS.pending(Database(memory=True, execute_plugins=False)))


def migrate(connection: Connection) -> Path | None:
    """Bring a library to today's form; returns the backup that was made before an old one was changed.

    Raises NewerLibrary, with the file as it was, where a newer program has changed it.
    """
    from db.backup import before_migration

    with connection.read():
        refuse_newer(connection, set(names()), {step.name for step in STEPS.applied(connection.db)})
        if not STEPS.pending(connection.db):
            return None
    backup = None if connection.is_new else before_migration(connection)
    # sqlite-utils begins each step deferred; inside our own write its steps are savepoints, and two programs cannot race.
    with connection.write():
        STEPS.apply(connection.db)
        if connection.db.execute("select count(*) from settings where key = 'library.id'").fetchone()[0] == 0:
            name = sha256([str(connection.path), connection.db.execute("select hex(randomblob(16))").fetchone()[0]])
            connection.db.execute("insert into settings values ('library.id', ?)", [f'"{name}"'])
    return backup
