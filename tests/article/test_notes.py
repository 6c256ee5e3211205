"""Notes: the threads that entries make, whatever order they came in, and the place of a note after edits."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article.article import Article, Furniture
from editor.article.errors import RefusedAction
from editor.article.note_places import Finder, Spot
from editor.article.notes import FIELDS, NoteEntry, NoteKind, NotePlace, entry_hash, threads
from tests.article.strategies import line_of_words

BODY = """The council voted on Tuesday to mend the north pier.

“It will hold another fifty years,” Chair Ines Okafor said [@okafor].

::ad{#ad-1}

The council meets again in May. The *north pier* opens in June.
"""
STORY = Article(Furniture("pier", headline="Council mends the pier", standfirst="Fifty years more"), BODY)


def on(words: str, story: Article = STORY, which: int = 1) -> NotePlace:
    """Return the place of the n-th time that words stand in the source."""
    at = -1
    for _ in range(which):
        at = story.body.index(words, at + 1)
    return Finder(story).place(Spot("", at, at + len(words)))


def found(place: NotePlace, text: str) -> str | None:
    story = replace(STORY, body=text)
    spot = Finder(story).find(place)
    return None if spot is None else text[spot.start : spot.end]


def test_a_place_is_whole_words_as_a_reader_sees_them() -> None:
    place = on("orth pier* op")
    assert (place.words, place.occurrence) == ("north pier opens", 1)
    assert (place.before, place.after) == ("in may the", "in june")
    assert on("north pier", which=2).occurrence == 2
    assert on("council", which=2).occurrence == 2


def test_a_place_where_no_words_are_is_refused() -> None:
    with pytest.raises(RefusedAction, match="select some"):
        Finder(STORY).place(Spot("", BODY.index("\n"), BODY.index("\n") + 1))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("The council voted", "Yesterday the council voted", "council"),
        ("The council meets", "Later the council meets", "council"),
        ("mend the north pier.", "mend the north pier.\n\nThe council said so.", "council"),
    ],
)
def test_a_word_that_stands_twice_is_told_by_those_beside_it(before: str, after: str, expected: str) -> None:
    text = BODY.replace(before, after)
    spot = Finder(replace(STORY, body=text)).find(on("council", which=2))
    assert spot is not None
    assert text[spot.start : spot.end] == expected
    assert text[spot.end :].startswith(" meets")


def test_a_citation_and_markup_set_later_move_no_note() -> None:
    place = on("hold another fifty years")
    assert found(place, BODY.replace("another fifty", "another **fifty**")) == "hold another **fifty** years"
    assert found(on("Okafor said"), BODY.replace("Okafor said [@okafor]", "Okafor [@okafor] said")) is not None


def test_words_that_were_edited_are_found_between_those_beside_them() -> None:
    text = BODY.replace("It will hold another fifty years", "It will hold for another sixty years")
    assert found(on("will hold another fifty years"), text) == "will hold for another sixty years"


@pytest.mark.parametrize("gone", ["“It will hold another fifty years,” Chair Ines Okafor said [@okafor].\n\n", BODY])
def test_words_that_are_gone_have_no_place(gone: str) -> None:
    assert found(on("will hold another fifty years"), BODY.replace(gone, "")) is None


def test_a_single_word_does_not_jump_to_a_stranger() -> None:
    place = on("council", which=2)
    assert found(place, BODY.replace("The council meets again in May. ", "")) is None


def test_a_marker_is_a_place() -> None:
    place = on("::ad{#ad-1}")
    moved = BODY.replace("::ad{#ad-1}\n\n", "") + "\n::ad{#ad-1}\n"
    assert (place.words, found(place, moved)) == ("::ad{#ad-1}", "::ad{#ad-1}")


def test_a_note_may_stand_on_the_furniture() -> None:
    place = Finder(STORY).place_of_words("mends THE pier")
    assert (place.field, place.words) == ("headline", "mends the pier")
    renamed = replace(STORY, furniture=replace(STORY.furniture, headline="How the council mends the pier"))
    assert Finder(renamed).find(place) == Spot("headline", 16, 30)
    with pytest.raises(RefusedAction, match="do not stand in the story"):
        Finder(STORY).place_of_words("nobody said this")


def test_a_note_about_the_whole_story_has_no_place() -> None:
    assert Finder(STORY).find(NotePlace()) is None
    assert Finder(STORY).find(NotePlace("pier", field="ednote")) is None


def test_a_script_without_spaces_has_its_places() -> None:
    story = replace(STORY, body="市议会周二投票决定维修北码头。\n")
    place = on("决定维修", story)
    assert place.words == "决定维修"
    assert found(place, "昨日，市议会周二投票决定维修北码头。\n") == "决定维修"


@given(st.lists(line_of_words, min_size=1, max_size=6), st.data())
def test_any_selection_finds_itself_again(lines: list[str], data: st.DataObject) -> None:
    text = "\n\n".join(lines)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    finder = Finder(replace(STORY, body=text))
    try:
        place = finder.place(Spot("", start, end))
    except RefusedAction:
        return
    spot = finder.find(place)
    assert spot is not None
    again = finder.place(spot)
    assert again == place
    assert Finder(replace(STORY, body="New words first.\n\n" + text)).find(place) is not None


def entry(name: str, kind: NoteKind = NoteKind.NOTE, thread: str = "", time: str = "1") -> NoteEntry:
    return NoteEntry(name, thread or name, "story", kind, "Mia", time, "words")


ENTRIES = (
    entry("a"),
    entry("b", time="2"),
    entry("c", NoteKind.ANSWER, "a", "3"),
    entry("d", NoteKind.RESOLVE, "a", "4"),
    entry("e", NoteKind.RESOLVE, "b", "4"),
    entry("f", NoteKind.REOPEN, "b", "5"),
    entry("g", NoteKind.ANSWER, "not here", "6"),
)


@pytest.mark.parametrize("seed", range(6))
def test_threads_are_the_same_in_whatever_order_entries_came(seed: int) -> None:
    mixed = list(ENTRIES * 2)
    random.Random(seed).shuffle(mixed)
    first, second = threads(mixed)
    assert [one.id for one in first.entries] == ["a", "c", "d"]
    assert (first.is_open, second.is_open) == (False, True)
    assert first.closing == ENTRIES[3]
    assert second.last == ENTRIES[5]


def test_an_entry_has_a_hash_of_all_it_says() -> None:
    one = ENTRIES[0]
    others = [replace(one, text="other"), replace(one, person="Ko"), replace(one, place=NotePlace("pier"))]
    others += [
        replace(one, place=NotePlace(field=FIELDS[0])),
        replace(one, time="9"),
        replace(one, kind=NoteKind.ANSWER),
    ]
    assert len({entry_hash(other) for other in (one, *others)}) == len(others) + 1
