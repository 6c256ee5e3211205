"""A story's prose as a reader sees it: paragraphs without markup, and places in them."""

from dataclasses import dataclass
from enum import StrEnum


class ProseRole(StrEnum):
    """What a paragraph is to the reader; quotations are looked for in body and block quote alone."""

    BODY = "body"
    HEADING = "heading"
    BLOCK_QUOTE = "block quote"
    CAPTION = "caption"
    EMBED = "embed"
    CREDIT = "credit"  # under a block quotation: whose words they are
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Prose:
    """One paragraph as a reader sees it, without markup."""

    text: str
    role: ProseRole = ProseRole.BODY


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """A stretch of one paragraph: the paragraph's number and two offsets in characters into its text."""

    paragraph: int
    start: int
    end: int
