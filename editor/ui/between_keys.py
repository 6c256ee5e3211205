"""Short work of the window's thread, put behind a key while somebody types, so that the next key does not meet it.

Work of some milliseconds that comes at any time meets one key in a hundred. Behind a key, which is on the screen by
then, the next one is a while away: 60 milliseconds and more.
"""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

Work = Callable[[], object]
Later = Callable[[Work], object]
"""Does some work now or a little later."""

BEHIND = 16  # milliseconds after a key: the preview begins after 6 and takes 5
LONGEST = 250  # milliseconds that work waits for a key while somebody types
TYPING = 0.4  # seconds after a key in which somebody is taken to be typing


def at_once(work: Work) -> None:
    """Do it now."""
    work()


class BetweenKeys(QObject):
    """Holds work back until the next key is done, or none comes for a quarter of a second."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last = 0.0
        self._waiting: list[Work] = []
        self._behind = QTimer(self, singleShot=True)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST)
        for timer in (self._behind, self._longest):
            timer.timeout.connect(self._work)

    def put(self, work: Work) -> None:
        """Do some work behind the next key while somebody types, else now; the same work waits once."""
        if perf_counter() - self._last > TYPING:
            work()
            return
        if work not in self._waiting:
            self._waiting.append(work)
        if not self._longest.isActive():
            self._longest.start()

    def key_ended(self) -> None:
        """Know that a key is on the screen and all that it does is done."""
        self._last = perf_counter()
        if self._waiting:
            self._behind.start(BEHIND)

    def _work(self) -> None:
        """Do what waits, each on a turn of the window's loop."""
        self._behind.stop()
        self._longest.stop()
        if not self._waiting:
            return
        work = self._waiting.pop(0)
        if self._waiting:
            self._behind.start(0)  # first: a bug in one must not stop the next
        work()
