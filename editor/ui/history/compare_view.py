"""Two texts of one story, side by side: one is taken, or both together, or paragraph by paragraph.

It opens where a story was saved elsewhere meanwhile, and over what was typed before a crash. Nothing is thrown away by
a choice: both texts are in the library's history, or the choice can be undone.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.article.article import Article
from editor.article.differences import paragraphs
from editor.article.merge import merge
from editor.desk.history import with_field
from editor.ui.aside import Aside
from editor.ui.dialog_parts import fitted
from editor.ui.history.difference_bar import DifferenceBar
from editor.ui.history.difference_rows import DifferenceRow, Reading, composed, read_articles
from editor.ui.history.difference_view import DifferenceView
from editor.ui.theme import Theme

_SIZE, _SMALLEST = QSize(1040, 720), QSize(620, 400)  # logical pixels


@dataclass(frozen=True, slots=True)
class Wording:
    """What the view says: its title and sentence, what both texts are called, and the words of its buttons."""

    title: str
    sentence: str
    theirs: str
    mine: str
    take_theirs: str
    keep_mine: str
    later: str


@dataclass(frozen=True, slots=True)
class Both:
    """Two texts read together: what differs (from theirs to mine), who changed what, and both put together.

    `chosen` tells for each change whether mine is taken where nobody chooses; `conflicts` counts the places of the text
    that both changed, in which the merged text has mine.
    """

    reading: Reading
    chosen: dict[int, bool]
    merged: Article
    conflicts: int


def read_both(base: Article, mine: Article, theirs: Article) -> Both:
    """Read two texts that started from one; up to a second for 50,000 words, so not on the window's thread."""
    reading = read_articles(theirs, mine)
    known = {text.strip() for text in paragraphs(base.body)}
    rows = [row for row in reading.rows if isinstance(row, DifferenceRow) and row.number >= 0]
    chosen = {row.number: _is_mine(row, reading, base, known) for row in rows}
    body = merge(base.body, mine.body, theirs.body)
    fields = frozenset(row.number for row in rows if row.field and chosen[row.number])
    together = with_field(composed(reading, fields), "body", body.mine)
    return Both(reading, chosen, together, len(body.conflicts))


def _is_mine(row: DifferenceRow, reading: Reading, base: Article, known: set[str]) -> bool:
    """Return whether a change is mine: they have there what the text started from; what both changed is mine too."""
    if row.field:
        change = next(one for one in reading.comparison.fields if one.name == row.field)
        holder = base.furniture if hasattr(base.furniture, row.field) else base
        return bool(getattr(holder, row.field) != change.after)
    mine, theirs = row.after.strip(), row.before.strip()
    if mine:
        return mine not in known
    return theirs in known


class CompareView(QDialog):
    """Asks which text the story becomes; `chosen` gives it. Closing it leaves the choice for later."""

    chosen = Signal(object)  # Article

    def __init__(
        self, wording: Wording, base: Article, mine: Article, theirs: Article, theme: Theme, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._wording = wording
        self._mine, self._theirs = mine, theirs
        self._both: Both | None = None
        self._picked = False
        self.setWindowTitle(wording.title)
        self.resize(fitted(_SIZE, parent))
        self.setMinimumSize(_SMALLEST)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = DifferenceView(theme, self)
        self.bar = DifferenceBar(self.view, theme, self)
        self.later_button = self._button(wording.later, lambda: None, "flat")
        self.theirs_button = self._button(wording.take_theirs, lambda: self.chosen.emit(self._theirs))
        self.mine_button = self._button(wording.keep_mine, lambda: self.chosen.emit(self._mine))
        self.merge_button = self._button(self.tr("Merge Both"), self._take_together, "primary")
        self.merge_button.setEnabled(False)
        self._lay_out()
        self.view.picked.connect(self._pick)
        self._aside = Aside(read_both, self)
        self._aside.done.connect(self._show)
        self._aside.start(base, mine, theirs)
        self.view.setFocus()

    def _show(self, both: Both) -> None:
        self._both = both
        self.view.show_reading(both.reading, (self._wording.theirs, self._wording.mine))
        self.view.set_choices(dict(both.chosen))
        self.bar.show_reading(both.reading)
        places = self.tr("one place") if both.conflicts == 1 else self.tr("{n} places").format(n=both.conflicts)
        if both.conflicts:
            self.merge_button.setText(self.tr("Merge, Mine in {places}").format(places=places))
        self.merge_button.setEnabled(True)
        # What was typed on top of the other text is all there is to merge.
        self.merge_button.setVisible(both.merged not in (self._mine, self._theirs))

    def _pick(self, _number: int, _mine: bool) -> None:
        """From the first choice of a single change on, the choices are what is taken."""
        self._picked = True
        self.merge_button.setText(self.tr("Take My Choices"))
        self.merge_button.setVisible(True)

    def _take_together(self) -> None:
        assert self._both is not None
        if not self._picked:
            self.chosen.emit(self._both.merged)
            return
        mine = frozenset(number for number, is_mine in self.view.choices.items() if is_mine)
        self.chosen.emit(composed(self._both.reading, mine))

    def _button(self, title: str, callback: Callable[[], object], kind: str = "") -> QPushButton:
        button = QPushButton(title, self, autoDefault=False)
        if kind:
            button.setProperty("kind", kind)

        def press() -> None:
            callback()
            self.close()

        button.clicked.connect(press)
        return button

    def _lay_out(self) -> None:
        title = QLabel(self._wording.title, self, wordWrap=True)
        title.setProperty("role", "title")
        sentence = QLabel(self._wording.sentence, self, wordWrap=True)
        sentence.setProperty("role", "muted")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.later_button)
        buttons.addStretch(1)
        for button in (self.theirs_button, self.mine_button, self.merge_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        for widget in (title, sentence, self.bar, self.view):
            column.addWidget(widget, 1 if widget is self.view else 0)
        column.addLayout(buttons)
