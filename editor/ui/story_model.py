"""The story in front: its text and records as one frozen article, changed by named steps that one undo walks back.

Panels hold this model and nothing else of the window. They read `article` and `derived`, change records by `amend` and
text by `edit`, and listen to the signals. The text itself lives in `document`, which the body editor shows.
"""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from editor.article.article import Article, Furniture
from editor.article.edits import Edit
from editor.article.library_values import Approval, ArticleSummary, Standing
from editor.article.parts import Part
from editor.desk.writing import OpenStory
from editor.ui.body_document import BodyDocument
from editor.ui.derived import Derived
from editor.ui.undo_order import UndoOrder

_NOTHING = Article(Furniture(slug=""))


def difference(before: str, after: str) -> Edit | None:
    """Return the one edit that makes a text from another, as short as may be; None where they are the same."""
    if before == after:
        return None
    shortest = min(len(before), len(after))
    start = next((at for at in range(shortest) if before[at] != after[at]), shortest)
    back = 0
    while back < shortest - start and before[-1 - back] == after[-1 - back]:
        back += 1
    return Edit(start, len(before) - back, after[start : len(after) - back])


class StoryModel(QObject):
    """One story at a time, or none; offsets are characters into the body."""

    replaced = Signal()  # another story, or none, is in front; read everything anew
    body_changed = Signal()  # the text changed
    records_changed = Signal()  # furniture, sources, ads, embeds ... changed
    edited = Signal()  # either of the two: something is to be saved
    derived_changed = Signal()  # blocks, ledger, findings, counts and hashes are those of now
    standing_changed = Signal()  # state, approvals or the newest revision changed
    undo_changed = Signal()
    caret_moved = Signal(int)
    jump_requested = Signal(int, int)  # a panel wants a place selected and shown
    light_requested = Signal(object, str)  # a panel wants places lit: ((start, end), ...), role

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = BodyDocument(parent=self)
        self._records = _NOTHING
        self._article: tuple[Article, int, Article] | None = None
        self._revision = self._document.revision()
        self._undo = UndoOrder(self._document, self._put_records, self._document)
        self._summary: ArticleSummary | None = None
        self._base = ""
        self._approvals: tuple[Approval, ...] = ()
        self._derived: Derived | None = None
        self._caret = 0
        self._watch()

    # What there is.

    @property
    def is_open(self) -> bool:
        """Return whether a story is in front."""
        return self._summary is not None

    @property
    def document(self) -> BodyDocument:
        """Return the document that holds the text; another one for each story."""
        return self._document

    @property
    def article(self) -> Article:
        """Return the story as it is now; the same value as long as nothing changes."""
        revision = self._document.revision()
        if self._article is None or self._article[0] is not self._records or self._article[1] != revision:
            made = replace(self._records, body=self._document.source)
            self._article = (self._records, revision, made)
        return self._article[2]

    @property
    def records(self) -> Article:
        """Return the story without its text: cheap at every key."""
        return self._records

    @property
    def summary(self) -> ArticleSummary | None:
        """Return the story's row as the library had it last."""
        return self._summary

    @property
    def article_id(self) -> str:
        """Return the story's id in the library, empty where none is open."""
        return self._summary.id if self._summary else ""

    @property
    def base(self) -> str:
        """Return the revision that the text started from; a save names it."""
        return self._base

    @property
    def approvals(self) -> tuple[Approval, ...]:
        """Return the newest approval of each part that has one which was not withdrawn."""
        return self._approvals

    @property
    def derived(self) -> Derived | None:
        """Return what was read out of the story last; it may be some keys old, `None` before the first time."""
        return self._derived

    @property
    def caret(self) -> int:
        """Return where the caret stands."""
        return self._caret

    def standing(self, part: Part) -> Standing:
        """Return how a part stands, judged by the text of now as far as it was read."""
        approval = next((one for one in self._approvals if one.part is part), None)
        if approval is None:
            return Standing.MISSING
        if self._derived is None:
            return self._summary.standings.of(part) if self._summary else Standing.MISSING
        return Standing.APPROVED if approval.part_hash == self._derived.part_hashes[part] else Standing.STALE

    # What is done to it.

    def open(self, story: OpenStory) -> None:
        """Put a story in front; what could be undone before is gone."""
        self._replace(
            story.article, story.summary, story.base, story.approvals, min(story.cursor, len(story.article.body))
        )

    def close(self) -> None:
        """Put the story away."""
        self._replace(_NOTHING, None, "", (), 0)

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

    # What it is told.

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

    def set_derived(self, derived: Derived) -> None:
        """Take in what was read out of the story."""
        self._derived = derived
        self.derived_changed.emit()

    def set_caret(self, offset: int) -> None:
        """Take in where the caret stands."""
        if offset != self._caret:
            self._caret = offset
            self.caret_moved.emit(offset)

    def _replace(
        self, article: Article, summary: ArticleSummary | None, base: str, approvals: tuple[Approval, ...], caret: int
    ) -> None:
        before = self._document
        before.contentsChanged.disconnect(self._text_changed)
        self._document = BodyDocument(article.body, self)
        self._records = replace(article, body="")
        self._undo = UndoOrder(self._document, self._put_records, self._document)
        self._summary, self._base, self._approvals = summary, base, approvals
        self._derived, self._caret = None, caret
        self._watch()
        self.replaced.emit()
        self.undo_changed.emit()
        before.deleteLater()

    def _watch(self) -> None:
        self._revision = self._document.revision()
        self._document.contentsChanged.connect(self._text_changed)
        self._undo.changed.connect(self.undo_changed)

    def _change_records(self, label: str, records: Article, merge: str) -> None:
        if records == self._records:
            return
        before = self._records
        self._put_records(records)
        self._undo.records_changed(label, before, records, merge)

    def _put_records(self, records: Article) -> None:
        self._records = records
        self.records_changed.emit()
        self.edited.emit()

    def _text_changed(self) -> None:
        """Tell of a change; the highlighter's work on formats looks like one to Qt, but leaves the revision alone."""
        revision = self._document.revision()
        if revision != self._revision:
            self._revision = revision
            self.body_changed.emit()
            self.edited.emit()
