"""The fields that furniture is written in: they look like the page, grow with their words, and Enter goes on."""

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from editor.article.text import fold_spaces
from editor.ui.body import typing_aids
from editor.ui.body.body_operations import Aids
from editor.ui.kit import LineField, TextField
from editor.ui.theme import Role, Theme
from editor.ui.theme import load as load_theme

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_CARET = 2  # pixels
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
_BAR = QSize(64, 3)
_MOST = 100  # lines; the page that a field stands in scrolls
_LEAST_WIDTH = 24  # pixels of a line that is fitted to its words


def set_direction(field: QWidget, direction: Qt.LayoutDirection) -> None:
    """Let a field run as its language does, also while it is empty."""
    field.setLayoutDirection(direction)
    if isinstance(field, TextField):
        option = field.document().defaultTextOption()
        is_rtl = direction is Qt.LayoutDirection.RightToLeft
        option.setTextDirection(direction if is_rtl else Qt.LayoutDirection.LayoutDirectionAuto)
        # QPlainTextEdit does not mirror what is leading, as QTextEdit does.
        option.setAlignment(_RIGHT if is_rtl else Qt.AlignmentFlag.AlignLeft)
        field.document().setDefaultTextOption(option)


class ProseField(TextField):
    """Words of one paragraph that look as they will be read, however many; `going_on` asks for the next field."""

    going_on = Signal()
    caret_moved = Signal()  # or the keyboard came to where it stands
    corrected = Signal(str)  # the text after a typing aid changed what was typed, a step of undo of its own

    def __init__(self, name: str, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(name, name, parent, most=_MOST)
        self.aids = Aids()
        self.setProperty("kind", kind)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)  # undo is the window's alone
        self.setCursorWidth(_CARET)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cursorPositionChanged.connect(self.caret_moved)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell where the caret stands."""
        super().focusInEvent(event)
        self.caret_moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter; set quotes and dashes as the language wants them."""
        if event.key() in _ENTER:
            self.going_on.emit()
            return
        if event.text() in typing_aids.TRIGGERS and self.aids.smart_marks and self._type_mark(event.text()):
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words alone, on one line."""
        self.textCursor().insertText(fold_spaces(source.text()))

    def _type_mark(self, typed: str) -> bool:
        cursor = self.textCursor()
        before = self.words[: len(self.words) - len(_after(cursor))]
        change = typing_aids.substitution(before, typed, self.aids.language)
        if change is None:
            return False
        cursor.insertText(typed)  # as typed first, so that undo gives it back
        self._is_showing = True
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, change.taken)
        cursor.insertText(change.text)
        self._is_showing = False
        self.setTextCursor(cursor)
        self.corrected.emit(self.words)
        return True

    def _fit(self) -> None:
        """Be as high as the words; the frame is none of the field's."""
        lines = max(1, min(self._most, round(self.document().size().height())))
        line = ceil(QFontMetricsF(self.font()).lineSpacing())  # as the layout rounds each line up
        height = lines * line + 2
        if height != self.maximumHeight():
            self.setFixedHeight(height)


def _after(cursor: QTextCursor) -> str:
    """Return what stands behind the selection or caret."""
    rest = QTextCursor(cursor.document())
    rest.setPosition(cursor.selectionEnd())
    rest.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    return rest.selectedText()


class BareLine(LineField):
    """One line without a frame; Enter goes on, and a fitted one is as wide as its words.

    `pressed` is told each key first, and may accept it.
    """

    going_on = Signal()
    pressed = Signal(object)
    focus_moved = Signal()

    def __init__(self, name: str, kind: str = "bare", parent: QWidget | None = None, *, fitted: bool = False) -> None:
        super().__init__(name, name, parent)
        self._is_fitted = fitted
        self.setProperty("kind", kind)
        self.setTextMargins(-2, 0, 0, 0)  # QLineEdit keeps 2 pixels of its own; the words stand where the text does
        if fitted:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self.textChanged.connect(lambda _: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """Be as wide as the words, where that is wanted."""
        size = super().sizeHint()
        if self._is_fitted:
            words = self.text() or self.placeholderText()
            size.setWidth(QFontMetrics(self.font()).horizontalAdvance(words) + 8)
        return size

    def minimumSizeHint(self) -> QSize:
        """Be cut where there is no room for the words."""
        return QSize(_LEAST_WIDTH, self.sizeHint().height()) if self._is_fitted else super().minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter; undo is the window's alone."""
        event.setAccepted(False)
        self.pressed.emit(event)
        if event.isAccepted():
            return
        event.setAccepted(True)
        if event.key() in _ENTER:
            self.going_on.emit()
        elif not event.matches(QKeySequence.StandardKey.Undo) and not event.matches(QKeySequence.StandardKey.Redo):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard came."""
        super().focusInEvent(event)
        self.focus_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard went."""
        super().focusOutEvent(event)
        self.focus_moved.emit()


class PersonLine(BareLine):
    """A fitted line that takes Alt with the arrows for itself, which elsewhere move a paragraph."""

    def event(self, event: QEvent) -> bool:
        """Ask for the keys before the window's actions take them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and moving_step(event):
            event.accept()
            return True
        return super().event(event)


def moving_step(event: QKeyEvent) -> int:
    """Return how far a key moves a person: -1 with Alt+Up, 1 with Alt+Down, else 0."""
    if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return 0
    return {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)


class LengthGuide(QWidget):
    """How long the headline is against the length that the newsroom wants: a bar and a count, a warning beyond it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = load_theme("light")
        self._length, self._wanted = 0, 1
        self._bar = _Bar(self)
        self._count = QLabel(self)
        self._count.setProperty("role", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._count)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def is_beyond(self) -> bool:
        """Return whether the headline is longer than is wanted."""
        return self._length > self._wanted

    def show_length(self, length: int, wanted: int) -> None:
        """Show how many characters there are, of how many."""
        self._length, self._wanted = length, wanted
        self._count.setText(f"{length}/{wanted}")
        self._count.setProperty("role", "warning" if self.is_beyond else "small")
        self._count.style().polish(self._count)
        words = self.tr("{length} of {wanted} characters").format(length=length, wanted=wanted)
        if self.is_beyond:
            words = self.tr("{words}: {more} too many").format(words=words, more=length - wanted)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self._bar.show_part(length / wanted, self._theme, Role.WARNING if self.is_beyond else Role.OUTLINE)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the bar away where the words beside it have little room."""
        self._bar.setVisible(not narrow)

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme
        self.show_length(self._length, self._wanted)


class _Bar(QWidget):
    """A thin bar that is full in part."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._part, self._theme, self._role = 0.0, load_theme("light"), Role.OUTLINE
        self.setFixedSize(_BAR)

    def show_part(self, part: float, theme: Theme, role: Role) -> None:
        """Show a part from 0 to 1 in the colour of a role."""
        self._part, self._theme, self._role = min(1.0, part), theme, role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, then the part."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour(Role.BORDER))
        filled = QRect(0, 0, round(self.width() * self._part), self.height())
        painter.fillRect(filled, self._theme.colour(self._role))
        painter.end()
