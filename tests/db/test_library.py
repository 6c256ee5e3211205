"""The library as the desk sees it: saving by compare-and-set, states, approvals, all with their events."""

import dataclasses
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from pysqlite3 import dbapi2

from db.library import Library
from db.migrations import IMMUTABLE
from editor.article.article import Article
from editor.article.errors import RefusedAction
from editor.article.library_errors import NoSuchRevision, NoSuchStory, SlugTaken, StaleSave
from editor.article.library_values import SavedRevision, Standing, Standings
from editor.article.part import Part
from editor.article.revision import RevisionKind, content_hash, is_sound
from editor.article.workflow import State
from editor.desk import stores
from tests.article.strategies import articles
from tests.db.support import BODY, story

MISSING, APPROVED, STALE = Standing.MISSING, Standing.APPROVED, Standing.STALE


def worded(words: str) -> Article:
    return story(body=BODY + f"\n{words}\n")


def test_the_library_keeps_the_desks_protocol(library: Library) -> None:
    kept: stores.Library = library  # mypy compares each method
    assert kept.articles.list() == ()


def test_a_created_story_is_a_draft_with_one_revision(library: Library) -> None:
    saved = library.create(story(), "ana", RevisionKind.IMPORT, {"path": "pier.txt"})
    stored = library.articles.get("pier")
    assert stored.article == story()
    assert stored.summary.state is State.DRAFT
    assert stored.summary.head == saved.revision.id
    assert (stored.summary.created_by, stored.summary.words, stored.summary.byline) == ("ana", 28, "Réka Nagy")
    assert saved.revision.content_hash == content_hash(story())
    assert is_sound(saved.revision)
    (event, _) = library.audit.events()
    assert (event.action, event.person, event.article_id) == ("import", "ana", saved.article_id)
    assert event.details == {"path": "pier.txt", "revision": saved.revision.id, "content": content_hash(story())}


@given(article=articles())
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_article_comes_back_as_it_went_in(library: Library, article: Article) -> None:
    slug = f"s-{library.articles.count()}"
    article = dataclasses.replace(article, furniture=dataclasses.replace(article.furniture, slug=slug))
    saved = library.create(article, "ana")
    assert library.articles.get(slug).article == article
    assert library.revisions.load(saved.revision.id) == article


def test_a_save_moves_the_head(library: Library) -> None:
    first = library.create(story(), "ana")
    second = library.save(first.article_id, worded("Boats may wait."), first.revision.id, "ben")
    assert second.made
    assert second.revision.parent == first.revision.id
    summary = library.articles.summary(first.article_id)
    assert (summary.head, summary.updated_by, summary.created_by) == (second.revision.id, "ben", "ana")
    newest, oldest = library.revisions.history(first.article_id)
    assert (newest.words_added, newest.words_removed) == (3, 0)
    assert (oldest.words_added, oldest.words) == (28, 28)


def test_a_save_without_a_change_makes_nothing(library: Library) -> None:
    first = library.create(story(), "ana")
    events = len(library.audit.events())
    again = library.save(first.article_id, story(), first.revision.id, "ben")
    assert not again.made
    assert again.revision == first.revision
    assert len(library.audit.events()) == events


def test_a_stale_save_keeps_both_texts(library: Library) -> None:
    first = library.create(story(), "ana")
    second = library.save(first.article_id, worded("Theirs."), first.revision.id, "ben")
    with pytest.raises(StaleSave, match="ben changed “pier”") as raised:
        library.save(first.article_id, worded("Mine."), first.revision.id, "ana")
    stale = raised.value
    assert (stale.mine, stale.theirs) == (worded("Mine."), worded("Theirs."))
    assert (stale.base, stale.head) == (first.revision.id, second.revision.id)
    assert library.articles.get("pier").article == worded("Theirs.")
    assert library.revisions.load(stale.aside.id) == worded("Mine.")
    assert stale.aside.kind is RevisionKind.ASIDE
    assert library.revisions.entry(first.article_id, stale.aside.id[:8]).words_added == 1
    assert library.verify().problems == ()


def test_a_stale_save_tried_again_is_kept_once(library: Library) -> None:
    first = library.create(story(), "ana")
    library.save(first.article_id, worded("Theirs."), first.revision.id, "ben")
    asides = set()
    for _ in range(3):
        with pytest.raises(StaleSave) as raised:
            library.save(first.article_id, worded("Mine."), first.revision.id, "ana")
        asides.add(raised.value.aside)
    assert len(asides) == 1
    assert len(library.revisions.history(first.article_id)) == 3


def test_both_who_wrote_the_same_are_at_one(library: Library) -> None:
    first = library.create(story(), "ana")
    second = library.save(first.article_id, worded("Same."), first.revision.id, "ben")
    assert not library.save(first.article_id, worded("Same."), first.revision.id, "ana").made
    assert library.articles.summary(first.article_id).head == second.revision.id


def test_an_old_text_can_be_the_head_again(library: Library) -> None:
    first = library.create(story(), "ana")
    second = library.save(first.article_id, worded("New."), first.revision.id, "ana")
    third = library.save(first.article_id, story(), second.revision.id, "ana", RevisionKind.RESTORE)
    assert third.revision.content_hash == first.revision.content_hash
    assert third.revision.id != first.revision.id
    assert library.connection.value("SELECT count(*) FROM contents") == 2


@pytest.mark.parametrize("slug", ["pier", "PIER"])
def test_a_slug_belongs_to_one_story(library: Library, slug: str) -> None:
    library.create(story(), "ana")
    other = library.create(story("other"), "ana")
    with pytest.raises(SlugTaken, match="another story"):
        library.create(story(slug), "ana")
    with pytest.raises(SlugTaken):
        library.save(other.article_id, story(slug), other.revision.id, "ana")
    assert library.articles.slugs() == ("other", "pier")
    assert library.verify().problems == ()


def test_a_story_may_change_its_slug(library: Library) -> None:
    saved = library.create(story(), "ana")
    library.save(saved.article_id, story("harbour"), saved.revision.id, "ana")
    assert library.articles.get("harbour").summary.id == saved.article_id
    assert not library.articles.has_slug("pier")


def test_many_stories_go_in_together_or_not_at_all(library: Library) -> None:
    saved = library.create_many([story("a"), story("b"), story("c")], "ana")
    assert [one.slug for one in saved] == ["a", "b", "c"]
    with pytest.raises(SlugTaken):
        library.create_many([story("d"), story("e"), story("a")], "ana")
    assert library.articles.slugs() == ("a", "b", "c")
    assert library.search.newest("pier") == library.search.newest("harbour")
    assert library.verify().problems == ()


@pytest.mark.parametrize(
    "ask",
    [
        lambda library: library.articles.get("nobody"),
        lambda library: library.articles.get_by_id("nobody"),
        lambda library: library.save("nobody", story(), "", "ana"),
        lambda library: library.approve("nobody", Part.ADS, "", "ana"),
    ],
)
def test_what_is_not_there_is_told(library: Library, ask: Callable[[Library], object]) -> None:
    with pytest.raises(NoSuchStory, match="no story"):
        ask(library)


def test_a_save_from_nowhere_is_told(library: Library) -> None:
    saved = library.create(story(), "ana")
    with pytest.raises(NoSuchRevision):
        library.save(saved.article_id, worded("x"), "never was", "ana")
    assert len(library.revisions.history(saved.article_id)) == 1


def test_states_move_by_compare_and_set(library: Library) -> None:
    saved = library.create(story(), "ana")
    library.move(saved.article_id, "submit", State.DRAFT, State.IN_REVIEW, "ana", "please")
    assert library.articles.summary(saved.article_id).state is State.IN_REVIEW
    event = library.audit.events()[0]
    assert event.details == {"from": "draft", "to": "in review", "note": "please", "revision": saved.revision.id}
    with pytest.raises(RefusedAction, match="in review by now"):
        library.move(saved.article_id, "submit", State.DRAFT, State.IN_REVIEW, "ana")
    assert [hit.summary.slug for hit in library.search.newest("pier")] == ["pier"]


def approved(library: Library, saved: SavedRevision, part: Part = Part.ATTRIBUTION) -> None:
    library.approve(saved.article_id, part, saved.revision.id, "mia")


def standings(library: Library) -> Standings:
    return library.articles.get("pier").summary.standings


def test_an_approval_holds_for_what_was_approved(library: Library) -> None:
    first = library.create(story(), "ana")
    assert standings(library) == Standings()
    approved(library, first)
    approved(library, first, Part.ADS)
    assert standings(library) == Standings(APPROVED, APPROVED, MISSING)
    second = library.save(first.article_id, worded("New words."), first.revision.id, "ana")
    assert standings(library) == Standings(STALE, APPROVED, MISSING)
    third = library.save(first.article_id, story(), second.revision.id, "ana")
    assert standings(library) == Standings(APPROVED, APPROVED, MISSING)
    holding = library.approvals.standing(first.article_id, Part.ATTRIBUTION)
    assert holding is not None
    assert (holding.revision, holding.approver) == (first.revision.id, "mia")
    assert third.made


def test_an_approval_of_an_old_revision_is_refused(library: Library) -> None:
    first = library.create(story(), "ana")
    library.save(first.article_id, worded("New words."), first.revision.id, "ana")
    with pytest.raises(RefusedAction, match="changed since you looked"):
        approved(library, first)
    assert library.approvals.list(first.article_id) == ()


def test_a_withdrawal_takes_every_approval_of_the_part(library: Library) -> None:
    saved = library.create(story(), "ana")
    with pytest.raises(RefusedAction, match="No approval"):
        library.withdraw(saved.article_id, Part.ADS, "mia")
    approved(library, saved, Part.ADS)
    approved(library, saved, Part.EMBEDS)
    library.withdraw(saved.article_id, Part.ADS, "mia", "wrong slot")
    assert standings(library) == Standings(MISSING, MISSING, APPROVED)
    assert library.approvals.standing(saved.article_id, Part.ADS) is None
    approved(library, saved, Part.ADS)
    assert standings(library).ads is APPROVED
    rows = library.approvals.list(saved.article_id)
    assert [(row.part, row.withdrawn) for row in rows] == [
        (Part.ADS, False),
        (Part.ADS, True),
        (Part.EMBEDS, False),
        (Part.ADS, False),
    ]


def test_own_work_is_on_record(library: Library) -> None:
    saved = library.create(story(), "ana")
    given_ = library.approve(saved.article_id, Part.ADS, saved.revision.id, "ana", own_work=True)
    assert given_.own_work
    assert library.audit.events()[0].details["own work"] is True
    assert library.approvals.list(saved.article_id) == (given_,)


def test_who_changed_a_part_is_known(library: Library) -> None:
    first = library.create(story(), "ana")
    second = library.save(first.article_id, worded("By ben."), first.revision.id, "ben")
    third = library.save(first.article_id, dataclasses.replace(worded("By ben."), ads=()), second.revision.id, "cleo")
    with pytest.raises(StaleSave):
        library.save(first.article_id, worded("Late."), first.revision.id, "dora")

    def changers(part: Part) -> list[tuple[str, str]]:
        return [(change.author, change.revision) for change in library.revisions.part_changes(first.article_id, part)]

    assert changers(Part.ATTRIBUTION) == [("ben", second.revision.id), ("ana", first.revision.id)]
    assert changers(Part.ADS) == [("cleo", third.revision.id), ("ana", first.revision.id)]
    assert changers(Part.EMBEDS) == [("ana", first.revision.id)]


def test_settings_are_the_librarys_own(library: Library) -> None:
    assert library.setting("approvals.required", ["ads"]) == ["ads"]
    library.set_setting("approvals.required", ["attribution"], "mia")
    library.set_setting("approvals.required", ["attribution", "ads"], "mia")
    assert library.setting("approvals.required") == ["attribution", "ads"]
    assert library.audit.events()[0].details["before"] == ["attribution"]


def test_a_transaction_is_all_or_nothing(library: Library) -> None:
    def fail() -> None:
        with library.transaction():
            saved = library.create(story(), "ana")
            library.keep_export(saved.article_id, saved.revision.id, "html", "", b"<p>", "ana", False)
            raise RuntimeError("the file could not be written")

    before = library.audit.events()
    with pytest.raises(RuntimeError):
        fail()
    assert library.articles.list() == ()
    assert library.exports.list() == ()
    assert library.audit.events() == before


@pytest.mark.parametrize("table", IMMUTABLE)
@pytest.mark.parametrize("change", ["UPDATE {table} SET {column} = {column}", "DELETE FROM {table}", "REPLACE"])
def test_what_is_history_cannot_be_changed(library: Library, table: str, change: str) -> None:
    saved = library.create(story(), "ana")
    approved(library, saved)
    library.assets.put(b"x", "text/plain", "x.txt")
    library.keep_export(saved.article_id, saved.revision.id, "html", "", b"<p>", "ana", False)
    column = library.connection.value(f"SELECT name FROM pragma_table_info('{table}') LIMIT 1")
    sql = change.format(table=table, column=column)
    if change == "REPLACE":
        sql = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"
    before = library.connection.all(f"SELECT * FROM {table}")
    with pytest.raises(dbapi2.IntegrityError, match="never changed"), library.connection.write():
        library.connection.run(sql)
    assert library.connection.all(f"SELECT * FROM {table}") == before != []
