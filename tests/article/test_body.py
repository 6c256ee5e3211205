"""The one reading of a story's text: what makes a block, what does not, and where each stands."""

import pytest
from hypothesis import given

from editor.article import body
from editor.article.body import Ad, Block, Divider, Embed, Heading, Image, List, Paragraph, Quote, Raw, Table
from tests.article.strategies import any_text, body_text


def kinds(text: str) -> list[type[Block]]:
    return [type(block) for block in body.parse(text)]


@given(body_text)
def test_each_block_stands_where_it_says(text: str) -> None:
    end = -1
    for block in body.parse(text):
        assert end < block.start < block.end
        assert text[block.start : block.end] == block.source
        assert text[max(end, 0) : block.start].strip() == ""
        end = block.end
    assert text[max(end, 0) :].strip() == ""


@given(any_text)
def test_any_text_can_be_read(text: str) -> None:
    for block in body.parse(text):
        for stretch in body.stretches(block):
            words = stretch.plain()
            for at in range(len(words.text)):
                assert 0 <= words.outer(at) < len(block.source)


@given(body_text)
def test_plain_words_lead_back_to_the_text(text: str) -> None:
    for block in body.parse(text):
        for stretch in body.stretches(block):
            words = stretch.plain()
            shown = [block.source[words.outer(at)] for at, sign in enumerate(words.text) if not sign.isspace()]
            assert shown == [sign for sign in words.text if not sign.isspace()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n", []),
        ("Words\nand more", [Paragraph]),
        ("One\n\nTwo", [Paragraph, Paragraph]),
        ("# Head", [Heading]),
        ("Words\n## Head\nWords", [Paragraph, Heading, Paragraph]),
        ("#Hashtag", [Paragraph]),
        ("Words\n#GoTeam", [Paragraph]),
        ("####### seven", [Paragraph]),
        ("# ", [Paragraph]),
        ("Score\n---", [Paragraph, Divider]),
        ("***", [Divider]),
        ("* * *", [Divider]),
        ("___", [Divider]),
        ("--", [Paragraph]),
        ("    code", [Paragraph]),
        ("- a\n- b\n  - c", [List]),
        ("* a\nWords", [List, Paragraph]),
        ("- a\n---", [List, Divider]),
        ("-5 degrees", [Paragraph]),
        ("1. a\n2. b", [List]),
        ("1. a\n2. b\n4. d", [List, Paragraph]),
        ("1. alone", [Paragraph]),
        ("2. a\n3. b", [Paragraph]),
        ("2024. A year", [Paragraph]),
        ("> words", [Quote]),
        (">words", [Paragraph]),
        ("> words\n> — Jane", [Quote]),
        ("Words\n> words", [Paragraph, Quote]),
        ("::ad{#ad-1}", [Ad]),
        ("Words\n::ad{#ad-1}\nWords", [Paragraph, Ad, Paragraph]),
        ("::embed{#e-1}  ", [Embed]),
        ("::ad{#}", [Paragraph]),
        ("::ad{#ad-1} words", [Paragraph]),
        ("![a](asset:00)", [Image]),
        ('![a](https://example.org/a "words")', [Image]),
        ("![a](javascript:alert(1))", [Paragraph]),
        ("see ![a](asset:00)", [Paragraph]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", [Table]),
        ("a | b", [Paragraph]),
        ("| a | b |\n|---|", [Paragraph]),
        ("```html\n<b>\n```", [Raw]),
        ("```\n# no head\n```\nWords", [Raw, Paragraph]),
        ("```\nnever closed", [Paragraph]),
        ("<p>words</p>", [Paragraph]),
    ],
)
def test_what_makes_a_block(text: str, expected: list[type[Block]]) -> None:
    assert kinds(text) == expected


def test_blocks_carry_what_their_kind_needs() -> None:
    (heading,) = body.parse("### Head")
    (image,) = body.parse('![a \\[b\\]](asset:00 "say \\"no\\"")')
    (ad,) = body.parse("::ad{#ad-7}")
    (raw,) = body.parse("```HTML\n<b>\n```")
    assert isinstance(heading, Heading)
    assert heading.level == 3
    assert isinstance(image, Image)
    assert (image.target, image.alternative, image.caption) == ("asset:00", "a [b]", 'say "no"')
    assert isinstance(ad, Ad)
    assert ad.id == "ad-7"
    assert isinstance(raw, Raw)
    assert (raw.language, raw.content) == ("html", "<b>")


@pytest.mark.parametrize(
    ("source", "paragraphs", "credit"),
    [
        ("> One", ["One"], None),
        ("> — Jane", ["— Jane"], None),
        ("> One\n> — Jane", ["One"], "Jane"),
        ("> One\n>\n> Two\n> -- Jane *Doe*", ["One", "Two"], "Jane *Doe*"),
        ("> One\n>\n> – Jane", ["One"], "Jane"),
        ("> One\n> two", ["One\ntwo"], None),
    ],
)
def test_a_quotation_has_paragraphs_and_a_credit(source: str, paragraphs: list[str], credit: str | None) -> None:
    found, said_by = body.quote_parts(source)
    assert [one.text for one in found] == paragraphs
    assert (said_by.text if said_by else None) == credit


def test_a_list_has_items_with_depth_and_number() -> None:
    bullets = body.list_items("- a\n  - b\n    - c\n- d\n  more")
    assert [(item.depth, item.number, item.words.text) for item in bullets] == [
        (0, 0, "a"),
        (1, 0, "b"),
        (2, 0, "c"),
        (0, 0, "d\nmore"),
    ]
    numbers = body.list_items("1. a\n2) b\n  - c")
    assert [(item.depth, item.number) for item in numbers] == [(0, 1), (0, 2), (1, 0)]


def test_a_table_has_rows_of_cells() -> None:
    rows = body.table_rows("a | b\\|c\n--|--\n| 1 |  |")
    assert [[cell.text for cell in row] for row in rows] == [["a", "b\\|c"], ["1", ""]]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It is **so** [@key].", ("It is so.",)),
        ("## A *head*", ("A head",)),
        ("> One\n> — Jane", ("One", "Jane")),
        ("- a\n- [b](https://example.org)", ("a", "b")),
        ('![a](asset:00 "words")', ("words",)),
        ("![a](asset:00)", ()),
        ("::ad{#ad-1}", ()),
        ("---", ()),
        ("```\na *b*\n```", ("a *b*",)),
    ],
)
def test_words_as_a_reader_sees_them(text: str, shown: tuple[str, ...]) -> None:
    (block,) = body.parse(text)
    assert body.plain_texts(block) == shown


def test_prose_is_what_counts_between_ads() -> None:
    text = "Words\n\n# Head\n\n> q\n\n- a\n\n---\n\n::ad{#a}"
    assert [body.is_prose(block) for block in body.parse(text)] == [True, False, True, True, False, False]


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "unit",
    [
        "word ",
        "\n",
        "# a\n",
        "> ",
        ">\n",
        "- a\n",
        "  - a\n",
        "1. a\n",
        "```\n",
        "|",
        "a | b\n",
        "|-",
        "![",
        "\\",
        "::ad{#",
        " ",
    ],
)
def test_time_grows_with_the_length_alone(unit: str) -> None:
    text = "x" + unit * (400_000 // len(unit))
    for block in body.parse(text):
        body.plain_texts(block)
