"""The small pictures on the cards of a story: loaded in the worker's thread, kept while the window stands."""

from functools import partial

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage, QPixmap

from editor.desk.desk import Desk
from editor.ui.pictures import picture_reading
from editor.ui.worker import Worker

_ROOM = QSize(190, 130)  # pixels; read twice as large, for dense screens and a larger zoom
_MOST = 200  # pictures of at most 400 kB each


class Thumbnails(QObject):
    """Called with a picture's address, it gives what is loaded and has the rest loaded; `loaded` tells of one more."""

    loaded = Signal()

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._known: dict[str, QPixmap | None] = {}  # None: being loaded, or not to be had

    def __call__(self, target: str) -> QPixmap | None:
        """Return the small picture of an address in the library, or None while there is none."""
        if target not in self._known and target.startswith("asset:"):
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[target] = None
            self._worker.ask(partial(_load, target), partial(self._take, target), lambda _: None)
        return self._known.get(target)

    def forget_missing(self) -> None:
        """Look anew for pictures that could not be had."""
        self._known = {target: found for target, found in self._known.items() if found is not None}

    def _take(self, target: str, image: QImage) -> None:
        self._known[target] = QPixmap.fromImage(image)
        self.loaded.emit()


def _load(target: str, desk: Desk) -> QImage:
    digest = target.removeprefix("asset:")
    return picture_reading.preview(desk.library.assets.content(digest), "picture", _ROOM)
