"""The same post twice, and a post's words in the prose."""

from dataclasses import replace

import pytest

from editor.article.embed_overlap import Said, quoted_again, repeated, same_words, told_again
from editor.article.embeds import Capture, Embed

WORDS = (
    "The boat sails at ten and at noon, weather permitting, and it costs what it always did. https://t.co/abcdefghij"
)
POST = Embed("e-1", "x", "https://x.com/ellery/status/20", "20", (Capture(WORDS),))


def said(*texts: str) -> list[Said]:
    return [Said(number, number + 1, text) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    "text",
    [
        "“The boat sails at ten and at noon”",
        "“it costs what it always did.”",
        "“the boat sails at ten … and it costs what it always did”",
        "“The boat sails at ten [...] it costs what it always did”",
        "“the boat sails at ten and at noon, weather permitting,”",
    ],
)
def test_a_quotation_in_the_posts_words(text: str) -> None:
    (found,) = quoted_again(POST, said(text))
    assert found.exact


@pytest.mark.parametrize(
    "text",
    [
        "“The boat sails at ten and at noon, wind permitting”",
        "“The boat always sails at ten and at noon, weather permitting”",
        "“it costs what it always did, and more”",
        "“it costs what it always did … the boat sails at nine”",
    ],
)
def test_a_quotation_in_other_words(text: str) -> None:
    (found,) = quoted_again(POST, said(text))
    assert not found.exact


@pytest.mark.parametrize(
    "text",
    [
        "“the boat”",
        "“at noon”",
        "“Half of this town works on the other side”",
        "“”",
        "“I never sail at ten”",
        "“My mother told me when I was small that the boat sails at ten, and that nobody in this town would ever wait”",
    ],
)
def test_a_quotation_of_something_else(text: str) -> None:
    assert quoted_again(POST, said(text)) == ()


def test_a_short_post_is_quoted_whole_or_not() -> None:
    short = replace(POST, captures=(Capture("We won't sail"),))
    assert [one.exact for one in quoted_again(short, said("“We won’t sail,”", "“We will sail”"))] == [True]


def test_a_paragraph_that_tells_the_post() -> None:
    paragraphs = said(
        "The boat sails at ten and at noon, weather permitting, and it costs what it always did.",
        "The office said that the boat sails at ten and at noon, weather permitting, and it costs what it did.",
        "The boat sails at ten.",
        "Nothing of the kind.",
    )
    assert [(one.start, one.exact) for one in told_again(POST, paragraphs)] == [(0, True), (1, False)]


def test_the_same_post_is_known_by_id_address_or_words() -> None:
    embeds = [
        POST,
        Embed("e-2", "x", "https://x.com/i/web/status/20", "20"),
        Embed("e-3", "", "", "", (Capture(WORDS.upper()),)),
        Embed("e-4", "", "https://blog.example/x"),
        Embed("e-5", "", " https://blog.example/x"),
        Embed("e-6", "youtube", "https://www.youtube.com/watch?v=aB3_-aB3_-x", "aB3_-aB3_-x", (Capture("Watch"),)),
        Embed("e-7", "bluesky", "", "", (Capture("Watch"),)),
    ]
    assert repeated(embeds) == {
        "e-1": ("e-2", "e-3"), "e-2": ("e-1",), "e-3": ("e-1",), "e-4": ("e-5",), "e-5": ("e-4",),
    }  # fmt: skip
    assert repeated([Embed("e-1"), Embed("e-2")]) == {}


def test_same_words_whatever_the_marks() -> None:
    assert same_words("It’s ten,  and noon", "it's ten and noon https://t.co/abcdefghij")
    assert not same_words("at ten", "at nine")
