"""The story in front as it can be read: its text and records as one frozen article, and the signals of its changes."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.article.article import Article, Furniture
from editor.article.library_values import Approval, ArticleSummary, Standing
from editor.article.part import Part
from editor.ui.body.body_document import BodyDocument
from editor.ui.undo_order import UndoOrder

if TYPE_CHECKING:  # with every check: loaded by what reads stories, after the text is on the screen
    from editor.ui.derived import Derived

NOTHING = Article(Furniture(slug=""))


class StoryReading(QObject):
    """One story at a time, or none; offsets are characters into the body."""

    replaced = Signal()  # another story, or none, is in front; read everything anew
    body_changed = Signal()  # the text changed
    records_changed = Signal()  # furniture, sources, ads, embeds ... changed
    edited = Signal()  # either of the two: something is to be saved
    derived_changed = Signal()  # blocks, ledger, findings, counts and hashes are those of now
    standing_changed = Signal()  # state, approvals or the newest revision changed
    undo_changed = Signal()
    person_changed = Signal()  # another person works here, or what this one may do is another
    note_requested = Signal(int, int, str)  # a panel wants a note written about a place: start, end, name of the part
    caret_moved = Signal(int)
    jump_requested = Signal(int, int)  # a panel wants a place selected and shown
    light_requested = Signal(object, str)  # a panel wants places lit: ((start, end), ...), role

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = BodyDocument(parent=self)
        self._records = NOTHING
        self._article: tuple[Article, Article] | None = None  # the records, and the article made of them
        self._revision = self._document.revision()
        self._undo = UndoOrder(self._document, self._put_records, self._document)
        self._summary: ArticleSummary | None = None
        self._base = ""
        self._approvals: tuple[Approval, ...] = ()
        self._derived: Derived | None = None
        self._caret = 0
        self._person = ""
        self._may: frozenset[str] = frozenset()
        self._watch()

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
        source = self._document.source
        made = self._article
        if made is None or made[0] is not self._records or made[1].body is not source:
            made = self._article = (self._records, replace(self._records, body=source))
        return made[1]

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
        """Return the approvals that were not withdrawn, part by part, the newest first."""
        return self._approvals

    @property
    def person(self) -> str:
        """Return who works here, empty until the library is open."""
        return self._person

    def may(self, action: str) -> bool:
        """Return whether the person may take an action of the workflow at all, whatever the story's state."""
        return action in self._may

    @property
    def derived(self) -> "Derived | None":
        """Return what was read out of the story last; it may be some keys old, `None` before the first time."""
        return self._derived

    @property
    def caret(self) -> int:
        """Return where the caret stands."""
        return self._caret

    def standing(self, part: Part) -> Standing:
        """Return how a part stands, judged by the text of now as far as it was read."""
        given = {one.part_hash for one in self._approvals if one.part is part}
        if not given:
            return Standing.MISSING
        if self._derived is None:
            return self._summary.standings.of(part) if self._summary else Standing.MISSING
        return Standing.APPROVED if self._derived.part_hashes[part] in given else Standing.STALE

    def _watch(self) -> None:
        self._revision = self._document.revision()
        self._document.text_changed.connect(self._text_changed)
        self._undo.changed.connect(self.undo_changed)

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
