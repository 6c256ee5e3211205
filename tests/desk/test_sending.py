"""A story into its CMS: made once, then changed, and never over what somebody did there without a question."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from editor.article.differences import Kind
from editor.article.workflow import State
from editor.desk import house_rules, killing, sending, workflow
from editor.desk.sending import KeptBack
from editor.sending.errors import Question, SendTrouble, Why
from editor.sending.values import Parcel
from tests.desk.sending_support import Newsroom, add_story, approve, desk_at, rewrite, set_profile
from tests.sending.stand_in import Fault
from tests.sending.wordpress_stand_in import WordPressStandIn

ON_WORDPRESS = pytest.mark.parametrize("newsroom", ["wordpress"], indirect=True)
CATEGORIES = '["News", "politics=City Hall", "sport=X"]'


def test_a_story_is_made_once_and_then_changed(newsroom: Newsroom) -> None:
    first = newsroom.send()
    assert first.sent.made
    assert "sell it." in newsroom.content
    rewrite(newsroom.desk, "sell it.", "keep it.")
    again = newsroom.send()
    assert not again.sent.made
    assert "keep it." in newsroom.content
    assert newsroom.pictures == 2
    assert newsroom.post["slug"] == "crane"


def test_what_goes_beside_the_text(newsroom: Newsroom) -> None:
    set_profile(newsroom.desk, newsroom.target, newsroom.server.base, categories=CATEGORIES)
    delivered = newsroom.send()
    assert newsroom.post["title"] == "Crane goes & stays gone"
    assert newsroom.tags[:2] == ["News", "City Hall"]
    assert {"harbour", "Größe & Last"} <= set(newsroom.tags)
    if isinstance(newsroom.site, WordPressStandIn):
        assert newsroom.post["status"] == "pending"
        assert newsroom.post["excerpt"] == "The council sells it."
        featured = newsroom.site.media[newsroom.post["featured_media"]]
        assert featured["alt_text"] == "The crane over the north quay"
        assert featured["source_url"] in newsroom.content
        assert f'<!-- wp:image {{"id":{featured["id"]},' in newsroom.content
        assert newsroom.post["meta"] == {"newspack_post_subtitle": "The council sells it."}
    else:
        assert newsroom.post["status"] == "draft"
        assert newsroom.post["custom_excerpt"] == "The council sells it."
        assert newsroom.post["feature_image"].startswith(newsroom.server.base)
        assert newsroom.post["feature_image_alt"] == "The crane over the north quay"
    assert "pictures/" not in newsroom.content
    assert delivered.sent.remote.edit_address.startswith(newsroom.server.base)


def test_what_was_sent_is_kept_byte_for_byte_and_the_story_is_out(newsroom: Newsroom) -> None:
    delivered = newsroom.send()
    library = newsroom.desk.library
    summary = newsroom.desk.story("crane").summary
    assert summary.state is State.PUBLISHED
    (kept,) = library.exports.list(summary.id)
    assert (kept.target, kept.profile, kept.draft) == (newsroom.target, "web", False)
    assert library.exports.content(kept.sequence).decode() == delivered.sent.markup == newsroom.content
    last = newsroom.rows[-1]
    assert (last.outcome, last.export, last.remote_id) == ("sent", kept.sequence, str(newsroom.post["id"]))
    events = library.audit.events(summary.id)
    (sent,) = [one for one in events if one.action == "send"]
    assert sent.person == "Mina Falk"
    assert sent.details["address"] == delivered.sent.remote.address
    assert library.verify().is_clean


def test_nothing_leaves_that_is_not_let_out(newsroom: Newsroom) -> None:
    rewrite(newsroom.desk, "sell it.", "keep it.")
    story = newsroom.desk.story("crane")
    newsroom.desk.library.save(
        story.summary.id, replace(story.article, body=story.article.body + "\nMore.\n"), story.summary.head, "Ana Ruiz"
    )
    with pytest.raises(KeptBack, match="attribution was changed after it was approved"):
        newsroom.send()
    assert newsroom.server.asked == []
    assert newsroom.rows == ()


def test_who_may_not_publish_is_told_before_anything_is_sent(newsroom: Newsroom) -> None:
    house_rules.change(newsroom.desk, "people.roles", {"Mina Falk": "reporter", "Ana Ruiz": "editor"})
    with pytest.raises(KeptBack, match="editor"):
        newsroom.send()
    assert newsroom.server.asked == []


def test_a_file_s_name_a_note_and_a_secret_go_nowhere(newsroom: Newsroom) -> None:
    newsroom.send()
    newsroom.server.fail(0, Fault.UNKNOWN)
    newsroom.trouble()
    sent = b"".join(one.body + one.path.encode() for one in newsroom.server.asked)
    assert b"leaked-by-tom" not in sent
    assert b"Tom told us" not in sent
    library = newsroom.desk.library
    kept = library.path.read_bytes() + library.path.with_name(library.path.name + "-wal").read_bytes()
    secret = newsroom.ask(sending.begin(newsroom.desk, "crane", "web").profile).value
    for piece in (secret, secret.rpartition(":")[2]):
        assert piece.encode() not in kept
        assert piece not in json.dumps([one.details for one in library.audit.events()])
    assert secret not in repr(newsroom.ask(sending.begin(newsroom.desk, "crane", "web").profile))


def test_a_post_that_was_changed_over_there_is_left_until_somebody_agrees(newsroom: Newsroom) -> None:
    newsroom.send()
    newsroom.edit(content=newsroom.content.replace("sell it.", "scrap it."))
    changed = newsroom.content
    rewrite(newsroom.desk, "third crew", "fourth crew")
    question = newsroom.trouble()
    assert isinstance(question, Question)
    assert question.why is Why.CHANGED
    assert newsroom.content == changed
    assert newsroom.rows[-1].outcome == "asked"
    pieces = [one for line in sending.changes(newsroom.desk, "crane", "web", question) for one in line]
    assert [(one.a, one.b) for one in pieces if one.kind is not Kind.EQUAL] == [("sell", "scrap")]
    (line,) = sending.changed_lines(newsroom.desk, "crane", "web", question)
    assert "[-sell-]{+scrap+} it." in line
    told = sending.question_as_json(newsroom.desk, "crane", "web", question)
    assert (told["why"], told["changes"]) == ("changed", [line])
    newsroom.send(overwrite=True)
    assert "fourth crew" in newsroom.content
    assert "sell it." in newsroom.content
    assert len(newsroom.posts) == 1


def test_who_agreed_to_one_change_did_not_agree_to_the_next(newsroom: Newsroom) -> None:
    newsroom.send()
    newsroom.edit(content=newsroom.content.replace("sell it.", "scrap it."))
    seen = newsroom.trouble()
    assert isinstance(seen, Question)
    newsroom.edit(title="Crane saved after all")
    desk = newsroom.desk
    again = newsroom.run(sending.begin(desk, "crane", "web", agreed=seen.seen))
    assert isinstance(again, Question)
    assert again.title == "Crane saved after all"
    assert newsroom.run(sending.begin(desk, "crane", "web", agreed=again.seen)) is None
    assert newsroom.post["title"] == "Crane goes & stays gone"


@pytest.mark.parametrize("change", ["title", "excerpt", "a link"])
def test_a_change_that_touches_no_word_of_the_text_is_seen_too(newsroom: Newsroom, change: str) -> None:
    newsroom.send()
    excerpt = "excerpt" if newsroom.target == "wordpress" else "custom_excerpt"
    if change == "a link":
        newsroom.edit(content=newsroom.content.replace("A third crew", '<a href="https://x.example">A third crew</a>'))
    else:
        newsroom.edit(**{"title" if change == "title" else excerpt: "Something else"})
    assert isinstance(newsroom.trouble(), Question)


def test_a_change_while_the_pictures_go_is_seen(newsroom: Newsroom) -> None:
    newsroom.send()
    if isinstance(newsroom.site, WordPressStandIn):
        newsroom.server.once("GET", "/media", lambda: newsroom.edit(title="Changed just now"))
    else:
        newsroom.server.once("PUT", str(newsroom.post["id"]), lambda: newsroom.edit(title="Changed just now"))
    question = newsroom.trouble()
    assert isinstance(question, Question)
    assert "just now" in question.sentence
    assert newsroom.post["title"] == "Changed just now"


def test_what_its_editors_did_beside_the_text_stays(newsroom: Newsroom) -> None:
    newsroom.send()
    public = "publish" if newsroom.target == "wordpress" else "published"
    if isinstance(newsroom.site, WordPressStandIn):
        newsroom.site.terms["tags"][99] = "Front page"
        newsroom.edit(status=public, slug="crane-goes", tags=[*newsroom.post["tags"], 99])
    else:
        tags = [*newsroom.post["tags"], {"id": "tag-front", "name": "Front page"}]
        newsroom.edit(status=public, slug="crane-goes", tags=tags)
    rewrite(newsroom.desk, "sell it.", "keep it.")
    newsroom.send()
    assert "keep it." in newsroom.content
    assert (newsroom.post["status"], newsroom.post["slug"]) == (public, "crane-goes")
    assert "Front page" in newsroom.tags


def test_a_profile_that_publishes_puts_a_waiting_post_out(newsroom: Newsroom) -> None:
    newsroom.send()
    set_profile(newsroom.desk, newsroom.target, newsroom.server.base, status="publish")
    newsroom.send()
    assert newsroom.post["status"] == ("publish" if newsroom.target == "wordpress" else "published")


def test_a_draft_goes_as_a_draft_and_never_over_what_was_approved(newsroom: Newsroom) -> None:
    add_story(newsroom.desk, "quay", approved=False)
    set_profile(newsroom.desk, newsroom.target, newsroom.server.base, status="publish")
    delivered = newsroom.send("quay", draft=True)
    assert newsroom.post["status"] == "draft"
    assert "draft" in newsroom.content.lower()
    story = newsroom.desk.story("quay").summary
    assert story.state is State.DRAFT
    (kept,) = newsroom.desk.library.exports.list(story.id)
    assert kept.draft
    assert newsroom.desk.library.exports.at(story.id, "2999") is None
    assert delivered.order.parcel.is_draft
    newsroom.send("quay", draft=True)
    workflow.act(newsroom.desk, "quay", "submit")
    approve(newsroom.desk, "quay")
    newsroom.send("quay")
    assert newsroom.post["status"] == ("publish" if newsroom.target == "wordpress" else "published")
    assert "#draft" not in newsroom.tags
    with pytest.raises(SendTrouble, match="a draft may not take its place"):
        newsroom.send("quay", draft=True, overwrite=True)


def test_a_spiked_story_is_not_sent_even_as_a_draft(newsroom: Newsroom) -> None:
    workflow.act(newsroom.desk, "crane", "spike")
    for draft in (True, False):
        with pytest.raises(KeptBack, match="spiked"):
            newsroom.send(draft=draft)


def test_the_notice_of_a_killed_story_takes_its_place(newsroom: Newsroom) -> None:
    newsroom.send()
    public = "publish" if newsroom.target == "wordpress" else "published"
    newsroom.edit(status=public)
    assert newsroom.tags
    killing.kill(newsroom.desk, "crane", "The council asked for it.", "This report was wrong.")
    with pytest.raises(KeptBack, match="killed"):
        newsroom.send(draft=True)
    assert not newsroom.send().sent.made
    assert "This report was wrong." in newsroom.content
    assert "voted on Tuesday" not in newsroom.content
    assert newsroom.post["status"] == public
    featured = "featured_media" if newsroom.target == "wordpress" else "feature_image"
    assert not newsroom.post[featured]
    assert "harbour" not in newsroom.tags
    assert newsroom.desk.story("crane").summary.state is State.KILLED


def test_a_post_that_was_deleted_is_made_anew_only_if_somebody_says_so(newsroom: Newsroom) -> None:
    newsroom.send()
    if newsroom.target == "wordpress":
        newsroom.edit(status="trash", slug="crane__trashed")
    else:
        newsroom.site.posts.clear()
    question = newsroom.trouble()
    assert isinstance(question, Question)
    assert question.why is Why.GONE
    delivered = newsroom.send(overwrite=True)
    assert delivered.sent.made
    assert [post["slug"] for post in newsroom.posts][-1] == "crane"
    assert not newsroom.send().sent.made


def test_a_slug_that_another_post_has_is_a_question(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.send()
    old = dict(newsroom.post)
    with desk_at(tmp_path / "another.copydesk") as desk:
        add_story(desk)
        set_profile(desk, newsroom.target, newsroom.server.base)
        another = replace(newsroom, desk=desk)
        question = another.trouble()
        assert isinstance(question, Question)
        assert question.why is Why.TAKEN
        assert "crane down" in question.text
        assert newsroom.post == old
        assert not another.send(overwrite=True).sent.made
    assert len(newsroom.posts) == 1


def test_a_picture_goes_once_whichever_story_shows_it(newsroom: Newsroom) -> None:
    newsroom.send()
    add_story(newsroom.desk, "quay")
    newsroom.send("quay")
    assert newsroom.pictures == 2
    assert len(newsroom.posts) == 2


def test_a_slug_of_any_letters_is_sent(newsroom: Newsroom) -> None:
    add_story(newsroom.desk, "Größe & Last/2")
    newsroom.send("Größe & Last/2")
    assert not newsroom.send("Größe & Last/2").sent.made
    assert len(newsroom.posts) == 1


@ON_WORDPRESS
def test_a_picture_that_was_deleted_over_there_goes_again(newsroom: Newsroom) -> None:
    assert isinstance(newsroom.site, WordPressStandIn)
    newsroom.send()
    newsroom.site.media.pop(newsroom.post["featured_media"])
    newsroom.send()
    assert newsroom.pictures == 2
    assert newsroom.post["featured_media"] in newsroom.site.media


def test_two_that_make_the_post_at_once_end_with_one(newsroom: Newsroom) -> None:
    token = sending.begin(newsroom.desk, "crane", "web").parcel.token
    newsroom.server.once("POST", "/posts", lambda: newsroom.make_post(token, "Crane"))
    newsroom.send()
    assert len(newsroom.posts) == 1
    assert "sell it." in newsroom.content


@ON_WORDPRESS
def test_an_account_whose_html_is_cleaned_is_told(newsroom: Newsroom) -> None:
    assert isinstance(newsroom.site, WordPressStandIn)
    newsroom.site.filters = True
    assert any("took out what this account may not send: aside" in one for one in newsroom.send().sent.told)
    assert newsroom.send().sent.remote.id == str(newsroom.post["id"])


@ON_WORDPRESS
def test_what_an_account_may_not_do_is_told_before_anything_is_made(newsroom: Newsroom) -> None:
    assert isinstance(newsroom.site, WordPressStandIn)
    newsroom.site.rights["publish_posts"] = False
    set_profile(newsroom.desk, "wordpress", newsroom.server.base, status="publish")
    assert "may not publish" in newsroom.trouble().sentence
    assert newsroom.posts == []
    set_profile(newsroom.desk, "wordpress", newsroom.server.base)
    newsroom.site.rights["manage_categories"] = False
    assert any("politics" in one for one in newsroom.send().sent.told)


def test_a_profile_that_cannot_be_sent_with_says_why(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    assert [one.name for one in sending.destinations(desk)] == ["web"]
    with pytest.raises(SendTrouble, match="only those"):
        sending.begin(desk, "crane", "html")
    prospect = sending.prospect(desk, "crane", newsroom.target, draft=False)
    assert "names no" in prospect.unready
    assert isinstance(prospect.parcel, Parcel)
    assert sending.prospect(desk, "crane", "web", draft=False).unready == ""
