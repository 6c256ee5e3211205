"""One window for a library: a second start raises the first one's window, and may name a story for it to open."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal

_WAIT = 1_500  # milliseconds for the first window to answer


class SingleInstance(QObject):
    """Holds the lock beside a library while the window is open."""

    raised = Signal(str)  # somebody started Copydesk again; the slug of the story they want, or nothing

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        absolute = library.resolve()
        self._name = "copydesk-" + hashlib.sha256(str(absolute).encode("utf-8", "surrogatepass")).hexdigest()[:24]
        self._lock = QLockFile(str(absolute.with_name(absolute.name + ".window")))
        self._lock.setStaleLockTime(0)  # stale only when its process is gone, never by its age
        self._server: QObject | None = None

    def claim(self) -> bool:
        """Return whether this window is the library's only one; a folder that cannot be written counts as free."""
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        """Listen for later starts; call it after the window is painted, as the network module takes time to load."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)
        server.newConnection.connect(self._answer)
        server.listen(self._name)
        self._server = server

    def raise_other(self, slug: str = "") -> bool:
        """Have the first window come to the front; return whether it answered."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT):
            return False
        socket.write(slug.encode("utf-8") + b"\n")
        sent = socket.waitForBytesWritten(_WAIT)
        socket.disconnectFromServer()
        return sent

    def release(self) -> None:
        """Give the lock back."""
        from PySide6.QtNetwork import QLocalServer

        if isinstance(self._server, QLocalServer):
            self._server.close()
        self._lock.unlock()

    def _answer(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        assert isinstance(self._server, QLocalServer)
        socket = self._server.nextPendingConnection()

        def read() -> None:
            if socket.canReadLine():
                self.raised.emit(bytes(socket.readLine().data()).decode("utf-8", "replace").strip())
                socket.deleteLater()

        socket.readyRead.connect(read)
        read()
