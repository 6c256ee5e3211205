"""What is typed reaches the library: the working copy at every pause, a revision in good time.

A revision is made when it is asked for, after a while of writing or of quiet, and before much of the text goes.
`status` says “saved” only after the library's thread has told that the text of now is on the disk. Where the library
will not take it, the text stays in the window and goes to a file beside the library, and the trouble is told until it
is over.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from editor.article.article import Article
from editor.article.errors import Trouble
from editor.article.library_errors import NoSuchStory, StaleSave
from editor.article.library_values import WorkingCopy
from editor.article.revision import RevisionKind
from editor.desk import writing
from editor.desk.changes import Changed, Changes
from editor.desk.writing import OpenStory, Saved, Standing
from editor.ui import rescue
from editor.ui.between_keys import Later, at_once
from editor.ui.story_model import StoryModel
from editor.ui.worker import Urgency, Worker

# DESIGN section 4 promises a second after the last key and three while typing goes on; the rest is for the disk.
PAUSE = 600  # milliseconds
LONGEST_WAIT = 2_400  # milliseconds
QUIET = 120_000  # milliseconds after the last key, after which what was typed becomes a revision
WRITING = 300_000  # milliseconds after the first key, after which it does although somebody goes on typing
TRY_AGAIN = 10_000  # milliseconds after trouble


class SaveState(StrEnum):
    """How the text of now stands to the library."""

    NONE = "none"
    WAITING = "waiting"
    SAVED = "saved"
    TROUBLE = "trouble"
    TWO_TEXTS = "two texts"


@dataclass(frozen=True, slots=True)
class SaveStatus:
    """The state, and when the library last took the text in (local time), None before the first time."""

    state: SaveState
    at: datetime | None = None


class KeptElsewhere(Trouble):
    """The library did not take the text; it is in the window and, if that could be written, in a file."""


def local_time(utc: str) -> datetime:
    """Return the library's time, ISO 8601 in UTC, as this desktop's clock shows it."""
    return datetime.fromisoformat(utc).astimezone()


class Keeper(QObject):
    """Opens stories into the model and keeps what is done to them."""

    status_changed = Signal(object)  # SaveStatus
    opened = Signal(object)  # OpenStory
    stale = Signal(object)  # StaleSave: both texts are in the library, somebody has to choose
    trouble = Signal(object)  # Trouble, again each time it is met
    gone = Signal(str)  # the id of a story that is not in the library any more
    moved_on = Signal()  # the story in front was changed elsewhere, and is shown as it is now
    trouble_over = Signal()
    library_changed = Signal(object)  # Changes

    def __init__(
        self, worker: Worker, model: StoryModel, device: str, state_folder: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._worker = worker
        self._model = model
        self._device = device
        self._places = rescue.folders(state_folder)
        self._version = self._kept = self._revised = self._keeping = 0
        self._revising = False
        self._after: list[tuple[Callable[[], None] | None, RevisionKind]] = []
        self._status = SaveStatus(SaveState.NONE)
        self._stale: StaleSave | None = None
        self._troubled = False
        self._aside = rescue.Aside(self._places)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_WAIT)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self._writing = QTimer(self, singleShot=True, interval=WRITING)
        self._again = QTimer(self, singleShot=True, interval=TRY_AGAIN)
        self.later: Later = at_once  # what comes while somebody types goes on
        for timer in (self._pause, self._again):
            timer.timeout.connect(self.keep)
        self._longest.timeout.connect(lambda: self.later(self.keep))
        for timer in (self._quiet, self._writing):
            timer.timeout.connect(self.save_before)
        model.edited.connect(self._edited)

    @property
    def status(self) -> SaveStatus:
        """Return how the text of now stands to the library."""
        return self._status

    @property
    def device(self) -> str:
        """Return the name under which this desktop keeps its working copies."""
        return self._device

    @property
    def waiting_stale(self) -> StaleSave | None:
        """Return the two texts that somebody has to choose from, if there are such."""
        return self._stale

    def open(self, article_id: str, then: Callable[[], None] | None = None) -> None:
        """Put a story in front, once the one before is a revision if it was changed."""

        def ask() -> None:
            version = self._version

            def answered(story: OpenStory) -> None:
                if self._version != version:  # somebody went on typing while the library read
                    self.open(article_id, then)
                else:
                    self._open(then, story)

            def failed(trouble: Trouble) -> None:
                if isinstance(trouble, NoSuchStory):
                    self.gone.emit(article_id)
                self._worker.troubled.emit(trouble)

            self._worker.ask(lambda desk: writing.open_story(desk, article_id, self._device), answered, failed)

        if article_id == self._model.article_id:
            self.keep()
            ask()
        else:
            self.save(ask)

    def keep(self) -> None:
        """Have what was typed kept now, if it is not yet."""
        self._pause.stop()
        self._longest.stop()
        self._model.end_typing()
        if not self._model.is_open or self._version in {self._kept, self._keeping}:
            return
        copy, version = self._copy(), self._version
        self._keeping = version
        self._worker.ask(
            lambda desk: writing.keep(desk, copy),
            lambda kept: self._kept_as(copy, version, kept.saved_at),
            lambda trouble: self._refused(copy, trouble),
            urgency=Urgency.SAVE,
        )

    def save(self, then: Callable[[], None] | None = None, kind: RevisionKind = RevisionKind.SAVE) -> None:
        """Make a revision of what was typed, if anything was; `then` is called once the library has it.

        It is not called while two texts wait for a choice, nor after trouble.
        """
        if self._stale is not None:
            self.keep()
            self.stale.emit(self._stale)
        elif self._revising:
            self._after.append((then, kind))  # the next one starts from the revision that this one makes
        elif not self._model.is_open or self._revised == self._version:
            self.keep()
            if then is not None:
                then()
        else:
            self._save(then, kind)

    def save_before(self) -> None:
        """Make a revision of the text of now, so that what is done to it next takes nothing away for good."""
        if self._stale is None:  # else both texts are in the library already
            self.save(kind=RevisionKind.AUTOSAVE)

    def _save(self, then: Callable[[], None] | None, kind: RevisionKind) -> None:
        self._stop_timers()
        copy, version = self._copy(), self._version
        self._keeping = version
        self._revising = True
        self._model.end_typing()
        self._worker.ask(
            lambda desk: writing.save(desk, copy, kind),
            lambda saved: self._saved(version, saved, then),
            lambda trouble: self._refused(copy, trouble),
            urgency=Urgency.SAVE,
        )

    def settle(self, article: Article) -> None:
        """End a choice between two texts: this one becomes the story, on top of the one that was saved meanwhile."""
        stale = self._stale
        if stale is None:
            return
        self._stale = None
        self._model.amend(self.tr("choosing between two texts"), article)
        self._model.rebase(stale.head)
        self._version += 1
        self.save(kind=RevisionKind.MERGE)

    def refresh(self, *kinds: Changed) -> None:
        """Read anew how the story in front stands, and tell everybody that the library changed."""
        article_id = self._model.article_id
        if article_id:
            self._worker.ask(lambda desk: writing.standing(desk, article_id), partial(self._stand, article_id))
        slugs = (self._model.summary.slug,) if self._model.summary else ()
        everything = frozenset((Changed.LIST, Changed.HISTORY, Changed.APPROVALS, Changed.EXPORTS))
        self.library_changed.emit(Changes(slugs, frozenset(kinds) or everything))

    def close(self, then: Callable[[], None] | None = None) -> None:
        """Put the story away once the library has it."""

        def away() -> None:
            self._reset(SaveState.NONE)
            self._model.close()
            if then is not None:
                then()

        self.save(away)

    def is_clean(self) -> bool:
        """Return whether the library has every key that was struck."""
        return not self._model.is_open or self._version == max(self._kept, self._revised)

    def rescue(self) -> Path | None:
        """Write the text of now to a file beside the library, if the library does not have it; return the file."""
        if self.is_clean():
            return None
        return rescue.write(self._model.article, self._places, datetime.now().astimezone())

    def _copy(self) -> WorkingCopy:
        model = self._model
        return WorkingCopy(
            model.article_id, self._device, "", model.article, model.base, cursor=model.caret, anchor=model.caret
        )

    def _edited(self) -> None:
        if not self._model.is_open:
            return
        self._version += 1
        self._pause.start()
        self._quiet.start()
        for timer in (self._longest, self._writing):
            if not timer.isActive():
                timer.start()
        if self._status.state is SaveState.SAVED:
            self._tell(SaveState.WAITING, self._status.at)

    def _open(self, then: Callable[[], None] | None, story: OpenStory) -> None:
        self._reset(SaveState.SAVED)
        self._model.open(story)
        self._tell(SaveState.SAVED, local_time(story.recovered_at or story.summary.updated_at))
        if story.recovered_at:
            self._version = self._kept = 1  # kept, but no revision yet
        self.opened.emit(story)
        if then is not None:
            then()
        if story.moved_on and story.recovered_at:
            self.save()  # brings both texts side by side

    def _kept_as(self, copy: WorkingCopy, version: int, time: str) -> None:
        if copy.article_id == self._model.article_id:
            self._kept = max(self._kept, version)
            self._acknowledged(version, time)

    def _saved(self, version: int, saved: Saved, then: Callable[[], None] | None) -> None:
        self._revising = False
        self._revised = version
        self._kept = version
        self._model.set_saved(saved.summary, saved.revision)
        self._acknowledged(version, saved.summary.updated_at)
        if version != self._version:
            self._pause.start()  # so that what was typed meanwhile is kept as coming from the new revision
        kinds = frozenset((Changed.LIST, Changed.HISTORY))
        self.library_changed.emit(Changes((saved.summary.slug,), kinds, origin="keeper"))
        if then is not None:
            then()
        while self._after and not self._revising:
            self.save(*self._after.pop(0))

    def _acknowledged(self, version: int, time: str) -> None:
        if self._troubled:
            self._troubled = False
            self.trouble_over.emit()
        if self._stale is not None:
            self._tell(SaveState.TWO_TEXTS, local_time(time))
        elif version == self._version:
            self._tell(SaveState.SAVED, local_time(time))

    def _refused(self, copy: WorkingCopy, trouble: Trouble) -> None:
        self._keeping = 0
        self._revising = False
        self._after.clear()
        if isinstance(trouble, StaleSave):
            self._stale = trouble
            self._kept = self._version  # the library has it as a revision laid aside
            self._tell(SaveState.TWO_TEXTS, self._status.at)
            self.stale.emit(trouble)
            return
        self._troubled = True
        file = self._aside.write(copy.article_id, copy.article, datetime.now().astimezone())
        kept = self.tr("The text is kept in {file}.").format(file=file) if file else self.tr("Copy the text elsewhere.")
        self._tell(SaveState.TROUBLE, self._status.at)
        self.trouble.emit(KeptElsewhere(f"{trouble.sentence} {kept}"))
        self._again.start()

    def _stand(self, article_id: str, standing: Standing) -> None:
        if article_id != self._model.article_id:
            return
        is_whole = self._version == self._revised and not self._revising and self._stale is None
        if standing.summary.head != self._model.base and is_whole:
            self.open(article_id, self.moved_on.emit)  # nobody may approve a text that is not the one in sight
        else:
            self._model.set_standing(standing.summary, standing.approvals)

    def _reset(self, state: SaveState) -> None:
        self._stop_timers()
        self._again.stop()
        self._version = self._kept = self._revised = self._keeping = 0
        self._revising = False
        self._after.clear()
        self._stale = None
        self._status = SaveStatus(state)

    def _stop_timers(self) -> None:
        for timer in (self._pause, self._longest, self._quiet, self._writing):
            timer.stop()

    def _tell(self, state: SaveState, at: datetime | None) -> None:
        self._status = SaveStatus(state, at)
        self.status_changed.emit(self._status)
