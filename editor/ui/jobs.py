"""Long work: its progress in the status line, a button that cancels it, and what came of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from editor.article.errors import Trouble
from editor.desk.desk import Desk
from editor.desk.steps import NothingYet
from editor.ui import icons
from editor.ui.theme import Role, Theme
from editor.ui.worker import Ticket, Worker

T = TypeVar("T")

_SHOWN_AFTER = 100  # milliseconds; what is done sooner shows no bar


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is; a total of 0 means that nobody knows how much there is."""

    title: str
    done: int
    total: int


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """One job, running or waiting; `begin` starts it, `stopped` is told where it does not come to its end."""

    begin: Callable[[], Ticket]
    stopped: Callable[[], None]


class Jobs(QObject):
    """Runs one long job at a time beside the saving, and waits with the next."""

    progress = Signal(object)  # Progress, or None when nothing runs any more
    trouble = Signal(object)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._running: tuple[Job, Ticket] | None = None
        self._waiting: list[Job] = []

    @property
    def is_running(self) -> bool:
        """Return whether a job runs."""
        return self._running is not None

    def start(
        self,
        title: str,
        total: int,
        steps: Callable[[Desk], Iterator[T | NothingYet]],
        each: Callable[[T], None],
        done: Callable[[], None],
        stopped: Callable[[], None] = lambda: None,
    ) -> Job:
        """Run the steps in the worker's thread, saves go between two of them; return the job to give it up by.

        A step that yields `NOTHING_YET` only waited, and is not told. `stopped` is called in the place of `done` where
        somebody cancels or the work cannot go on.
        """
        count = 0

        def one(result: T | NothingYet) -> None:
            nonlocal count
            if isinstance(result, NothingYet):
                return
            count += 1
            self.progress.emit(Progress(title, count, total))
            each(result)

        def end() -> None:
            self._end()
            done()

        def begin() -> Ticket:
            self.progress.emit(Progress(title, 0, total))
            return self._worker.work(steps, one, end, self._fail)

        job = Job(begin, stopped)
        if self._running is None:
            self._running = (job, job.begin())
        else:
            self._waiting.append(job)
        return job

    def cancel(self) -> None:
        """Stop the job that runs, after its step; what it did so far stays done."""
        if self._running is not None:
            self._running[1].cancel()
            self._stop()

    def give_up(self, job: Job) -> None:
        """Stop one job, whether it runs or waits; one that is over stays as it is."""
        if self._running is not None and self._running[0] is job:
            self.cancel()
        elif job in self._waiting:
            self._waiting.remove(job)
            job.stopped()

    def _fail(self, trouble: Trouble) -> None:
        self._stop()
        self.trouble.emit(trouble)

    def _stop(self) -> None:
        assert self._running is not None
        stopped = self._running[0].stopped
        self._end()
        stopped()

    def _end(self) -> None:
        self._running = None
        self.progress.emit(None)
        if self._waiting:
            job = self._waiting.pop(0)
            self._running = (job, job.begin())


class JobBar(QWidget):
    """Shows the job that runs, once it takes longer than a blink."""

    def __init__(self, jobs: Jobs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        self._bar = QProgressBar(self)
        self._bar.setFixedWidth(120)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel = QToolButton(self)
        self._cancel.setAccessibleName(self.tr("Cancel"))
        self._cancel.setToolTip(self.tr("Cancel"))
        self._cancel.clicked.connect(jobs.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._title, self._bar, self._cancel):
            row.addWidget(widget)
        self._delay = QTimer(self, singleShot=True, interval=_SHOWN_AFTER)
        self._delay.timeout.connect(self.show)
        jobs.progress.connect(self._progress)
        self.set_look(theme)
        self.hide()

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._cancel.setIcon(icons.icon("close", theme, Role.MUTED, 12))

    def _progress(self, progress: Progress | None) -> None:
        if progress is None:
            self._delay.stop()
            self.hide()
            return
        self._title.setText(progress.title)
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        if self.isHidden() and not self._delay.isActive():
            self._delay.start()
