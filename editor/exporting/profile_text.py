"""Export profiles as TOML: a table for each, read strictly, each mistake told with line, key and what is allowed.

What a key may hold comes from the fields of `Profile`, so a field added there can be written at once. For example:

[my-wordpress]
title = "Our site"
target = "wordpress"
ads = "newspack"
ad_unit = "/1234567/news"
"""

import re
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache
from typing import Any

from editor.article import body, toml_text
from editor.article.body import Paragraph
from editor.article.errors import Trouble
from editor.article.provider_table import PROVIDERS
from editor.article.text import admit
from editor.article.toml_text import line_of, literal
from editor.exporting.profile import DEFAULT, AdDialect, Profile

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
# Google Ad Manager: a network code, of a child publisher two, then the codes of ad units from the top one down.
# Newspack names a unit by one code.
_AD_UNIT = re.compile(r"/\d{1,20}(?:,\d{1,20})?(?:/[\w.*!:()\-]{1,100}){1,5}|[\w.*!:()\-]{1,100}")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+")
_RELEASE = re.compile(r"\d{1,2}\.\d{1,2}")
_HEAD = re.compile(r"^[ \t]*\[[ \t]*[\"']?([^\[\]\"'.\n]+?)[\"']?[ \t]*\]", re.MULTILINE)
_SLUG = re.compile(r"[a-z]{1,30}=[a-z0-9-]{1,30}")
# Passwords go there: over TLS, or without it to this machine alone.
_SITE = re.compile(r"(?:https://[^\s/@?#]+|http://(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?)(?:/[^\s@]*)?")
_LONGEST_TITLE = 60  # characters
_LONGEST = 1_000  # characters of any other text


class BadProfile(Trouble):
    """Profiles that cannot be taken; the sentence names the line and the key and says what is allowed."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a key may hold: `choices` where it is one of a list, `is_list` where it is a list of texts."""

    name: str
    fits: Callable[[Any], bool]
    allowed: str
    take: Callable[[Any], Any]
    choices: tuple[str, ...] = ()
    is_list: bool = False


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST and value == admit(value)


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(_is_text(one) and one.strip() for one in value)


def _is_paragraph(text: str) -> bool:
    return not text.strip() or (len(blocks := body.parse(text)) == 1 and isinstance(blocks[0], Paragraph))


def _networks() -> frozenset[str]:
    return frozenset(PROVIDERS)


# What a text, or each text of a list, must be beside a text, and that in words.
_ASKED: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "title": (
        lambda text: 0 < len(text.strip()) <= _LONGEST_TITLE and "\n" not in text,
        "a text of 1 to 60 characters",
    ),
    "ad_unit": (lambda text: not text or bool(_AD_UNIT.fullmatch(text)), "an ad unit such as /1234567/news, or empty"),
    "networks": (lambda text: text in _networks(), "a list of networks such as [“youtube”, “x”]"),
    "embed_hosts": (lambda text: bool(_HOST.fullmatch(text)), "a list of hosts such as [“mastodon.example”]"),
    "site": (
        lambda text: not text or bool(_SITE.fullmatch(text)),
        "an https address such as “https://example.com”, without a password, or empty",
    ),
    "footer": (_is_paragraph, "one paragraph of Markdown, or empty"),
    "release": (lambda text: not text or bool(_RELEASE.fullmatch(text)), "a release such as “6.8”, or empty"),
    "embed_slugs": (lambda text: bool(_SLUG.fullmatch(text)), "a list of network=slug, such as [“x=x”]"),
}


def _rule(name: str, kind: Any) -> Rule:
    fits, allowed = _ASKED.get(name, (lambda _: True, ""))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        choices = tuple(one.value for one in kind)
        shown = "one of " + ", ".join(f"“{one}”" for one in choices)
        return Rule(name, lambda value: isinstance(value, str) and value in choices, shown, kind, choices)
    if typing.get_origin(kind) is tuple:
        return Rule(
            name,
            lambda value: _is_texts(value) and all(map(fits, value)),
            allowed or "a list of texts, such as [“one”, “two”]",
            lambda value: tuple(dict.fromkeys(map(str.strip, value))),
            is_list=True,
        )
    if kind is bool:
        return Rule(name, lambda value: isinstance(value, bool), "true or false", bool)
    if kind is int:
        return Rule(name, lambda value: type(value) is int, "a whole number", int)
    assert kind is str or isinstance(kind, types.UnionType)
    return Rule(name, lambda value: _is_text(value) and fits(value), allowed or "a text", str.strip)


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Rule]:
    """Return what each key of a profile may hold, in the order of the fields; the target's names are the caller's."""
    kinds = typing.get_type_hints(Profile)
    return types.MappingProxyType({one.name: _rule(one.name, kinds[one.name]) for one in fields(Profile)[1:]})


def is_name(name: str) -> bool:
    """Return whether a profile may be called so: small letters, digits and hyphens, at most 40."""
    return _NAME.fullmatch(name) is not None


def read(text: str, targets: typing.Collection[str]) -> tuple[Profile, ...]:
    """Return the profiles that a TOML text holds, in its order; raises BadProfile for what is wrong, all of it."""
    tables = toml_text.read(text, BadProfile)
    toml_text.refuse(_wrong(tables, text, targets), BadProfile)
    return tuple(_profile(name, table) for name, table in tables.items())


def _profile(name: str, table: Mapping[str, Any]) -> Profile:
    return Profile(name=name, **{key: rules()[key].take(value) for key, value in table.items()})


def _wrong(tables: Mapping[str, Any], text: str, targets: typing.Collection[str]) -> Iterator[str]:
    for name, table in tables.items():
        if not isinstance(table, dict):
            yield f"{line_of(text, '', name)} “{name}” stands outside a profile; one begins with its name in brackets."
        elif not is_name(name):
            yield f"{line_of(text, name, '')} “{name}” is no name: small letters, digits and hyphens, at most 40."
        elif name in targets and table.get("target") != name:
            sentence = f"“{name}” takes the place of that format’s own profile, so its target is “{name}” too."
            yield f"{line_of(text, name, 'target')} {sentence}"
        else:
            yield from _wrong_values(name, table, text, targets)


def _wrong_values(name: str, table: Mapping[str, Any], text: str, targets: typing.Collection[str]) -> Iterator[str]:
    for key, value in table.items():
        rule = rules().get(key)
        if rule is None:
            yield f"{line_of(text, name, key)} “{name}.{key}” is not known; known are {', '.join(rules())}."
        elif not rule.fits(value) or (key == "target" and value not in targets):
            allowed = "one of " + ", ".join(f"“{one}”" for one in targets) if key == "target" else rule.allowed
            yield f"{line_of(text, name, key)} “{name}.{key}” must be {allowed}."
    if "target" not in table:
        yield f"{line_of(text, name, '')} the profile “{name}” needs a target: one of {', '.join(targets)}."
    unit = table.get("ad_unit", "")
    if table.get("ads") == AdDialect.GOOGLE and rules()["ad_unit"].fits(unit) and not unit.startswith("/"):
        yield f"{line_of(text, name, 'ads')} ads for Google Ad Manager need an ad_unit, such as /1234567/news."


def write(profile: Profile) -> str:
    """Return a profile as TOML that `read` reads to the same value; what stands at its default is left out."""
    lines = [f"[{profile.name}]"]
    for one in fields(Profile)[1:]:
        value = getattr(profile, one.name)
        if value != getattr(DEFAULT, one.name) or one.name == "target":
            lines.append(f"{one.name} = {literal(value)}")
    return "\n".join(lines) + "\n"


def _spans(text: str) -> dict[str, tuple[int, int]]:
    """Return where each profile's table stands in a TOML text; remarks right before a head belong to none."""
    heads = [(found[1], found.start()) for found in _HEAD.finditer(text)]
    ends = [*(_before_remarks(text, start) for _, start in heads[1:]), len(text)]
    return {name: (start, end) for (name, start), end in zip(heads, ends, strict=False)}


def _before_remarks(text: str, at: int) -> int:
    """Return where the lines of remarks and the blank ones begin that end at an offset."""
    lines = text[:at].splitlines(keepends=True)
    while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        at -= len(lines.pop())
    return at


def section(text: str, name: str) -> str:
    """Return what a TOML text says of one profile, empty where it does not name it."""
    start, end = _spans(text).get(name, (0, 0))
    return text[start:end].rstrip() + "\n" if end else ""


def put(text: str, name: str, written: str) -> str:
    """Return a TOML text with another table of one profile, at its end where it had none; all else stays as it is."""
    start, end = _spans(text).get(name, (len(text), len(text)))
    before, after = text[:start].rstrip("\n"), text[end:].strip("\n")
    parts = [part for part in (before, written.strip("\n"), after) if part]
    return "\n\n".join(parts) + "\n" if parts else ""
