"""Words to Markdown: a paragraph shows exactly what somebody wrote, whatever it looks like."""

import pytest
from hypothesis import given

from editor.article import body, escaping
from editor.article.text import admit
from tests.article.strategies import admitted_text, body_text, line_of_words


def shown(text: str) -> list[str]:
    return " ".join(words for block in body.parse(text) for words in body.plain_texts(block)).split()


@given(admitted_text)
def test_any_words_are_one_paragraph_that_shows_them(words: str) -> None:
    text = escaping.escape(words)
    assert shown(text) == words.split()
    assert [type(block) for block in body.parse(text)] == ([body.Paragraph] if words.split() else [])


@given(body_text)
def test_what_looks_like_blocks_is_one_paragraph_too(words: str) -> None:
    text = escaping.escape(words)
    assert shown(text) == words.split()
    assert len(body.parse(text)) <= 1


@given(line_of_words)
def test_plain_words_stay_as_they_are(words: str) -> None:
    assert escaping.escape(words) == words


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("5*3*2", "5*3*2"),
        ("#Hashtag", "#Hashtag"),
        ("2024. A year", "2024. A year"),
        ("# Head", "\\# Head"),
        ("- a", "\\- a"),
        ("1. a\n2. b", "1\\. a\n2. b"),
        ("> a", "\\> a"),
        ("---", "\\---"),
        ("*a*", "\\*a\\*"),
        ("::ad{#x}", "\\::ad{#x}"),
        ("a | b\n-|-", "a \\| b\n-|-"),
        ("so [@key]", "so \\[@key\\]"),
        ("```", "\\```"),
        ("a\n\n\nb", "a\nb"),
    ],
)
def test_a_backslash_stands_only_where_it_must(words: str, text: str) -> None:
    assert escaping.escape(words) == text


@pytest.mark.parametrize(
    ("text", "words", "does"), [("a *b*", "a b", True), ("a *b*", "a *b*", False), ("# a", "a", False), ("", " ", True)]
)
def test_shows_compares_what_is_seen(text: str, words: str, does: bool) -> None:
    assert escaping.shows(text, words) is does


@given(admitted_text)
def test_what_was_escaped_is_admitted(words: str) -> None:
    assert admit(escaping.escape(words)) == escaping.escape(words)
