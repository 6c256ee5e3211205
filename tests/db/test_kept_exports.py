"""What is kept with an export: who had approved just that, what lay beside it; and which stories changed since."""

import pytest

from db.library import Library
from editor.article.article import Article
from editor.article.errors import UnknownName
from editor.article.library_values import ArticleSummary, HeldApproval, KeptFile, SavedRevision, Selection
from editor.article.part import Part
from editor.article.workflow import State
from tests.db.support import BODY, story

CHANGED = Selection(changed_since_out=True)


@pytest.fixture
def saved(library: Library) -> SavedRevision:
    return library.create(story(), "ana")


def publish(library: Library, saved: SavedRevision) -> None:
    library.move(saved.article_id, "submit", State.DRAFT, State.IN_REVIEW, "ana")
    library.keep_export(saved.article_id, saved.revision.id, "html", "", b"<p>", "mia", False)
    library.move(saved.article_id, "publish", State.IN_REVIEW, State.PUBLISHED, "mia")


def row(library: Library) -> ArticleSummary:
    (found,) = library.articles.list()
    return found


def change(library: Library, article: Article) -> None:
    library.save(row(library).id, article, row(library).head, "ana")


def test_the_approvals_that_hold_for_the_exported_text_are_kept(library: Library, saved: SavedRevision) -> None:
    article_id, revision = saved.article_id, saved.revision.id
    early = library.approve(article_id, Part.ATTRIBUTION, revision, "mia")
    library.withdraw(article_id, Part.ATTRIBUTION, "mia")
    given = library.approve(article_id, Part.ATTRIBUTION, revision, "ben", own_work=True)
    ads = library.approve(article_id, Part.ADS, revision, "mia")
    changed = library.save(article_id, story(body=BODY.replace("Tuesday", "Monday")), revision, "ana")
    kept = library.keep_export(article_id, revision, "html", "", b"<p>", "mia", False)
    later = library.keep_export(article_id, changed.revision.id, "html", "", b"<p>", "mia", False)
    assert kept.approvals == (
        HeldApproval(Part.ATTRIBUTION, "ben", given.time, revision, own_work=True),
        HeldApproval(Part.ADS, "mia", ads.time, revision),
    )
    assert early.time != given.time
    assert [held.part for held in later.approvals] == [Part.ADS], "the prose changed, the ads did not"
    assert library.exports.list() == (later, kept)
    assert library.exports.one(kept.sequence) == kept
    assert library.verify().is_clean
    (event,) = [one for one in library.audit.events() if one.details.get("export") == kept.sequence]
    assert [one["approver"] for one in event.details["approvals"]] == ["ben", "mia"]  # type: ignore[union-attr,index,call-overload]


def test_what_lies_beside_is_kept_by_its_hash(library: Library, saved: SavedRevision) -> None:
    picture = library.assets.put(b"a picture", "image/png", "pier.png")
    beside = (KeptFile("pictures/pier.png", picture.sha256),)
    kept = library.keep_export(saved.article_id, saved.revision.id, "html", "", b"<p>", "mia", False, beside)
    assert library.exports.one(kept.sequence).files == beside
    with pytest.raises(UnknownName, match="no export number 9"):
        library.exports.one(9)


def test_a_published_story_that_was_changed_says_so_until_it_is_put_back_or_out(
    library: Library, saved: SavedRevision
) -> None:
    publish(library, saved)
    assert not row(library).changed_since_out
    assert library.articles.count(CHANGED) == 0
    change(library, story(body=BODY + "A line more.\n"))
    assert row(library).changed_since_out
    assert library.articles.get("pier").summary.changed_since_out
    assert library.articles.summary(saved.article_id).changed_since_out
    assert [found.slug for found in library.articles.list(CHANGED)] == ["pier"]
    change(library, story())
    assert not row(library).changed_since_out, "what readers have is what stands here again"
    change(library, story(body="Others.\n"))
    library.keep_export(saved.article_id, row(library).head, "html", "", b"<p>", "mia", True)
    assert row(library).changed_since_out, "a draft went to no reader"
    library.keep_export(saved.article_id, row(library).head, "html", "", b"<p>", "mia", False)
    assert library.articles.list(CHANGED) == ()


def test_only_what_is_out_can_have_changed_since(library: Library, saved: SavedRevision) -> None:
    publish(library, saved)
    change(library, story(body="Others.\n"))
    library.move(saved.article_id, "reopen", State.PUBLISHED, State.IN_REVIEW, "mia")
    assert not row(library).changed_since_out
    assert library.articles.count(CHANGED) == 0
