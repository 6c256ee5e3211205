"""Headline and standfirst."""

from dataclasses import replace

import pytest

from editor.article.grade import Grade
from editor.importing.plain_text import read_text
from editor.importing.reading import Hints, Proposal, ProposalKind, RawKind
from editor.importing.recognise.recogniser import recognise
from tests.importing.builders import block, reading
from tests.importing.recognise.support import COPY, LAST_COPY, MORE_COPY, proposals, words

HEADLINE = ProposalKind.HEADLINE


def _of(proposals: tuple[Proposal, ...], kind: ProposalKind) -> list[Proposal]:
    return [one for one in proposals if one.kind is kind]


def test_the_first_line_that_could_be_one_is_the_headline() -> None:
    (found,) = proposals(
        f"SCIENCE\nCouncil approves new bridge to Seal Island\nMay 3, 2024\n{COPY}\n{MORE_COPY}", HEADLINE
    )
    assert (found.text, found.grade) == ("Council approves new bridge to Seal Island", Grade.LIKELY)


@pytest.mark.parametrize(
    "first",
    [COPY, "View all (4) photos of it", "BC-EU--Harbour-Bridge, 1st Ld-Writethru", "Share this with all your friends"],
)
def test_copy_and_navigation_are_no_headline(first: str) -> None:
    assert first not in words(f"{first}\n{MORE_COPY}\n{LAST_COPY}", HEADLINE)


def test_the_page_s_own_title_is_sure() -> None:
    text = f"Bridges of the world and other things\nCouncil approves new bridge\n{COPY}\n{MORE_COPY}"
    source = replace(read_text(text), hints=Hints(headline="Council approves new bridge | Harbour Times"))
    (found,) = _of(recognise(source), HEADLINE)
    assert (found.text, found.grade) == ("Council approves new bridge", Grade.SURE)


def test_a_first_heading_is_sure() -> None:
    heading = block(RawKind.HEADING, "Council approves bridge", level=1)
    source = reading("Harbour Times, the paper of the port", heading, COPY, MORE_COPY)
    (found,) = _of(recognise(source), HEADLINE)
    assert (found.text, found.grade) == ("Council approves bridge", Grade.SURE)


def test_a_sentence_between_headline_and_byline_is_the_standfirst() -> None:
    head = ("Council approves new bridge", "Opponents fear for the seals of the island", "By Nora Field")
    text = "\n".join((*head, COPY, MORE_COPY))
    assert words(text, ProposalKind.STANDFIRST) == ["Opponents fear for the seals of the island"]
    assert words(text.replace("By Nora Field\n", ""), ProposalKind.STANDFIRST) == []
