"""What changed in a part since it was approved, in a window of its own: walked by key, approved again by one."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from editor.article.article import Article
from editor.article.part import Part
from editor.ui.aside import Aside
from editor.ui.dialog_parts import label
from editor.ui.history.comparison_dialog import ComparisonDialog
from editor.ui.history.difference_rows import PartReading, read_part
from editor.ui.review.review_words import PART_WORDS
from editor.ui.theme import Theme


class PartDialog(ComparisonDialog):
    """Shows what differs in a part; `approve_wanted` asks to approve it as it is now."""

    approve_wanted = Signal()

    def __init__(self, part: Part, approved: str, theme: Theme, parent: QWidget | None = None) -> None:
        title = self.tr("{part}: what changed since the approval").format(part=PART_WORDS[part])
        super().__init__(self.tr("What Changed Since the Approval"), title, theme, parent)
        self._part = part
        self._approved = approved
        self.why = label("muted", self)
        self.approve_button = QPushButton(self.tr("Approve Again"), self, autoDefault=False)
        self.approve_button.setProperty("kind", "primary")
        self.approve_button.clicked.connect(lambda _=False: self._approve())
        self.foot.insertWidget(0, self.why, 1)
        self.foot.setStretch(1, 0)  # the words have all the room beside the buttons
        self.foot.addWidget(self.approve_button)
        key = QShortcut(QKeySequence("Ctrl+Return"), self, context=Qt.ShortcutContext.WindowShortcut)
        key.activated.connect(self.approve_button.click)
        self._aside = Aside(partial(_read, part), self)
        self._aside.done.connect(self._show)

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


def _read(part: Part, before: Article, after: Article) -> PartReading:
    return read_part(before, after, part)
