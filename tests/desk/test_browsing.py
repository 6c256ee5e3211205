"""The editors' queue: what needs an approval, what was changed after one, and what is ready to leave."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.library import open_library
from editor.article.ads import AdSettings
from editor.article.article import Article, Byline, Furniture
from editor.article.part import Part
from editor.desk import browsing, house_rules, readiness, review, workflow
from editor.desk.browsing import Filter, View
from editor.desk.desk import Desk

BODY = "The wall holds, the council said on Tuesday after a long night.\n\nNobody was hurt, and the road is open.\n"


def story(slug: str, body: str = BODY) -> Article:
    return Article(Furniture(slug, headline="The wall holds", byline=(Byline("Ines Vale"),), desk="news"), body)


@pytest.fixture
def ana(tmp_path: Path) -> Iterator[Desk]:
    library = open_library(tmp_path / "stories.copydesk")
    readiness.forget()
    yield Desk(library, "Ana Ruiz")
    library.close()


@pytest.fixture
def mia(ana: Desk) -> Desk:
    return replace(ana, person="Mia Sand")


def in_review(ana: Desk, mia: Desk, slug: str, body: str = BODY) -> None:
    """Take a story in, submit it, and approve what must be approved."""
    ana.library.create(story(slug, body), ana.person)
    workflow.act(ana, slug, "submit")
    for part in (Part.ATTRIBUTION, Part.ADS):
        review.approve(mia, slug, part)


def change(desk: Desk, slug: str, article: Article) -> None:
    stored = desk.story(slug)
    desk.library.save(stored.summary.id, article, stored.summary.head, desk.person)


def slugs(desk: Desk, chosen: Filter, words: str = "", section: str = "") -> list[str]:
    return [row.slug for row in browsing.page(desk, View(chosen, section, words=words))]


def test_a_story_is_ready_when_nothing_is_in_the_way(ana: Desk, mia: Desk) -> None:
    in_review(ana, mia, "wall")
    in_review(ana, mia, "blocked", BODY + "\nTK\n")
    assert browsing.counts(ana).unjudged == 2
    assert slugs(ana, Filter.READY) == []
    assert [summary.slug for summary in readiness.judge(ana)] == ["blocked", "wall"]
    assert list(readiness.judge(ana)) == []
    counted = browsing.counts(ana)
    assert (counted.filters[Filter.READY], counted.unjudged) == (1, 0)
    assert slugs(ana, Filter.READY) == slugs(ana, Filter.READY, words="council") == ["wall"]
    assert slugs(ana, Filter.READY, words="zeppelin") == slugs(ana, Filter.READY, section="sport") == []
    assert [one.slug for one in readiness.ready(ana)] == ["wall"]


def test_a_change_an_approval_and_a_rule_ask_anew(ana: Desk, mia: Desk) -> None:
    in_review(ana, mia, "wall")
    assert [one.slug for one in readiness.ready(ana)] == ["wall"]
    reworded = replace(story("wall"), body=BODY + "\nTK\n")
    change(ana, "wall", reworded)
    assert readiness.ready(ana) == ()
    review.approve(mia, "wall", Part.ATTRIBUTION)
    assert readiness.ready(ana) == ()
    change(ana, "wall", story("wall"))
    assert [one.slug for one in readiness.ready(ana)] == ["wall"]
    house_rules.change(ana, "approvals.required", ["attribution", "ads", "embeds"])
    assert readiness.ready(ana) == ()


def test_what_is_ready_is_what_an_export_would_let_out(ana: Desk, mia: Desk) -> None:
    house_rules.change(ana, "approvals.four_eyes", False)
    ana.library.create(story("own"), ana.person)
    workflow.act(ana, "own", "submit")
    for part in (Part.ATTRIBUTION, Part.ADS):
        review.approve(ana, "own", part)
    assert [one.slug for one in readiness.ready(ana)] == ["own"]
    house_rules.change(ana, "approvals.four_eyes", True)
    assert readiness.ready(ana) == ()
    assert review.refusals(ana, ana.story("own")) != ()


def test_an_answer_grows_old(ana: Desk, mia: Desk) -> None:
    in_review(ana, mia, "wall")
    readiness.ready(ana)
    later = replace(ana, clock=lambda: ana.clock().replace(year=ana.clock().year + 1))
    assert browsing.counts(later).unjudged == 1


def test_a_story_whose_part_was_changed_is_stale_until_it_is_changed_back(ana: Desk, mia: Desk) -> None:
    in_review(ana, mia, "wall")
    assert slugs(ana, Filter.STALE) == []
    change(ana, "wall", replace(story("wall"), body=BODY + "\nMore follows.\n"))
    assert slugs(ana, Filter.STALE) == slugs(ana, Filter.NEEDS_ATTRIBUTION) == ["wall"]
    assert browsing.counts(ana).filters[Filter.STALE] == 1
    change(ana, "wall", story("wall"))
    assert slugs(ana, Filter.STALE) == []
    change(ana, "wall", replace(story("wall"), ad_settings=AdSettings("scaip")))
    assert (slugs(ana, Filter.STALE), slugs(ana, Filter.NEEDS_ATTRIBUTION)) == (["wall"], [])
    workflow.act(mia, "wall", "spike")
    assert slugs(ana, Filter.STALE) == []


def test_a_filter_of_a_part_that_nobody_asks_for_is_left_out(ana: Desk) -> None:
    assert Filter.NEEDS_EMBEDS not in browsing.counts(ana).filters
    house_rules.change(ana, "approvals.required", ["embeds"])
    counted = browsing.counts(ana).filters
    assert Filter.NEEDS_EMBEDS in counted
    assert Filter.NEEDS_ADS not in counted
