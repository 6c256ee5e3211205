"""Notes of editors and reporters about a story: entries that are only ever added, and the threads they make.

Notes are no part of an article and never leave by an export. Two libraries that exchange a story unite their entries:
an id is 128 random bits, and a thread reads the same whatever order its entries came in.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from editor.article.canonical import Json, sha256
from editor.article.part import Part


class NoteKind(StrEnum):
    """What an entry does: begin a thread, answer in it, close it, open it again."""

    NOTE = "note"
    ANSWER = "answer"
    RESOLVE = "resolve"
    REOPEN = "reopen"


FIELDS = ("headline", "kicker", "standfirst")
"""Fields of the furniture that a note may be tied to; the body is the empty name."""


@dataclass(frozen=True, slots=True)
class NotePlace:
    """The words of a story that a note is tied to, and by which it finds its place after edits.

    `words` are none for the whole story; `occurrence` counts the same words in the field from 1; `before` and `after`
    are the few words beside them, case folded.
    """

    words: str = ""
    field: str = ""
    occurrence: int = 1
    before: str = ""
    after: str = ""


WHOLE_STORY = NotePlace()


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """One entry: `thread` is the id of the note that it belongs to, which for a note is its own.

    `revision` is what its writer had in front, `time` is ISO 8601 in UTC; the text of a resolution may be empty.
    """

    id: str
    thread: str
    article_id: str
    kind: NoteKind
    person: str
    time: str
    text: str = ""
    part: Part | None = None
    revision: str = ""
    place: NotePlace = WHOLE_STORY


@dataclass(frozen=True, slots=True)
class Thread:
    """A note with all that followed it, in order."""

    entries: tuple[NoteEntry, ...]

    @property
    def note(self) -> NoteEntry:
        """Return the note that began the thread."""
        return self.entries[0]

    @property
    def id(self) -> str:
        """Return the id of the note that began the thread."""
        return self.note.thread

    @property
    def last(self) -> NoteEntry:
        """Return what was said or done last."""
        return self.entries[-1]

    @property
    def closing(self) -> NoteEntry | None:
        """Return the entry that resolved the thread, or None while it is open."""
        closed = [entry for entry in self.entries if entry.kind in (NoteKind.RESOLVE, NoteKind.REOPEN)]
        return closed[-1] if closed and closed[-1].kind is NoteKind.RESOLVE else None

    @property
    def is_open(self) -> bool:
        """Return whether somebody still has to answer or to resolve it."""
        return self.closing is None


def threads(entries: Iterable[NoteEntry]) -> tuple[Thread, ...]:
    """Return the threads that entries make, the oldest first; the same for the same entries in any order.

    Entries whose note has not arrived are left out until it does.
    """
    of_thread: defaultdict[str, set[NoteEntry]] = defaultdict(set)
    for entry in entries:
        of_thread[entry.thread].add(entry)
    found = []
    for name, kept in of_thread.items():
        first = next((entry for entry in kept if entry.id == name and entry.kind is NoteKind.NOTE), None)
        if first is not None:
            rest = sorted(kept - {first}, key=lambda entry: (entry.time, entry.id))
            found.append(Thread((first, *rest)))
    return tuple(sorted(found, key=lambda thread: (thread.note.time, thread.id)))


def open_threads(found: Iterable[Thread]) -> tuple[Thread, ...]:
    """Return the threads that are not resolved."""
    return tuple(thread for thread in found if thread.is_open)


def entry_as_json(entry: NoteEntry) -> dict[str, Json]:
    """Return an entry whole, as the audit trail hashes it and as a bundle carries it."""
    place = entry.place
    return {
        "id": entry.id,
        "thread": entry.thread,
        "article": entry.article_id,
        "kind": entry.kind.value,
        "person": entry.person,
        "time": entry.time,
        "text": entry.text,
        "part": entry.part.value if entry.part else "",
        "revision": entry.revision,
        "words": place.words,
        "field": place.field,
        "occurrence": place.occurrence,
        "before": place.before,
        "after": place.after,
    }


def entry_hash(entry: NoteEntry) -> str:
    """Return the SHA-256 of an entry, which the audit trail names."""
    return sha256(entry_as_json(entry))
