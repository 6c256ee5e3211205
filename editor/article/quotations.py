"""Direct quotations: where they stand in a text, what kind they are, and who is proposed as their speaker."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from editor.article.grade import Grade
from editor.article.prose import Prose, Segment


class QuotationKind(StrEnum):
    """What words between quotation marks are."""

    DIRECT = "direct"
    PARTIAL = "partial"
    SCARE = "scare"
    TITLE = "title"
    BLOCK = "block"


class MarksState(StrEnum):
    """Whether both marks of a quotation are there."""

    PAIRED = "paired"
    OPENING_MISSING = "opening missing"
    CLOSING_MISSING = "closing missing"
    NO_MARKS = "no marks"


@dataclass(frozen=True, slots=True)
class SpeakerProposal:
    """Who probably speaks: the fullest name, how the text calls them there, and the words that say so."""

    name: str
    called: str
    grade: Grade
    evidence: Segment
    verb: str


@dataclass(frozen=True, slots=True)
class Mend:
    """Put `insert` in at a character of a paragraph."""

    paragraph: int
    at: int
    insert: str
    why: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation, marks included; a running one has a segment in each of its paragraphs."""

    segments: tuple[Segment, ...]
    text: str
    kind: QuotationKind
    marks: MarksState
    speaker: SpeakerProposal | None
    mend: Mend | None


def find_quotations(prose: Sequence[Prose], language: str = "en") -> tuple[Quotation, ...]:
    """Return the quotations of a text in order."""
    raise NotImplementedError
