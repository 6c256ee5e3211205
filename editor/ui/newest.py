"""A thread for one kind of work that only the newest thing is worth, and that stands aside while a key is handled.

Python runs one thread at a time. So that a key waits for none of this, the work calls `go_on` every few milliseconds:
there it ends if something newer waits, and stands still while it is held.
"""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from editor.ui.worker import Cancelled

# Seconds after which held work goes on by itself: a key is handled and painted in a few milliseconds, and whoever
# forgets to let go must not stop the reading for good.
LONGEST_HOLD = 0.25


class Newest(QObject):
    """A thread that does one kind of work on the newest thing it is given and lets older ones go."""

    done = Signal(object)
    crashed = Signal(object)  # an exception that is a bug
    _arrived = Signal(object, object)

    def __init__(self, work: Callable[[Any, Callable[[], None]], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._waiting: object = None
        self._ending = False
        self._bell = threading.Condition()
        # Whether to look at the others: said after these are set, and taken back before they are looked at.
        self._is_asked = False
        self._is_held = False
        self._is_standing = False
        self._gate = threading.Event()
        self._thread = threading.Thread(target=self._run, name="newest", daemon=True)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread after the step it is at, held or not."""
        with self._bell:
            self._ending = True
            self._is_asked = True
            self._bell.notify()
        self._gate.set()
        if self._thread.ident is not None:
            self._thread.join(5)

    def give(self, thing: object) -> None:
        """Work on this next, in place of what waits or runs."""
        with self._bell:
            self._waiting = thing
            self._is_asked = True
            self._bell.notify()

    def hold(self) -> None:
        """Have the work stand still from its next step on, for `LONGEST_HOLD` at most; holds are not counted."""
        self._is_held = True
        self._is_asked = True

    def let_go(self) -> None:
        """Have held work go on."""
        self._is_held = False
        if self._is_standing:
            self._gate.set()

    def _run(self) -> None:
        while True:
            with self._bell:
                self._bell.wait_for(lambda: self._waiting is not None or self._ending)
                thing, self._waiting = self._waiting, None
            if self._ending:
                return
            result, error = None, None
            try:
                self._go_on()
                result = self._work(thing, self._go_on)
            except Cancelled:
                continue
            except Exception as raised:
                error = raised
            try:
                self._arrived.emit(result, error)
            except RuntimeError:
                return  # the window, and with it this object, went away meanwhile

    def _go_on(self) -> None:
        """Stand still while held; raise Cancelled, between two steps of the work, if something newer waits."""
        if self._is_asked:  # the work calls this some thousand times
            self._look_up()

    def _look_up(self) -> None:
        self._is_asked = False
        if self._is_held:
            self._stand()
        if self._waiting is not None or self._ending:
            raise Cancelled

    def _stand(self) -> None:
        """Wait to be let go.

        Whoever lets go says so first and looks for somebody standing then; here it is the other way round, so that one
        of the two always sees the other.
        """
        while self._must_stand():
            self._is_standing = True
            if self._must_stand() and not self._gate.wait(LONGEST_HOLD):
                self._is_held = False
            self._is_standing = False
            self._gate.clear()

    def _must_stand(self) -> bool:
        return self._is_held and not self._ending

    def _deliver(self, result: object, error: Exception | None) -> None:
        if error is not None:
            self.crashed.emit(error)
        else:
            self.done.emit(result)
