"""The input of an import as it came: every proposal's place lit, its kind and grade in the margin beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from editor.article.grade import Grade
from editor.importing.reading import Proposal
from editor.ui import type_scale
from editor.ui.imports.import_words import GRADE_INKS, GRADE_TINTS, GRADE_WORDS, KIND_WORDS, ShownInput
from editor.ui.theme import Role, Theme
from editor.ui.type_scale import Face, Size
from editor.ui.utf16 import Utf16Index

_MARGIN = 132  # pixels beside the text, for “Newsletter · suspect”
_PAD = 16


@dataclass(frozen=True, slots=True)
class Mark:
    """One proposal in the text: its number, its places in Qt's positions, and what the margin says."""

    number: int
    places: tuple[tuple[int, int], ...]
    grade: Grade
    label: str


class _Margin(QWidget):
    """What stands beside the text; it paints what the text tells it."""

    def __init__(self, text: "ImportText") -> None:
        super().__init__(text)
        self._text = text
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Return the width that the longest label needs."""
        return QSize(_MARGIN, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the labels of the lines in sight."""
        self._text.paint_margin(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the proposal whose label was pressed."""
        self._text.choose_at(event.position().toPoint().y())


class ImportText(QPlainTextEdit):
    """Read only; `mark_chosen` tells which proposal a person pressed, `toggled` that the space bar was struck."""

    mark_chosen = Signal(int)
    toggled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marks: tuple[Mark, ...] = ()
        self._lit: tuple[tuple[int, int, int], ...] = ()
        self._by_line: dict[int, list[Mark]] = {}
        self._ticked: frozenset[int] = frozenset()
        self._current = -1
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setProperty("kind", "bare")
        self.setAccessibleName(self.tr("The story as it came"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(type_scale.font(Face.SERIF, Size.STRONG))
        self._label = type_scale.font(Face.SANS, Size.MICRO, QFont.Weight.DemiBold)
        self.document().setDocumentMargin(_PAD)
        self.setViewportMargins(_MARGIN, 0, 0, 0)
        self._margin = _Margin(self)
        self.updateRequest.connect(self._update_margin)
        # Not at once: Qt scrolls in the middle of setting a caret, and falls over new selections there.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._show_lights)
        self.verticalScrollBar().valueChanged.connect(self._later.start)

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme
        self._show_lights()

    def show_input(self, shown: ShownInput, proposals: Sequence[Proposal]) -> None:
        """Show an input with the places of its proposals."""
        self.setPlainText(shown.text)
        index = Utf16Index(shown.text)
        marks = []
        for number, proposal in enumerate(proposals):
            places = [shown.place(segment) for segment in sorted(proposal.segments)]
            in_sight = tuple((index.position(start), index.position(end)) for start, end in places if end > start)
            label = f"{KIND_WORDS[proposal.kind][0]} · {GRADE_WORDS[proposal.grade].lower()}"
            marks.append(Mark(number, in_sight, proposal.grade, label))
        self._marks = tuple(marks)
        self._lit = tuple((start, end, mark.number) for mark in marks for start, end in mark.places)
        self._by_line = {}
        for mark in marks:
            if mark.places:
                line = self.document().findBlock(mark.places[0][0]).blockNumber()
                self._by_line.setdefault(line, []).append(mark)
        self._show_lights()

    def set_ticked(self, ticked: frozenset[int]) -> None:
        """Show which proposals are ticked: those lie on a tint, the others have a line under them."""
        if ticked != self._ticked:
            self._ticked = ticked
            self._show_lights()

    def show_current(self, number: int) -> None:
        """Bring a proposal's place to sight and light it more strongly; -1 for none."""
        self._current = number
        self._show_lights()
        if 0 <= number < len(self._marks) and (places := self._marks[number].places):
            cursor = QTextCursor(self.document())
            cursor.setPosition(places[0][0])
            self.setTextCursor(cursor)
            place = self.cursorRect()
            if place.top() < 0 or place.bottom() > self.viewport().height() * 0.85:
                self.centerCursor()
            self._later.start()

    def choose_at(self, height: int) -> None:
        """Choose the first proposal of the line at a height in pixels; again the next one of that line."""
        line = self.cursorForPosition(QPoint(_PAD + 4, height)).blockNumber()
        here = self._by_line.get(line, [])
        if here:
            numbers = [mark.number for mark in here]
            at = numbers.index(self._current) + 1 if self._current in numbers else 0
            self.mark_chosen.emit(numbers[at % len(numbers)])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the proposal that was clicked, unless words were selected."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self._choose_at_caret()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the proposal at the caret by Enter, tick the one that is chosen by the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._choose_at_caret()
        elif event.key() == Qt.Key.Key_Space:
            self.toggled.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin beside the text."""
        super().resizeEvent(event)
        inner = self.contentsRect()
        self._margin.setGeometry(QRect(inner.left(), inner.top(), _MARGIN, inner.height()))
        self._later.start()

    def paint_margin(self, margin: QWidget) -> None:
        """Paint the labels of the lines in sight: the first proposal of a line, and how many more there are."""
        painter = QPainter(margin)
        painter.setFont(self._label)
        metrics = QFontMetrics(self._label)
        block = self.firstVisibleBlock()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if place.top() > margin.height():
                break
            if here := self._by_line.get(block.blockNumber()):
                chosen = next((mark for mark in here if mark.number == self._current), here[0])
                more = f" +{len(here) - 1}" if len(here) > 1 else ""
                line = block.layout().lineAt(0).height() if block.layout().lineCount() else place.height()
                row = QRectF(6, place.top(), _MARGIN - 16, line)
                self._paint_label(painter, metrics, row, chosen, more)
            block = block.next()
        painter.end()

    def _paint_label(self, painter: QPainter, metrics: QFontMetrics, row: QRectF, mark: Mark, more: str) -> None:
        ink = self._theme.colour(GRADE_INKS[mark.grade])
        room = int(row.width()) - metrics.horizontalAdvance(more)
        shown = metrics.elidedText(mark.label, Qt.TextElideMode.ElideRight, room) + more
        if mark.number == self._current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(GRADE_TINTS[mark.grade]))
            left = row.width() - metrics.horizontalAdvance(shown) - 7
            painter.drawRoundedRect(row.adjusted(left, 0, 7, 0), 8, 8)
        painter.setPen(ink)
        painter.drawText(row, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), shown)

    def _choose_at_caret(self) -> None:
        position = self.textCursor().position()
        hits = [(end - start, number) for start, end, number in self._lit if start <= position <= end]
        if hits:
            self.mark_chosen.emit(min(hits)[1])

    def _show_lights(self) -> None:
        """Light the places in sight; thousands at once would take longer than a person waits for a key."""
        low = self.firstVisibleBlock().position()
        high = self.cursorForPosition(self.viewport().rect().bottomRight()).position()
        in_sight = [one for one in self._lit if one[0] <= high and one[1] >= low]
        in_sight.sort(key=lambda one: one[2] == self._current)  # what is chosen lies over the rest
        shown = []
        for start, end, number in in_sight:
            one = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            one.cursor = cursor
            one.format = self._form(self._marks[number])
            shown.append(one)
        self.setExtraSelections(shown)
        self._margin.update()

    def _form(self, mark: Mark) -> QTextCharFormat:
        form = QTextCharFormat()
        if mark.number == self._current:
            form.setBackground(self._theme.colour(Role.SELECTION))
        elif mark.number in self._ticked:
            form.setBackground(self._theme.colour(GRADE_TINTS[mark.grade]))
        form.setUnderlineColor(self._theme.colour(GRADE_INKS[mark.grade]))
        ticked = mark.number in self._ticked
        style = QTextCharFormat.UnderlineStyle
        form.setUnderlineStyle(style.SingleUnderline if ticked else style.DotLine)
        return form

    def _update_margin(self, area: QRect, scrolled: int) -> None:
        if scrolled:
            self._margin.scroll(0, scrolled)
        else:
            self._margin.update(0, area.y(), self._margin.width(), area.height())
