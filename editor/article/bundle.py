"""What one desktop gives another of a story, `copydesk.bundle/1`: versions, approvals, notes and files, as values.

A bundle goes to a colleague, not to readers: it holds everything, what is confidential among it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from editor.article.ancestry import Parents
from editor.article.canonical import Json, sha256
from editor.article.library_values import Approval, Asset
from editor.article.notes import NoteEntry
from editor.article.revision import Revision
from editor.article.workflow import State

if TYPE_CHECKING:  # what reads stories is loaded after the desk list is painted
    from editor.article.article import Article

FORMAT = "copydesk.bundle/1"
SUFFIX = ".copydesk"
SENT, RECEIVED = "send bundle", "receive bundle"
"""The actions of the audit trail; what a bundle brought is named there, row by row with its hash."""


@dataclass(frozen=True, slots=True)
class StateSince:
    """In which state a story is, and who put it there when."""

    state: State
    person: str
    time: str


@dataclass(frozen=True, slots=True)
class BundledFile:
    """A file of the library with its bytes."""

    asset: Asset
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Bundle:
    """One story as a desktop sends it.

    `revisions` stand after their parents; those that are not among them are in `starts_from`, which whoever opens the
    bundle must have. `texts` has the story of each revision by its content hash. `id` is given when it is written.
    """

    article_id: str
    library: str
    person: str
    head: str
    state: StateSince
    article: Article
    starts_from: tuple[str, ...] = ()
    revisions: tuple[Revision, ...] = ()
    texts: Mapping[str, Article] = field(default_factory=dict)
    approvals: tuple[Approval, ...] = ()
    notes: tuple[NoteEntry, ...] = ()
    files: tuple[BundledFile, ...] = ()
    id: str = ""

    @property
    def parents(self) -> Parents:
        """Return the parents of each of its revisions."""
        return {revision.id: parents_of(revision) for revision in self.revisions}


class Direction(StrEnum):
    """Which way a bundle went."""

    SENT = "sent"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A bundle that was sent or received: its id, the newest revision of its sender, its hash, who, when."""

    sequence: int
    id: str
    article_id: str
    direction: Direction
    revision: str
    sha256: str
    person: str
    time: str


@dataclass(frozen=True, slots=True)
class OwnRevision:
    """The revision that a library adds itself when it takes a bundle in; an empty time is now."""

    draft: Revision
    article: Article


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a library is to do with a bundle, whose file has the hash `sha256`.

    `expected_head` is the story's head as it was when this was decided, empty for a story that is not here. `head` is
    the revision that becomes the head, unless `own` does; both missing, the head stays. `state` is taken over if given.
    """

    bundle: Bundle
    sha256: str
    expected_head: str
    head: str = ""
    own: OwnRevision | None = None
    state: State | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """What a library took in that it did not have."""

    article_id: str
    slug: str
    head: str
    revisions: int = 0
    approvals: int = 0
    notes: int = 0
    files: int = 0
    is_new: bool = False
    head_moved: bool = False
    state_moved: bool = False

    @property
    def is_anything(self) -> bool:
        """Return whether anything came that was not here."""
        counted = self.revisions + self.approvals + self.notes + self.files
        return bool(counted) or self.is_new or self.head_moved or self.state_moved


def parents_of(revision: Revision) -> tuple[str, ...]:
    """Return the revisions that one comes from."""
    return tuple(filter(None, (revision.parent, revision.merged)))


def approval_name(approval: Approval) -> str:
    """Return what makes an approval the same in two libraries: all of it but its number."""
    named: Json = {
        "article": approval.article_id,
        "part": approval.part.value,
        "hash": approval.part_hash,
        "revision": approval.revision,
        "approver": approval.approver,
        "time": approval.time,
        "note": approval.note,
        "withdrawn": approval.withdrawn,
        "own work": approval.own_work,
    }
    return sha256(named)


def without_number(approval: Approval) -> Approval:
    """Return an approval as it is in any library."""
    return replace(approval, sequence=0)


def assets_named(article: Article) -> Iterator[str]:
    """Yield the hash of every file that a story names: pictures, evidence, screenshots; some may not be there."""
    from editor.article import body
    from editor.article.body import Image

    for block in body.parse(article.body):
        if isinstance(block, Image) and block.target.lower().startswith("asset:"):
            yield block.target[6:]
    for picture in article.pictures:
        yield picture.asset
    for source in article.sources:
        for evidence in source.evidence:
            yield evidence.asset
    for embed in article.embeds:
        for capture in embed.captures:
            yield capture.screenshot
