"""Notes about a story: anybody adds, answers, resolves and reopens them; they never leave by an export."""

from collections.abc import Iterator
from dataclasses import dataclass

from editor.article.article import Article
from editor.article.canonical import Json
from editor.article.confidential import Veil
from editor.article.errors import RefusedAction, UnknownName
from editor.article.note_places import Finder, Spot
from editor.article.notes import WHOLE_STORY, NoteEntry, NoteKind, NotePlace, Thread, threads
from editor.article.part import Part
from editor.article.text import admit
from editor.desk.desk import Desk

SHORTEST_NAME = 4  # characters by which a note may be called


@dataclass(frozen=True, slots=True)
class Placed:
    """A thread and where it belongs in the story; no spot for the whole story, or because its words are gone."""

    thread: Thread
    spot: Spot | None

    @property
    def is_gone(self) -> bool:
        """Return whether the words that the thread was tied to stand nowhere any more."""
        return self.spot is None and bool(self.thread.note.place.words)


def add(desk: Desk, slug: str, text: str, place: NotePlace = WHOLE_STORY, part: Part | None = None) -> NoteEntry:
    """Begin a thread about a place of a story, or about all of it; raises RefusedAction without words."""
    story = desk.story(slug).summary
    said = _words(text, "A note needs words; say what is to be done.")
    entry = NoteEntry("", "", story.id, NoteKind.NOTE, desk.person, "", said, part, story.head, place)
    return desk.library.notes.add(entry)


def add_on_words(desk: Desk, slug: str, text: str, words: str, part: Part | None = None) -> NoteEntry:
    """Begin a thread about the first place where some words stand; raises RefusedAction if they do not."""
    return add(desk, slug, text, Finder(desk.story(slug).article).place_of_words(words), part)


def answer(desk: Desk, slug: str, name: str, text: str) -> NoteEntry:
    """Answer in a thread; raises UnknownName, RefusedAction without words."""
    return _follow(desk, slug, name, NoteKind.ANSWER, _words(text, "An answer needs words."))


def resolve(desk: Desk, slug: str, name: str, text: str = "") -> NoteEntry:
    """Close a thread, with a word or without; raises UnknownName, RefusedAction if it is closed."""
    return _follow(desk, slug, name, NoteKind.RESOLVE, admit(text).strip())


def reopen(desk: Desk, slug: str, name: str, text: str = "") -> NoteEntry:
    """Open a thread again; raises UnknownName, RefusedAction if it is open."""
    return _follow(desk, slug, name, NoteKind.REOPEN, admit(text).strip())


def of_story(desk: Desk, article_id: str) -> tuple[Thread, ...]:
    """Return the threads about a story, the oldest first."""
    return threads(desk.library.notes.list(article_id))


def place_all(article: Article, found: tuple[Thread, ...]) -> tuple[Placed, ...]:
    """Return where each thread belongs in a version of its story."""
    finder = Finder(article)
    return tuple(Placed(thread, finder.find(thread.note.place)) for thread in found)


def _words(text: str, without: str) -> str:
    said = admit(text).strip()
    if not said:
        raise RefusedAction(without)
    return said


def _follow(desk: Desk, slug: str, name: str, kind: NoteKind, text: str) -> NoteEntry:
    story = desk.story(slug).summary
    thread = _thread(desk, story.id, name)
    if kind is NoteKind.RESOLVE and not thread.is_open:
        raise RefusedAction("The note is resolved already.")
    if kind is NoteKind.REOPEN and thread.is_open:
        raise RefusedAction("The note is not resolved, so it cannot be opened again.")
    note = thread.note
    entry = NoteEntry("", thread.id, story.id, kind, desk.person, "", text, note.part, story.head, note.place)
    return desk.library.notes.add(entry)


def _thread(desk: Desk, article_id: str, name: str) -> Thread:
    """Return the one thread of a story whose id begins so; raises UnknownName."""
    found = [thread for thread in of_story(desk, article_id) if thread.id.startswith(name.lower())]
    if len(name) < SHORTEST_NAME or not found:
        raise UnknownName(f"The story has no note “{name}”; `copydesk notes` lists those it has.")
    if len(found) > 1:
        raise UnknownName(f"More than one note begins with “{name}”; give more of its name.")
    return found[0]


def as_json(desk: Desk, slug: str, *, open_alone: bool = False) -> Iterator[dict[str, Json]]:
    """Yield the threads about a story as the command line prints them, without what tells who a hidden source is.

    `start` and `end` are characters into the body (or the field) as it may leave, null where there is no place.
    """
    story = desk.story(slug)
    veil = Veil(story.article)
    for placed in place_all(story.article, of_story(desk, story.summary.id)):
        if placed.thread.is_open or not open_alone:
            yield _thread_as_json(placed, veil)


def _thread_as_json(placed: Placed, veil: Veil) -> dict[str, Json]:
    thread, spot = placed.thread, placed.spot
    note = thread.note
    start, end = (spot.start, spot.end) if spot else (None, None)
    if spot and not spot.field:
        start, end = veil.place(spot.start), veil.place(spot.end)
    return {
        "note": thread.id,
        "open": thread.is_open,
        "part": note.part.value if note.part else "",
        "field": note.place.field,
        "words": veil.sentence(note.place.words),
        "start": start,
        "end": end,
        "gone": placed.is_gone,
        "entries": [
            {
                "kind": entry.kind.value,
                "by": entry.person,
                "time": entry.time,
                "text": veil.sentence(entry.text),
                "revision": entry.revision,
            }
            for entry in thread.entries
        ],
    }
