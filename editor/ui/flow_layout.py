"""A layout that sets widgets beside each other like words and begins a line where one is full."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

_LEAST_WIDTH = 80  # pixels


class FlowLayout(QLayout):
    """Widgets in the order in which they were put in; hidden ones take no room."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8, line_gap: int = 2) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, line_gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end."""
        self._items.append(item)

    def move_to_end(self, widget: QWidget) -> None:
        """Let a widget be the last."""
        self._items.sort(key=lambda item: item.widget() is widget)
        self.invalidate()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than there is."""
        return Qt.Orientation(0)

    def height_at(self, width: int) -> int:
        """Return the height in pixels of all lines at a width."""
        return self._lay(QRect(0, 0, width, 0), dry=True)

    def sizeHint(self) -> QSize:
        """Want the least: the widget that holds this is as wide as its place, and as high as the lines then are."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return what can be laid out at all: an item that is wider than its place is cut to it."""
        return QSize(_LEAST_WIDTH, 0)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._lay(rect, dry=False)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Return the items of each line at a width."""
        lines: list[list[QLayoutItem]] = []
        x = 0
        for item in self._shown():
            wanted = min(item.sizeHint().width(), width)
            if not lines or x + wanted > width:
                lines.append([])
                x = 0
            lines[-1].append(item)
            x += wanted + self._gap
        return lines

    def _lay(self, area: QRect, *, dry: bool) -> int:
        """Place the items in an area, each in the middle of its line, or only find out how high they are together."""
        owner = self.parentWidget()
        mirrored = owner is not None and owner.isRightToLeft()
        y = area.y()
        for line in self._lines(area.width()):
            height = max(item.sizeHint().height() for item in line)
            x = 0
            for item in line:
                size = item.sizeHint().boundedTo(QSize(area.width(), height))
                left = area.x() + (area.width() - x - size.width() if mirrored else x)
                if not dry:
                    item.setGeometry(QRect(QPoint(left, y + (height - size.height()) // 2), size))
                x += size.width() + self._gap
            y += height + self._line_gap
        return max(0, y - self._line_gap - area.y())


class FlowRow(QWidget):
    """A widget with such a layout in it, as high as its lines need.

    Its height is set, not asked for by the width: a scroll area takes the greatest height that could be asked for.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = 8, line_gap: int = 2) -> None:
        super().__init__(parent)
        self.flow = FlowLayout(gap=gap, line_gap=line_gap)
        self.setLayout(self.flow)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the lines at this width."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Be as high as the lines, once a widget in it wants other room."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        height = max(1, self.flow.height_at(self.width()))
        if height != self.maximumHeight():
            self.setFixedHeight(height)
