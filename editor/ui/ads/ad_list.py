"""The list of the ads panel: a story in miniature, whose placements are chosen, dragged and moved by key."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QListView, QToolTip, QWidget

from editor.ui.ads.ad_delegate import ROW, AdDelegate
from editor.ui.ads.ad_rows import AdRow, Shape
from editor.ui.row_painting import Index, set_up
from editor.ui.theme import Role, Theme

_EDGE, _STEP, _PAUSE = 28, 10, 16  # pixels from an edge that scrolls, pixels a step, milliseconds between two

_ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down})

Asked = Callable[[str, int], str]


class AdModel(QAbstractListModel):
    """Holds the rows; blocks cannot be chosen, so that the arrows go from placement to placement."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[AdRow, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a row."""
        if not index.isValid() or self.rows[index.row()].shape is Shape.BLOCK:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or what is shown or said of it."""
        row = self.rows[index.row()]
        found: dict[int, object] = {
            ROW: row,
            Qt.ItemDataRole.DisplayRole: row.title,
            Qt.ItemDataRole.AccessibleTextRole: row.spoken,
            Qt.ItemDataRole.ToolTipRole: row.tip or None,
        }
        return found.get(role)

    def put(self, rows: tuple[AdRow, ...]) -> None:
        """Show other rows; those that stay where they are keep their place in the view."""
        if [(row.key, bool(row.note)) for row in rows] == [(row.key, bool(row.note)) for row in self.rows]:
            changed = [number for number, row in enumerate(rows) if row != self.rows[number]]
            self.rows = rows
            for number in changed:
                self.dataChanged.emit(self.index(number), self.index(number))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()


class AdList(QListView):
    """The list; `moved` gives a placement and the gap it was dropped in, `stepped` one moved by a block up or down."""

    chosen = Signal(str)  # the id of the placement that is current, empty for none
    jumped = Signal(str, int)  # the id of a placement, or empty and the number of a block, was clicked
    moved = Signal(str, int)
    stepped = Signal(str, int)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = AdModel(self)
        self._paint = AdDelegate(self)
        self._pressed: tuple[QPoint, str] | None = None
        self._dragged = ""
        self._gap = -1
        self._refusal: Asked = lambda marker_id, gap: ""
        self.can_drag = True
        self.setModel(self._rows)
        self.setItemDelegate(self._paint)
        set_up(self, self.tr("Ad placements in the order of the text"))
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit(self.current_id))
        self._scroll = QTimer(self, interval=_PAUSE)
        self._scroll.timeout.connect(self._scroll_on)

    @property
    def rows(self) -> Sequence[AdRow]:
        """Return the rows that are shown."""
        return self._rows.rows

    @property
    def current_id(self) -> str:
        """Return the id of the placement that is current, empty for none."""
        index = self.currentIndex()
        return self._rows.rows[index.row()].marker_id if index.isValid() else ""

    def set_refusal(self, refusal: Asked) -> None:
        """Say how to learn why a placement may not stand in a gap; an empty answer means that it may."""
        self._refusal = refusal

    def show_rows(self, rows: Sequence[AdRow]) -> None:
        """Show rows; the placement that is current stays so, if it is still there."""
        kept, at = self.current_id, self.verticalScrollBar().value()
        self.blockSignals(True)
        self._rows.put(tuple(rows))
        if kept != self.current_id:
            self.select(kept, show=False)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(at)
        if kept != self.current_id:
            self.chosen.emit(self.current_id)

    def select(self, marker_id: str, *, show: bool = True) -> None:
        """Make a placement current and bring it to sight; none where it is not there."""
        for number, row in enumerate(self._rows.rows):
            if marker_id and row.marker_id == marker_id:
                self.setCurrentIndex(self._rows.index(number))
                if show:
                    self.scrollTo(self._rows.index(number))
                return
        self.setCurrentIndex(QModelIndex())

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._paint.theme = theme
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that move a placement from the window's actions, which move the paragraph with the caret."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.current_id
            and event.key() in _ARROWS
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Jump with Enter, move with Alt and an arrow, remove with Delete, give a drag up with Escape."""
        key, marker_id = event.key(), self.current_id
        if key == Qt.Key.Key_Escape and self._dragged:
            self._end()
        elif not marker_id:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.jumped.emit(marker_id, -1)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit(marker_id)
        elif key in _ARROWS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(marker_id, -1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a placement, which may then be dragged."""
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self._pressed = (event.position().toPoint(), self._rows.rows[index.row()].key)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a placement between two blocks."""
        point = event.position().toPoint()
        if self._pressed is not None and not self._dragged:
            far = (point - self._pressed[0]).manhattanLength() >= QApplication.startDragDistance()
            if far and self._pressed[1].startswith("ad:") and self.can_drag:
                self._dragged = self._pressed[1].removeprefix("ad:")
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._dragged:
            self._aim(point)
        elif self._pressed is None:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put a placement down, or jump to what was clicked."""
        pressed, dragged, gap = self._pressed, self._dragged, self._gap
        self._end()
        if dragged:
            if gap >= 0:
                self.moved.emit(dragged, gap)
            return
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if pressed is None or not index.isValid() or self._rows.rows[index.row()].key != pressed[1]:
            return
        row = self._rows.rows[index.row()]
        self.jumped.emit(row.marker_id, row.gap)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and where a dragged placement would stand."""
        super().paintEvent(event)
        if not self._dragged or self._gap < 0:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = Role.DANGER if self._refusal(self._dragged, self._gap) else Role.SUCCESS
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._paint.theme.colour(role))
        height = self._height_of(self._gap)
        painter.drawRoundedRect(12, height - 1, self.viewport().width() - 24, 3, 1.5, 1.5)
        painter.drawEllipse(QPoint(12, height), 5, 5)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows anew, as their words wrap; keep the current one in sight as room is taken away."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
        if event.size().height() < event.oldSize().height() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _aim(self, point: QPoint) -> None:
        """Find the gap under the mouse, and say why the placement may not stand there."""
        index = self.indexAt(QPoint(self.viewport().width() // 2, max(0, point.y())))
        blocks = [row.gap for row in self._rows.rows if row.shape is Shape.BLOCK]
        last = blocks[-1] + 1 if blocks else 0
        if index.isValid():
            row = self._rows.rows[index.row()]
            below = point.y() > self.visualRect(index).center().y()
            self._gap = row.gap + (row.shape is Shape.BLOCK and below) if row.gap >= 0 else last
        else:
            self._gap = last
        refusal = self._refusal(self._dragged, self._gap)
        place = self.viewport().mapToGlobal(point + QPoint(14, 14))
        QToolTip.showText(place, refusal or self.tr("It may stand here."), self)
        near = point.y() < _EDGE or point.y() > self.viewport().height() - _EDGE
        if near and not self._scroll.isActive():
            self._scroll.start()
        elif not near:
            self._scroll.stop()
        self.viewport().update()

    def _height_of(self, gap: int) -> int:
        """Return where a gap is, in the viewport's pixels: above its block, below the last one."""
        for number, row in enumerate(self._rows.rows):
            if row.shape is Shape.BLOCK and row.gap == gap:
                return self.visualRect(self._rows.index(number)).top()
        last = max((n for n, row in enumerate(self._rows.rows) if row.gap >= 0), default=-1)
        return self.visualRect(self._rows.index(last)).bottom() if last >= 0 else 0

    def _scroll_on(self) -> None:
        point = self.viewport().mapFromGlobal(self.cursor().pos())
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + (-_STEP if point.y() < self.viewport().height() // 2 else _STEP))

    def _end(self) -> None:
        self._pressed, self._dragged, self._gap = None, "", -1
        self._scroll.stop()
        self.viewport().unsetCursor()
        self.viewport().update()
