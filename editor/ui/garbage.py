"""Garbage is collected on the window's thread alone.

Python collects in whichever thread happens to make the next object. In a thread beside the window's that takes down Qt
objects where Qt forbids it, which ended the process (seen in a long run of the tests).
"""

import gc

from PySide6.QtCore import QObject, QTimer

from editor.ui.between_keys import Later, at_once

INTERVAL = 1_000  # milliseconds between two looks
_YOUNG = 2_000  # objects made since the last look before the youngest are walked: 1 ms
_OLD_EVERY = 30  # walks of the young for one of everything


class Garbage(QObject):
    """Takes the collecting over from Python until it is stopped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._walks = 0
        self._timer = QTimer(self, interval=INTERVAL)
        self.later: Later = at_once
        self._timer.timeout.connect(self._look_later)

    def start(self) -> None:
        """Take over; what there is now is what the program is made of, and is never walked again."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _look_later(self) -> None:
        self.later(self.look)

    def look(self) -> None:
        """Collect if enough was made."""
        if gc.get_count()[0] < _YOUNG:
            return
        self._walks += 1
        gc.collect(2 if self._walks % _OLD_EVERY == 0 else 1)
