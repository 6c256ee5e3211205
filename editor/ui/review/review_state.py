"""What is to be judged of the story in front and the notes about it, as the library has them and as the text is now."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from editor.article.library_values import Approval, Standing
from editor.article.notes import Thread
from editor.article.part import Part
from editor.article.workflow import State
from editor.desk import judging, notes, review
from editor.desk.changes import Changed, Changes
from editor.desk.desk import Desk
from editor.desk.judging import Judging
from editor.ui.services import Services
from editor.ui.worker import Ticket

_REVIEWED = (State.IN_REVIEW, State.PUBLISHED)


@dataclass(frozen=True, slots=True)
class _Read:
    judging: Judging
    threads: tuple[Thread, ...]


def _read(desk: Desk, article_id: str) -> _Read:
    return _Read(judging.judging(desk, article_id), notes.of_story(desk, article_id))


class ReviewState(QObject):
    """Asks the library anew whenever it may have changed; `changed` tells of that and of what the text makes of it."""

    changed = Signal()
    threads_changed = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__(services.window)
        self._given = services
        self._model = services.model
        self._read: _Read | None = None
        self._ticket: Ticket | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)  # several signals tell of one change
        self._soon.timeout.connect(self._ask)
        self._model.replaced.connect(self._replaced)
        self._model.standing_changed.connect(self._soon.start)
        self._model.person_changed.connect(self._soon.start)
        self._model.derived_changed.connect(self.changed)
        services.keeper.library_changed.connect(self._library_changed)
        self._soon.start()

    @property
    def judging(self) -> Judging | None:
        """Return what the library says is to be judged, None until it has told."""
        return self._read.judging if self._read else None

    @property
    def threads(self) -> tuple[Thread, ...]:
        """Return the threads about the story, the oldest first."""
        return self._read.threads if self._read else ()

    @property
    def open_threads(self) -> tuple[Thread, ...]:
        """Return the threads that are not resolved."""
        return tuple(thread for thread in self.threads if thread.is_open)

    @property
    def is_reviewed(self) -> bool:
        """Return whether the story in front is one whose parts are judged."""
        summary = self._model.summary
        return summary is not None and summary.state in _REVIEWED

    def parts(self) -> tuple[Part, ...]:
        """Return the parts that there is something to judge of: those required, those approved, those not empty."""
        judging = self.judging
        if judging is None:
            return ()
        return tuple(
            one.part
            for one in judging.parts
            if one.is_required or one.approvals or (one.part is Part.EMBEDS and self._model.records.embeds)
        )

    def waiting(self) -> tuple[Part, ...]:
        """Return the parts that must be approved and are not, as the text is now."""
        judging = self.judging
        if judging is None:
            return ()
        required = (one.part for one in judging.parts if one.is_required)
        return tuple(part for part in required if self._model.standing(part) is not Standing.APPROVED)

    def approvals(self, part: Part) -> tuple[Approval, ...]:
        """Return the approvals of a part that were not withdrawn, the newest first."""
        return tuple(one for one in self._model.approvals if one.part is part)

    def holding(self, part: Part) -> Approval | None:
        """Return the approval that holds for a part as the text is now."""
        derived = self._model.derived
        if derived is None or self._model.standing(part) is not Standing.APPROVED:
            return None
        found = [one for one in self.approvals(part) if one.part_hash == derived.part_hashes[part]]
        return next(iter(sorted(found, key=lambda one: one.own_work)), None)

    def is_changed_here(self, part: Part) -> bool:
        """Return whether a part was changed in this window since the newest version."""
        derived, judging = self._model.derived, self.judging
        if derived is None or judging is None or judging.summary.id != self._model.article_id:
            return False
        return derived.part_hashes[part] != judging.hashes.of(part)

    def refusal(self, part: Part) -> str:
        """Return why the person may not approve a part as it is now, empty where nothing stands in the way."""
        judging = self.judging
        if judging is None:
            return self.tr("The story is being read.")
        refused = judging.of(part).refusal
        if not refused and judging.four_eyes and self.is_changed_here(part):
            return review.own_work_sentence(judging.person, part)
        if not refused and self.holding(part) is not None:
            return self.tr("The part {part} is approved as it is.").format(part=part.value)
        return refused

    def recall_refusal(self) -> str:
        """Return why the person may not take the story back from review, empty where nothing stands in the way."""
        return self.judging.recall_refusal if self.judging else self.tr("The story is being read.")

    def read_again(self) -> None:
        """Ask the library anew: something was just done there."""
        self._soon.start()

    def _replaced(self) -> None:
        self._read = None
        self.changed.emit()
        self.threads_changed.emit()
        self._soon.start()

    def _library_changed(self, changes: Changes) -> None:
        summary = self._model.summary
        is_meant = summary is not None and (not changes.slugs or summary.slug in changes.slugs)
        if is_meant and changes.kinds & {Changed.APPROVALS, Changed.HISTORY, Changed.ARTICLE}:
            self._soon.start()

    def _ask(self) -> None:
        article_id = self._model.article_id
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        if article_id:
            self._ticket = self._given.worker.ask(lambda desk: _read(desk, article_id), self._take)

    def _take(self, read: _Read) -> None:
        self._ticket = None
        if read.judging.summary.id != self._model.article_id:
            return
        threads = self.threads
        self._read = read
        self.changed.emit()
        if read.threads != threads:
            self.threads_changed.emit()
