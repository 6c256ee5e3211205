"""The body's context menu: suggestions for a misspelt word, then editing."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QKeySequence, QTextCursor
from PySide6.QtWidgets import QMenu

from editor.ui.body import inline_marks

if TYPE_CHECKING:
    from editor.ui.body.body_editor import BodyEditor


def misspelt_word(editor: "BodyEditor", offset: int) -> tuple[int, int, str] | None:
    """Return start, end and letters of the misspelt word at an offset (in characters), or None."""
    if editor.speller is None:
        return None
    block = editor.story.findBlock(editor.story.position(offset))
    first = editor.story.offset(block.position())
    start, end = inline_marks.word_round(block.text(), offset - first)
    word = block.text()[start:end].strip("’'-")
    if not word or editor.speller.is_right(word):
        return None
    start = block.text().index(word, start)
    return first + start, first + start + len(word), word


def context_menu(editor: "BodyEditor", point: QPoint) -> QMenu:
    """Return the menu for a point of the viewport."""
    menu = QMenu(editor)
    offset = editor.story.offset(editor.cursorForPosition(point).position())
    found = misspelt_word(editor, offset)
    if found is not None and not editor.isReadOnly():
        _add_suggestions(menu, editor, found)
    _add_editing(menu, editor)
    return menu


def _add_suggestions(menu: QMenu, editor: "BodyEditor", found: tuple[int, int, str]) -> None:
    start, end, word = found
    speller = editor.speller
    assert speller is not None
    suggestions = speller.suggest(word)
    for suggestion in suggestions:
        action = menu.addAction(suggestion)
        font = action.font()
        font.setBold(True)
        action.setFont(font)
        action.triggered.connect(partial(put_word, editor, start, end, suggestion))
    if not suggestions:
        menu.addAction(menu.tr("No suggestions")).setEnabled(False)
    menu.addSeparator()
    menu.addAction(menu.tr("Add to my dictionary")).triggered.connect(partial(speller.add, "personal", word))
    menu.addAction(menu.tr("Add to the desk’s dictionary")).triggered.connect(partial(speller.add, "desk", word))
    menu.addAction(menu.tr("Ignore until I quit")).triggered.connect(partial(speller.ignore, word))
    menu.addSeparator()


def put_word(editor: "BodyEditor", start: int, end: int, word: str) -> None:
    """Put a word in the place of the characters from `start` to `end`, as one undo step."""
    cursor = editor.story.cursor(start, end)
    cursor.insertText(word)
    cursor.movePosition(QTextCursor.MoveOperation.NoMove)
    editor.setTextCursor(cursor)


def _add_editing(menu: QMenu, editor: "BodyEditor") -> None:
    document = editor.story
    selected = editor.textCursor().hasSelection()
    writable = not editor.isReadOnly()
    key = QKeySequence.StandardKey
    for title, slot, shortcut, enabled in (
        (menu.tr("Undo"), editor.undo, key.Undo, writable and document.isUndoAvailable()),
        (menu.tr("Redo"), editor.redo, key.Redo, writable and document.isRedoAvailable()),
        (None, None, None, False),
        (menu.tr("Cut"), editor.cut, key.Cut, writable and selected),
        (menu.tr("Copy"), editor.copy, key.Copy, selected),
        (menu.tr("Paste"), editor.paste, key.Paste, writable and editor.canPaste()),
        (menu.tr("Paste as plain text"), editor.paste_plain, None, writable and editor.canPaste()),
        (None, None, None, False),
        (menu.tr("Select all"), editor.selectAll, key.SelectAll, True),
    ):
        if title is None or slot is None:
            menu.addSeparator()
            continue
        action = QAction(title, menu)
        if shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
        action.setEnabled(enabled)
        action.triggered.connect(slot)
        menu.addAction(action)
