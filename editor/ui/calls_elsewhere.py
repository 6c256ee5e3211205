"""Words from a later start of the program to the window that is open, where Python has no sockets of the file system.

Windows has named pipes in their place, which Qt's network module speaks with.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT = 1_500  # milliseconds for the first window to take a call


class Listener(QObject):
    """Listens at a place, for this user alone; `heard` is given each call's words."""

    def __init__(self, place: str, heard: Callable[[str], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard = heard
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(place))
        self._server.newConnection.connect(self._answer)
        self._server.listen(_name(place))

    def stop(self) -> None:
        """Take no more calls."""
        self._server.close()

    def _answer(self) -> None:
        connection = self._server.nextPendingConnection()

        def read() -> None:
            if connection.canReadLine():
                words = bytes(connection.readLine().data()).decode("utf-8", "surrogateescape").strip()
                connection.deleteLater()
                self._heard(words)

        connection.readyRead.connect(read)
        read()


def call(place: str, words: str) -> bool:
    """Say words, without line feeds, to the window that listens at a place; return whether they were taken."""
    connection = QLocalSocket()
    connection.connectToServer(_name(place))
    if not connection.waitForConnected(_WAIT):
        return False
    connection.write(words.encode("utf-8", "surrogateescape") + b"\n")
    sent = connection.waitForBytesWritten(_WAIT)
    connection.disconnectFromServer()
    return sent


def _name(place: str) -> str:
    """Return the name of a pipe: a place in the file system is none."""
    return Path(place).name
