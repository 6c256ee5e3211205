"""The body editor: the Markdown of a story with quiet syntax, in which cards and citations are whole things."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from editor.ui.body import body_keys, line_reading, numbering, spelling_menu, typed_text
from editor.ui.body.body_clipboard import BodyClipboard
from editor.ui.body.card_drag import CardDrag
from editor.ui.body.highlighter import CARD
from editor.ui.body.line_reading import PlacedUnit
from editor.ui.body.quiet_syntax import UnitKind
from editor.ui.body.room_below import RoomBelow
from editor.ui.body.spelling import Speller

_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
).value


class BodyEditor(BodyClipboard):
    """Edits one story at a time; offsets outside are characters.

    `context_menu_opening` gives the menu and the offset under the mouse before the menu is shown.
    """

    caret_moved = Signal(int)
    card_activated = Signal(str, str)
    citation_activated = Signal(str)
    picture_activated = Signal(str)
    context_menu_opening = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._before = 0
        self._settling = False
        super().__init__(parent)
        self.speller: Speller | None = None
        self.drop_refusal: Callable[[str, int], str] | None = None  # why an ad may not stand in a gap between blocks
        self._drag = CardDrag(self)
        self._room = RoomBelow(self)
        self.cursorPositionChanged.connect(self._caret_changed)
        self.selectionChanged.connect(self._caret_changed)
        self.textChanged.connect(self._keep_card_whole)
        self.selectionChanged.connect(self.viewport().update)

    def set_speller(self, speller: Speller | None) -> None:
        """Underline what this speller finds misspelt; None underlines nothing."""
        if self.speller is not None:
            self.speller.judged.disconnect(self.highlighter.style_visible)
            self.speller.changed.disconnect(self.highlighter.restyle)
        self.speller = speller
        self.highlighter.spelling = speller
        if speller is not None:
            speller.judged.connect(self.highlighter.style_visible)
            speller.changed.connect(self.highlighter.restyle)
        self.highlighter.restyle()

    def activate_unit(self) -> bool:
        """Tell which card or chip the caret is on; return whether there is one."""
        cursor = self.textCursor()
        for placed in line_reading.units_of(self.story, cursor.block()):
            if placed.start <= cursor.selectionStart() and cursor.selectionEnd() <= placed.end:
                self._activate(placed)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the table of keys says, else what Qt does."""
        typed = event.text()
        if self.line_first.is_ready_for(typed) and not event.modifiers().value & _COMMANDS:
            self.line_first.type(partial(super().keyPressEvent, event), typed)
            self._room.key_ended()
            return
        if _takes_selection(event):
            self.tell_if_much_goes()
        if event.key() == Qt.Key.Key_Escape and self._drag.is_dragging:
            self._drag.cancel()
        elif _changes_text(event) and not self.isReadOnly():
            self.line_first.press(partial(self.press, event))
            self._room.key_ended()
        else:
            self.press(event)

    def press(self, event: QKeyEvent) -> None:
        """Do what a key asks for, by our table of keys or as Qt does."""
        lines = self.story.blockCount()
        if body_keys.press(self, event):
            event.accept()
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)
            self._keep_card_whole()  # Qt's own undo sets the caret after it told of the text
        if event.key() in _BREAKING and self.story.blockCount() != lines:
            numbering.renew(self)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose beside cards, never over one, and keep the line's formats meanwhile."""
        if event.commitString() or event.preeditString():
            self.tell_if_much_goes()
        card = self.selected_card()
        if card is not None and (event.commitString() or event.preeditString()) and not self.isReadOnly():
            typed_text.start_paragraph_after(self, card)
        is_close = bool(event.commitString()) and typed_text.stands_close(self, event.commitString())
        super().inputMethodEvent(event)
        if is_close:
            typed_text.stand_apart(self)
        if event.preeditString():
            self.highlighter.style_line(self.textCursor().block())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select a card or chip whole; a card may then be dragged."""
        point = event.position().toPoint()
        placed = self.unit_under(point) if event.button() is Qt.MouseButton.LeftButton else None
        if placed is None or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            super().mousePressEvent(event)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.select(placed)
        if placed.is_card:
            self._drag.press(point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a card, or do what Qt does; say by the pointer what may be held."""
        point = event.position().toPoint()
        if self._drag.move(point):
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.buttons() == Qt.MouseButton.NoButton and (placed := self.unit_under(point)):
            shape = Qt.CursorShape.OpenHandCursor if placed.is_card else Qt.CursorShape.PointingHandCursor
            self.viewport().setCursor(shape)
        else:
            self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put a dragged card down."""
        if not self._drag.drop():
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell which card or chip was opened, or select a word."""
        if placed := self.unit_under(event.position().toPoint()):
            self.select(placed)
            self._activate(placed)
        else:
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show suggestions for a misspelt word, editing, and what the window adds."""
        point = event.pos() if event.reason() is QContextMenuEvent.Reason.Mouse else self.cursorRect().center()
        menu = spelling_menu.context_menu(self, point)
        self.context_menu_opening.emit(menu, self.story.offset(self.cursorForPosition(point).position()))
        menu.exec(self.viewport().mapToGlobal(point))
        menu.deleteLater()

    def _activate(self, placed: PlacedUnit) -> None:
        name = placed.unit.names[0]
        if placed.unit.kind is UnitKind.PICTURE:
            self.picture_activated.emit(name)
        elif placed.is_card:
            self.card_activated.emit(placed.unit.kind.value, name)
        else:
            self.citation_activated.emit(name)

    def _caret_changed(self) -> None:
        """Keep the caret out of cards and citations, and tell where it is."""
        if self._settling:
            return
        self.line_first.forget()
        cursor = self.textCursor()
        anchor, position = cursor.anchor(), cursor.position()
        here = line_reading.unit_at(self.story, position)
        there = line_reading.unit_at(self.story, anchor) if anchor != position else None
        settled = line_reading.settle(anchor, position, self._before, here, there)
        if settled != (anchor, position):
            self._settling = True
            cursor.setPosition(settled[0])
            cursor.setPosition(settled[1], QTextCursor.MoveMode.KeepAnchor)
            super().setTextCursor(cursor)
            self._settling = False
        if self._before != settled[1]:
            self._before = settled[1]
            self.highlighter.leave_word(settled[1])
            self.follow_caret()
            self.story.tell(self._tell_caret)

    def _tell_caret(self) -> None:
        self.caret_moved.emit(self.caret_offset)

    def _keep_card_whole(self) -> None:
        """Select a card that a change, such as an undo, put under a caret that stayed: of that Qt tells nothing."""
        if self.highlighter.flags(self.textCursor().block()) & CARD:
            self._caret_changed()

    def setTextCursor(self, cursor: QTextCursor) -> None:
        """Put the caret somewhere, out of cards and citations: Qt tells nothing where only the selection ends."""
        super().setTextCursor(cursor)
        self._caret_changed()


_BREAKING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace, Qt.Key.Key_Delete}


def _changes_text(event: QKeyEvent) -> bool:
    """Return whether a key types characters or deletes the one beside the caret."""
    if event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
        return event.modifiers() == Qt.KeyboardModifier.NoModifier
    return event.text().isprintable() and event.text() != ""


def _takes_selection(event: QKeyEvent) -> bool:
    """Return whether a key may put something in the place of what is selected."""
    deleting = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter}
    return event.key() in deleting or (event.text().isprintable() and event.text() != "")
