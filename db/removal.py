"""Stories taken out of the library for good: all of their rows at once, and nothing of the audit trail."""

import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from db.audit import AuditTrail
from db.connection import Connection
from editor.article.canonical import Json
from editor.article.errors import RefusedAction
from editor.article.library_errors import NoSuchStory
from editor.article.library_values import Removed
from editor.article.workflow import State

ACTION = "delete"
REMOVABLE = (State.DRAFT, State.SPIKED)

# A child before what it names. Of contents and files only what no other story has goes with them.
_OF_STORY = ("working_copies", "notes", "exchanges", "approvals", "exports", "revisions")
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
        slug, _ = self._row(article_id)
        counts = {table: self._count(table, article_id) for table in _OF_STORY}
        return Removed(
            article_id,
            slug,
            revisions=counts["revisions"],
            approvals=counts["approvals"],
            notes=counts["notes"],
            drafts=counts["exports"],
            exchanges=counts["exchanges"],
            files=len(self._own_files(article_id)),
        )

    def remove(self, article_id: str, person: str, note: str = "", more: Mapping[str, Json] | None = None) -> Removed:
        """Remove a story that never left, in one transaction; its slug is free then and its audit trail stays.

        `more` goes into the audit event. Raises RefusedAction with the reason why it may not go, NoSuchStory.
        """
        with self._connection.write():
            refusal = self.refusal(article_id)
            if refusal:
                raise RefusedAction(refusal)
            gone, time = self.prospect(article_id), self._now()
            with self._unguarded():
                self._delete(article_id)
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

    def _row(self, article_id: str) -> tuple[str, str]:
        row = self._connection.one("SELECT slug, state FROM articles WHERE id = ?", (article_id,))
        if row is None:
            raise NoSuchStory(f"There is no story “{article_id}” in this library.")
        return row[0], row[1]

    def _count(self, table: str, article_id: str, where: str = "1") -> int:
        query = f"SELECT count(*) FROM {table} WHERE article_id = ? AND {where}"
        return int(self._connection.value(query, (article_id,)))

    def _delete(self, article_id: str) -> None:
        run = self._connection.run
        files = self._own_files(article_id)
        texts = self._connection.all("SELECT DISTINCT content FROM revisions WHERE article_id = ?", (article_id,))
        run("DELETE FROM search WHERE rowid = (SELECT recency FROM articles WHERE id = ?)", (article_id,))
        run("UPDATE articles SET head = NULL WHERE id = ?", (article_id,))
        for table in _OF_STORY:
            run(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))
        run("DELETE FROM articles WHERE id = ?", (article_id,))
        self._delete_named(
            "contents", "hash", (text for (text,) in texts), "hash NOT IN (SELECT content FROM revisions)"
        )
        self._delete_named("assets", "sha256", files)

    def _delete_named(self, table: str, column: str, names: Iterable[str], where: str = "1") -> None:
        chosen = f"{column} IN (SELECT value FROM json_each(?)) AND {where}"
        self._connection.run(f"DELETE FROM {table} WHERE {chosen}", (json.dumps(list(names)),))

    def _own_files(self, article_id: str) -> set[str]:
        """Return the files of the library that this story names, in any of its versions, and no other does."""
        files = self._digests(_ALL_OF, article_id)
        files |= self._digests("SELECT body FROM working_copies WHERE article_id = ?", article_id)
        files |= self._imported(article_id, "=")
        files = {name for name in files if self._connection.one("SELECT 1 FROM assets WHERE sha256 = ?", (name,))}
        if files:
            files -= self._imported(article_id, "<>")
            for packed in self._other_texts(article_id):
                files -= set(_names(packed)) if files else set()
        return files

    def _other_texts(self, article_id: str) -> Iterator[bytes]:
        queries = (
            "SELECT body FROM contents WHERE hash IN (SELECT content FROM revisions WHERE article_id <> ?)",
            "SELECT body FROM working_copies WHERE article_id <> ?",
        )
        for query in queries:
            for (packed,) in self._connection.each(query, (article_id,)):
                yield packed

    def _digests(self, query: str, article_id: str) -> set[str]:
        return {name for (packed,) in self._connection.all(query, (article_id,)) for name in _names(packed)}

    def _imported(self, article_id: str, is_: str) -> set[str]:
        """Return the files that stories were imported from: this one's, or those of all others."""
        query = (
            f"SELECT DISTINCT details ->> 'original' FROM audit WHERE article_id {is_} ? AND details LIKE '%original%'"
        )
        return {str(name) for (name,) in self._connection.all(query, (article_id,)) if name}

    @contextmanager
    def _unguarded(self) -> Iterator[None]:
        """Take the triggers that guard rows away and put the same ones back, inside a write: other programs see both.

        An exception undoes the write, and with it that they were away.
        """
        assert self._connection.raw.in_transaction, "guards are taken off inside a write alone"
        triggers = self._connection.all("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        for name, _ in triggers:
            self._connection.run(f'DROP TRIGGER "{name}"')
        yield
        for _, statement in triggers:
            self._connection.run(statement)


def _names(packed: bytes) -> Iterator[str]:
    """Yield what may be the SHA-256 of a file in a packed text."""
    return (found.decode() for found in _DIGEST.findall(zlib.decompress(packed)))
