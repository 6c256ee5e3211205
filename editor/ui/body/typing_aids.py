"""Typing aids: quotes and dashes as a language wants them, lists that go on, and marks put round words. Pure rules.

The marks are those of the usual authorities: Chicago for English, Duden for German, the Imprimerie nationale for
French, the RAE for Spanish, PWN for Polish.
"""

import re
from dataclasses import dataclass

from editor.article import inline


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
_PLAIN_CONTEXT = re.compile(r"(?:\]\([^)]*|<https?:[^>]*|!\[[^\]]*\]\([^)]*)$")


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
    """What a line begins with: the marker of an item or quotation, and the one its follower gets."""

    text: str
    following: str


def lead(line: str) -> Lead | None:
    """Return what a line of a list or quotation begins with, or None; the next number counts up."""
    found = _LEAD.match(line)
    if not found:
        return None
    text = found[0]
    if found[3]:
        return Lead(text, f"{found[1]}{int(found[3]) + 1}{found[4]}{found[5]}")
    return Lead(text, text)


@dataclass(frozen=True, slots=True)
class Toggled:
    """A line with marks put on or taken off, and where the selection is then."""

    text: str
    start: int
    end: int


def word_round(line: str, at: int) -> tuple[int, int]:
    """Return where the word begins and ends in which an offset lies; the offset twice where there is none."""
    start = end = at
    while start > 0 and (line[start - 1].isalnum() or line[start - 1] in "’'-"):
        start -= 1
    while end < len(line) and (line[end].isalnum() or line[end] in "’'-"):
        end += 1
    return start, end


_MARKS = {"strong": "**", "em": "*", "s": "~~"}


def toggle(line: str, start: int, end: int, element: str) -> Toggled:
    """Put the marks of `strong`, `em` or `s` round characters of a line, or take them off where they stand."""
    mark = _MARKS[element]
    collapsed = start == end
    if collapsed:
        start, end = word_round(line, start)
    for piece in inline.walk(inline.read(line)):
        if isinstance(piece, inline.Styled) and piece.element == element and piece.start <= start and end <= piece.end:
            size = len(mark)
            inner = line[piece.start + size : piece.end - size]
            kept = [piece.start + min(max(0, at - piece.start - size), len(inner)) for at in (start, end)]
            return Toggled(line[: piece.start] + inner + line[piece.end :], *kept)
    words = line[start:end]
    left, right = len(words) - len(words.lstrip()), len(words.rstrip())
    start, end = start + left, start + max(left, right)
    made = line[:start] + mark + line[start:end] + mark + line[end:]
    return Toggled(made, start + len(mark), end + len(mark))


_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S+$", re.IGNORECASE)


def as_address(text: str) -> str:
    """Return a text that is an address alone, ready for a link; an empty one for any other text."""
    text = text.strip()
    if not _ADDRESS.match(text) or any(character.isspace() for character in text):
        return ""
    return f"https://{text}" if text.lower().startswith("www.") else text


def link(line: str, start: int, end: int, address: str) -> Toggled:
    """Put a link on characters of a line, or take the one off that stands there."""
    if start == end:
        start, end = word_round(line, start)
    for piece in inline.walk(inline.read(line)):
        if isinstance(piece, inline.Link) and piece.start <= start and end <= piece.end:
            words = line[piece.children[0].start : piece.children[-1].end]
            return Toggled(line[: piece.start] + words + line[piece.end :], piece.start, piece.start + len(words))
    made = f"{line[:start]}[{line[start:end]}]({address}){line[end:]}"
    if start == end:
        return Toggled(made, start + 1, start + 1)
    caret = end + 3
    return Toggled(made, caret, caret + len(address))
