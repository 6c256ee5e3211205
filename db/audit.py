"""The audit trail: who did what, when, to which story; each event hashes the one before it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from db.connection import Connection, Row
from editor.article.canonical import Json, canonical, sha256
from editor.article.library_values import EVERY_EVENT, AuditEvent, AuditFilter

_COLUMNS = "sequence, time, person, action, article_id, details, previous, hash"


def event_hash(event: AuditEvent) -> str:
    """Return the hash that an event must have: over all of it and the hash of the event before."""
    return sha256(
        {
            "sequence": event.sequence,
            "time": event.time,
            "person": event.person,
            "action": event.action,
            "article": event.article_id,
            "details": dict(event.details),
            "previous": event.previous,
        }
    )


def _event(row: Row) -> AuditEvent:
    sequence, time, person, action, article_id, details, previous, own = row
    return AuditEvent(sequence, time, person, action, article_id, json.loads(details), previous, own)


class AuditTrail:
    """The append-only chain of events."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(
        self, time: str, person: str, action: str, article_id: str = "", details: Mapping[str, Json] | None = None
    ) -> AuditEvent:
        """Add an event, inside the write that it tells of."""
        last = self._connection.one("SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1")
        sequence, previous = (last[0] + 1, last[1]) if last else (1, "")
        event = AuditEvent(sequence, time, person, action, article_id, dict(details or {}), previous)
        event = replace(event, hash=event_hash(event))
        self._connection.run(
            f"INSERT INTO audit ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (sequence, time, person, action, article_id, canonical(event.details).decode(), previous, event.hash),
        )
        return event

    def events(
        self, article_id: str = "", limit: int = 200, before: int = 0, *, oldest_first: bool = False
    ) -> tuple[AuditEvent, ...]:
        """Return the events of a story, or of all, the newest first; `before` is the sequence to go on from."""
        where, parameters = ["sequence < ?"], [before or 2**62]
        if article_id:
            where.append("article_id = ?")
        order = "ASC" if oldest_first else "DESC"
        rows = self._connection.all(
            f"SELECT {_COLUMNS} FROM audit WHERE {' AND '.join(where)} ORDER BY sequence {order} LIMIT ?",
            (*parameters, *([article_id] if article_id else []), limit),
        )
        return tuple(_event(row) for row in rows)

    def find(self, chosen: AuditFilter = EVERY_EVENT, limit: int = 200, before: int = 0) -> tuple[AuditEvent, ...]:
        """Return the chosen events, the newest first; `before` is the sequence to go on from."""
        tests: list[tuple[str, tuple[object, ...]]] = [("sequence < ?", (before or 2**62,))]
        for column, values in (("article_id", chosen.article_ids), ("action", chosen.actions)):
            if values:
                tests.append((f"{column} IN ({', '.join('?' * len(values))})", values))
        for test, value in (("person = ?", chosen.person), ("time >= ?", chosen.since), ("time < ?", chosen.until)):
            if value:
                tests.append((test, (value,)))
        rows = self._connection.all(
            f"SELECT {_COLUMNS} FROM audit WHERE {' AND '.join(test for test, _ in tests)}"
            " ORDER BY sequence DESC LIMIT ?",
            (*(value for _, values in tests for value in values), limit),
        )
        return tuple(_event(row) for row in rows)

    def people(self) -> tuple[str, ...]:
        """Return everybody who did anything, from A."""
        return tuple(
            row[0] for row in self._connection.all("SELECT DISTINCT person FROM audit ORDER BY person") if row[0]
        )

    def names(self, article_ids: Iterable[str]) -> dict[str, tuple[str, bool]]:
        """Return the slug of each of these stories, the last one that it had, and whether it is removed."""
        listed = tuple(dict.fromkeys(article_ids))
        marks = ", ".join("?" * len(listed))
        rows = self._connection.all(
            f"SELECT article_id, slug, 1 FROM removed WHERE article_id IN ({marks})"
            f" UNION ALL SELECT id, slug, 0 FROM articles WHERE id IN ({marks})",
            (*listed, *listed),
        )
        return {article_id: (slug, bool(gone)) for article_id, slug, gone in rows}

    def stories(self, slug: str) -> tuple[str, ...]:
        """Return the ids of the stories that have a slug or had it when they were removed, the one of now first."""
        rows = self._connection.all(
            "SELECT id FROM articles WHERE slug = ? UNION ALL"
            " SELECT article_id FROM removed WHERE slug = ? COLLATE NOCASE",
            (slug, slug),
        )
        return tuple(dict.fromkeys(row[0] for row in rows))

    def all_in_order(self) -> Iterator[AuditEvent]:
        """Yield every event from the first."""
        for row in self._connection.each(f"SELECT {_COLUMNS} FROM audit ORDER BY sequence"):
            yield _event(row)

    def last_hash(self) -> str:
        """Return the hash of the last event: it stands for all that was ever done to the library."""
        return str(self._connection.value("SELECT hash FROM audit ORDER BY sequence DESC LIMIT 1") or "")
