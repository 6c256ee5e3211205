"""An export that is being made: its progress, how it is stopped, and what became of every story."""

from collections.abc import Generator, Iterator
from contextlib import closing
from typing import cast

from PySide6.QtCore import QObject, Signal

from editor.article.errors import Trouble
from editor.desk import export_run
from editor.desk.desk import Desk
from editor.desk.export_run import Exported, ExportOrder, Rendered
from editor.ui.jobs import Job, Jobs
from editor.ui.worker import Worker


class Delivery(QObject):
    """Makes one export; `ended` comes once, with what became of the stories that were come to."""

    went_on = Signal(int, int, str)  # steps done, of how many, the slug of the story
    ended = Signal(object, bool, object)  # tuple of Exported, whether it was stopped, Trouble or None

    def __init__(self, order: ExportOrder, jobs: Jobs, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.order = order
        self._jobs = jobs
        self._worker = worker
        self._done = 0
        # Written by the library's thread, read here after it said that it is done.
        self._results: list[Exported] = []
        self._trouble: Trouble | None = None
        self._job: Job | None = None

    def start(self, title: str) -> None:
        """Make the export."""
        self._job = self._jobs.start(title, self.order.steps, self._steps, self._step, self._end, self._stopped)

    def stop(self) -> None:
        """Stop after the story that is at work; `ended` comes when it is done."""
        if self._job is not None:
            self._jobs.give_up(self._job)

    def _steps(self, desk: Desk) -> Iterator[str]:
        """Yield the slug of each story that is ready; closing it closes the export, which lets out what is in a zip."""
        try:
            steps = export_run.export_stories(desk, self.order, self._results.append)
            with closing(cast("Generator[Exported | Rendered]", steps)):
                for step in steps:
                    yield step.slug
        except Trouble as trouble:
            self._trouble = trouble

    def _step(self, slug: str) -> None:
        self._done += 1
        self.went_on.emit(self._done, self.order.steps, slug)

    def _end(self) -> None:
        self.ended.emit(tuple(self._results), False, self._trouble)

    def _stopped(self) -> None:
        # Asked of the library's thread, so that the story it is at is among the results.
        self._worker.ask(lambda _: tuple(self._results), lambda results: self.ended.emit(results, True, self._trouble))
