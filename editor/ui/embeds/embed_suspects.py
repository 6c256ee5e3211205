"""What may be a post among the prose: one suspect at a time, settled by “this is a post” or “this is prose”."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.article.text import fold_spaces
from editor.desk.embeds import Suspect
from editor.ui import type_scale
from editor.ui.kit import tool_button
from editor.ui.theme import Theme
from editor.ui.type_scale import Face, Size

_LONGEST = 150  # characters of a suspect that are shown


class Suspects(QFrame):
    """Asks about one suspect; the others wait."""

    post_chosen = Signal(object)  # Suspect
    prose_chosen = Signal(object)  # Suspect
    shown = Signal(object)  # Suspect

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suspects: tuple[Suspect, ...] = ()
        self._at = 0
        self._title = QLabel(self)
        self._title.setProperty("role", "strong")
        self._words = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._words.setFont(type_scale.font(Face.SERIF, Size.INTERFACE + 1))
        self._reason = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._reason.setProperty("role", "small")
        self._post = QPushButton(self.tr("This Is a Post"), self)
        self._prose = QPushButton(self.tr("This Is Prose"), self)
        self._show = tool_button("search", self.tr("Show it in the text"), self._show_in_text, theme, self)
        self._next = tool_button("chevron-right", self.tr("Next"), self._step, theme, self)
        self._post.clicked.connect(lambda: self._settle(self.post_chosen.emit))
        self._prose.clicked.connect(lambda: self._settle(self.prose_chosen.emit))
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title, 1)
        head.addWidget(self._show)
        head.addWidget(self._next)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self._post)
        buttons.addWidget(self._prose)
        buttons.addStretch(1)
        card = QFrame(self)
        card.setProperty("ground", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 8, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._words)
        column.addWidget(self._reason)
        column.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 0)
        outer.addWidget(card)

    @property
    def count(self) -> int:
        """Return how many suspects wait."""
        return len(self._suspects)

    @property
    def _current(self) -> Suspect:
        return self._suspects[self._at]

    def show_suspects(self, suspects: Sequence[Suspect]) -> None:
        """Ask about these, the first first."""
        self._suspects = tuple(suspects)
        self._at = min(self._at, max(0, len(self._suspects) - 1))
        self.setVisible(bool(self._suspects))
        if self._suspects:
            self._tell()

    def _tell(self) -> None:
        count = len(self._suspects)
        title = self.tr("Is this a post?")
        self._title.setText(f"{title}  {self._at + 1}/{count}" if count > 1 else title)
        words = fold_spaces(self._current.words)
        self._words.setText(f"“{words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + '…'}”")
        self._reason.setText(self.tr("Why it may be one: {why}.").format(why=self._current.reason))
        self._next.setVisible(count > 1)
        self.setAccessibleName(f"{title} {words}")

    def _settle(self, tell: Callable[[Suspect], None]) -> None:
        """Go on to the next one at once: the story is only looked through again once nobody types."""
        settled = self._current
        self.show_suspects([one for one in self._suspects if one is not settled])
        tell(settled)

    def _step(self) -> None:
        self._at = (self._at + 1) % len(self._suspects)
        self._tell()
        self._show_in_text()

    def _show_in_text(self) -> None:
        self.shown.emit(self._current)
