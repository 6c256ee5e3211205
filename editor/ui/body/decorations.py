"""What is painted over the text: cards, chips, the bars of quotations, rules, the drop mark, the veil of focus mode."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFontMetricsF, QPainter, QPixmap, QTextBlock

from editor.ui.body import highlighter as flags
from editor.ui.body import line_reading
from editor.ui.body.body_document import GUTTER, BodyDocument
from editor.ui.body.cards import CardSource, UnitPainter, card_text
from editor.ui.body.highlighter import Highlighter
from editor.ui.body.line_reading import PlacedUnit
from editor.ui.body.quiet_syntax import UnitKind
from editor.ui.theme import Role, Theme

Thumbnails = Callable[[str], QPixmap | None]
"""Gives the small picture of an address, or None while there is none; asked at each painting, so it must be quick."""

_CARD_DROP = 5  # pixels; the letters of the line above end higher than its box, so the middle looks too high
_VEIL = 165  # of 255: how much focus mode takes from what is not in focus


@dataclass(frozen=True, slots=True)
class Scene:
    """What a painting shows beside the text; all in the viewport's pixels or Qt's positions."""

    area: QRectF
    scrolled: float
    width: float
    selection: tuple[int, int]
    drop_at: float | None = None
    drop_refused: bool = False
    focus: tuple[float, float] | None = None


def no_thumbnail(_: str) -> None:
    """Know no picture."""


class Decorations:
    """Paints what the highlighter left room for; only lines that are seen."""

    def __init__(self, highlighter: Highlighter) -> None:
        self._highlighter = highlighter
        self.thumbnails: Thumbnails = no_thumbnail

    def paint(
        self,
        painter: QPainter,
        document: BodyDocument,
        scene: Scene,
        units: UnitPainter,
        theme: Theme,
        first: QTextBlock,
    ) -> None:
        """Paint over the lines from `first` to the lower end of the scene's area."""
        layout = document.documentLayout()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        block = first
        while block.isValid():
            place = layout.blockBoundingRect(block).translated(0, -scene.scrolled)
            if place.top() > scene.area.bottom():
                break
            if found := self._highlighter.flags(block):
                self._paint_line(painter, document, block, place, scene, units, theme, found)
            block = block.next()
        if scene.drop_at is not None:
            _paint_drop_mark(painter, scene, theme.colour(Role.DANGER if scene.drop_refused else Role.ACCENT))
        if scene.focus is not None:
            veil = theme.colour(Role.SURFACE, _VEIL)
            top, bottom = scene.focus
            painter.fillRect(QRectF(0, scene.area.top(), scene.width, top - scene.area.top()), veil)
            painter.fillRect(QRectF(0, bottom, scene.width, scene.area.bottom() - bottom), veil)

    def _paint_line(
        self,
        painter: QPainter,
        document: BodyDocument,
        block: QTextBlock,
        place: QRectF,
        scene: Scene,
        units: UnitPainter,
        theme: Theme,
        found: int,
    ) -> None:
        if found & flags.QUOTE:
            following = block.next()
            if following.isValid() and self._highlighter.flags(following) & flags.QUOTE:
                below = document.documentLayout().blockBoundingRect(following)
                place.setBottom(below.top() - scene.scrolled + 0.5)
            is_from_right = block.textDirection() is Qt.LayoutDirection.RightToLeft
            left = scene.width - GUTTER + 14 if is_from_right else GUTTER - 17
            bar = QRectF(left, place.top(), 3, place.height())
            painter.fillRect(bar, theme.colour(Role.ACCENT, 120))
        if found & flags.DIVIDER:
            right = block.layout().lineAt(0).naturalTextRect().right() + place.left() + 12
            middle = place.center().y()
            painter.fillRect(QRectF(right, middle, scene.width - GUTTER - right, 1), theme.colour(Role.BORDER))
        if found & (flags.CARD | flags.CHIPS):
            for placed in line_reading.units_of(document, block):
                lit = scene.selection[0] <= placed.start and placed.end <= scene.selection[1]
                if placed.is_card:
                    kind = placed.unit.kind
                    small = self.thumbnails(placed.unit.names[0]) if kind is UnitKind.PICTURE else None
                    area = card_area(place, scene.width, units.height(kind))
                    units.paint_card(painter, area, kind, card_text(placed.unit, self._cards), lit, small)
                else:
                    self._paint_chip(painter, block, place, placed, units, theme if lit else None)

    def _paint_chip(
        self,
        painter: QPainter,
        block: QTextBlock,
        place: QRectF,
        placed: PlacedUnit,
        units: UnitPainter,
        theme: Theme | None,
    ) -> None:
        """Paint a chip; a theme is given where it is selected, as a selection shows characters that are hidden else."""
        found = chip_place(block, placed)
        if found is None:
            return
        start, width = found
        if theme is not None:
            rise = QFontMetricsF(block.document().defaultFont()).ascent() + 1
            area = QRectF(place.left() + start.x(), place.top() + start.y() - rise, width, rise * 1.3)
            painter.fillRect(area, theme.colour(Role.SELECTION))
        chip = units.chip_text(placed.unit, self._cards)
        units.paint_chip(painter, place.topLeft() + start, chip, units.chip_width(chip), theme is not None)

    @property
    def _cards(self) -> CardSource:
        return self._highlighter.cards


def card_area(place: QRectF, width: float, height: float) -> QRectF:
    """Return where a card is painted on its line, in the same pixels as the line's place."""
    top = place.top() + (place.height() - height) / 2 + _CARD_DROP
    return QRectF(GUTTER - 2, top, width - 2 * GUTTER + 4, height)


def chip_place(block: QTextBlock, placed: PlacedUnit) -> tuple[QPointF, float] | None:
    """Return the left end of a chip's base line, from the line's upper left corner, and its width in the text."""
    layout = block.layout()
    start = placed.start - block.position()
    line = layout.lineForTextPosition(start)
    if not line.isValid():
        return None
    ends = (x_of(line.cursorToX(start)), x_of(line.cursorToX(placed.end - block.position())))
    return QPointF(min(ends), line.y() + line.ascent()), abs(ends[1] - ends[0])


def x_of(found: object) -> float:
    """Return the place of `QTextLine.cursorToX`, which gives it with the position it used."""
    if isinstance(found, tuple):
        found = found[0]
    assert isinstance(found, float)
    return found


def _paint_drop_mark(painter: QPainter, scene: Scene, colour: QColor) -> None:
    assert scene.drop_at is not None
    left, right = GUTTER - 8, scene.width - GUTTER + 8
    painter.fillRect(QRectF(left, scene.drop_at - 1, right - left, 2), colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(left, scene.drop_at), 4.5, 4.5)


def paragraph_edges(layout: QAbstractTextDocumentLayout, block: QTextBlock) -> tuple[float, float]:
    """Return top and bottom, in the document's pixels, of the run of lines without a blank one round a line."""
    first, last = line_reading.run_round(block, frozenset())
    return layout.blockBoundingRect(first).top(), layout.blockBoundingRect(last).bottom()
