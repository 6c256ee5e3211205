"""Posts without tail, and copy that only looks like one."""

import pytest

from editor.article.grade import Grade
from editor.importing.reading import ProposalKind
from tests.importing.recognise.support import COPY, MORE_COPY, proposals, words

FIRST = "The council voted 41 to 12 on Monday to let Harbour Bridge Works (HBW) build a bridge to Seal Island by 2030."
SECOND = "Mayor Nora Field brought the plan before the council in April, when the old bridge had to be closed."
THIRD = "Opponents fear for the seals, and Field promised to have the noise measured on every day of the works."
FOURTH = "The state pays 60 million of the 85 million that the bridge will cost, the city's savings the rest."


def _story(*lines: str) -> str:
    return "\n".join((FIRST, SECOND, THIRD, FOURTH, *lines, COPY, MORE_COPY))


@pytest.mark.parametrize(
    "line",
    [
        "With 41 to 12 the #HarbourCouncil approved plan 9307, which lets Harbour Bridge Works begin in May.",
        "What a day for the island! Thank you all for coming out in the rain. #Bridge #SealIsland",
        "@norafield thank you for the bridge, we waited thirty years for a road to the mainland.",
        "Mayor Nora Field and Harbour Bridge Works (HBW) will build the bridge to Seal Island by 2030.",
    ],
)
def test_a_caption_without_a_tail_is_a_suspect(line: str) -> None:
    (found,) = proposals(_story(line), ProposalKind.EMBED)
    assert (found.text, found.grade) == (line, Grade.SUSPECT)
    assert found.reason


@pytest.mark.parametrize(
    "line",
    [
        "The #MeToo movement has changed how workers on the bridge report what happens on the night shift.",
        "The hashtag #HarbourBridge was the most used in the city on Monday, before #rain and #football.",
        "“With 41 votes the #HarbourCouncil approved the plan,” Field said on the steps of the town hall.",
        "Field said on Monday that Harbour Bridge Works would start with the pillars on Seal Island in May.",
        "Nora Field is a reporter for the Harbour Times. Story tips can be sent to her on X @norafield.",
        "Harbour Bridge Works will start with the pillars on Seal Island in May, and end with the road in 2030.",
        "The works begin in May. Mayor Nora Field and Harbour Bridge Works (HBW) will be on Seal Island by then.",
    ],
)
def test_copy_is_no_suspect(line: str) -> None:
    assert words(_story(line), ProposalKind.EMBED) == []
