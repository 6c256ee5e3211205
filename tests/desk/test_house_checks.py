"""The house policy in a library: what check and export are held to, and what a story was let stand for."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.library import open_library
from editor.article import findings as records
from editor.article.article import Article, Byline, Furniture
from editor.checks.policy import NO_POLICY
from editor.checks.policy_text import BadPolicy
from editor.desk import house_checks, review
from editor.desk.desk import Desk

STORY = Article(
    Furniture("wall", headline="The wall holds", byline=(Byline("Ines Vale"),)),
    "The mayor claimed that it holds. It costs TK million.\n",
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    library = open_library(tmp_path / "stories.copydesk")
    made = Desk(library, "Ana Ruiz")
    library.create(STORY, "Ines Vale")
    yield made
    library.close()


def test_a_library_begins_with_the_preset_and_keeps_what_is_right(desk: Desk) -> None:
    assert house_checks.policy(desk) == NO_POLICY
    assert house_checks.text(desk) == house_checks.preset()
    house_checks.set_text(desk, '[checks]\nopinion-verb = "blocking"\n')
    assert house_checks.policy(desk).severities == {"opinion-verb": "blocking"}
    with pytest.raises(BadPolicy):
        house_checks.set_text(desk, "names = 3\n")
    assert house_checks.policy(desk).severities == {"opinion-verb": "blocking"}


def test_the_command_checks_by_the_policy_and_marks_what_was_ignored(desk: Desk) -> None:
    before = review.check_story(desk, "wall")
    assert before.blocks
    to_come = next(one for one in before.findings if one.code == "to-come")
    stored = desk.story("wall")
    let = records.let_stand(stored.article, to_come, "Ana Ruiz", "the builder is called TK")
    desk.library.save(stored.summary.id, let, stored.summary.head, "Ana Ruiz")
    house_checks.set_text(desk, '[checks]\nopinion-verb = "off"\n')
    report = review.check_story(desk, "wall")
    assert not report.blocks
    answer = review.as_json(report)
    assert isinstance(answer["findings"], list)
    (finding,) = answer["findings"]
    assert isinstance(finding, dict)
    assert finding["code"] == "to-come"
    assert finding["ignored"] == {"by": "Ana Ruiz", "reason": "the builder is called TK"}


def test_what_the_policy_makes_blocking_keeps_a_story_from_the_cms(desk: Desk) -> None:
    house_checks.set_text(desk, '[checks]\nopinion-verb = "blocking"\nto-come = "note"\n')
    reasons = review.refusals(desk, desk.story("wall"))
    assert any("passes judgement" in reason.sentence for reason in reasons)
    assert not any("still to come" in reason.sentence for reason in reasons)
    assert replace(STORY, ignored=()) == STORY
