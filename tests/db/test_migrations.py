"""The tables: each released form opens, a newer one is refused, a step is all or nothing."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pysqlite3 import dbapi2
from sqlite_utils import Database

from db import migrations
from db.connection import open_existing
from db.library import Library, open_library
from editor.article.library_errors import NewerLibrary
from tests.db.support import story

OLD_LIBRARIES = sorted((Path(__file__).parent.parent / "data").glob("library-*.copydesk"))


def test_each_released_form_is_kept() -> None:
    assert len(OLD_LIBRARIES) == len(migrations.NAMES)


@pytest.mark.parametrize("old", OLD_LIBRARIES, ids=lambda path: path.name)
def test_a_library_of_each_released_form_opens(old: Path, path: Path) -> None:
    shutil.copyfile(old, path)
    library = open_library(path)
    stored = library.articles.get("night-ferry")
    assert library.verify().problems == ()
    assert stored.article.furniture.headline == "The night ferry comes back"
    assert len(library.revisions.history(stored.summary.id)) == 3
    assert library.search.newest("ferry")[0].summary.slug == "night-ferry"
    assert library.exports.content(library.exports.list()[0].sequence).startswith(b"<p>")
    library.save(stored.summary.id, story("night-ferry"), stored.summary.head, "ana")
    assert library.verify().problems == ()
    library.close()


def snapshot(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize(
    "change",
    [
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('copydesk', '900_later', '')",
        "PRAGMA user_version = 900",
    ],
)
def test_a_newer_library_is_refused_and_left_byte_for_byte(path: Path, change: str) -> None:
    open_library(path).close()
    newer = dbapi2.connect(path, isolation_level=None)
    newer.execute(change)
    newer.close()
    before = snapshot(path.parent)
    with pytest.raises(NewerLibrary, match="newer Copydesk"):
        open_library(path)
    assert snapshot(path.parent) == before


def next_release(monkeypatch: pytest.MonkeyPatch, step: Callable[[Database], None]) -> None:
    monkeypatch.setattr(migrations, "NAMES", (*migrations.NAMES, "900_next"))
    monkeypatch.setitem(migrations._STEPS, "900_next", step)


def test_an_older_library_is_copied_and_then_brought_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = open_library(path)
    first.create(story(), "ana")
    first.close()

    def add_a_table(database: Database) -> None:
        database.table("later").create({"key": str}, strict=True)

    next_release(monkeypatch, add_a_table)
    library = open_library(path)
    assert library.connection.database.table("later").exists()
    assert library.connection.value("PRAGMA user_version") == len(migrations.NAMES)
    assert library.articles.has_slug("pier")
    library.close()
    (copy,) = path.parent.glob("test-before-update-2-*.copydesk")
    kept = open_existing(copy)
    assert not kept.value("SELECT count(*) FROM sqlite_schema WHERE name = 'later'")
    assert kept.value("SELECT slug FROM articles") == "pier"
    kept.close()
    open_library(path).close()
    assert len(list(path.parent.glob("test-before-update-*"))) == 1


def test_a_step_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_library(path).close()

    def fail(database: Database) -> None:
        database.execute("CREATE TABLE half (x)")
        database.table("settings").insert({"key": "half", "value": "1"})
        raise RuntimeError("a bug in the step")

    with monkeypatch.context() as patch:
        next_release(patch, fail)
        with pytest.raises(RuntimeError):
            open_library(path)
    library = open_library(path)
    assert library.setting("half") is None
    assert not library.connection.database.table("half").exists()
    library.close()


def test_every_table_is_strict(library: Library) -> None:
    loose = library.connection.all(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict"
        " AND name NOT LIKE 'sqlite%' AND name <> '_sqlite_migrations'"
    )
    assert loose == []
