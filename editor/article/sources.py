"""Sources: the persons, bodies, documents and posts that facts and quotations come from."""

from dataclasses import dataclass
from enum import StrEnum


class Terms(StrEnum):
    """On what terms a source spoke; the words are those of AP's and Reuters' rules."""

    ON_RECORD = "on the record"
    BACKGROUND = "on background"
    NOT_FOR_ATTRIBUTION = "not for attribution"
    OFF_RECORD = "off the record"


class SourceKind(StrEnum):
    """What a source is."""

    PERSON = "person"
    BODY = "body"
    DOCUMENT = "document"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows that a source said so: an address, a file of the library (by hash) or a note."""

    address: str = ""
    asset: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One source of a story; `description` is how the story may name a source that is not on the record."""

    key: str
    name: str
    kind: SourceKind = SourceKind.PERSON
    role: str = ""
    organisation: str = ""
    terms: Terms = Terms.ON_RECORD
    conditions: str = ""
    description: str = ""
    reason: str = ""
    obtained: str = ""
    contact: str = ""
    identity_known_to: str = ""
    evidence: tuple[Evidence, ...] = ()
    notes: str = ""

    @property
    def is_confidential(self) -> bool:
        """Return whether contact and identity may not leave the library."""
        return self.terms is not Terms.ON_RECORD

    @property
    def shown_as(self) -> str:
        """Return the words by which the interface and an export may call the source."""
        return (self.description or self.terms.value) if self.is_confidential else self.name
