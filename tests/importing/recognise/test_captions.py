"""Photo credits, and copy that ends like one."""

import pytest

from editor.importing.reading import ProposalKind
from tests.importing.recognise.support import story, story_beginning, words

CAPTION = ProposalKind.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "The new bridge. (AP Photo/Nora Field)",
        "The mayor on the bridge on May 3, 2024. — Picture by Lee Wong",
        "Photo: Nora Field, AP",
        "Photo by NORA FIELD /AFP via Getty Images",
        "Nora Field | Getty Images",
        "Nora Field/via Reuters",
        "Seals on the pillar. (Nora Field/Harbour Times)",
        "The bridge at night (harbour.example)",
        "HARBOURTV, ASSOCIATED PRESS",
        "Foto: Nora Field/AP",
        "© Nora Field",
    ],
)
def test_lines_with_a_photo_credit_are_captions(line: str) -> None:
    assert words(story_beginning(line), CAPTION) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "The parties want a bridge, among them the one that has ruled the island since the war (CDU/CSU).",
        "The rocket was built by a firm on the mainland and its partner, NASA.",
        "Field told her story to a news agency, Reuters.",
        "The photo shows the bridge in the rain",
        "The video: a man walks over the bridge and waves.",
    ],
)
def test_copy_is_no_caption(line: str) -> None:
    assert words(story(line), CAPTION) == []
