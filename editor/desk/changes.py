"""What an operation changed, and who set it going, so that each panel knows whether to draw itself anew."""

from dataclasses import dataclass
from enum import StrEnum


class Changed(StrEnum):
    """A kind of thing that can change."""

    LIST = "list"
    ARTICLE = "article"
    HISTORY = "history"
    APPROVALS = "approvals"
    EXPORTS = "exports"


@dataclass(frozen=True, slots=True)
class Changes:
    """The slugs touched, what of them, and the origin: whoever asked for the operation draws itself already."""

    slugs: tuple[str, ...] = ()
    kinds: frozenset[Changed] = frozenset()
    origin: str = ""
