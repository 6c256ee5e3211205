"""Assets, exports, working copies and revisions: what goes in comes out, and damage is seen."""

import dataclasses
from collections.abc import Callable

import pytest

from db.library import Library
from editor.article.errors import UnknownName
from editor.article.library_errors import LibraryDamaged, NoSuchRevision, NoSuchStory
from editor.article.library_values import SavedRevision, WorkingCopy
from tests.db.support import BODY, story

DIGEST = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"  # of b"x"


def overwrite(library: Library, table: str, sql: str) -> None:
    """Change what the triggers guard, as somebody with another program could."""
    with library.connection.write():
        library.connection.run(f"DROP TRIGGER {table}_never_updated")
        library.connection.run(sql)


@pytest.fixture
def saved(library: Library) -> SavedRevision:
    return library.create(story(), "ana")


def test_the_same_bytes_are_kept_once(library: Library) -> None:
    first = library.assets.put(b"x", "image/png", "pier.png")
    again = library.assets.put(b"x", "image/jpeg", "other.jpg")
    assert again == first
    assert (first.sha256, first.size, first.name) == (DIGEST, 1, "pier.png")
    assert library.assets.has(DIGEST)
    assert library.assets.get(DIGEST) == first
    assert library.assets.content(DIGEST) == b"x"


@pytest.mark.parametrize(
    "ask",
    [
        lambda library: library.assets.get("00"),
        lambda library: library.assets.content("00"),
        lambda library: library.exports.content(7),
        lambda library: library.revisions.load("00"),
        lambda library: library.revisions.one("00"),
    ],
)
def test_what_is_not_there_is_told(library: Library, ask: Callable[[Library], object]) -> None:
    assert not library.assets.has("00")
    with pytest.raises(UnknownName, match="library"):
        ask(library)


@pytest.mark.parametrize(
    ("table", "sql", "ask"),
    [
        ("assets", "UPDATE assets SET content = x'00'", lambda library: library.assets.content(DIGEST)),
        ("exports", "UPDATE exports SET content = x'00'", lambda library: library.exports.content(1)),
        ("contents", "UPDATE contents SET body = x'00'", lambda library: library.articles.get("pier")),
        ("contents", "UPDATE contents SET hash = 'ff'", lambda library: library.articles.get("pier")),
    ],
)
def test_damage_is_seen_where_it_is_read(
    library: Library, saved: SavedRevision, table: str, sql: str, ask: Callable[[Library], object]
) -> None:
    library.assets.put(b"x", "text/plain", "x.txt")
    library.keep_export(saved.article_id, saved.revision.id, "html", "", b"<p>", "ana", False)
    library.connection.all("PRAGMA foreign_keys = OFF")
    if "hash" in sql:
        overwrite(library, "revisions", "UPDATE revisions SET content = 'ff'")
    overwrite(library, table, sql)
    with pytest.raises(LibraryDamaged):
        ask(library)


def test_exports_are_kept_byte_for_byte(library: Library, saved: SavedRevision) -> None:
    times = iter(["2026-03-01T14:00:00Z", "2026-03-01T14:04:00Z", "2026-03-01T14:04:30Z", "2026-03-01T14:06:00Z"])
    library._now = lambda: next(times)
    kept = [
        library.keep_export(saved.article_id, saved.revision.id, target, "", content, "mia", draft)
        for target, content, draft in (
            ("html", b"<p>one\r\n\x00", False),
            ("ghost", b"two", False),
            ("html", b"draft", True),
            ("html", b"three", False),
        )
    ]
    assert [library.exports.content(one.sequence) for one in kept] == [b"<p>one\r\n\x00", b"two", b"draft", b"three"]
    assert library.exports.list() == tuple(reversed(kept))
    assert library.exports.list("nobody") == ()
    at = library.exports.at
    assert at(saved.article_id, "2026-03-01T14:05:00Z") == kept[1]
    assert at(saved.article_id, "2026-03-01T14:05:00Z", "html") == kept[0]
    assert at(saved.article_id, "2026-03-01T14:07:00Z", "html") == kept[3]
    assert at(saved.article_id, "2026-03-01T13:00:00Z") is None
    assert kept[0].slug == "pier"
    assert kept[0].size == 9


def test_a_working_copy_is_written_over(library: Library, saved: SavedRevision) -> None:
    copy = WorkingCopy(saved.article_id, "desk", "ana", story(), saved.revision.id, cursor=5, anchor=9)
    library.working_copies.put(copy)
    longer = dataclasses.replace(copy, article=story(body=BODY + "half a sen"), cursor=12)
    kept = library.working_copies.put(longer)
    assert kept == dataclasses.replace(longer, saved_at=kept.saved_at)
    assert library.working_copies.get(saved.article_id, "desk") == kept
    assert library.working_copies.get(saved.article_id, "laptop") is None
    assert library.articles.get("pier").article == story()


def test_working_copies_of_devices_stand_apart(library: Library, saved: SavedRevision) -> None:
    for device in ("desk", "laptop"):
        library.working_copies.put(WorkingCopy(saved.article_id, device, "ana", story(), saved.revision.id))
    assert [copy.device for copy in library.working_copies.list()] == ["laptop", "desk"]
    library.working_copies.drop(saved.article_id, "desk")
    library.working_copies.drop(saved.article_id, "never")
    assert [copy.device for copy in library.working_copies.list("laptop")] == ["laptop"]
    assert library.working_copies.list("desk") == ()


def test_a_working_copy_belongs_to_a_story(library: Library) -> None:
    with pytest.raises(NoSuchStory):
        library.working_copies.put(WorkingCopy("nobody", "desk", "ana", story(), ""))


def test_a_revision_is_called_by_the_start_of_its_name(library: Library, saved: SavedRevision) -> None:
    name = saved.revision.id
    for called in (name, name[:4], name[:12].upper()):
        assert library.revisions.entry(saved.article_id, called).revision == saved.revision
    for wrong in ("", name[:3], "zzzz", name + "0"):
        with pytest.raises(NoSuchRevision, match="no revision"):
            library.revisions.entry(saved.article_id, wrong)
    with pytest.raises(NoSuchRevision):
        library.revisions.entry("another story", name)


def test_a_name_of_two_revisions_is_no_name(
    library: Library, saved: SavedRevision, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = iter(["abcd1", "abcd2"])
    monkeypatch.setattr("db.revisions.revision_id", lambda *_: next(names))
    first = library.save(saved.article_id, story(body="one"), saved.revision.id, "ana")
    library.save(saved.article_id, story(body="two"), first.revision.id, "ana")
    with pytest.raises(NoSuchRevision, match="More than one"):
        library.revisions.entry(saved.article_id, "abcd")
    assert library.revisions.entry(saved.article_id, "abcd2").revision.parent == "abcd1"


def test_history_comes_in_pages(library: Library, saved: SavedRevision) -> None:
    head = saved.revision.id
    for number in range(5):
        head = library.save(saved.article_id, story(body=f"{number}"), head, "ana").revision.id
    newest = library.revisions.history(saved.article_id, limit=2)
    older = library.revisions.history(saved.article_id, limit=10, before=newest[-1].revision.sequence)
    assert [len(newest), len(older)] == [2, 4]
    chain = [*newest, *older]
    assert [entry.revision.parent for entry in chain] == [entry.revision.id for entry in chain[1:]] + [""]
