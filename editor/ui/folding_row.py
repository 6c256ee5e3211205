"""A line whose end moves to a line of its own where both have no room, so that no button is cut."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

_GAP = 6  # pixels
_LEAST_END = 48  # pixels; an end that is narrower gets no line of its own for the sake of words


class FoldingRow(QWidget):
    """Widgets at the begin and the end of a line; where it is too narrow, those at its end stand under the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begin, self._end = QWidget(self), QWidget(self)
        self._line, self._second = QHBoxLayout(), QHBoxLayout()
        self._is_folded = False
        self._elastic: QWidget | None = None

    def lay_out(self, begin: Sequence[QWidget], end: Sequence[QWidget], elastic: QWidget | None = None) -> None:
        """Set the widgets, once; the elastic one of the first takes the room that is left, else it stays empty.

        The line folds before the elastic one is cut, where that helps it and the end is more than a small button.
        """
        self._elastic = elastic
        for holder, widgets in ((self._begin, begin), (self._end, end)):
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(_GAP)
            for widget in widgets:
                row.addWidget(widget, int(widget is elastic))
            if elastic not in widgets and holder is self._begin:
                row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for line in (self._line, self._second):
            line.setSpacing(_GAP)
            column.addLayout(line)
        self._second.addStretch(1)
        self._line.addWidget(self._begin, 1)
        self._line.addWidget(self._end)

    @property
    def is_folded(self) -> bool:
        """Return whether the end stands under the rest."""
        return self._is_folded

    def minimumSizeHint(self) -> QSize:
        """Need the wider of both, as they can stand under each other."""
        least = max(self._begin.minimumSizeHint().width(), self._end.sizeHint().width())
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold at the new width."""
        super().resizeEvent(event)
        self.fold()

    def fold(self) -> None:
        """Fold if both have no room beside each other, else unfold; call it when a widget came, went or grew."""
        begin, end = self._begin.minimumSizeHint().width(), self._end.sizeHint().width()
        if self._elastic is not None and end > _LEAST_END:
            whole = begin + max(0, self._elastic.sizeHint().width() - self._elastic.minimumWidth())
            begin = whole if whole <= self.width() else begin  # else it is cut all the same
        is_folded = begin + _GAP + end > self.width()
        if is_folded is self._is_folded:
            return
        self._is_folded = is_folded
        before, after = (self._line, self._second) if is_folded else (self._second, self._line)
        before.removeWidget(self._end)
        after.addWidget(self._end)
        self.updateGeometry()
