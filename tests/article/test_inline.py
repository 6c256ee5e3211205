"""Markup inside a line: a mark is markup only where it can be nothing else."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article import inline
from editor.article.inline import Citation, Cited, Code, Inline, LineBreak, Link, Styled, Text
from tests.article.strategies import TRICKY, admitted_text


def tree(text: str) -> list[object]:
    """Return the pieces as nested lists of names and words."""

    def one(piece: Inline) -> object:
        if isinstance(piece, Text):
            return piece.text
        if isinstance(piece, Code):
            return ["code", piece.text]
        if isinstance(piece, LineBreak):
            return ["br"]
        if isinstance(piece, Citation):
            return ["cite", *(f"{cited.key}|{cited.locator}" for cited in piece.cited)]
        name = piece.element if isinstance(piece, Styled) else f"a {piece.address}"
        return [name, *map(one, piece.children)]

    return [one(piece) for piece in inline.read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("words", ["words"]),
        ("*a*", [["em", "a"]]),
        ("_a_", [["em", "a"]]),
        ("**a**", [["strong", "a"]]),
        ("***a***", [["strong", ["em", "a"]]]),
        ("~~a~~", [["s", "a"]]),
        ("`a *b*`", [["code", "a *b*"]]),
        ("``a ` b``", [["code", "a ` b"]]),
        ("5*3*2", ["5*3*2"]),
        ("snake_case_name", ["snake_case_name"]),
        ("a * b * c", ["a * b * c"]),
        ("*a", ["*a"]),
        ("**a*", ["**a*"]),
        ("~a~", ["~a~"]),
        ("\\*a\\*", ["*", "a", "*"]),
        ("\\a", ["\\a"]),
        ("[a](https://example.org)", [["a https://example.org", "a"]]),
        ("[a *b*](/x)", [["a /x", "a ", ["em", "b"]]]),
        ("[a](https://example.org/b_(c))", [["a https://example.org/b_(c)", "a"]]),
        ('[a](/x "title")', [["a /x", "a"]]),
        ("[a](javascript:alert(1))", ["[a](javascript:alert(1))"]),
        ("[a](//example.org)", ["[a](//example.org)"]),
        ("[](/x)", ["[](/x)"]),
        ("[a] (/x)", ["[a] (/x)"]),
        ("<https://example.org>", [["a https://example.org", "https://example.org"]]),
        ("<b>a</b>", ["<b>a</b>"]),
        ("a  \nb", ["a", ["br"], "b"]),
        ("a\\\nb", ["a", ["br"], "b"]),
        ("a\nb", ["a\nb"]),
        ("so [@key]", ["so", ["cite", "key|"]]),
        ("so [@a, p. 3; @b]", ["so", ["cite", "a|p. 3", "b|"]]),
        ("so [@]", ["so [@]"]),
        ("so [@a b]", ["so [@a b]"]),
        ("&amp;", ["&amp;"]),
    ],
)
def test_what_is_markup(text: str, expected: list[object]) -> None:
    assert tree(text) == expected


@given(st.text(alphabet=TRICKY, max_size=120))
def test_pieces_part_the_text_without_gap(text: str) -> None:
    def check(pieces: tuple[Inline, ...], start: int, end: int) -> None:
        at = start
        for piece in pieces:
            assert at <= piece.start < piece.end <= end
            at = piece.end
            if isinstance(piece, Styled | Link):
                check(piece.children, piece.start, piece.end)

    pieces = inline.read(text)
    check(pieces, 0, len(text))
    edges = [(0, 0), *((piece.start, piece.end) for piece in pieces), (len(text), len(text))]
    assert all(end == start for (_, end), (start, _) in itertools.pairwise(edges))


@given(admitted_text)
def test_escaped_words_are_shown_as_they_are(words: str) -> None:
    for escape in (inline.escape, inline.escape_all):
        assert inline.plain(escape(words)).text.split() == words.split()


def test_words_without_markup_need_no_escape() -> None:
    words = "5*3*2 is 30, says Jane_Doe [sic] <now> — 50% off"
    assert inline.escape(words) == words


@given(st.text(alphabet=TRICKY, max_size=80))
def test_each_plain_character_leads_to_itself(text: str) -> None:
    words = inline.plain(text)
    for at, sign in enumerate(words.text):
        assert text[words.outer(at)] == sign


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://example.org", True),
        ("HTTP://example.org", True),
        ("mailto:a@example.org", True),
        ("tel:+1", True),
        ("/within", True),
        ("#part", True),
        ("asset:00", True),
        ("//example.org", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("example.org", False),
        (" javascript:x", False),
    ],
)
def test_safe_addresses(address: str, safe: bool) -> None:
    assert inline.is_safe_address(address) is safe


def test_walk_gives_the_inner_pieces_too() -> None:
    pieces = list(inline.walk(inline.read("**a [b](/x) [@k, 2]**")))
    assert [piece.cited for piece in pieces if isinstance(piece, Citation)] == [(Cited("k", "2"),)]
    assert any(isinstance(piece, Link) for piece in pieces)


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "unit",
    [
        "*",
        "**a ",
        "_a",
        "[",
        "[a](",
        "[a](b",
        "]",
        "](",
        "`",
        "``a`",
        "\\",
        "<",
        "<https://",
        "[@a",
        "[@a; ",
        " [@",
        "~~",
        "*a_b",
    ],
)
def test_time_grows_with_the_length_alone(unit: str) -> None:
    text = unit * (190_000 // len(unit))
    assert len(inline.plain(text).text) <= len(text)


def test_an_endless_paragraph_is_shown_as_typed() -> None:
    text = "*a* " * 60_000
    assert inline.plain(text).text == text
