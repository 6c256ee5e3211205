"""Removing a story: all of its rows at once, nothing of the trail, nothing that another story has too."""

import dataclasses
import re
from pathlib import Path

import pytest
from pysqlite3 import dbapi2

from db.library import Library, open_library
from db.migrations import IMMUTABLE, IMMUTABLE_OF_REVIEW
from editor.article.errors import RefusedAction, Trouble
from editor.article.library_errors import NoSuchStory, SlugTaken
from editor.article.library_values import AuditFilter, WorkingCopy
from editor.article.part import Part
from editor.article.revision import RevisionKind
from editor.article.workflow import State
from tests.db.support import story
from tests.db.test_verify import forge

TABLES_OF_A_STORY = ("articles", "revisions", "approvals", "exports", "working_copies", "notes", "search")


def rows(library: Library, table: str) -> int:
    return int(library.connection.value(f"SELECT count(*) FROM {table}"))


@pytest.fixture
def gone_to_be(library: Library) -> str:
    """Return the id of a draft with a row in every table, beside another story with one of its texts and pictures."""
    both = library.assets.put(b"shared", "image/png", "shared.png").sha256
    own = library.assets.put(b"own", "image/png", "own.png").sha256
    raw = library.assets.put(b"raw", "text/plain", "raw.txt").sha256
    first = story("old", body=f"One.\n\n![a](asset:{both})\n")
    saved = library.create(first, "ana", RevisionKind.IMPORT, {"file": "raw.txt", "original": raw})
    second = library.save(saved.article_id, story("old", body=f"Two.\n\n![b](asset:{own})\n"), saved.revision.id, "ben")
    library.create(story("other", body=f"Three.\n\n![a](asset:{both})\n"), "ana")
    library.move(saved.article_id, "submit", State.DRAFT, State.IN_REVIEW, "ana")
    library.approve(saved.article_id, Part.ADS, second.revision.id, "mia")
    library.keep_export(saved.article_id, second.revision.id, "html", "", b"<p>", "mia", True)
    library.move(saved.article_id, "spike", State.IN_REVIEW, State.SPIKED, "mia")
    library.working_copies.put(WorkingCopy(saved.article_id, "desk", "ben", story("old"), second.revision.id))
    return saved.article_id


def test_all_rows_go_and_the_trail_stays(library: Library, gone_to_be: str) -> None:
    events = library.audit.events(gone_to_be)
    prospect = library.removal.prospect(gone_to_be)
    gone = library.removal.remove(gone_to_be, "mia", "told twice")
    assert gone == prospect
    assert (gone.slug, gone.revisions, gone.approvals, gone.drafts, gone.files) == ("old", 2, 1, 1, 2)
    for table in (*TABLES_OF_A_STORY, "contents"):
        left = 1 if table in ("articles", "revisions", "contents", "search") else 0
        assert rows(library, table) == left, table
    assert [name for (name,) in library.connection.all("SELECT name FROM assets")] == ["shared.png"]
    assert library.search.newest("two") == ()
    told = library.audit.events(gone_to_be)
    assert told[1:] == events
    assert (told[0].action, told[0].person, told[0].details["slug"]) == ("delete", "mia", "old")
    assert told[0].details["note"] == "told twice"
    assert library.audit.names([gone_to_be]) == {gone_to_be: ("old", True)}
    assert library.audit.stories("OLD") == (gone_to_be,)
    assert library.verify().problems == ()


def test_the_slug_is_free_again_and_both_are_told_apart(library: Library, gone_to_be: str, path: Path) -> None:
    library.removal.remove(gone_to_be, "mia")
    again = library.create(story("old"), "ana")
    assert library.audit.stories("old") == (again.article_id, gone_to_be)
    library.close()
    reopened = open_library(path)
    assert reopened.verify().problems == ()
    assert reopened.articles.get("old").article.body == story().body
    reopened.close()


def test_the_guards_are_back_for_good(library: Library, gone_to_be: str) -> None:
    before = library.connection.all("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
    library.removal.remove(gone_to_be, "mia")
    after = library.connection.all("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
    assert after == before
    assert len(after) == 2 * len((*IMMUTABLE, *IMMUTABLE_OF_REVIEW))
    for statement in ("DELETE FROM revisions", "UPDATE audit SET person = 'eve'", "DELETE FROM removed"):
        with pytest.raises(dbapi2.IntegrityError, match="never changed"), library.connection.write():
            library.connection.run(statement)


def test_a_removal_that_fails_in_the_middle_changes_nothing(
    library: Library, gone_to_be: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {table: rows(library, table) for table in (*TABLES_OF_A_STORY, "contents", "assets", "audit")}

    def fail(*_: object) -> None:
        raise OSError("the power failed")

    with monkeypatch.context() as patch:
        patch.setattr(library.audit, "append", fail)
        with pytest.raises(OSError, match="power"):
            library.removal.remove(gone_to_be, "mia")
    assert {table: rows(library, table) for table in before} == before
    assert library.verify().problems == ()
    with pytest.raises(dbapi2.IntegrityError, match="never changed"), library.connection.write():
        library.connection.run("DELETE FROM revisions")


def test_what_left_stays(library: Library) -> None:
    saved = library.create(story(), "ana")
    library.move(saved.article_id, "submit", State.DRAFT, State.IN_REVIEW, "ana")
    with pytest.raises(RefusedAction, match="is in review; only a story that is draft or spiked"):
        library.removal.remove(saved.article_id, "mia")
    library.move(saved.article_id, "reject", State.IN_REVIEW, State.DRAFT, "mia", "no")
    library.keep_export(saved.article_id, saved.revision.id, "html", "", b"<p>", "mia", False)
    with pytest.raises(RefusedAction, match="left for the CMS"):
        library.removal.remove(saved.article_id, "mia")
    other = library.create(story("other"), "ana").article_id
    with library.connection.write():
        library.connection.run(
            "INSERT INTO deliveries VALUES (1, 'd', ?, 'p', 's', '', '', NULL, '', '', 'failed', '{}', 'mia', '')",
            (other,),
        )
    with pytest.raises(RefusedAction, match="was sent to a site"):
        library.removal.remove(other, "mia")
    assert library.articles.slugs() == ("other", "pier")
    with pytest.raises(NoSuchStory):
        library.removal.remove("0" * 32, "mia")


def test_verify_takes_a_missing_row_for_a_removal_only_where_the_trail_tells_of_one(
    library: Library, gone_to_be: str
) -> None:
    library.removal.remove(gone_to_be, "mia")
    other = library.articles.get("other").summary
    problems = forge(
        library,
        "DELETE FROM approvals",
        f"INSERT INTO removed VALUES ('{other.id}', 'other', 'eve', '')",
        f"DELETE FROM revisions WHERE article_id = '{other.id}'",
    ).problems
    assert any(re.search("“other” counts as removed, but the audit trail does not say so", one) for one in problems)
    assert any(re.search(rf"The revision {other.head[:12]} of the audit trail is not there", one) for one in problems)


def test_verify_finds_a_removal_that_was_taken_off_the_list(library: Library, gone_to_be: str) -> None:
    library.removal.remove(gone_to_be, "mia")
    (problem,) = forge(library, "DELETE FROM removed").problems
    assert f"The story {gone_to_be[:12]} was removed, by the audit trail" in problem


def test_events_are_found_by_story_person_action_and_time(library: Library) -> None:
    times = (f"2026-03-0{day}T12:00:00.000000Z" for day in range(1, 9))
    library._now = lambda: next(times)
    first = library.create(story(), "ana").article_id
    second = library.create(story("other"), "ben").article_id
    library.move(first, "submit", State.DRAFT, State.IN_REVIEW, "ana")
    library.move(second, "spike", State.DRAFT, State.SPIKED, "ben")

    def found(chosen: AuditFilter, limit: int = 99, before: int = 0) -> list[str]:
        return [f"{event.person} {event.action}" for event in library.audit.find(chosen, limit, before)]

    everything = found(AuditFilter())
    assert everything[:-1] == ["ben spike", "ana submit", "ben new", "ana new"]
    assert found(AuditFilter(article_ids=(first,))) == ["ana submit", "ana new"]
    assert found(AuditFilter(article_ids=(first, second), person="ben")) == ["ben spike", "ben new"]
    assert found(AuditFilter(actions=("spike", "submit"))) == ["ben spike", "ana submit"]
    assert found(AuditFilter(since="2026-03-02", until="2026-03-03T12:00:00.000000Z"))[:1] == ["ben new"]
    last = library.audit.find(AuditFilter(), 2)[-1].sequence
    assert found(AuditFilter(), 1, last) == ["ben new"]
    assert library.audit.people() == ("ana", "ben")
    assert dataclasses.replace(AuditFilter(), person="nobody") != AuditFilter()
    assert found(AuditFilter(person="nobody")) == []


def everything(library: Library) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows but those of the trail, without what is counted in the library by itself."""
    tables = ("contents", "revisions", "approvals", "exports", "working_copies", "notes", "exchanges", "assets")
    found = {table: sorted(library.connection.all(f"SELECT * FROM {table}"), key=repr) for table in tables}
    columns = [row[1] for row in library.connection.all("PRAGMA table_info(articles)")]
    kept = ", ".join(name for name in columns if name not in ("number", "recency"))
    return {**found, "articles": sorted(library.connection.all(f"SELECT {kept} FROM articles"), key=repr)}


def test_a_backup_brings_a_story_back_row_for_row(library: Library, gone_to_be: str, path: Path) -> None:
    before = everything(library)
    assert library.back_up_if_changed()
    library.removal.remove(gone_to_be, "mia")
    assert everything(library) != before
    source = Path(library.backups()[0].path)
    assert library.removal.bring_back(source, gone_to_be, "mia") == "old"
    assert everything(library) == before
    assert library.search.newest("two")[0].summary.slug == "old"
    assert [event.action for event in library.audit.events(gone_to_be, limit=2)] == ["bring back", "delete"]
    assert library.audit.names([gone_to_be]) == {gone_to_be: ("old", False)}
    assert library.verify().problems == ()
    with pytest.raises(RefusedAction, match="does not have to be brought back"):
        library.removal.bring_back(source, gone_to_be, "mia")
    head = library.articles.get("old").summary.head
    library.save(gone_to_be, story("old", body="Three.\n"), head, "ben")
    library.removal.remove(gone_to_be, "mia")
    assert library.verify().problems == ()
    with library.connection.write(), pytest.raises(dbapi2.IntegrityError, match="never changed"):
        library.connection.run("DELETE FROM contents")


def test_a_story_comes_back_only_from_where_it_was_and_to_a_free_slug(
    library: Library, gone_to_be: str, tmp_path: Path
) -> None:
    library.backup(tmp_path / "with.copydesk")
    library.removal.remove(gone_to_be, "mia")
    library.backup(tmp_path / "without.copydesk")
    before = rows(library, "audit")
    other = open_library(tmp_path / "other.copydesk")
    other.close()
    for name, words in (("without", "does not have this story"), ("other", "another library"), ("none", "no backup")):
        with pytest.raises(Trouble, match=words):
            library.removal.bring_back(tmp_path / f"{name}.copydesk", gone_to_be, "mia")
    library.create(story("old"), "ana")
    with pytest.raises(SlugTaken, match="belongs to another story"):
        library.removal.bring_back(tmp_path / "with.copydesk", gone_to_be, "mia")
    assert rows(library, "audit") == before + 1
    assert library.verify().problems == ()
