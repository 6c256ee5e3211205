"""The counts of the desk list's filters, and the reading of approved stories that tells which of them are ready."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from editor.article.errors import Trouble
from editor.desk import browsing, readiness
from editor.desk.browsing import Counts
from editor.ui.worker import Ticket, Worker

_COUNTING_PAUSE = 400  # milliseconds after a change before the filters are counted anew
_JUDGING_PAUSE = 600  # milliseconds after a count before stories are read for the filter “Ready”: not while one starts


class DeskListCounts(QObject):
    """Counts when told to; `counted` gives the counts, `judged` tells that more is known of which stories are ready."""

    counted = Signal(object)  # Counts
    judged = Signal()

    def __init__(self, worker: Worker, section: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._section = section
        self._counts = Ticket()  # of the counting that runs
        self._ticket: Ticket | None = None  # while it is being found out which stories are ready
        self._counting = QTimer(self, singleShot=True, interval=_COUNTING_PAUSE)
        self._counting.timeout.connect(self._count)
        self._judging = QTimer(self, singleShot=True, interval=_JUDGING_PAUSE)
        self._judging.timeout.connect(self._judge)

    @property
    def is_judging(self) -> bool:
        """Return whether it is being found out which stories are ready."""
        return self._ticket is not None or self._judging.isActive()

    def soon(self) -> None:
        """Count after a pause: more may change."""
        self._counting.start()

    def now(self) -> None:
        """Count at once."""
        self._counting.start(0)

    def _count(self) -> None:
        self._counting.setInterval(_COUNTING_PAUSE)
        section = self._section()
        self._counts.cancel()
        self._counts = self._worker.work(lambda desk: browsing.counting(desk, section), self._take, lambda: None)

    def _take(self, counts: Counts | None) -> None:
        if counts is None:
            return
        self.counted.emit(counts)
        if counts.unjudged and self._ticket is None:
            self._judging.start()

    def _judge(self) -> None:
        """Find out which of the approved stories are ready, a story at a time behind all that is more urgent."""
        section = self._section()
        if self._ticket is None:
            self._ticket = self._worker.work(
                lambda desk: readiness.judge(desk, section), lambda _: None, self._judged, self._not_judged
            )

    def _judged(self) -> None:
        self._ticket = None
        self._count()
        self.judged.emit()

    def _not_judged(self, _trouble: Trouble) -> None:
        self._ticket = None  # told where it is met again: each read of the library meets it
