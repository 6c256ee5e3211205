"""What the dialogs are put together of: the column, the words, the row of answers, a verdict, a page of progress."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from editor.ui import icons
from editor.ui.kit import breakable
from editor.ui.theme import Role, Theme

_ROUND = QSize(40, 40)  # pixels of the window that stay seen round a dialog
_SIGN = 18  # pixels
STEP = 12  # characters of a title between two places where a word of more than two steps may break


def label(role: str, parent: QWidget, words: str = "") -> QLabel:
    """Return words of a role, wrapped, never read as markup; of a title, a word wider than its line is broken."""
    made = QLabel(breakable(words, STEP) if role == "title" else words, parent, wordWrap=True)
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def fitted(size: QSize, parent: QWidget | None) -> QSize:
    """Return the size of a dialog, made smaller where the window that it stands over is."""
    return size.boundedTo(parent.window().size() - _ROUND) if parent is not None else size


def from_home(path: Path) -> str:
    """Return a path as a person reads it: one in the person's own folder begins with ~."""
    home = Path.home()
    return str(Path("~") / path.relative_to(home) if path.is_relative_to(home) else path)


def page_column(page: QWidget) -> QVBoxLayout:
    """Return the column of a dialog, or of one of its pages."""
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(12)
    return column


def answers(dialog: QDialog, *accept: QPushButton, is_grave: bool = False) -> tuple[QHBoxLayout, QPushButton]:
    """Return the row with Cancel and what accepts, and Cancel; Enter means Cancel where accepting is grave."""
    cancel = QPushButton(dialog.tr("Cancel"), dialog, autoDefault=False)
    cancel.setDefault(is_grave)
    cancel.clicked.connect(dialog.reject)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for button in (cancel, *accept):
        row.addWidget(button)
    return row, cancel


class Verdict(QFrame):
    """One sentence with a sign: whether something may leave, or why it did not."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("ground", "card")
        self._picture = QLabel(self)
        self._words = label("", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    @property
    def words(self) -> str:
        """Return what is said."""
        return self._words.text()

    def say(self, icon: str, role: Role, words: str) -> None:
        """Say something."""
        self._picture.setPixmap(icons.pixmap(icon, self._theme.css(role), _SIGN, self.devicePixelRatioF()))
        self._words.setText(words)
        self.setAccessibleName(words)


class ProgressPage(QWidget):
    """Shows how far long work is; it can be stopped, or left to go on."""

    stop_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("title", self)
        self.words = label("muted", self)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.setTextVisible(False)
        self.stop = QPushButton(self.tr("Stop"), self, autoDefault=False)
        self.leave = QPushButton(self.tr("Go On in the Background"), self, autoDefault=False)
        self.leave.setProperty("kind", "flat")
        self.stop.clicked.connect(self._stop)
        self.leave.clicked.connect(self.leave_wanted)
        buttons = QHBoxLayout()
        buttons.addWidget(self.leave)
        buttons.addStretch()
        buttons.addWidget(self.stop)
        column = page_column(self)
        column.addStretch(2)
        for widget in (self.title, self.words, self.bar):
            column.addWidget(widget)
        column.addStretch(3)
        column.addLayout(buttons)

    def start(self, title: str, words: str, total: int = 0) -> None:
        """Show that nothing is done yet; without a total, that nobody knows how much it is."""
        self.title.setText(title)
        self.words.setText(words)
        self.bar.setRange(0, total)
        self.bar.setValue(0)
        self.stop.setEnabled(True)
        self.stop.setText(self.tr("Stop"))
        self.leave.setFocus()

    def show_step(self, done: int, total: int, words: str) -> None:
        """Show how far it is, and what is done now."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.words.setText(words)

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.stop.setText(self.tr("Stopping…"))
        self.stop_wanted.emit()
