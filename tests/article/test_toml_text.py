"""TOML written by hand: the line of a key is found however it is written, and what is written is read again."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article import toml_text
from editor.article.errors import Trouble

TEXT = """\
title = "x"
places.most = 3 # dotted

[checks]
"quoted-key" = 1

[ weekly . duties ]
edits = "style"

[[slot]]
name = "top"

[[slot]] # the second
sizes = [
  "1x1",
]
name = "low"
kinds = { small = 1 }
"""


@pytest.mark.parametrize(
    ("table", "key", "nth", "line"),
    [
        ("", "title", 0, 1),
        ("", "places", 0, 2),
        ("places", "most", 0, 2),
        ("", "checks", 0, 4),
        ("checks", "quoted-key", 0, 5),
        ("checks", "missing", 0, 4),
        ("weekly", "duties", 0, 7),
        ("weekly.duties", "edits", 0, 8),
        ("weekly.duties", "", 0, 7),
        ("", "slot", 0, 10),
        ("", "slot", 1, 13),
        ("slot", "name", 0, 11),
        ("slot", "name", 1, 17),
        ("slot", "sizes", 0, 10),
        ("slot", "sizes", 1, 14),
        ("", "nowhere", 0, 1),
    ],
)
def test_the_line_of_a_key_is_found(table: str, key: str, nth: int, line: int) -> None:
    assert tomllib.loads(TEXT)
    assert toml_text.line_of(TEXT, table, key, nth) == f"Line {line}:"


def test_the_table_of_a_key_inside_one_line_is_found() -> None:
    assert toml_text.line_of("\nchecks = { a = 1 }\n", "checks", "a") == "Line 2:"


@pytest.mark.parametrize(("text", "line"), [("a = 1\nb = \nc", 2), ('\n\nb = """\n\n', 3), ("a = 1\na = 2", 2)])
def test_what_is_no_toml_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(Trouble, match=rf"^Line {line}: this is no TOML: [^(]+\.$"):
        toml_text.read(text, Trouble)


@given(st.text(), st.text(max_size=5), st.text(max_size=5))
def test_any_text_has_a_line_for_any_key(text: str, table: str, key: str) -> None:
    line = int(toml_text.line_of(text, table, key).removeprefix("Line ").removesuffix(":"))
    assert 1 <= line <= text.count("\n") + 1


_WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x7f"))


@given(st.one_of(_WORDS, st.booleans(), st.integers(-(2**63), 2**63 - 1), st.lists(_WORDS).map(tuple)))
def test_what_is_written_is_read_again(what: str | bool | int | tuple[str, ...]) -> None:
    read = toml_text.read(f"key = {toml_text.literal(what)}", Trouble)["key"]
    assert (tuple(read) if isinstance(read, list) else read) == what
