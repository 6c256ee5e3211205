"""Enter: a paragraph, the next item of a list, a line of a quotation, or a line in the same paragraph."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from editor.ui.body import inline_marks, line_reading
from editor.ui.body.quiet_syntax import LineKind
from editor.ui.body.typed_text import is_raw, start_paragraph_after

if TYPE_CHECKING:
    from editor.ui.body.body_operations import BodyOperations

_KEEP = QTextCursor.MoveMode.KeepAnchor


def enter(editor: "BodyOperations") -> bool:
    """Begin a paragraph, the next item of a list, or a line of a quotation; an empty item ends its list.

    Marks that stand round the break close before it and open again after it.
    """
    if card := editor.selected_card():
        start_paragraph_after(editor, card)
        return True
    cursor = editor.textCursor()
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    block = cursor.block()
    line = block.text()
    lead = line_reading.lead_of(editor.story, block)
    if lead is not None and editor.column(cursor.position()) >= len(lead.text) and lead.is_here:
        if line[len(lead.text) :].strip():
            _break(editor, cursor, f"\n{lead.following}")
        else:
            cursor.setPosition(block.position(), _KEEP)
            cursor.removeSelectedText()
    elif lead is not None and not lead.is_here:
        _break(editor, cursor, f"\n{lead.following}")
    elif not line.strip() or is_raw(editor):
        cursor.insertText("\n")
    else:
        _break(editor, cursor, "\n\n" if editor.aids.enter_begins_paragraph else "\n")
    cursor.endEditBlock()
    editor.setTextCursor(cursor)
    return True


def _break(editor: "BodyOperations", cursor: QTextCursor, parted_by: str) -> None:
    """Break a line at the caret, without white space at the break."""
    line, column = cursor.block().text(), editor.column(cursor.position())
    start = line_reading.lead_length(editor.story, cursor.block())
    parting = inline_marks.parting(line[start:], column - start) if column > start else inline_marks.Parting(0)
    column = start + parting.at if column > start else column
    end = column
    while end < len(line) and line[end] == " ":
        end += 1
    while parting.closing and column > start and line[column - 1] == " ":
        column -= 1
    first = editor.story.offset(cursor.block().position())
    cursor.setPosition(editor.story.position(first + column))
    cursor.setPosition(editor.story.position(first + end), _KEEP)
    cursor.insertText(f"{parting.closing}{parted_by}{parting.opening}")


def break_line(editor: "BodyOperations") -> bool:
    """Begin a new line in the same paragraph: a break that is kept; a heading has one line, so a paragraph follows."""
    if card := editor.selected_card():
        cursor = editor.textCursor()
        cursor.setPosition(card.start)
        cursor.insertText("\n\n")
        cursor.setPosition(card.start)
        editor.setTextCursor(cursor)
        return True
    cursor = editor.textCursor()
    block = cursor.block()
    line = line_reading.read_line(editor.story, block)
    if any(span.style.startswith("heading") for span in line.spans):
        return enter(editor)
    before = block.text()[: editor.column(cursor.selectionStart())]
    lead = line_reading.lead_of(editor.story, block)
    if line.kind is LineKind.RAW or not before[len(lead.text) if lead and lead.is_here else 0 :].strip():
        cursor.insertText("\n")
    elif lead is None:
        cursor.insertText("\\\n")
    else:
        cursor.insertText("\\\n" + (lead.text if lead.text.startswith(">") else " " * len(lead.text)))
    editor.setTextCursor(cursor)
    return True
