"""What is shown where there is nothing to show: what that means, and what can be done about it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from editor.ui import icons
from editor.ui.theme import Role, Theme

_ICON, _WIDTH = 36, 200


class EmptyState(QWidget):
    """An icon, a line, a sentence and buttons, in the middle."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._picture = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        self._title = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._title.setProperty("role", "strong")
        self._sentence = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._sentence.setProperty("role", "muted")
        self._sentence.setFixedWidth(_WIDTH)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(24, 24, 24, 24)
        self._layout.setSpacing(8)
        self._layout.addStretch(2)
        self._layout.addWidget(self._picture)
        self._layout.addWidget(self._title)
        self._layout.addWidget(self._sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        self._layout.addSpacing(8)
        self._layout.addStretch(3)

    def set_width(self, width: int) -> None:
        """Give the sentence more room than the narrow side has."""
        self._sentence.setFixedWidth(width)
        self._fit()

    def _fit(self) -> None:
        """Make the sentence as high as its lines; a layout that centres a label asks for one line only."""
        self._sentence.ensurePolished()
        self._sentence.setFixedHeight(max(0, self._sentence.heightForWidth(self._sentence.width())))

    def say(self, title: str, sentence: str = "") -> None:
        """Say what is not there, and what that means."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self._fit()

    def add_button(self, title: str, callback: Callable[[], None], kind: str = "") -> QPushButton:
        """Add a button under the sentence."""
        button = QPushButton(title, self)
        if kind:
            button.setProperty("kind", kind)
        button.clicked.connect(lambda _=False: callback())
        self._layout.insertWidget(self._layout.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(icons.pixmap(self._icon, theme.css(Role.OUTLINE), _ICON, ratio))
