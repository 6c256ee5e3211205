"""Notes in the library: added alone, united with those of another library, and watched over by the audit trail."""

from dataclasses import replace

import pytest
from pysqlite3 import dbapi2

from db.library import Library
from editor.article.errors import RefusedAction
from editor.article.notes import NoteEntry, NoteKind, NotePlace
from editor.article.part import Part
from tests.db.support import story

PLACE = NotePlace("fifty years", "", 1, "will hold another", "chair ines okafor")


@pytest.fixture
def first(library: Library) -> NoteEntry:
    article_id = library.create(story(), "ana").article_id
    return library.notes.add(NoteEntry("", "", article_id, NoteKind.NOTE, "mia", "", "Who says?", Part.ADS, "r", PLACE))


def answer(to: NoteEntry, text: str = "The chair.") -> NoteEntry:
    return NoteEntry("", to.id, to.article_id, NoteKind.ANSWER, "ana", "", text)


def test_what_goes_in_comes_out_with_a_name_and_a_time(library: Library, first: NoteEntry) -> None:
    second = library.notes.add(answer(first))
    assert library.notes.list(first.article_id) == (first, second)
    assert (first.thread, second.thread, len(first.id)) == (first.id, first.id, 32)
    assert first.time <= second.time
    assert (first.part, first.place) == (Part.ADS, PLACE)
    assert library.verify().problems == ()


def test_an_answer_needs_its_note(library: Library, first: NoteEntry) -> None:
    other = library.create(story("quay"), "ana").article_id
    for lost in (replace(answer(first), thread="ff" * 16), replace(answer(first), article_id=other)):
        with pytest.raises(RefusedAction, match="look again"):
            library.notes.add(lost)
    assert library.notes.list(first.article_id) == (first,)


def test_the_trail_names_a_note_but_not_its_words(library: Library, first: NoteEntry) -> None:
    event = library.audit.events(first.article_id)[0]
    assert (event.action, event.person, event.details["entry"]) == ("note", "mia", first.id)
    assert "Who says" not in str(event.details)


def test_entries_of_another_library_are_united_once(library: Library, first: NoteEntry) -> None:
    foreign = replace(answer(first), id="ab" * 16, time="2026-01-02T03:04:05.000000Z")
    assert library.notes.unite((first, foreign), "ana") == (foreign,)
    assert library.notes.unite((first, foreign), "ana") == ()
    assert library.notes.list(first.article_id) == (first, foreign)
    assert library.audit.events(first.article_id)[0].action == "receive answer"
    assert library.verify().problems == ()


def test_an_entry_that_was_changed_on_the_way_is_refused_whole(library: Library, first: NoteEntry) -> None:
    fresh = replace(answer(first), id="cd" * 16, time="2026-01-02T03:04:05.000000Z")
    with pytest.raises(RefusedAction, match="nothing was taken over"):
        library.notes.unite((fresh, replace(first, text="I say so.")), "ana")
    assert library.notes.list(first.article_id) == (first,)


@pytest.mark.parametrize("change", ["UPDATE notes SET text = 'x'", "DELETE FROM notes"])
def test_a_note_is_never_changed(library: Library, first: NoteEntry, change: str) -> None:
    with pytest.raises(dbapi2.IntegrityError, match="never changed"), library.connection.write():
        library.connection.run(change)
    assert library.notes.list(first.article_id) == (first,)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("UPDATE notes SET text = 'x'", "is not what the audit"),
        ("DELETE FROM notes", "of the audit trail is not there"),
    ],
)
def test_verifying_finds_a_note_that_was_changed(library: Library, first: NoteEntry, change: str, problem: str) -> None:
    with library.connection.write():
        for past in ("updated", "deleted"):
            library.connection.run(f"DROP TRIGGER notes_never_{past}")
        library.connection.run(change)
    assert problem in library.verify().problems[0]
    assert first.id[:12] in library.verify().problems[0]
