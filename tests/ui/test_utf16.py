"""Offsets in characters and Qt's positions in UTF-16 units, one against the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.ui import utf16
from editor.ui.utf16 import Utf16Index

texts = st.text(st.sampled_from("ab \n😀🇵🇱é漢𝔸"), max_size=40)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(texts)
def test_length_is_what_utf16_takes(text: str) -> None:
    assert utf16.length(text) == units(text)


@given(texts)
def test_every_offset_has_its_position_and_back(text: str) -> None:
    index = Utf16Index(text)
    for offset in range(len(text) + 1):
        position = index.position(offset)
        assert position == units(text[:offset])
        assert index.offset(position) == offset


def test_a_position_inside_a_pair_is_that_of_its_character() -> None:
    assert Utf16Index("a😀b").offset(2) == 1


@given(texts, texts, texts, texts)
def test_the_index_follows_an_edit(before: str, old: str, new: str, after: str) -> None:
    index = Utf16Index(before + old + after)
    start = units(before)
    index.respan(start, start + units(old), start + units(new), [start + at for at in utf16.wide_places(new)])
    fresh = Utf16Index(before + new + after)
    text = before + new + after
    assert [index.position(at) for at in range(len(text) + 1)] == [fresh.position(at) for at in range(len(text) + 1)]
    assert len(index) == len(fresh)


@pytest.mark.parametrize(("text", "needed"), [("plain words", False), ("漢字 é", False), ("so 😀", True)])
def test_a_line_needs_an_index_only_for_wide_characters(text: str, needed: bool) -> None:
    assert (utf16.line_positions(text) is not None) is needed
