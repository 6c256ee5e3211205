"""Places of a story that two desktops changed each in its own way, and what somebody chose there."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class ConflictKind(StrEnum):
    """What both changed: words, a value, a record that one of them took away, or where a marker stands."""

    TEXT = "text"
    FIELD = "field"
    REMOVED = "removed"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class ArticleConflict:
    """One place with all three values, as the story's fields hold them (None where there is none).

    `number` counts from 0; `place` names the field as the portable article does: `body`, `furniture.headline`,
    `sources.vale.role`.
    """

    number: int
    place: str
    kind: ConflictKind
    base: object
    mine: object
    theirs: object

    @property
    def is_editable(self) -> bool:
        """Return whether words of one's own can stand there."""
        return all(isinstance(one, str) for one in (self.mine, self.theirs)) and self.kind is not ConflictKind.PLACE

    @property
    def can_be_both(self) -> bool:
        """Return whether both can stand: paragraphs one after the other, the items of a list, a record that stays."""
        return self.kind in {ConflictKind.TEXT, ConflictKind.REMOVED} or isinstance(self.mine, tuple)


class Take(StrEnum):
    """Which side is taken in a conflict; where both cannot stand, both is mine. `base` settles nothing."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"
    BASE = "base"


@dataclass(frozen=True, slots=True)
class Edited:
    """Words of one's own in the place of both sides'."""

    text: str


Choice = Take | Edited


class Asked:
    """Gives what was chosen at each conflict and keeps them in order."""

    def __init__(self, choices: Mapping[int, Choice] | None = None, otherwise: Take = Take.MINE) -> None:
        self._choices = choices or {}
        self._otherwise = otherwise
        self.found: list[ArticleConflict] = []

    @property
    def settles_nothing(self) -> bool:
        """Return whether every conflict is left as it was before either side."""
        return self._otherwise is Take.BASE

    def choose(self, place: str, kind: ConflictKind, base: object, mine: object, theirs: object) -> Choice:
        """Note a conflict; return what was chosen for it."""
        conflict = ArticleConflict(len(self.found), place, kind, base, mine, theirs)
        self.found.append(conflict)
        choice = self._choices.get(conflict.number, self._otherwise)
        return choice if not isinstance(choice, Edited) or conflict.is_editable else self._otherwise
