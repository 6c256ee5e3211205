"""Quotations as proposals."""

from editor.importing.plain_text import read_text
from editor.importing.reading import ProposalKind
from editor.importing.recognise.recogniser import recognise
from tests.importing.recognise.support import COPY, LAST_COPY, MORE_COPY, proposals, words

QUOTE = ProposalKind.QUOTE


def test_a_quotation_carries_its_speaker() -> None:
    (found,) = proposals(
        f"{COPY}\n“We waited thirty years for this bridge,” Nora Field said on Monday.\n{MORE_COPY}", QUOTE
    )
    assert found.text == "“We waited thirty years for this bridge,”"
    assert found.value["speaker"] == "Nora Field"
    assert found.value["state"] == "proposed"


def test_a_quotation_without_a_speaker_is_missing_one() -> None:
    found = proposals(f"{COPY}\n“We waited thirty years for this bridge and for the road to it.”\n{MORE_COPY}", QUOTE)
    assert [one.value["state"] for one in found] == ["missing"]


def test_a_lost_mark_is_mended_at_its_place_in_the_input() -> None:
    line = "We waited thirty years for this bridge and for the road that leads to it,” Nora Field added."
    text = f"{COPY}\n“It is a good day for all of us,” Nora Field said.\n{line}\n{MORE_COPY}"
    lost = [one for one in proposals(text, QUOTE) if "mend" in one.value]
    assert [one.value["mend"] for one in lost] == [{"at": text.index("We waited"), "insert": "“"}]
    assert lost[0].value["marks"] == "opening missing"


def test_words_of_posts_captions_and_headlines_give_no_quotation() -> None:
    text = "\n".join(
        (
            "‘A good day’: council approves “the bridge of bridges”",
            "Visitors at “The Last Boat,” a play, she said. (AP Photo/Nora Field)",
            COPY,
            "“We waited thirty years for this,” Nora Field said. https://t.co/aB3dE5fG7h",
            "— Lee Wong (@leewong) July 18, 2026",
            MORE_COPY,
            LAST_COPY,
        )
    )
    assert words(text, QUOTE) == []


def test_an_ad_inside_a_quotation_does_not_part_it() -> None:
    first, second = "“We waited thirty years for this bridge.", "We will not wait for another,”"
    line = f"{COPY} {first} Story continues below advertisement {second} Nora Field said. {MORE_COPY}"
    kinds = [one.kind for one in recognise(read_text(line))]
    assert ProposalKind.AD in kinds
    assert f"{first} Story continues below advertisement {second}" in words(line, QUOTE)
