"""What every operation is given: the library, who acts, and where exports go by default."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from editor.article.part import Part
from editor.article.workflow import Role
from editor.desk import house_rules

if TYPE_CHECKING:
    from editor.article.library_values import StoredArticle
    from editor.desk.stores import Library


def time_now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """One person at one library; `clock` gives the time, with its offset, to whatever depends on it."""

    library: Library
    person: str
    export_folder: Path = Path()
    export_names: str = "{slug}"
    language: str = "en"
    clock: Callable[[], datetime] = time_now

    def story(self, slug: str) -> StoredArticle:
        """Return the story with a slug; raises NoSuchStory."""
        return self.library.articles.get(slug)

    @property
    def required_parts(self) -> tuple[Part, ...]:
        """Return the parts that must be approved before a story may leave for the CMS."""
        named = house_rules.value(self, "approvals.required")
        return tuple(part for part in Part if isinstance(named, list) and part.value in named)

    @property
    def four_eyes(self) -> bool:
        """Return whether a part may only be approved by somebody who did not write it or change it last."""
        return house_rules.value(self, "approvals.four_eyes") is True

    @property
    def roles(self) -> tuple[Role, ...]:
        """Return what the person may do in this library."""
        return house_rules.roles_of(house_rules.value(self, "people.roles"), self.person)
