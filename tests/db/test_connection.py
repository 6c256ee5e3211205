"""The connection: how a file is made, refused, locked, and what trouble is told."""

import ast
import os
import stat
from pathlib import Path

import pytest
from pysqlite3 import dbapi2

from db import connection as connections
from db.connection import APPLICATION_ID, check_sqlite, connect, name_new_file
from db.library import Library, open_library
from editor.article.errors import Trouble
from editor.article.library_errors import (
    LibraryDamaged,
    LibraryFull,
    LibraryLocked,
    LibraryReadOnly,
    LibraryTrouble,
    LibraryUnreadable,
    NotALibrary,
    SlugTaken,
)
from tests.db.support import ask_for_the_lock, story


def files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_new_library_is_made_whole_and_leaves_nothing_beside_it(path: Path) -> None:
    open_library(path).close()
    assert files(path.parent) == [path.name]
    with dbapi2.connect(path) as raw:
        assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    raw.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("busy_timeout", 15000),
    ],
)
def test_the_connection_is_set_up(library: Library, pragma: str, value: object) -> None:
    assert library.connection.value(f"PRAGMA {pragma}") == value


def test_a_crash_while_the_file_is_made_leaves_none_with_its_name(path: Path) -> None:
    def crash(_: connections.Connection) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        connections.make_new(path, crash)
    assert files(path.parent) == []


def test_who_comes_second_to_make_a_library_opens_the_first(path: Path) -> None:
    first = open_library(path)
    first.create(story(), "ana")
    connections.make_new(path, lambda _: None)
    assert first.articles.has_slug("pier")
    first.close()
    assert files(path.parent) == [path.name]


def test_a_name_is_given_without_hard_links_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    new, path = tmp_path / "new", tmp_path / "name"
    new.write_bytes(b"1")
    assert name_new_file(new, path)
    new.write_bytes(b"2")
    assert not name_new_file(new, path)
    assert path.read_bytes() == b"1"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"<html><body>not a database</body></html>" * 40, "not a Copydesk library"),
        (b"SQLite format 3\0", "not a Copydesk library"),
    ],
)
def test_what_is_no_library_is_refused_and_left_as_it_is(path: Path, content: bytes, words: str) -> None:
    path.write_bytes(content)
    with pytest.raises(NotALibrary, match=words):
        open_library(path)
    assert path.read_bytes() == content
    assert files(path.parent) == [path.name]


def test_another_programs_database_is_refused(path: Path) -> None:
    other = dbapi2.connect(path)
    other.execute("CREATE TABLE mine (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(NotALibrary, match="no Copydesk library"):
        open_library(path)
    assert path.read_bytes() == before


def test_half_a_library_is_damaged_and_told_so(path: Path) -> None:
    library = open_library(path)
    library.create_many([story(f"s-{number}") for number in range(30)], "ana")
    library.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])

    def use() -> None:
        library = open_library(path)
        try:
            library.articles.list()
        finally:
            library.connection.raw.close()

    with pytest.raises(LibraryDamaged, match="restore a backup"):
        use()


def test_a_folder_and_a_missing_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(NotALibrary, match="is a folder"):
        open_library(tmp_path)
    with pytest.raises(LibraryTrouble, match="no folder"):
        open_library(tmp_path / "missing" / "x.copydesk")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_file_or_folder_is_told(path: Path) -> None:
    open_library(path).close()
    for place, mode in ((path, stat.S_IRUSR), (path.parent, stat.S_IRUSR | stat.S_IXUSR)):
        before = place.stat().st_mode
        place.chmod(mode)
        with pytest.raises(LibraryReadOnly):
            open_library(path)
        place.chmod(before)


def test_an_old_sqlite_is_refused() -> None:
    with pytest.raises(LibraryTrouble, match=r"3\.51\.3"):
        check_sqlite((3, 51, 2))
    check_sqlite()


def test_a_write_takes_the_lock_before_it_reads(library: Library, path: Path) -> None:
    """A deferred transaction, which `atomic()` of sqlite-utils begins, would take it at its first change only."""
    with library.connection.write():
        library.articles.list()
        assert ask_for_the_lock(path) == "database is locked"
    assert ask_for_the_lock(path) == "got it"


def test_sqlite_utils_writes_inside_ours(library: Library) -> None:
    database = library.connection.database

    def write_and_stop() -> None:
        with library.connection.write():
            with database.atomic():
                database.table("settings").insert({"key": "a", "value": "1"})
            assert library.setting("a") == 1
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_and_stop()
    assert library.setting("a") is None
    assert not library.connection.raw.in_transaction


def test_a_nested_write_is_undone_alone(library: Library) -> None:
    with library.transaction():
        library.create(story("one"), "ana")
        with pytest.raises(SlugTaken):
            library.create_many([story("two"), story("one")], "ana")
    assert library.articles.slugs() == ("one",)
    assert library.verify().problems == ()


def test_plugins_of_sqlite_utils_do_not_see_the_connection(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    from sqlite_utils.plugins import pm

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a plugin was called")

    monkeypatch.setattr(pm.hook, "prepare_connection", refuse)
    assert library.connection.database.table("articles").exists()


def test_a_full_disk_is_told_and_loses_nothing(library: Library, path: Path) -> None:
    pages = library.connection.value("PRAGMA page_count")
    library.connection.all(f"PRAGMA max_page_count = {pages + 40}")
    acknowledged = []

    def fill() -> None:
        for number in range(1000):
            text = "\n\n".join(f"{word:x} said {number}" for word in range(number, number + 400))
            acknowledged.append(library.create(story(f"s-{number}", body=text), "ana").slug)

    with pytest.raises(LibraryFull, match="disk"):
        fill()
    assert acknowledged
    assert not library.connection.raw.in_transaction
    assert sorted(library.articles.slugs()) == sorted(acknowledged)
    library.connection.all("PRAGMA max_page_count = 1000000")
    library.create(story("after"), "ana")
    assert library.verify().problems == ()


def test_a_lock_held_too_long_is_told(library: Library, path: Path) -> None:
    library.connection.all("PRAGMA busy_timeout = 20")
    other = dbapi2.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryLocked, match="Another program"):
        library.create(story(), "ana")
    assert library.articles.list() == ()
    other.execute("ROLLBACK")
    other.close()
    library.create(story(), "ana")


def test_a_file_that_may_only_be_read_is_told(library: Library) -> None:
    library.connection.all("PRAGMA query_only = ON")
    with pytest.raises(LibraryReadOnly, match="read-only"):
        library.create(story(), "ana")


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(LibraryUnreadable, match="cannot be opened"):
        connect(tmp_path / "missing", "rw").all("SELECT 1")


def test_a_bug_stays_a_bug(library: Library) -> None:
    with pytest.raises(dbapi2.OperationalError, match="no such table"):
        library.connection.all("SELECT * FROM nowhere")
    assert not issubclass(dbapi2.OperationalError, Trouble)


def test_no_change_is_made_outside_of_a_write(library: Library) -> None:
    with pytest.raises(AssertionError, match="outside"):
        library.connection.run("DELETE FROM working_copies")


def test_the_library_keeps_its_locks_through_all_it_does(library: Library, path: Path, tmp_path: Path) -> None:
    """Opening and closing the file by any other way would drop them: https://sqlite.org/howtocorrupt.html, 2.2."""
    saved = library.create(story(), "ana")
    with library.transaction():
        library.assets.put(b"x", "text/plain", "x.txt")
        library.keep_export(saved.article_id, saved.revision.id, "html", "", b"<p>", "ana", False)
        library.search.ranked("pier")
        library.verify()
        assert ask_for_the_lock(path) == "database is locked"
    other = connect(path, "rw")
    with other.write():
        library.backup(tmp_path / "copy.copydesk")
        assert ask_for_the_lock(path) == "database is locked"
    other.close()


FILE_READERS = {
    "open",
    "read_bytes",
    "read_text",
    "write_bytes",
    "write_text",
    "copyfile",
    "copy2",
    "copytree",
    "file_digest",
}
READS_SOMETHING_ELSE = {("place.py", "read_text"), ("connection.py", "open")}  # the mounts; a folder, to flush it


def test_nothing_in_db_opens_a_file_but_sqlite(root: Path) -> None:
    found = {
        (module.name, name)
        for module in sorted((root / "db").glob("*.py"))
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and (name := getattr(node.func, "attr", getattr(node.func, "id", ""))) in FILE_READERS
    }
    assert found == READS_SOMETHING_ELSE
