"""Markdown to blocks: ours comes back whole, that of other programs keeps its words and its form."""

import re

import pytest
from hypothesis import given

from editor.article import front_matter
from editor.article.article import Article
from editor.article.errors import UnreadableArticle
from editor.article.text import words
from editor.importing import importer
from editor.importing.markdown_front import read_front_matter
from editor.importing.markdown_text import read_markdown
from editor.importing.reading import Markup, RawBlock, RawKind
from tests.article.strategies import articles, body_text

Kind = RawKind


def shown(text: str) -> list[tuple[RawKind, str]]:
    return [(block.kind, block.text) for block in read_markdown(text).blocks]


@given(articles())
def test_ours_comes_back_whole(article: Article) -> None:
    content = front_matter.write(article).encode()
    draft = importer.draft(importer.read(content, "story.md"), slug="other")
    assert draft.article == article
    assert (draft.proposals, draft.unaccounted) == ((), ())


def test_a_broken_text_of_ours_is_refused() -> None:
    with pytest.raises(UnreadableArticle):
        read_markdown("---\nformat: copydesk.article/1\nfurniture: {\n---\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Head\n\nWords", [(Kind.HEADING, "Head"), (Kind.PARAGRAPH, "Words")]),
        ("## Head ##\n", [(Kind.HEADING, "Head")]),
        ("Head\n====\nWords", [(Kind.HEADING, "Head"), (Kind.PARAGRAPH, "Words")]),
        ("Head\n---\n\nWords", [(Kind.HEADING, "Head"), (Kind.PARAGRAPH, "Words")]),
        ("Words\n\n---\n\nMore", [(Kind.PARAGRAPH, "Words"), (Kind.DIVIDER, ""), (Kind.PARAGRAPH, "More")]),
        ("+ one\n+ two", [(Kind.LIST_ITEM, "one"), (Kind.LIST_ITEM, "two")]),
        ("*\tone", [(Kind.LIST_ITEM, "one")]),
        ("1. one\n2. two", [(Kind.LIST_ITEM, "one"), (Kind.LIST_ITEM, "two")]),
        ("2024. A year", [(Kind.PARAGRAPH, "2024. A year")]),
        ("> Words\n> — Jane", [(Kind.QUOTE, "Words"), (Kind.QUOTE, "— Jane")]),
        ("a | b\n--|--\n1 | 2", [(Kind.TABLE, "a\tb\n1\t2")]),
        ("|  | b |\n|--|--|\n| 1 | 2 |", [(Kind.TABLE, "\tb\n1\t2")]),
        ("![alt](images/x.jpg 'cap')", [(Kind.IMAGE, "cap")]),
        ("::ad{#ad-1}", [(Kind.AD_SLOT, "")]),
        ("::embed{#e-1}", [(Kind.PARAGRAPH, "::embed{#e-1}")]),
        ("```\na *b*\n```", [(Kind.PARAGRAPH, "a *b*")]),
        ("one\ntwo  \nthree\\\nfour", [(Kind.PARAGRAPH, "one\ntwo\nthree\nfour")]),
        ("said [@key, p. 3].", [(Kind.PARAGRAPH, "said [@key, p. 3].")]),
        ("AT&amp;T &copy; &nosuch; &#8217;", [(Kind.PARAGRAPH, "AT&T © &nosuch; ’")]),
        ("5*3*2 and \\*stars\\* and \\&amp;", [(Kind.PARAGRAPH, "5*3*2 and *stars* and &amp;")]),
        ("a [site][1] and [1]\n\n[1]: https://example.org 'x'", [(Kind.PARAGRAPH, "a site and 1")]),
        ("not [a][reference] [x]: y", [(Kind.PARAGRAPH, "not [a][reference] [x]: y")]),
        ("x <b>bold</b><br>y <nosuch>z", [(Kind.PARAGRAPH, "x bold\ny <nosuch>z")]),
    ],
)
def test_forms_are_read(text: str, expected: list[tuple[RawKind, str]]) -> None:
    assert shown(text) == expected
    assert shown(text.replace("\n", "\r\n")) == expected


def only(text: str) -> RawBlock:
    (block,) = read_markdown(text).blocks
    return block


def test_inline_marks_lead_to_the_words() -> None:
    block = only("a **b** [c](https://example.org) `d` <i>e</i> <a href='/f'>f</a>")
    assert block.text == "a b c d e f"
    assert block.markup == (
        Markup(2, 3, "strong"),
        Markup(4, 5, "a", "https://example.org"),
        Markup(6, 7, "code"),
        Markup(8, 9, "em"),
        Markup(10, 11, "a", "/f"),
    )


def test_a_picture_keeps_address_and_alternative() -> None:
    block = only('![Ships in port](https://example.org/a.jpg "The *port*")')
    assert (block.target, block.alternative, block.text) == ("https://example.org/a.jpg", "Ships in port", "The *port*")


def test_places_lead_to_the_file() -> None:
    text = "---\ntitle: x\n---\r\nIt is **so** &amp; it\r\nstays.\r\n\r\n> Quote **this**\r\n\r\n- item _one_\r\n"
    for block in read_markdown(text).blocks:
        for word in ("so", "stays", "Quote", "this", "item", "one"):
            if word in block.text:
                at = block.text.index(word)
                start, end = block.place(at, at + len(word))
                assert text[start:end] == word
        assert block.start <= block.words.outer(0) < block.end


def test_front_matter_becomes_hints() -> None:
    text = (
        '---\n# made by hand\ntitle: "Ships: \\"sink\\""\ndescription: >\n  Two lines\n  of it\nauthor:\n  - Ana Ruiz\n'
        "  - Bo Li\ntags: [port, 'old ships']\ndate: 2026-05-03\nlang: de\nlayout: post\nslug: old-ships\n---\nText\n"
    )
    reading = read_markdown(text)
    hints = reading.hints
    assert (hints.headline, hints.standfirst) == ('Ships: "sink"', "Two lines of it")
    assert (hints.byline, hints.keywords) == (("Ana Ruiz", "Bo Li"), ("port", "old ships"))
    assert (hints.published_at, hints.language) == ("2026-05-03", "de")
    assert hints.slug == "old-ships"
    assert "layout" in reading.notes[0]
    assert "slug" not in reading.notes[0]
    assert [block.text for block in reading.blocks] == ["Text"]


def test_toml_front_matter_is_read_too() -> None:
    assert read_front_matter('+++\ntitle = "Ships"\n+++\nText').hints.headline == "Ships"


@pytest.mark.parametrize("text", ["---\n\nWords.\n\n---\nMore", "---\ntitle: x\n", "Words\n---\ntitle: x\n---\n"])
def test_rules_are_no_front_matter(text: str) -> None:
    assert read_front_matter(text).end == 0


def test_raw_html_goes_through_the_html_reader() -> None:
    post = (
        '<blockquote class="twitter-tweet"><p lang="en">So glad!</p>&mdash; Ana (@ana) '
        '<a href="https://twitter.com/ana/status/1234567890">May 3, 2026</a></blockquote>\n'
        '<script async src="https://platform.twitter.com/widgets.js"></script>'
    )
    text = f"# Ships\r\n\r\nThey **sail**.\r\n\r\n{post}\r\n\r\nAt *last*.\r\n"
    blocks = read_markdown(text).blocks
    assert [block.kind for block in blocks] == [Kind.HEADING, Kind.PARAGRAPH, Kind.EMBED, Kind.PARAGRAPH]
    assert blocks[2].embed is not None
    assert blocks[2].embed.post_id == "1234567890"
    assert text[blocks[2].start : blocks[2].end].startswith("<blockquote")
    assert text[blocks[3].start : blocks[3].end] == "At *last*."


@given(body_text)
def test_no_word_is_lost(text: str) -> None:
    # What is an address or the name of a fence's language is no word of the story.
    typed = "Words first.\n\n" + text
    if "<" in text or "&" in text or "](" in text or "```" in text or "::" in text:
        return
    read = [word for block in read_markdown(typed).blocks for word in words(f"{block.text} {block.alternative}")]
    lost = [
        word
        for word in words(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", typed))
        if word not in " ".join(read) and not word.isdigit()
    ]
    assert lost == []


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "[a]",
        "[a][b]",
        "<b>",
        "&amp;",
        "*a",
        "> ",
        "- a\n",
        "![",
        "```\n",
        "a\n---\n",
        "[a]: b\n",
        "a | b\n",
        "1. a\n",
        "<!--\n",
    ],
)
def test_hostile_repetition_is_read_in_bounded_time(unit: str) -> None:
    assert read_markdown("x\n\n" + unit * (200_000 // len(unit))).blocks
