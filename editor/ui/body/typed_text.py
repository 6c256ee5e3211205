"""Typing: characters, the marks that a language has for plain ones, and a paragraph of its own for a new line."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock, QTextCursor

from editor.ui.body import deleting, typing_aids
from editor.ui.body.line_reading import PlacedUnit

if TYPE_CHECKING:
    from editor.ui.body.body_operations import BodyOperations

_KEEP = QTextCursor.MoveMode.KeepAnchor
_PAIRS = {"(": ")", "[": "]"}


def type_text(editor: "BodyOperations", text: str) -> bool:
    """Type characters: after a selected card they begin a paragraph; on a blank line they are one of their own.

    Returns False where Qt shall put them in.
    """
    card = editor.selected_card()
    if card is None and editor.textCursor().hasSelection():
        deleting.grow_over_lead(editor)
    if card is None and not stands_close(editor, text):
        return _typed(editor, text)
    step = QTextCursor(editor.story)
    step.beginEditBlock()
    if card is not None:
        start_paragraph_after(editor, card)
    else:
        stand_apart(editor)
    if not _typed(editor, text):
        editor.textCursor().insertText(text)
    step.endEditBlock()
    return True


def _typed(editor: "BodyOperations", text: str) -> bool:
    aids = editor.aids
    if aids.auto_pair and text in _PAIRS and not editor.textCursor().hasSelection():
        cursor = editor.textCursor()
        cursor.insertText(text + _PAIRS[text])
        cursor.movePosition(QTextCursor.MoveOperation.Left)
        editor.setTextCursor(cursor)
        return True
    if not aids.smart_marks or text not in typing_aids.TRIGGERS or is_raw(editor):
        return False
    cursor = editor.textCursor()
    before = cursor.block().text()[: editor.column(cursor.selectionStart())]
    change = typing_aids.substitution(before, text, aids.language)
    if change is None:
        return False
    cursor.insertText(text)  # as typed first, so that undo gives it back
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.Left, _KEEP, change.taken)
    cursor.insertText(change.text)
    cursor.endEditBlock()
    editor.setTextCursor(cursor)
    return True


def is_raw(editor: "BodyOperations") -> bool:
    """Return whether the caret is in a fenced block, where everything is kept as it is typed."""
    return editor.textCursor().block().blockNumber() in editor.story.raw_lines


def start_paragraph_after(editor: "BodyOperations", card: PlacedUnit) -> None:
    """Begin an empty paragraph after a card and put the caret there."""
    cursor = editor.textCursor()
    cursor.setPosition(card.end)
    cursor.insertText("\n\n")
    editor.setTextCursor(cursor)


def stands_close(editor: "BodyOperations", text: str) -> bool:
    """Return whether what is typed on a blank line would become one with the words right above or below it.

    Somebody who has Enter end a line and not a paragraph wants that, and so does a row of a table or a kept break.
    """
    cursor = editor.textCursor()
    block = cursor.block()
    if cursor.hasSelection() or block.text().strip() or not editor.aids.enter_begins_paragraph or is_raw(editor):
        return False
    above = block.previous()
    if text == "|" and _has_words(above) and above.text().startswith("|"):
        return False
    return (_has_words(above) and not above.text().endswith("\\")) or _has_words(block.next())


def stand_apart(editor: "BodyOperations") -> None:
    """Put in the blank lines that are missing round the line with the caret."""
    cursor = editor.textCursor()
    block, column = cursor.block(), cursor.positionInBlock()
    above, has_below = block.previous(), _has_words(block.next())
    cursor.setPosition(block.position())
    if _has_words(above) and not above.text().endswith("\\"):
        cursor.insertText("\n")
    place = cursor.position() + column
    if has_below:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertText("\n")
    cursor.setPosition(place)
    editor.setTextCursor(cursor)


def _has_words(block: QTextBlock) -> bool:
    return block.isValid() and block.text().strip() != ""
