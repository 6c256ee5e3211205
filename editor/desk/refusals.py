"""Refusals: what keeps a story from its readers, each a value with what it is about and a sentence."""

from dataclasses import dataclass
from enum import StrEnum

from editor.article.part import Part


class RefusalKind(StrEnum):
    """What a refusal is about: the story's state, a part and its approval, a finding, or trouble on the way out."""

    STATE = "state"
    MISSING = "approval missing"
    STALE = "approval stale"
    OWN_WORK = "approved by its author"
    FINDING = "finding"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason why a story may not leave.

    `part` is what wants an approval; `code` the check of a finding, with `start` and `end` in characters of the body,
    both 0 where it is about the story as a whole. `words` and `occurrence` tell the finding from others of its check.
    """

    kind: RefusalKind
    sentence: str
    part: Part | None = None
    code: str = ""
    start: int = 0
    end: int = 0
    words: str = ""
    occurrence: int = 1

    @property
    def is_of_the_text(self) -> bool:
        """Return whether the refusal has a place in the body."""
        return self.end > 0


def trouble(sentence: str) -> Refusal:
    """Return the refusal of a story that known trouble kept back."""
    return Refusal(RefusalKind.TROUBLE, sentence)


def sentences(refusals: tuple[Refusal, ...]) -> tuple[str, ...]:
    """Return what the refusals say."""
    return tuple(one.sentence for one in refusals)
