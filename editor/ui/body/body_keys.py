"""What keys do in the body beside what Qt does: paragraphs, lists, whole units, marks, moving blocks.

Each operation takes the editor, does its work and returns True, or leaves the key to Qt and returns False.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QTextCursor

from editor.ui.body import breaking, deleting, typed_text, typing_aids

if TYPE_CHECKING:
    from editor.ui.body.body_editor import BodyEditor

Operation = Callable[["BodyEditor"], bool]


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
    return typed_text.type_text(editor, text)


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier  # both together are AltGr


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
    (Qt.Key.Key_Return, _NONE): breaking.enter,
    (Qt.Key.Key_Enter, _NONE): breaking.enter,
    (Qt.Key.Key_Return, _SHIFT): breaking.break_line,
    (Qt.Key.Key_Enter, _SHIFT): breaking.break_line,
    (Qt.Key.Key_Backspace, _NONE): deleting.backspace,
    (Qt.Key.Key_Backspace, _SHIFT): deleting.backspace,
    (Qt.Key.Key_Delete, _NONE): deleting.delete,
    (Qt.Key.Key_Backspace, _CTRL): deleting.delete_word(QTextCursor.MoveOperation.PreviousWord, deleting.backspace),
    (Qt.Key.Key_Delete, _CTRL): deleting.delete_word(QTextCursor.MoveOperation.NextWord, deleting.delete),
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
