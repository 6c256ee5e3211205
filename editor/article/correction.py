"""Corrections: what was wrong, what is right, and what the reader is told."""

from dataclasses import dataclass
from enum import StrEnum


class CorrectionKind(StrEnum):
    """A correction mends a fact, a clarification a wording, an update adds news."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction; `text` is what the reader reads, `date` ISO 8601 where it could be read, else as it stood."""

    text: str
    kind: CorrectionKind = CorrectionKind.CORRECTION
    date: str = ""
    wrong: str = ""
    right: str = ""
    approved_by: str = ""
