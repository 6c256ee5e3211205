"""What panels and dialogs are put together of: pages, heads, forms and fields with one look and one way to behave."""

import re
from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.ui import icons, type_scale, utf16
from editor.ui.body.paste import local_files
from editor.ui.row_list import Row, RowList
from editor.ui.story_model import difference
from editor.ui.theme import Role, Theme
from editor.ui.type_scale import Face, Size

__all__ = [
    "Choice", "Form", "LineField", "Page", "Row", "RowList", "SectionHead", "Suggesting", "TextField", "TomlField",
    "labelled", "rule", "tool_button",
]  # fmt: skip

EDGE = 16  # pixels between a panel's edge and what stands in it
GAP = 12  # pixels between two fields
_TOOL = 16  # pixels, a small button's icon
_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_LEAST_LINE, _CHROME = 18, 12  # pixels of a field's words at least, and round them, as the style sheet has it


def tool_button(icon: str, name: str, callback: Callable[[], object], theme: Theme, parent: QWidget) -> QToolButton:
    """Return a small button with an icon; `name` is its tooltip and what a screen reader says."""
    button = QToolButton(parent)
    button.setObjectName(icon)
    button.setIconSize(QSize(_TOOL, _TOOL))
    button.setIcon(icons.icon(icon, theme, Role.MUTED, _TOOL))
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda _=False: callback())
    return button


def rule(parent: QWidget, *, upright: bool = False) -> QFrame:
    """Return the thin line between two parts of a panel or a dialog."""
    line = QFrame(parent)
    line.setProperty("ground", "upright" if upright else "line")
    return line


ZERO_WIDTH = "\u200b"  # where a line may break, and nothing is seen


def breakable(words: str, step: int = 15) -> str:
    """Return words to be shown in which a handle or address of more than two steps can wrap, by spaces of no width.

    A panel at its narrowest shows some 30 characters of bold type, which is the step that is given.
    """
    return re.sub(
        rf"\S{{{2 * step + 1},}}",
        lambda found: ZERO_WIDTH.join(found[0][at : at + step] for at in range(0, len(found[0]), step)),
        words,
    )


class SectionHead(QWidget):
    """The head of a section: its title in small capitals, a count, and small buttons at the right."""

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tools: dict[str, QToolButton] = {}
        self._title = QLabel(title.upper(), self)
        self._title.setProperty("role", "section")
        self._title.setAccessibleName(title)
        self._count = QLabel(self)
        self._count.setProperty("role", "small")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(EDGE, 12, 8, 4)
        self._row.setSpacing(8)
        self._row.addWidget(self._title)
        self._row.addWidget(self._count)
        self._row.addStretch(1)

    def set_count(self, text: str) -> None:
        """Show a count or another short word beside the title."""
        self._count.setText(text)

    def add_tool(self, icon: str, name: str, callback: Callable[[], object]) -> QToolButton:
        """Add a small button."""
        button = tool_button(icon, name, callback, self._theme, self)
        self._tools[icon] = button
        self._row.addWidget(button)
        return button

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme
        for icon, button in self._tools.items():
            button.setIcon(icons.icon(icon, theme, Role.MUTED, _TOOL))


class Page(QScrollArea):
    """A column that scrolls; put widgets into `column`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(self)
        inside.setObjectName("page")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, EDGE)
        self.column.setSpacing(0)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        """Let the panel be as narrow as its fields allow."""
        return QSize(120, 80)


class Form(QWidget):
    """Fields under each other, each with its label in small words above it."""

    def __init__(self, parent: QWidget | None = None, edge: int = EDGE) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(edge, 4, edge, 4)
        self._column.setSpacing(GAP)

    def add(self, label: str, field: QWidget, note: str = "") -> QWidget:
        """Add a field over the whole width, a sentence under it if given; return what holds all, to hide it.

        An empty label leaves the field to name itself, as a tick box does.
        """
        made = labelled(label, field, self, note)
        self._column.addWidget(made)
        return made

    def add_pair(
        self, first: str, one: QWidget, second: str, other: QWidget, weights: tuple[int, int] = (1, 1)
    ) -> None:
        """Add two fields side by side."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(labelled(first, one, self), weights[0], Qt.AlignmentFlag.AlignTop)
        row.addWidget(labelled(second, other, self), weights[1], Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)

    def add_plain(self, widget: QWidget) -> None:
        """Add something without a label: a sentence, a row of buttons."""
        self._column.addWidget(widget)


def labelled(label: str, field: QWidget, parent: QWidget, note: str = "") -> QWidget:
    """Return a field under its label, a sentence under it if given; the label names a field without a name."""
    holder = QWidget(parent)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    if label:
        words = QLabel(label, holder)
        words.setProperty("role", "small")
        words.setBuddy(field)
        column.addWidget(words)
        if not field.accessibleName():
            field.setAccessibleName(label)
    column.addWidget(field)
    if note:
        sentence = QLabel(note, holder, wordWrap=True)
        sentence.setProperty("role", "small")
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(sentence)
    holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    return holder


def wants_undo(event: QEvent) -> bool:
    """Return whether an event is the key of undo or redo asking who takes it: a bound field leaves it to the window."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class LineField(QLineEdit):
    """One line bound to the story: `edited` tells what a person typed, `show_text` leaves the caret where it is."""

    edited = Signal(str)

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self._typed)

    def show_text(self, text: str) -> None:
        """Show a text; nothing happens where it is there already, so that the caret stays."""
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0 if not self.hasFocus() else len(text))

    def event(self, event: QEvent) -> bool:
        """Leave the keys of undo to the window, whose undo knows the text and every field."""
        if wants_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def _typed(self, text: str) -> None:
        """Tell what was typed or pasted, each end of a line as a space: Qt would keep it, and show a sign for it."""
        if _LINE_END.search(text):
            caret = len(text.encode("utf-16-le")[: 2 * self.cursorPosition()].decode("utf-16-le", "ignore"))
            behind = _LINE_END.sub(" ", text[caret:].rstrip())
            before = _LINE_END.sub(" ", text[:caret] if behind else text.rstrip())
            text = before + behind
            self.setText(text)
            self.setCursorPosition(utf16.length(before))
        self.edited.emit(text)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let files fall through to the window, which imports them."""
        if local_files(event.mimeData().urls()):
            event.ignore()
        else:
            super().dragEnterEvent(event)


class TextField(QPlainTextEdit):
    """Several lines bound to the story; grows with its text from `least` to `most` lines, Tab leaves it."""

    edited = Signal(str)

    def __init__(
        self, name: str, placeholder: str = "", parent: QWidget | None = None, most: int = 8, least: int = 1
    ) -> None:
        super().__init__(parent)
        self._most = most
        self._least = least
        self._is_showing = False
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._fit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Let files fall through to the window, which imports them."""
        return not local_files(source.urls()) and super().canInsertFromMimeData(source)

    @property
    def words(self) -> str:
        """Return what stands in the field; toPlainText() would make a space of U+00A0."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        """Show a text; only what differs is changed, so that the caret stays where it is."""
        before = self.words
        change = difference(before, text)
        if change is None:
            return
        self._is_showing = True
        cursor = QTextCursor(self.document())
        cursor.setPosition(utf16.length(before[: change.start]))
        cursor.setPosition(utf16.length(before[: change.end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(change.text)
        self._is_showing = False

    def event(self, event: QEvent) -> bool:
        """Leave the keys of undo to the window, whose undo knows the text and every field."""
        if wants_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the height anew: the style sheet's type is known only now."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to another width: Qt wraps the words anew and tells nobody."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _changed(self) -> None:
        if not self._is_showing:
            self.edited.emit(self.words)

    def _fit(self) -> None:
        wanted = max(1, round(self.document().size().height()))
        lines = min(self._most, wanted)
        policy = Qt.ScrollBarPolicy
        # The height is that of the lines to the pixel, for which Qt would already show a bar.
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if wanted > lines else policy.ScrollBarAlwaysOff)
        line = ceil(QFontMetricsF(self.font()).lineSpacing())  # as the layout rounds each line up
        height = max(_LEAST_LINE, max(lines, self._least) * line) + _CHROME
        if height != self.maximumHeight():
            self.setFixedHeight(height)


class TomlField(QPlainTextEdit):
    """Rules that people write as TOML, in letters of one width; a long line scrolls, as mistakes are told by line."""

    def __init__(self, name: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(name)
        self.setFont(type_scale.font(Face.MONO, Size.SMALL))
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)


class Choice(QComboBox):
    """One of a few values, each with its words; `chosen` tells what a person chose."""

    chosen = Signal(str)

    def __init__(self, name: str, values: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.set_values(values)
        self.activated.connect(lambda at: self.chosen.emit(str(self.itemData(at))))

    def set_values(self, values: Sequence[tuple[str, str]]) -> None:
        """Offer other values: pairs of value and words."""
        if [(str(self.itemData(at)), self.itemText(at)) for at in range(self.count())] == list(values):
            return
        kept = self.currentData()
        self.clear()
        for value, words in values:
            self.addItem(words, value)
        self.show_value(str(kept or ""))

    def show_value(self, value: str) -> None:
        """Show a value; one that is not offered shows as nothing chosen."""
        self.setCurrentIndex(self.findData(value))


class Suggesting(LineField):
    """A line that offers what is known as one types; `wanted` asks for suggestions, `offer` gives them."""

    wanted = Signal(str)
    taken = Signal(str)  # the key of a suggestion that was chosen

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, parent)
        self._list = RowList(self.tr("Suggestions"), self)
        self._list.setWindowFlags(Qt.WindowType.ToolTip)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.row_activated.connect(self._take)
        self._wait = QTimer(self, singleShot=True, interval=60)
        self._wait.timeout.connect(lambda: self.wanted.emit(self.text()))
        self.textEdited.connect(lambda _: self._wait.start())

    def offer(self, rows: Sequence[Row]) -> None:
        """Show suggestions for what is typed; none takes the list away."""
        if not rows or not self.hasFocus():
            self._list.hide()
            return
        self._list.show_rows(rows)
        self._list.select(rows[0].key)
        self._list.resize(max(self.width(), 260), min(6, len(rows)) * 44 + 8)
        self._list.move(self.mapToGlobal(self.rect().bottomLeft()))
        self._list.show()

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._list.set_look(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the suggestions with the arrows, take one with Enter, let them go with Escape."""
        if self._list.isVisible():
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                self._list.step(1 if event.key() == Qt.Key.Key_Down else -1)
                return
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._list.current_key:
                self._take(self._list.current_key)
                return
            if event.key() == Qt.Key.Key_Escape:
                self._list.hide()
                return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the suggestions go."""
        self._list.hide()
        super().focusOutEvent(event)

    def _take(self, key: str) -> None:
        self._list.hide()
        self.taken.emit(key)
