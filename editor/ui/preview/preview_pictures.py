"""The pictures that a preview shows: fetched from the library and made small on its thread, one after another."""

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from editor.article.errors import Trouble
from editor.desk.desk import Desk
from editor.ui.preview.preview_style import COLUMN
from editor.ui.worker import Worker

PREFIX = "asset:"
_WIDEST = 2 * COLUMN  # pixels: sharp at 200 per cent
_UNKNOWN = QSize(COLUMN, COLUMN // 2)  # the room of a picture that is not there yet, or not at all


def _read(desk: Desk, digest: str) -> QImage:
    image = QImage.fromData(desk.library.assets.content(digest))
    if image.width() > _WIDEST:
        return image.scaledToWidth(_WIDEST, Qt.TransformationMode.SmoothTransformation)
    return image


class Pictures(QObject):
    """Holds pictures by `asset:` and their hash; `arrived` tells the name of one that can be shown now."""

    arrived = Signal(str)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._images: dict[str, QImage] = {}
        self._asked: set[str] = set()
        self.column = COLUMN

    def forget(self) -> None:
        """Let go of all pictures: another story comes."""
        self._images.clear()
        self._asked.clear()

    def image(self, name: str) -> QImage:
        """Return a picture, an empty one while it is not here; it is asked for then."""
        if name.startswith(PREFIX) and name not in self._asked:
            self._asked.add(name)
            digest = name.removeprefix(PREFIX)
            self._worker.ask(lambda desk: _read(desk, digest), lambda image: self._take(name, image), self._lacks)
        return self._images.get(name, QImage())

    def size(self, name: str) -> QSize:
        """Return how large a picture is shown: as it is, or as wide as the column."""
        image = self.image(name)
        whole = _UNKNOWN if image.isNull() else image.size()
        if whole.width() <= self.column:
            return whole
        return QSize(self.column, max(1, round(whole.height() * self.column / whole.width())))

    def _take(self, name: str, image: QImage) -> None:
        if name in self._asked and not image.isNull():
            self._images[name] = image
            self.arrived.emit(name)

    def _lacks(self, _trouble: Trouble) -> None:
        """Show the empty room: a check says already that the picture is missing."""
