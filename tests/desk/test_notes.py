"""Notes as somebody works with them: add, answer, resolve, reopen, and a story that goes back to its reporter."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from db.library import open_library
from editor.article import portable
from editor.article.article import Article, Byline, Furniture
from editor.article.errors import RefusedAction, UnknownName
from editor.article.part import Part
from editor.article.sources import Source, Terms
from editor.article.workflow import State
from editor.desk import notes, review, workflow
from editor.desk.desk import Desk

BODY = "The wall holds, the mayor said.\n\n“It is new,” said a clerk. [@veld-1]\n"
CLERK = Source("veld-1", "Tom Veld", terms=Terms.BACKGROUND, description="a clerk")
STORY = Article(Furniture("wall", headline="The wall holds", byline=(Byline("Ines Vale"),)), BODY, sources=(CLERK,))


@pytest.fixture
def ana(tmp_path: Path) -> Iterator[Desk]:
    library = open_library(tmp_path / "stories.copydesk")
    library.create(STORY, "Ana Ruiz")
    yield Desk(library, "Ana Ruiz")
    library.close()


@pytest.fixture
def mia(ana: Desk) -> Desk:
    return replace(ana, person="Mia Sand")


def listed(desk: Desk) -> list[dict[str, Any]]:
    return list(notes.as_json(desk, "wall"))


def test_a_thread_runs_from_note_to_resolution(ana: Desk, mia: Desk) -> None:
    first = notes.add_on_words(mia, "wall", "Since when?", "the mayor said", Part.ATTRIBUTION)
    notes.answer(ana, "wall", first.id[:6], "Since May.")
    notes.resolve(mia, "wall", first.id)
    (thread,) = notes.of_story(ana, first.article_id)
    assert [(one.person, one.text) for one in thread.entries] == [
        ("Mia Sand", "Since when?"),
        ("Ana Ruiz", "Since May."),
        ("Mia Sand", ""),
    ]
    assert not thread.is_open
    with pytest.raises(RefusedAction, match="resolved already"):
        notes.resolve(ana, "wall", first.id)
    notes.reopen(ana, "wall", first.id, "Not yet.")
    with pytest.raises(RefusedAction, match="not resolved"):
        notes.reopen(ana, "wall", first.id)
    assert notes.of_story(ana, first.article_id)[0].is_open


def test_a_note_says_where_it_belongs_and_when_its_words_are_gone(ana: Desk, mia: Desk) -> None:
    notes.add_on_words(mia, "wall", "Who?", "a clerk")
    notes.add(mia, "wall", "Too short.")
    before, whole = listed(ana)
    assert BODY[before["start"] : before["end"]] == "a clerk"
    assert (whole["start"], whole["gone"], before["gone"]) == (None, False, False)
    story = ana.story("wall")
    shorter = replace(story.article, body="The wall holds.\n", sources=())
    ana.library.save(story.summary.id, shorter, story.summary.head, "Ana Ruiz")
    after = listed(ana)[0]
    assert (after["start"], after["gone"], after["words"]) == (None, True, "a clerk")


def test_what_has_no_words_or_no_name_is_refused(ana: Desk) -> None:
    first = notes.add(ana, "wall", "So?")
    with pytest.raises(RefusedAction, match="A note needs words"):
        notes.add(ana, "wall", "  \n")
    with pytest.raises(RefusedAction, match="An answer needs words"):
        notes.answer(ana, "wall", first.id, " ")
    with pytest.raises(RefusedAction, match="do not stand"):
        notes.add_on_words(ana, "wall", "x", "nobody said this")
    for name in ("", "abc", "ffffffffffff"):
        with pytest.raises(UnknownName, match="has no note"):
            notes.answer(ana, "wall", name, "x")


def test_a_story_goes_back_with_a_note_that_stays_on_it(ana: Desk, mia: Desk) -> None:
    workflow.act(ana, "wall", "submit")
    with pytest.raises(RefusedAction, match="say what is to be done"):
        workflow.act(mia, "wall", "reject")
    assert workflow.act(mia, "wall", "reject", "Name the clerk.", Part.ATTRIBUTION) is State.DRAFT
    (row,) = listed(ana)
    assert (row["part"], row["entries"][0]["text"]) == ("attribution", "Name the clerk.")
    workflow.act(ana, "wall", "submit")
    assert workflow.act(mia, "wall", "reject") is State.DRAFT  # the note still stands open
    assert len(listed(ana)) == 1


def test_notes_change_neither_the_story_nor_an_approval(ana: Desk, mia: Desk) -> None:
    workflow.act(ana, "wall", "submit")
    review.approve(mia, "wall", Part.ATTRIBUTION)
    before = ana.story("wall")
    notes.add_on_words(mia, "wall", "zebra-note", "The wall")
    after = ana.story("wall")
    assert (after.article, after.part_hashes, after.summary) == (before.article, before.part_hashes, before.summary)
    assert "zebra-note" not in portable.dumps(after.article)


def test_outside_a_note_names_no_hidden_source(mia: Desk) -> None:
    notes.add(mia, "wall", "Does Tom Veld know that he is quoted?")
    assert listed(mia)[0]["entries"][0]["text"] == "Does a clerk know that he is quoted?"
