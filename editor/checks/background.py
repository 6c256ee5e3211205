"""What a story is held against beside itself: its imported original, the profiles of syndication, and the time."""

from dataclasses import dataclass
from datetime import datetime

from editor.article.article import Article
from editor.article.syndication import Syndication
from editor.article.syndication_profiles import NO_PROFILES, Profile, Profiles


@dataclass(frozen=True, slots=True)
class Background:
    """Given to the checks by whoever runs them, since they read no library and no clock.

    `original` is the imported story with its furniture recognised, `imported` as the import put it down, lines and all;
    None for a story that was not imported. `now` has an offset, None leaves all that depends on the time unchecked.
    """

    original: Article | None = None
    imported: Article | None = None
    profiles: Profiles = NO_PROFILES
    now: datetime | None = None

    @property
    def came(self) -> Syndication:
        """Return the syndication that the original came with, an empty one where there is none."""
        return (self.original.syndication if self.original else None) or Syndication()

    def profile(self, syndication: Syndication) -> Profile | None:
        """Return the profile that a syndication names, None where it names none or there is none of this name."""
        return self.profiles.get(syndication.profile) if syndication.profile else None


NO_BACKGROUND = Background()
