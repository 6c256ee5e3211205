"""Differences: both texts stand in them, words inside paragraphs, bounded work."""

import random
from difflib import SequenceMatcher

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editor.article import differences
from editor.article.differences import Difference, Kind, compare, paragraphs, steps, words, words_changed

texts = st.lists(
    st.sampled_from(["the ", "council ", "voted", ".", " ", "\n\n", "\n", "on it", "漢字", "don’t", "é", "\t"]),
    max_size=30,
).map("".join)
any_text = st.one_of(texts, st.text(max_size=60))


@given(any_text)
def test_pieces_together_are_the_text(text: str) -> None:
    assert "".join(words(text)) == text
    assert "".join(paragraphs(text)) == text


@given(any_text, any_text)
@example("a b", "c d")
@example("", "\n")
def test_both_texts_stand_in_the_differences(a: str, b: str) -> None:
    pieces = [piece for paragraph in compare(a, b) for piece in paragraph]
    assert "".join(piece.a for piece in pieces) == a
    assert "".join(piece.b for piece in pieces) == b
    for piece in pieces:
        assert (piece.kind is Kind.EQUAL) == (piece.a == piece.b)
        assert bool(piece.a) == (piece.kind is not Kind.INSERT)
        assert bool(piece.b) == (piece.kind is not Kind.DELETE)


@given(any_text)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert all(piece.kind is Kind.EQUAL for paragraph in compare(text, text) for piece in paragraph)
    assert words_changed(text, text) == (0, 0)


@given(st.lists(st.sampled_from("abcdef"), max_size=40), st.lists(st.sampled_from("abcdef"), max_size=40))
def test_steps_lead_from_one_to_the_other(a: list[str], b: list[str]) -> None:
    made: list[str] = []
    at_a = at_b = 0
    for tag, a1, a2, b1, b2 in steps(a, b):
        assert (a1, b1) == (at_a, at_b)
        made += a[a1:a2] if tag == "equal" else b[b1:b2]
        at_a, at_b = a2, b2
    assert made == b
    assert (at_a, at_b) == (len(a), len(b))


@given(st.integers(0, 10_000))
def test_steps_lead_there_where_difflib_would_be_too_slow(seed: int) -> None:
    chance = random.Random(seed)
    a = [str(chance.randrange(400)) for _ in range(500)]
    b = list(a)
    for _ in range(30):
        at = chance.randrange(len(b))
        b[at : at + chance.randrange(3)] = [str(chance.randrange(400))]
    made: list[str] = []
    kept = 0
    for tag, a1, a2, b1, b2 in steps(a, b):
        made += a[a1:a2] if tag == "equal" else b[b1:b2]
        kept += a2 - a1 if tag == "equal" else 0
    assert made == b
    assert kept > 350  # what was not touched is found again, by what stands once


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "The council voted on Monday.",
            "The council voted on Tuesday night.",
            [("equal", "The council voted on "), ("replace", "Monday", "Tuesday night"), ("equal", ".")],
        ),
        ("one two", "one new two", [("equal", "one "), ("insert", "", "new "), ("equal", "two")]),
        ("one old two", "one two", [("equal", "one "), ("delete", "old ", ""), ("equal", "two")]),
        ("red fox ran", "big dog ran", [("replace", "red fox", "big dog"), ("equal", " ran")]),
        ("東京都は", "東京は", [("equal", "東京"), ("delete", "都", ""), ("equal", "は")]),
    ],
)
def test_words_are_compared_inside_a_paragraph(a: str, b: str, expected: list[tuple[str, ...]]) -> None:
    (paragraph,) = compare(a, b)
    found = [(piece.kind.value, piece.a, *([piece.b] if piece.kind is not Kind.EQUAL else [])) for piece in paragraph]
    assert found == expected


def test_a_new_paragraph_stands_alone() -> None:
    a = "First one here.\n\nLast one there.\n"
    b = "First one here.\n\nA wholly different thing.\n\nLast one said there.\n"
    found = compare(a, b)
    assert found[0] == (Difference(Kind.EQUAL, "First one here.\n\n", "First one here.\n\n"),)
    assert found[1] == (Difference(Kind.INSERT, "", "A wholly different thing.\n\n"),)
    assert [piece.kind for piece in found[2]] == [Kind.EQUAL, Kind.INSERT, Kind.EQUAL]


@pytest.mark.parametrize(
    ("a", "b", "changed"),
    [("", "one two", (2, 0)), ("one two", "", (0, 2)), ("a b c", "a x c", (1, 1)), ("Stop.", "Stop!", (0, 0))],
)
def test_words_changed_are_counted(a: str, b: str, changed: tuple[int, int]) -> None:
    assert words_changed(a, b) == changed


@pytest.mark.parametrize("kind", ["rewritten", "same words shuffled", "one line", "one word over and over"])
def test_fifty_thousand_words_cost_bounded_work(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Count what difflib is given, since a clock would measure the machine."""
    given_work: list[int] = []

    def counted(junk: None, a: list[str], b: list[str], autojunk: bool) -> SequenceMatcher[str]:
        given_work.append(len(a) * len(b))
        return SequenceMatcher(junk, a, b, autojunk=autojunk)

    monkeypatch.setattr(differences, "SequenceMatcher", counted)
    chance = random.Random(5)
    vocabulary = [f"w{number}" for number in range(5000)]
    old = chance.choices(vocabulary, k=50_000)
    new = list(old)
    join = "\n\n" if kind == "same words shuffled" else " "
    if kind == "rewritten":
        new = chance.choices(vocabulary, k=50_000)
    elif kind == "one word over and over":
        old, new = ["la"] * 50_000, ["la", "lo"] * 25_000
    else:
        chance.shuffle(new)
    pieces = [piece for paragraph in compare(join.join(old), join.join(new)) for piece in paragraph]
    assert "".join(piece.b for piece in pieces) == join.join(new)
    assert max(given_work, default=0) <= differences.LARGEST
    assert sum(given_work) < 20_000_000


AD, POST = "::ad{#ad-1}", "::embed{#e-1}"
LONG, OTHER = "The council will borrow six million for the boats.", "Nobody asked for it."


def changed(a: list[str], b: list[str]) -> list[tuple[str, str]]:
    """Return the paragraphs that differ, before and after."""
    return [
        ("".join(piece.a for piece in one).strip(), "".join(piece.b for piece in one).strip())
        for one in compare("\n\n".join(a) + "\n", "\n\n".join(b) + "\n")
        if any(piece.a.strip("\n") != piece.b.strip("\n") for piece in one)
    ]


@pytest.mark.parametrize(
    ("a", "b", "moved"),
    [
        ([AD, LONG], [LONG, AD], [(AD, ""), ("", AD)]),
        ([LONG, AD], [AD, LONG], [("", AD), (AD, "")]),
        ([OTHER, AD, LONG, POST], [OTHER, LONG, AD, POST], [(AD, ""), ("", AD)]),
        ([AD, LONG, OTHER, POST], [POST, LONG, OTHER, AD], [(AD, POST), (POST, AD)]),
        ([LONG, AD, OTHER], [LONG, OTHER], [(AD, "")]),
    ],
)
def test_it_is_the_ad_that_moved_over_a_paragraph(a: list[str], b: list[str], moved: list[tuple[str, str]]) -> None:
    assert changed(a, b) == moved
    assert words_changed("\n\n".join(a) + "\n", "\n\n".join(b) + "\n") == (0, 0)


parts = st.lists(st.sampled_from([AD, POST, LONG, OTHER, "ferry", "- one\n- two", ""]), max_size=9).map("\n\n".join)


@given(parts, parts)
def test_ads_and_words_both_stand_in_the_differences(a: str, b: str) -> None:
    pieces = [piece for paragraph in compare(a, b) for piece in paragraph]
    assert "".join(piece.a for piece in pieces) == a
    assert "".join(piece.b for piece in pieces) == b
    assert all((piece.kind is Kind.EQUAL) == (piece.a == piece.b) for piece in pieces)
