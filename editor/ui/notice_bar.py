"""The bar over the story that cannot be missed: known trouble with a way out, and word of what was brought back."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from editor.ui import icons
from editor.ui.theme import Role, Theme

_TONES = {"danger": "error", "warning": "warning", "accent": "info"}
_LEAST_WORDS = 240  # pixels beside the buttons, else these stand under the words
_SIDES = 100  # pixels of the picture, the cross and the edges
_INK = {"danger": Role.DANGER, "warning": Role.WARNING, "accent": Role.ACCENT}


class NoticeBar(QFrame):
    """One notice at a time; a graver one is not covered by a lighter one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = ""
        self.key = ""  # what the notice is about, so that its end can take it away
        self.setVisible(False)
        self.setProperty("ground", "notice")
        self._picture = QLabel(self)
        self._words = QLabel(self, wordWrap=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._holder = QWidget(self)
        self._row = QHBoxLayout(self._holder)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._close = QToolButton(self)
        self._close.setAccessibleName(self.tr("Dismiss"))
        self._close.clicked.connect(self.dismiss)
        self._buttons: list[QPushButton] = []
        self._is_folded = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 8, 8, 8)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        for column, widget in enumerate((self._picture, self._words, self._holder, self._close)):
            self._grid.addWidget(widget, 0, column)
        self.set_look(theme)

    @property
    def words(self) -> str:
        """Return what the bar says, empty while it is away."""
        return self._words.text() if not self.isHidden() else ""

    def say(self, words: str, tone: str = "accent", key: str = "", *buttons: tuple[str, Callable[[], None]]) -> None:
        """Show a notice in a tone (danger, warning, accent) with buttons that take it away and do something."""
        order = tuple(_TONES)
        if not self.isHidden() and key != self.key and order.index(tone) > order.index(self._tone):
            return
        self._tone, self.key = tone, key
        self._words.setText(words)
        self.setAccessibleName(words)
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(title, callback) for title, callback in buttons]
        for button in self._buttons:
            self._row.addWidget(button)
            button.show()
        self._holder.setVisible(bool(self._buttons))
        self._fold()
        self.set_look(self._theme)
        self.show()

    def minimumSizeHint(self) -> QSize:
        """Need the width of the buttons, as these can stand under the words."""
        return QSize(self._row.sizeHint().width() + _SIDES, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the buttons stand beside the words, or under them, at the new width."""
        super().resizeEvent(event)
        self._fold()

    def dismiss(self) -> None:
        """Take the notice away."""
        self.hide()
        self.key = ""

    def over(self, key: str) -> None:
        """Take the notice away if it is about this."""
        if self.key == key:
            self.dismiss()

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme
        tone = self._tone or "accent"
        ink, tint = theme.css(_INK[tone]), theme.css(Role(f"{tone}_tint"))
        self._picture.setPixmap(icons.pixmap(_TONES[tone], ink, 18, self.devicePixelRatioF()))
        self._close.setIcon(icons.icon("close", theme, _INK[tone], 14))
        self.setStyleSheet(
            f"NoticeBar {{ background: {tint}; border: 0; }} NoticeBar QLabel {{ color: {theme.css(Role.TEXT)}; }}"
        )

    def _fold(self) -> None:
        is_folded = self._row.sizeHint().width() + _LEAST_WORDS + _SIDES > self.width()
        if is_folded is self._is_folded:
            return
        self._is_folded = is_folded
        self._grid.removeWidget(self._holder)
        beside, under = (0, 2), (1, 1)
        self._grid.addWidget(self._holder, *(under if is_folded else beside), Qt.AlignmentFlag.AlignLeft)

    def _button(self, title: str, callback: Callable[[], None]) -> QPushButton:
        def press() -> None:
            self.dismiss()
            callback()

        button = QPushButton(title, self._holder)
        button.clicked.connect(press)
        return button
