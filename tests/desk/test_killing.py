"""Killing: a reason for the trail, a notice for readers, and no way back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.library import open_library
from editor.article.article import Article, Furniture
from editor.article.correction import Correction
from editor.article.errors import RefusedAction
from editor.article.kill import KillNotice
from editor.article.workflow import State
from editor.desk import house_rules, killing, output, parcels, review, sending, workflow
from editor.desk.desk import Desk

NOON = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)
HERE = NOON.astimezone().isoformat(timespec="seconds")


@pytest.fixture
def mia(tmp_path: Path) -> Iterator[Desk]:
    library = open_library(tmp_path / "stories.copydesk")
    library.create(Article(Furniture("wall", headline="The wall holds"), "It holds.\n"), "Ana Ruiz")
    desk = Desk(library, "Mia Sand", clock=lambda: NOON)
    for step in ("submit", "publish"):
        workflow.act(desk, "wall", step)
    yield desk
    library.close()


def test_a_kill_keeps_its_reason_and_what_readers_are_told(mia: Desk) -> None:
    assert killing.notice_of(mia, mia.story("wall")) is None
    made = killing.kill(mia, "wall", " A court order. ", "We cannot show this.", keeps_headline=False)
    notice = KillNotice("We cannot show this.", HERE, keeps_headline=False)
    assert (made.state, made.notice) == (State.KILLED, notice)
    assert killing.notice_of(mia, mia.story("wall")) == notice
    (event,) = [event for event in mia.library.audit.events() if event.action == "kill"]
    assert (event.details["note"], event.details["notice"]) == ("A court order.", "We cannot show this.")
    with pytest.raises(RefusedAction, match="Only a story that is in review or published"):
        killing.kill(mia, "wall", "again")


def test_a_story_is_killed_for_a_reason_by_an_editor(mia: Desk) -> None:
    with pytest.raises(RefusedAction, match="for a reason"):
        killing.kill(mia, "wall", "  ", "Gone.")
    with pytest.raises(RefusedAction, match="only a killed story has a notice"):
        killing.change_notice(mia, "wall", "Gone.")
    house_rules.change(mia, "people.roles", {"Mia Sand": "editor"})
    ana = replace(mia, person="Ana Ruiz")
    with pytest.raises(RefusedAction, match="role editor"):
        killing.kill(ana, "wall", "why", "Gone.")
    killing.kill(mia, "wall", "why", "Gone.")
    with pytest.raises(RefusedAction, match="role editor"):
        killing.change_notice(ana, "wall", "Not gone.")


def test_a_story_that_is_in_review_again_is_killed_at_once_and_one_that_never_left_is_not(mia: Desk) -> None:
    story = mia.story("wall")
    mia.library.keep_export(
        story.summary.id, story.summary.head, "html", "", b"<p>It holds.</p>", "Mia Sand", draft=False
    )
    workflow.act(mia, "wall", "reopen")
    assert killing.kill(mia, "wall", "A court order.").state is State.KILLED
    mia.library.create(Article(Furniture("gate", headline="The gate"), "It opens.\n"), "Ana Ruiz")
    workflow.act(mia, "gate", "submit")
    with pytest.raises(RefusedAction, match="never left"):
        killing.kill(mia, "gate", "A court order.")
    with pytest.raises(RefusedAction, match="never left"):
        killing.begin(mia, "gate")


def test_the_newest_notice_holds(mia: Desk) -> None:
    killing.kill(mia, "wall", "why", "Gnoe.")
    killing.change_notice(mia, "wall", "Gone.")
    assert killing.notice_of(mia, mia.story("wall")) == KillNotice("Gone.", HERE)
    assert mia.library.verify().problems == ()


def test_a_story_killed_by_an_earlier_release_has_the_plain_notice(mia: Desk) -> None:
    story = mia.story("wall").summary
    mia.library.move(story.id, "kill", State.PUBLISHED, State.KILLED, "Mia Sand", "why")
    notice = killing.notice_of(mia, mia.story("wall"))
    assert notice is not None
    assert (notice.text, notice.keeps_headline) == ("", True)
    assert notice.time.endswith("Z")


def test_of_a_killed_story_the_notice_leaves_and_nothing_stands_in_its_way(mia: Desk) -> None:
    assert review.refusals(mia, mia.story("wall"))  # nothing of it is approved
    killing.kill(mia, "wall", "why", "We took this down.")
    found = output.prospect(mia, "wall", "html", draft=False)
    text = found.content.decode()
    assert (found.refusals, "We took this down." in text, "It holds" in text) == ((), True, False)
    output.hand_over(mia, "wall", "html", draft=False)
    story = mia.story("wall").summary
    assert (mia.library.exports.list(story.id)[0].draft, story.state) == (False, State.KILLED)
    draft = output.prospect(mia, "wall", "html", draft=True).content.decode()
    assert ("It holds" in draft, "We took this down." in draft) == (True, False)


def test_corrections_stand_where_the_house_wants_them(mia: Desk) -> None:
    story = mia.story("wall")
    article = replace(story.article, corrections=(Correction("We were wrong."),))
    mia.library.save(story.summary.id, article, story.summary.head, "Mia Sand")
    for place, is_first in (("top", True), ("foot", False)):
        house_rules.change(mia, "corrections.place", place)
        text = output.prospect(mia, "wall", "html", draft=True).content.decode()
        assert (text.index("We were wrong.") < text.index("It holds.")) is is_first


@pytest.mark.parametrize("name", ["wordpress", "ghost"])
def test_what_is_sent_of_a_killed_story_is_its_notice(mia: Desk, name: str) -> None:
    killing.kill(mia, "wall", "why", "We took this down.", keeps_headline=False)
    parcel = parcels.make(mia, mia.story("wall"), name, draft=False).parcel
    assert ("We took this down." in parcel.markup, "It holds" in parcel.markup) == (True, False)
    assert (parcel.title, parcel.tags, parcel.pictures) == ("Withdrawn", (), ())
    assert "The wall holds" not in repr(parcel)
    assert sending.refusals(mia, mia.story("wall"), draft=False) == ()
    assert "no draft" in sending.refusals(mia, mia.story("wall"), draft=True)[0].sentence


def test_a_kill_that_a_bundle_brought_has_the_plain_notice_of_its_day(mia: Desk) -> None:
    story = mia.story("wall").summary
    mia.library.move(story.id, "spike", State.PUBLISHED, State.KILLED, "Mia Sand")  # as no kill does
    mia.library.record("receive bundle", "Mia Sand", story.id, {"revisions": {}, "to": "killed", "as of": HERE})
    assert killing.notice_of(mia, mia.story("wall")) == KillNotice("", HERE)
