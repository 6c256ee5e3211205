"""Work in a process of its own, asked for in steps: whoever runs them can save in between, and end the process."""

from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Generic, TypeVar

from editor.article.errors import Trouble
from editor.desk.steps import NOTHING_YET, NothingYet

S = TypeVar("S")
T = TypeVar("T")

_WAIT = 0.02  # seconds between two looks at the process


class WorkEnded(Trouble):
    """The process ended before its work was done."""


def _serve(line: Connection) -> None:
    """Answer what is asked until the line is closed; runs in the process."""
    line.send(None)  # from now on what is asked is read at once, however much it is
    while True:
        try:
            work, source = line.recv()
            line.send(work(source))
        except EOFError:
            return


class WorkProcess(Generic[S, T]):
    """A process that does one kind of work on one value after another; started when it is first needed."""

    def __init__(self, work: Callable[[S], T]) -> None:
        self._work = work
        self._process: SpawnProcess | None = None
        self._line: Connection | None = None
        self._is_ready = False

    def ask(self, source: S) -> Iterator[T | NothingYet]:
        """Yield `NOTHING_YET` while the process works, then its answer; raises WorkEnded if it came to its end."""
        try:
            line = self._line or self._start()
            while not self._is_ready:
                if line.poll(_WAIT):
                    line.recv()
                    self._is_ready = True
                else:
                    yield NOTHING_YET
            line.send((self._work, source))
            while not line.poll(_WAIT):
                yield NOTHING_YET
            answer: T = line.recv()
        except (EOFError, OSError) as error:
            self.close()
            raise WorkEnded("The work broke off before it was done; try it again.") from error
        yield answer

    def close(self) -> None:
        """End the process, whatever it is doing."""
        if self._process is not None and self._line is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._line.close()
        self._process = self._line = None
        self._is_ready = False

    def _start(self) -> Connection:
        # Spawned, never forked: this process has threads and a window.
        context = get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), name="copydesk work", daemon=True)
        self._process.start()
        theirs.close()
        return self._line
