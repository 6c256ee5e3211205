"""The order of recognition, and what holds for any input."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.article.grade import Grade
from editor.article.inline import Plain
from editor.importing.plain_text import read_text
from editor.importing.reading import ProposalKind, RawBlock, RawKind, Reading, Shape
from editor.importing.recognise.languages import guess_language
from editor.importing.recognise.recogniser import recognise
from tests.importing.recognise.support import COPY, LAST_COPY, MORE_COPY

INPUTS = Path(__file__).parents[4] / "shared" / "inputs"
PIECES = st.sampled_from(
    [
        "Advertisement",
        "ADVERTISEMENT Story",
        "By Nora Field",
        "By",
        "— N (@nora) July 18, 2026",
        "(@a)",
        "LIMA (AP) —",
        "May 3, 2024",
        "6:02 AM EST",
        "“We",
        "said.”",
        "READ MORE:",
        "View this post on Instagram",
        "A post shared by N (@n)",
        "♬ x",
        "by u/n in r/x",
        "https://x.com/n/status/1",
        "t.co/abcdef",
        "This article originally appeared on",
        "The post",
        "appeared first on X.",
        "Copyright © 2024",
        "MORE (R)",
        "FieldNora Field",
        "___",
        "Update: x",
        "#tag",
        "@x",
        "(AP Photo/N)",
        "\u2028",
        "\x00",
        "\ud800",
        "é" * 3,
        "🇵🇪",
        "  ",
        "\n",
        "\t",
        "Sign up for our newsletter.",
        COPY,
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=12).map(" ".join), st.text(max_size=60))
BLOCKS = st.lists(st.tuples(st.sampled_from(list(RawKind)), TEXTS), max_size=14)


def _reading(parts: list[tuple[RawKind, str]], shape: Shape) -> Reading:
    at, blocks = 0, []
    for kind, text in parts:
        blocks.append(RawBlock(kind, Plain(text, ((0, at),)), at, at + len(text)))
        at += len(text) + 1
    return Reading(shape, "\n".join(text for _, text in parts), tuple(blocks))


@settings(deadline=None)
@given(BLOCKS, st.sampled_from([Shape.TEXT, Shape.HTML]))
def test_any_blocks_give_proposals_within_the_input_that_take_no_word_twice(
    parts: list[tuple[RawKind, str]], shape: Shape
) -> None:
    reading = _reading(parts, shape)
    taken: dict[int, list[tuple[int, int]]] = {}
    for proposal in recognise(reading):
        assert 0 <= proposal.start <= proposal.end <= len(reading.decoded)
        assert proposal.text == reading.decoded[proposal.start : proposal.end]
        assert proposal.segments
        json.dumps(proposal.value)
        for segment in proposal.segments:
            block = reading.blocks[segment.paragraph]
            assert 0 <= segment.start <= segment.end <= len(block.text)
            if proposal.kind is ProposalKind.QUOTE:
                continue
            for start, end in taken.get(segment.paragraph, ()):
                assert segment.end <= start or segment.start >= end
            taken.setdefault(segment.paragraph, []).append((segment.start, segment.end))


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "x",
        "word ",
        "A B, ",
        "(@ab) — ",
        "12:30 1 Jan 2020 ",
        "This article ",
        "MORE Ab Cd ",
        "Read more: A b ",
        "“a” ",
        "LIMA (AP) — ",
    ],
)
def test_one_line_of_ten_million_characters_is_left_alone_and_a_shorter_one_read(piece: str) -> None:
    for size in (10_000_000, 190_000):
        recognise(read_text(piece * (size // len(piece))))


def test_proposals_stand_in_the_order_of_the_input() -> None:
    text = "\n".join(
        (
            "Council approves new bridge",
            "By Nora Field",
            "May 3, 2024",
            f"LIMA (AP) — {COPY}",
            "Advertisement",
            MORE_COPY,
            "___",
        )
    )
    found = recognise(read_text(text))
    assert [one.kind.value for one in found] == ["headline", "byline", "date", "dateline", "ad", "endmark"]
    assert not any(one.applied for one in found)


def test_an_empty_reading_gives_nothing() -> None:
    assert recognise(read_text("")) == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{COPY} {LAST_COPY}", "en"),
        ("Der Rat hat am Montag den Bau der Brücke für die Insel beschlossen.", "de"),
        ("El consejo aprobó el lunes la obra del puente para la isla.", "es"),
        ("", "en"),
    ],
)
def test_the_language_is_told_by_small_words(text: str, language: str) -> None:
    assert guess_language([text]) == language


@pytest.mark.skipif(not (INPUTS / "syndicated-story.txt").exists(), reason="the shared inputs are not there")
def test_the_syndicated_story_gives_one_credit_three_ads_two_suspects() -> None:
    found = recognise(read_text((INPUTS / "syndicated-story.txt").read_text(encoding="utf-8")))
    credits = [one for one in found if one.kind is ProposalKind.CREDIT]
    assert [(one.start, one.value["publisher"], one.value["url"]) for one in credits] == [(0, "", "")]
    assert [one.grade for one in found if one.kind is ProposalKind.AD] == [Grade.SURE] * 3
    assert [one.grade for one in found if one.kind is ProposalKind.EMBED] == [Grade.SUSPECT] * 2


def _labelled() -> list[Path]:
    return sorted((INPUTS / "labelled").glob("*.json"))


@pytest.mark.skipif(not _labelled(), reason="the shared inputs are not there")
def test_no_trap_of_the_labelled_texts_is_taken() -> None:
    trapped = {ProposalKind.AD, ProposalKind.EMBED, ProposalKind.CREDIT, ProposalKind.DATELINE}
    checked = 0
    for path in _labelled():
        labelled = json.loads(path.read_text(encoding="utf-8"))
        if labelled["shape"] != "text":
            continue
        found = [one for one in recognise(read_text(labelled["raw"])) if one.kind in trapped]
        traps = [label for label in labelled["labels"] if label["kind"] == "negative"]
        inside = [label for label in labelled["labels"] if label["kind"] == "embed"]
        for trap in traps:
            if any(label["start"] <= trap["start"] and trap["end"] <= label["end"] for label in inside):
                continue
            checked += 1
            assert not [one for one in found if one.start < trap["end"] and trap["start"] < one.end]
    assert checked
