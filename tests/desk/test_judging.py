"""What an editor has to judge: each part, who changed it last, what stands in the way, what changed since approval."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.library import open_library
from editor.article.ads import AdPlacement
from editor.article.article import Article, Byline, Furniture
from editor.article.errors import RefusedAction, UnknownName
from editor.article.library_values import Standing
from editor.article.part import Part
from editor.article.sources import Source, Terms
from editor.article.workflow import State
from editor.desk import house_rules, judging, review, workflow
from editor.desk.desk import Desk

BODY = "The wall holds, Ana Veld said. [@veld]\n\n::ad{#ad-1}\n\nIt is new.\n"
HIDDEN = Source("veld", "Tom Veld", terms=Terms.BACKGROUND, description="a clerk", notes="planted-note")
STORY = Article(
    Furniture("wall", headline="The wall holds", byline=(Byline("Ines Vale"),)),
    BODY,
    sources=(HIDDEN,),
    ads=(AdPlacement("ad-1"),),
)


@pytest.fixture
def ana(tmp_path: Path) -> Iterator[Desk]:
    library = open_library(tmp_path / "stories.copydesk")
    library.create(STORY, "Ana Ruiz")
    desk = Desk(library, "Ana Ruiz")
    workflow.act(desk, "wall", "submit")
    yield desk
    library.close()


@pytest.fixture
def mia(ana: Desk) -> Desk:
    return replace(ana, person="Mia Sand")


def change(desk: Desk, article: Article) -> None:
    stored = desk.story("wall")
    desk.library.save(stored.summary.id, article, stored.summary.head, desk.person)


def judged(desk: Desk) -> judging.Judging:
    return judging.judging(desk, desk.story("wall").summary.id)


def test_each_part_says_how_it_stands_and_who_changed_it_last(ana: Desk, mia: Desk) -> None:
    review.approve(mia, "wall", Part.ADS, "fine")
    change(ana, replace(STORY, body=BODY.replace("new", "old")))
    found = judged(mia)
    attribution, ads, embeds = found.parts
    assert (attribution.standing, attribution.is_required, attribution.approvals) == (Standing.MISSING, True, ())
    assert (ads.standing, ads.approvals[0].note) == (Standing.APPROVED, "fine")
    assert ads.holding(found.hashes.ads) == ads.approvals[0]
    assert ads.holding("another") is None
    assert (embeds.standing, embeds.is_required) == (Standing.MISSING, False)
    assert attribution.last_change is not None
    assert attribution.last_change.author == "Ana Ruiz"
    assert found.of(Part.ADS) is ads


def test_why_somebody_may_not_approve_is_known_before(ana: Desk, mia: Desk) -> None:
    assert judged(mia).of(Part.ADS).refusal == ""
    assert "Ana Ruiz wrote or last changed the ads" in judged(ana).of(Part.ADS).refusal
    house_rules.change(ana, "approvals.four_eyes", False)
    assert judged(ana).of(Part.ADS).refusal == ""
    house_rules.change(ana, "people.roles", {"Ana Ruiz": "reporter", "Mia Sand": "editor"})
    assert "for the role editor" in judged(ana).of(Part.ADS).refusal
    assert house_rules.may(ana) == {"submit", "recall"}
    assert {"approve", "reject", "kill"} <= house_rules.may(mia)
    workflow.act(mia, "wall", "reject", "Shorter.")
    assert "in review or published" in judged(mia).of(Part.ADS).refusal


def test_an_editor_who_changes_a_part_in_review_is_its_last_changer(mia: Desk) -> None:
    change(mia, replace(STORY, body=BODY.replace("new", "old")))
    found = judged(mia)
    assert "Mia Sand wrote or last changed" in found.of(Part.ATTRIBUTION).refusal
    assert found.of(Part.ADS).refusal == ""
    with pytest.raises(RefusedAction, match="somebody else"):
        review.approve(mia, "wall", Part.ATTRIBUTION)


def test_undo_back_to_any_approved_text_is_approved(ana: Desk, mia: Desk) -> None:
    ko = replace(ana, person="Ko Tan")
    review.approve(mia, "wall", Part.ATTRIBUTION)
    change(ana, replace(STORY, body=BODY.replace("new", "old")))
    review.approve(ko, "wall", Part.ATTRIBUTION)
    change(ana, STORY)
    one = judged(mia).of(Part.ATTRIBUTION)
    assert (one.standing, [given.approver for given in one.approvals]) == (Standing.APPROVED, ["Ko Tan", "Mia Sand"])
    holding = one.holding(judged(mia).hashes.attribution)
    assert holding is not None
    assert holding.approver == "Mia Sand"


def test_what_changed_since_the_approval_is_told_without_what_is_hidden(ana: Desk, mia: Desk) -> None:
    with pytest.raises(UnknownName, match="not approved yet"):
        judging.part_diff(mia, "wall", Part.ATTRIBUTION)
    review.approve(mia, "wall", Part.ATTRIBUTION)
    change(ana, replace(STORY, sources=(replace(HIDDEN, notes="another planted-note"),)))
    told = judging.part_diff(mia, "wall", Part.ATTRIBUTION)
    assert (told["standing"], told["records"], told["paragraphs"]) == ("stale", [], [])
    change(ana, replace(STORY, body=BODY.replace("new", "old")))
    told = judging.part_diff(mia, "wall", Part.ATTRIBUTION)
    assert {"a": "new", "b": "old"} in told["paragraphs"][0]  # type: ignore[index, operator]
    assert "planted" not in json.dumps(told)
    assert "Veld" not in json.dumps(told).replace("Ana Veld said", "")


def test_an_approval_is_taken_back_by_an_editor(ana: Desk, mia: Desk) -> None:
    house_rules.change(ana, "people.roles", {"Ana Ruiz": "reporter", "Mia Sand": "editor"})
    review.approve(mia, "wall", Part.ADS)
    with pytest.raises(RefusedAction, match="role editor"):
        review.withdraw(ana, "wall", Part.ADS)
    assert review.withdraw(mia, "wall", Part.ADS, "Look again.").withdrawn
    assert judged(mia).of(Part.ADS).approvals == ()
    with pytest.raises(RefusedAction, match="to be taken back"):
        review.withdraw(mia, "wall", Part.ADS)


def test_who_handed_a_story_in_takes_it_back_and_nobody_else(ana: Desk, mia: Desk) -> None:
    review.approve(mia, "wall", Part.ADS)
    assert judged(mia).recall_refusal.startswith("Ana Ruiz handed this story in, and nobody else takes it back")
    with pytest.raises(RefusedAction, match="an editor can give it back"):
        workflow.act(mia, "wall", "recall")
    assert judged(ana).recall_refusal == ""
    assert workflow.act(replace(ana, person="ana ruiz"), "wall", "recall") is State.DRAFT
    workflow.act(mia, "wall", "submit")
    assert judged(mia).recall_refusal == ""
    assert judged(mia).of(Part.ADS).standing is Standing.APPROVED  # of the very words, wherever the story stands


def test_a_story_that_an_editor_took_into_review_again_is_nobodys_to_take_back(ana: Desk, mia: Desk) -> None:
    story = ana.story("wall").summary
    ana.library.move(story.id, "publish", State.IN_REVIEW, State.PUBLISHED, "Mia Sand")
    workflow.act(mia, "wall", "reopen")
    for desk in (ana, mia):
        assert "by an editor’s doing" in judged(desk).recall_refusal
        with pytest.raises(RefusedAction, match="by an editor’s doing"):
            workflow.act(desk, "wall", "recall")
