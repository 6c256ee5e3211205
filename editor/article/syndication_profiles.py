"""Profiles of syndication: what a publisher or a licence asks, chosen by the credit and put over a story."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from editor.article.syndication import CreditPlace, Duties, Syndication
from editor.article.text import fold_spaces


@dataclass(frozen=True, slots=True)
class Profile:
    """What one publisher, or one licence, asks of everybody who publishes its stories.

    `publishers` are the names a credit calls it by, `hosts` those of its addresses (and of all under them), `licences`
    short names such as `CC BY-ND`. `credit` is the credit it asks for, with {publisher}, {authors} and {licence};
    `credit_place` None leaves the place to the newsroom. `note` is what an editor should know beyond the duties, `read`
    where the terms were read.
    """

    key: str
    name: str
    publishers: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    counter_hosts: tuple[str, ...] = ()
    licence: str = ""
    credit: str = ""
    credit_place: CreditPlace | None = None
    duties: Duties = Duties()
    note: str = ""
    read: str = ""
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Profiles:
    """The profiles of a library, its newsroom's own first; `trouble` says why its own are not in force."""

    all: tuple[Profile, ...] = ()
    trouble: str = ""

    def get(self, key: str) -> Profile | None:
        """Return the profile with a key, or None."""
        return next((one for one in self.all if one.key == key), None)


NO_PROFILES = Profiles()

_LICENCE = re.compile(
    r"\b(?:CC|Creative\s+Commons)[\s-]+BY(?P<more>(?:-(?:NC|ND|SA))*)(?![-\w])(?:\s+(?P<version>[1-4]\.\d))?"
    r"|creativecommons\.org/licenses/by(?P<path>(?:-(?:nc|nd|sa))*)/(?P<at>[1-4]\.\d)",
    re.IGNORECASE,
)
_SPELT = re.compile(
    r"\bAttribution(?P<more>(?:[\s/,–—-]+(?:and\s+)?(?:Non-?\s?Commercial|No[\s-]?Deriv(?:ative|ativ)?e?s?|"
    r"Share[\s-]?Alike))*)(?:\s+(?P<version>[1-4]\.\d))?",
    re.IGNORECASE,
)
_PARTS = (("NC", "commercial"), ("ND", "deriv"), ("SA", "alike"))
_CREATIVE_COMMONS = re.compile(r"\bCreative[\s-]+Commons\b|\bCC[\s-]BY\b", re.IGNORECASE)


def licence_in(text: str) -> str:
    """Return the Creative Commons licence that a text names, as `CC BY-ND 4.0`, empty where it does not say which."""
    if found := _LICENCE.search(text):
        more = (found["more"] or found["path"] or "").upper()
        return f"CC BY{more} {found['version'] or found['at'] or ''}".strip()
    if _CREATIVE_COMMONS.search(text) and (found := _SPELT.search(text)):
        more = "".join(f"-{short}" for short, word in _PARTS if word in found["more"].lower())
        return f"CC BY{more} {found['version'] or ''}".strip()
    return ""


def speaks_of_creative_commons(text: str) -> bool:
    """Return whether a text speaks of a Creative Commons licence, whether or not it says which."""
    return _CREATIVE_COMMONS.search(text) is not None


def host_of(address: str) -> str:
    """Return the host of an http or https address without `www.`, in small letters; empty for any other."""
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if parts.scheme.lower() in {"http", "https"} else ""


def is_page(address: str) -> bool:
    """Return whether a web address leads to a page of its site, not to its front."""
    rest = address.strip().partition("://")[2].partition("/")[2]
    return bool(host_of(address)) and bool(rest.strip("/"))


def _is_under(host: str, hosts: Iterable[str]) -> bool:
    return bool(host) and any(host == one or host.endswith(f".{one}") for one in hosts)


def _called(name: str) -> str:
    return fold_spaces(name).casefold().removeprefix("the ").strip(" .,")


def _names_publisher(profile: Profile, syndication: Syndication) -> bool:
    if syndication.publisher:
        return _called(syndication.publisher) in {_called(name) for name in profile.publishers}
    # In running words a name counts in its own capitals only: “the conversation went on” names nobody.
    text = fold_spaces(syndication.credit_text)
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in profile.publishers)


def _has_licence(profile: Profile, syndication: Syndication) -> bool:
    named = licence_in(syndication.licence) or licence_in(syndication.credit_text)
    short = re.sub(r" [\d.]+$", "", named)
    return bool(short) and short in profile.licences


def choose(profiles: Sequence[Profile], syndication: Syndication) -> Profile | None:
    """Return the profile that a credit leads to: by the publisher's name, by the address, by the licence; or None.

    In each of the three the newsroom's own profiles go first, so that a contract goes before a licence.
    """
    for fits in (
        _names_publisher,
        lambda profile, told: _is_under(host_of(told.address), profile.hosts),
        _has_licence,
    ):
        for profile in sorted(profiles, key=lambda one: not one.is_own):
            if fits(profile, syndication):
                return profile
    return None


def series(names: Sequence[str]) -> str:
    """Return names as a sentence lists them."""
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part) if names else ""


def credit_words(profile: Profile, syndication: Syndication) -> str:
    """Return the credit that a profile asks for; empty where it asks for none in particular, or a name is not known."""
    values = {
        "publisher": syndication.publisher or (profile.publishers[0] if profile.publishers else ""),
        "authors": series(syndication.authors),
        "licence": syndication.licence or profile.licence,
    }
    if any(f"{{{name}}}" in profile.credit and not value for name, value in values.items()):
        return ""
    return re.sub(r"\{(publisher|authors|licence)\}", lambda found: values[found[1]], profile.credit)


def apply(profile: Profile, syndication: Syndication) -> Syndication:
    """Return a syndication under a profile: its duties, and words where there are none yet.

    The counter's address, the embargo and the expiry belong to the story and stay.
    """
    before = syndication.duties
    told = replace(
        syndication,
        publisher=syndication.publisher or (profile.publishers[0] if profile.publishers else ""),
        licence=syndication.licence or profile.licence,
        credit_place=profile.credit_place or syndication.credit_place,
        duties=replace(
            profile.duties,
            counter=before.counter or profile.duties.counter,
            embargo_until=before.embargo_until,
            expires_at=before.expires_at,
        ),
        profile=profile.key,
    )
    return replace(told, credit_text=told.credit_text.strip() or credit_words(profile, told))


def counter_among(profile: Profile | None, addresses: Iterable[str]) -> str:
    """Return the first address that counts readers for a licence: at a host of the profile, or by its own shape."""
    hosts = profile.counter_hosts if profile else ()
    for address in addresses:
        # Automattic's republication tracker, which many publishers use, names itself in the address.
        if _is_under(host_of(address), hosts) or (host_of(address) and "republication-pixel=" in address):
            return address
    return ""


def moment(text: str) -> datetime | None:
    """Return the moment that an ISO 8601 text with an offset means, None where it is none or has no offset."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if found.tzinfo is not None else None
