"""Words from a later start of the program to the window that is open, by a socket of the file system.

Python's own sockets: Qt's network module takes 3 MiB of every window's memory, and loads what TLS and Kerberos want.
"""

import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier

_WAIT = 1.5  # seconds for the first window to take a call
_LONGEST = 65_536  # bytes of one call; the path of a bundle has 4,096 at most


class Listener(QObject):
    """Listens at a place in the file system, for this user alone; `heard` is given each call's words.

    Where nothing can be put at the place, nobody is heard.
    """

    def __init__(self, place: str, heard: Callable[[str], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard = heard
        self._place = Path(place)
        self._callers: set[_Caller] = set()
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.setblocking(False)
        with suppress(OSError):
            self._place.unlink()  # of a window that was killed: whoever listens holds the library's lock
        try:
            self._socket.bind(place)
            self._place.chmod(0o600)  # before anybody can connect
            self._socket.listen()
        except OSError:
            self._socket.close()
            return
        self._notifier = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._accept)

    def stop(self) -> None:
        """Take no more calls."""
        for caller in tuple(self._callers):
            self._end(caller)
        if self._socket.fileno() != -1:
            self._notifier.setEnabled(False)
            self._socket.close()
            with suppress(OSError):
                self._place.unlink()

    def _accept(self) -> None:
        try:
            connection, _ = self._socket.accept()
        except OSError:
            return  # the caller is gone already
        caller = _Caller(connection, self._end, self)
        self._callers.add(caller)

    def _end(self, caller: "_Caller") -> None:
        self._callers.discard(caller)
        words = caller.close()
        if words is not None:
            self._heard(words)


class _Caller(QObject):
    """Reads what one caller says; `end` is called when its line is whole or it has gone."""

    def __init__(self, connection: socket.socket, end: "Callable[[_Caller], object]", parent: QObject) -> None:
        super().__init__(parent)
        connection.setblocking(False)
        self._connection = connection
        self._end = end
        self._said = b""
        self._notifier = QSocketNotifier(connection.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def close(self) -> str | None:
        """Hang up; return the words, None where the caller went before its line was whole."""
        self._notifier.setEnabled(False)
        self._connection.close()
        self.deleteLater()
        line, end, _ = self._said.partition(b"\n")
        return line.decode("utf-8", "surrogateescape").strip() if end else None

    def _read(self) -> None:
        try:
            said = self._connection.recv(_LONGEST)
        except BlockingIOError:
            return
        except OSError:
            said = b""
        self._said += said
        if not said or b"\n" in said or len(self._said) > _LONGEST:
            self._end(self)


def call(place: str, words: str) -> bool:
    """Say words, without line feeds, to the window that listens at a place; return whether they were taken."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(_WAIT)
        try:
            connection.connect(place)
            connection.sendall(words.encode("utf-8", "surrogateescape") + b"\n")
        except OSError:
            return False
    return True
