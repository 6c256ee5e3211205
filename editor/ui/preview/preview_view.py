"""The page as it is seen beside the text: a calm column, boxes painted round ads, posts and quotations."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent, QTextBlock
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from editor.ui.preview.preview_document import PageDocument
from editor.ui.preview.preview_pictures import PREFIX, Pictures
from editor.ui.preview.preview_style import BOX, CELL, COLUMN, FIRST, PageStyle

_EDGE = 28  # pixels beside the column at least
_HEAD, _FOOT = 28, 120  # pixels above the page's first line and below its end
# Pixels that a box reaches over its first paragraph and under its last; the paragraphs' margins leave room for them.
_REACH = {"quote": (0, 0), "post": (18, 16), "ad": (10, 72), "pre": (12, 12), "hr": (0, 0)}
_PLACE = 0.3  # of the height: where a paragraph is put that was out of sight


class PageView(QTextBrowser):
    """Shows the document of a page; `jumped` tells the number of a piece that somebody pressed twice."""

    jumped = Signal(int)

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures = pictures
        self._marked: tuple[int, QRectF | None] = (-1, None)  # the piece that the caret is in
        self._near = 0  # the first piece in sight, when that was asked last
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Preview of the page"))
        self.setPlaceholderText(self.tr("Setting the page…"))
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that came and went with the page's length would change the column, and with it the length.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.page = PageDocument(PageStyle(dark=False), pictures.size, self)
        self.setDocument(self.page)
        self.highlighted.connect(self._hover)
        pictures.arrived.connect(self._arrived)
        self.restyle(dark=False)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Leave by Tab: QTextBrowser's own would stop at every link of the page first."""
        return QWidget.focusNextPrevChild(self, forward)

    def restyle(self, dark: bool) -> None:
        """Look as the page does on a light or a dark screen; everything is set anew by the next steps."""
        style = PageStyle(dark)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, style.colour("paper"))
        palette.setColor(QPalette.ColorRole.Text, style.colour("ink"))
        self.setPalette(palette)
        # The window's style sheet gives every view its ground, and that goes before a palette.
        self.setStyleSheet(f"QTextBrowser {{ background: {style.colour('paper').name()}; border: 0; }}")
        self.page.restyle(style)
        self._place_column()

    def start_anew(self) -> None:
        """Let go of the page: another story comes."""
        self.page.empty()
        self._marked = (-1, None)
        self._place_column()
        self.verticalScrollBar().setValue(0)

    def set_some(self, milliseconds: float) -> bool:
        """Set what differs for some milliseconds; what is in sight stays where it is. Return whether all is set."""
        bar = self.verticalScrollBar()
        seen = self._first_seen()
        before, count = self._top(seen) - bar.value(), self.page.count_set
        changed = self.page.step(milliseconds)
        if changed is None:
            return True
        if bar.value() and changed[1] < seen:
            bar.setValue(round(self._top(seen + self.page.count_set - count) - before))
        return self.page.is_finished

    def follow(self, piece: int) -> None:
        """Show the piece that the caret is in, moving the page only where it is out of sight."""
        place = self._rect(piece)
        if (piece, place) != self._marked:
            self._marked = (piece, place)
            self.viewport().update()
        bar = self.verticalScrollBar()
        if place is not None and not (place.bottom() > 24 and place.top() < self.viewport().height() - 24):
            bar.setValue(round(bar.value() + place.top() - self.viewport().height() * _PLACE))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture of the library; nothing is ever fetched from elsewhere."""
        called = name.toString() if isinstance(name, QUrl) else name
        image = self.pictures.image(called) if called.startswith(PREFIX) else QImage()
        return self._blank() if image.isNull() else image

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the boxes, then the words."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for kind, place in self.boxes():
            self._paint_box(painter, kind, place)
        place_of_caret = self._rect(self._marked[0])
        if place_of_caret is not None:
            line = QRectF(place_of_caret.left() - 16, place_of_caret.top(), 2, place_of_caret.height())
            painter.fillRect(line, self.page.style.colour("accent"))
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._place_column()
            if self.page.set_again(PREFIX):
                self.page.step()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the same place of the text."""
        super().mouseDoubleClickEvent(event)
        self.jumped.emit(self.page.piece_of(self.cursorForPosition(event.position().toPoint()).block()))

    def boxes(self) -> Sequence[tuple[str, QRectF]]:
        """Return the boxes in sight, each with its place in the viewport."""
        found: list[tuple[str, QRectF]] = []
        block = self.page.first_block(max(0, self._first_seen() - 1))
        bottom = self.viewport().height()
        while block.isValid():
            shape = block.blockFormat()
            place = self._place(block)
            if place.top() > bottom + 100 and not shape.property(CELL):
                break
            kind = shape.property(BOX)
            if isinstance(kind, str):
                if shape.property(FIRST) or not found:
                    found.append((kind, place))
                else:
                    found[-1] = (kind, found[-1][1].united(place))
            block = block.next()
        return found

    def _paint_box(self, painter: QPainter, kind: str, place: QRectF) -> None:
        over, under = _REACH.get(kind, (0, 0))
        left, width = self._column()
        area = QRectF(left, place.top() - over, width, place.height() + over + under)
        style = self.page.style
        if kind == "quote":
            painter.fillRect(QRectF(left, area.top(), 3, area.height()), style.colour("accent"))
        elif kind == "hr":
            middle = area.center().y()
            painter.fillRect(QRectF(left + width / 2 - 56, middle, 112, 1), style.colour("strong-line"))
        elif kind == "ad":
            painter.fillRect(area, style.colour("raised"))
            painter.setPen(QPen(style.colour("line"), 1))
            for y in (area.top() + 0.5, area.bottom() - 0.5):
                painter.drawLine(QPointF(left, y), QPointF(left + width, y))
        else:
            painter.setPen(QPen(style.colour("line"), 1) if kind == "post" else Qt.PenStyle.NoPen)
            painter.setBrush(style.colour("raised"))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)

    def _first_seen(self) -> int:
        """Return the number of the first piece that reaches into the viewport."""
        top, count = float(self.verticalScrollBar().value()), self.page.count_set
        if not top or not count:
            return 0
        # Where it was last: a key moves nothing, and each piece that is looked at takes 10 µs.
        near = min(self._near, count - 1)
        if not self._top(near) <= top or (near + 1 < count and self._top(near + 1) <= top):
            near = max(0, bisect_right(range(count), top, key=self._top) - 1)
        self._near = near
        return near

    def _place(self, block: QTextBlock) -> QRectF:
        """Return where a paragraph stands in the viewport."""
        return self.page.documentLayout().blockBoundingRect(block).translated(0, -self.verticalScrollBar().value())

    def _rect(self, piece: int) -> QRectF | None:
        ends = self.page.blocks(piece)
        if ends is None:
            return None
        left, width = self._column()
        first, last = self._place(ends[0]), self._place(ends[1])
        return QRectF(left, first.top(), width, last.bottom() - first.top())

    def _top(self, piece: int) -> float:
        return self.page.documentLayout().blockBoundingRect(self.page.first_block(piece)).top()

    def _column(self) -> tuple[float, float]:
        edge = self._edge()
        return edge, self.viewport().width() - 2 * edge

    def _edge(self) -> float:
        return max(_EDGE, (self.viewport().width() - COLUMN) / 2)

    def _place_column(self) -> None:
        root = self.page.rootFrame()
        shape = root.frameFormat()
        edge = self._edge()
        shape.setLeftMargin(edge)
        shape.setRightMargin(edge)
        shape.setTopMargin(_HEAD)
        shape.setBottomMargin(_FOOT)
        if shape != root.frameFormat():
            root.setFrameFormat(shape)
        self.pictures.column = max(80, round(self._column()[1]))

    def _arrived(self, name: str) -> None:
        if self.page.set_again(name):
            self.page.step()

    def _hover(self, address: QUrl) -> None:
        self.viewport().setToolTip(address.toString())

    def _blank(self) -> QImage:
        image = QImage(2, 2, QImage.Format.Format_RGB32)
        image.fill(self.page.style.colour("raised"))
        return image
