"""The document of a story: its source, its offsets, its edits, through typing, undo and redo."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QApplication

from editor.article import edits
from editor.article.edits import Edit
from editor.ui.body.body_document import BodyDocument

pytestmark = pytest.mark.usefixtures("qapp")

words = st.text(st.sampled_from("ab .\n😀漢\u00a0"), max_size=12)


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [("one\n\ntwo\n", "one\n\ntwo\n"), ("10\u00a0000 km", "10\u00a0000 km"), ("a\r\nb\u2028c", "a\nb\nc"), ("", "")],
)
def test_the_source_is_what_was_put_in(given_text: str, kept: str) -> None:
    document = BodyDocument(given_text)
    assert document.source == kept
    assert not document.isUndoAvailable()
    assert not document.isModified()


def test_a_document_comes_in_the_type_and_width_of_the_one_whose_place_it_takes() -> None:
    before = BodyDocument("one")
    font = before.defaultFont()
    font.setPointSizeF(font.pointSizeF() + 7)
    before.set_type(font)
    before.setTextWidth(412)
    document = BodyDocument("two " * 200, like=before)
    assert (document.defaultFont(), document.textWidth()) == (font, 412)
    before.set_source("two " * 200)
    assert document.size() == before.size()


def test_a_text_read_inside_an_edit_before_it_changes_is_not_that_of_after() -> None:
    document = BodyDocument("```\ncode\n```\n\none")
    cursor = document.cursor(len(document.source))
    cursor.beginEditBlock()
    assert document.source.endswith("one")
    assert document.raw_lines == {0, 1, 2}
    cursor.insertText("\n\n```\nx\n```")
    cursor.endEditBlock()
    assert document.source.endswith("one\n\n```\nx\n```")
    assert document.raw_lines == {0, 1, 2, 6, 7, 8}


def test_the_text_is_the_same_value_while_it_is_equal() -> None:
    document = BodyDocument("one\n\ntwo")
    before = document.source
    document.cursor(0, 3).setBlockFormat(QTextBlockFormat())
    assert document.source is before
    document.cursor(0).insertText("x")
    document.undo()
    assert document.source == before


def consistent(document: BodyDocument) -> bool:
    source = document.source
    offsets = range(-1, len(source) + 3)
    return document.positions(offsets) == [document.position(offset) for offset in offsets] and all(
        document.position(offset) == len(source[:offset].encode("utf-16-le")) // 2
        and document.offset(document.position(offset)) == offset
        for offset in range(len(source) + 1)
    )


@given(words, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 8), words, st.booleans()), max_size=6))
def test_offsets_stay_right_through_edits_undo_and_redo(start: str, steps: list[tuple[int, int, str, bool]]) -> None:
    document = BodyDocument(start)
    for at, length, text, take_back in steps:
        source = document.source
        low = min(at, len(source))
        high = min(low + length, len(source))
        document.apply([Edit(low, high, text)])
        assert document.source == source[:low] + text + source[high:]
        assert consistent(document)
        if take_back and document.isUndoAvailable():
            document.undo()
            assert consistent(document)
            document.redo()
            assert consistent(document)


def test_edits_are_one_undo_step() -> None:
    document = BodyDocument("😀 one two one")
    changes = (Edit(2, 5, "three"), Edit(10, 13, "four"))
    document.apply(changes)
    assert document.source == edits.apply("😀 one two one", changes) == "😀 three two four"
    document.undo()
    assert document.source == "😀 one two one"
    assert not document.isUndoAvailable()


def test_every_line_keeps_the_line_height(qapp: QApplication) -> None:
    document = BodyDocument("one\n\ntwo")
    document.apply([Edit(3, 3, "\nmore\nlines"), Edit(8, 8, "\n\nend")])
    cursor = QTextCursor(document)
    heights = set()
    while True:
        heights.add(cursor.blockFormat().lineHeight())
        if not cursor.movePosition(QTextCursor.MoveOperation.NextBlock):
            break
    assert heights == {150.0}
