"""Stories taken out of the library for good: all of their rows at once, and nothing of the audit trail."""

import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from db.audit import AuditTrail
from db.connection import Connection
from editor.article.canonical import Json
from editor.article.errors import RefusedAction
from editor.article.library_errors import NoSuchStory
from editor.article.library_values import Removed
from editor.article.workflow import State

ACTION, BACK = "delete", "bring back"
"""The actions in the audit trail."""
REMOVABLE = (State.DRAFT, State.SPIKED)

# A child before what it names. Of contents and files only what no other story has goes with them.
OF_STORY = ("working_copies", "notes", "exchanges", "approvals", "exports", "revisions")
_IN_NO_OTHER = "hash NOT IN (SELECT content FROM revisions)"
_DIGEST = re.compile(rb"[0-9a-f]{64}")
_ALL_OF = "SELECT c.body FROM contents c WHERE c.hash IN (SELECT content FROM revisions WHERE article_id = ?)"


class Removal:
    """Removes stories, and knows which were removed."""

    def __init__(self, connection: Connection, audit: AuditTrail, now: Callable[[], str]) -> None:
        self._connection = connection
        self._audit = audit
        self._now = now

    def refusal(self, article_id: str) -> str:
        """Return why a story may not be removed, in a sentence; empty where it may. Raises NoSuchStory."""
        slug, state = self._row(article_id)
        if State(state) not in REMOVABLE:
            needed = " or ".join(one.value for one in REMOVABLE)
            return f"“{slug}” is {state}; only a story that is {needed} can be removed."
        if self._count("exports", article_id, "NOT draft"):
            return f"“{slug}” has left for the CMS, so what readers got stays here; spike it instead."
        if self._count("deliveries", article_id):
            return f"“{slug}” was sent to a site, so what was sent stays here; spike it instead."
        return ""

    def prospect(self, article_id: str) -> Removed:
        """Return what removing a story would take away, without doing it; raises NoSuchStory."""
        return self._counted(article_id, self._own_files(article_id))

    def _counted(self, article_id: str, files: set[str]) -> Removed:
        slug, _ = self._row(article_id)
        counts = {table: self._count(table, article_id) for table in OF_STORY}
        return Removed(
            article_id,
            slug,
            revisions=counts["revisions"],
            approvals=counts["approvals"],
            notes=counts["notes"],
            drafts=counts["exports"],
            exchanges=counts["exchanges"],
            files=len(files),
        )

    def remove(self, article_id: str, person: str, note: str = "", more: Mapping[str, Json] | None = None) -> Removed:
        """Remove a story that never left, in one transaction; its slug is free then and its audit trail stays.

        `more` goes into the audit event. Raises RefusedAction with the reason why it may not go, NoSuchStory.
        """
        with self._connection.write():
            refusal = self.refusal(article_id)
            if refusal:
                raise RefusedAction(refusal)
            files, time = self._own_files(article_id), self._now()
            gone = self._counted(article_id, files)
            with unguarded(self._connection):
                self._delete(article_id, files)
            self._connection.run(
                "INSERT OR IGNORE INTO removed (article_id, slug, person, time) VALUES (?, ?, ?, ?)",
                (article_id, gone.slug, person, time),
            )
            details: dict[str, Json] = {
                **(more or {}),
                "slug": gone.slug,
                "note": note,
                "revisions": gone.revisions,
                "approvals": gone.approvals,
            }
            self._audit.append(time, person, ACTION, article_id, details)
        return gone

    def bring_back(self, source: Path, article_id: str, person: str) -> str:
        """Put a removed story back as a backup has it, in one transaction; return its slug.

        Raises NoSuchStory where the backup has no such story, RefusedAction where it is of another library or release,
        or the story is here, SlugTaken, LibraryTrouble.
        """
        from db.bringing_back import BringingBack  # reads backups, which a start of the program does not

        return BringingBack(self._connection, self._audit, self._now).bring_back(source, article_id, person)

    def _row(self, article_id: str) -> tuple[str, str]:
        row = self._connection.one("SELECT slug, state FROM articles WHERE id = ?", (article_id,))
        if row is None:
            raise NoSuchStory(f"There is no story “{article_id}” in this library.")
        return row[0], row[1]

    def _count(self, table: str, article_id: str, where: str = "1") -> int:
        query = f"SELECT count(*) FROM {table} WHERE article_id = ? AND {where}"
        return int(self._connection.value(query, (article_id,)))

    def _delete(self, article_id: str, files: set[str]) -> None:
        run = self._connection.run
        texts = self._connection.all("SELECT DISTINCT content FROM revisions WHERE article_id = ?", (article_id,))
        run("DELETE FROM search WHERE rowid = (SELECT recency FROM articles WHERE id = ?)", (article_id,))
        run("UPDATE articles SET head = NULL WHERE id = ?", (article_id,))
        for table in OF_STORY:
            run(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))
        run("DELETE FROM articles WHERE id = ?", (article_id,))
        self._delete_named("contents", "hash", (text for (text,) in texts), _IN_NO_OTHER)
        self._delete_named("assets", "sha256", files)

    def _delete_named(self, table: str, column: str, names: Iterable[str], where: str = "1") -> None:
        chosen = f"{column} IN (SELECT value FROM json_each(?)) AND {where}"
        self._connection.run(f"DELETE FROM {table} WHERE {chosen}", (json.dumps(list(names)),))

    def _own_files(self, article_id: str) -> set[str]:
        """Return the files of the library that this story names, in any of its versions, and no other does."""
        files = digests_of(self._connection, article_id)
        files = {name for name in files if self._connection.one("SELECT 1 FROM assets WHERE sha256 = ?", (name,))}
        if files:
            files -= imported(self._connection, article_id, "<>")
            for packed in self._other_texts(article_id):
                files -= set(_names(packed))
            kept = self._connection.all("SELECT files FROM exports WHERE article_id <> ?", (article_id,))
            files -= {found.decode() for (told,) in kept for found in _DIGEST.findall(str(told).encode())}
        return files

    def _other_texts(self, article_id: str) -> Iterator[bytes]:
        queries = (
            "SELECT body FROM contents WHERE hash IN (SELECT content FROM revisions WHERE article_id <> ?)",
            "SELECT body FROM working_copies WHERE article_id <> ?",
        )
        for query in queries:
            for (packed,) in self._connection.each(query, (article_id,)):
                yield packed


def digests_of(connection: Connection, article_id: str) -> set[str]:
    """Return what may be the SHA-256 of a file in any version of a story, its working copies, exports and import."""
    packed = connection.all(_ALL_OF, (article_id,))
    packed += connection.all("SELECT body FROM working_copies WHERE article_id = ?", (article_id,))
    told = connection.all("SELECT files FROM exports WHERE article_id = ?", (article_id,))
    kept = {found.decode() for (files,) in told for found in _DIGEST.findall(str(files).encode())}
    return {name for (body,) in packed for name in _names(body)} | kept | imported(connection, article_id, "=")


def imported(connection: Connection, article_id: str, is_: str) -> set[str]:
    """Return the files that stories were imported from: this one (`=`), or all others (`<>`)."""
    events = f"audit WHERE article_id {is_} ? AND details LIKE '%original%'"
    rows = connection.all(f"SELECT DISTINCT details ->> 'original' FROM {events}", (article_id,))
    return {str(name) for (name,) in rows if name}


@contextmanager
def unguarded(connection: Connection) -> Iterator[None]:
    """Take the triggers that guard rows away and put the same ones back, inside a write; no other program sees it.

    An exception undoes the write, and with it that they were away.
    """
    assert connection.raw.in_transaction, "guards are taken off inside a write alone"
    triggers = connection.all("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    for name, _ in triggers:
        connection.run(f'DROP TRIGGER "{name}"')
    yield
    for _, statement in triggers:
        connection.run(statement)


def _names(packed: bytes) -> Iterator[str]:
    """Yield what may be the SHA-256 of a file in a packed text."""
    return (found.decode() for found in _DIGEST.findall(zlib.decompress(packed)))
