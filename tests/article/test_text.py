"""Plain text: what is let in, how words are counted, how white space folds."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article import text

anything = st.text(alphabet=st.characters())


@pytest.mark.parametrize(
    ("given_", "admitted"),
    [
        ("a\r\nb\rc\u2028d\u2029e\x0bf\x0cg\x85h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\x00b\x1b\x7fc", "abc"),
        ("\ud800", "\ufffd"),
        ("e\u0301", "é"),
        ("a\tb\u00a0c\u200d", "a\tb\u00a0c\u200d"),
        ("\ufffe\uffff", ""),
    ],
)
def test_what_is_let_in(given_: str, admitted: str) -> None:
    assert text.admit(given_) == admitted


@given(anything)
def test_what_was_admitted_stays(content: str) -> None:
    admitted = text.admit(content)
    assert text.admit(admitted) == admitted
    assert unicodedata.is_normalized("NFC", admitted)
    assert admitted.encode("utf-8").decode("utf-8") == admitted


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("The ships’ crews don't stop.", ["The", "ships", "crews", "don't", "stop"]),
        ("21.5 per cent, co-operation", ["21.5", "per", "cent", "co-operation"]),
        ("Łódź 漢字 שלום", ["Łódź", "漢字", "שלום"]),
        ("… — !", []),
        ("snake_case", ["snake", "case"]),
    ],
)
def test_words(content: str, words: list[str]) -> None:
    assert text.words(content) == words
    assert text.count_words([content, content]) == 2 * (len(words) + content.count("漢字"))


@pytest.mark.parametrize(
    ("content", "count"),
    [
        ("渡轮回来了", 5),
        ("渡轮 ferry 回来了。", 6),
        ("フェリーが戻る", 7),
        ("한국어 단어 셋", 3),
        ("Ферри вернулся", 2),
    ],
)
def test_scripts_without_spaces_are_counted_by_character(content: str, count: int) -> None:
    assert text.count_words([content]) == count


@given(anything)
def test_folding_leaves_words_and_hard_spaces(content: str) -> None:
    folded = text.fold_spaces(content)
    assert text.words(folded) == text.words(content)
    assert text.fold_spaces(folded) == folded
    assert folded.count("\u00a0") == content.count("\u00a0")


@pytest.mark.parametrize(("count", "minutes"), [(0, 0), (1, 1), (238, 1), (239, 2), (2380, 10)])
def test_reading_time(count: int, minutes: int) -> None:
    assert text.reading_minutes(count) == minutes


def test_what_needs_no_mending_is_found_to_be_so_character_by_character() -> None:
    for number in range(0x110000):
        assert text.admit(f"a{chr(number)}b") == text.admit(f"\0a{chr(number)}b"), hex(number)
