"""The command `ads`, run as a process on a real library."""

from pathlib import Path

import pytest

from tests.e2e.conftest import Run

PARAGRAPH = "The boat crosses the water seven times a day, and on Sundays it stays at the quay with nobody aboard. " * 3


@pytest.fixture
def boats(copydesk: Run, tmp_path: Path) -> str:
    """Import a story with numbered and foreign ad lines, one right after a heading, one at the end."""
    blocks = [f"{name}. {PARAGRAPH}" for name in ("One", "Two", "Three", "Four", "Five", "Six", "Seven")]
    blocks[3:3] = ["Advertisement 1"]
    blocks[5:5] = ["## What it costs", "Publicidad"]
    raw = tmp_path / "boats.md"
    raw.write_text("# Boats\n\n" + "\n\n".join([*blocks, "ADVERTISEMENT"]) + "\n", encoding="utf-8")
    answer = copydesk("import", raw, "--json", "--accept", "all")
    assert answer.code == 0, answer.err
    slug = answer.json[0]["slug"]
    assert isinstance(slug, str)
    return slug


def test_placements_are_told_with_verdicts_and_refused_ones_fail(copydesk: Run, boats: str) -> None:
    answer = copydesk("ads", boats, "--json")
    assert answer.code == 1
    told = answer.json
    assert (told["policy"], told["off"], told["sensitive"]) == ("house", None, None)
    assert [one["reasons"][0]["reason"] if one["reasons"] else "" for one in told["placements"]] == [
        "",
        "after",
        "late",
    ]
    assert [one["blocks_since"] for one in told["placements"]] == [3, 1, 3]
    assert told["density"]["limit"] == 30
    text = copydesk("show", boats).json["body"]
    for one in told["placements"]:
        assert text[one["start"] : one["end"]] == f"::ad{{#{one['id']}}}"


def test_another_policy_judges_without_changing_the_story(copydesk: Run, boats: str) -> None:
    assert copydesk("ads", boats, "--policy", "scaip", "--json").json["policy"] == "scaip"
    assert copydesk("ads", boats, "--json").json["policy"] == "house"
    answer = copydesk("ads", boats, "--policy", "nobody")
    assert (answer.code, answer.out) == (1, "")
    assert "There is no ad policy “nobody”; there are house, guardian-apps, scaip." in answer.err


def test_a_suggestion_is_told_and_then_applied_as_a_revision(copydesk: Run, boats: str) -> None:
    before = copydesk("show", boats).json
    told = copydesk("ads", boats, "--suggest", "--json").json
    assert [one["how"] for one in told["suggestion"]["placements"]] == ["kept", "moved"]
    assert told["suggestion"]["left_out"] == ["ad-3"]
    assert not told["applied"]
    assert copydesk("show", boats).json == before
    answer = copydesk("ads", boats, "--suggest", "--apply", "--as", "Ines Vale", "--json")
    assert answer.code == 0, answer.err
    assert answer.json["applied"]
    assert all(one["holds"] for one in answer.json["placements"])
    newest = copydesk("history", boats, "--json").json[0]
    assert (newest["author"], newest["kind"]) == ("Ines Vale", "save")
    words = [line for line in copydesk("show", boats).json["body"].split("\n") if line and not line.startswith("::ad")]
    assert words == [line for line in before["body"].split("\n") if line and not line.startswith("::ad")]


def test_for_a_person_it_is_told_in_lines(copydesk: Run, boats: str) -> None:
    lines = copydesk("ads", boats, "--suggest").out.splitlines()
    assert lines[0] == f"{boats}: 3 placements, judged by house"
    assert any("It stands right after a heading." in line for line in lines)
    assert "Suggested:" in lines


def test_rules_of_a_file_judge_and_are_told_by_line(copydesk: Run, boats: str, tmp_path: Path) -> None:
    rules = tmp_path / "strict.toml"
    rules.write_text("[places]\nmost = 1\n", encoding="utf-8")
    told = copydesk("ads", boats, "--policy", rules, "--json").json
    assert told["policy"] == "strict"
    assert "The policy allows 1 ad in a story." in str(told["placements"][1]["reasons"])
    assert copydesk("ads", boats, "--policy", rules, "--suggest", "--apply").code == 1
    rules.write_text("[places]\nmost = 'x'\n", encoding="utf-8")
    answer = copydesk("ads", boats, "--policy", rules)
    assert answer.code == 1
    assert "Line 2: “places.most” must be a whole number from 0 to 1000" in answer.err
    assert copydesk("ads", boats, "--policy", tmp_path / "no.toml").code == 1


def test_apply_alone_is_wrong_usage(copydesk: Run, boats: str) -> None:
    assert copydesk("ads", boats, "--apply").code == 2


def test_numbered_and_foreign_ad_lines_are_placements_at_their_places(copydesk: Run, boats: str) -> None:
    lines = [line for line in copydesk("show", boats).json["body"].split("\n") if line]
    starts = [line if line.startswith(("::", "##")) else line.split(".")[0] for line in lines]
    assert starts == [
        "One", "Two", "Three", "::ad{#ad-1}", "Four", "## What it costs",
        "::ad{#ad-2}", "Five", "Six", "Seven", "::ad{#ad-3}",
    ]  # fmt: skip
