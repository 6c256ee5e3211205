"""What the first picture does not need is loaded in a thread of its own, so that the list can be used meanwhile."""

import importlib
import threading
from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import QObject, Qt, Signal


class Loading(QObject):
    """Imports modules; `loaded` tells on the window's thread that they are there, `crashed` the exception if not."""

    loaded = Signal()
    crashed = Signal(object)
    _ended = Signal(object)

    def __init__(self, modules: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._modules = tuple(modules)
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._load, name="loading", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def _load(self) -> None:
        problem: BaseException | None = None
        try:
            for module in self._modules:
                importlib.import_module(module)
        except ImportError as error:
            problem = error
        with suppress(RuntimeError):  # Qt's word for a window that was closed meanwhile
            self._ended.emit(problem)

    def _tell(self, problem: BaseException | None) -> None:
        if problem is None:
            self.loaded.emit()
        else:
            self.crashed.emit(problem)
