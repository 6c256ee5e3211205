"""What a fold over the blocks of a story holds, for formats that take a story apart: citations, losses, dateline."""

from editor.exporting import furniture, notes
from editor.exporting.export import ExportRequest
from editor.exporting.pictures import Shelf
from editor.exporting.serialise import escape_text


class Fold:
    """Stands behind one export; the request is one that `publishable` has passed, losses go onto the shelf."""

    def __init__(self, request: ExportRequest, shelf: Shelf) -> None:
        self.request = request
        self.shelf = shelf
        self.cited = notes.Notes(request)
        self._waiting = request.article.furniture.dateline

    def dateline(self) -> str:
        """Return the dateline as it runs in before the first words, once; empty after, or where the story has none."""
        line, self._waiting = self._waiting, None
        return escape_text(furniture.dateline(line)) if line else ""
