"""Exports by the command line: names, zip files, standard output, what was kept, and what changed since."""

import hashlib
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from db.library import open_library
from tests.e2e.conftest import Run

STORY = (
    "Harbour wall vote passes\n\nBy Ines Vale\n\nPORT ELLERY (CNS) — The council voted for the new "
    "harbour wall on Tuesday.\n\nWork begins in May.\n"
)


@pytest.fixture
def story(copydesk: Run, tmp_path: Path) -> str:
    """Import a small story, have it approved, and return its slug."""
    raw = tmp_path / "harbour.txt"
    raw.write_text(STORY, encoding="utf-8")
    slug = str(copydesk("import", raw, "--json", "--as", "Ines Vale").json[0]["slug"])
    assert copydesk("submit", slug).code == 0
    approve(copydesk, slug)
    return slug


def approve(copydesk: Run, slug: str) -> None:
    for part in ("attribution", "ads"):
        assert copydesk("approve", slug, "--part", part, "--as", "Tom Reyes").code == 0


def change(tmp_path: Path, slug: str, before: str, after: str) -> None:
    library = open_library(tmp_path / "test.copydesk")
    stored = library.articles.get(slug)
    article = replace(stored.article, body=stored.article.body.replace(before, after))
    library.save(stored.summary.id, article, stored.summary.head, "Ines Vale")
    library.close()


def test_what_readers_got_is_had_again_compared_and_changed_since(copydesk: Run, tmp_path: Path, story: str) -> None:
    out = ("--to", "html", "--out", tmp_path / "out", "--as", "Tom Reyes", "--json")
    (first,) = copydesk("export", story, *out).json
    assert list(first) == ["slug", "target", "profile", "path", "sha256", "losses"]
    (row,) = copydesk("list", "--json").json
    assert row["changed_since_published"] is False
    assert copydesk("list", "--changed", "--json").json == []
    change(tmp_path, story, "in May", "in June")
    (row,) = copydesk("list", "--changed", "--json").json
    assert (row["slug"], row["state"], row["changed_since_published"]) == (story, "published", True)
    refused = copydesk("export", story, *out)
    assert refused.code == 1
    assert refused.json == []
    assert "changed after it was approved" in refused.err
    approve(copydesk, story)
    (second,) = copydesk("export", story, *out).json
    assert second["path"] == first["path"], "publishing again takes the place of its own file"
    assert copydesk("list", "--changed", "--json").json == []

    newest, oldest = copydesk("exports", story, "--json").json
    assert [oldest["sha256"], newest["sha256"]] == [first["sha256"], second["sha256"]]
    assert {(one["part"], one["by"]) for one in newest["approvals"]} == {
        ("attribution", "Tom Reyes"),
        ("ads", "Tom Reyes"),
    }
    again = tmp_path / "again.html"
    assert copydesk("exports", story, "--number", str(oldest["number"]), "--out", again).code == 0
    assert hashlib.sha256(again.read_bytes()).hexdigest() == first["sha256"]
    assert copydesk("exports", story, "--at", oldest["time"], "--out", "-").out.encode() == again.read_bytes()
    told = copydesk("exports", story, "--diff", str(oldest["number"]), str(newest["number"]), "--json").json
    ((piece,),) = [[one for one in paragraph if one["a"] != one["b"]] for paragraph in told["paragraphs"]]
    assert (piece["a"], piece["b"]) == ("May", "June")
    assert "[-May-]{+June+}" in copydesk("exports", story, "--diff", "1", "2").out
    assert "attribution approved by Tom Reyes" in copydesk("exports", story).out
    assert copydesk("verify").code == 0


def test_every_command_prints_times_alike_and_they_are_found_again(copydesk: Run, tmp_path: Path, story: str) -> None:
    assert copydesk("note", story, "Ask the mayor.").code == 0
    assert copydesk("export", story, "--to", "html", "--out", tmp_path / "out").code == 0
    for command in ("exports", "history", "notes", "approvals", "audit"):
        told = copydesk(command, story).out
        assert re.search(r"\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\b", told), command
        assert not re.search(r"\d\dT\d\d|\d\.\d{6}", told), command
    (row,) = copydesk("exports", story, "--json").json
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", row["time"])
    time = copydesk("exports", story).out.split("  ")
    printed = next(piece for piece in time if re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", piece))
    assert copydesk("exports", story, "--at", printed, "--json").json == [row]
    last, *_ = copydesk("audit", story).out.splitlines()
    assert last in copydesk("audit", story, "--since", last[:19], "--until", last[:19]).out


def test_exports_are_named_packed_and_written_to_standard_output(copydesk: Run, tmp_path: Path, story: str) -> None:
    (made,) = copydesk(
        "export", story, "--to", "html", "--draft", "--out", tmp_path, "--names", "web/{slug}-draft", "--json"
    ).json
    assert Path(made["path"]) == tmp_path / "web" / f"{story}-draft.html"
    place = tmp_path / "all.zip"
    (packed,) = copydesk("export", "--all", "--to", "page", "--draft", "--out", place, "--json").json
    assert (packed["path"], packed["member"]) == (str(place), f"{story}.page.html")
    before = place.read_bytes()
    assert copydesk("export", "--all", "--to", "page", "--draft", "--out", place).code == 0
    assert place.read_bytes() == before
    with zipfile.ZipFile(place) as archive:
        assert archive.testzip() is None
    text = copydesk("export", story, "--to", "html", "--draft", "--out", "-")
    assert text.code == 0
    assert text.out.encode() == Path(made["path"]).read_bytes()


WRONG = (
    (("export", "harbour", "--to", "no-such"), 2, "no-such"),
    (("export", "harbour", "--to", "html", "--draft", "--names", "../{slug}"), 1, "begin with a dot"),
    (("export", "one", "two", "--to", "html", "--out", "-"), 2, "one story"),
    (("exports", "harbour", "--at", "14:05", "--number", "1"), 2, "one of --number"),
    (("exports", "nobody"), 1, "no story"),
)


def test_what_cannot_be_done_is_told_in_a_sentence(copydesk: Run) -> None:
    for arguments, code, words in WRONG:
        answer = copydesk(*arguments)
        assert (answer.code, words in answer.err) == (code, True), answer.err


def test_a_story_that_is_named_twice_leaves_once(copydesk: Run, tmp_path: Path, story: str) -> None:
    out = ("--to", "html", "--draft", "--out", tmp_path / "twice")
    assert len(copydesk("export", story, story, *out, "--json").json) == 1
    (tmp_path / "twice" / f"{story}.html").write_text("by hand", encoding="utf-8")
    assert (
        f"Another file was there, which stays as it is; this export is {story}-2.html."
        in copydesk("export", story, *out).err
    )
