"""Notes about stories: an append-only list of entries, which two libraries unite."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from db.audit import AuditTrail
from db.connection import Connection, Row
from editor.article.errors import RefusedAction
from editor.article.notes import NoteEntry, NoteKind, NotePlace, entry_hash
from editor.article.part import Part

_COLUMNS = "id, thread, article_id, kind, person, time, text, part, revision, words, field, occurrence, before, after"


def note_of(row: Row) -> NoteEntry:
    """Return the entry of a row of its columns."""
    name, thread, article_id, kind, person, time, text, part, revision, *place = row
    return NoteEntry(
        name,
        thread,
        article_id,
        NoteKind(kind),
        person,
        time,
        text,
        Part(part) if part else None,
        revision,
        NotePlace(*place),
    )


def notes_of(connection: Connection, article_id: str) -> tuple[NoteEntry, ...]:
    """Return all entries of a story in the order in which they came."""
    rows = connection.all(f"SELECT {_COLUMNS} FROM notes WHERE article_id = ? ORDER BY sequence", (article_id,))
    return tuple(note_of(row) for row in rows)


class NoteStore:
    """Adds entries and reads them; nothing here changes one."""

    def __init__(
        self, connection: Connection, audit: AuditTrail, now: Callable[[], str], new_id: Callable[[], str]
    ) -> None:
        self._connection = connection
        self._audit = audit
        self._now = now
        self._new_id = new_id

    def list(self, article_id: str) -> tuple[NoteEntry, ...]:
        """Return all entries of a story in the order in which they came."""
        return notes_of(self._connection, article_id)

    def add(self, entry: NoteEntry) -> NoteEntry:
        """Keep an entry made here, and return it with its id and time; raises RefusedAction without its thread."""
        name = self._new_id()
        made = replace(entry, id=name, thread=entry.thread or name, time=self._now())
        with self._connection.write():
            if entry.thread and not self._has(entry.thread, entry.article_id):
                raise RefusedAction("The note that this belongs to is not in this library; look again.")
            self._add(made, made.kind.value, made.person)
        return made

    def unite(self, entries: Iterable[NoteEntry], person: str) -> tuple[NoteEntry, ...]:
        """Keep the entries of another library that are not here yet; return those added.

        Adding them again adds nothing. Raises RefusedAction if one is here with another content: one of the two was
        changed after it was written, and none is added.
        """
        with self._connection.write():
            return tuple(entry for entry in entries if self._add(entry, f"receive {entry.kind.value}", person))

    def _has(self, name: str, article_id: str) -> bool:
        query = "SELECT 1 FROM notes WHERE id = ? AND article_id = ?"
        return self._connection.one(query, (name, article_id)) is not None

    def _add(self, entry: NoteEntry, action: str, person: str) -> bool:
        """Add an entry with its event, inside a write; return whether it was not there."""
        row = self._connection.one(f"SELECT {_COLUMNS} FROM notes WHERE id = ?", (entry.id,))
        if row is not None:
            if note_of(row) != entry:
                raise RefusedAction(f"The note {entry.id[:12]} is here with other words; nothing was taken over.")
            return False
        place = entry.place
        self._connection.run(
            f"INSERT INTO notes ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                entry.id,
                entry.thread,
                entry.article_id,
                entry.kind.value,
                entry.person,
                entry.time,
                entry.text,
                entry.part.value if entry.part else "",
                entry.revision,
                place.words,
                place.field,
                place.occurrence,
                place.before,
                place.after,
            ),
        )
        # The words of a note stay out of the trail: that is exported, and notes never leave.
        details = {"entry": entry.id, "thread": entry.thread, "hash": entry_hash(entry)}
        self._audit.append(self._now(), person, action, entry.article_id, details)
        return True
