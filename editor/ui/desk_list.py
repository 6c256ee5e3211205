"""The left side: search as one types, filters with their counts, desks, order, and the stories themselves."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.article.library_values import Order
from editor.desk.browsing import Counts, Filter, View
from editor.desk.changes import Changed, Changes
from editor.ui import icons
from editor.ui.desk_list_counts import DeskListCounts
from editor.ui.desk_list_delegate import HEIGHT, DeskListDelegate
from editor.ui.desk_list_model import DeskListModel
from editor.ui.empty_state import EmptyState
from editor.ui.filter_button import FilterButton
from editor.ui.row_painting import Index, set_up
from editor.ui.theme import Role, Theme
from editor.ui.worker import Worker

_LEAST_LIST = 2 * HEIGHT  # pixels: two stories
_FILTERS = (
    (Filter.ALL, "All stories", "inbox"),
    (Filter.MINE, "Mine", "person"),
    (Filter.NEEDS_ATTRIBUTION, "Needs attribution", "cite"),
    (Filter.NEEDS_ADS, "Needs ads", "ad"),
    (Filter.NEEDS_EMBEDS, "Needs embeds", "embed"),
    (Filter.STALE, "Changed since approval", "refresh"),
    (Filter.READY, "Ready", "approve"),
    (Filter.PUBLISHED, "Published", "globe"),
    (Filter.CHANGED, "Changed since published", "diff"),
)
_ORDERS = (
    (Order.UPDATED, "Changed last"),
    (Order.CREATED, "Newest"),
    (Order.HEADLINE, "Headline"),
    (Order.SLUG, "Slug"),
    (Order.STATE, "State"),
    (Order.DESK, "Desk"),
    (Order.WORDS, "Longest"),
)
_ALL_DESKS = "All desks"


class _Stories(QListView):
    """The list itself; what changes in a row never changes how high it is."""

    asked = Signal(int, QPoint)  # for a row's menu, at a place of the screen

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the mouse, or by the menu's key of the one with the focus."""
        is_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if is_mouse else self.currentIndex()
        if index.isValid():
            place = event.pos() if is_mouse else self.visualRect(index).center()
            self.asked.emit(index.row(), self.viewport().mapToGlobal(place))

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint rows anew. QListView would lay every row out for that, 1.5 ms for 100, at each key in a headline."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Paint the one row anew that showed it had the focus; Qt would paint all, 4 ms before the opened story."""
        self.update(self.currentIndex())


class DeskList(QFrame):
    """Shows the library's stories; `story_chosen` gives the id of the one to open."""

    story_chosen = Signal(str)
    menu_wanted = Signal(int, QPoint)  # a row, and where on the screen
    new_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, worker: Worker, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._theme = theme
        self._open_id = ""
        self.setProperty("ground", "sidebar")
        self.setMinimumWidth(220)
        self.model = DeskListModel(worker, self)
        self.model.settled.connect(self._settled)
        self._search = self._make_search()
        self._filters = {key: FilterButton(title, icon, theme, self) for key, title, icon in _FILTERS}
        self._desks = self._make_choice(_ALL_DESKS, self.tr("Desk"))
        self._orders = self._make_choice(_ORDERS[0][1], self.tr("Order"))
        self._list = self._make_list(theme)
        self._empty = self._make_empty()
        self._counts = DeskListCounts(worker, lambda: self.model.view.section, self)
        self._counts.counted.connect(self._counted)
        self._counts.judged.connect(self._judged)
        self._fill_choice(self._orders, [(order.value, title) for order, title in _ORDERS], Order.UPDATED.value)
        self._lay_out()
        self._filters[Filter.ALL].setChecked(True)
        self._filters[Filter.NEEDS_EMBEDS].hide()  # until the house is known to ask for them
        for key, button in self._filters.items():
            button.clicked.connect(lambda _=False, key=key: self._narrow(filter=key))
        self.set_look(theme)

    @property
    def view(self) -> QListView:
        """Return the list itself."""
        return self._list

    @property
    def search_field(self) -> QLineEdit:
        """Return the field that is searched in."""
        return self._search

    def load(self) -> None:
        """Ask for the first page and the counts."""
        self.model.reload()
        self._counts.now()

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme
        self._delegate.set_look(theme)
        self._empty.set_look(theme)
        for button in self._filters.values():
            button.set_look(theme)
        self._magnifier.setIcon(icons.icon("search", theme, Role.MUTED))
        if self.isVisible():  # asked for the first time, it makes Python know every kind of widget: 15 ms of a start
            self._list.viewport().update()

    def set_open(self, article_id: str) -> None:
        """Show which story is in front."""
        self._open_id = article_id
        self._select_open()

    def library_changed(self, changes: Changes) -> None:
        """Show what changed in the library."""
        if changes.kinds & {Changed.LIST, Changed.ARTICLE, Changed.APPROVALS}:
            self.model.reload()
            self._counts.soon()

    def search(self) -> None:
        """Go to the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def step(self, by: int) -> None:
        """Open the story so many rows below the one in front."""
        row = self.model.row_of(self._open_id)
        summary = self.model.summary(row + by if row >= 0 else 0)
        if summary is not None:
            self.story_chosen.emit(summary.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the search field to the hits by the arrow keys, and open by Enter."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if watched is self._search and event.key() in {Qt.Key.Key_Down, Qt.Key.Key_PageDown}:
                self._list.setFocus(Qt.FocusReason.TabFocusReason)
                if not self._list.currentIndex().isValid():
                    self._list.setCurrentIndex(self.model.index(0))
                return True
            if watched is self._search and event.key() == Qt.Key.Key_Escape and self._search.text():
                self._search.clear()
                return True
            if watched is self._list and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._choose(self._list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _make_search(self) -> QLineEdit:
        field = QLineEdit(self, placeholderText=self.tr("Search all stories"), clearButtonEnabled=True)
        field.setProperty("kind", "search")
        field.setAcceptDrops(False)  # files fall through to the window, which imports them
        field.setAccessibleName(self.tr("Search all stories"))
        self._magnifier = QAction(self.tr("Search"), self)
        field.addAction(self._magnifier, QLineEdit.ActionPosition.LeadingPosition)
        field.textChanged.connect(lambda words: self._narrow(words=words))
        field.returnPressed.connect(lambda: self._choose(self.model.index(0)))
        field.installEventFilter(self)
        return field

    def _make_choice(self, title: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(title)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setProperty("kind", "choice")
        button.setAccessibleName(name)
        menu = QMenu(button)
        menu.triggered.connect(lambda action: self._choice_made(button, action))
        button.setMenu(menu)
        return button

    def _make_list(self, theme: Theme) -> QListView:
        view = _Stories(self, uniformItemSizes=True)
        set_up(view, self.tr("Stories"), "sidebar")
        view.setFrameShape(QFrame.Shape.NoFrame)
        self._delegate = DeskListDelegate(view)
        self._delegate.set_look(theme)
        view.setItemDelegate(self._delegate)
        view.setModel(self.model)
        view.clicked.connect(self._choose)
        view.asked.connect(self.menu_wanted)
        view.installEventFilter(self)
        return view

    def _make_empty(self) -> EmptyState:
        empty = EmptyState("inbox", self)
        self._buttons = (
            empty.add_button(self.tr("New Story"), self.new_wanted.emit, "primary"),
            empty.add_button(self.tr("Import…"), self.import_wanted.emit),
        )
        self._clear = empty.add_button(self.tr("Show All Stories"), self._show_all)
        return empty

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 12, 8)
        top.addWidget(self._search)
        column.addLayout(top)
        for button in self._filters.values():
            column.addWidget(button)
        choices = QHBoxLayout()
        choices.setContentsMargins(12, 8, 12, 4)
        choices.addWidget(self._desks)
        choices.addStretch()
        choices.addWidget(self._orders)
        column.addLayout(choices)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        # What it says may be cut in a low window; it does not keep the window from being one.
        self._empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._list.setMinimumHeight(_LEAST_LIST)
        column.addLayout(self._stack, 1)

    def _fill_choice(self, button: QToolButton, choices: list[tuple[str, str]], chosen: str) -> None:
        menu = button.menu()
        menu.clear()
        for old in menu.findChildren(QActionGroup):
            old.deleteLater()
        group = QActionGroup(menu)
        for key, title in choices:
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(key == chosen)
            action.setData(key)
            group.addAction(action)

    def _choice_made(self, button: QToolButton, action: QAction) -> None:
        button.setText(action.text())
        if button is self._orders:
            self._narrow(order=Order(action.data()))
        else:
            self._narrow(section=action.data())
            self._counts.now()

    def _narrow(
        self,
        *,
        filter: Filter | None = None,
        section: str | None = None,
        order: Order | None = None,
        words: str | None = None,
    ) -> None:
        now = self.model.view
        self.model.show(
            View(
                now.filter if filter is None else filter,
                now.section if section is None else section,
                now.order if order is None else order,
                now.words if words is None else words,
            )
        )

    def _show_all(self) -> None:
        self._filters[Filter.ALL].setChecked(True)
        self._desks.setText(_ALL_DESKS)
        self._search.blockSignals(True)
        self._search.clear()
        self._search.blockSignals(False)
        self.model.show(View(order=self.model.view.order))
        self._counts.now()

    def _choose(self, index: QModelIndex) -> None:
        summary = self.model.summary(index.row()) if index.isValid() else None
        if summary is not None:
            self.story_chosen.emit(summary.id)

    def _settled(self) -> None:
        has_rows = self.model.rowCount() > 0
        if not has_rows:
            self._explain_empty()
        self._stack.setCurrentWidget(self._list if has_rows else self._empty)
        self._select_open()

    def _explain_empty(self) -> None:
        view = self.model.view
        narrowed = View(order=view.order) != view
        if view.words.strip():
            self._empty.say(self.tr("Nothing found"), self.tr("No story here has “{words}”.").format(words=view.words))
        elif view.filter is Filter.READY and self._counts.is_judging:
            self._empty.say(self.tr("Looking through…"), self.tr("Approved stories are being checked."))
        elif narrowed:
            self._empty.say(self.tr("No story here"), self.tr("None of the stories belongs to this choice."))
        else:
            self._empty.say(self.tr("No stories yet"), self.tr("Write one, or import what came in."))
        self._clear.setVisible(narrowed)
        for button in self._buttons:
            button.setVisible(not narrowed)

    def _select_open(self) -> None:
        row = self.model.row_of(self._open_id)
        if row >= 0 and self._list.currentIndex().row() != row:
            self._list.setCurrentIndex(self.model.index(row))

    def _counted(self, counts: Counts) -> None:
        for key, button in self._filters.items():
            button.setVisible(key in counts.filters)
            button.set_count(counts.filters.get(key, 0))
        if self.model.view.filter not in counts.filters:
            self._show_all()
        desks = [("", _ALL_DESKS), *((name, f"{name}  {count}") for name, count in counts.sections.items() if name)]
        self._fill_choice(self._desks, desks, self.model.view.section)

    def _judged(self) -> None:
        if self.model.view.filter is Filter.READY:
            self.model.reload()
