"""What changed in a part since it was approved, in a window of its own: walked by key, approved again by one."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.article.article import Article
from editor.article.part import Part
from editor.ui.aside import Aside
from editor.ui.history.difference_bar import DifferenceBar
from editor.ui.history.difference_rows import PartReading, read_part
from editor.ui.history.difference_view import DifferenceView
from editor.ui.review.review_words import PART_WORDS
from editor.ui.theme import Theme

_SIZE, _SMALLEST = QSize(1000, 660), QSize(560, 380)  # logical pixels


class PartDialog(QDialog):
    """Shows what differs in a part; `approve_wanted` asks to approve it as it is now."""

    approve_wanted = Signal()

    def __init__(self, part: Part, approved: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = part
        self._approved = approved
        self.setWindowTitle(self.tr("What Changed Since the Approval"))
        self.resize(_SIZE.boundedTo(parent.size() - QSize(40, 40)) if parent is not None else _SIZE)
        self.setMinimumSize(_SMALLEST)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = DifferenceView(theme, self)
        self.bar = DifferenceBar(self.view, theme, self)
        self.why = QLabel(self, wordWrap=True)
        self.why.setProperty("role", "muted")
        self.approve_button = QPushButton(self.tr("Approve Again"), self, autoDefault=False)
        self.approve_button.setProperty("kind", "primary")
        self.approve_button.clicked.connect(lambda _=False: self._approve())
        self.close_button = QPushButton(self.tr("Close"), self, autoDefault=False)
        self.close_button.clicked.connect(lambda _=False: self.close())
        key = QShortcut(QKeySequence("Ctrl+Return"), self, context=Qt.ShortcutContext.WindowShortcut)
        key.activated.connect(self.approve_button.click)
        self._aside = Aside(partial(_read, part), self)
        self._aside.done.connect(self._show)
        self._lay_out()
        self.view.setFocus()

    @property
    def part(self) -> Part:
        """Return the part that is compared."""
        return self._part

    def compare(self, before: Article, after: Article) -> None:
        """Compare the story as it was approved with the one of now; what differs is shown as soon as it is known."""
        self._aside.start(before, after)

    def set_refusal(self, why: str) -> None:
        """Say why the part may not be approved, or with no words that it may."""
        self.why.setText(why)
        self.approve_button.setEnabled(not why)
        self.approve_button.setToolTip(why or self.tr("Approve this part exactly as it stands now  Ctrl+Return"))

    def _show(self, reading: PartReading) -> None:
        self.view.show_reading(reading, (self._approved, self.tr("Now")))
        self.bar.show_reading(reading)

    def _approve(self) -> None:
        self.approve_wanted.emit()
        self.close()

    def _lay_out(self) -> None:
        title = self.tr("{part}: what changed since the approval").format(part=PART_WORDS[self._part])
        head = QLabel(title, self, wordWrap=True)
        head.setProperty("role", "title")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.why, 1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.approve_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for widget in (head, self.bar, self.view):
            column.addWidget(widget, int(widget is self.view))
        column.addLayout(foot)


def _read(part: Part, before: Article, after: Article) -> PartReading:
    return read_part(before, after, part)
