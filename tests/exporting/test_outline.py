"""Headings skip no level on a page, whatever was typed, and an import finds what was typed."""

import dataclasses
import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article.article import Article, Furniture
from editor.exporting.export import ExportRequest
from editor.exporting.targets import export
from editor.importing import importer

PLAIN = Article(Furniture("x", headline="Headline"), "")


def shown(levels: list[int], target: str = "html") -> list[int]:
    text = "".join(f"{'#' * level} Head\n\nWords.\n\n" for level in levels)
    html = export(target, ExportRequest(dataclasses.replace(PLAIN, body=text))).content.decode()
    return [int(level) for level in re.findall(r"<h([2-6])\b", html)]


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [([2, 3, 2], [2, 3, 2]), ([3], [2]), ([4, 4, 2], [2, 3, 2]), ([1, 3, 6, 6], [2, 3, 4, 5]), ([], [])],
)
def test_a_heading_stands_at_most_one_level_below_the_one_before(typed: list[int], set_as: list[int]) -> None:
    assert shown(typed) == set_as
    assert shown(typed, "page") == set_as


@given(st.lists(st.integers(1, 6), max_size=8))
def test_no_level_is_skipped_and_an_import_finds_what_was_typed(typed: list[int]) -> None:
    levels = [1, *shown(typed)]
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels))
    text = "\n\n".join(f"{'#' * level} Head" for level in typed) + "\n"
    article = dataclasses.replace(PLAIN, body=text if typed else "Words.\n")
    html = export("html", ExportRequest(article)).content
    assert importer.draft(importer.read(html, "x.html"), slug="x").article == article
