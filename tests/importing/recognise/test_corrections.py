"""Notes on what was changed."""

import pytest

from editor.importing.reading import ProposalKind
from tests.importing.recognise.support import proposals, story_ending, words

CORRECTION = ProposalKind.CORRECTION


@pytest.mark.parametrize(
    ("line", "kind", "date"),
    [
        ("Correction, Nov. 15, 2019: This article originally misidentified the mayor.", "correction", "2019-11-15"),
        ("An earlier version of this story gave the wrong name of the bridge.", "correction", ""),
        ("Clarification: The bridge is painted grey, not silver.", "clarification", ""),
        ("Editor's note: This story was updated at 5:45 p.m. ET to include a comment.", "update", ""),
        ("2:58 p.m.: This article was updated to add a comment.", "update", ""),
        ("UPDATE: Dec. 22, 2016, 2:16 p.m. EST The bridge is open again.", "update", "2016-12-22T14:16-05:00"),
        ("Korrektur: In einer früheren Fassung stand ein falscher Name.", "correction", ""),
        ("Updated at 1:23 p.m.", "update", ""),
    ],
)
def test_notes_are_told_by_kind_and_date(line: str, kind: str, date: str) -> None:
    (found,) = proposals(story_ending(line), CORRECTION)
    assert (found.text, found.value) == (line, {"kind": kind, "date": date})


@pytest.mark.parametrize(
    "line",
    [
        "Correction officers went on strike on Monday.",
        "Editor's note: This is an essay.",
        "The article was full of holes, the mayor said.",
        "Updates to the plan are due in May.",
    ],
)
def test_copy_is_no_note(line: str) -> None:
    assert words(story_ending(line), CORRECTION) == []
