"""Two versions of a story compared in a window of their own: side by side or in line, walked by key, restored."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.article.article import Article
from editor.ui import kit
from editor.ui.aside import Aside
from editor.ui.history.difference_bar import DifferenceBar
from editor.ui.history.difference_rows import Reading, read_articles
from editor.ui.history.difference_view import DifferenceView
from editor.ui.theme import Theme

_SIZE = QSize(1040, 720)  # logical pixels
_SMALLEST = QSize(560, 380)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two versions: what it is called, and the story as it was."""

    name: str
    article: Article


class HistoryDialog(QDialog):
    """Shows what differs between two versions; `restore_wanted` asks for the first one to come back."""

    restore_wanted = Signal()
    against_chosen = Signal(str)  # "now" or "before": what the version is compared with

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None, *, one: bool = True) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compare Versions"))
        self.resize(_SIZE.boundedTo(parent.size() - QSize(40, 40)) if parent is not None else _SIZE)
        self.setMinimumSize(_SMALLEST)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = DifferenceView(theme, self)
        self.bar = DifferenceBar(self.view, theme, self)
        self.against = kit.Choice(
            self.tr("Compared with"),
            (("now", self.tr("Compared with now")), ("before", self.tr("What it changed"))),
            self,
        )
        self.against.setMinimumContentsLength(18)
        self.against.show_value("now")
        self.against.setVisible(one)
        self.against.chosen.connect(self.against_chosen)
        self.restore_button = self._button(self.tr("Restore This Version"), self._restore)
        self.restore_button.setVisible(one)
        self._names = ("", "")
        self._comparer = Aside(read_articles, self)
        self._comparer.done.connect(self._show)
        self._lay_out(title)
        self.view.setFocus()

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

    def _button(self, title: str, callback: Callable[[], object], kind: str = "") -> QPushButton:
        button = QPushButton(title, self, autoDefault=False)
        if kind:
            button.setProperty("kind", kind)
        button.clicked.connect(lambda _=False: callback())
        return button

    def _lay_out(self, title: str) -> None:
        head = QLabel(title, self, wordWrap=True)
        head.setProperty("role", "title")
        top = QHBoxLayout()
        top.addWidget(head, 1)
        top.addWidget(self.against, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addWidget(self.restore_button)
        foot.addStretch(1)
        foot.addWidget(self._button(self.tr("Close"), self.close, "primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
