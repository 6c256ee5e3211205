"""Two kept exports compared: the words that readers see, or the source, side by side or in line."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from editor.article.library_values import KeptExport
from editor.desk import kept_exports
from editor.desk.kept_exports import Texts
from editor.ui import kit
from editor.ui.aside import Aside
from editor.ui.history.comparison_dialog import ComparisonDialog
from editor.ui.history.difference_rows import Reading, read_articles
from editor.ui.history.history_lines import export_title, moment_words
from editor.ui.theme import Theme


class KeptDialog(ComparisonDialog):
    """Shows what differs between two exports; `texts_wanted` asks for their texts, the source or not."""

    texts_wanted = Signal(bool)

    def __init__(self, before: KeptExport, after: KeptExport, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Compare Exports"), self.tr("What readers got"), theme, parent)
        self._names = (_name(before), _name(after))
        self._same_bytes = before.sha256 == after.sha256
        self._visible = True
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
        self.add_choice(self.what)
        self.close_button.setProperty("kind", "primary")

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


def _name(export: KeptExport) -> str:
    return f"{export_title(export)} {moment_words(export.time)}"
