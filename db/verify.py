"""Is everything in the library what it was: our own hashes first, then SQLite's checks. Each problem is a sentence."""

import hashlib
import zlib
from collections.abc import Callable, Iterator

from pysqlite3 import dbapi2

from db import removal
from db.audit import AuditTrail, event_hash
from db.connection import Connection
from db.notes import notes_of
from db.revisions import COLUMNS, REVISION, revision_of
from db.verify_exports import exports_told
from editor.article.bundle import RECEIVED, SENT, Direction
from editor.article.canonical import Json
from editor.article.errors import Trouble
from editor.article.library_values import AuditEvent, AuditFilter, HealthReport
from editor.article.notes import entry_hash
from editor.article.revision import is_sound

_ALL = 2**62  # events
Progress = Callable[[int, int], None]


def _audit_chain(connection: Connection) -> Iterator[str]:
    previous, sequence = "", 0
    for event in AuditTrail(connection).all_in_order():
        if event.sequence != sequence + 1:
            yield f"The audit trail lacks events between {sequence} and {event.sequence}."
        elif event.previous != previous:
            yield f"Event {event.sequence} of the audit trail does not follow from the one before it."
        if event.hash != event_hash(event):
            yield f"Event {event.sequence} of the audit trail ({event.action}) was changed after it was written."
        previous, sequence = event.hash, event.sequence


def _removals(connection: Connection) -> dict[str, int]:
    """Return which stories the audit trail says were removed and not brought back, with the number of that event."""
    found: dict[str, int] = {}
    told = AuditTrail(connection).find(AuditFilter(actions=(removal.ACTION, removal.BACK)), limit=_ALL)
    for event in reversed(told):
        if event.action == removal.ACTION:
            found[event.article_id] = event.sequence
        else:
            found.pop(event.article_id, None)
    return found


def _removed(connection: Connection) -> Iterator[str]:
    """Compare the list of removed stories with the audit trail: neither may hold one that the other does not."""
    told = _removals(connection)
    for article_id, slug in connection.each("SELECT article_id, slug FROM removed"):
        if told.pop(article_id, None) is None:
            yield f"The story “{slug}” counts as removed, but the audit trail does not say so."
    for article_id in told:
        yield f"The story {article_id[:12]} was removed, by the audit trail, but does not count as removed."


def _told(connection: Connection, table: str, key: str, column: str, hash_column: str) -> Iterator[str]:
    """Compare a guarded table with the audit trail, which names each of its rows with its hash.

    What went with a removed story may be missing, if the trail told of it before it told of the removal.
    """
    told: dict[Json, Json] = {}
    gone: set[Json] = set()
    removed = _removals(connection)
    for event in AuditTrail(connection).all_in_order():
        for named, digest in _named(event, key):
            told[named] = digest
            if event.sequence < removed.get(event.article_id, 0):
                gone.add(named)
            else:
                gone.discard(named)  # a bundle brought it back
    name = table.removesuffix("s")
    for row, digest in connection.each(f"SELECT {column}, {hash_column} FROM {table}"):
        if row not in told:
            yield f"The {name} {str(row)[:12]} is not in the audit trail."
        elif told.pop(row) != digest:
            yield f"The {name} {str(row)[:12]} is not what the audit trail says."
    for missing in told:
        if missing not in gone:
            yield f"The {name} {str(missing)[:12]} of the audit trail is not there."


def _named(event: AuditEvent, key: str) -> Iterator[tuple[Json, Json]]:
    """Yield the rows of a kind that an event names, each with its hash: one, or all that a bundle brought."""
    details = event.details
    if key in details and (key != "revision" or "content" in details):
        yield details[key], details["content" if key == "revision" else "hash"]
    many = details.get(f"{key}s") if event.action == RECEIVED else None
    if isinstance(many, dict):
        for named, digest in many.items():
            yield (int(named) if key == "approval" else named), digest


def _exchanges(connection: Connection) -> Iterator[str]:
    """Compare the bundles that went and came with the audit trail, which names each with the hash of its file."""
    told = {
        (event.action, event.article_id, event.details.get("bundle"), event.details.get("hash"))
        for event in AuditTrail(connection).all_in_order()
        if event.action in (SENT, RECEIVED)
    }
    for name, article_id, direction, digest in connection.each(
        "SELECT id, article_id, direction, sha256 FROM exchanges"
    ):
        action = SENT if direction == Direction.SENT else RECEIVED
        if (action, article_id, name, digest) not in told:
            yield f"The bundle {name[:12]} that was {direction} is not in the audit trail."


def _trail_and_tables(connection: Connection) -> Iterator[str]:
    yield from _told(connection, "revisions", "revision", "id", "content")
    yield from _told(connection, "approvals", "approval", "sequence", "part_hash")
    yield from _told(connection, "exports", "export", "sequence", "sha256")
    yield from exports_told(connection)
    yield from _exchanges(connection)
    yield from _removed(connection)


def _notes(connection: Connection) -> Iterator[str]:
    """Compare the notes with the audit trail, which names each with its hash but not its words."""
    told: dict[Json, Json] = {}
    removed = _removals(connection)
    for event in AuditTrail(connection).all_in_order():
        if "entry" in event.details and event.sequence > removed.get(event.article_id, 0):
            told[event.details["entry"]] = event.details["hash"]
    for article_id in connection.all("SELECT DISTINCT article_id FROM notes"):
        for entry in notes_of(connection, *article_id):
            if told.pop(entry.id, "") != entry_hash(entry):
                yield f"The note {entry.id[:12]} is not what the audit trail says."
    for missing in told:
        yield f"The note {str(missing)[:12]} of the audit trail is not there."


def _contents(connection: Connection) -> Iterator[str]:
    for digest, packed in connection.each("SELECT hash, body FROM contents"):
        try:
            found = hashlib.sha256(zlib.decompress(packed)).hexdigest()
        except zlib.error:
            found = ""
        if found != digest:
            named = connection.all("SELECT id FROM revisions WHERE content = ?", (digest,))
            names = ", ".join(row[0][:12] for row in named) or "none"
            yield f"The text {digest[:12]} is not what was saved (revisions: {names}); a backup may have it."


def _revisions(connection: Connection) -> Iterator[str]:
    query = (
        f"SELECT {REVISION}, c.hash, p.article_id, p.sequence, m.article_id, m.sequence FROM revisions r"
        " LEFT JOIN revisions p ON p.id = r.parent LEFT JOIN revisions m ON m.id = r.merged"
        " LEFT JOIN contents c ON c.hash = r.content ORDER BY r.sequence"
    )
    for row in connection.each(query):
        revision, (content, *before) = revision_of(row[:COLUMNS]), row[COLUMNS:]
        name = revision.id[:12]
        if not is_sound(revision):
            yield f"The revision {name} was changed after it was made."
        if content is None:
            yield f"The revision {name} has lost its text."
        for named, article_id, sequence in ((revision.parent, *before[:2]), (revision.merged, *before[2:])):
            if not named:
                continue
            if article_id is None:
                yield f"The revision {name} has lost the one it started from."
            elif article_id != revision.article_id or sequence >= revision.sequence:
                yield f"The revision {name} does not follow from the one it names."


def _heads(connection: Connection) -> Iterator[str]:
    query = (
        "SELECT a.slug FROM articles a LEFT JOIN revisions r ON r.id = a.head AND r.article_id = a.id"
        " WHERE r.id IS NULL OR a.head_content <> r.content OR a.attribution_hash <> r.attribution_hash"
        " OR a.ads_hash <> r.ads_hash OR a.embeds_hash <> r.embeds_hash"
    )
    for (slug,) in connection.each(query):
        yield f"The row of “{slug}” does not fit its newest revision."


def _files(connection: Connection) -> Iterator[str]:
    for digest, name, content in connection.each("SELECT sha256, name, content FROM assets"):
        if hashlib.sha256(content).hexdigest() != digest:
            yield f"The file {name} ({digest[:12]}) is not what was put in."
    for sequence, digest, packed in connection.each("SELECT sequence, sha256, content FROM exports"):
        try:
            found = hashlib.sha256(zlib.decompress(packed)).hexdigest()
        except zlib.error:
            found = ""
        if found != digest:
            yield f"The export number {sequence} is not what was sent."


def _search(connection: Connection) -> Iterator[str]:
    missing = connection.value(
        "SELECT count(*) FROM articles WHERE recency NOT IN (SELECT id FROM search_docsize)"
    ) or connection.value("SELECT (SELECT count(*) FROM search_docsize) - (SELECT count(*) FROM articles)")
    if missing:
        yield "The search does not know every story as it is."


def _sqlite(connection: Connection) -> Iterator[str]:
    """Run SQLite's own check, which since 3.44 has FTS5 check the search's index too."""
    for (line,) in connection.each("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield f"SQLite says of the file: {line}."


def _references(connection: Connection) -> Iterator[str]:
    for table, row, parent, _ in connection.each("PRAGMA foreign_key_check"):
        yield f"Row {row} of {table} names something in {parent} that is not there."


_CHECKS = (
    _audit_chain,
    _trail_and_tables,
    _notes,
    _contents,
    _revisions,
    _heads,
    _files,
    _references,
    _search,
    _sqlite,
)


def verify(connection: Connection, progress: Progress | None = None) -> HealthReport:
    """Run every check; damage that stops one of them is a problem too, and the others go on."""
    problems: list[str] = []
    for number, check in enumerate(_CHECKS):
        if progress is not None:
            progress(number, len(_CHECKS))
        try:
            problems += check(connection)
        except (Trouble, dbapi2.DatabaseError, ValueError) as error:
            problems.append(f"A check could not be finished: {error}")
    if progress is not None:
        progress(len(_CHECKS), len(_CHECKS))
    counts = [_count(connection, table) for table in ("articles", "revisions", "audit")]
    return HealthReport(tuple(problems), *counts)


def _count(connection: Connection, table: str) -> int:
    try:
        return int(connection.value(f"SELECT count(*) FROM {table}"))
    except (Trouble, dbapi2.DatabaseError):
        return 0
