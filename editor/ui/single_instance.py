"""One window for a library: a second start raises the first one's window, and may name a story for it to open."""

import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from editor.ui.calls import Listener


class SingleInstance(QObject):
    """Holds the lock beside a library while the window is open."""

    raised = Signal(str)  # somebody started Copydesk again; the slug of the story they want, or nothing

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        absolute = library.resolve()
        digest = hashlib.sha256(str(absolute).encode("utf-8", "surrogatepass")).hexdigest()
        self._place = QDir.temp().filePath(f"copydesk-{digest[:24]}")
        self._lock = QLockFile(str(absolute.with_name(absolute.name + ".window")))
        self._lock.setStaleLockTime(0)  # stale only when its process is gone, never by its age
        self._listener: Listener | None = None

    def claim(self) -> bool:
        """Return whether this window is the library's only one; a folder that cannot be written counts as free."""
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        """Listen for later starts; call it after the window is painted."""
        if sys.platform == "win32":
            from editor.ui.calls_elsewhere import Listener
        else:
            from editor.ui.calls import Listener

        self._listener = Listener(self._place, self.raised.emit, self)

    def raise_other(self, slug: str = "") -> bool:
        """Have the first window come to the front; return whether it took the call."""
        if sys.platform == "win32":
            from editor.ui.calls_elsewhere import call
        else:
            from editor.ui.calls import call

        return call(self._place, slug)

    def release(self) -> None:
        """Give the lock back."""
        if self._listener is not None:
            self._listener.stop()
        self._lock.unlock()
