"""Copying, cutting, pasting and dropping: what leaves a story, and how what comes in joins it."""

from functools import partial

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QGuiApplication, QTextBlock, QTextCursor
from PySide6.QtWidgets import QWidget

from editor.article import body
from editor.article.text import admit
from editor.ui.body import line_reading, paste, typed_text, typing_aids
from editor.ui.body.body_operations import MUCH, BodyOperations
from editor.ui.body.copied import CopyNote, Edge, mime_data
from editor.ui.body.paste import Form, Pasted, PasteReader, Place
from editor.ui.body.quiet_syntax import UnitKind


class BodyClipboard(BodyOperations):
    """Takes in what is pasted or dropped; what is no text is told by a signal.

    `text_pasted` tells where the text stands that was just pasted; `card_received` the id of a post's card and what was
    dropped or pasted on it.
    """

    post_address_pasted = Signal(str)
    text_pasted = Signal(int, int)
    card_received = Signal(str, object)
    image_pasted = Signal(object)
    files_dropped = Signal(list)
    large_pasted = Signal(str, str, object)  # HTML, its plain words, and what to call with the text, soon

    def __init__(self, parent: QWidget | None = None) -> None:
        self.is_pasting_plain = False
        super().__init__(parent)
        self.paste_reader = PasteReader()

    def tell_if_much_goes(self) -> None:
        """Tell `much_going` where much is selected that is about to be replaced or taken away."""
        cursor = self.textCursor()
        if cursor.selectionEnd() - cursor.selectionStart() >= MUCH and not self.isReadOnly():
            self.much_going.emit()

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
                self.lead_to(address)
                return
        step = QTextCursor(self.story)
        step.beginEditBlock()
        if card := self.selected_card():
            typed_text.start_paragraph_after(self, card)
            cursor = self.textCursor()
        elif not cursor.hasSelection() and (placed := line_reading.unit_at(self.story, cursor.position())):
            cursor.setPosition(placed.end)  # dropped onto a unit
        cursor.removeSelectedText()
        self._clear_way(cursor, pasted.text)
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

    def _clear_way(self, cursor: QTextCursor, text: str) -> None:
        """Take white space away that stands alone before a block: behind it a marker would be words."""
        line, column = cursor.block().text(), self.column(cursor.position())
        if not line[:column].strip() and body.opens_block(admit(text).lstrip("\n").partition("\n")[0]):
            if not line.strip():
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()

    def _place(self, cursor: QTextCursor) -> Place:
        """Return where the caret stands, for what is put in there."""
        block = cursor.block()
        line, column = block.text(), self.column(cursor.position())
        above, below = block.previous(), block.next()
        is_blank = not line.strip()
        return Place(
            line[:column],
            line[column:],
            is_blank and above.isValid() and above.text().strip() != "" and not above.text().endswith("\\"),
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


def _edge_of(is_within: bool, beside: QTextBlock) -> Edge:
    if is_within:
        return Edge.WORDS
    return Edge.LINES if beside.isValid() and beside.text().strip() else Edge.BLOCKS
