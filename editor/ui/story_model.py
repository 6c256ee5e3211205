"""The story in front: changed by named steps that one undo walks back, whether they touch its text or its records.

Panels hold this model and nothing else of the window. They read `article` and `derived`, change records by `amend` and
text by `edit`, and listen to the signals. The text itself lives in `document`, which the body editor shows.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from editor.article.article import Article
from editor.article.common_ends import common_end, common_start
from editor.article.edits import Edit
from editor.article.library_values import Approval, ArticleSummary
from editor.desk.writing import OpenStory
from editor.ui.body.body_document import BodyDocument
from editor.ui.story_reading import NOTHING, StoryReading
from editor.ui.undo_order import UndoOrder

if TYPE_CHECKING:
    from editor.ui.derived import Derived


def difference(before: str, after: str) -> Edit | None:
    """Return the one edit that makes a text from another, as short as may be; None where they are the same."""
    if before == after:
        return None
    start = common_start(before, after)
    back = common_end(before, after, start)
    return Edit(start, len(before) - back, after[start : len(after) - back])


class StoryModel(StoryReading):
    """What can be done to the story in front, and what it is told."""

    def open(self, story: OpenStory) -> None:
        """Put a story in front; what could be undone before is gone."""
        self._replace(
            story.article, story.summary, story.base, story.approvals, min(story.cursor, len(story.article.body))
        )

    def close(self) -> None:
        """Put the story away."""
        self._replace(NOTHING, None, "", (), 0)

    def amend(self, label: str, article: Article, *, merge: str = "") -> None:
        """Change the story to another version as one step of undo; its text may differ too.

        `merge` names a field in which somebody is typing: quick changes of the same one are one step.
        """
        before = self.article
        if article == before:
            return
        change = difference(before.body, article.body)
        if change is None:
            self._change_records(label, replace(article, body=""), merge)
        else:
            self.edit(label, (change,), article)

    def edit(self, label: str, edits: Iterable[Edit], article: Article | None = None) -> None:
        """Change the text, and the records to those of `article` if one is given, as one step of undo."""
        with self._undo.step(label):
            self._document.apply(edits)
            if article is not None:
                self._change_records(label, replace(article, body=""), "")

    @contextmanager
    def step(self, label: str, article: Article) -> Iterator[None]:
        """Make one step of undo of what is done to the text inside and of the records becoming those of `article`."""
        with self._undo.step(label):
            self._change_records(label, replace(article, body=""), "")
            yield

    def undo(self) -> None:
        """Take the last step back, typed or done in a pane."""
        self._undo.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        self._undo.redo()

    @property
    def undo_label(self) -> str:
        """Return what undo would take back, empty if nothing."""
        return self._undo.undo_label

    @property
    def redo_label(self) -> str:
        """Return what redo would do again, empty if nothing."""
        return self._undo.redo_label

    def name_last(self, label: str) -> None:
        """Name the step done last, which the editor made by itself."""
        self._undo.name_last(label)

    def end_typing(self) -> None:
        """Let what is typed next be a step of undo of its own: after a pause, a save, a jump."""
        self._undo.end_typing()

    def set_saved(self, summary: ArticleSummary, base: str) -> None:
        """Take in that the library has the text, as the revision `base`."""
        self._summary, self._base = summary, base
        self.standing_changed.emit()

    def rebase(self, base: str) -> None:
        """Let the text count as started from another revision: somebody saw both and chose."""
        self._base = base

    def set_standing(self, summary: ArticleSummary, approvals: tuple[Approval, ...]) -> None:
        """Take in what became of state and approvals."""
        self._summary, self._approvals = summary, approvals
        self.standing_changed.emit()

    def set_derived(self, derived: "Derived") -> None:
        """Take in what was read out of the story; where none is in front, nothing is missing in it."""
        if self.is_open:
            self._derived = derived
            self.derived_changed.emit()

    def set_person(self, person: str, may: frozenset[str]) -> None:
        """Take in who works here, and which actions of the workflow that person may take."""
        if (person, may) != (self._person, self._may):
            self._person, self._may = person, may
            self.person_changed.emit()

    def set_caret(self, offset: int) -> None:
        """Take in where the caret stands."""
        if offset != self._caret:
            self._caret = offset
            self.caret_moved.emit(offset)

    def _replace(
        self, article: Article, summary: ArticleSummary | None, base: str, approvals: tuple[Approval, ...], caret: int
    ) -> None:
        before = self._document
        before.text_changed.disconnect(self._text_changed)
        self._document = BodyDocument(article.body, self, like=before)
        self._records = replace(article, body="")
        self._undo = UndoOrder(self._document, self._put_records, self._document)
        self._summary, self._base, self._approvals = summary, base, approvals
        self._derived, self._caret = None, caret
        self._watch()
        self.replaced.emit()
        self.undo_changed.emit()
        before.deleteLater()

    def _change_records(self, label: str, records: Article, merge: str) -> None:
        if records == self._records:
            return
        before = self._records
        self._put_records(records)
        self._undo.records_changed(label, before, records, merge)
