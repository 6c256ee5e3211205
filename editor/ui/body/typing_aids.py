"""Typing aids: quotes and dashes as a language wants them, lists that go on, and addresses. Pure rules.

The marks are those of the usual authorities: Chicago for English, Duden for German, the Imprimerie nationale for
French, the RAE for Spanish, PWN for Polish.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Typography:
    """The marks of a language: outer and inner quotes, the dash for `--`, and the one between spaces."""

    double: tuple[str, str]
    single: tuple[str, str]
    dash: str
    spaced_dash: str = "–"
    apostrophe: str = "’"


_NBSP = "\u00a0"
TYPOGRAPHY: dict[str, Typography] = {
    "en": Typography(("“", "”"), ("‘", "’"), "—"),
    "de": Typography(("„", "“"), ("‚", "‘"), "–"),
    "fr": Typography((f"«{_NBSP}", f"{_NBSP}»"), ("“", "”"), "—"),
    "es": Typography(("«", "»"), ("“", "”"), "—"),
    "pl": Typography(("„", "”"), ("«", "»"), "–"),
}
_OPENERS = frozenset("([{—–-/«„“‘‚\u00a0")
_PLAIN_CONTEXT = re.compile(r"(?:\]\([^)]*|<https?:[^>]*|(?:https?://|www\.)\S*)$")
# Words that have lost their beginning: what opens them is an apostrophe (Chicago 6.117), known once they are typed.
_SHORTENED = re.compile(r"(?<!\w)‘(\d\ds|tis|twas|twere|til|em|cause|bout|round|n’)$", re.IGNORECASE)


def typography(language: str) -> Typography:
    """Return the marks of a language tag such as `de` or `de-AT`; English ones where there is no row."""
    return TYPOGRAPHY.get(language.partition("-")[0].lower(), TYPOGRAPHY["en"])


@dataclass(frozen=True, slots=True)
class Substitution:
    """Take `taken` characters before the caret away and put `text` there."""

    taken: int
    text: str


def is_plain(before: str) -> bool:
    """Return whether what is typed here belongs to code, an address or a title, where marks stay as they are."""
    return before.count("`") % 2 == 1 or _PLAIN_CONTEXT.search(before) is not None


def substitution(before: str, typed: str, language: str) -> Substitution | None:
    """Return what becomes of a character just typed, or None; `before` is the line up to it."""
    if typed not in _SUBSTITUTIONS or is_plain(before):
        return None
    return _SUBSTITUTIONS[typed](before, typography(language))


def _double(before: str, marks: Typography) -> Substitution:
    return Substitution(1, marks.double[not _opens(before)])


def _single(before: str, marks: Typography) -> Substitution:
    if _opens(before):
        return Substitution(1, marks.single[0])
    inside = before.rfind(marks.single[0]) > before.rfind(marks.single[1])
    if not inside or before[-1:].isalnum():
        return Substitution(1, marks.single[1] if inside and marks.single[1] == marks.apostrophe else marks.apostrophe)
    return Substitution(1, marks.single[1])


def _hyphen(before: str, marks: Typography) -> Substitution | None:
    if before.endswith("-") and not before.endswith("--") and before.strip("- \t|:"):
        return Substitution(2, marks.dash)
    return None


def _space(before: str, marks: Typography) -> Substitution | None:
    if marks is TYPOGRAPHY["en"] and (found := _SHORTENED.search(before)):
        return Substitution(len(found[0]) + 1, f"{marks.apostrophe}{found[1]} ")
    if before.endswith(" -") and before[:-2].strip(" -*>|:") and not before.lstrip().startswith("|"):
        return Substitution(2, f"{marks.spaced_dash} ")
    return None


_SUBSTITUTIONS = {'"': _double, "'": _single, "-": _hyphen, " ": _space}
TRIGGERS = frozenset(_SUBSTITUTIONS)


def _opens(before: str) -> bool:
    """Return whether a quote after these characters opens."""
    return not before or before[-1].isspace() or before[-1] in _OPENERS or before.endswith(("**", " *", " _"))


_LEAD = re.compile(r"( *)(?:([-*])|(\d{1,3})([.)]))( +)|(> ?)+")


@dataclass(frozen=True, slots=True)
class Lead:
    """What a line begins with: the marker of an item or quotation, and the one its follower gets.

    `is_here` says that the marker stands on the line itself, and not on one before that it goes on.
    """

    text: str
    following: str
    is_here: bool = True


def lead(line: str) -> Lead | None:
    """Return what a line of a list or quotation begins with, or None; the next number counts up."""
    found = _LEAD.match(line)
    if not found:
        return None
    text = found[0]
    if found[3]:
        return Lead(text, f"{found[1]}{int(found[3]) + 1}{found[4]}{found[5]}")
    return Lead(text, text)


_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S+$", re.IGNORECASE)


def as_address(text: str) -> str:
    """Return a text that is an address alone, ready for a link; an empty one for any other text."""
    text = text.strip()
    if not _ADDRESS.match(text) or any(character.isspace() for character in text):
        return ""
    return f"https://{text}" if text.lower().startswith("www.") else text
