"""What keys do in the body beside what Qt does: paragraphs, lists, whole units, marks, moving blocks.

Each operation takes the editor, does its work and returns True, or leaves the key to Qt and returns False.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QTextBlock, QTextCursor

from editor.ui.body import line_reading, typing_aids
from editor.ui.body.line_reading import PlacedUnit
from editor.ui.body.quiet_syntax import LineKind, Style

if TYPE_CHECKING:
    from editor.ui.body.body_editor import BodyEditor

Operation = Callable[["BodyEditor"], bool]
_KEEP = QTextCursor.MoveMode.KeepAnchor
_PAIRS = {"(": ")", "[": "]"}


def press(editor: "BodyEditor", event: QKeyEvent) -> bool:
    """Do what a key press asks for; return False where Qt shall do it."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    operation = KEYS.get((event.key(), modifiers.value))
    if operation is not None and (not editor.isReadOnly() or operation in _READING):
        return operation(editor)
    if editor.isReadOnly():
        return False
    if event.matches(QKeySequence.StandardKey.Cut):
        editor.cut()
        return True
    text = event.text()
    if not text or not text.isprintable() or modifiers & _COMMANDS == Qt.KeyboardModifier.ControlModifier:
        return False
    return type_text(editor, text)


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier  # both together are AltGr


def type_text(editor: "BodyEditor", text: str) -> bool:
    """Type characters: after a selected card they begin a paragraph; a language's marks replace plain ones."""
    if card := editor.selected_card():
        step = QTextCursor(editor.story)
        step.beginEditBlock()
        start_paragraph_after(editor, card)
        editor.textCursor().insertText(text)
        step.endEditBlock()
        return True
    aids = editor.aids
    if aids.auto_pair and text in _PAIRS and not editor.textCursor().hasSelection():
        cursor = editor.textCursor()
        cursor.insertText(text + _PAIRS[text])
        cursor.movePosition(QTextCursor.MoveOperation.Left)
        editor.setTextCursor(cursor)
        return True
    if not aids.smart_marks or text not in typing_aids.TRIGGERS or _is_raw(editor):
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


def _is_raw(editor: "BodyEditor") -> bool:
    return line_reading.read_line(editor.story, editor.textCursor().block()).kind is LineKind.RAW


def start_paragraph_after(editor: "BodyEditor", card: PlacedUnit) -> None:
    """Begin an empty paragraph after a card and put the caret there."""
    cursor = editor.textCursor()
    cursor.setPosition(card.end)
    cursor.insertText("\n\n")
    editor.setTextCursor(cursor)


def enter(editor: "BodyEditor") -> bool:
    """Begin a paragraph, the next item of a list, or a line of a quotation; an empty item ends its list."""
    if card := editor.selected_card():
        start_paragraph_after(editor, card)
        return True
    cursor = editor.textCursor()
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    block = cursor.block()
    line = block.text()
    column = editor.column(cursor.position())
    lead = _lead(editor, block)
    if lead is not None and column >= len(lead.text):
        if line[len(lead.text) :].strip():
            cursor.insertText(f"\n{lead.following}")
        else:
            cursor.setPosition(block.position(), _KEEP)
            cursor.removeSelectedText()
    elif not line.strip() or not editor.aids.enter_begins_paragraph or _is_raw(editor):
        cursor.insertText("\n")
    else:
        while column < len(line) and line[column] == " ":
            cursor.deleteChar()
            column += 1
        cursor.insertText("\n\n")
    cursor.endEditBlock()
    editor.setTextCursor(cursor)
    return True


def _lead(editor: "BodyEditor", block: QTextBlock) -> typing_aids.Lead | None:
    """Return what the line's item or quotation begins with; a sentence that begins with a number is none."""
    text = block.text()
    lead = typing_aids.lead(text)
    if lead is None:
        return None
    line = line_reading.read_line(editor.story, block)
    is_item = line.kind is LineKind.QUOTE or any(span.style is Style.BULLET for span in line.spans)
    return lead if is_item or not text[len(lead.text) :].strip() or lead.text.strip() in {"1.", "1)"} else None


def break_line(editor: "BodyEditor") -> bool:
    """Begin a new line in the same paragraph: a break that is kept."""
    if card := editor.selected_card():
        cursor = editor.textCursor()
        cursor.setPosition(card.start)
        cursor.insertText("\n\n")
        cursor.setPosition(card.start)
        editor.setTextCursor(cursor)
        return True
    cursor = editor.textCursor()
    lead = _lead(editor, cursor.block())
    cursor.insertText("\\\n" + ("> " if lead and lead.text.startswith(">") else ""))
    editor.setTextCursor(cursor)
    return True


def _blank(block: QTextBlock) -> bool:
    return block.isValid() and block.length() <= 1


def _card_of(editor: "BodyEditor", block: QTextBlock) -> PlacedUnit | None:
    if not block.isValid():
        return None
    placed = line_reading.unit_at(editor.story, block.position())
    return placed if placed and placed.is_card else None


def backspace(editor: "BodyEditor") -> bool:
    """Delete backwards: a card or citation whole, a paragraph's break whole, an item's marker whole."""
    cursor = editor.textCursor()
    if card := editor.selected_card():
        editor.remove_card(card)
        return True
    if cursor.hasSelection():
        return False
    block = cursor.block()
    if cursor.position() == block.position():
        return _backspace_at_start(editor, cursor, block)
    if unit := _chip_at(editor, block, end=cursor.position()):
        _remove_chip(editor, unit)
        return True
    lead = _lead(editor, block)
    if lead is not None and editor.column(cursor.position()) == len(lead.text):
        cursor.setPosition(block.position(), _KEEP)
        cursor.removeSelectedText()
        return True
    return False


def _backspace_at_start(editor: "BodyEditor", cursor: QTextCursor, block: QTextBlock) -> bool:
    before = block.previous()
    above = before.previous() if _blank(before) else before
    if card := _card_of(editor, above):
        if _blank(block) and block.next().isValid():
            cursor.deletePreviousChar()
        editor.select(card)
        return True
    if _blank(before) and above.isValid() and not _blank(above) and not _blank(block):
        _join(cursor, above.position() + above.length() - 1, block.position())
        return True
    return False


def _join(cursor: QTextCursor, start: int, end: int) -> None:
    """Take away what parts two paragraphs."""
    cursor.setPosition(start)
    cursor.setPosition(end, _KEEP)
    cursor.removeSelectedText()


def delete(editor: "BodyEditor") -> bool:
    """Delete forwards: a card or citation whole, a paragraph's break whole."""
    cursor = editor.textCursor()
    if card := editor.selected_card():
        editor.remove_card(card)
        return True
    if cursor.hasSelection():
        return False
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
    if _blank(after) and below.isValid() and not _blank(below) and not _blank(block):
        _join(cursor, cursor.position(), below.position())
        return True
    return False


def _chip_at(editor: "BodyEditor", block: QTextBlock, start: int = -1, end: int = -1) -> PlacedUnit | None:
    for placed in line_reading.units_of(editor.story, block):
        if not placed.is_card and (placed.start == start or placed.end == end):
            return placed
    return None


def _remove_chip(editor: "BodyEditor", placed: PlacedUnit) -> None:
    """Delete a citation with the space before it."""
    cursor = editor.textCursor()
    document = editor.story
    has_space = placed.start > 0 and document.characterAt(placed.start - 1) == " "
    cursor.setPosition(placed.start - has_space)
    cursor.setPosition(placed.end, _KEEP)
    cursor.removeSelectedText()
    editor.setTextCursor(cursor)


def _delete_word(move: QTextCursor.MoveOperation, alone: Operation) -> Operation:
    def operation(editor: "BodyEditor") -> bool:
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


def _step_off(forward: bool) -> Operation:
    """Return the operation that leaves a selected card, making a line to stand on where there is none."""

    def operation(editor: "BodyEditor") -> bool:
        card = editor.selected_card()
        if card is None:
            return False
        cursor = editor.textCursor()
        block = editor.story.findBlock(card.start)
        neighbour = block.next() if forward else block.previous()
        if neighbour.isValid():
            cursor.setPosition(neighbour.position() + (0 if forward else neighbour.length() - 1))
        elif not editor.isReadOnly():
            cursor.setPosition(card.end if forward else card.start)
            cursor.insertText("\n\n")
            if not forward:
                cursor.setPosition(card.start)
        editor.setTextCursor(cursor)
        return True

    return operation


def _toggle(element: str) -> Operation:
    def operation(editor: "BodyEditor") -> bool:
        editor.toggle(element)
        return True

    return operation


def link(editor: "BodyEditor") -> bool:
    """Put a link on the selection or the word, with the address that was copied last, or take it off."""
    editor.toggle_link(typing_aids.as_address(QGuiApplication.clipboard().text()))
    return True


def _call(name: str, *arguments: object) -> Operation:
    """Return the operation that calls a method of the editor."""

    def operation(editor: "BodyEditor") -> bool:
        getattr(editor, name)(*arguments)
        return True

    return operation


def _activate(editor: "BodyEditor") -> bool:
    return editor.activate_unit()


_NONE = 0
_SHIFT = Qt.KeyboardModifier.ShiftModifier.value
_CTRL = Qt.KeyboardModifier.ControlModifier.value
_ALT = Qt.KeyboardModifier.AltModifier.value
_ZOOM = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}

KEYS: dict[tuple[int, int], Operation] = {
    (Qt.Key.Key_Return, _NONE): enter,
    (Qt.Key.Key_Enter, _NONE): enter,
    (Qt.Key.Key_Return, _SHIFT): break_line,
    (Qt.Key.Key_Enter, _SHIFT): break_line,
    (Qt.Key.Key_Backspace, _NONE): backspace,
    (Qt.Key.Key_Backspace, _SHIFT): backspace,
    (Qt.Key.Key_Delete, _NONE): delete,
    (Qt.Key.Key_Backspace, _CTRL): _delete_word(QTextCursor.MoveOperation.PreviousWord, backspace),
    (Qt.Key.Key_Delete, _CTRL): _delete_word(QTextCursor.MoveOperation.NextWord, delete),
    (Qt.Key.Key_Up, _NONE): _step_off(False),
    (Qt.Key.Key_Left, _NONE): _step_off(False),
    (Qt.Key.Key_Down, _NONE): _step_off(True),
    (Qt.Key.Key_Right, _NONE): _step_off(True),
    (Qt.Key.Key_Up, _ALT): _call("move_block", -1),
    (Qt.Key.Key_Down, _ALT): _call("move_block", 1),
    (Qt.Key.Key_B, _CTRL): _toggle("strong"),
    (Qt.Key.Key_I, _CTRL): _toggle("em"),
    (Qt.Key.Key_K, _CTRL): link,
    (Qt.Key.Key_V, _CTRL | _SHIFT): _call("paste_plain"),
    (Qt.Key.Key_F2, _NONE): _activate,
    (Qt.Key.Key_Return, _CTRL): _activate,
    **{(key, _CTRL): _call("zoom", steps) for key, steps in _ZOOM.items()},
    **{(key, _CTRL | _SHIFT): _call("zoom", steps) for key, steps in _ZOOM.items() if steps > 0},
}
_READING = {operation for (key, _), operation in KEYS.items() if key in {*_ZOOM, Qt.Key.Key_F2, Qt.Key.Key_Up}} | {
    operation for (key, modifiers), operation in KEYS.items() if key == Qt.Key.Key_Down and modifiers == _NONE
}
