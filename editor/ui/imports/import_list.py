"""The proposals of an import, by kind: each with a tick, its grade, what it would do, its words and the reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor.article.text import fold_spaces
from editor.importing.reading import Proposal, ProposalKind
from editor.ui import icons, type_scale
from editor.ui.imports import import_words
from editor.ui.row_list import PILLS
from editor.ui.row_painting import Index, paint_ground, paint_pill, paint_words, set_up
from editor.ui.theme import Role, Theme
from editor.ui.type_scale import Face, Size

_EDGE, _PAD, _BOX, _HEAD = 8, 10, 16, 40  # pixels: beside a row, inside it, the tick box, a group's head
_TICK = _BOX + 10  # pixels that the tick box takes with the space behind it
_LONGEST_WORDS = 200  # characters; more than a line of the list has room for


@dataclass(frozen=True, slots=True)
class Group:
    """The head of a kind, with the numbers of its proposals."""

    kind: ProposalKind
    numbers: tuple[int, ...]


class ProposalModel(QAbstractListModel):
    """Groups and proposals as rows, with their ticks."""

    ticks_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.proposals: tuple[Proposal, ...] = ()
        self.rows: list[Group | int] = []
        self._ticked: set[int] = set()
        self._idle: frozenset[int] = frozenset()

    @property
    def ticked(self) -> frozenset[int]:
        """Return the numbers of the proposals that are ticked."""
        return frozenset(self._ticked)

    def put(self, proposals: Sequence[Proposal], ticked: frozenset[int]) -> None:
        """Show other proposals."""
        self.beginResetModel()
        self.proposals = tuple(proposals)
        self._ticked = set(ticked)
        self._idle = frozenset()
        self.rows = []
        for kind in import_words.KIND_WORDS:
            numbers = tuple(number for number, one in enumerate(proposals) if one.kind is kind)
            if numbers:
                self.rows += [Group(kind, numbers), *numbers]
        self.endResetModel()

    def set_ticked(self, ticked: frozenset[int]) -> None:
        """Tick just these."""
        if ticked != self._ticked:
            self._ticked = set(ticked)
            self._all_changed()
            self.ticks_changed.emit()

    def toggle(self, row: int) -> None:
        """Tick a proposal or take its tick away; a group's row does it for all of the group."""
        what = self.rows[row]
        numbers = set(what.numbers if isinstance(what, Group) else (what,))
        self.set_ticked(frozenset(self._ticked - numbers if numbers <= self._ticked else self._ticked | numbers))

    def set_idle(self, numbers: frozenset[int]) -> None:
        """Say which ticked proposals do not apply, since others take their words."""
        if numbers != self._idle:
            self._idle = numbers
            self._all_changed()

    def is_idle(self, number: int) -> bool:
        """Return whether a ticked proposal does not apply."""
        return number in self._idle

    def check_state(self, what: Group | int) -> Qt.CheckState:
        """Return whether a proposal, or all, some or none of a group, are ticked."""
        numbers = set(what.numbers if isinstance(what, Group) else (what,))
        if numbers <= self._ticked:
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if numbers & self._ticked else Qt.CheckState.Unchecked

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every row be chosen and ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what is shown or said of a row."""
        what = self.rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return self.check_state(what)
        if isinstance(what, Group):
            title = import_words.KIND_WORDS[what.kind][1]
            known = {
                Qt.ItemDataRole.DisplayRole: title,
                Qt.ItemDataRole.AccessibleTextRole: self.tr("{title}, {count} proposals").format(
                    title=title, count=len(what.numbers)
                ),
            }
        else:
            proposal = self.proposals[what]
            known = {
                Qt.ItemDataRole.DisplayRole: import_words.effect(proposal),
                Qt.ItemDataRole.AccessibleTextRole: import_words.spoken(proposal),
                Qt.ItemDataRole.ToolTipRole: fold_spaces(proposal.text)[:600],
            }
        return known.get(Qt.ItemDataRole(role))

    def _all_changed(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))


class ProposalDelegate(QStyledItemDelegate):
    """Paints groups and proposals; a press on the tick box ticks."""

    def __init__(self, theme: Theme, model: ProposalModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._model = model
        self._title = type_scale.font(Face.SANS, Size.INTERFACE, QFont.Weight.Medium)
        self._words = type_scale.font(Face.SERIF, Size.INTERFACE + 1)
        self._small = type_scale.font(Face.SANS, Size.SMALL)
        self._pill = type_scale.font(Face.SANS, Size.MICRO, QFont.Weight.DemiBold)
        self._head = type_scale.font(Face.SANS, Size.SMALL, QFont.Weight.DemiBold)
        lines = (self._title, self._words, self._small)
        self._height = sum(max(QFontMetrics(font).height(), 18) for font in lines) + 2 * _PAD + 4

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return one height for groups and one for proposals: thousands are not measured one by one."""
        is_head = isinstance(self._model.rows[index.row()], Group)
        return QSize(240, _HEAD if is_head else self._height)

    def editorEvent(
        self,
        event: QEvent,
        model: object,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tick by a press on the box; the keys are the view's."""
        if not isinstance(event, QMouseEvent) or event.type() is not QEvent.Type.MouseButtonRelease:
            return False
        on_box = event.position().x() - option.rect.left() < _EDGE + _PAD + _TICK
        if on_box:
            self._model.toggle(index.row())
        return on_box

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        what = self._model.rows[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = option.rect.adjusted(_EDGE, 1, -_EDGE, -1)
        paint_ground(painter, self.theme, place, option.state)
        inner = place.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        if isinstance(what, Group):
            self._paint_head(painter, place.adjusted(_PAD, 8, -_PAD, 0), what)
        else:
            self._paint_proposal(painter, inner, what)
        painter.restore()

    def _paint_head(self, painter: QPainter, inner: QRect, group: Group) -> None:
        self._paint_box(painter, QRectF(inner.left(), inner.center().y() - _BOX / 2, _BOX, _BOX), group)
        inner.setLeft(inner.left() + _TICK)
        painter.setFont(self._head)
        painter.setPen(self.theme.colour(Role.TEXT))
        title = import_words.KIND_WORDS[group.kind][1]
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), title)
        inner.setLeft(inner.left() + QFontMetrics(self._head).horizontalAdvance(title) + 8)
        painter.setFont(self._small)
        painter.setPen(self.theme.colour(Role.MUTED))
        ticked = len(self._model.ticked.intersection(group.numbers))
        count = f"{ticked} / {len(group.numbers)}"
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), count)

    def _paint_proposal(self, painter: QPainter, inner: QRect, number: int) -> None:
        proposal = self._model.proposals[number]
        ticked = number in self._model.ticked
        title_height = max(QFontMetrics(self._title).height(), 18)
        box = QRectF(inner.left(), inner.top() + (title_height - _BOX) / 2, _BOX, _BOX)
        self._paint_box(painter, box, number)
        inner.setLeft(inner.left() + _TICK)
        line = QRect(inner.left(), inner.top(), inner.width(), title_height)
        tone, word = import_words.GRADE_TONES[proposal.grade], import_words.GRADE_WORDS[proposal.grade]
        line.setRight(line.right() - paint_pill(painter, self.theme, line, self._pill, PILLS[tone], word))
        ink = Role.TEXT if ticked else Role.MUTED
        paint_words(painter, self.theme, line, self._title, ink, import_words.effect(proposal))
        words = QRect(inner.left(), line.bottom() + 3, inner.width(), max(QFontMetrics(self._words).height(), 18))
        paint_words(painter, self.theme, words, self._words, ink, fold_spaces(proposal.text[:_LONGEST_WORDS]))
        below = QRect(inner.left(), words.bottom() + 3, inner.width(), QFontMetrics(self._small).height())
        if self._model.is_idle(number):
            says = self.tr("Another proposal takes these words, so this one does nothing.")
            paint_words(painter, self.theme, below, self._small, Role.WARNING, says)
        else:
            paint_words(painter, self.theme, below, self._small, Role.MUTED, _capital(proposal.reason))

    def _paint_box(self, painter: QPainter, box: QRectF, what: Group | int) -> None:
        state = self._model.check_state(what)
        on = state is not Qt.CheckState.Unchecked
        painter.setPen(QPen(self.theme.colour(Role.ACCENT if on else Role.OUTLINE), 1))
        painter.setBrush(self.theme.colour(Role.ACCENT if on else Role.RAISED))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if on:
            name = "check" if state is Qt.CheckState.Checked else "minus"
            icons.paint(painter, name, self.theme.css(Role.ON_ACCENT), box.adjusted(1, 1, -1, -1))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


class ProposalList(QListView):
    """The list; `proposal_chosen` tells which proposal somebody went to, -1 for a group."""

    proposal_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.proposals = ProposalModel(self)
        self._paint = ProposalDelegate(theme, self.proposals, self)
        self.setModel(self.proposals)
        self.setItemDelegate(self._paint)
        set_up(self, self.tr("What was recognised"))
        self.selectionModel().currentChanged.connect(self._current_changed)

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._paint.theme = theme
        self.viewport().update()

    def select(self, number: int) -> None:
        """Choose a proposal and bring it to sight."""
        rows = self.proposals.rows
        if number in rows:
            index = self.proposals.index(rows.index(number))
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def toggle_current(self) -> None:
        """Tick what is chosen, or take its tick away."""
        if self.currentIndex().isValid():
            self.proposals.toggle(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by the space bar."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.toggle_current()
        else:
            super().keyPressEvent(event)

    def _current_changed(self, index: QModelIndex) -> None:
        what = self.proposals.rows[index.row()] if index.isValid() else -1
        self.proposal_chosen.emit(what if isinstance(what, int) else -1)
