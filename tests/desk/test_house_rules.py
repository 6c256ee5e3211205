"""The rules of a library: who may what, what must be approved, and that nobody locks the house by changing them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.library import open_library
from editor.article.article import Article, Byline, Furniture
from editor.article.canonical import Json
from editor.article.errors import RefusedAction, UnknownName
from editor.article.part import Part
from editor.article.workflow import Role, State
from editor.desk import house_rules, review, workflow
from editor.desk.desk import Desk
from editor.desk.refusals import RefusalKind

STORY = Article(Furniture("wall", headline="The wall holds", byline=(Byline("Ines Vale"),)), "It holds.\n")
NAMED: Json = {"Ana Ruiz": "reporter", "Mia Sand": "editor", "Ko": "both"}


@pytest.fixture
def ana(tmp_path: Path) -> Iterator[Desk]:
    library = open_library(tmp_path / "stories.copydesk")
    library.create(STORY, "Ana Ruiz")
    yield Desk(library, "Ana Ruiz")
    library.close()


def test_while_nobody_is_named_everybody_is_both(ana: Desk) -> None:
    assert ana.roles == (Role.REPORTER, Role.EDITOR)


def test_once_somebody_is_named_the_others_are_reporters(ana: Desk) -> None:
    house_rules.change(ana, "people.roles", NAMED)
    assert ana.roles == (Role.REPORTER,)
    assert replace(ana, person=" mia sand ").roles == (Role.EDITOR,)
    assert replace(ana, person="Ko").roles == (Role.REPORTER, Role.EDITOR)
    assert replace(ana, person="A stranger").roles == (Role.REPORTER,)


def test_a_reporter_who_sits_down_first_locks_nobody_out(ana: Desk) -> None:
    mia = replace(ana, person="Mia Sand")
    house_rules.take_role(ana, "Ana Ruiz", "reporter")
    assert (ana.roles, mia.roles) == ((Role.REPORTER,), house_rules.BOTH)
    workflow.act(ana, "wall", "submit")
    with pytest.raises(
        RefusedAction, match="role editor, and nobody has it here yet; whoever is to have it takes it under"
    ):
        review.approve(ana, "wall", Part.ADS)
    with pytest.raises(RefusedAction, match="nobody has it here yet"):
        house_rules.change(ana, "approvals.four_eyes", False)
    house_rules.take_role(mia, "Mia Sand", "editor")
    assert house_rules.value(ana, "people.roles") == {"Ana Ruiz": "reporter", "Mia Sand": "editor"}
    assert replace(ana, person="A stranger").roles == (Role.REPORTER,)
    assert review.approve(mia, "wall", Part.ADS).approver == "Mia Sand"
    for refused in ("Ana Ruiz", "A stranger"):
        with pytest.raises(RefusedAction, match="ask one"):
            house_rules.take_role(ana, refused, "editor")


def test_who_took_a_role_takes_another_while_nobody_is_an_editor(ana: Desk) -> None:
    house_rules.take_role(replace(ana, person="root"), "Ana Ruiz", "reporter")
    house_rules.take_role(ana, " ana ruiz", "both")
    assert house_rules.value(ana, "people.roles") == {" ana ruiz": "both"}
    assert ana.roles == house_rules.BOTH
    assert [event.person for event in ana.library.audit.events() if event.action == "change setting"] == [
        " ana ruiz",
        "Ana Ruiz",
    ]
    review_own = replace(ana, person="Ana Ruiz")
    workflow.act(review_own, "wall", "submit")
    with pytest.raises(RefusedAction, match="somebody else"):  # four eyes ask who wrote it, whatever the role
        review.approve(review_own, "wall", Part.ATTRIBUTION)


def test_a_reporter_neither_approves_nor_kills_nor_changes_the_rules(ana: Desk) -> None:
    house_rules.change(ana, "people.roles", NAMED)
    workflow.act(ana, "wall", "submit")
    with pytest.raises(RefusedAction, match="role editor"):
        review.approve(replace(ana, person="A stranger"), "wall", Part.ADS)
    with pytest.raises(RefusedAction, match="role editor"):
        workflow.act(ana, "wall", "spike")
    with pytest.raises(RefusedAction, match="ask one"):
        house_rules.change(ana, "people.roles", {"Ana Ruiz": "editor"})
    assert review.approve(replace(ana, person="Mia Sand"), "wall", Part.ADS).approver == "Mia Sand"


def test_an_approval_of_ones_own_work_does_not_outlive_the_rule_that_let_it_be(ana: Desk) -> None:
    house_rules.change(ana, "approvals.four_eyes", False)
    house_rules.change(ana, "approvals.required", ["ads"])
    workflow.act(ana, "wall", "submit")
    assert review.approve(ana, "wall", Part.ADS).own_work
    assert review.refusals(ana, ana.story("wall")) == ()
    house_rules.change(ana, "approvals.four_eyes", True)
    (reason,) = review.refusals(ana, ana.story("wall"))
    assert "own author" in reason.sentence
    assert (reason.kind, reason.part) == (RefusalKind.OWN_WORK, Part.ADS)
    review.approve(replace(ana, person="Mia Sand"), "wall", Part.ADS)
    assert review.refusals(ana, ana.story("wall")) == ()


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("approvals.required", ["prose"]),
        ("approvals.required", "ads"),
        ("approvals.required", [["ads"]]),
        ("approvals.four_eyes", 1),
        ("people.roles", {"Ana": "chief"}),
        ("people.roles", {"Ana": ["editor"]}),
        ("people.roles", {" ": "editor"}),
        ("corrections.place", "middle"),
        ("corrections.place", {}),
        ("corrections.wording", "We were wrong."),
        ("corrections.wording", {"en correction": 1}),
        ("corrections.wording", {"en correction": "We wrote {wrong}."}),
        ("corrections.wording", {"english": "{wrong} {right}"}),
    ],
)
def test_a_value_that_a_rule_cannot_have_is_refused_and_one_kept_by_another_version_passed_over(
    ana: Desk, key: str, wrong: Json
) -> None:
    with pytest.raises(RefusedAction, match=key):
        house_rules.change(ana, key, wrong)
    ana.library.set_setting(key, wrong, "another version")
    assert house_rules.value(ana, key) == house_rules.rule(key).default


def test_every_rule_takes_its_own_default_and_an_unknown_one_is_named() -> None:
    assert [row.check(row.default) for row in house_rules.RULES] == [""] * len(house_rules.RULES)
    with pytest.raises(UnknownName, match="people"):
        house_rules.rule("lunch")


@pytest.mark.parametrize("action", ["approve", "correct", "delete", "withdraw"])
def test_what_leaves_a_story_where_it_is_is_no_move(ana: Desk, action: str) -> None:
    if action != "delete":
        workflow.act(ana, "wall", "submit")
    if action == "correct":
        workflow.act(ana, "wall", "publish")
    with pytest.raises(RefusedAction, match="its own command"):
        workflow.act(ana, "wall", action)
    assert ana.story("wall").summary.state is not State.SPIKED
