"""The editors' commands: notes, what is to be judged, an approval taken back, and the queue.

They run in this process, as one of its own takes each a second or two; `test_commands` proves that way for all.
"""

from pathlib import Path

import pytest
from click.testing import CliRunner

from editor.cli import command_line
from editor.exporting.targets import TARGETS
from tests.e2e.conftest import Answer, Run
from tests.e2e.test_commands import STORY

MIA = ("--as", "Mia Sand")


@pytest.fixture
def copydesk(tmp_path: Path) -> Run:
    """Return a function that runs a command on a library of the test's own."""

    def run(*arguments: str | Path) -> Answer:
        words = ["--library", str(tmp_path / "test.copydesk"), *map(str, arguments)]
        done = CliRunner().invoke(command_line, words)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return Answer(done.exit_code, done.stdout, done.stderr)

    return run


@pytest.fixture
def story(copydesk: Run, tmp_path: Path) -> str:
    """Return the slug of a story in review of which attribution and ads are approved."""
    raw = tmp_path / "harbour.txt"
    raw.write_text(STORY, encoding="utf-8")
    slug: str = copydesk("import", raw, "--json", "--as", "Ines Vale").json[0]["slug"]
    copydesk("submit", slug, "--as", "Ines Vale")
    for part in ("attribution", "ads"):
        copydesk("approve", slug, "--part", part, *MIA)
    return slug


def test_a_thread_of_notes_from_the_command_line(copydesk: Run, story: str) -> None:
    made = copydesk(
        "note", story, "Who says so?", "--on", "waited long enough", "--part", "attribution", "--json", *MIA
    )
    assert made.code == 0, made.err
    name = made.json["note"]
    assert copydesk("note", story, "The mayor.", "--answer", name[:8], "--as", "Ines Vale").code == 0
    (row,) = copydesk("notes", story, "--json").json
    body = copydesk("show", story).json["body"]
    assert body[row["start"] : row["end"]] == row["words"] == "waited long enough"
    assert [(one["kind"], one["by"], one["text"]) for one in row["entries"]] == [
        ("note", "Mia Sand", "Who says so?"),
        ("answer", "Ines Vale", "The mayor."),
    ]
    assert copydesk("note", story, "--resolve", name, *MIA).code == 0
    assert copydesk("notes", story, "--open", "--json").json == []
    told = copydesk("notes", story).out
    assert "resolved  attribution “waited long enough”" in told
    assert "Ines Vale" in told
    assert "resolved already" in copydesk("note", story, "--resolve", name).err
    assert "do not stand in the story" in copydesk("note", story, "x", "--on", "zeppelin").err
    assert copydesk("note", story, "x", "--answer", name, "--part", "ads").code == 2


def test_a_story_goes_back_with_its_note(copydesk: Run, story: str) -> None:
    assert "say what is to be done" in copydesk("reject", story, *MIA).err
    answer = copydesk("reject", story, "--note", "Shorter, please.", "--part", "ads", "--json", *MIA)
    assert answer.json == {"slug": story, "state": "draft"}
    (row,) = copydesk("notes", story, "--json").json
    assert (row["part"], row["entries"][0]["text"], row["words"]) == ("ads", "Shorter, please.", "")


def test_what_changed_since_an_approval_is_told_and_an_approval_taken_back(copydesk: Run, story: str) -> None:
    assert [row["slug"] for row in copydesk("list", "--ready", "--json").json] == [story]
    assert copydesk("diff", story, "--part", "attribution", "--json").json["records"] == []
    (first,) = copydesk("history", story, "--json").json
    copydesk("ads", story, "--policy", "scaip")
    taken = copydesk("withdraw", story, "--part", "ads", "--note", "Look again.", "--json", *MIA)
    assert taken.json == {"slug": story, "part": "ads", "by": "Mia Sand"}
    assert "to be taken back" in copydesk("withdraw", story, "--part", "ads", *MIA).err
    found = copydesk("approvals", story, "--json").json
    attribution, ads, embeds = found["parts"]
    assert (attribution["standing"], ads["standing"], embeds["required"]) == ("approved", "missing", False)
    assert attribution["last_changed_by"] == "Ines Vale"
    (given,) = attribution["approvals"]
    assert (given["by"], given["holds"], given["revision"]) == ("Mia Sand", True, first["revision"])
    assert "by Mia Sand" in copydesk("approvals", story).out
    assert "not approved yet" in copydesk("diff", story, "--part", "ads").err
    assert copydesk("list", "--needs", "ads", "--json").json[0]["slug"] == story
    assert copydesk("list", "--ready", "--json").json == copydesk("list", "--stale", "--json").json == []
    for wrong in (("diff", story), ("diff", story, "abcd"), ("list", "--ready", "--stale")):
        assert copydesk(*wrong).code == 2


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_no_export_holds_a_note(copydesk: Run, story: str, tmp_path: Path, target: str) -> None:
    copydesk("note", story, "zebra-note-of-ours", "--on", "waited long enough", *MIA)
    copydesk("reject", story, "--note", "yak-note-of-ours", *MIA)
    out = tmp_path / "out"
    answer = copydesk("export", story, "--to", target, "--draft", "--out", out, "--json")
    assert answer.code == 0, answer.err
    files = [path for path in out.rglob("*") if path.is_file()]
    assert files
    told = answer.out + answer.err + "".join(path.read_bytes().decode("utf-8", "replace") for path in files)
    for word in ("zebra-note", "yak-note"):
        assert word not in told
    assert "-note" not in copydesk("show", story).out
