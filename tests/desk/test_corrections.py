"""Corrections of published stories: recorded with the wrong words replaced, refused where nothing was published."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.library import open_library
from editor.article.article import Article, Byline, Furniture
from editor.article.correction import Correction, CorrectionKind
from editor.article.errors import RefusedAction
from editor.article.library_values import Standing
from editor.article.part import Part
from editor.article.revision import RevisionKind
from editor.article.workflow import State
from editor.desk import corrections, history, house_rules, review, workflow
from editor.desk.desk import Desk

STORY = Article(
    Furniture("wall", headline="The wall cost $6.8 million", byline=(Byline("Ines Vale"),)),
    "It cost $6.8 million.\n\nIt holds.\n",
)
NOON = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)
HERE = NOON.astimezone().isoformat(timespec="minutes")
WRONG = Correction("", wrong="$6.8 million", right="$6.2 million")


@pytest.fixture
def mia(tmp_path: Path) -> Iterator[Desk]:
    """Return the desk of an editor, whose library has one story, published."""
    library = open_library(tmp_path / "stories.copydesk")
    library.create(STORY, "Ana Ruiz")
    desk = Desk(library, "Mia Sand", clock=lambda: NOON)
    for part in (Part.ATTRIBUTION, Part.ADS):
        if part is Part.ATTRIBUTION:
            workflow.act(desk, "wall", "submit")
        review.approve(desk, "wall", part)
    workflow.act(desk, "wall", "publish")
    story = desk.story("wall").summary
    library.keep_export(story.id, story.head, "html", "", b"<p>", "Mia Sand", draft=False)
    yield desk
    library.close()


def test_a_correction_and_the_words_it_mends_are_one_revision(mia: Desk) -> None:
    before = mia.story("wall").summary
    made = corrections.correct(mia, "wall", WRONG, replaces=True)
    story = mia.story("wall")
    assert (made.replaced, made.left, made.revision) == (2, 0, story.summary.head)
    assert story.article.body == "It cost $6.2 million.\n\nIt holds.\n"
    assert story.article.furniture.headline == "The wall cost $6.2 million"
    assert story.article.furniture.updated_at == HERE
    assert story.article.corrections == (
        Correction(
            "An earlier version of this story said “$6.8 million”. It should have said “$6.2 million”.",
            CorrectionKind.CORRECTION,
            HERE,
            "$6.8 million",
            "$6.2 million",
            "Mia Sand",
        ),
    )
    entry = history.history(mia, "wall")[0].revision
    assert (entry.kind, entry.parent, entry.author) == (RevisionKind.CORRECTION, before.head, "Mia Sand")
    assert story.summary.state is State.PUBLISHED


def test_a_correction_wants_the_eyes_of_somebody_else(mia: Desk) -> None:
    corrections.correct(mia, "wall", WRONG)
    story = mia.story("wall")
    assert story.summary.standings.of(Part.ATTRIBUTION) is Standing.STALE
    assert story.summary.standings.of(Part.ADS) is Standing.APPROVED
    assert review.refusals(mia, story)
    with pytest.raises(RefusedAction, match="somebody else has to approve it"):
        review.approve(mia, "wall", Part.ATTRIBUTION)
    review.approve(replace(mia, person="Ko Abe"), "wall", Part.ATTRIBUTION)
    assert review.refusals(mia, mia.story("wall")) == ()


def test_what_is_given_is_kept_and_words_that_stand_nowhere_are_not_replaced_in_silence(mia: Desk) -> None:
    given = Correction(" Our own words. ", CorrectionKind.UPDATE, "2026-03-01", approved_by="Ko Abe")
    made = corrections.correct(mia, "wall", given)
    assert made.correction == replace(given, text="Our own words.")
    head = mia.story("wall").summary.head
    with pytest.raises(RefusedAction, match="stands nowhere"):
        corrections.correct(mia, "wall", Correction("", wrong="$7 million", right="x"), replaces=True)
    with pytest.raises(RefusedAction, match="no date"):
        corrections.correct(mia, "wall", replace(WRONG, date="March 5"))
    with pytest.raises(RefusedAction, match="tells readers something"):
        corrections.correct(mia, "wall", Correction(""))
    assert mia.story("wall").summary.head == head


@pytest.mark.parametrize("steps", [(), ("submit",), ("spike",), ("submit", "publish", "kill")])
def test_only_what_is_published_is_corrected(mia: Desk, steps: tuple[str, ...]) -> None:
    mia.library.create(replace(STORY, furniture=Furniture("other")), "Ana Ruiz")
    for step in steps:
        workflow.act(mia, "other", step)
    with pytest.raises(RefusedAction, match="Only a story that is published"):
        corrections.correct(mia, "other", WRONG)
    house_rules.change(mia, "people.roles", {"Mia Sand": "editor"})
    with pytest.raises(RefusedAction, match="role editor"):
        corrections.correct(replace(mia, person="Ana Ruiz"), "wall", WRONG)


def test_the_house_words_are_proposed(mia: Desk) -> None:
    house_rules.change(mia, "corrections.wording", {"en correction": "Not {wrong} but {right}."})
    assert corrections.correct(mia, "wall", WRONG).correction.text == "Not $6.8 million but $6.2 million."
    german = replace(STORY, furniture=Furniture("mauer", language="de"))
    assert "Richtig ist" in corrections.proposal(mia, german, CorrectionKind.CORRECTION, "a", "b")


def test_what_readers_were_told_is_known_from_the_last_export(mia: Desk) -> None:
    story = mia.story("wall").summary
    assert corrections.told(mia, story.id) == ()
    made = corrections.correct(mia, "wall", WRONG)
    mia.library.keep_export(story.id, made.revision, "html", "", b"<p>", "Mia Sand", draft=True)
    assert corrections.told(mia, story.id) == ()
    mia.library.keep_export(story.id, made.revision, "html", "", b"<p>", "Mia Sand", draft=False)
    assert corrections.told(mia, story.id) == (made.correction,)
    assert corrections.as_json(made)["approved_by"] == "Mia Sand"
