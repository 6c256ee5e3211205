"""What every operation is given: the library, who acts, and where exports go by default."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from editor.article.part import Part

if TYPE_CHECKING:
    from editor.article.library_values import StoredArticle
    from editor.desk.stores import Library


def time_now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


def no_posts_loaded() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return that readers load no post from the network."""
    return (), ()


DEFAULT_REQUIRED = (Part.ATTRIBUTION, Part.ADS)  # DESIGN section 5


@dataclass(frozen=True, slots=True)
class Desk:
    """One person at one library; `clock` gives the time, with its offset, to whatever depends on it.

    `post_loading` gives which posts exports let readers load, and from which servers (`click_to_load` and `embed_hosts`
    of `ExportSettings`), as the settings are at that moment.
    """

    library: Library
    person: str
    export_folder: Path = Path()
    language: str = "en"
    clock: Callable[[], datetime] = time_now
    post_loading: Callable[[], tuple[tuple[str, ...], tuple[str, ...]]] = no_posts_loaded

    def story(self, slug: str) -> StoredArticle:
        """Return the story with a slug; raises NoSuchStory."""
        return self.library.articles.get(slug)

    @property
    def required_parts(self) -> tuple[Part, ...]:
        """Return the parts that must be approved before a story may leave for the CMS: a setting of the library."""
        named = self.library.setting("approvals.required")
        if not isinstance(named, list):
            return DEFAULT_REQUIRED
        return tuple(part for part in Part if part.value in named)

    @property
    def four_eyes(self) -> bool:
        """Return whether a part may only be approved by somebody who did not change it last."""
        return self.library.setting("approvals.four_eyes", True) is not False
