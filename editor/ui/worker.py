"""The one thread that owns the library: operations go in, their results come back on the thread of the window.

A panel asks `worker.ask(operation, then, failed)`: the operation runs there with the desk, `then` here with what it
returned, `failed` here with known trouble. An exception that is no known trouble is a bug and goes to `crashed`. A save
goes before what a panel asks, and that before the steps of long work, which give way after each step.
"""

import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from enum import IntEnum
from functools import partial
from itertools import count
from queue import PriorityQueue
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from editor.article.errors import Trouble
from editor.article.library_errors import SearchInterrupted
from editor.desk.desk import Desk

T = TypeVar("T")

OpenDesk = Callable[[], AbstractContextManager[Desk]]


class Urgency(IntEnum):
    """What goes first in the queue: saves, then what panels ask, then the steps of long work, at last the end."""

    SAVE = 0
    ASK = 1
    STEP = 2
    END = 3


class Cancelled(Exception):
    """Raised inside an operation whose answer nobody wants any more."""


class Ticket:
    """One thing asked of the worker; cancel it and neither `then` nor `failed` is called."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._guard = threading.Lock()
        self._interrupt: Callable[[], None] | None = None

    @property
    def is_cancelled(self) -> bool:
        """Return whether the answer is still wanted."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Say on any thread that the answer is not wanted any more."""
        self._cancelled.set()
        with self._guard:
            if self._interrupt is not None:
                self._interrupt()

    @contextmanager
    def giving_way(self, interrupt: Callable[[], None]) -> Iterator[None]:
        """Have what runs inside, in an operation, interrupted when its answer is not wanted any more."""
        with self._guard:
            self._interrupt = interrupt
        try:
            self.check()
            yield
        finally:
            with self._guard:
                self._interrupt = None

    def check(self) -> None:
        """Raise Cancelled, inside a running operation, if its answer is not wanted any more."""
        if self._cancelled.is_set():
            raise Cancelled


class Worker(QObject):
    """A thread with a queue; `ready` tells that the library is open, `unopened` the trouble why it is not."""

    ready = Signal()
    unopened = Signal(object)
    troubled = Signal(object)  # Trouble that nobody else was told of
    crashed = Signal(object)  # an exception that is a bug
    finished = Signal()
    _arrived = Signal(object)

    def __init__(self, open_desk: OpenDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_desk = open_desk
        self._queue: PriorityQueue[tuple[int, int, Callable[[Desk], None] | None]] = PriorityQueue()
        self._numbers = count()
        self._working: list[Iterator[Any]] = []  # long work between two steps; the library's thread alone touches it
        self._ending = False
        self._desk: Desk | None = None
        self._thread = threading.Thread(target=self._run, name="library", daemon=True)
        # Queued: whatever the worker emits is taken up by the window's own event loop.
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Open the library in the worker's thread; what was asked before is answered then."""
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Return whether the thread still takes questions."""
        return self._thread.is_alive() and not self._ending

    def ask(
        self,
        operation: Callable[[Desk], T],
        then: Callable[[T], None] | None = None,
        failed: Callable[[Trouble], None] | None = None,
        *,
        urgency: Urgency = Urgency.ASK,
        ticket: Ticket | None = None,
    ) -> Ticket:
        """Run an operation in the worker's thread; `then` and `failed` are called on the window's thread."""
        held = ticket or Ticket()

        def run(desk: Desk) -> None:
            if held.is_cancelled:
                return
            try:
                result = operation(desk)
            except Exception as error:
                self._answer_failure(error, failed, held)
                return
            if then is not None:
                self._send(held, then, result)

        self._put(urgency, run)
        return held

    def work(
        self,
        steps: Callable[[Desk], Iterator[T]],
        each: Callable[[T], None],
        done: Callable[[], None],
        failed: Callable[[Trouble], None] | None = None,
        *,
        ticket: Ticket | None = None,
    ) -> Ticket:
        """Run long work step by step: saves and questions go between two steps; `each` is told of every one.

        Cancelling closes the iterator after the step that is running; so does the end, before the library is closed.
        """
        held = ticket or Ticket()
        iterator: Iterator[T] | None = None

        def step(desk: Desk) -> None:
            nonlocal iterator
            try:
                if iterator is None:
                    iterator = steps(desk)
                    self._working.append(iterator)
                held.check()
                result = next(iterator)
            except StopIteration:
                self._forget(iterator)
                self._send(held, lambda _: done(), None)
            except Exception as error:
                self._forget(iterator)
                self._answer_failure(error, failed, held)
            else:
                self._send(held, each, result)
                self._put(Urgency.STEP, step)

        self._put(Urgency.STEP, step)
        return held

    def change_desk(self, change: Callable[[Desk], Desk]) -> None:
        """Have what is asked from now on done at another desk of the same library: another person sat down."""

        def run(desk: Desk) -> None:
            self._desk = change(desk)

        self._put(Urgency.SAVE, run)

    def _forget(self, iterator: Iterator[Any] | None) -> None:
        """Close long work that has come to its end, or is to come to none."""
        if iterator is not None:
            self._working = [one for one in self._working if one is not iterator]
            if isinstance(iterator, Generator):
                iterator.close()

    def stop(self, seconds: float = 10.0) -> bool:
        """Finish what is urgent, leave the rest, close the library; return whether that was done in time."""
        self._ending = True
        self._queue.put((Urgency.END, next(self._numbers), None))
        if self._thread.ident is not None:
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _put(self, urgency: Urgency, operation: Callable[[Desk], None]) -> None:
        self._queue.put((urgency, next(self._numbers), operation))

    def _run(self) -> None:
        try:
            with self._open_desk() as desk:
                self._tell(self.ready.emit)
                self._serve(desk)
                for iterator in self._working:
                    self._forget(iterator)
        except Trouble as trouble:
            self._tell(self.unopened.emit, trouble)
        except Exception as error:
            self._tell(self.crashed.emit, error)
        self._tell(self.finished.emit)

    def _serve(self, desk: Desk) -> None:
        self._desk = desk
        while True:
            urgency, _, operation = self._queue.get()
            if operation is None:
                return
            if urgency == Urgency.SAVE or not self._ending:
                operation(self._desk)

    def _answer_failure(self, error: Exception, failed: Callable[[Trouble], None] | None, ticket: Ticket) -> None:
        if isinstance(error, (Cancelled, SearchInterrupted)):
            return
        if not isinstance(error, Trouble):
            self._tell(self.crashed.emit, error)
        elif failed is not None:
            self._send(ticket, failed, error)
        else:
            self._tell(self.troubled.emit, error)

    def _tell(self, emit: Callable[..., Any], *values: object) -> None:
        """Have a signal emitted on the window's thread."""
        self._send(Ticket(), lambda _: emit(*values), None)

    def _send(self, ticket: Ticket, callback: Callable[[Any], None], value: object) -> None:
        try:
            self._arrived.emit((ticket, callback, value))
        except RuntimeError:
            return  # the window, and with it this object, went away while the operation ran

    def _deliver(self, answer: tuple[Ticket, Callable[[Any], None], object]) -> None:
        ticket, callback, value = answer
        if self._ending and not self._thread.is_alive():
            return  # the window is going, and with it whoever asked
        method = callback.func if isinstance(callback, partial) else callback
        owner = getattr(method, "__self__", None)
        gone = isinstance(owner, QObject) and not shiboken6.isValid(owner)  # as a dialog closed before its answer came
        if not ticket.is_cancelled and not gone:
            callback(value)
