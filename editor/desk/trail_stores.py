"""What the desk needs of a library for what is kept beside stories: notes, the audit trail, and what was removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

from editor.article.canonical import Json
from editor.article.library_values import EVERY_EVENT, AuditEvent, AuditFilter, Removed
from editor.article.notes import NoteEntry


class Notes(Protocol):
    """What editors and reporters wrote to each other about stories; it never leaves by an export."""

    def list(self, article_id: str) -> tuple[NoteEntry, ...]:
        """Return all entries of a story in the order in which they came."""
        ...

    def add(self, entry: NoteEntry) -> NoteEntry:
        """Keep an entry made here, and return it with its id and time; raises RefusedAction without its thread."""
        ...

    def unite(self, entries: Iterable[NoteEntry], person: str) -> tuple[NoteEntry, ...]:
        """Keep the entries of another library that are not here yet; return those added.

        Adding them again adds nothing. Raises RefusedAction if one is here with another content; none is added then.
        """
        ...


class Audit(Protocol):
    """The audit trail."""

    def events(
        self, article_id: str = "", limit: int = 200, before: int = 0, *, oldest_first: bool = False
    ) -> tuple[AuditEvent, ...]:
        """Return the events of a story, or of all, the newest first; `before` is the sequence to go on from."""
        ...

    def find(self, chosen: AuditFilter = EVERY_EVENT, limit: int = 200, before: int = 0) -> tuple[AuditEvent, ...]:
        """Return the chosen events, the newest first; `before` is the sequence to go on from."""
        ...

    def people(self) -> tuple[str, ...]:
        """Return everybody who did anything, from A."""
        ...

    def names(self, article_ids: Iterable[str]) -> dict[str, tuple[str, bool]]:
        """Return the slug of each of these stories, the last one that it had, and whether it is removed."""
        ...

    def stories(self, slug: str) -> tuple[str, ...]:
        """Return the ids of the stories that have a slug or had it when they were removed, the one of now first."""
        ...


class Removal(Protocol):
    """Takes stories out of the library for good."""

    def refusal(self, article_id: str) -> str:
        """Return why a story may not be removed, in a sentence; empty where it may. Raises NoSuchStory."""
        ...

    def prospect(self, article_id: str) -> Removed:
        """Return what removing a story would take away, without doing it; raises NoSuchStory."""
        ...

    def remove(self, article_id: str, person: str, note: str = "", more: Mapping[str, Json] | None = None) -> Removed:
        """Remove a story that never left, in one transaction; its slug is free then and its audit trail stays.

        `more` goes into the audit event. Raises RefusedAction with the reason why it may not go, NoSuchStory.
        """
        ...

    def bring_back(self, source: Path, article_id: str, person: str) -> str:
        """Put a removed story back as a backup has it, in one transaction; return its slug.

        Raises NoSuchStory where the backup has no such story, RefusedAction where it is of another library or release,
        or the story is here, SlugTaken, LibraryTrouble.
        """
        ...
