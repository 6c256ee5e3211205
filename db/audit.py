"""The audit trail: who did what, when, to which story; each event hashes the one before it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from db.connection import Connection, Row
from editor.article.canonical import Json, canonical, sha256
from editor.article.library_values import AuditEvent

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

    def all_in_order(self) -> Iterator[AuditEvent]:
        """Yield every event from the first."""
        for row in self._connection.each(f"SELECT {_COLUMNS} FROM audit ORDER BY sequence"):
            yield _event(row)

    def last_hash(self) -> str:
        """Return the hash of the last event: it stands for all that was ever done to the library."""
        return str(self._connection.value("SELECT hash FROM audit ORDER BY sequence DESC LIMIT 1") or "")
