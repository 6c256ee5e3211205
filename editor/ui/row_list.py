"""A list of rows for panels: title, words, pill and a muted line; model and view, so it scales."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor.ui import icons, type_scale
from editor.ui.row_painting import Index, paint_ground, paint_pill, paint_words, set_up
from editor.ui.theme import Role, Theme
from editor.ui.theme import load as load_theme
from editor.ui.type_scale import Face, Size

ROW = Qt.ItemDataRole.UserRole

PILLS: dict[str, tuple[Role, Role]] = {
    "neutral": (Role.HOVER, Role.TEXT),
    "accent": (Role.ACCENT_TINT, Role.ACCENT),
    "warning": (Role.WARNING_TINT, Role.WARNING),
    "danger": (Role.DANGER_TINT, Role.DANGER),
    "success": (Role.SUCCESS_TINT, Role.SUCCESS),
}
_EDGE, _PAD_X, _PAD_Y, _GAP = 8, 10, 8, 8  # pixels: beside the row, inside it, between two things
_ICON = 16
_MOST_LINES = 2
_MOST_HEIGHTS = 10_000  # kept; a book's quotations at two widths


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `words` is quoted text of up to two lines, `tone` the pill's, a key of `PILLS`.

    `sign` says what the icon means, to who does not see it.
    """

    key: str
    title: str
    detail: str = ""
    words: str = ""
    icon: str = ""
    pill: str = ""
    tone: str = "neutral"
    muted: bool = False
    tip: str = ""
    sign: str = ""

    @property
    def spoken(self) -> str:
        """Return what a screen reader says of the row."""
        return ", ".join(filter(None, (self.sign, self.title, self.pill, self.words, self.detail)))


class RowModel(QAbstractListModel):
    """Holds the rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or what is shown or said of it."""
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip or None
        return None

    def put(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; those that stay where they are keep their place in the view."""
        if len(rows) == len(self.rows):
            changed = [number for number, row in enumerate(rows) if row != self.rows[number]]
            self.rows = rows
            for number in changed:
                self.dataChanged.emit(self.index(number), self.index(number))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def add(self, rows: tuple[Row, ...]) -> None:
        """Show more rows below those that are there."""
        if rows:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows = (*self.rows, *rows)
            self.endInsertRows()


class RowDelegate(QStyledItemDelegate):
    """Paints rows and measures them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = load_theme("light")
        self._title = type_scale.font(Face.SANS, Size.INTERFACE, QFont.Weight.Medium)
        self._small = type_scale.font(Face.SANS, Size.SMALL)
        self._pill = type_scale.font(Face.SANS, Size.MICRO, QFont.Weight.DemiBold)
        self._heights: dict[tuple[Row, int], int] = {}
        self._quoted = type_scale.font(Face.SERIF, Size.INTERFACE + 1)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the row's lines need at the view's width."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 300
        row: Row = index.data(ROW)
        return QSize(width, self._height(row, width))

    def _height(self, row: Row, width: int) -> int:
        """Return a row's height; kept, as the view measures all of its rows anew when one of them changes."""
        if (row, width) not in self._heights:
            if len(self._heights) > _MOST_HEIGHTS:
                self._heights.clear()
            self._heights[row, width] = self._measured(row, width)
        return self._heights[row, width]

    def _measured(self, row: Row, width: int) -> int:
        inner = self._inner_width(row, width)
        height = 2 * _PAD_Y + 2 + max(QFontMetrics(self._title).height(), 18 if row.pill else 0)
        if row.words:
            height += 3 + len(lines(row.words, self._quoted, inner)) * QFontMetrics(self._quoted).lineSpacing()
        if row.detail:
            height += 3 + QFontMetrics(self._small).height()
        return height

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: Row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = option.rect.adjusted(_EDGE, 1, -_EDGE, -1)
        paint_ground(painter, self.theme, place, option.state)
        inner = place.adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y)
        if row.icon:
            ink = self.theme.css(Role.MUTED if row.tone == "neutral" else PILLS[row.tone][1])
            icons.paint(painter, row.icon, ink, QRectF(inner.left(), inner.top() + 1, _ICON, _ICON))
            inner.setLeft(inner.left() + _ICON + _GAP)
        top = self._paint_title(painter, inner, row)
        if row.words:
            painter.setFont(self._quoted)
            painter.setPen(self.theme.colour(Role.MUTED if row.muted else Role.TEXT))
            top += 3
            spacing = QFontMetrics(self._quoted).lineSpacing()
            for line in lines(row.words, self._quoted, inner.width()):
                painter.drawText(QRect(inner.left(), top, inner.width(), spacing), Qt.TextFlag.TextDontClip, line)
                top += spacing
        if row.detail:
            metrics = QFontMetrics(self._small)
            painter.setFont(self._small)
            painter.setPen(self.theme.colour(Role.MUTED))
            shown = metrics.elidedText(row.detail, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(QPoint(inner.left(), top + 3 + metrics.ascent()), shown)
        painter.restore()

    def _paint_title(self, painter: QPainter, inner: QRect, row: Row) -> int:
        """Paint the first line, with the pill at its right; return where the next one begins."""
        height = max(QFontMetrics(self._title).height(), 18 if row.pill else 0)
        line = QRect(inner.left(), inner.top(), inner.width(), height)
        if row.pill:
            room = paint_pill(painter, self.theme, line, self._pill, PILLS[row.tone], row.pill)
            line.setWidth(line.width() - room)
        paint_words(painter, self.theme, line, self._title, Role.MUTED if row.muted else Role.TEXT, row.title)
        return inner.top() + height

    def _inner_width(self, row: Row, width: int) -> int:
        return max(40, width - 2 * (_EDGE + _PAD_X) - (_ICON + _GAP if row.icon else 0))


def lines(words: str, font: QFont, width: int) -> list[str]:
    """Return the first lines of a text at a width; the last one ends with an ellipsis where words are left over."""
    text = " ".join(words[:400].split())
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    out: list[str] = []
    while len(out) < _MOST_LINES:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart()
        rest = text[start:] if len(out) == _MOST_LINES - 1 else text[start : start + line.textLength()]
        out.append(QFontMetrics(font).elidedText(rest.strip(), Qt.TextElideMode.ElideRight, width))
    layout.endLayout()
    return out


class RowList(QListView):
    """The list; `row_activated` tells that somebody clicked a row or pressed Enter on it."""

    row_activated = Signal(str)
    current_changed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RowModel(self)
        self._paint = RowDelegate(self)
        self._is_showing = False
        self._most_in_sight = 0  # 0 for a list whose height is the layout's
        self.setModel(self._rows)
        self.setItemDelegate(self._paint)
        set_up(self, name)
        self.clicked.connect(lambda index: self.row_activated.emit(self._rows.rows[index.row()].key))
        self.selectionModel().currentChanged.connect(self._current_changed)

    @property
    def rows(self) -> Sequence[Row]:
        """Return the rows that are shown."""
        return self._rows.rows

    @property
    def current_key(self) -> str:
        """Return the key of the row that is chosen, empty for none."""
        index = self.currentIndex()
        return self._rows.rows[index.row()].key if index.isValid() else ""

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show rows; the one that was chosen stays chosen, if it is still there, and no signal is sent for that."""
        key, at = self.current_key, self.verticalScrollBar().value()
        self._is_showing = True
        try:
            self._rows.put(tuple(rows))
            if self.current_key != key:
                self._choose(key)
        finally:
            self._is_showing = False
        self.verticalScrollBar().setValue(at)
        if self.current_key != key:
            self.current_changed.emit(self.current_key)

    def add_rows(self, rows: Sequence[Row]) -> None:
        """Show more rows below; the view stays where it is."""
        self._rows.add(tuple(rows))

    def select(self, key: str) -> bool:
        """Choose a row by its key and bring it to sight, without `row_activated`; return whether it is there."""
        return self._choose(key)

    def step(self, by: int) -> str:
        """Choose the next row, or the one before, and return its key; stays at the ends."""
        if self._rows.rows:
            at = self.currentIndex().row() + by if self.currentIndex().isValid() else (0 if by > 0 else -1)
            self._choose(self._rows.rows[max(0, min(at, len(self._rows.rows) - 1)) if at >= 0 else 0].key)
        return self.current_key

    def be_as_high_as_rows(self, most: int) -> None:
        """Show up to so many rows without scrolling, from now on: for a list in a page that scrolls itself."""
        self._most_in_sight = most
        rows = range(min(most, len(self._rows.rows)))
        self.setFixedHeight(sum(self.sizeHintForRow(row) for row in rows) + 2 * _EDGE)

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._paint.theme = theme
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter and space do what a click does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.current_key:
            self.row_activated.emit(self.current_key)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows anew, as their words wrap."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
            if self._most_in_sight:
                self.be_as_high_as_rows(self._most_in_sight)

    def _choose(self, key: str) -> bool:
        for number, row in enumerate(self._rows.rows):
            if row.key == key:
                index = self._rows.index(number)
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return True
        self.setCurrentIndex(QModelIndex())
        return False

    def _current_changed(self) -> None:
        if not self._is_showing:
            self.current_changed.emit(self.current_key)
