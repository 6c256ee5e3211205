"""Deleting a story: after a backup that has it, by an editor, and with nothing confidential left in the trail by it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.backup import open_backup
from db.library import open_library
from editor.article.article import Article, Furniture
from editor.article.errors import RefusedAction
from editor.article.library_errors import NoSuchStory
from editor.article.library_values import WorkingCopy
from editor.article.revision import RevisionKind
from editor.article.sources import Source, Terms
from editor.desk import house_rules, notes, removing, workflow, writing
from editor.desk.desk import Desk

HIDDEN = Source("deep", "Ruth Halloran", terms=Terms.BACKGROUND, description="a member of the council")


@pytest.fixture
def mia(tmp_path: Path) -> Iterator[Desk]:
    library = open_library(tmp_path / "stories.copydesk")
    library.create(Article(Furniture("wall"), "It holds.\n"), "Ana Ruiz")
    yield Desk(library, "Mia Sand")
    library.close()


def test_a_backup_still_has_what_was_deleted(mia: Desk) -> None:
    gone = removing.delete(mia, "wall", "Told twice.")
    assert (gone.removed.slug, gone.removed.revisions) == ("wall", 1)
    with pytest.raises(NoSuchStory):
        mia.story("wall")
    assert gone.backup is not None
    kept = open_backup(Path(gone.backup.path))
    assert kept.value("SELECT slug FROM articles") == "wall"
    kept.close()
    assert mia.library.verify().problems == ()


def test_a_story_in_which_nothing_was_written_is_cleared_away_by_anybody(mia: Desk) -> None:
    house_rules.change(mia, "people.roles", {"Mia Sand": "editor"})
    ana = replace(mia, person="Ana Ruiz")
    name = writing.new_story(ana)
    assert removing.clear_away(ana, name)
    assert not removing.clear_away(ana, name)  # it is gone
    (event, _) = ana.library.audit.events(name)
    assert (event.action, event.person, event.details["note"]) == ("delete", "Ana Ruiz", "Nothing was written in it.")
    assert ana.library.verify().problems == ()


def _typed(desk: Desk, name: str) -> None:
    base = desk.library.articles.get_by_id(name).summary.head
    copy = WorkingCopy(name, "elsewhere", "", Article(Furniture("x"), "Words."), base, cursor=0, anchor=0)
    desk.library.working_copies.put(copy)


def _written(desk: Desk, name: str) -> None:
    story = desk.library.articles.get_by_id(name)
    kept = replace(story.article, furniture=replace(story.article.furniture, headline="Quay"))
    saved = desk.library.save(name, kept, story.summary.head, desk.person)
    desk.library.save(name, story.article, saved.revision.id, desk.person)  # and taken out again


def _noted(desk: Desk, name: str) -> None:
    notes.add(desk, desk.library.articles.get_by_id(name).summary.slug, "What is this to be?")


def _submitted(desk: Desk, name: str) -> None:
    workflow.act(desk, desk.library.articles.get_by_id(name).summary.slug, "submit")


@pytest.mark.parametrize("touch", [_typed, _written, _noted, _submitted])
def test_a_story_that_anybody_touched_is_not_cleared_away(mia: Desk, touch: Callable[[Desk, str], None]) -> None:
    name = writing.new_story(mia)
    touch(mia, name)
    assert not removing.clear_away(mia, name)
    assert mia.library.articles.get_by_id(name).summary.id == name


def test_an_empty_story_that_was_imported_is_not_cleared_away(mia: Desk) -> None:
    name = mia.library.create(Article(Furniture("empty")), "Ana Ruiz", RevisionKind.IMPORT).article_id
    assert not removing.clear_away(mia, name)


def test_the_trail_names_no_source_that_is_not_on_the_record(mia: Desk) -> None:
    story = mia.story("wall")
    saved = mia.library.save(
        story.summary.id, replace(story.article, sources=(HIDDEN,)), story.summary.head, "Ana Ruiz"
    )
    removing.delete(mia, "wall", "Ruth Halloran asked for it.")
    (event,) = [event for event in mia.library.audit.events(saved.article_id) if event.action == "delete"]
    assert event.details["note"] == "a member of the council asked for it."
    assert event.details["confidential"] is True


def test_only_an_editor_deletes_and_only_what_never_left(mia: Desk) -> None:
    workflow.act(mia, "wall", "submit")
    with pytest.raises(RefusedAction, match="Only a story that is a draft or spiked"):
        removing.delete(mia, "wall")
    workflow.act(mia, "wall", "spike", "not news")
    house_rules.change(mia, "people.roles", {"Mia Sand": "editor"})
    with pytest.raises(RefusedAction, match="role editor"):
        removing.delete(replace(mia, person="Ana Ruiz"), "wall")
    story = mia.story("wall").summary
    mia.library.keep_export(story.id, story.head, "html", "", b"<p>", "Mia Sand", draft=False)
    with pytest.raises(RefusedAction, match="has left for the CMS"):
        removing.prospect(mia, "wall")


def test_what_was_deleted_comes_back_from_the_newest_backup_that_has_it(mia: Desk) -> None:
    article_id = mia.story("wall").summary.id
    removing.delete(mia, "wall")
    mia.library.create(Article(Furniture("pier"), "It stands.\n"), "Ana Ruiz")
    assert mia.library.back_up_if_changed()  # a newer one, without the story
    house_rules.change(mia, "people.roles", {"Mia Sand": "editor"})
    with pytest.raises(RefusedAction, match="role editor"):
        removing.bring_back(replace(mia, person="Ana Ruiz"), "wall")
    back = removing.bring_back(mia, "WALL")
    assert (back.slug, back.article_id) == ("wall", article_id)
    assert mia.story("wall").article.body == "It holds.\n"
    assert mia.library.verify().problems == ()
    for slug in ("wall", "nowhere"):
        with pytest.raises(NoSuchStory, match="was deleted"):
            removing.bring_back(mia, slug)
