"""The review of an import: the story as it came beside what was recognised in it, and what becomes of both."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from editor.article.errors import Trouble
from editor.desk.intake import Looked
from editor.importing import assemble
from editor.importing.reading import Shape
from editor.ui.imports.import_list import ProposalList
from editor.ui.imports.import_outline import Outline, OutlineCard
from editor.ui.imports.import_text import ImportText
from editor.ui.imports.import_words import ShownInput
from editor.ui.kit import rule
from editor.ui.theme import Theme

_SHAPES = {
    Shape.TEXT: "Plain text",
    Shape.MARKDOWN: "Markdown",
    Shape.HTML: "Web page",
    Shape.DOCX: "Word document",
    Shape.JSON: "Copydesk article",
}
_PAUSE = 60  # milliseconds after a tick before the outline is made anew
_SIZE, _LEAST = QSize(1180, 760), QSize(760, 480)

Ask = Callable[[frozenset[int]], None]


class ReviewDialog(QDialog):
    """Opens while the file is still read; `outline_wanted` asks what the ticks make, `agreed` imports them."""

    outline_wanted = Signal(object)  # the numbers that are ticked
    agreed = Signal(object)  # the same

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None, again: str = "") -> None:
        super().__init__(parent)
        self.looked: Looked | None = None
        self._again = again
        self.setWindowTitle(self.tr("Import {name}").format(name=name))
        self.setAccessibleName(self.windowTitle())
        self.setMinimumSize(_LEAST)
        room = parent.size() * 0.94 if parent is not None else _SIZE
        self.resize(_SIZE.boundedTo(room).expandedTo(_LEAST))
        self._name = name
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE)
        self._wait.timeout.connect(lambda: self.outline_wanted.emit(self.ticked))
        self.text = ImportText(theme, self)
        self.list = ProposalList(theme, self)
        self.outline = OutlineCard(self)
        self._head, self._sub, self._notes = QLabel(self), QLabel(self), QLabel(self)
        self._make_buttons()
        self._lay_out()
        self._connect()

    @property
    def ticked(self) -> frozenset[int]:
        """Return the numbers of the ticked proposals."""
        return self.list.proposals.ticked

    @property
    def import_button(self) -> QPushButton:
        """Return the button that imports."""
        return self._import

    @property
    def is_reading(self) -> bool:
        """Return whether the file is still read."""
        return self._stack.currentIndex() == 0

    @property
    def notes(self) -> str:
        """Return what is said of the reading."""
        return self._notes.text()

    @property
    def trouble(self) -> str:
        """Return what is said in the place of the review: that it is being read, or why it cannot be."""
        return self._says.text()

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self.text.set_look(theme)
        self.list.set_look(theme)

    def show_looked(self, looked: Looked, shown: ShownInput) -> None:
        """Show what was read: what is sure or likely is ticked, what is only suspected is not."""
        self.looked = looked
        proposals = looked.proposals
        ticked = assemble.choose(proposals, "likely")
        self._sub.setText(self._facts(looked, shown.words))
        notes = [*looked.reading.notes, *((self._again,) if self._again else ())]
        if shown.is_cut:
            notes.append(self.tr("The text is long: only its beginning is shown here, all of it is imported."))
        self._notes.setText("\n".join(f"• {note}" for note in notes))
        self._notes.setVisible(bool(notes))
        self.text.show_input(shown, proposals)
        self.list.proposals.put(proposals, ticked)
        self.text.set_ticked(ticked)
        self._right.setCurrentIndex(0 if proposals else 1)
        self._nothing.setText(self._why_nothing(looked))
        self._stack.setCurrentIndex(1)
        self._import.setEnabled(True)
        for button in self._accept_buttons:
            button.setEnabled(bool(proposals))
        if proposals:
            self.list.select(next(row for row in self.list.proposals.rows if isinstance(row, int)))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._import.setFocus(Qt.FocusReason.OtherFocusReason)
        self.outline_wanted.emit(ticked)

    def show_outline(self, made: Outline) -> None:
        """Show what the ticks make."""
        self.outline.show_outline(made)
        self.list.proposals.set_idle(self.ticked - made.applied)

    def show_trouble(self, trouble: Trouble) -> None:
        """Say why there is nothing to look through, or why the library did not take it."""
        self._busy.hide()
        self._says.setText(trouble.sentence)
        self._stack.setCurrentIndex(0)
        self._import.setEnabled(False)
        self._cancel.setText(self.tr("Close"))
        self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept_grades(self, accept: str) -> None:
        """Tick by grade: `none`, `sure`, `likely` or `all`."""
        proposals = self.list.proposals
        if accept == "sure":  # whoever asks here for what is sure has the quotations before the eyes, too
            chosen = {number for number, one in enumerate(proposals.proposals) if one.grade.value == "sure"}
            proposals.set_ticked(frozenset(chosen))
        else:
            proposals.set_ticked(assemble.choose(proposals.proposals, accept))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Import by Ctrl and Enter from anywhere; Enter alone is the list's and the buttons'."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._import.isEnabled():
                self._agree()
            return
        super().keyPressEvent(event)

    def _make_buttons(self) -> None:
        choices = (
            ("sure", self.tr("Sure"), self.tr("Tick only what is sure")),
            ("likely", self.tr("Sure and likely"), self.tr("Tick what is sure or likely")),
            ("all", self.tr("All"), self.tr("Tick everything, also what is only suspected")),
            ("none", self.tr("None"), self.tr("Tick nothing: the story comes in as it is")),
        )
        self._accept_buttons = [self._accept_button(*choice) for choice in choices]
        self._import = QPushButton(self.tr("Apply") if self._again else self.tr("Import"), self)
        self._import.setProperty("kind", "primary")
        self._import.setEnabled(False)
        self._import.setAutoDefault(False)
        keys = QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText)
        self._import.setToolTip(f"{self._import.text()}  {keys}")
        self._import.clicked.connect(lambda _=False: self._agree())
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)

    def _accept_button(self, accept: str, title: str, tip: str) -> QPushButton:
        button = QPushButton(title, self)
        button.setProperty("kind", "flat")
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoDefault(False)
        button.setEnabled(False)
        button.clicked.connect(lambda _=False: self.accept_grades(accept))
        return button

    def _lay_out(self) -> None:
        self._head.setText(self._name)
        self._head.setProperty("role", "title")
        self._sub.setProperty("role", "muted")
        self._notes.setProperty("role", "small")
        self._notes.setWordWrap(True)
        self._notes.hide()
        top = QVBoxLayout()
        top.setContentsMargins(20, 16, 20, 12)
        top.setSpacing(4)
        for label in (self._head, self._sub, self._notes):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            top.addWidget(label)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(20, 12, 20, 16)
        bottom.setSpacing(8)
        bottom.addWidget(self._make_hint())
        bottom.addStretch(1)
        bottom.addWidget(self._cancel)
        bottom.addWidget(self._import)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._make_waiting())
        self._stack.addWidget(self._make_halves())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(rule(self))
        column.addLayout(self._stack, 1)
        column.addWidget(rule(self))
        column.addLayout(bottom)

    def _make_hint(self) -> QLabel:
        keys = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in ("Space", "Ctrl+Return")]
        words = self.tr("{space} ticks, {enter} applies") if self._again else self.tr("{space} ticks, {enter} imports")
        hint = QLabel(words.format(space=keys[0], enter=keys[1]), self)
        hint.setProperty("role", "small")
        return hint

    def _make_waiting(self) -> QWidget:
        page = QWidget(self)
        self._says = QLabel(self.tr("Reading the file…"), page, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._busy = QProgressBar(page)
        self._busy.setRange(0, 0)
        self._busy.setFixedWidth(220)
        self._busy.setAccessibleName(self.tr("Reading the file"))
        column = QVBoxLayout(page)
        column.setContentsMargins(60, 24, 60, 24)
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(self._says)
        column.addWidget(self._busy, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return page

    def _make_halves(self) -> QWidget:
        left = QFrame(self)
        left.setProperty("ground", "surface")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.text)
        right = QFrame(self)
        right.setProperty("ground", "panels")
        tools = QHBoxLayout()
        tools.setContentsMargins(18, 8, 8, 4)
        tools.setSpacing(0)
        says = QLabel(self.tr("Accept"), right)
        says.setProperty("role", "small")
        tools.addWidget(says)
        for button in self._accept_buttons:
            tools.addWidget(button)
        tools.addStretch(1)
        self._nothing = QLabel(right, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._nothing.setProperty("role", "muted")
        self._nothing.setMargin(32)
        self._right = QStackedLayout()
        self._right.addWidget(self.list)
        self._right.addWidget(self._nothing)
        below = QHBoxLayout()
        below.setContentsMargins(12, 8, 12, 12)
        below.addWidget(self.outline)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addLayout(self._right, 1)
        column.addLayout(below)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.setHandleWidth(1)
        halves.setChildrenCollapsible(False)
        halves.addWidget(left)
        halves.addWidget(right)
        halves.setStretchFactor(0, 5)
        halves.setStretchFactor(1, 4)
        halves.setSizes([640, 500])
        return halves

    def _connect(self) -> None:
        self.list.proposal_chosen.connect(self.text.show_current)
        self.list.proposals.ticks_changed.connect(self._ticks_changed)
        self.text.mark_chosen.connect(self.list.select)
        self.text.toggled.connect(self.list.toggle_current)

    def _ticks_changed(self) -> None:
        self.text.set_ticked(self.ticked)
        self._wait.start()

    def _agree(self) -> None:
        self._import.setEnabled(False)
        self.agreed.emit(self.ticked)

    def _facts(self, looked: Looked, words: int) -> str:
        found = len(looked.proposals)
        recognised = self.tr("nothing recognised") if not found else self.tr("{count} recognised").format(count=found)
        if looked.reading.complete is not None:
            return _SHAPES[looked.reading.shape]
        return " · ".join(
            (_SHAPES[looked.reading.shape], self.tr("{count} words").format(count=f"{words:,}"), recognised)
        )

    def _why_nothing(self, looked: Looked) -> str:
        if looked.reading.complete is not None:
            return self.tr("This file is an article of Copydesk. It comes in as it is, with all its records.")
        return self.tr("Nothing in it looks like a byline, an ad, a post or a quotation. It comes in as it is.")
