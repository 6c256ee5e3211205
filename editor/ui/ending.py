"""The system asks the program to end (log-out, shut-down, Ctrl+C): the window closes as if somebody had closed it."""

import os
import signal
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

_SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP")


class Ending(QObject):
    """Calls `close` on the window's thread when a signal asks for the end; text is kept on that way."""

    def __init__(self, close: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._close = close
        self._ears, self._mouth = os.pipe()
        for end in (self._ears, self._mouth):
            os.set_blocking(end, False)
        # Python runs a handler only between two of its own instructions, and Qt's loop may wait for hours; a byte in a
        # pipe wakes it (https://docs.python.org/3/library/signal.html#signal.set_wakeup_fd).
        self._before = signal.set_wakeup_fd(self._mouth, warn_on_full_buffer=False)
        self._handlers = {
            number: signal.signal(number, _heard) for name in _SIGNALS if (number := getattr(signal, name, None))
        }
        self._notifier = QSocketNotifier(self._ears, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)

    def stop(self) -> None:
        """Leave signals to whoever had them before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        os.close(self._ears)
        os.close(self._mouth)

    def _wake(self) -> None:
        try:
            heard = os.read(self._ears, 64)
        except BlockingIOError:
            return
        if any(number in self._handlers for number in heard):  # each byte is a signal's number, of ours or of a timer
            self._close()


def _heard(_number: int, _frame: object) -> None:
    """Take the place of the handler that would end the process at once."""
