"""The stories of an export of many: found by filter and words, ticked one by one or all that are found."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStackedWidget,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from editor.desk import browsing, readiness
from editor.desk.browsing import Filter, View
from editor.ui import icons
from editor.ui.desk_list_delegate import DeskListDelegate
from editor.ui.desk_list_model import SUMMARY, DeskListModel
from editor.ui.empty_state import EmptyState
from editor.ui.kit import Choice
from editor.ui.row_painting import Index, set_up
from editor.ui.theme import Role, Theme
from editor.ui.worker import Ticket, Worker

_FILTERS = (
    (Filter.READY, "Ready"),
    (Filter.CHANGED, "Changed since published"),
    (Filter.PUBLISHED, "Published"),
    (Filter.MINE, "Mine"),
    (Filter.ALL, "All stories"),
)
_BOX, _LEFT = 16, 30  # pixels: a tick box, and the room for it beside a row


class TickModel(DeskListModel):
    """Rows of the desk list with ticks; the ticks stay whatever is shown."""

    ticks_changed = Signal()

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(worker, parent)
        self.ticked: dict[str, None] = {}  # slugs

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a row."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return whether a row is ticked, or what the desk list knows of it."""
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid():
            is_on = super().data(index, SUMMARY).slug in self.ticked  # type: ignore[attr-defined]
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid():
            is_on = super().data(index, SUMMARY).slug in self.ticked  # type: ignore[attr-defined]
            return f"{'ticked' if is_on else 'not ticked'}, {super().data(index, role)}"
        return super().data(index, role)

    def toggle(self, row: int) -> None:
        """Tick a row, or take its tick away."""
        summary = self.summary(row)
        if summary is not None:
            if summary.slug in self.ticked:
                del self.ticked[summary.slug]
            else:
                self.ticked[summary.slug] = None
            self._tell()

    def tick(self, slugs: tuple[str, ...]) -> None:
        """Tick stories beside those that are."""
        self.ticked |= dict.fromkeys(slugs)
        self._tell()

    def clear(self) -> None:
        """Take every tick away."""
        self.ticked.clear()
        self._tell()

    def _tell(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
        self.ticks_changed.emit()


class TickDelegate(DeskListDelegate):
    """Paints a row of the desk list with a tick box before it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        inside = QStyleOptionViewItem(option)
        inside.rect = option.rect.adjusted(_LEFT, 0, 0, 0)
        super().paint(painter, inside, index)
        is_on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        box = QRectF(option.rect.left() + 14, option.rect.center().y() - _BOX / 2, _BOX, _BOX)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour(Role.ACCENT if is_on else Role.OUTLINE), 1))
        painter.setBrush(self._theme.colour(Role.ACCENT if is_on else Role.RAISED))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if is_on:
            icons.paint(painter, "check", self._theme.css(Role.ON_ACCENT), box.adjusted(1, 1, -1, -1))
        painter.restore()


class StoryChooser(QWidget):
    """Chooses stories; `changed` tells that other ones are ticked."""

    changed = Signal()

    def __init__(self, worker: Worker, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._ticket = Ticket()
        self._judging: Ticket | None = None
        self.model = TickModel(worker, self)
        self.search = QLineEdit(self, placeholderText=self.tr("Search all stories"), clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("Search all stories"))
        self.search.setProperty("kind", "search")
        self.filter = Choice(self.tr("Which stories"), [(one.value, title) for one, title in _FILTERS], self)
        self.list = QListView(self, uniformItemSizes=True)
        set_up(self.list, self.tr("Stories"))
        delegate = TickDelegate(self.list)
        delegate.set_look(theme)
        self.list.setItemDelegate(delegate)
        self.list.setModel(self.model)
        self.count = QLabel(self)
        self.count.setProperty("role", "small")
        self.all = QPushButton(self.tr("Tick All of These"), self)
        self.none = QPushButton(self.tr("None"), self)
        self._empty = EmptyState("inbox", self)
        self._empty.set_look(theme)
        self._show_all = self._empty.add_button(self.tr("Show All Stories"), self._widen)
        self._show_all.setAutoDefault(False)
        self._lay_out()
        self._connect()

    @property
    def slugs(self) -> tuple[str, ...]:
        """Return the stories that are ticked, from A."""
        return tuple(sorted(self.model.ticked))

    def start(self, chosen: Filter) -> None:
        """Show the stories of a filter."""
        self.filter.show_value(chosen.value)
        self._narrow()
        self._show_count()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tick by the space bar and Enter; go from the search field to the list by the arrow key."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if watched is self.list and event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.model.toggle(self.list.currentIndex().row())
                return True
            if watched is self.search and event.key() == Qt.Key.Key_Down:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                if not self.list.currentIndex().isValid():
                    self.list.setCurrentIndex(self.model.index(0))
                return True
            if watched is self.search and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                return True  # it searches already; the dialog's button is not meant
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.count, 1)
        for button in (self.all, self.none):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.filter)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._narrow())
        self.search.installEventFilter(self)
        self.filter.chosen.connect(lambda _: self._narrow())
        self.list.installEventFilter(self)
        self.list.clicked.connect(lambda index: self.model.toggle(index.row()))
        self.all.clicked.connect(self._tick_all)
        self.none.clicked.connect(self.model.clear)
        self.model.ticks_changed.connect(self._ticked)
        self.model.settled.connect(self._settled)

    def _narrow(self) -> None:
        chosen = Filter(self.filter.currentData())
        self.model.show(View(chosen, words=self.search.text()))
        if chosen is Filter.READY and self._judging is None:
            # Which of the approved ones are ready may not be known yet; they come once each was read.
            self._judging = self._worker.work(readiness.judge, lambda _: None, self._judged, lambda _: self._judged())

    def _judged(self) -> None:
        self._judging = None
        if shiboken6.isValid(self):  # the dialog may be closed by now
            self.model.reload()

    def _widen(self) -> None:
        self.filter.show_value(Filter.ALL.value)
        self.search.clear()
        self._narrow()
        self.search.setFocus()

    def _settled(self) -> None:
        has_rows = self.model.rowCount() > 0
        if not has_rows:
            words = self.search.text().strip()
            none = self.tr("No story has “{words}” here.").format(words=words)
            self._empty.say(self.tr("No story here"), none if words else "")
            self._show_all.setVisible(bool(words) or self.filter.currentData() != Filter.ALL.value)
        self._stack.setCurrentWidget(self.list if has_rows else self._empty)
        self.all.setEnabled(has_rows)

    def _tick_all(self) -> None:
        view = self.model.view
        self._ticket.cancel()
        self._ticket = Ticket()
        self._worker.ask(lambda desk: browsing.slugs(desk, view), self.model.tick, ticket=self._ticket)

    def _ticked(self) -> None:
        self._show_count()
        self.changed.emit()

    def _show_count(self) -> None:
        number = len(self.model.ticked)
        self.count.setText(self.tr("1 story ticked") if number == 1 else self.tr("{n} ticked").format(n=f"{number:,}"))
        self.none.setEnabled(bool(number))
