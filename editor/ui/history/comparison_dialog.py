"""The window in which two texts are compared: title, choice, differences walked by key, and what can be done."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from editor.ui.dialog_parts import fitted, label, page_column
from editor.ui.history.difference_bar import DifferenceBar
from editor.ui.history.difference_view import DifferenceView
from editor.ui.theme import Theme

_SIZE, _SMALLEST = QSize(1040, 720), QSize(560, 380)  # logical pixels


class ComparisonDialog(QDialog):
    """Shows what differs between two texts; who makes one adds to `head` and `foot` what else belongs there."""

    def __init__(self, window_title: str, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(window_title)
        self.resize(fitted(_SIZE, parent))
        self.setMinimumSize(_SMALLEST)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = DifferenceView(theme, self)
        self.bar = DifferenceBar(self.view, theme, self)
        self.close_button = QPushButton(self.tr("Close"), self, autoDefault=False)
        self.close_button.clicked.connect(lambda _=False: self.close())
        self.head, self.foot = QHBoxLayout(), QHBoxLayout()
        self.head.addWidget(label("title", self, title), 1)
        self.foot.setSpacing(8)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        column = page_column(self)
        column.addLayout(self.head)
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)
        column.addLayout(self.foot)
        self.view.setFocus()

    def add_choice(self, choice: QWidget) -> None:
        """Put what chooses the texts beside the title."""
        self.head.addWidget(choice, 0, Qt.AlignmentFlag.AlignTop)
        self.setTabOrder(choice, self.close_button)
