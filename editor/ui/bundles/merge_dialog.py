"""What both sides changed, each in its own way: walked place by place, each settled as mine, theirs, both or anew."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.article.article_conflicts import ArticleConflict, Choice, Edited, Take
from editor.ui.bundles import conflict_rows
from editor.ui.dialog_parts import fitted
from editor.ui.history.difference_bar import DifferenceBar
from editor.ui.history.difference_view import DifferenceView
from editor.ui.kit import TextField
from editor.ui.theme import Theme

_SIZE, _SMALLEST = QSize(1040, 720), QSize(640, 440)  # logical pixels


class MergeDialog(QDialog):
    """Asks what becomes of each conflict; `settled` gives the choices, `later` that there were none."""

    settled = Signal(object)  # dict of Choice by the conflict's number
    later = Signal()

    def __init__(
        self, conflicts: Sequence[ArticleConflict], sender: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Merge"))
        self.resize(fitted(_SIZE, parent))
        self.setMinimumSize(_SMALLEST)
        self._conflicts = tuple(conflicts)
        self._sender = sender or self.tr("the sender")
        self._names = (self.tr("Yours"), self.tr("{name}’s").format(name=self._sender))
        self.choices: dict[int, Choice] = {}
        self._writing = -1  # the conflict whose field is open, though nothing was written yet
        self.view = DifferenceView(theme, self)
        self.bar = DifferenceBar(self.view, theme, self)
        self.place = QLabel(self)
        self.place.setProperty("role", "section")
        self.was = QLabel(self, wordWrap=True)
        self.was.setProperty("role", "small")
        self.was.setTextFormat(Qt.TextFormat.PlainText)
        self.mine_button = self._side_button(self.tr("Keep Mine"), Take.MINE)
        self.theirs_button = self._side_button(self.tr("Take Theirs"), Take.THEIRS)
        self.both_button = self._side_button(self.tr("Keep Both"), Take.BOTH)
        self.edit_button = self._button(self.tr("Write Anew"), self._edit)
        self.edit_button.setCheckable(True)
        self.words = TextField(self.tr("What stands there"), "", self, 6)
        self.words.setVisible(False)
        self.words.edited.connect(self._edited)
        self.later_button = self._button(self.tr("Decide Later"), self.reject, "flat")
        self.all_mine_button = self._button(self.tr("All Mine"), lambda: self._take_all(Take.MINE))
        self.all_theirs_button = self._button(self.tr("All Theirs"), lambda: self._take_all(Take.THEIRS))
        self.merge_button = self._button(self.tr("Merge"), self.accept, "primary")
        self._lay_out()
        self._connect()
        self._show()
        self._show_current()
        self.view.setFocus()

    @property
    def current(self) -> ArticleConflict:
        """Return the conflict one is at."""
        return self._conflicts[max(self.view.current, 0)]

    def done(self, result: int) -> None:
        """Tell what was chosen; closing it in any other way than by merging leaves the choice for later."""
        if result == QDialog.DialogCode.Accepted:
            self.settled.emit(dict(self.choices))
        else:
            self.later.emit()
        super().done(result)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key that keeps both; the view itself knows the others."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_3:
            self.both_button.click()
            return True
        return super().eventFilter(watched, event)

    def choose(self, choice: Choice) -> None:
        """Settle the conflict one is at, and go on to the next that is not settled."""
        at = self.current.number
        if choice is Take.BOTH and not self.current.can_be_both:
            return
        self._writing = -1
        self.choices[at] = choice
        self._show()
        following = [*range(at + 1, len(self._conflicts)), *range(at)]
        left = next((number for number in following if number not in self.choices), None)
        self.view.step((left - at) if left is not None else 0)
        self._show_current()

    def _take_all(self, take: Take) -> None:
        for conflict in self._conflicts:
            self.choices.setdefault(conflict.number, take)
        self._show()
        self.merge_button.setFocus()

    def _edit(self) -> None:
        """Open a field for words of one's own, which begins with what is chosen now."""
        is_open = self.edit_button.isChecked()
        self.words.setVisible(is_open)
        self._writing = self.current.number if is_open else -1
        if not is_open:
            if isinstance(self.choices.get(self.current.number), Edited):
                del self.choices[self.current.number]
                self._show()
            return
        self.words.show_text(self._words_now())
        self.words.setFocus()
        QTimer.singleShot(0, self.view, lambda: self.view.step(0))  # the field has taken room from what it is about

    def _words_now(self) -> str:
        conflict, choice = self.current, self.choices.get(self.current.number)
        if isinstance(choice, Edited):
            return choice.text
        return str(conflict.theirs if choice is Take.THEIRS else conflict.mine).rstrip("\n")

    def _edited(self, words: str) -> None:
        self.choices[self.current.number] = Edited(words)
        self._show()

    def _picked(self, number: int, theirs: bool) -> None:
        self._writing = -1
        self.choices[number] = Take.THEIRS if theirs else Take.MINE
        self._show()
        self._show_current()

    def _show(self) -> None:
        current = max(self.view.current, 0)
        read = conflict_rows.reading(self._conflicts, self.choices)
        self.view.show_reading(read, self._names)
        self.view.set_choices(conflict_rows.chosen_sides(self.choices))
        self.bar.show_reading(read)
        self.view.step(current - self.view.current)
        left = len(self._conflicts) - len(self.choices)
        self.merge_button.setEnabled(not left)
        self.all_mine_button.setEnabled(bool(left))
        self.all_theirs_button.setEnabled(bool(left))
        rest = self.tr("Rest") if self.choices else self.tr("All")
        self.all_mine_button.setText(self.tr("{rest} Mine").format(rest=rest))
        self.all_theirs_button.setText(self.tr("{rest} Theirs").format(rest=rest))

    def _show_current(self) -> None:
        if self._writing != self.current.number:
            self._writing = -1
        conflict, choice = self.current, self.choices.get(self.current.number)
        self.place.setText(conflict_rows.place_words(conflict.place).upper())
        was = conflict_rows.side_words(conflict, conflict.base) if conflict.base is not None else ""
        self.was.setText(self.tr("Before both: {words}").format(words=was.strip()) if was else "")
        for button, take in (
            (self.mine_button, Take.MINE),
            (self.theirs_button, Take.THEIRS),
            (self.both_button, Take.BOTH),
        ):
            button.setChecked(choice is take)
        self.both_button.setEnabled(conflict.can_be_both)
        self.edit_button.setEnabled(conflict.is_editable)
        is_edited = isinstance(choice, Edited) or self._writing == conflict.number
        self.edit_button.setChecked(is_edited)
        self.words.setVisible(is_edited)
        if isinstance(choice, Edited):
            self.words.show_text(choice.text)

    def _connect(self) -> None:
        self.view.current_changed.connect(lambda _: self._show_current())
        self.view.picked.connect(self._picked)
        self.view.installEventFilter(self)

    def _side_button(self, title: str, take: Take) -> QPushButton:
        button = self._button(title, lambda: self.choose(take))
        button.setCheckable(True)
        return button

    def _button(self, title: str, callback: Callable[[], object], kind: str = "") -> QPushButton:
        button = QPushButton(title, self, autoDefault=False)
        if kind:
            button.setProperty("kind", kind)
        button.clicked.connect(lambda _=False: callback())
        return button

    def _lay_out(self) -> None:
        number = len(self._conflicts)
        places = self.tr("the same place") if number == 1 else self.tr("{n} places").format(n=number)
        title = QLabel(self.tr("{name} and you both changed {places}").format(name=self._sender, places=places), self)
        title.setProperty("role", "title")
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        sentence = QLabel(
            self.tr(
                "Everything else is put together already. Choose for each place; both versions stay in the history. "
                "Keys: N and P walk, 1 keeps yours, 2 takes theirs, 3 keeps both."
            ),
            self,
            wordWrap=True,
        )
        sentence.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        for widget in (title, sentence, self.bar):
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        column.addWidget(self.place)
        column.addWidget(self.was)
        column.addLayout(self._row(self.mine_button, self.theirs_button, self.both_button, self.edit_button, None))
        column.addWidget(self.words)
        column.addSpacing(6)
        column.addLayout(
            self._row(self.later_button, None, self.all_mine_button, self.all_theirs_button, self.merge_button)
        )

    @staticmethod
    def _row(*widgets: QWidget | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in widgets:
            if widget is None:
                row.addStretch(1)
            else:
                row.addWidget(widget)
        return row
