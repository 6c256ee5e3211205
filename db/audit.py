"""The audit trail: who did what, when, to which story; each event hashes the one before."""

import json
from collections.abc import Mapping

from db.connection import Connection
from editor.article.library_values import AuditEvent
from editor.article.portable import Json, sha256

_COLUMNS = "sequence, time, person, action, article_id, details, previous, hash"


def event_hash(event: AuditEvent) -> str:
    """Return the hash that an event must have."""
    return sha256(
        {
            "sequence": event.sequence,
            "time": event.time,
            "person": event.person,
            "action": event.action,
            "article": event.article_id,
            "details": event.details,
            "previous": event.previous,
        }
    )


class AuditTrail:
    """The append-only list of events."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def events(self, article_id: str = "", limit: int = 200, before: int = 0) -> tuple[AuditEvent, ...]:
        """Return the events of a story, or of all, the newest first; `before` is the sequence to go on from."""
        where, values = ["1"], []
        if article_id:
            where.append("article_id = ?")
            values.append(article_id)
        if before:
            where.append("sequence < ?")
            values.append(str(before))
        with self._connection.read():
            rows = self._connection.db.execute(
                f"select {_COLUMNS} from audit where {' and '.join(where)} order by sequence desc limit ?",
                [*values, limit],
            ).fetchall()
        return tuple(as_event(row) for row in rows)

    def append(
        self, time: str, person: str, action: str, article_id: str = "", details: Mapping[str, Json] | None = None
    ) -> AuditEvent:
        """Add an event inside the write that it tells of."""
        last = self._connection.db.execute("select sequence, hash from audit order by sequence desc limit 1").fetchone()
        sequence, previous = (last[0] + 1, last[1]) if last else (1, "")
        event = AuditEvent(sequence, time, person, action, article_id, dict(details or {}), previous)
        named = AuditEvent(sequence, time, person, action, article_id, event.details, previous, event_hash(event))
        self._connection.db.execute(
            f"insert into audit ({_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?)",
            [sequence, time, person, action, article_id, _text(named.details), previous, named.hash],
        )
        return named


def _text(details: Mapping[str, Json]) -> str:
    return json.dumps(details, sort_keys=True, ensure_ascii=False)


def as_event(row: tuple[int, str, str, str, str, str, str, str]) -> AuditEvent:
    """Return the event that a row holds."""
    sequence, time, person, action, article_id, details, previous, own = row
    return AuditEvent(sequence, time, person, action, article_id, json.loads(details), previous, own)
