"""The margin beside the text: a quiet green mark wherever an ad could stand, and on hover why not elsewhere.

Only the gaps in sight are painted. While somebody types, the marks go with the text; they are judged anew when the
story was read again.
"""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from editor.article.ad_verdicts import GapVerdict
from editor.ui.body.body_document import GUTTER, BodyDocument
from editor.ui.body.body_view import BodyView
from editor.ui.body.line_reading import line_at_height
from editor.ui.theme import Role, Theme
from editor.ui.theme import load as load_theme

WIDTH = GUTTER - 18  # pixels; the bars of quotations begin there
_MARK, _THICK = 10, 3  # pixels
_NEAR = 14  # pixels from the middle of a gap within which the mouse means it
_QUIET = 150  # of 255


class AdMargin(QWidget):
    """A strip over the left edge of the column; `place_wanted` gives the gap whose mark was clicked."""

    place_wanted = Signal(int)

    def __init__(self, editor: BodyView) -> None:
        super().__init__(editor)
        self._editor = editor
        self._theme = load_theme("light")
        self._gaps: Sequence[GapVerdict] = ()
        self._starts: list[int] = []  # Qt's positions of the ends of the blocks before the gaps
        self._ends: list[int] = []
        self._hovered = -1
        self._document: BodyDocument | None = None
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Where an ad could stand"))
        editor.column_placed.connect(self._fit)
        editor.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._fit()

    @property
    def marks(self) -> tuple[int, ...]:
        """Return the gaps in sight that have a mark."""
        return tuple(gap for gap, _ in self._visible(0, self.height() + _NEAR) if self._gaps[gap].holds)

    @property
    def gap_count(self) -> int:
        """Return how many gaps the story had when it was read last."""
        return len(self._gaps)

    def show_gaps(self, gaps: Sequence[GapVerdict]) -> None:
        """Show the verdicts on the gaps of the text as it is now."""
        story = self._editor.story
        if story is not self._document:
            story.follow(self._follow)
            self._document = story
        self._gaps = gaps
        self._starts = story.positions(gap.start for gap in gaps)
        self._ends = story.positions(gap.end for gap in gaps)
        self.update()

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme
        self.update()

    def height_of(self, gap: int) -> float:
        """Return where the middle of a gap is, in this widget's pixels."""
        story = self._editor.story
        layout = story.documentLayout()
        above = layout.blockBoundingRect(story.findBlock(self._starts[gap])).bottom() if gap else 0.0
        last = gap == len(self._gaps) - 1
        below = above + 16 if last else layout.blockBoundingRect(story.findBlock(self._ends[gap])).top()
        return (above + below) / 2 - self._editor.scrolled

    def event(self, event: QEvent) -> bool:
        """Say on hover what the policy says of the gap there."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            gap = self._gap_at(event.pos())
            if gap < 0:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self.words_of(gap), self)
            return True
        return super().event(event)

    def words_of(self, gap: int) -> str:
        """Return what hovering over a gap says."""
        verdict = self._gaps[gap]
        if verdict.holds:
            return self.tr("An ad could stand here. Click to place one.")
        return self.tr("No ad here. {reason}").format(reason=verdict.objections[0].sentence)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which mark would be clicked."""
        gap = self._gap_at(event.position().toPoint())
        hovered = gap if gap >= 0 and self._gaps[gap].holds else -1
        if hovered != self._hovered:
            self._hovered = hovered
            self.setCursor(Qt.CursorShape.PointingHandCursor if hovered >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Let the mark go that would be clicked."""
        self._hovered = -1
        self.update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Place an ad where a mark is clicked; elsewhere the text takes the mouse."""
        gap = self._gap_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and gap >= 0 and self._gaps[gap].holds:
            self.place_wanted.emit(gap)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the marks in sight."""
        area = event.rect()
        visible = self._visible(area.top() - _NEAR, area.bottom() + _NEAR)
        if not visible:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for gap, height in visible:
            if self._gaps[gap].holds:
                hovered = gap == self._hovered
                painter.setBrush(self._theme.colour(Role.SUCCESS, 255 if hovered else _QUIET))
                thick = _THICK + 2 * hovered
                painter.drawRoundedRect(QRectF(2, height - thick / 2, _MARK + 3 * hovered, thick), thick / 2, thick / 2)
        painter.end()

    def _visible(self, top: float, bottom: float) -> list[tuple[int, float]]:
        """Return the gaps between two heights, with the height of each."""
        editor = self._editor
        if not self._gaps or self._document is not editor.story:
            return []
        first = line_at_height(editor.story, editor.scrolled + top).position()
        out = []
        for gap in range(max(0, bisect_left(self._starts, first) - 1), len(self._gaps)):
            height = self.height_of(gap)
            if height > bottom:
                break
            out.append((gap, height))
        return out

    def _gap_at(self, point: QPoint) -> int:
        """Return the gap under the mouse, -1 beside a block."""
        near = [(abs(height - point.y()), gap) for gap, height in self._visible(0, self.height() + _NEAR)]
        distance, gap = min(near, default=(_NEAR + 1, -1))
        return gap if distance <= _NEAR else -1

    def _follow(self, position: int, removed: int, added: int) -> None:
        """Let the gaps go with the text that was changed before them."""
        if removed == added or self._document is not self._editor.story:
            return
        grown = added - removed
        for places in (self._starts, self._ends):
            at, beyond = bisect_left(places, position), bisect_left(places, position + removed)
            places[at:] = [position] * (beyond - at) + [place + grown for place in places[beyond:]]

    def _scrolled(self) -> None:
        self._hovered = -1
        self.update()

    def _fit(self) -> None:
        viewport = self._editor.viewport().geometry()
        self.setGeometry(viewport.x(), viewport.y(), WIDTH, viewport.height())
        self.raise_()
