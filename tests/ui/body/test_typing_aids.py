"""Typing aids, moving blocks, finding: the pure rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article import body, edits
from editor.ui.body import moving, typing_aids


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "pl"])
def test_every_language_opens_and_closes(language: str) -> None:
    marks = typing_aids.typography(language)
    opening = typing_aids.substitution("He said ", '"', language)
    closing = typing_aids.substitution("He said so.", '"', language)
    assert opening is not None
    assert closing is not None
    assert (opening.text, closing.text) == marks.double


def test_a_language_without_a_row_has_english_marks() -> None:
    assert typing_aids.typography("tlh") == typing_aids.typography("en-GB")
    assert typing_aids.typography("de-AT") == typing_aids.typography("de")


@pytest.mark.parametrize(
    ("before", "typed", "text"),
    [
        ("dogs", "'", "’"),
        ("“", "'", "‘"),
        ("(", '"', "“"),
        ("‘Yes.", "'", "’"),
        ("**", '"', "“"),
        ("a-", "-", "—"),
        ("-", "-", None),
        ("a --", "-", None),
        ("| -", " ", None),
        ("`x", '"', None),
        ("[a](/b", '"', None),
        ("![a](asset:b ", '"', None),
        ("https://a.example/b-", "-", None),
        ("www.a.example/b-", "-", None),
        ("https://a.example/b c-", "-", "—"),
        ("the ‘90s", " ", "’90s "),
        ("rock ‘n’", " ", "’n’ "),
        ("‘Tis", " ", "’Tis "),
        ("the ‘90", " ", None),
        ("a", "x", None),
    ],
)
def test_substitutions(before: str, typed: str, text: str | None) -> None:
    made = typing_aids.substitution(before, typed, "en")
    assert (made.text if made else None) == text


@pytest.mark.parametrize(
    ("text", "address"),
    [("https://a.b/c ", "https://a.b/c"), ("www.a.b", "https://www.a.b"), ("https://a b", ""), ("words", "")],
)
def test_as_address(text: str, address: str) -> None:
    assert typing_aids.as_address(text) == address


stories = st.lists(
    st.sampled_from(["One.", "::ad{#a}", "- a\n- b", "1. a\n2. b", "> q", "## H", "Two\nlines.", "---", "::embed{#e}"]),
    min_size=1,
    max_size=7,
)


@given(stories, st.data())
def test_moving_changes_the_order_and_nothing_else(sources: list[str], data: st.DataObject) -> None:
    text = "\n\n".join(sources) + data.draw(st.sampled_from(["", "\n", "\n\n"]))
    blocks = body.parse(text)
    number = data.draw(st.integers(0, len(blocks) - 1))
    gap = data.draw(st.integers(0, len(blocks)))
    moved = edits.apply(text, moving.move(text, blocks, number, gap))
    expected = [block.source for block in blocks]
    taken = expected.pop(number)
    expected.insert(gap - (gap > number), taken)
    assert [block.source for block in body.parse(moved)] == expected


@given(stories.filter(lambda sources: len(sources) > 1), st.data(), st.sampled_from(["\n", "\n\n", "\n\n\n"]))
def test_swapping_keeps_every_block(sources: list[str], data: st.DataObject, between: str) -> None:
    text = between.join(sources)
    blocks = body.parse(text)
    if len(blocks) < 2:
        return
    number = data.draw(st.integers(0, len(blocks) - 2))
    swapped = body.parse(edits.apply(text, moving.swap(text, blocks, number)))
    expected = [block.source for block in blocks]
    expected[number : number + 2] = reversed(expected[number : number + 2])
    assert "\n\n".join(block.source for block in swapped) == "\n\n".join(expected)
