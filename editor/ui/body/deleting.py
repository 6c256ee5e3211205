"""Deleting: cards and citations whole, the break between two paragraphs whole, and no mark left in the words."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock, QTextCursor

from editor.ui.body import line_reading
from editor.ui.body.line_reading import PlacedUnit

if TYPE_CHECKING:
    from editor.ui.body.body_operations import BodyOperations

_KEEP = QTextCursor.MoveMode.KeepAnchor


def backspace(editor: "BodyOperations") -> bool:
    """Delete backwards: a card or citation whole, a paragraph's break whole, a line's marker whole."""
    if (done := _delete_selected(editor)) is not None:
        return done
    cursor = editor.textCursor()
    block = cursor.block()
    if _is_kept_break(editor, block.previous()) and _is_indent(editor, block, editor.column(cursor.position())):
        _take(cursor, block.position() - 2, cursor.position())
        return True
    if cursor.position() == block.position():
        return _backspace_at_start(editor, cursor, block)
    if unit := _chip_at(editor, block, end=cursor.position()):
        _remove_chip(editor, unit)
        return True
    begun = line_reading.lead_of(editor.story, block)  # also of a first item, which alone is no list yet
    lead = len(begun.text) if begun and begun.is_here else line_reading.lead_length(editor.story, block)
    if lead and editor.column(cursor.position()) == lead:
        cursor.setPosition(block.position(), _KEEP)
        cursor.removeSelectedText()
        return True
    return False


def _delete_selected(editor: "BodyOperations") -> bool | None:
    """Delete a selected card, or leave other selected words to Qt; return None where nothing is selected."""
    if card := editor.selected_card():
        editor.remove_card(card)
        return True
    if editor.textCursor().hasSelection():
        grow_over_lead(editor)
        return False
    return None


def _backspace_at_start(editor: "BodyOperations", cursor: QTextCursor, block: QTextBlock) -> bool:
    before = block.previous()
    above = before.previous() if _blank(before) else before
    if card := _card_of(editor, above):
        if _blank(block) and block.next().isValid():
            cursor.deletePreviousChar()
        editor.select(card)
        return True
    if _blank(block):
        return False
    lead = line_reading.lead_length(editor.story, block)
    words = block.position() + lead
    if not before.isValid():
        _take(cursor, block.position(), words)
        return lead > 0
    if line_reading.lead_length(editor.story, before) == len(before.text()) > 0:
        _take(cursor, before.position(), block.position())  # the bare “>” between two paragraphs of a quotation
        return True
    if _blank(before) and above.isValid() and not _blank(above):
        _take(cursor, above.position() + above.length() - 1, words)
        return True
    if lead and not _blank(before):
        _take(cursor, block.position() - 1, words)
        return True
    return False


def _take(cursor: QTextCursor, start: int, end: int) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, _KEEP)
    cursor.removeSelectedText()


def delete(editor: "BodyOperations") -> bool:
    """Delete forwards: a card or citation whole, a paragraph's break whole."""
    if (done := _delete_selected(editor)) is not None:
        return done
    cursor = editor.textCursor()
    block = cursor.block()
    if cursor.position() < block.position() + block.length() - 1:
        if unit := _chip_at(editor, block, start=cursor.position()):
            _remove_chip(editor, unit)
            return True
        return False
    after = block.next()
    below = after.next() if _blank(after) else after
    if card := _card_of(editor, below):
        if _blank(block) and _card_of(editor, after):
            cursor.deleteChar()
            card = _card_of(editor, cursor.block()) or card
        editor.select(card)
        return True
    if not below.isValid() or _blank(below) or _blank(block):
        return False
    lead = line_reading.lead_length(editor.story, below)
    if below == after and _is_kept_break(editor, block):
        indent = len(below.text()) - len(below.text().lstrip(" "))
        _take(cursor, cursor.position() - 1, below.position() + (lead or indent))
        return True
    if below == after and not lead:
        return False
    _take(cursor, cursor.position(), below.position() + lead)
    return True


def grow_over_lead(editor: "BodyOperations") -> None:
    """Take into the selection what marks its last line as a heading, quotation or item, where its words join others."""
    cursor = editor.textCursor()
    first, last = (editor.story.findBlock(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
    if first == last or cursor.selectionStart() == first.position():
        return
    end = last.position() + line_reading.lead_length(editor.story, last)
    if cursor.selectionEnd() < end:
        cursor.setPosition(cursor.selectionStart())
        cursor.setPosition(end, _KEEP)
        editor.setTextCursor(cursor)


def _is_kept_break(editor: "BodyOperations", block: QTextBlock) -> bool:
    """Return whether a line ends in a break that is kept: the backslash belongs to it, and goes with it."""
    text = block.text() if block.isValid() else ""
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1 and block.blockNumber() not in editor.story.raw_lines


def _is_indent(editor: "BodyOperations", block: QTextBlock, column: int) -> bool:
    """Return whether nothing but what a line that goes on begins with stands before a column of it."""
    return not block.text()[:column].strip() or column <= line_reading.lead_length(editor.story, block)


def _blank(block: QTextBlock) -> bool:
    return block.isValid() and block.length() <= 1


def _card_of(editor: "BodyOperations", block: QTextBlock) -> PlacedUnit | None:
    if not block.isValid():
        return None
    placed = line_reading.unit_at(editor.story, block.position())
    return placed if placed and placed.is_card else None


def _chip_at(editor: "BodyOperations", block: QTextBlock, start: int = -1, end: int = -1) -> PlacedUnit | None:
    for placed in line_reading.units_of(editor.story, block):
        if not placed.is_card and (placed.start == start or placed.end == end):
            return placed
    return None


def _remove_chip(editor: "BodyOperations", placed: PlacedUnit) -> None:
    """Delete a citation with the space before it."""
    cursor = editor.textCursor()
    document = editor.story
    has_space = placed.start > 0 and document.characterAt(placed.start - 1) == " "
    cursor.setPosition(placed.start - has_space)
    cursor.setPosition(placed.end, _KEEP)
    cursor.removeSelectedText()
    editor.setTextCursor(cursor)


def delete_word(
    move: QTextCursor.MoveOperation, alone: Callable[["BodyOperations"], bool]
) -> Callable[["BodyOperations"], bool]:
    """Return the operation that deletes up to a word's edge, and what `alone` deletes whole."""

    def operation(editor: "BodyOperations") -> bool:
        cursor = editor.textCursor()
        if cursor.hasSelection():
            return alone(editor)
        if alone(editor):
            return True
        before = cursor.position()
        cursor.movePosition(move, _KEEP)
        there = line_reading.unit_at(editor.story, cursor.anchor())
        here = line_reading.unit_at(editor.story, cursor.position())
        anchor, position = line_reading.settle(cursor.anchor(), cursor.position(), before, here, there)
        cursor.setPosition(anchor)
        cursor.setPosition(position, _KEEP)
        cursor.removeSelectedText()
        return True

    return operation
