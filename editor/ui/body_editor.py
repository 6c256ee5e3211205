"""The body editor: the Markdown of a story with quiet syntax, in which cards and citations are whole things."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
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

from editor.article import body, edits
from editor.article.edits import Edit
from editor.article.inline import Cited
from editor.ui import body_keys, line_reading, moving, paste, spelling_menu, typing_aids, utf16
from editor.ui.body_document import BodyDocument
from editor.ui.body_view import BodyView
from editor.ui.card_drag import CardDrag
from editor.ui.line_reading import PlacedUnit
from editor.ui.paste import Form, Pasted, PasteReader
from editor.ui.quiet_syntax import UnitKind
from editor.ui.spelling import Speller
from editor.ui.typing_aids import Toggled


@dataclass(frozen=True, slots=True)
class Aids:
    """Which typing aids are on, and the language of the story for quotes and dashes."""

    language: str = "en"
    smart_marks: bool = True
    enter_begins_paragraph: bool = True
    auto_pair: bool = False


class BodyEditor(BodyView):
    """Edits one story at a time; offsets outside are characters.

    `context_menu_opening` gives the menu and the offset under the mouse before the menu is shown.
    """

    source_changed = Signal()
    caret_moved = Signal(int)
    edit_made = Signal(str)
    card_activated = Signal(str, str)
    citation_activated = Signal(str)
    picture_activated = Signal(str)
    post_address_pasted = Signal(str)
    image_pasted = Signal(object)
    files_dropped = Signal(list)
    context_menu_opening = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._before = 0
        self._settling = False
        self._plain_paste = False
        super().__init__(parent)
        self.aids = Aids()
        self.paste_reader = PasteReader()
        self.speller: Speller | None = None
        self._drag = CardDrag(self)
        self.cursorPositionChanged.connect(self._caret_changed)
        self.selectionChanged.connect(self.viewport().update)

    @property
    def source(self) -> str:
        """Return the Markdown of the story."""
        return self.story.source

    @property
    def caret_offset(self) -> int:
        """Return where the caret is."""
        return self.story.offset(self.textCursor().position())

    @property
    def selected(self) -> tuple[int, int]:
        """Return start and end of the selection; the caret's offset twice where nothing is selected."""
        cursor = self.textCursor()
        return self.story.offset(cursor.selectionStart()), self.story.offset(cursor.selectionEnd())

    def open(self, document: BodyDocument) -> None:
        """Show another document, with its own undo; the caller keeps the one before."""
        if self.document() is not document and isinstance(self.document(), BodyDocument):
            self.story.contentsChanged.disconnect(self.source_changed)
        super().open(document)
        document.contentsChanged.connect(self.source_changed)
        self._before = 0

    def set_speller(self, speller: Speller | None) -> None:
        """Underline what this speller finds misspelt; None underlines nothing."""
        if self.speller is not None:
            self.speller.judged.disconnect(self.highlighter.restyle)
        self.speller = speller
        self.highlighter.spelling = speller
        if speller is not None:
            speller.judged.connect(self.highlighter.restyle)
        self.highlighter.restyle()

    def replace(self, changes: Iterable[Edit], label: str = "") -> None:
        """Make edits as one undo step, each offset being one before any of them; `edit_made` tells the label."""
        if self.story.apply(changes):
            self.edit_made.emit(label)

    def insert_marker(self, kind: str, marker_id: str, at: int | None = None) -> None:
        """Put the marker of an `ad` or `embed` after the block at an offset, or after the one with the caret."""
        offset = self.caret_offset if at is None else at
        marker = body.marker(kind, marker_id)
        self.replace([edits.insert_marker(self.source, marker, offset)], self.tr("Insert card"))

    def cite(self, key: str, where: str = "") -> None:
        """Put a citation at the end of the selection or at the caret, into the one that stands there if there is one."""
        cursor = self.textCursor()
        end = cursor.selectionEnd()
        written = edits.write_citation([Cited(key, where)])
        for placed in line_reading.units_of(self.story, self.story.findBlock(end)):
            if placed.unit.kind is UnitKind.CITATION and placed.start - 1 <= end <= placed.end:
                if key not in placed.unit.names:
                    offset = self.story.offset(placed.end) - 1
                    self.replace([Edit(offset, offset, f"; {written[1:-1]}")], self.tr("Cite"))
                return
        space = "" if self.story.characterAt(end - 1).isspace() or end == 0 else " "
        offset = self.story.offset(end)
        self.replace([Edit(offset, offset, space + written)], self.tr("Cite"))

    def toggle(self, element: str) -> None:
        """Put the marks of `strong`, `em` or `s` round the selection or the word, or take them off."""
        self._retype_line(lambda line, start, end: typing_aids.toggle(line, start, end, element))

    def toggle_link(self, address: str = "") -> None:
        """Put a link on the selection or the word, or take off the one that stands there."""
        self._retype_line(lambda line, start, end: typing_aids.link(line, start, end, address))

    def move_block(self, step: int) -> None:
        """Move the block with the caret one place up (-1) or down (1)."""
        text = self.source
        blocks = body.parse(text)
        at = self.caret_offset if not self.selected_card() else self.selected[0]
        number = moving.block_at(blocks, at)
        upper = number if step > 0 else number - 1
        if not 0 <= upper < len(blocks) - 1 or number < 0:
            return
        changes = moving.swap(text, blocks, upper)
        moved = blocks[number]
        start = blocks[upper].start
        if step > 0:
            gap = max(2, blocks[upper + 1].start - blocks[upper].end)
            start += len(blocks[upper + 1].source) + gap
        self.replace(changes, self.tr("Move block"))
        within = min(at - moved.start, len(moved.source))
        self.jump_to(start + within)

    def selected_card(self) -> PlacedUnit | None:
        """Return the card that is selected and nothing else with it, or None."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        placed = line_reading.unit_at(self.story, cursor.position())
        whole = placed and placed.is_card and (cursor.selectionStart(), cursor.selectionEnd()) == (placed.start, placed.end)
        return placed if whole else None

    def select(self, placed: PlacedUnit) -> None:
        """Select a card or chip."""
        cursor = self.textCursor()
        cursor.setPosition(placed.start)
        cursor.setPosition(placed.end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def remove_card(self, placed: PlacedUnit) -> None:
        """Take a card away with the blank lines on one side of it."""
        text = self.source
        start = self.story.offset(placed.start)
        block = next(block for block in body.parse(text) if block.start == start)
        self.replace([edits.remove_block(text, block)], self.tr("Delete card"))

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
        if card := self.selected_card():
            self.copy()
            self.remove_card(card)
        else:
            super().cut()

    def paste_plain(self) -> None:
        """Paste words alone."""
        self._plain_paste = True
        try:
            self.insertFromMimeData(QGuiApplication.clipboard().mimeData())
        finally:
            self._plain_paste = False

    def column(self, position: int) -> int:
        """Return how many characters stand before one of Qt's positions in its line."""
        block = self.story.findBlock(position)
        return self.story.offset(position) - self.story.offset(block.position())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give the Markdown of the selection, every space as it stands."""
        start, end = self.selected
        data = QMimeData()
        text = self.source[start:end]
        data.setText(text)
        data.setData(paste.OWN_TYPE, text.encode("utf-8"))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text, HTML, pictures and files."""
        return source.hasText() or source.hasHtml() or source.hasImage() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop, in one undo step; what is no text is told by a signal."""
        pasted = self.paste_reader.read(source, self._plain_paste)
        if pasted.form is Form.IMAGE:
            self.image_pasted.emit(pasted.image)
        elif pasted.form is Form.FILES:
            self.files_dropped.emit(list(pasted.files))
        elif pasted.form is not Form.NOTHING:
            self._paste_text(pasted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the table of keys says, else what Qt does."""
        if event.key() == Qt.Key.Key_Escape and self._drag.is_dragging:
            self._drag.cancel()
        elif body_keys.press(self, event):
            event.accept()
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose beside cards, never over one, and keep the line's formats meanwhile."""
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
