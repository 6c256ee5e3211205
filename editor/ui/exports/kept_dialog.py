"""Two kept exports compared: the words that readers see, or the source, side by side or in line."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.article.library_values import KeptExport
from editor.desk import kept_exports
from editor.desk.kept_exports import Texts
from editor.ui import kit
from editor.ui.aside import Aside
from editor.ui.history.difference_bar import DifferenceBar
from editor.ui.history.difference_rows import Reading, read_articles
from editor.ui.history.difference_view import DifferenceView
from editor.ui.history.history_lines import export_title, moment_words
from editor.ui.theme import Theme

_SIZE, _SMALLEST = QSize(1040, 720), QSize(560, 380)  # logical pixels


class KeptDialog(QDialog):
    """Shows what differs between two exports; `texts_wanted` asks for their texts, the source or not."""

    texts_wanted = Signal(bool)

    def __init__(self, before: KeptExport, after: KeptExport, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = (_name(before), _name(after))
        self._same_bytes = before.sha256 == after.sha256
        self._visible = True
        self.setWindowTitle(self.tr("Compare Exports"))
        self.resize(_SIZE.boundedTo(parent.size() - QSize(40, 40)) if parent is not None else _SIZE)
        self.setMinimumSize(_SMALLEST)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = DifferenceView(theme, self)
        self.bar = DifferenceBar(self.view, theme, self)
        self.what = kit.Choice(
            self.tr("What is compared"),
            (("words", self.tr("What readers see")), ("source", self.tr("The source"))),
            self,
        )
        self.what.setMinimumContentsLength(18)
        self.what.show_value("words")
        self.what.chosen.connect(lambda value: self.ask(source=value == "source"))
        self._comparer = Aside(read_articles, self)
        self._comparer.done.connect(self._show)
        self._lay_out()
        self.view.setFocus()

    def ask(self, *, source: bool = False) -> None:
        """Ask for what is to be compared."""
        self.bar.words.setText(self.tr("Comparing…"))
        self.texts_wanted.emit(source)

    def compare(self, texts: Texts) -> None:
        """Compare two texts; what differs is shown as soon as it is known."""
        self._visible = texts.visible
        self._comparer.start(*kept_exports.articles(texts))

    def _show(self, reading: Reading) -> None:
        self.view.show_reading(reading, self._names)
        self.bar.show_reading(reading)
        if self._same_bytes:
            self.bar.words.setText(self.tr("Both are the same, byte for byte."))
        elif not reading.changes and self._visible:
            self.bar.words.setText(self.tr("Readers see no difference; the source has one."))

    def _lay_out(self) -> None:
        head = QLabel(self.tr("What readers got"), self, wordWrap=True)
        head.setProperty("role", "title")
        top = QHBoxLayout()
        top.addWidget(head, 1)
        top.addWidget(self.what, 0, Qt.AlignmentFlag.AlignTop)
        close = QPushButton(self.tr("Close"), self, autoDefault=False)
        close.setProperty("kind", "primary")
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)
        column.addLayout(foot)


def _name(export: KeptExport) -> str:
    return f"{export_title(export)} {moment_words(export.time)}"
