"""The list of versions: day heads that cannot be chosen, one or two versions that can, more rows at its end."""

from PySide6.QtCore import QItemSelection, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from editor.ui import type_scale
from editor.ui.history.history_lines import DAY, EVENT
from editor.ui.row_list import ROW, Row, RowDelegate, RowModel
from editor.ui.row_painting import Index, paint_words, set_up
from editor.ui.theme import Role, Theme
from editor.ui.type_scale import Face, Size

_HEAD = 30  # pixels, the head of a day


class HistoryModel(RowModel):
    """Rows of which versions and exports for readers can be chosen."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a row."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        key = self.rows[index.row()].key
        if key.startswith(DAY):
            return Qt.ItemFlag.NoItemFlags
        if key.startswith(EVENT):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class HistoryDelegate(RowDelegate):
    """Paints versions as rows and days as heads."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._head = type_scale.font(Face.SANS, Size.SMALL, QFont.Weight.DemiBold)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a head's height, or a row's."""
        row: Row = index.data(ROW)
        return QSize(100, _HEAD) if row.key.startswith(DAY) else super().sizeHint(option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a head or a row."""
        row: Row = index.data(ROW)
        if not row.key.startswith(DAY):
            super().paint(painter, option, index)
            return
        place: QRect = option.rect
        painter.save()
        paint_words(painter, self.theme, place.adjusted(18, 8, -18, -2), self._head, Role.MUTED, row.title)
        painter.restore()


class HistoryList(QListView):
    """Shows rows; `chosen` tells the keys of the versions chosen, the newest first, `opened` one to be looked at."""

    chosen = Signal(object)  # tuple of keys
    opened = Signal(str)
    unfold_wanted = Signal(str, bool)
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = HistoryModel(self)
        self._paint = HistoryDelegate(self)
        self.setModel(self._rows)
        self.setItemDelegate(self._paint)
        set_up(self, self.tr("Versions"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.doubleClicked.connect(self._open)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows that are shown."""
        return self._rows.rows

    @property
    def chosen_keys(self) -> tuple[str, ...]:
        """Return the keys of the versions chosen, the newest first."""
        places = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self._rows.rows[place].key for place in places)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show rows; what was chosen stays chosen, and the place in the list too."""
        keys, at = self.chosen_keys, self.verticalScrollBar().value()
        current = self.currentIndex()
        key = self._rows.rows[current.row()].key if current.isValid() else ""
        self._rows.put(rows)
        if self.chosen_keys != keys:
            self.choose(*keys, current=key)
        self.verticalScrollBar().setValue(at)

    def choose(self, *keys: str, current: str = "") -> None:
        """Choose versions by their keys."""
        model = self.selectionModel()
        model.clearSelection()
        for number, row in enumerate(self._rows.rows):
            index = self._rows.index(number)
            if row.key == (current or (keys[0] if keys else "")):
                model.setCurrentIndex(index, model.SelectionFlag.NoUpdate)
            if row.key in keys:
                model.select(index, model.SelectionFlag.Select)

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._paint.theme = theme
        self.viewport().update()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell what is chosen."""
        super().selectionChanged(selected, deselected)
        self.chosen.emit(self.chosen_keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter; unfold a run of autosaves by Right, fold it by Left."""
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(index)
        elif event.key() in {Qt.Key.Key_Right, Qt.Key.Key_Left} and index.isValid():
            self.unfold_wanted.emit(self._rows.rows[index.row()].key, event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and self._rows.flags(index) & Qt.ItemFlag.ItemIsSelectable:
            self.opened.emit(self._rows.rows[index.row()].key)

    def _scrolled(self, value: int) -> None:
        if value > self.verticalScrollBar().maximum() - self.viewport().height():
            self.more_wanted.emit()
