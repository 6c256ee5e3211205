"""Plain text to blocks: lines, wrapped paragraphs, and what stands glued to the next line."""

import itertools
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article.text import words
from editor.importing.errors import UnreadableInput
from editor.importing.plain_text import read_text
from editor.importing.reading import RawKind
from tests.article.strategies import any_text, line_of_words

STORY = [
    "The harbour opened on Monday after seven weeks, the port authority said, and eleven ships came in at night.",
    "“We are glad,” said Rui Costa, who runs the pilots’ office, adding that nobody had been paid for the time.",
    "Two of the ships carry wheat. The others are empty and will load timber, which was stored outside since March.",
    "A spokeswoman did not answer questions about the fees or about what the pilots would be paid.",
]


def blocks(text: str) -> list[str]:
    return [block.text for block in read_text(text).blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\nTwo.\nThree.", ["One.", "Two.", "Three."]),
        ("One.\n\n\n \n\nTwo.\n", ["One.", "Two."]),
        ("ADVERTISEMENT\nThe story goes on.", ["ADVERTISEMENT", "The story goes on."]),
        ("One.\r\nTwo.\rThree.\x0cFour.\u2028Five.\x85Six.", ["One.", "Two.", "Three.", "Four.", "Five.", "Six."]),
        ("  One. \n\tTwo.", ["One.", "Two."]),
        ("• one\n– two\n* three", ["• one", "– two", "* three"]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_a_line_is_a_block(text: str, expected: list[str]) -> None:
    assert blocks(text) == expected


@pytest.mark.parametrize("width", [60, 66, 72, 80])
@pytest.mark.parametrize("gap", ["\n\n", "\n \n"])
def test_a_wrapped_story_is_put_together_again(width: int, gap: str) -> None:
    assert blocks(gap.join(textwrap.fill(one, width) for one in STORY)) == STORY


def test_a_short_line_in_a_wrapped_story_stays_alone() -> None:
    wrapped = [textwrap.fill(one, 72) for one in STORY]
    text = f"Harbour opens\nBy Ana Ruiz\n\n{wrapped[0]}\n\nADVERTISEMENT\n{wrapped[1]}\n\n{wrapped[2]}"
    assert blocks(text) == ["Harbour opens", "By Ana Ruiz", STORY[0], "ADVERTISEMENT", STORY[1], STORY[2]]


def test_an_indented_line_begins_a_paragraph_of_a_wrapped_story() -> None:
    text = "\n".join(textwrap.fill(one, 72, initial_indent="    ") for one in STORY)
    assert blocks(text) == STORY


def test_a_dash_at_a_line_start_of_a_wrapped_story_goes_on() -> None:
    filler = textwrap.fill(" ".join(STORY), 70)
    cut = "The mayor of the small town down by a river said on Monday it was\n– after all – over now, and nobody paid."
    assert blocks(f"{filler}\n\n{cut}")[-1] == cut.replace("\n", " ")


def test_short_lines_that_are_sentences_are_no_wrapped_story() -> None:
    lines = [f"Number {number} of these sentences is about as long as all the others are." for number in range(10, 20)]
    assert blocks("\n".join(lines)) == lines


@given(any_text)
def test_every_word_and_its_place_is_kept(text: str) -> None:
    reading = read_text(text)
    assert [word for block in reading.blocks for word in words(block.text)] == words(text)
    for block in reading.blocks:
        assert block.kind is RawKind.PARAGRAPH
        assert [text[block.words.outer(at)] for at in range(len(block.text)) if block.text[at] != " "] == [
            sign for sign in block.text if sign != " "
        ]


@given(st.lists(line_of_words, min_size=1, max_size=12))
def test_blocks_follow_one_another(lines: list[str]) -> None:
    text = "\n".join(lines)
    spans = [(block.start, block.end) for block in read_text(text).blocks]
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))


@pytest.mark.timeout(60)
@pytest.mark.parametrize("unit", ["word ", " ", "word " * 15 + "\n"])
def test_ten_megabytes_are_read_in_bounded_time(unit: str) -> None:
    text = unit * (10_000_000 // len(unit))
    assert len(" ".join(blocks(text)).split()) == len(text.split())


@pytest.mark.parametrize("unit", ["a\n", "\r", "\n"])
def test_countless_lines_are_refused_with_a_sentence(unit: str) -> None:
    with pytest.raises(UnreadableInput):
        blocks(unit * 200_001)
