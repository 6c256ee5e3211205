"""Deleting a story: after a backup that has it, by an editor, and with nothing confidential left in the trail by it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.backup import open_backup
from db.library import open_library
from editor.article.article import Article, Furniture
from editor.article.errors import RefusedAction
from editor.article.library_errors import NoSuchStory
from editor.article.sources import Source, Terms
from editor.desk import house_rules, removing, workflow
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
