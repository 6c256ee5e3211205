"""Names of exported files by a pattern, such as `{desk}/{date}-{slug}`: folders by `/`, fields in braces, nothing more.

Every piece becomes a name that any file system and web address takes (`write.stem`), so a name never leads out of the
folder of the export, whatever a story is called.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from editor.article.errors import Trouble
from editor.exporting.write import stem

DEFAULT = "{slug}"
LONGEST = 200  # characters of a pattern
DEEPEST = 6  # folders in folders
# What may stand in braces, and what it becomes.
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "slug": "the story’s slug",
        "date": "the day it was published, else the day of the export, as 2026-03-14",
        "year": "the year of that day",
        "month": "the month of that day, as 03",
        "day": "the day of the month, as 14",
        "desk": "the newsroom’s desk; a story without one goes without",
        "language": "the story’s language",
        "format": "the format or profile of the export",
        "revision": "the first twelve characters of the revision",
    }
)
EXAMPLE: Mapping[str, str] = MappingProxyType(
    {
        "slug": "night-ferry",
        "date": "2026-03-14",
        "year": "2026",
        "month": "03",
        "day": "14",
        "desk": "news",
        "language": "en",
        "format": "html",
        "revision": "4f0c2a9be311",
    }
)
_PIECE = re.compile(r"\{([^{}]*)\}|[^{}]+|[{}]")
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]')


class BadNames(Trouble):
    """A pattern of names that cannot be used; the sentence says what is wrong with it and what there is."""


@dataclass(frozen=True, slots=True)
class NamePattern:
    """A pattern that was read: folders and the name, each of texts and fields in turn."""

    segments: tuple[tuple[tuple[str, bool], ...], ...]  # (text, whether it is a field)

    def name(self, values: Mapping[str, str]) -> str:
        """Return the name for a story, folders divided by `/`; a folder that comes out empty is left out."""
        filled = ["".join(values.get(text, "") if field else text for text, field in one) for one in self.segments]
        folders = [stem(one) for one in filled[:-1] if one.strip("-_. ")]
        return "/".join([*folders, stem(filled[-1])])

    def uses(self, *fields: str) -> bool:
        """Return whether the pattern has one of these fields."""
        return any(is_field and text in fields for one in self.segments for text, is_field in one)


def parse(pattern: str) -> NamePattern:
    """Read a pattern; raises BadNames."""
    text = pattern.strip()
    if len(text) > LONGEST:
        raise BadNames(f"A pattern of names has at most {LONGEST} characters.")
    segments = text.split("/")
    if len(segments) > DEEPEST:
        raise BadNames(f"A pattern of names has at most {DEEPEST - 1} folders in one another.")
    read = tuple(_segment(one) for one in segments)
    if ("slug", True) not in read[-1]:
        raise BadNames(
            "The name, after the last “/”, must hold {slug}; else many stories would have one name."
            if "{slug}" in text
            else "A pattern of names must hold {slug}; else many stories would have one name."
        )
    return NamePattern(read)


def _segment(text: str) -> tuple[tuple[str, bool], ...]:
    if not text.strip():
        raise BadNames("A pattern of names neither begins nor ends with “/”, and has no two of them side by side.")
    if text.strip() in {".", ".."} or text.startswith("."):
        raise BadNames("A name or folder of a pattern does not begin with a dot.")
    return tuple(_piece(found) for found in _PIECE.finditer(text))


def _piece(found: re.Match[str]) -> tuple[str, bool]:
    text, field = found[0], found[1]
    if field is not None:
        if field not in FIELDS:
            known = ", ".join(f"{{{name}}}" for name in FIELDS)
            raise BadNames(f"There is no {{{field}}} in a pattern of names; there are {known}.")
        return field, True
    if text in "{}":
        raise BadNames(f"A “{text}” of the pattern stands alone; a field is written as {{slug}}.")
    wrong = _FORBIDDEN.search(text)
    if wrong is not None:
        raise BadNames(
            f"A file’s name cannot hold “{wrong[0]}”."
            if wrong[0].isprintable()
            else "A file’s name cannot hold a sign that is not seen."
        )
    return text, False


def values(*, slug: str, desk: str, language: str, day: str, profile: str, revision: str) -> dict[str, str]:
    """Return what a story has for each field; `day` is an ISO 8601 date."""
    year, month, day_of_month = (*day[:10].split("-"), "", "")[:3]
    return {
        "slug": slug,
        "date": day[:10],
        "year": year,
        "month": month,
        "day": day_of_month,
        "desk": desk,
        "language": language,
        "format": profile,
        "revision": revision[:12],
    }


def numbered(name: str, is_taken: Callable[[str], bool]) -> str:
    """Return the name, with a number from 2 on behind it where it is taken."""
    tried, number = name, 2
    while is_taken(tried):
        tried, number = f"{name}-{number}", number + 1
    return tried
