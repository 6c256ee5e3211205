"""Blocks to HTML: the visible text stays, a block alone is read as it is in the story, further extensions plug in."""

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import Registry

from editor.article import body
from editor.article.body import Block, Image, Raw
from editor.article.text import admit, fold_spaces
from editor.exporting import markdown_extension, serialise
from editor.exporting.render import NEEDS_RECORDS, render
from tests.article.strategies import admitted_text, body_text
from tests.exporting.conftest import BODY
from tests.exporting.visible import visible_text


def words_of(block: Block) -> str:
    """Return the words that a block's HTML must show."""
    return fold_spaces("\n".join(body.plain_texts(block)))


def is_words(block: Block) -> bool:
    return not isinstance(block, NEEDS_RECORDS) and not (isinstance(block, Raw) and block.language == "html")


def assert_text_stays(text: str) -> None:
    for block in filter(is_words, body.parse(text)):
        assert visible_text(render(block)) == words_of(block)


@given(admitted_text)
def test_the_visible_text_of_any_text_stays(text: str) -> None:
    assert_text_stays(text)


@given(body_text)
def test_the_visible_text_of_any_story_stays(text: str) -> None:
    assert_text_stays(text)


def test_the_visible_text_of_every_real_story_stays(shared: Path) -> None:
    stories = [*shared.glob("inputs/*.txt"), *shared.glob("inputs/labelled/*.json")]
    assert stories
    for path in stories:
        assert_text_stays(admit(path.read_text("utf-8")))


@pytest.mark.parametrize("name", ["syndicated.txt", "saved-page.html", "README.md"])
def test_the_visible_text_of_the_sample_stays(root: Path, name: str) -> None:
    assert_text_stays(admit((root / "resources" / "sample" / name).read_text("utf-8")))


@given(body_text)
def test_a_block_alone_is_read_as_in_its_story(text: str) -> None:
    """The cache is keyed by a block's source, so the source alone must say what the block is."""
    for block in body.parse(text):
        (alone,) = body.parse(block.source)
        assert type(alone) is type(block)
        assert body.plain_texts(alone) == body.plain_texts(block)


def test_markers_and_pictures_need_their_records() -> None:
    left = [block for block in body.parse(BODY) if not render(block)]
    assert left
    assert all(isinstance(block, NEEDS_RECORDS) for block in left)
    assert Image in NEEDS_RECORDS


class _Shout(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter("strong"):
            element.set("class", "loud")


class _ShoutExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Shout(md), "shout", 0)


def test_further_extensions_plug_in() -> None:
    assert markdown_extension.build(_ShoutExtension()).convert("**a**") == '<p><strong class="loud">a</strong></p>'


def test_nothing_of_the_librarys_own_reading_is_left() -> None:
    reader = markdown_extension.build()
    registries: tuple[Registry[Any], ...] = (
        reader.preprocessors,
        reader.inlinePatterns,
        reader.treeprocessors,
        reader.postprocessors,
        reader.parser.blockprocessors,
    )
    assert [len(registry) for registry in registries] == [0] * len(registries)


def test_attributes_keep_their_order_and_are_escaped() -> None:
    element = Element("a", {"title": '"<&>', "href": "x", "class": "y"})
    assert serialise.to_html(element) == '<a title="&quot;&lt;&amp;&gt;" href="x" class="y"></a>'


def test_depth_is_no_matter() -> None:
    text = "\n".join("  " * depth + "- x" for depth in range(1_500))
    html = markdown_extension.build().convert(text)
    assert html.count("<ul>") == 1_500
    assert html.endswith("</li></ul>")
