"""Corrections, kills, deleting and the audit trail by the command line, on a real library."""

import csv
import io
from pathlib import Path

import pytest

from tests.e2e.conftest import Run

STORY = """Harbour wall vote passes

By Ines Vale

The council voted for the new harbour wall on Tuesday. It will cost $6.8 million.

Work begins in May.
"""
SLUG = "harbour-wall-vote-passes"


@pytest.fixture
def published(copydesk: Run, tmp_path: Path) -> Path:
    """Return where the export of a published story lies."""
    (tmp_path / "harbour.txt").write_text(STORY, encoding="utf-8")
    out = tmp_path / "out"
    for command in (
        ("import", tmp_path / "harbour.txt", "--as", "Ines Vale"),
        ("submit", SLUG, "--as", "Ines Vale"),
        ("approve", SLUG, "--part", "attribution", "--as", "Mia Sand"),
        ("approve", SLUG, "--part", "ads", "--as", "Mia Sand"),
        ("export", SLUG, "--to", "html", "--out", out),
    ):
        answer = copydesk(*command)
        assert answer.code == 0, answer.err
    return out / f"{SLUG}.html"


@pytest.mark.slow
def test_a_correction_reaches_readers_once_somebody_else_approved_it(copydesk: Run, published: Path) -> None:
    out = published.parent
    made = copydesk(
        "correct", SLUG, "--wrong", "$6.8 million", "--right", "$6.2 million", "--replace", "--json", "--as", "Mia Sand"
    ).json
    assert (made["replaced"], made["approved_by"], made["kind"]) == (1, "Mia Sand", "correction")
    refused = copydesk("export", SLUG, "--to", "html", "--out", out)
    assert refused.code == 1
    assert "changed after it was approved" in refused.err
    assert copydesk("approve", SLUG, "--part", "attribution", "--as", "Mia Sand").code == 1
    assert copydesk("approve", SLUG, "--part", "attribution", "--as", "Ko Abe").code == 0
    answer = copydesk("export", SLUG, "--to", "html", "--out", out)
    assert answer.code == 0, answer.err
    text = published.read_text("utf-8")
    assert "It will cost $6.2 million." in text
    assert "An earlier version of this story said “$6.8 million”. It should have said “$6.2 million”." in text
    told = copydesk("audit", SLUG, "--action", "correction").out
    assert "Mia Sand recorded a correction and replaced the wrong words once" in told


@pytest.mark.slow
def test_a_killed_story_leaves_as_its_notice(copydesk: Run, published: Path) -> None:
    refused = copydesk("kill", SLUG, "--notice", "We took this down.")
    assert (refused.code, "for a reason" in refused.err) == (1, True)
    made = copydesk("kill", SLUG, "--note", "A court order.", "--notice", "We tok this down.", "--json").json
    assert (made["state"], made["headline_kept"]) == ("killed", True)
    answer = copydesk("kill", SLUG, "--notice", "We took this down.", "--without-headline")
    assert "We took this down." in answer.out
    assert copydesk("export", SLUG, "--to", "html", "--out", published.parent).code == 0
    text = published.read_text("utf-8")
    assert "We took this down." in text
    assert "harbour wall" not in text.casefold()
    assert "court order" not in text
    assert copydesk("correct", SLUG, "--wrong", "x").code == 1


@pytest.mark.slow
@pytest.mark.usefixtures("published")
def test_a_spike_of_what_readers_have_says_that_they_have_it_still(copydesk: Run) -> None:
    assert copydesk("reopen", SLUG).out == f"{SLUG} is in review.\n"
    assert copydesk("spike", SLUG).out.splitlines() == [
        f"{SLUG} is spiked.",
        "Its readers have it still; to withdraw it, take it up again, submit it and kill it.",
    ]
    assert copydesk("unspike", SLUG, "--json").json == {"slug": SLUG, "state": "draft"}
    spiked = copydesk("spike", SLUG, "--json").json
    assert spiked == {"slug": SLUG, "state": "spiked", "still_out": spiked["still_out"]}
    assert spiked["still_out"]


@pytest.mark.slow
def test_a_deleted_story_keeps_its_trail_and_frees_its_slug(copydesk: Run, tmp_path: Path) -> None:
    (tmp_path / "harbour.txt").write_text(STORY, encoding="utf-8")
    assert copydesk("import", tmp_path / "harbour.txt").code == 0
    gone = copydesk("delete", SLUG, "--note", "told twice", "--json").json
    assert (gone["revisions"], Path(gone["backup"]).is_file()) == (1, True)
    assert copydesk("show", SLUG).code == 1
    assert copydesk("verify", "--json").json["problems"] == []
    (row,) = copydesk("audit", SLUG, "--action", "delete", "--json").json
    assert (row["removed"], row["note"]) == (True, "told twice")
    assert copydesk("undelete", SLUG, "--json").json == {"slug": SLUG, "backup": gone["backup"]}
    assert copydesk("delete", SLUG).code == 0
    assert copydesk("import", tmp_path / "harbour.txt", "--json").json[0]["slug"] == SLUG
    refused = copydesk("undelete", SLUG)
    assert (refused.code, "belongs to another story" in refused.err) == (1, True)
    file = tmp_path / "trail.csv"
    written = copydesk("audit", "--since", "2000-01-01", "--csv", file, "--json").json
    rows = list(csv.reader(io.StringIO(file.read_bytes().decode("utf-8"), newline="")))
    assert len(rows) == written["events"] + 1
    assert [row[4] for row in rows[1:]].count(SLUG) == 5
    assert copydesk("audit", "--since", "2000-01-01", "--csv", "-").out == file.read_bytes().decode("utf-8")
    assert copydesk("audit", "--person", "Nobody").out == "No events.\n"
    for wrong in (("--since", "noon"), ("--action", "lunch"), ("--csv", tmp_path / "no" / "x.csv"), ("nothing",)):
        answer = copydesk("audit", *wrong)
        assert (answer.code, answer.err.count("\n")) == (1, 1), answer.err
