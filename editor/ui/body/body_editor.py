"""The body editor: the Markdown of a story with quiet syntax, in which cards and citations are whole things."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from editor.ui.body import body_keys, line_reading, paste, spelling_menu, typing_aids
from editor.ui.body.body_operations import MUCH, BodyOperations
from editor.ui.body.card_drag import CardDrag
from editor.ui.body.copied import CopyNote, Edge, mime_data
from editor.ui.body.highlighter import CARD
from editor.ui.body.line_reading import PlacedUnit
from editor.ui.body.paste import Form, Pasted, PasteReader, Place
from editor.ui.body.quiet_syntax import UnitKind
from editor.ui.body.spelling import Speller

_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
).value


class BodyEditor(BodyOperations):
    """Edits one story at a time; offsets outside are characters.

    `context_menu_opening` gives the menu and the offset under the mouse before the menu is shown; `text_pasted` where
    the text stands that was just pasted; `card_received` the id of a post's card and what was dropped or pasted on it.
    """

    caret_moved = Signal(int)
    card_activated = Signal(str, str)
    citation_activated = Signal(str)
    picture_activated = Signal(str)
    post_address_pasted = Signal(str)
    text_pasted = Signal(int, int)
    card_received = Signal(str, object)
    image_pasted = Signal(object)
    large_pasted = Signal(str, str, object)  # HTML, its plain words, and what to call with the text, soon
    files_dropped = Signal(list)
    context_menu_opening = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._before = 0
        self._settling = False
        self.is_pasting_plain = False
        super().__init__(parent)
        self.paste_reader = PasteReader()
        self.speller: Speller | None = None
        self.drop_refusal: Callable[[str, int], str] | None = None  # why an ad may not stand in a gap between blocks
        self._drag = CardDrag(self)
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

    def cut(self) -> None:
        """Cut the selection; a card goes with the blank lines on one side of it."""
        self.tell_if_much_goes()
        if card := self.selected_card():
            self.copy()
            self.remove_card(card)
        else:
            super().cut()

    def paste_plain(self) -> None:
        """Paste words alone."""
        held: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if held is None:  # nothing was copied yet, on some desktops
            return
        self.is_pasting_plain = True
        try:
            self.insertFromMimeData(held)
        finally:
            self.is_pasting_plain = False

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give the selection in all its forms, every space as it stands."""
        return mime_data(self.source[slice(*self.selected)], self.copy_note(), {})

    def copy_note(self) -> CopyNote:
        """Return what there is to know about a copy of the selection."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        first, last = self.story.findBlock(start), self.story.findBlock(end)
        begins = _edge_of(start > first.position(), first.previous())
        return CopyNote("", begins, _edge_of(end < last.position() + last.length() - 1, last.next()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text, HTML, pictures and files."""
        return source.hasText() or source.hasHtml() or source.hasImage() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop, in one undo step; what is no text is told by a signal."""
        self.tell_if_much_goes()
        pasted = self.paste_reader.read(source, self.is_pasting_plain)
        if pasted.form in (Form.IMAGE, Form.FILES) and (card := self._post_card()):
            self.card_received.emit(card, source)
        elif pasted.form is Form.IMAGE:
            self.image_pasted.emit(pasted.image)
        elif pasted.form is Form.FILES:
            self.files_dropped.emit(list(pasted.files))
        elif pasted.form is Form.LARGE:
            self.large_pasted.emit(pasted.html, pasted.text, partial(self._put_later, self.textCursor()))
        elif pasted.form is not Form.NOTHING:
            self._paste_text(pasted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the table of keys says, else what Qt does."""
        typed = event.text()
        if self.line_first.is_ready_for(typed) and not event.modifiers().value & _COMMANDS:
            self.line_first.type(partial(super().keyPressEvent, event), typed)
            return
        if _takes_selection(event):
            self.tell_if_much_goes()
        if event.key() == Qt.Key.Key_Escape and self._drag.is_dragging:
            self._drag.cancel()
        elif _changes_text(event) and not self.isReadOnly():
            self.line_first.press(partial(self.press, event))
        else:
            self.press(event)

    def tell_if_much_goes(self) -> None:
        """Tell `much_going` where much is selected that is about to be replaced or taken away."""
        cursor = self.textCursor()
        if cursor.selectionEnd() - cursor.selectionStart() >= MUCH and not self.isReadOnly():
            self.much_going.emit()

    def press(self, event: QKeyEvent) -> None:
        """Do what a key asks for, by our table of keys or as Qt does."""
        if body_keys.press(self, event):
            event.accept()
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)
            self._keep_card_whole()  # Qt's own undo sets the caret after it told of the text

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose beside cards, never over one, and keep the line's formats meanwhile."""
        if event.commitString() or event.preeditString():
            self.tell_if_much_goes()
        card = self.selected_card()
        if card is not None and (event.commitString() or event.preeditString()) and not self.isReadOnly():
            body_keys.start_paragraph_after(self, card)
        super().inputMethodEvent(event)
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

    def _paste_text(self, pasted: Pasted) -> None:
        """Put text in for the selection; an address on selected words makes a link of them."""
        cursor = self.textCursor()
        if cursor.hasSelection() and not self.selected_card():
            address = typing_aids.as_address(pasted.text)
            if (
                address
                and self.source[slice(*self.selected)].strip()
                and "\n" not in self.source[slice(*self.selected)]
            ):
                self.toggle_link(address)
                return
        step = QTextCursor(self.story)
        step.beginEditBlock()
        if card := self.selected_card():
            body_keys.start_paragraph_after(self, card)
            cursor = self.textCursor()
        elif not cursor.hasSelection() and (placed := line_reading.unit_at(self.story, cursor.position())):
            cursor.setPosition(placed.end)  # dropped onto a unit
        cursor.removeSelectedText()
        start = self.story.offset(cursor.position())
        text, behind = paste.joined(pasted, self._place(cursor))
        cursor.insertText(text + behind)
        cursor.movePosition(QTextCursor.MoveOperation.Left, n=len(behind))
        end = self.story.offset(cursor.position())
        step.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        if not self.is_pasting_plain:
            self.text_pasted.emit(start, end)
        if pasted.form is Form.ADDRESS:
            self.post_address_pasted.emit(pasted.text)

    def _place(self, cursor: QTextCursor) -> Place:
        """Return where the caret stands, for what is put in there."""
        block = cursor.block()
        line, column = block.text(), self.column(cursor.position())
        above, below = block.previous(), block.next()
        is_blank = not line.strip()
        return Place(
            line[:column],
            line[column:],
            is_blank and above.isValid() and above.text().strip() != "",
            is_blank and below.isValid() and below.text().strip() != "",
        )

    def _post_card(self) -> str:
        """Return the id of the post whose card is selected, or on which something is dropped; empty for none."""
        cursor = self.textCursor()
        placed = self.selected_card() or line_reading.unit_at(self.story, cursor.position())
        is_post = placed is not None and placed.unit.kind is UnitKind.EMBED
        return placed.unit.names[0] if placed is not None and is_post else ""

    def _put_later(self, place: QTextCursor, text: str) -> None:
        """Put in what was pasted at a place, which moved with the text meanwhile; not into another story."""
        if place.document() is self.document():
            self.setTextCursor(place)
            self._paste_text(Pasted(Form.TEXT, text))

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


def _changes_text(event: QKeyEvent) -> bool:
    """Return whether a key types characters or deletes the one beside the caret."""
    if event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
        return event.modifiers() == Qt.KeyboardModifier.NoModifier
    return event.text().isprintable() and event.text() != ""


def _edge_of(is_within: bool, beside: QTextBlock) -> Edge:
    if is_within:
        return Edge.WORDS
    return Edge.LINES if beside.isValid() and beside.text().strip() else Edge.BLOCKS


def _takes_selection(event: QKeyEvent) -> bool:
    """Return whether a key may put something in the place of what is selected."""
    deleting = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter}
    return event.key() in deleting or (event.text().isprintable() and event.text() != "")
