"""Comparing two versions of a story in a thread of its own: a second for 50,000 words that share nothing."""

import threading

from PySide6.QtCore import QObject, Qt, Signal

from editor.article.article import Article
from editor.ui.difference_rows import Reading, read_articles


class Comparer(QObject):
    """Compares; `compared` gives the reading of the two versions that were given last, those before are let go."""

    compared = Signal(object)  # Reading
    _arrived = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def compare(self, before: Article, after: Article) -> None:
        """Compare two versions."""
        self._number += 1
        # A daemon: nobody waits for it at the end, since it holds nothing but the two texts.
        threading.Thread(target=self._run, args=(self._number, before, after), name="compare", daemon=True).start()

    def _run(self, number: int, before: Article, after: Article) -> None:
        reading = read_articles(before, after)
        try:
            self._arrived.emit(number, reading)
        except RuntimeError:
            return  # whoever asked went away meanwhile

    def _deliver(self, number: int, reading: Reading) -> None:
        if number == self._number:
            self.compared.emit(reading)
