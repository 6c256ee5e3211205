"""What a library gives and takes beside articles: rows of the list, hits, history, approvals, exports, events."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from editor.article.part import Part
from editor.article.workflow import State

if TYPE_CHECKING:  # a row of the desk list is read before any story: what reads stories is loaded after it is painted
    from editor.article.article import Article
    from editor.article.canonical import Json
    from editor.article.revision import Revision


class Standing(StrEnum):
    """How a part stands with its approval: never given or withdrawn, given for just this, given for something else."""

    MISSING = "missing"
    APPROVED = "approved"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Standings:
    """How each part of a story stands."""

    attribution: Standing = Standing.MISSING
    ads: Standing = Standing.MISSING
    embeds: Standing = Standing.MISSING

    def of(self, part: Part) -> Standing:
        """Return how one part stands."""
        standing = getattr(self, part.value)
        assert isinstance(standing, Standing)
        return standing


@dataclass(frozen=True, slots=True)
class PartHashes:
    """The hash of each part of one revision."""

    attribution: str
    ads: str
    embeds: str

    def of(self, part: Part) -> str:
        """Return the hash of one part."""
        value = getattr(self, part.value)
        assert isinstance(value, str)
        return value


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """One row of the desk list; `head` is the id of the newest revision, times are ISO 8601 in UTC.

    `changed_since_out` says of a published story that its text is not the one that readers were given last, `has_left`
    of any that readers were given it, also where it is in review again.
    """

    id: str
    slug: str
    headline: str
    state: State
    desk: str
    language: str
    byline: str
    words: int
    created_at: str
    created_by: str
    updated_at: str
    updated_by: str
    head: str
    standings: Standings = Standings()
    changed_since_out: bool = False
    has_left: bool = False


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """A story as the library holds it: its row, its text, and the hashes of its parts."""

    summary: ArticleSummary
    article: Article
    part_hashes: PartHashes


class Order(StrEnum):
    """How the desk list is sorted; times and words the greatest first, names from A."""

    UPDATED = "updated"
    CREATED = "created"
    SLUG = "slug"
    HEADLINE = "headline"
    WORDS = "words"
    STATE = "state"
    DESK = "desk"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which stories of the library are meant; an empty field selects nothing away.

    `needs` are parts of which at least one still wants an approval, in stories that are not yet out (draft, in review);
    `approved` are parts that must all be approved, `stale` parts of which one was changed after it was approved, in
    stories that are not laid aside. `person` made the story or changed it last. `changed_since_out` selects published
    stories whose text is not the one that readers were given last.
    """

    states: tuple[State, ...] = ()
    desk: str = ""
    person: str = ""
    needs: tuple[Part, ...] = ()
    approved: tuple[Part, ...] = ()
    changed_since_out: bool = False
    stale: tuple[Part, ...] = ()


EVERYTHING = Selection()


@dataclass(frozen=True, slots=True)
class Hit:
    """One story found; a rank is better the smaller it is, the snippet marks the words found with « and »."""

    summary: ArticleSummary
    rank: float = 0.0
    snippet: str = ""


@dataclass(frozen=True, slots=True)
class SavedRevision:
    """What a save made; `made` is false if the text was the head's already and no revision was needed."""

    article_id: str
    slug: str
    revision: Revision
    made: bool = True


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One revision with how much it changed against its parent, in words of the prose."""

    revision: Revision
    words: int
    words_added: int
    words_removed: int
    part_hashes: PartHashes


@dataclass(frozen=True, slots=True)
class PartChange:
    """Who changed a part, by which revision, when."""

    author: str
    revision: str
    time: str


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """What is being typed, on one device: the text, the revision it started from, and where the caret stands.

    `cursor` and `anchor` are character offsets into the body; they differ where something is selected.
    """

    article_id: str
    device: str
    author: str
    article: Article
    base: str
    cursor: int = 0
    anchor: int = 0
    saved_at: str = ""


@dataclass(frozen=True, slots=True)
class Approval:
    """One row of a story's approvals: given, or (if `withdrawn`) taken back; `own_work` says four eyes were waived."""

    sequence: int
    article_id: str
    part: Part
    part_hash: str
    revision: str
    approver: str
    time: str
    note: str = ""
    withdrawn: bool = False
    own_work: bool = False


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the library, named by the SHA-256 of its bytes; `size` in bytes."""

    sha256: str
    media_type: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class HeldApproval:
    """An approval that held when a story was exported: of which part, by whom, when, of which revision."""

    part: Part
    approver: str
    time: str
    revision: str
    own_work: bool = False


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that went beside an export: its path from the export's folder, and the SHA-256 it has in the library."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class KeptExport:
    """An export that was made for others: which revision, for whom, its hash; the bytes are asked for apart.

    `approvals` are those that held at that moment for just what was exported; `files` went beside it, each kept by its
    hash among the library's files.
    """

    sequence: int
    article_id: str
    slug: str
    revision: str
    target: str
    profile: str
    sha256: str
    size: int
    person: str
    time: str
    draft: bool
    approvals: tuple[HeldApproval, ...] = ()
    files: tuple[KeptFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Delivery:
    """One step of sending a story to a site; the steps of one attempt share an `id`.

    `remote_id` and `address` are the post's over there, or a picture's; `sha256` is of what went, `remote_mark` what
    the post was like after it; `export` is the number of the kept export once all of it is there.
    """

    sequence: int
    id: str
    article_id: str
    profile: str
    site: str
    remote_id: str
    address: str
    export: int | None
    sha256: str
    remote_mark: str
    outcome: str
    details: dict[str, Json] = field(default_factory=dict)
    person: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """One link of the audit chain: who did what, when, to which story; `hash` covers the rest and `previous`."""

    sequence: int
    time: str
    person: str
    action: str
    article_id: str
    details: dict[str, Json] = field(default_factory=dict)
    previous: str = ""
    hash: str = ""


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which events are meant; an empty field selects nothing away. Times are ISO 8601 in UTC, `until` not included."""

    article_ids: tuple[str, ...] = ()
    person: str = ""
    actions: tuple[str, ...] = ()
    since: str = ""
    until: str = ""


EVERY_EVENT = AuditFilter()


@dataclass(frozen=True, slots=True)
class Removed:
    """What went, or would go, with a story that is removed: how many rows of each kind, drafts being kept exports."""

    article_id: str
    slug: str
    revisions: int
    approvals: int = 0
    notes: int = 0
    drafts: int = 0
    exchanges: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class HealthReport:
    """What verifying the library found: sentences about what is wrong, and how much was looked at."""

    problems: tuple[str, ...]
    articles: int
    revisions: int
    events: int

    @property
    def is_clean(self) -> bool:
        """Return whether nothing is wrong."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup of the library: where it is, when it was made (UTC), its size in bytes."""

    path: str
    time: str
    size: int
