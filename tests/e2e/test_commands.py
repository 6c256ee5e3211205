"""Every command of the command line, run as a process on a real library."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import COPYDESK, Run

STORY = (
    "Harbour wall vote passes\n\nBy Ines Vale\n\nPORT ELLERY (CNS) — The council voted for the new "
    "harbour wall on Tuesday.\n\n"
    "ADVERTISEMENT\n\n“We have waited long enough for this wall to be built,” said Grace Osei, the mayor.\n\n"
    "Work begins in May.\n"
)


@pytest.fixture
def story(copydesk: Run, tmp_path: Path) -> str:
    """Import a small story and return its slug."""
    raw = tmp_path / "harbour.txt"
    raw.write_text(STORY, encoding="utf-8")
    answer = copydesk("import", raw, "--json", "--as", "Ines Vale")
    assert answer.code == 0, answer.err
    slug = answer.json[0]["slug"]
    assert isinstance(slug, str)
    return slug


def test_import_says_what_it_recognised(copydesk: Run, tmp_path: Path) -> None:
    raw = tmp_path / "harbour.txt"
    raw.write_text(STORY, encoding="utf-8")
    (result,) = copydesk("import", raw, "--json").json
    kinds = [one["kind"] for one in result["proposals"]]
    assert kinds.count("ad") == 1
    assert {"byline", "dateline", "quote"} <= set(kinds)
    for one in result["proposals"]:
        assert STORY[one["start"] : one["end"]] == one["text"] or one["kind"] == "quote"
    assert result["unaccounted_words"] == []


def test_import_reads_standard_input(copydesk: Run) -> None:
    answer = copydesk("import", "-", "--json", stdin=STORY.encode())
    assert answer.code == 0
    assert answer.json[0]["path"] == "-"


def test_a_bad_file_does_not_stop_the_others(copydesk: Run, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.pdf"
    good.write_text(STORY, encoding="utf-8")
    bad.write_bytes(b"%PDF-1.7\n\x00\x01")
    answer = copydesk("import", bad, good, "--json", "--jobs", "2")
    assert answer.code == 1
    assert "bad.pdf" in answer.err
    assert answer.json[1]["slug"] == "harbour-wall-vote-passes"


def test_the_same_story_twice_gets_two_slugs(copydesk: Run, story: str, tmp_path: Path) -> None:
    (again,) = copydesk("import", tmp_path / "harbour.txt", "--json").json
    assert (story, again["slug"]) == ("harbour-wall-vote-passes", "harbour-wall-vote-passes-2")


def test_list_and_search_find_it(copydesk: Run, story: str) -> None:
    (row,) = copydesk("list", "--json").json
    assert row["slug"] == story
    assert row["state"] == "draft"
    assert row["approvals"] == {"attribution": "missing", "ads": "missing", "embeds": "missing"}
    assert [hit["slug"] for hit in copydesk("search", "harbour wa", "--json").json] == [story]
    assert copydesk("search", 'AND "title: (', "--json").json == []
    assert copydesk("list", "--state", "published", "--json").json == []


def test_show_gives_the_portable_article(copydesk: Run, story: str) -> None:
    article = copydesk("show", story).json
    assert article["format"] == "copydesk.article/1"
    assert article["furniture"]["headline"] == "Harbour wall vote passes"
    assert "::ad{#ad-1}" in article["body"]


def test_check_blocks_by_its_exit_code(copydesk: Run, tmp_path: Path, story: str) -> None:
    answer = copydesk("check", story, "--json")
    assert answer.code == 0
    (report,) = answer.json
    assert report["coverage"]["total"] == 1
    assert report["quotations"][0]["speaker"] == "Grace Osei"
    (tmp_path / "bare.txt").write_text("TK\n", encoding="utf-8")
    (bare,) = copydesk("import", tmp_path / "bare.txt", "--json").json
    assert copydesk("check", bare["slug"], "--json").code == 1


@pytest.mark.parametrize("target", ["html", "page", "markdown", "json"])
def test_a_draft_can_always_be_exported(copydesk: Run, tmp_path: Path, story: str, target: str) -> None:
    answer = copydesk("export", story, "--to", target, "--out", tmp_path / "out", "--draft", "--json")
    assert answer.code == 0, answer.err
    (result,) = answer.json
    assert Path(result["path"]).read_bytes()
    assert len(result["sha256"]) == 64


def test_an_export_for_the_cms_waits_for_approvals(copydesk: Run, tmp_path: Path, story: str) -> None:
    out = ("--to", "html", "--out", tmp_path / "out", "--json")
    refused = copydesk("export", story, *out)
    assert refused.code == 1
    assert "attribution is not approved" in refused.err
    assert copydesk("submit", story).code == 0
    assert "somebody else" in copydesk("approve", story, "--part", "ads", "--as", "Ines Vale").err
    for part in ("attribution", "ads"):
        assert copydesk("approve", story, "--part", part, "--as", "Tom Reyes").code == 0
    answer = copydesk("export", story, *out, "--as", "Tom Reyes")
    assert answer.code == 0, answer.err
    assert copydesk("list", "--json").json[0]["state"] == "published"


@pytest.mark.parametrize("command", [("check", "--all"), ("export", "--all", "--to", "html")])
def test_all_of_an_empty_library_is_done_and_says_that_there_is_none(copydesk: Run, command: tuple[str, ...]) -> None:
    told = copydesk(*command)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("There is no story in this library")
    assert copydesk(*command, "--json").json == []


@pytest.mark.parametrize("target", ["markdown", "json"])
def test_what_leaves_lossless_comes_back_equal(copydesk: Run, tmp_path: Path, story: str, target: str) -> None:
    (left,) = copydesk("export", story, "--to", target, "--out", tmp_path / "out", "--draft", "--json").json
    (back,) = copydesk("import", left["path"], "--json").json
    one, other = copydesk("show", story).json, copydesk("show", back["slug"]).json
    assert other["furniture"].pop("slug") == f"{one['furniture'].pop('slug')}-2"
    assert one == other


def test_history_diff_and_restore(copydesk: Run, story: str) -> None:
    (first,) = copydesk("history", story, "--json").json
    assert first["kind"] == "import"
    assert copydesk("diff", story, first["revision"], first["revision"], "--json").json["paragraphs"] == []
    answer = copydesk("restore", story, "--revision", first["revision"][:12], "--json")
    assert answer.code == 0, answer.err
    assert copydesk("show", story, "--revision", first["revision"]).json == copydesk("show", story).json


def test_verify_backup_and_restore_library(copydesk: Run, tmp_path: Path, story: str) -> None:
    assert copydesk("verify", "--json").json["clean"] is True
    assert copydesk("backup", tmp_path / "copy.copydesk").code == 0
    copydesk("import", tmp_path / "harbour.txt")
    answer = copydesk("restore-library", tmp_path / "copy.copydesk", "--json")
    assert answer.code == 0, answer.err
    assert [row["slug"] for row in copydesk("list", "--json").json] == [story]
    assert Path(answer.json["kept"]).exists()


@pytest.mark.parametrize(
    "arguments",
    [("show", "no-such"), ("export", "no-such", "--to", "html"), ("history", "no-such"), ("check", "no-such")],
)
def test_an_unknown_story_is_a_sentence(copydesk: Run, arguments: tuple[str, ...]) -> None:
    answer = copydesk(*arguments)
    assert answer.code == 1
    assert "no-such" in answer.err
    assert len(answer.err.strip().splitlines()) == 1


@pytest.mark.parametrize("arguments", [("export", "--to", "html"), ("import",), ("check",), ("list", "--state", "odd")])
def test_wrong_usage_ends_with_two(copydesk: Run, arguments: tuple[str, ...]) -> None:
    assert copydesk(*arguments).code == 2


def test_a_file_that_is_no_library_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<p>No library.</p>", encoding="utf-8")
    done = subprocess.run([COPYDESK, "--library", path, "list"], capture_output=True, check=False)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert path.read_text(encoding="utf-8") == "<p>No library.</p>"


def test_the_version_loads_neither_qt_nor_sqlite() -> None:
    code = (
        "import sys\nfrom editor.cli import command_line\n"
        "try:\n    command_line(['--version'])\nexcept SystemExit:\n    pass\n"
        "heavy = [name for name in ('PySide6', 'sqlite_utils', 'markdown', 'mammoth') if name in sys.modules]\n"
        "print(heavy)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_no_command_but_the_window_loads_qt(tmp_path: Path) -> None:
    raw = tmp_path / "harbour.txt"
    raw.write_text(STORY, encoding="utf-8")
    library = ["--library", str(tmp_path / "t.copydesk")]
    commands = [
        [*library, "import", str(raw)],
        [*library, "check", "--all"],
        [*library, "export", "--all", "--to", "page", "--draft", "--out", str(tmp_path)],
        [*library, "verify"],
    ]
    code = (
        "import json, sys\nfrom editor.cli import command_line\n"
        f"for command in json.loads({json.dumps(json.dumps(commands))}):\n"
        "    try:\n        command_line(command)\n    except SystemExit as end:\n        assert not end.code, command\n"
        "print([name for name in sys.modules if name.startswith('PySide6')])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_library_is_strict_and_in_wal_mode(copydesk: Run, tmp_path: Path, story: str) -> None:
    with sqlite3.connect(f"file:{tmp_path / 'test.copydesk'}?mode=ro", uri=True) as connection:
        assert connection.execute("pragma journal_mode").fetchone() == ("wal",)
        assert connection.execute("pragma application_id").fetchone() != (0,)
    connection.close()
    assert story


def test_an_export_goes_by_a_profile_of_the_newsroom(copydesk: Run, tmp_path: Path, story: str) -> None:
    from db.library import open_library
    from editor.desk import profiles
    from editor.desk.desk import Desk

    library = open_library(tmp_path / "test.copydesk")
    profiles.set_text(Desk(library, "Tom Reyes"), '[ours]\ntarget = "html"\nfooter = "Write to us."\n')
    library.close()
    listed = {row["name"] or row["target"]: row for row in copydesk("profiles", "--json").json}
    assert listed["ours"]["own"] is True
    assert listed["html"]["own"] is False
    (left,) = copydesk("export", story, "--to", "ours", "--out", tmp_path / "out", "--draft", "--json").json
    assert (left["target"], left["profile"]) == ("html", "ours")
    assert "Write to us." in Path(left["path"]).read_text("utf-8")
    unknown = copydesk("export", story, "--to", "fax", "--draft")
    assert (unknown.code, "There is no format or profile “fax”" in unknown.err) == (2, True)
