"""Where a source is cited: the words before each citation, each a way into the text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from editor.article.source_records import cited_at
from editor.article.text import fold_spaces
from editor.ui.kit import Row, RowList
from editor.ui.story_model import StoryModel

_WORDS = 90  # characters shown before a citation
_MOST = 6  # rows in sight


class CitedPlaces(RowList):
    """Lists the places; choosing one goes there."""

    counted = Signal(str)

    def __init__(self, model: StoryModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Where the source is cited"))
        self._story = model
        self._places: tuple[tuple[int, int], ...] = ()
        self.row_activated.connect(self._jump)

    def show_places(self, key: str) -> None:
        """Show where a source is cited."""
        text = self._story.article.body
        self._places = cited_at(self._story.article, key)
        rows = [Row(str(number), _words(text, start)) for number, (start, _) in enumerate(self._places)]
        self.show_rows(rows or [Row("", self.tr("Nowhere in the text yet"), muted=True)])
        self.counted.emit(str(len(self._places)) if self._places else "")
        height = self.sizeHintForRow(0)
        self.setFixedHeight(height * min(_MOST, max(1, len(rows))) + 4)

    def _jump(self, key: str) -> None:
        if key:
            start, end = self._places[int(key)]
            self._story.jump_requested.emit(start, end)


def _words(text: str, at: int) -> str:
    before = fold_spaces(text[max(0, at - 2 * _WORDS) : at].rpartition("\n\n")[2])
    return before if len(before) <= _WORDS else "…" + before[-_WORDS:].partition(" ")[2]
