"""Snippets: cut round the words, the words marked, nothing else changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.snippets import fold, snippet


@pytest.mark.parametrize(
    ("texts", "terms", "expected"),
    [
        (["The old pier stands."], ["pier"], "The old «pier» stands."),
        (["The old pier stands."], ["the", "st"], "«The» old pier «st»ands."),
        (["Sten stood; st. John."], ["st", "j"], "Sten stood; «st». «J»ohn."),
        (["Réyes a dit non."], ["reyes"], "«Réyes» a dit non."),
        (["No.", "A pier.", "The pier of the harbour."], ["harbour", "pier"], "The «pier» of the «harbour»."),
        (["The mayor’s car."], ["mayor's"], "The «mayor»’«s» car."),
        (["Nothing here."], ["pier"], ""),
        ([], ["pier"], ""),
    ],
)
def test_words_are_marked(texts: list[str], terms: list[str], expected: str) -> None:
    assert snippet(texts, terms) == expected


def test_a_long_paragraph_is_cut_at_spaces() -> None:
    text = "before " * 50 + "pier " + "after " * 50
    found = snippet([text], ["pier"])
    assert found.startswith("…before")
    assert found.endswith("after…")
    assert "«pier»" in found
    assert len(found) <= 170


@given(st.text(max_size=80), st.lists(st.text(min_size=1, max_size=5), max_size=3))
def test_marks_aside_a_snippet_is_the_text(text: str, terms: list[str]) -> None:
    found = snippet([text], terms)
    plain = " ".join(text.split()).replace("«", "").replace("»", "").replace("…", "")
    assert found.replace("«", "").replace("»", "").strip("…").replace("…", "").strip() in plain


@given(st.text(max_size=80))
def test_folding_keeps_each_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)
