"""What an export would be, asked of the library a story at a time: reasons, losses and places as they become known."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from editor.article.errors import Trouble
from editor.desk import export_run
from editor.desk.desk import Desk
from editor.desk.export_run import ExportOrder, Place
from editor.desk.output import Prospect
from editor.ui.worker import Ticket, Worker

_PAUSE = 250  # milliseconds after the last key of a pattern, before it is asked where files would lie
_AT_ONCE = 40  # places that one step of the library's thread finds; each takes some 2 ms


class LookAhead(QObject):
    """Looks at what the newest order asks for, each story once; saves and other questions go between two stories."""

    looked = Signal()  # one story more is known, or all that were asked for
    placed = Signal(object)  # tuple of Place
    troubled = Signal(object)  # Trouble

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._order: ExportOrder | None = None
        self._known: dict[str, Prospect] = {}
        self._ticket = Ticket()
        self._placing = Ticket()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._place)

    @property
    def prospects(self) -> tuple[Prospect, ...]:
        """Return what is known of the stories of the order, in its order."""
        slugs = self._order.slugs if self._order is not None else ()
        return tuple(self._known[slug] for slug in slugs if slug in self._known)

    @property
    def is_complete(self) -> bool:
        """Return whether every story of the order was looked at."""
        return self._order is None or all(slug in self._known for slug in self._order.slugs)

    def ask(self, order: ExportOrder) -> None:
        """Look at an order; what is known of its stories, for the same format, is not asked again."""
        before, self._order = self._order, order
        self._placing.cancel()
        self._pause.start()
        same = before is not None and (before.to, before.draft) == (order.to, order.draft)
        if not same:
            self._known = {}
        if not same or before is None or before.slugs != order.slugs:
            self._look()

    def stop(self) -> None:
        """Ask for nothing any more."""
        self._pause.stop()
        self._ticket.cancel()
        self._placing.cancel()

    def _look(self) -> None:
        self._ticket.cancel()
        self._ticket = Ticket()
        order = self._order
        assert order is not None
        missing = tuple(slug for slug in order.slugs if slug not in self._known)
        if missing:
            wanted = ExportOrder(missing, order.to, order.destination, order.draft)
            self._worker.work(
                lambda desk: export_run.look_ahead(desk, wanted),
                self._looked,
                self.looked.emit,
                self.troubled.emit,
                ticket=self._ticket,
            )

    def _looked(self, prospect: Prospect) -> None:
        self._known[prospect.slug] = prospect
        self.looked.emit()

    def _place(self) -> None:
        order = self._order
        if order is not None and order.slugs:
            self._placing = Ticket()
            found: list[Place] = []
            self._worker.work(
                lambda desk: _in_batches(desk, order),
                found.extend,
                lambda: self.placed.emit(tuple(found)),
                _pass_over,
                ticket=self._placing,
            )


def _pass_over(_trouble: Trouble) -> None:
    """Say nothing of a pattern that cannot be used: the form says it as one types."""


def _in_batches(desk: Desk, order: ExportOrder) -> Iterator[list[Place]]:
    batch: list[Place] = []
    for place in export_run.places(desk, order):
        batch.append(place)
        if len(batch) == _AT_ONCE:
            yield batch
            batch = []
    yield batch
