"""What the desk's operations need of a library, as protocols; `db.library.Library` keeps them.

All of it is called on the one thread that opened the library. Reading needs no transaction. Every method that changes
something is one transaction with its event in the audit trail: all of it is in the file, flushed, when it returns, or
nothing is. What can go wrong with the file itself is raised as `LibraryTrouble`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from editor.article.canonical import Json
from editor.article.library_values import (
    EVERYTHING,
    Approval,
    ArticleSummary,
    Asset,
    Backup,
    HealthReport,
    HistoryEntry,
    Hit,
    KeptExport,
    KeptFile,
    Order,
    PartChange,
    SavedRevision,
    Selection,
    StoredArticle,
    WorkingCopy,
)
from editor.article.part import Part
from editor.article.revision import RevisionKind
from editor.article.workflow import State
from editor.desk.exchange_stores import Exchanges
from editor.desk.outward_stores import Deliveries, Exports
from editor.desk.trail_stores import Audit, Notes, Removal

if TYPE_CHECKING:  # what reads stories is loaded after the desk list is painted
    from editor.article.article import Article

Progress = Callable[[int, int], None]
"""Told how much of how much is done; raise an exception from it to cancel."""


class Articles(Protocol):
    """The stories as rows; their text is read from their head."""

    def get(self, slug: str) -> StoredArticle:
        """Return the story with a slug; raises NoSuchStory."""
        ...

    def get_by_id(self, article_id: str) -> StoredArticle:
        """Return the story with an id; raises NoSuchStory."""
        ...

    def summary(self, article_id: str) -> ArticleSummary:
        """Return a story's row without its text; raises NoSuchStory."""
        ...

    def has_slug(self, slug: str) -> bool:
        """Return whether a story has this slug."""
        ...

    def list(
        self,
        selection: Selection = EVERYTHING,
        limit: int = 200,
        offset: int = 0,
        order: Order = Order.UPDATED,
    ) -> tuple[ArticleSummary, ...]:
        """Return the selected stories; those with the same place in the order, the one changed last first."""
        ...

    def count(self, selection: Selection = EVERYTHING) -> int:
        """Return how many stories are selected."""
        ...

    def count_by_state(self) -> dict[State, int]:
        """Return how many stories are in each state."""
        ...

    def count_by_desk(self) -> dict[str, int]:
        """Return how many stories each desk has; the desk without a name is the empty text."""
        ...

    def slugs(self) -> tuple[str, ...]:
        """Return every slug, from A."""
        ...


class Revisions(Protocol):
    """The immutable snapshots."""

    def history(self, article_id: str, limit: int = 1000, before: int = 0) -> tuple[HistoryEntry, ...]:
        """Return a story's revisions, the newest first; `before` is the sequence number to go on from."""
        ...

    def entry(self, article_id: str, name: str) -> HistoryEntry:
        """Return the one revision whose id starts with `name` (four characters or more); raises NoSuchRevision."""
        ...

    def load(self, revision_id: str) -> Article:
        """Return the story as a revision (by its whole id) holds it; raises NoSuchRevision, LibraryDamaged."""
        ...

    def part_changes(self, article_id: str, part: Part) -> tuple[PartChange, ...]:
        """Return who wrote and changed a part, the last change first: the four-eyes rule asks this."""
        ...


class Approvals(Protocol):
    """The approvals given and withdrawn, in order."""

    def list(self, article_id: str) -> tuple[Approval, ...]:
        """Return all of a story's rows, the newest first."""
        ...

    def given(self, article_id: str) -> tuple[Approval, ...]:
        """Return the approvals of a story that were not withdrawn, part by part, the newest first."""
        ...

    def standing(self, article_id: str, part: Part) -> Approval | None:
        """Return the newest approval of a part that was not withdrawn (its hash may be stale), or None."""
        ...


class Assets(Protocol):
    """Pictures, screenshots and documents, by the SHA-256 of their bytes."""

    def put(self, content: bytes, media_type: str, name: str) -> Asset:
        """Keep a file; the same bytes are kept once, under the first name and type."""
        ...

    def get(self, sha256: str) -> Asset:
        """Return what is known of a file; raises UnknownName."""
        ...

    def content(self, sha256: str) -> bytes:
        """Return a file's bytes; raises UnknownName, LibraryDamaged if they do not match their hash."""
        ...

    def has(self, sha256: str) -> bool:
        """Return whether the library has a file."""
        ...


class Search(Protocol):
    """Full-text search over headline, slug, byline, people and body; any text is a query."""

    def newest(self, text: str, limit: int = 50, selection: Selection = EVERYTHING) -> tuple[Hit, ...]:
        """Return the stories that have all words, the one changed last first, the last word may be unfinished.

        Fast enough to ask at every key: no rank, no snippets. Raises SearchInterrupted after `interrupt`.
        """
        ...

    def ranked(self, text: str, limit: int = 50, selection: Selection = EVERYTHING) -> tuple[Hit, ...]:
        """Return the stories that have all words, the best first, with snippets.

        May take a second in a big library. Raises SearchInterrupted after `interrupt`.
        """
        ...

    def snippets(self, text: str, article_ids: Sequence[str]) -> dict[str, str]:
        """Return a snippet for each story that has the words: ask for the rows in sight alone (0.1 ms each)."""
        ...

    def interrupt(self) -> None:
        """Make a search that is running give way; never touches a save. May be called on any thread."""
        ...


class WorkingCopies(Protocol):
    """What is being typed, one row for a story and a device."""

    def put(self, copy: WorkingCopy) -> WorkingCopy:
        """Keep what is being typed, in place of what was; returns it with its time. No audit event."""
        ...

    def get(self, article_id: str, device: str) -> WorkingCopy | None:
        """Return what was typed on a device, or None."""
        ...

    def list(self, device: str = "") -> tuple[WorkingCopy, ...]:
        """Return the working copies of a device, or of all, the newest first: what a crash left."""
        ...

    def drop(self, article_id: str, device: str) -> None:
        """Forget a working copy, after its text became a revision or was given up by its writer."""
        ...


class Stores(Protocol):
    """The stores of one library."""

    @property
    def path(self) -> Path:
        """The library's file."""
        ...

    @property
    def articles(self) -> Articles:
        """The stories."""
        ...

    @property
    def revisions(self) -> Revisions:
        """The snapshots."""
        ...

    @property
    def approvals(self) -> Approvals:
        """The approvals."""
        ...

    @property
    def assets(self) -> Assets:
        """The files."""
        ...

    @property
    def exports(self) -> Exports:
        """The kept exports."""
        ...

    @property
    def deliveries(self) -> Deliveries:
        """What was sent."""
        ...

    @property
    def search(self) -> Search:
        """The full-text search."""
        ...

    @property
    def working_copies(self) -> WorkingCopies:
        """What is being typed."""
        ...

    @property
    def notes(self) -> Notes:
        """The notes."""
        ...

    @property
    def exchanges(self) -> Exchanges:
        """The bundles."""
        ...

    @property
    def audit(self) -> Audit:
        """The audit trail."""
        ...

    @property
    def removal(self) -> Removal:
        """What takes stories out."""
        ...


class Library(Stores, Protocol):
    """One library: its stores, and what is done to several of them at once."""

    def transaction(self) -> AbstractContextManager[None]:
        """Make one transaction of all changes inside; they are undone together if an exception leaves it."""
        ...

    def create(
        self,
        article: Article,
        author: str,
        kind: RevisionKind = RevisionKind.NEW,
        details: Mapping[str, Json] | None = None,
    ) -> SavedRevision:
        """Take a new story in, as a draft; raises SlugTaken. `details` go into the audit event."""
        ...

    def create_many(
        self,
        articles: Iterable[Article],
        author: str,
        kind: RevisionKind = RevisionKind.IMPORT,
        details: Mapping[str, Json] | None = None,
    ) -> tuple[SavedRevision, ...]:
        """Take many stories in with one flush to the disk: all of them or none; raises SlugTaken."""
        ...

    def save(
        self,
        article_id: str,
        article: Article,
        expected_head: str,
        author: str,
        kind: RevisionKind = RevisionKind.SAVE,
        details: Mapping[str, Json] | None = None,
    ) -> SavedRevision:
        """Make a text the story's newest revision, if the head is still the one it started from.

        Raises StaleSave, with both texts kept, if it is not; SlugTaken; NoSuchStory.
        """
        ...

    def move(
        self,
        article_id: str,
        action: str,
        from_state: State,
        to_state: State,
        person: str,
        note: str = "",
        more: Mapping[str, Json] | None = None,
    ) -> None:
        """Change a story's state; raises RefusedAction if it is not (any more) in `from_state`.

        `more` goes into the audit event beside states, note and revision.
        """
        ...

    def approve(
        self,
        article_id: str,
        part: Part,
        revision: str,
        approver: str,
        note: str = "",
        own_work: bool = False,
    ) -> Approval:
        """Approve a part as it is in a revision; raises RefusedAction if that is not the head any more."""
        ...

    def withdraw(self, article_id: str, part: Part, person: str, note: str = "") -> Approval:
        """Take back every approval of a part; raises RefusedAction if none stands."""
        ...

    def keep_export(
        self,
        article_id: str,
        revision: str,
        target: str,
        profile: str,
        content: bytes,
        person: str,
        draft: bool,
        files: tuple[KeptFile, ...] = (),
    ) -> KeptExport:
        """Keep an export byte for byte, with the approvals that hold for it; one that is no draft is what is out."""
        ...

    def setting(self, key: str, default: Json = None) -> Json:
        """Return a setting that belongs to the library and all who work on it."""
        ...

    def set_setting(self, key: str, value: Json, person: str) -> None:
        """Change a setting of the library."""
        ...

    def record(self, action: str, person: str, article_id: str = "", details: Mapping[str, Json] | None = None) -> None:
        """Put an event into the audit trail that no other method records."""
        ...

    def verify(self, progress: Progress | None = None) -> HealthReport:
        """Walk the audit chain, hash every revision anew, and let SQLite check the file."""
        ...

    def backup(self, destination: Path, progress: Progress | None = None) -> Backup:
        """Copy the library, as it is now, to a file that is not there yet; raises LibraryTrouble."""
        ...

    def back_up_if_changed(self) -> Backup | None:
        """Add a backup to the library's own beside it if anything changed since the last one, and thin them out."""
        ...

    def backups(self) -> tuple[Backup, ...]:
        """Return the library's own backups, the newest first."""
        ...

    def close(self) -> None:
        """Close the file; nothing can be asked after."""
        ...
