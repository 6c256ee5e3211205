"""Profiles at the desk: chosen at import, of the newsroom's own, and what a story is held against."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.library import open_library
from editor.article.article import Article, Furniture
from editor.article.syndication import CreditPlace, Edits, Syndication
from editor.article.syndication_table import ProfileTrouble
from editor.article.workflow import State
from editor.desk import intake, originals, review, syndication, workflow
from editor.desk.desk import Desk
from editor.desk.intake import Input
from editor.desk.refusals import sentences

CREDIT = (
    '<p>This article is republished from <a href="https://theconversation.com">The Conversation</a> under a Creative'
    ' Commons license. Read the <a href="https://theconversation.com/tides-12345">original article</a>.</p>'
)
COUNTER = "https://counter.theconversation.com/content/12345/count.gif"
PAGE = f"""<!DOCTYPE html><html lang="en"><body><article><h1>Why tides matter to small harbours</h1>
<p>By Ines Farrow</p>
<p>The tide at Harrow Sound rises four metres on Wednesday and the harbour master has to plan for it, as she says.</p>
<p>“We watch the moon,” said Marta Quillan, who has kept the log since 2001. It is an old habit of the sound.</p>
<p>Nobody knows how long the old wall will stand, but the council will decide on it before the end of the year.</p>
<p>Two engineers measured it in spring and found that it had moved by nine centimetres since the flood.</p>
<p>Sign up for The Morning Tide, our free newsletter, and get the news of both shores at six.</p>
{CREDIT}
<img src="https://stats.example/1.gif" width="1" height="1">
<img src="{COUNTER}" alt="" width="1" height="1">
</article></body></html>"""
OWN = """[the-conversation]
name = "The Conversation, by our contract"
publishers = ["The Conversation"]
credit_place = "foot"

[the-conversation.duties]
edits = "any"
"""
NOW = datetime(2026, 11, 25, 22, 30, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    library = open_library(tmp_path / "stories.copydesk")
    yield Desk(library, "Ana Ruiz", clock=lambda: NOW)
    library.close()


def page(text: str = PAGE) -> Input:
    return Input("tides.html", "tides.html", text.encode())


def taken_in(desk: Desk, text: str = PAGE, accept: str = "sure") -> str:
    (imported,) = intake.import_files(desk, [page(text)], accept)
    assert not imported.trouble
    return imported.slug


def test_a_sure_credit_sets_publisher_profile_and_duties(desk: Desk) -> None:
    told = desk.story(taken_in(desk)).article.syndication
    assert told is not None
    assert (told.publisher, told.profile, told.licence) == ("The Conversation", "the-conversation", "CC BY-ND 4.0")
    assert told.address == "https://theconversation.com/tides-12345"
    assert told.authors == ("Ines Farrow",)
    assert told.credit_place is CreditPlace.TOP
    assert told.credit_text.startswith("This article is republished from The Conversation")
    assert told.duties.edits is Edits.STYLE
    assert told.duties.counter == COUNTER
    assert not told.duties.ads_allowed


def test_a_story_of_our_own_has_no_profile(desk: Desk) -> None:
    assert desk.story(taken_in(desk, PAGE.replace(CREDIT, ""))).article.syndication is None


def test_a_credit_that_names_no_known_publisher_has_none(desk: Desk) -> None:
    credit = "<p>This article was originally published by Harbour Weekly.</p>"
    told = desk.story(taken_in(desk, PAGE.replace(CREDIT, credit))).article.syndication
    assert told is not None
    assert (told.publisher, told.profile, told.duties.edits) == ("Harbour Weekly", "", Edits.ANY)


def test_the_licence_that_a_credit_links_to_chooses_its_profile(desk: Desk) -> None:
    credit = (
        '<p>This <a href="https://quayside.example/2026/quay">article</a> first appeared on'
        ' <a href="https://quayside.example">Quayside</a> and is republished here under a'
        ' <a href="https://creativecommons.org/licenses/by-nd/4.0/">Creative Commons license</a>.</p>'
    )
    told = desk.story(taken_in(desk, PAGE.replace(CREDIT, credit))).article.syndication
    assert told is not None
    assert (told.publisher, told.address) == ("Quayside", "https://quayside.example/2026/quay")
    assert (told.licence, told.profile) == ("CC BY-ND 4.0", "cc-by-nd")


def test_the_counter_of_a_publisher_may_be_a_script(desk: Desk) -> None:
    credit = (
        '<p>This story was originally published by <a href="https://www.propublica.org/article/tides">ProPublica</a>.</p>'
        '<script type="text/javascript" src="https://pixel.propublica.org/pixel.js" async="true"></script>'
    )
    slug = taken_in(desk, PAGE.replace(CREDIT, credit).replace(COUNTER, ""))
    told = desk.story(slug).article.syndication
    assert told is not None
    assert (told.profile, told.duties.counter) == ("propublica", "https://pixel.propublica.org/pixel.js")
    assert not [one for one in review.check_story(desk, slug).findings if one.code == "counter-missing"]


def test_what_was_accepted_in_the_window_comes_under_its_profile_too(desk: Desk) -> None:
    looked = intake.look(page())
    chosen = frozenset(range(len(looked.proposals)))
    draft = intake.redraft(desk, looked, chosen)
    told = draft.article.syndication
    assert told is not None
    assert (told.profile, told.duties.counter) == ("the-conversation", COUNTER)


def test_own_profiles_take_the_place_of_ours(desk: Desk) -> None:
    found = syndication.set_text(desk, OWN)
    assert found.all[0].is_own
    assert [one.key for one in found.all].count("the-conversation") == 1
    told = desk.story(taken_in(desk)).article.syndication
    assert told is not None
    assert (told.profile, told.duties.edits, told.credit_place) == ("the-conversation", Edits.ANY, CreditPlace.FOOT)
    assert syndication.text(desk) == OWN


def test_own_profiles_with_a_mistake_are_refused_and_the_old_ones_stay(desk: Desk) -> None:
    syndication.set_text(desk, OWN)
    with pytest.raises(ProfileTrouble, match="Line 7: edits must be one of"):
        syndication.set_text(desk, OWN.replace('"any"', '"all"'))
    assert syndication.text(desk) == OWN


def test_profiles_that_another_version_kept_are_told_and_ours_are_in_force(desk: Desk) -> None:
    desk.library.set_setting(syndication.SETTING, "[x]\nname = 'X'\nnew_key = 1\n", "Jo")
    found = syndication.profiles(desk)
    assert "Line 3" in found.trouble
    assert found.get("propublica") is not None


def test_marking_a_story_chooses_by_what_is_known(desk: Desk) -> None:
    known = syndication.profiles(desk)
    article = Article(Furniture("a"))
    assert syndication.marked(article, known).syndication == Syndication()
    told = replace(article, syndication=Syndication("ProPublica"))
    assert syndication.marked(told, known) is told


def test_edits_are_told_from_the_original_with_its_furniture_recognised(desk: Desk) -> None:
    """The newsletter line stayed at the import, as it is not sure; taking it out by hand is no edit of the story."""
    slug = taken_in(desk)
    story = desk.story(slug)
    assert "Morning Tide" in story.article.body
    assert not [one for one in review.check_story(desk, slug).findings if one.code == "edits-forbidden"]
    cut = story.article.body.split("Sign up for")[0]
    changed = replace(story.article, body=cut.replace("nine centimetres", "ten centimetres"))
    desk.library.save(story.summary.id, changed, story.summary.head, "Ana Ruiz")
    found = [one.message for one in review.check_story(desk, slug).findings if one.code == "edits-forbidden"]
    assert found == ["The licence allows house style, time and place, but “nine” became “ten”."]


def test_a_breach_keeps_the_story_from_the_cms_until_it_is_mended(desk: Desk) -> None:
    slug = taken_in(desk)
    story = desk.story(slug)
    told = story.article.syndication
    assert told is not None
    duties = replace(told.duties, embargo_until="2026-11-26T06:00:00+01:00")
    changed = replace(story.article, syndication=replace(told, duties=duties))
    desk.library.save(story.summary.id, changed, story.summary.head, "Ana Ruiz")
    assert workflow.act(desk, slug, "submit") is State.IN_REVIEW
    before = sentences(review.refusals(desk, desk.story(slug)))
    assert "The embargo is not over; it holds until 2026-11-26 06:00 (UTC+01:00)." in before
    later = replace(desk, clock=lambda: datetime(2026, 11, 26, 5, 0, tzinfo=UTC))
    assert not any("embargo" in one for one in sentences(review.refusals(later, later.story(slug))))


def test_a_story_that_was_written_here_has_no_original(desk: Desk) -> None:
    saved = desk.library.create(Article(Furniture("own"), "Ours.\n"), "Ana Ruiz")
    assert originals.imported(desk, saved.article_id) is None
    told = Syndication("ProPublica", profile="propublica")
    assert originals.background_of(desk, saved.article_id, told).original is None
    assert originals.background_of(desk, saved.article_id, None).now == NOW


def test_the_original_is_the_first_revision_however_many_follow(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(originals, "_PAGE", 2)
    slug = taken_in(desk)
    first = desk.story(slug).article
    for number in range(5):
        story = desk.story(slug)
        changed = replace(story.article, body=f"{first.body}\nLine {number}.\n")
        desk.library.save(story.summary.id, changed, story.summary.head, "Ana Ruiz")
    found = originals.imported(desk, desk.story(slug).summary.id)
    assert found == first
