"""Syndication: whose story this first was, and the duties that come with publishing it."""

from dataclasses import dataclass
from enum import StrEnum


class Edits(StrEnum):
    """What the licence lets an editor change."""

    ANY = "any"
    STYLE = "time, place and house style"
    NONE = "none"


class CreditPlace(StrEnum):
    """Where the credit stands."""

    TOP = "top"
    FOOT = "foot"


class SearchEngines(StrEnum):
    """What search engines are told; never a fixed default, since agreements differ (reference of the exports, 3.9)."""

    NOTHING = "nothing"
    CANONICAL = "canonical"
    NOINDEX = "noindex"


@dataclass(frozen=True, slots=True)
class Duties:
    """What the licence asks; times are ISO 8601 with an offset, `counter` is the address of a pixel to keep.

    `link_required`: the credit leads to the original; `links_kept`: every link of the text stays; `authors_named`: in
    the byline or the credit; `counter_required`: readers are counted for the publisher.
    """

    edits: Edits = Edits.ANY
    ads_allowed: bool = True
    images_allowed: bool = True
    counter: str = ""
    search_engines: SearchEngines = SearchEngines.NOTHING
    embargo_until: str = ""
    expires_at: str = ""
    link_required: bool = False
    links_kept: bool = False
    authors_named: bool = False
    counter_required: bool = False


@dataclass(frozen=True, slots=True)
class Syndication:
    """The first publisher of a story, the credit owed and where it stands; empty words are not yet known."""

    publisher: str = ""
    address: str = ""
    authors: tuple[str, ...] = ()
    licence: str = ""
    credit_text: str = ""
    credit_place: CreditPlace = CreditPlace.FOOT
    duties: Duties = Duties()
    profile: str = ""
