"""An export profile: how one CMS wants a target's exports, a table of choices that a newsroom names and keeps.

A target reads what it knows of the profile of its request and passes over the rest; a target's table of losses says
what it does with each feature whatever the profile. The default profile gives what a bare export gives.
"""

from dataclasses import dataclass
from enum import StrEnum


class AdDialect(StrEnum):
    """How an ad slot is written; targets that have one way alone pass over it (reference: docs/targets.md)."""

    ELEMENT = "element"
    GOOGLE = "google-ad-manager"
    NEWSPACK = "newspack"
    SCAIP = "scaip"
    COMMENTS = "comments"


class EmbedMode(StrEnum):
    """How a post is written that does not say it itself: our static figure, on a click, or as the CMS embeds it."""

    STATIC = "static"
    CLICK_TO_LOAD = "click-to-load"
    CMS = "cms"


class Citations(StrEnum):
    """Whether readers are shown what the story cites: not, as links in the text, or as notes at its foot."""

    HIDDEN = "hidden"
    LINKS = "links"
    NOTES = "notes"


class Engines(StrEnum):
    """What search engines are told: what the story's syndication says, or one thing for every story of the profile."""

    STORY = "story"
    CANONICAL = "canonical"
    NOINDEX = "noindex"
    NOTHING = "nothing"


class Position(StrEnum):
    """Where the credit or the corrections stand; `house` leaves it to the story's syndication or the house rule."""

    HOUSE = "house"
    TOP = "top"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile; `name` is its short name in the library, empty for the target's own default.

    `footer` is one paragraph of Markdown set at the foot of every story. `ad_unit` is the ad unit of Google Ad Manager
    or Newspack. `release` is the WordPress release written for, as `6.1`; `embed_slugs` are `network=slug` pairs that
    take the place of WordPress's own provider names, as `x=x` for WordPress 7.
    """

    name: str = ""
    title: str = ""
    target: str = ""
    ads: AdDialect = AdDialect.ELEMENT
    ad_unit: str = ""
    embeds: EmbedMode = EmbedMode.STATIC
    citations: Citations = Citations.HIDDEN
    search_engines: Engines = Engines.STORY
    credit: Position = Position.HOUSE
    corrections: Position = Position.HOUSE
    footer: str = ""
    release: str = ""
    embed_slugs: tuple[str, ...] = ()


DEFAULT = Profile()
