"""The story as it is seen: a calm centred column, its type, cards and chips, lit places, focus; no editing in here."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from editor.ui import theme
from editor.ui.body import decorations, line_reading
from editor.ui.body.body_document import GUTTER, BodyDocument
from editor.ui.body.body_formats import BodyFormats
from editor.ui.body.body_painting import BodyPainting
from editor.ui.body.cards import CardSource, UnitPainter
from editor.ui.body.decorations import Decorations
from editor.ui.body.highlighter import CARD, CHIPS, Highlighter
from editor.ui.body.line_first import LineFirst
from editor.ui.body.line_reading import PlacedUnit
from editor.ui.body.side_margin import SideMargin
from editor.ui.theme import Role, Theme
from editor.ui.type_scale import Scale

_TYPEWRITER_LINE = 0.45  # of the height: where typewriter scrolling keeps the caret
_LIGHT = 90  # of 255: how strong a lit place is


class BodyView(QTextEdit):
    """Shows one document at a time; `column_placed` tells that the column's place or width changed."""

    column_placed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme.load("light")
        self._scale = Scale()
        self._look: tuple[Theme, Scale] | None = None
        self._lights: dict[Role, tuple[QTextCursor, ...]] = {}
        self.follows_caret = False  # whether more than the caret moves when it does: a veil, or the page
        self.is_typewriter = False
        # It paints all of its ground itself. Else Qt does, by the style sheet: 0.13 instead of 0.07 ms for a bare line.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Story text"))
        self._sides = (SideMargin(self), SideMargin(self))
        self._bar = self.verticalScrollBar()
        self.line_first = LineFirst(self)
        self.highlighter = Highlighter(self, self)
        self.decorations = Decorations(self.highlighter)
        self.painting = BodyPainting(self, self.decorations)
        self.open(BodyDocument(parent=self))
        self.set_look(self._theme)

    @property
    def story(self) -> BodyDocument:
        """Return the document that is shown."""
        document = self.document()
        assert isinstance(document, BodyDocument)
        return document

    @property
    def theme(self) -> Theme:
        """Return the theme in force."""
        return self._theme

    @property
    def scale(self) -> Scale:
        """Return the size of the type."""
        return self._scale

    def open(self, document: BodyDocument) -> None:
        """Show another document, with its own undo; the caller keeps the one before."""
        document.set_type(self._scale.font())
        self.setDocument(document)
        self.line_first.forget()
        self._lights.clear()
        self.setExtraSelections([])
        self.highlighter.attach(document)
        self.highlighter.style_visible()

    def set_look(self, chosen: Theme, scale: Scale | None = None) -> None:
        """Use a theme, and a size if one is given; where both are in force, every line keeps its formats."""
        look = (chosen, scale or self._scale)
        if look == self._look:
            self.viewport().update()  # another screen, at most: to style 50,000 words anew takes a second
            return
        self._look = look
        self._theme, self._scale = look
        self._units = UnitPainter(chosen, self._scale)
        self.setPalette(_palette(chosen))
        self.painting.set_look(chosen, self._units)
        self.setFont(self._scale.font())
        self.story.set_type(self._scale.font())
        self._place_column()
        self.highlighter.set_formats(BodyFormats(chosen, self._scale), self._units)
        self._show_lights()

    def set_cards(self, cards: CardSource) -> None:
        """Say what cards and chips show; call it anew when a record changed."""
        if cards != self.highlighter.cards:
            self.highlighter.cards = cards
            self.highlighter.style_chips()
            self.marks_changed()

    def zoom(self, steps: int) -> None:
        """Make the type some steps larger or smaller; 0 is back to normal."""
        self.set_look(self._theme, self._scale.stepped(steps))
        self.ensureCursorVisible()

    def marks_changed(self) -> None:
        """Paint anew what stands over the text."""
        self.line_first.renew()
        self.viewport().update()

    def set_focus_mode(self, on: bool) -> None:
        """Dim every paragraph but the one with the caret, or none."""
        self.painting.focus_mode = on
        self.follows_caret = on or self.is_typewriter
        self.line_first.forget()
        self.viewport().update()

    def set_typewriter(self, on: bool) -> None:
        """Keep the line with the caret at the same height, or let it wander."""
        self.is_typewriter = on
        self.follows_caret = on or self.painting.focus_mode
        self.line_first.forget()
        self.follow_caret()

    def light(self, spans: Iterable[tuple[int, int]], role: Role = Role.FOUND) -> None:
        """Light places (offsets in characters) in a role's colour; they replace those lit in that role before."""
        self._lights[role] = tuple(self.story.cursor(start, end) for start, end in spans)
        self._show_lights()

    def jump_to(self, start: int, end: int | None = None) -> None:
        """Select a place (offsets in characters) and bring it to sight with room above."""
        cursor = self.story.cursor(start, start if end is None else end)
        self.setTextCursor(cursor)
        place = self.cursorRect(self.story.cursor(start))
        if place.top() < 0 or place.bottom() > self.viewport().height() * 0.8:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + place.top() - self.viewport().height() // 3)
        self.highlighter.style_visible()

    def unit_under(self, point: QPoint) -> PlacedUnit | None:
        """Return the card or chip under a point of the viewport."""
        block = self.cursorForPosition(point).block()
        if not self.highlighter.flags(block) & (CARD | CHIPS):
            return None
        place = self.story.documentLayout().blockBoundingRect(block).translated(0, -self.scrolled)
        for placed in line_reading.units_of(self.story, block):
            if placed.is_card:
                height = self._units.height(placed.unit.kind)
                area = decorations.card_area(place, self.viewport().width(), height)
            else:
                found = decorations.chip_place(block, placed)
                if found is None:
                    continue
                start, width = found
                corner = place.topLeft() + start - QPointF(0, self._scale.body)
                area = QRectF(corner.x(), corner.y(), width, self._scale.body * 1.4)
            if area.contains(point):
                return placed
        return None

    @property
    def scrolled(self) -> int:
        """Return how many pixels of the document are above the viewport."""
        return self._bar.value()

    def show_drop_mark(self, at: float | None, refused: bool = False) -> None:
        """Paint the drop mark at a height in the viewport's pixels, or none; in red where it may not stand there."""
        self.painting.drop_at, self.painting.drop_refused = at, refused
        self.marks_changed()

    def follow_caret(self) -> None:
        """Bring view and veil to where the caret is."""
        if self.painting.focus_mode:
            self.viewport().update()
        if self.is_typewriter:
            bar = self.verticalScrollBar()
            aim = self.viewport().height() * _TYPEWRITER_LINE
            bar.setValue(round(bar.value() + self.cursorRect().center().y() - aim))

    def visible_lines(self) -> tuple[QTextBlock, QTextBlock]:
        """Return the first and the last line that is seen."""
        viewport = self.viewport()
        first = line_reading.line_at_height(self.story, self.scrolled)
        return first, line_reading.line_at_height(self.story, self.scrolled + viewport.height(), first)

    def hold_view(self) -> Callable[[], None]:
        """Return what to call after lines above changed their height, so that the text seen stays where it is."""
        bar = self.verticalScrollBar()
        if bar.value() == 0:
            return lambda: None
        block, _ = self.visible_lines()
        layout = self.story.documentLayout()
        before = layout.blockBoundingRect(block).top()

        def release() -> None:
            moved = round(layout.blockBoundingRect(block).top() - before)
            if moved:
                bar.setValue(bar.value() + moved)

        return release

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the text, then what stands over it."""
        self.painting.paint(event, super().paintEvent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        self._place_column()
        self.highlighter.style_visible()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Style what comes into sight."""
        super().scrollContentsBy(dx, dy)
        self.line_first.scrolled()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def _place_column(self) -> None:
        bar = self.verticalScrollBar().sizeHint().width()
        margin = max(0, (self.width() - bar - self._scale.column() - 2 * GUTTER) // 2)
        if self.viewportMargins().left() != margin:
            self.setViewportMargins(margin, 0, max(0, margin), 0)
        column = self.viewport().geometry()
        for side, left in zip(self._sides, (0, column.right() + 1), strict=True):
            side.setGeometry(left, column.top(), margin, column.height())
        self.line_first.forget()
        width = self.viewport().width()
        if self.document().textWidth() != width:  # Qt leaves it so where the margins change before the view is shown
            self.document().setTextWidth(width)
        self.column_placed.emit()

    def _show_lights(self) -> None:
        shown = []
        for role, cursors in self._lights.items():
            form = QTextCharFormat()
            form.setBackground(self._theme.colour(role, 255 if role is Role.FOUND else _LIGHT))
            for cursor in cursors:
                one = QTextEdit.ExtraSelection()
                one.cursor = cursor
                one.format = form
                shown.append(one)
        self.setExtraSelections(shown)
        self.line_first.renew()


def _palette(chosen: Theme) -> QPalette:
    made = theme.palette(chosen)
    made.setColor(QPalette.ColorRole.Window, chosen.colour(Role.SURFACE))
    return made
