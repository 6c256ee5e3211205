"""Two versions of a story compared in a window of their own: side by side or in line, walked by key, restored."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from editor.article.article import Article
from editor.ui import kit
from editor.ui.aside import Aside
from editor.ui.history.comparison_dialog import ComparisonDialog
from editor.ui.history.difference_rows import Reading, read_articles
from editor.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Side:
    """One of two versions: what it is called, and the story as it was."""

    name: str
    article: Article


class HistoryDialog(ComparisonDialog):
    """Shows what differs between two versions; `restore_wanted` asks for the first one to come back."""

    restore_wanted = Signal()
    against_chosen = Signal(str)  # "now" or "before": what the version is compared with

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None, *, one: bool = True) -> None:
        super().__init__(self.tr("Compare Versions"), title, theme, parent)
        self.against = kit.Choice(
            self.tr("Compared with"),
            (("now", self.tr("Compared with now")), ("before", self.tr("What it changed"))),
            self,
        )
        self.against.setMinimumContentsLength(18)
        self.against.show_value("now")
        self.against.setVisible(one)
        self.against.chosen.connect(self.against_chosen)
        self.add_choice(self.against)
        self.restore_button = QPushButton(self.tr("Restore This Version"), self, autoDefault=False)
        self.restore_button.clicked.connect(lambda _=False: self._restore())
        self.restore_button.setVisible(one)
        self.foot.insertWidget(0, self.restore_button)
        self.setTabOrder(self.restore_button, self.close_button)
        self.close_button.setProperty("kind", "primary")
        self._names = ("", "")
        self._comparer = Aside(read_articles, self)
        self._comparer.done.connect(self._show)

    def compare(self, before: Side, after: Side) -> None:
        """Compare two versions; what differs is shown as soon as it is known."""
        self._names = (before.name, after.name)
        self.bar.words.setText(self.tr("Comparing…"))
        self._comparer.start(before.article, after.article)

    def _show(self, reading: Reading) -> None:
        self.view.show_reading(reading, self._names)
        self.bar.show_reading(reading)

    def _restore(self) -> None:
        self.restore_wanted.emit()
        self.close()
