"""The command palette: everything that can be done, and every story, found by a few letters of its name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from editor.ui import fuzzy, icons, type_scale
from editor.ui.row_painting import Index
from editor.ui.theme import Role, Theme
from editor.ui.type_scale import Face, Size

ENTRY = int(Qt.ItemDataRole.UserRole)
_WIDTH, _ROW, _ROWS = 560, 36, 10
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing the palette offers; `hits` are the letters of the title that fit what was typed."""

    title: str
    detail: str
    icon: str
    keys: str
    run: Callable[[], object]
    hits: tuple[int, ...] = ()


Source = Callable[[], Iterable[Entry]]
Finder = Callable[[str, Callable[[list[Entry]], None]], None]


def ranked(typed: str, entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that fit what was typed, the best first; all of them, as they come, where nothing was."""
    if not typed.strip():
        return list(entries)
    found = []
    for number, entry in enumerate(entries):
        matched = fuzzy.match(typed, entry.title)
        if matched is not None:
            fitting = Entry(entry.title, entry.detail, entry.icon, entry.keys, entry.run, matched[1])
            found.append((-matched[0], number, fitting))
    return [entry for _, _, entry in sorted(found, key=lambda one: one[:2])]


class _Entries(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return ", ".join(filter(None, (entry.title, entry.detail, entry.keys)))
        return None

    def put(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()


class _Delegate(QStyledItemDelegate):
    theme: Theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(_WIDTH, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        row = rect.adjusted(6, 1, -6, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour(Role.ACCENT_TINT))
            painter.drawRoundedRect(row, 6, 6)
        if entry.icon:
            place = QRectF(row.left() + 10, row.center().y() - 7, 16, 16)
            icons.paint(painter, entry.icon, self.theme.css(Role.MUTED), place)
        small = type_scale.font(Face.SANS, Size.SMALL)
        painter.setFont(small)
        painter.setPen(self.theme.colour(Role.MUTED))
        right = row.adjusted(0, 0, -12, 0)
        aside = entry.keys or entry.detail
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, aside)
        taken = QFontMetrics(small).horizontalAdvance(aside) + 24
        self._paint_title(painter, row.adjusted(36, 0, -taken, 0), entry)
        painter.restore()

    def _paint_title(self, painter: QPainter, area: QRect, entry: Entry) -> None:
        """Paint the title letter by letter, those that were hit in the accent."""
        plain = type_scale.font(Face.SANS, Size.INTERFACE)
        strong = type_scale.font(Face.SANS, Size.INTERFACE, QFont.Weight.DemiBold)
        if not entry.hits:
            painter.setFont(plain)
            painter.setPen(self.theme.colour(Role.TEXT))
            shown = QFontMetrics(plain).elidedText(entry.title, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
            return
        at = float(area.left())
        for number, letter in enumerate(entry.title):
            is_hit = number in entry.hits
            font = strong if is_hit else plain
            width = QFontMetrics(font).horizontalAdvance(letter)
            if at + width > area.right():
                break
            painter.setFont(font)
            painter.setPen(self.theme.colour(Role.ACCENT if is_hit else Role.TEXT))
            place = QRectF(at, area.top(), width + 2, area.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, letter)
            at += width


class Palette(QFrame):
    """Lies over the window; sources give what can be done, a finder looks up stories as one types."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._sources: list[Source] = []
        self._finder: Finder | None = None
        self._before: QWidget | None = None
        self.setProperty("ground", "card")
        self.setAccessibleName(self.tr("Command palette"))
        self._field = QLineEdit(self, placeholderText=self.tr("Find a command or a story"))
        self._field.setProperty("kind", "palette")
        self._field.setAccessibleName(self.tr("Find a command or a story"))
        self._field.textChanged.connect(self._find)
        self._field.installEventFilter(self)
        self._model = _Entries(self)
        self._list = QListView(self, uniformItemSizes=True)
        self._list.setAccessibleName(self.tr("Found"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = _Delegate(self._list)
        self._list.setItemDelegate(self._delegate)
        self._list.setModel(self._model)
        self._list.clicked.connect(self._run)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 6)
        column.setSpacing(6)
        column.addWidget(self._field)
        column.addWidget(self._list, 1)
        self._shadow = QGraphicsDropShadowEffect(self, blurRadius=48)
        self._shadow.setOffset(0, 12)
        self.setGraphicsEffect(self._shadow)
        self.set_look(theme)
        self.hide()

    @property
    def field(self) -> QLineEdit:
        """Return the field that is typed in."""
        return self._field

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return what is offered now, the best first."""
        return tuple(self._model.entries)

    def add_source(self, source: Source) -> None:
        """Offer what a source gives each time the palette opens."""
        self._sources.append(source)

    def set_finder(self, finder: Finder) -> None:
        """Have stories looked up: the finder is given the words and whom to tell."""
        self._finder = finder

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._delegate.theme = theme
        self._shadow.setColor(QColor(0, 0, 0, 150 if theme.is_dark else 70))
        self.setStyleSheet(
            f'QLineEdit[kind="palette"] {{ background: transparent; border: 0; border-bottom: 1px solid '
            f"{theme.css(Role.BORDER)}; border-radius: 0; padding: 12px 16px; font-size: {Size.STRONG}px; }}"
            f"QListView {{ background: transparent; }}"
        )

    def open(self) -> None:
        """Lie over the window with an empty field."""
        self._before = self._window.focusWidget()
        self._field.clear()
        self._find("")
        self._fit()
        self.move((self._window.width() - self.width()) // 2, max(16, self._window.height() // 8))
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Go away, and give the focus back."""
        if self.isHidden():
            return
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list by the arrow keys from the field, run by Enter, leave by Escape or by going elsewhere."""
        if event.type() is QEvent.Type.FocusOut and watched is self._field:
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}
            if event.key() in steps:
                self._step(steps[Qt.Key(event.key())])
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._run(self._list.currentIndex())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.dismiss()
                return True
        return super().eventFilter(watched, event)

    def _find(self, typed: str) -> None:
        commands = ranked(typed, (entry for source in self._sources for entry in source()))
        self._put(commands)
        if typed.strip() and self._finder is not None:
            self._finder(typed, lambda stories: self._add(typed, commands, stories))

    def _add(self, typed: str, commands: list[Entry], stories: list[Entry]) -> None:
        if self._field.text() == typed:
            self._put([*commands, *stories])

    def _put(self, entries: list[Entry]) -> None:
        row = max(0, self._list.currentIndex().row()) if self._model.entries[:1] == entries[:1] else 0
        self._model.put(entries)
        self._fit()
        if entries:
            self._list.setCurrentIndex(self._model.index(min(row, len(entries) - 1)))

    def _fit(self) -> None:
        """Be as high as what is offered, within limits."""
        rows = min(_ROWS, max(1, len(self._model.entries)))
        self.resize(min(_WIDTH, self._window.width() - 32), self._field.sizeHint().height() + 16 + _ROW * rows)

    def _step(self, by: int) -> None:
        if self._model.entries:
            row = self._list.currentIndex().row() + by
            count = len(self._model.entries)
            row = row % count if abs(by) == 1 else min(max(0, row), count - 1)
            self._list.setCurrentIndex(self._model.index(row))

    def _run(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if isinstance(entry, Entry):
            self.dismiss()
            entry.run()
