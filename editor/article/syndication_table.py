"""Profiles of syndication as TOML: a table for each, read strictly, each mistake told with line, key and what may be.

[harbour-weekly]
name = "Harbour Weekly"
publishers = ["Harbour Weekly", "Harbour Weekly Online"]
hosts = ["harbourweekly.example"]
credit = "First published by {publisher}."
credit_place = "top"

[harbour-weekly.duties]
edits = "style"
ads_allowed = false
"""

import re
from collections.abc import Mapping
from typing import Any

from editor.article import toml_text
from editor.article.errors import Trouble
from editor.article.syndication import CreditPlace, Duties, Edits, SearchEngines
from editor.article.syndication_profiles import Profile
from editor.article.toml_text import line_of, literal

_KEY = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_TEXTS = ("publishers", "hosts", "licences", "counter_hosts")
_WORDS = ("name", "licence", "credit", "credit_place", "note", "read")
_FLAGS = ("ads_allowed", "images_allowed", "link_required", "links_kept", "authors_named", "counter_required")
_EDITS = {one.name.lower(): one for one in Edits}
_CREDIT_NAMES = ("publisher", "authors", "licence")


class ProfileTrouble(Trouble):
    """Profiles that cannot be read; the sentence names line and key and says what is allowed."""


class _Reader:
    """One text of profiles while it is read; knows where each key stands."""

    def __init__(self, text: str) -> None:
        self._text = text

    def refuse(self, table: str, key: str, sentence: str) -> ProfileTrouble:
        """Return the trouble with a key of a table, with its line."""
        return ProfileTrouble(f"{line_of(self._text, table, key)} {sentence}")

    def text(self, table: str, key: str, value: object) -> str:
        if not isinstance(value, str):
            raise self.refuse(table, key, f"{key} must be a text in quotation marks.")
        return value.strip()

    def texts(self, table: str, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise self.refuse(table, key, f"{key} must be a list of texts, such as [“one”, “two”].")
        found = tuple(one.strip() for one in value)
        if key.endswith("hosts"):
            found = tuple(one.casefold().removeprefix("www.") for one in found)
            if wrong := next((one for one in found if not _HOST.fullmatch(one)), ""):
                raise self.refuse(table, key, f"{key} names hosts such as “example.org”; “{wrong}” is none.")
        return found

    def flag(self, table: str, key: str, value: object) -> bool:
        if not isinstance(value, bool):
            raise self.refuse(table, key, f"{key} must be true or false.")
        return value

    def choice(self, table: str, key: str, value: object, allowed: Mapping[str, Any]) -> Any:
        if not isinstance(value, str) or value not in allowed:
            names = ", ".join(f"“{one}”" for one in allowed)
            raise self.refuse(table, key, f"{key} must be one of {names}.")
        return allowed[value]

    def known(self, table: str, value: Mapping[str, object], allowed: tuple[str, ...]) -> None:
        """Refuse the first key that there is not."""
        for key in value:
            if key not in allowed:
                raise self.refuse(table, key, f"there is no “{key}” here; there are {', '.join(sorted(allowed))}.")


def read_profiles(text: str, *, own: bool = True) -> tuple[Profile, ...]:
    """Return the profiles that a TOML text holds, in its order; `own` marks them as the newsroom's.

    Raises ProfileTrouble for the first mistake.
    """
    tables = toml_text.read(text, ProfileTrouble)
    reader = _Reader(text)
    return tuple(_profile(reader, key, value, own) for key, value in tables.items())


def _profile(reader: _Reader, key: str, value: object, own: bool) -> Profile:
    if not isinstance(value, dict):
        raise reader.refuse("", key, f"“{key}” stands outside a profile; a profile begins with its name in brackets.")
    if not _KEY.fullmatch(key):
        raise reader.refuse(key, "", f"a profile’s name has small letters, digits and hyphens; “{key}” has others.")
    reader.known(key, value, (*_WORDS, *_TEXTS, "duties"))
    if not reader.text(key, "name", value.get("name", "")):
        raise reader.refuse(key, "name", f"the profile “{key}” needs a name.")
    told: dict[str, Any] = {name: reader.text(key, name, value[name]) for name in _WORDS if name in value}
    told |= {name: reader.texts(key, name, value[name]) for name in _TEXTS if name in value}
    if "credit_place" in told:
        told["credit_place"] = reader.choice(
            key, "credit_place", told["credit_place"], {one.value: one for one in CreditPlace}
        )
    _check_credit(reader, key, told.get("credit", ""))
    return Profile(key, **told, duties=_duties(reader, key, value.get("duties", {})), is_own=own)


def _check_credit(reader: _Reader, key: str, credit: str) -> None:
    for found in _PLACEHOLDER.finditer(credit):
        if found[1] not in _CREDIT_NAMES:
            names = ", ".join(f"{{{name}}}" for name in _CREDIT_NAMES)
            raise reader.refuse(key, "credit", f"credit may hold {names}; “{found[0]}” is none of them.")


def _duties(reader: _Reader, profile: str, value: object) -> Duties:
    table = f"{profile}.duties"
    if not isinstance(value, dict):
        raise reader.refuse(profile, "duties", f"duties is a table of its own: [{table}].")
    reader.known(table, value, (*_FLAGS, "edits", "search_engines"))
    told: dict[str, Any] = {name: reader.flag(table, name, value[name]) for name in _FLAGS if name in value}
    if "edits" in value:
        told["edits"] = reader.choice(table, "edits", value["edits"], _EDITS)
    if "search_engines" in value:
        engines = {one.value: one for one in SearchEngines}
        told["search_engines"] = reader.choice(table, "search_engines", value["search_engines"], engines)
    return Duties(**told)


def write_profile(profile: Profile) -> str:
    """Return a profile as TOML, to begin a profile of one's own with; what stands at its default is left out."""
    lines = [f"[{profile.key}]", *_lines(profile, ("name", *_TEXTS, *_WORDS[1:]))]
    duties = _lines(profile.duties, ("edits", *_FLAGS, "search_engines"))
    return "\n".join([*lines, *([f"\n[{profile.key}.duties]", *duties] if duties else [])]) + "\n"


def _lines(values: object, names: tuple[str, ...]) -> list[str]:
    default: object = Duties() if isinstance(values, Duties) else Profile("", "")
    told = [(name, getattr(values, name)) for name in names if getattr(values, name) != getattr(default, name)]
    return [f"{name} = {literal(one.name.lower() if isinstance(one, Edits) else one)}" for name, one in told]
