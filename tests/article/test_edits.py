"""Edits of a body leave every other character untouched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article import body, edits
from editor.article.article import Article
from editor.article.edits import Edit
from editor.article.inline import Cited
from editor.article.text import admit, fold_spaces
from tests.article.strategies import body_text, stories


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ([], "abcdef"),
        ([Edit(0, 0, "x"), Edit(6, 6, "y")], "xabcdefy"),
        ([Edit(1, 3, ""), Edit(4, 5, "EE")], "adEEf"),
        ([Edit(4, 5, "EE"), Edit(1, 3, "")], "adEEf"),
        ([Edit(2, 2, "-"), Edit(2, 4, "x")], "ab-xef"),
    ],
)
def test_offsets_are_those_before_any_edit(changes: list[Edit], text: str) -> None:
    assert edits.apply("abcdef", changes) == text


def test_citations_are_found_in_every_block_with_words() -> None:
    text = "One [@a].\n\n> Two [@b, p. 3; @a]\n\n- three [@c]\n\n`[@d]` \\[@e]\n\n```\n[@f]\n```\n"
    found = edits.citations(text)
    assert [tuple(one.key for one in citation.cited) for _, citation in found] == [("a",), ("b", "a"), ("c",)]
    assert [text[start : start + 3] for start, _ in found] == [" [@"] * 3


@pytest.mark.parametrize(
    ("cited", "written"),
    [
        ([Cited("a")], "[@a]"),
        ([Cited("a", "p. 3"), Cited("b")], "[@a, p. 3; @b]"),
    ],
)
def test_a_citation_is_written_as_it_is_read(cited: list[Cited], written: str) -> None:
    assert edits.write_citation(cited) == written
    ((_, citation),) = edits.citations(f"x {written}")
    assert list(citation.cited) == cited


def test_renaming_touches_the_keys_alone() -> None:
    text = "One  *two* [@a, p. 3; @b].\n\nThree[@a] \\[@a]\n"
    assert edits.rename_citations(text, {"a": "z"}) == "One  *two* [@z, p. 3; @b].\n\nThree[@z] \\[@a]\n"
    assert edits.rename_citations(text, {"q": "z"}) == text


@given(stories())
def test_renaming_there_and_back_changes_nothing(article: Article) -> None:
    there = {source.key: f"{source.key}-new" for source in article.sources}
    back = {new: old for old, new in there.items()}
    assert edits.rename_citations(edits.rename_citations(article.body, there), back) == article.body


@pytest.mark.parametrize(
    ("text", "at", "result"),
    [
        ("", 0, "M\n"),
        ("One.\n\nTwo.\n", 0, "M\n\nOne.\n\nTwo.\n"),
        ("One.\n\nTwo.\n", 2, "One.\n\nM\n\nTwo.\n"),
        ("One.\n\nTwo.\n", 5, "One.\n\nM\n\nTwo.\n"),
        ("One.\n\nTwo.\n", 8, "One.\n\nTwo.\n\nM\n"),
        ("One.\n# Two\n", 1, "One.\n\nM\n\n# Two\n"),
        ("- a\n- b\n", 2, "- a\n- b\n\nM\n"),
    ],
)
def test_a_marker_splits_no_block(text: str, at: int, result: str) -> None:
    assert edits.apply(text, [edits.insert_marker(text, "M", at)]) == result


@given(body_text, st.integers(0, 200))
def test_a_marker_comes_in_and_every_block_stays(text: str, at: int) -> None:
    marker = body.marker("ad", "new")
    sources = [block.source for block in body.parse(text)]
    after = [
        block.source for block in body.parse(edits.apply(text, [edits.insert_marker(text, marker, min(at, len(text)))]))
    ]
    assert sorted(after) == sorted([*sources, marker])
    after.remove(marker)
    assert after == sources


@given(body_text)
def test_a_removed_block_takes_no_other_along(text: str) -> None:
    blocks = body.parse(text)
    for number, block in enumerate(blocks):
        rest = edits.apply(text, [edits.remove_block(text, block)])
        words = "".join(one.source for one in (*blocks[:number], *blocks[number + 1 :]))
        assert "".join(rest.split()) == "".join(words.split())


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_picture_is_read_back_with_its_words(alternative: str, caption: str) -> None:
    line = edits.write_picture("asset:0a", admit(alternative), admit(caption))
    (block,) = body.parse(line)
    assert isinstance(block, body.Image)
    expected = (fold_spaces(admit(alternative)), fold_spaces(admit(caption)))
    assert (block.alternative, block.caption) == expected
