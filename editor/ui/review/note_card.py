"""The thread that is chosen: who said what when, and the field in which it is answered."""

from html import escape

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.article.notes import NoteEntry, NoteKind
from editor.desk.notes import Placed
from editor.ui.kit import EDGE, Page
from editor.ui.review.note_field import NoteField
from editor.ui.review.review_words import PART_WORDS, moment
from editor.ui.theme import Role, Theme

_MOST_HEIGHT = 260  # pixels of a long thread, which scrolls then
_LONGEST = 120  # characters of the words that it is tied to
_DONE = {NoteKind.RESOLVE: "resolved it", NoteKind.REOPEN: "opened it again"}


def place_words(placed: Placed) -> str:
    """Return what a thread is about."""
    place, part = placed.thread.note.place, placed.thread.note.part
    about = f"{PART_WORDS[part]} · " if part else ""
    words = place.words[:_LONGEST] + ("…" if len(place.words) > _LONGEST else "")
    if words.startswith("::ad"):
        words, quoted = "an ad", "an ad"
    elif words.startswith("::embed"):
        words, quoted = "a post", "a post"
    else:
        quoted = f"“{words}”"
    if not words:
        return f"{about}The whole story"
    where = f"{place.field.capitalize()} · " if place.field else ""
    return f"{about}{where}{quoted}{': its words are gone' if placed.is_gone else ''}"


class NoteCard(QFrame):
    """Shows one thread; the signals tell what somebody does with it."""

    answered = Signal(str)
    resolved = Signal(str)
    reopened = Signal(str)
    jump_wanted = Signal()
    left = Signal()  # back to the list

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._placed: Placed | None = None
        self.setProperty("ground", "surface")
        self.place = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.place.setProperty("role", "small")
        self.entries = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.RichText)
        self.entries.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._page = Page(self)
        self.text = NoteField(self.tr("Answer"), self.tr("Answer…"), self, most=5)
        self.answer = self._button(self.tr("Answer"), lambda: self._send(self.answered), "primary")
        self.resolve = self._button(self.tr("Resolve"), lambda: self._send(self.resolved))
        self.reopen = self._button(self.tr("Reopen"), lambda: self._send(self.reopened))
        self.jump = self._button(self.tr("Show"), self.jump_wanted.emit, "flat")
        self.jump.setToolTip(self.tr("Show the words in the text"))
        self.text.edited.connect(lambda _: self._check())
        self.text.sent.connect(self.answer.click)
        self._lay_out()
        self.show_thread(None)

    def show_thread(self, placed: Placed | None) -> None:
        """Show another thread, or none; what is being typed for the same one stays."""
        before = self._placed
        self._placed = placed
        self.setVisible(placed is not None)
        if placed is None:
            return
        if before is None or before.thread.id != placed.thread.id:
            self.text.show_text("")
        self.place.setText(place_words(placed))
        self.entries.setText("".join(map(self._said, placed.thread.entries)))
        self.entries.adjustSize()
        self.resolve.setVisible(placed.thread.is_open)
        self.reopen.setVisible(not placed.thread.is_open)
        self.jump.setVisible(placed.spot is not None)
        self._check()
        self._fit()

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme
        if self._placed is not None:
            self.show_thread(self._placed)

    def ask_answer(self) -> None:
        """Go to the field of the answer."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _said(self, entry: NoteEntry) -> str:
        done = _DONE.get(entry.kind, "")
        muted = self._theme.css(Role.MUTED)
        head = f"<b>{escape(entry.person)}</b> <span style='color:{muted}'>{done} {escape(moment(entry.time))}</span>"
        words = escape(entry.text).replace("\n", "<br>")
        return f"<p style='margin:0 0 8px 0'>{head}{f'<br>{words}' if words else ''}</p>"

    def _check(self) -> None:
        self.answer.setEnabled(bool(self.text.words.strip()))

    def _send(self, wanted: SignalInstance) -> None:
        words = self.text.words.strip()
        self.text.show_text("")
        self._check()
        wanted.emit(words)

    def _button(self, title: str, callback: object, kind: str = "") -> QPushButton:
        button = QPushButton(title, self)
        button.setProperty("fit", "small")
        if kind:
            button.setProperty("kind", kind)
        button.clicked.connect(lambda _=False: callback())  # type: ignore[operator]
        return button

    def _fit(self) -> None:
        """Be as high as a short thread; a long one scrolls."""
        width = max(120, self.width() - 2 * EDGE)
        wanted = self.entries.heightForWidth(width)
        self._page.setFixedHeight(min(_MOST_HEIGHT, wanted + 4))

    def resizeEvent(self, event: object) -> None:
        """Fit the height anew, as the words wrap."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        if self._placed is not None:
            self._fit()

    def _lay_out(self) -> None:
        if (inside := self._page.widget()) is not None:
            inside.setObjectName("entries")  # it stands on the card's own ground
        self._page.column.setContentsMargins(0, 0, 0, 0)
        self._page.column.addWidget(self.entries)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 12, EDGE, 14)
        column.setSpacing(8)
        for widget in (self.place, self._page, self.text):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.answer, self.resolve, self.reopen):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.jump)
        column.addLayout(row)
