"""An export profile: how one CMS wants a target's exports, a table of choices that a newsroom names and keeps.

A target reads what it knows of the profile of its request; its table `heeds` says what becomes of each option, and what
it passes over is a loss. The default profile gives what a bare export gives. The fields of `Profile` are the one table:
the reader of profiles, the form, the documentation and the losses are made from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any


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


class PostStatus(StrEnum):
    """What a sent post is in its CMS: a draft, one that waits for an editor there, or out at once."""

    DRAFT = "draft"
    PENDING = "pending"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile; `name` is its short name in the library, empty for the target's own default.

    `networks` are those whose posts `embeds` is for, all where it is empty; `embed_hosts` the servers of networks of
    many servers (Mastodon) that posts may be loaded from on a click. `embed_slugs` are `network=slug` pairs that take
    the place of WordPress's own provider names, as `x=x` for WordPress 7. `site` and what follows is for sending: in
    `categories` one of the form `desk=Category` holds for the stories of a desk, any other for every story.
    """

    name: str = ""
    title: str = ""
    target: str = ""
    ads: AdDialect = AdDialect.ELEMENT
    ad_unit: str = ""
    embeds: EmbedMode = EmbedMode.STATIC
    networks: tuple[str, ...] = ()
    embed_hosts: tuple[str, ...] = ()
    citations: Citations = Citations.HIDDEN
    search_engines: Engines = Engines.STORY
    credit: Position = Position.HOUSE
    corrections: Position = Position.HOUSE
    footer: str = ""
    release: str = ""
    embed_slugs: tuple[str, ...] = ()
    site: str = ""
    account: str = ""
    status: PostStatus = PostStatus.PENDING
    categories: tuple[str, ...] = ()


DEFAULT = Profile()
# What each field is called, and what it does.
WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "name": ("Name", "The short name by which the command line and the library know the profile."),
        "title": ("Title", "What lists call the profile."),
        "target": ("Format", "The target that the profile is for."),
        "ads": ("Ad slots", "How a slot is written where an ad stands."),
        "ad_unit": ("Ad unit", "The ad unit of Google Ad Manager or Newspack that slots are filled from."),
        "embeds": ("Posts", "How a post is written that does not say it itself."),
        "networks": ("Networks", "The networks that this holds for, such as youtube; none: all."),
        "embed_hosts": ("Mastodon servers", "Servers whose posts may be loaded on a click."),
        "citations": ("Citations", "Whether readers are shown what the story cites."),
        "search_engines": ("Search engines", "What search engines are told of the story."),
        "credit": ("Credit", "Where the credit stands; house: as its syndication says."),
        "corrections": ("Corrections", "Where corrections stand; house: as the library says."),
        "footer": ("Footer", "One paragraph of Markdown at the foot of every story."),
        "release": ("WordPress release", "The release that is written for, such as 6.8."),
        "embed_slugs": ("Embed slugs", "WordPress’s names of networks, each as network=slug."),
        "site": ("Site", "The address of the CMS that stories are sent to, such as https://example.com."),
        "account": ("Account", "The WordPress user who sends; Ghost’s key needs none."),
        "status": ("Status", "What a new post is there: draft, pending (waiting for an editor) or publish."),
        "categories": ("Categories", "Categories of every post, or desk=Category for the stories of a desk."),
    }
)
IDENTITY = frozenset({"name", "title", "target"})  # what a profile is called, not what it asks for
SENDING = frozenset({"site", "account", "status", "categories"})  # where a story goes, which no target writes


@lru_cache(maxsize=1)
def options() -> Mapping[str, Any]:
    """Return the default of each option that a target heeds by its field's name, in the order of the form."""
    apart = IDENTITY | SENDING
    return MappingProxyType({one.name: one.default for one in fields(Profile) if one.name not in apart})


def title_of(name: str) -> str:
    """Return the name in words of a field."""
    return WORDS[name][0]


def sentence_of(name: str) -> str:
    """Return what a field does, in a sentence."""
    return WORDS[name][1]
