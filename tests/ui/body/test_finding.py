"""Finding and replacing: what matches, however it is written, and what is never touched."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article import edits
from editor.ui.body import finding
from editor.ui.body.finding import BadPattern, Query
from tests.article.strategies import admitted_text

STORY = "Tudela said so. TUDELA’s aide [@tudela] did not.\n\n::ad{#tudela}\n\nMrs Tudelas."


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query("tudela"), ["Tudela", "TUDELA", "Tudela"]),
        (Query("tudela", whole_words=True), ["Tudela", "TUDELA"]),
        (Query("Tudela", match_case=True), ["Tudela", "Tudela"]),
        (Query(r"t\w+a\b", regular=True), ["Tudela", "TUDELA"]),
        (Query("so."), ["so."]),
        (Query(""), []),
        (Query("x*", regular=True), []),
    ],
)
def test_find(query: Query, found: list[str]) -> None:
    assert [STORY[start:end] for start, end in finding.find(STORY, query)] == found


def test_changes_say_what_would_stand_there() -> None:
    made = finding.changes("one 1 two 22", Query(r"(\d)\b", regular=True), r"<\1>")
    assert [(change.old, change.edit.text, change.before, change.after) for change in made] == [
        ("1", "<1>", "one ", " two 22"),
        ("2", "<2>", "one 1 two 2", ""),
    ]
    assert finding.changes("a a", Query("a"), "a") == ()
    assert finding.changes("a", Query("a"), r"\1")[0].edit.text == r"\1"


@pytest.mark.parametrize(("words", "replacement"), [("(", "x"), ("a", r"\2"), ("[z-a]", "")])
def test_a_pattern_that_cannot_be_read_is_told_in_a_sentence(words: str, replacement: str) -> None:
    with pytest.raises(BadPattern, match=r"cannot be read: .+\.$"):
        finding.changes("a", Query(words, regular=True), replacement)


@pytest.mark.parametrize(
    ("source", "words", "found"),
    [
        ("I don’t and don't", "don't", ["don’t", "don't"]),
        ("I don’t and don't", "don’t", ["don’t"]),
        ("“So” and „so“", '"so', ["“So", "„so"]),
        ("10\u00a0000 km", "10 000", ["10\u00a0000"]),
        ("Jose\u0301 and José", "josé", ["Jose\u0301", "José"]),
        ("Jose\u0301", "jose", []),
        ("well\u2011known", "well-known", ["well\u2011known"]),
        ("a.b", "a.b", ["a.b"]),
    ],
)
def test_words_are_found_however_they_are_written(source: str, words: str, found: list[str]) -> None:
    assert [source[start:end] for start, end in finding.find(source, Query(words))] == found


LINKS = 'See [the port](https://port.example/port) and https://port.example/a.\n\n![The port](asset:port12 "A port")\n'


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (Query("port"), ["port", "port", "port"]),
        (Query("port.example"), ["port.example", "port.example"]),
        (Query("asset:"), []),
        (Query("port12"), []),
        (Query(r"p\w+t", regular=True), ["port", "port", "port"]),
        (Query(r"example/\w+", regular=True), ["example/port", "example/a"]),
    ],
)
def test_addresses_and_files_are_no_words(words: Query, found: list[str]) -> None:
    assert [LINKS[start:end] for start, end in finding.find(LINKS, words)] == found


@given(admitted_text, st.text(min_size=1, max_size=4))
def test_what_is_found_is_what_was_looked_for(source: str, words: str) -> None:
    relatives = {"'": "’‘‚ʼ′", '"': "“”„‟«»″", " ": "\u00a0\u202f\u2009"}
    plain = str.maketrans({other: one for one, others in relatives.items() for other in others})

    def folded(text: str) -> str:
        return unicodedata.normalize("NFC", text).translate(plain).replace("\u2010", "-").replace("\u2011", "-")

    query = Query(words, match_case=True)
    for start, end in finding.find(source, query):
        assert folded(source[start:end]).replace("\u2212", "-") == folded(words).replace("\u2212", "-")
    made = edits.apply(source, [change.edit for change in finding.changes(source, query, words)])
    assert made.count("[@") == source.count("[@") or "[@" in words
