"""Backups: made through SQLite, thinned by age, and the way back that loses nothing."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pysqlite3 import dbapi2

from db.backup import back_up_if_changed, kept, own_backups, restore
from db.library import Library, open_library
from editor.article.library_errors import LibraryDamaged, LibraryTrouble, NewerLibrary, NotALibrary
from editor.article.library_values import WorkingCopy
from tests.db.support import story

DAY = datetime(2020, 1, 1, tzinfo=UTC)


def slugs(path: Path) -> tuple[str, ...]:
    library = open_library(path)
    found = library.articles.slugs()
    assert library.verify().problems == ()
    library.close()
    return found


def test_a_backup_is_a_whole_library_in_one_file(library: Library, tmp_path: Path) -> None:
    library.create_many([story(f"s-{number}") for number in range(200)], "ana")
    told: list[tuple[int, int]] = []
    folder = tmp_path / "copies"
    folder.mkdir()
    made = library.backup(folder / "copy.copydesk", lambda done, total: told.append((done, total)))
    assert [file.name for file in folder.iterdir()] == ["copy.copydesk"]
    assert made.size == (folder / "copy.copydesk").stat().st_size
    assert told[-1][0] == told[-1][1] > 0
    library.create(story("later"), "ana")
    assert len(slugs(folder / "copy.copydesk")) == 200


def test_a_backup_takes_no_other_files_place(library: Library, path: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_bytes(b"precious")
    for destination in (taken, path):
        with pytest.raises(LibraryTrouble, match="is there already"):
            library.backup(destination)
    with pytest.raises(LibraryTrouble, match="no folder"):
        library.backup(tmp_path / "missing" / "copy")
    assert taken.read_bytes() == b"precious"


def test_a_backup_that_is_cancelled_leaves_nothing(library: Library, tmp_path: Path) -> None:
    def cancel(*_: int) -> None:
        raise KeyboardInterrupt

    before = sorted(tmp_path.iterdir())
    with pytest.raises(KeyboardInterrupt):
        library.backup(tmp_path / "copy.copydesk", cancel)
    assert sorted(tmp_path.iterdir()) == before


def test_a_backup_is_made_when_something_changed(library: Library, path: Path) -> None:
    day = datetime(2026, 3, 1, tzinfo=UTC)
    assert back_up_if_changed(library.connection, day) is not None
    assert back_up_if_changed(library.connection, day + timedelta(hours=1)) is None
    saved = library.create(story(), "ana")
    assert back_up_if_changed(library.connection, day) is not None
    assert back_up_if_changed(library.connection, day) is None
    library.working_copies.put(WorkingCopy(saved.article_id, "desk", "ana", story(), saved.revision.id))
    assert back_up_if_changed(library.connection, day) is not None
    assert list(own_backups(path)) == [day + timedelta(seconds=seconds) for seconds in (2, 1, 0)]
    assert [slugs(file) for file in own_backups(path).values()] == [("pier",), ("pier",), ()]


def test_old_backups_are_thinned_and_other_files_left(library: Library, path: Path) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for day in range(40):
        library.record("day", "ana")
        back_up_if_changed(library.connection, start + timedelta(days=day))
    folder = path.with_name("test.copydesk-backups")
    (folder / "notes.copydesk").write_bytes(b"mine")
    library.record("one more", "ana")
    back_up_if_changed(library.connection, start + timedelta(days=40))
    ages = [(start + timedelta(days=40) - time).days for time in own_backups(path)]
    assert ages == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 16, 23, 30, 37]
    assert (folder / "notes.copydesk").read_bytes() == b"mine"


@given(st.lists(st.integers(0, 2600), max_size=200).map(lambda days: [DAY + timedelta(days=one) for one in days]))
def test_thinning_keeps_the_newest_and_is_settled_at_once(times: list[datetime]) -> None:
    staying = kept(times)
    assert staying <= set(times)
    assert len(staying) <= 3 + 12 + 10 + 9
    if times:
        assert max(times) in staying
    assert kept(staying) == staying


def test_a_library_is_restored_and_what_it_was_is_kept(library: Library, path: Path, tmp_path: Path) -> None:
    library.create(story("old"), "ana")
    library.backup(tmp_path / "copy.copydesk")
    library.create(story("new"), "ana")
    library.close()
    beside = restore(tmp_path / "copy.copydesk", path)
    assert beside is not None
    assert slugs(path) == ("old",)
    assert slugs(beside) == ("new", "old")
    restored = open_library(path)
    assert restored.audit.events()[0].details == {"source": "copy.copydesk", "kept": beside.name}
    restored.close()


def test_who_has_the_library_open_sees_the_restored_one(library: Library, path: Path, tmp_path: Path) -> None:
    library.create(story("old"), "ana")
    library.backup(tmp_path / "copy.copydesk")
    library.create(story("new"), "ana")
    restore(tmp_path / "copy.copydesk", path)
    assert library.articles.slugs() == ("old",)
    library.create(story("newer"), "ana")
    assert library.verify().problems == ()


def test_a_library_is_restored_where_none_is(library: Library, path: Path, tmp_path: Path) -> None:
    library.create(story("old"), "ana")
    library.backup(tmp_path / "copy.copydesk")
    assert restore(tmp_path / "copy.copydesk", tmp_path / "fresh.copydesk") is None
    assert slugs(tmp_path / "fresh.copydesk") == ("old",)


@pytest.mark.parametrize("content", [b"", b"<html>" * 100, None])
def test_a_damaged_library_is_put_aside_as_it_is(
    library: Library, path: Path, tmp_path: Path, content: bytes | None
) -> None:
    library.create(story("old"), "ana")
    library.backup(tmp_path / "copy.copydesk")
    library.close()
    if content is None:
        content = path.read_bytes()[:20_000]
    path.write_bytes(content)
    beside = restore(tmp_path / "copy.copydesk", path)
    assert slugs(path) == ("old",)
    assert beside is not None
    assert beside.read_bytes() == content


def test_what_is_no_backup_changes_nothing(library: Library, path: Path, tmp_path: Path) -> None:
    library.create(story(), "ana")
    library.backup(tmp_path / "newer")
    newer = dbapi2.connect(tmp_path / "newer", isolation_level=None)
    newer.execute("PRAGMA user_version = 900")
    newer.close()
    library.create_many([story(f"s-{number}") for number in range(50)], "ana")
    library.backup(tmp_path / "whole")
    whole = (tmp_path / "whole").read_bytes()
    (tmp_path / "half").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "page").write_bytes(b"<html>" * 900)
    (tmp_path / "empty").write_bytes(b"")
    for name, trouble in (
        ("newer", NewerLibrary),
        ("half", LibraryDamaged),
        ("page", NotALibrary),
        ("empty", NotALibrary),
        ("missing", NotALibrary),
    ):
        with pytest.raises(trouble):
            restore(tmp_path / name, path)
    assert len(library.articles.slugs()) == 51
    assert not list(tmp_path.glob("*before-restore*"))
