"""Work for one widget in a thread of its own, of which only the newest answer counts."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal


class Aside(QObject):
    """Does one kind of work aside; `done` gives what came of what was asked last, answers before that are let go.

    It is for what needs no library and may take longer than a key may wait. An exception is a bug and goes the way of
    all that a thread does not catch.
    """

    done = Signal(object)
    _arrived = Signal(int, object)

    def __init__(self, work: Callable[..., object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._asked = self._answered = 0
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        """Return whether the answer to what was asked last is still to come."""
        return self._asked != self._answered

    def start(self, *given: object) -> None:
        """Do the work with these values."""
        self._asked += 1
        # A daemon: nobody waits for it at the end, since it holds nothing but what it was given.
        threading.Thread(target=self._run, args=(self._asked, given), name="aside", daemon=True).start()

    def forget(self) -> None:
        """Let go of an answer that is still to come."""
        self._asked += 1
        self._answered = self._asked

    def _run(self, number: int, given: tuple[object, ...]) -> None:
        result = self._work(*given)
        try:
            self._arrived.emit(number, result)
        except RuntimeError:
            return  # whoever asked went away meanwhile

    def _deliver(self, number: int, result: object) -> None:
        if number == self._asked:
            self._answered = number
            self.done.emit(result)
