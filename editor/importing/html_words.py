"""Stretches of HTML text to one line of words: entities read, white space folded, every character tied to its place."""

import html
import re
from typing import NamedTuple

from editor.article.inline import Plain
from editor.importing.reading import Markup

_FOREVER = 1 << 62
_SPACE = " \t\n\r\f"
_ENTITY = r"&(?:#[0-9]{1,9}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?"
_CONTROL = "[\x00-\x08\x0b\x0e-\x1f\x7f\ufeff]"
_FOLDED = re.compile(rf"(?P<space>[{_SPACE}]{{2,}}|[\t\n\r\f])|(?P<entity>{_ENTITY})|{_CONTROL}")
_KEPT = re.compile(rf"(?P<space>\r\n?|\n)|(?P<entity>{_ENTITY})|{_CONTROL}")
_LINE_END = re.compile(r"\r\n?|\n")


class Look(NamedTuple):
    """How words are set. Each emphasis holds up to an offset of the input (0: not at all), so does the link.

    `kept` keeps white space as typed, `lines` keeps line ends only, `soft` makes common spaces of protected ones.
    """

    strong: int = 0
    em: int = 0
    s: int = 0
    code: int = 0
    address: str = ""
    linked: int = 0
    kept: bool = False
    lines: bool = False
    soft: bool = False

    def at(self, place: int) -> tuple[bool, bool, bool, bool, str]:
        """Return what holds at an offset of the input: strong, em, s, code, address."""
        address = self.address if place < self.linked else ""
        return place < self.strong, place < self.em, place < self.s, place < self.code, address


def reach(until: int) -> int:
    """Return up to which offset an element's emphasis holds, where it was closed out of order or not at all."""
    return until if until >= 0 else _FOREVER


_EMPHASIS = ("strong", "em", "s", "code")


class Line:
    """Words that grow to one block."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.clear()

    def clear(self) -> None:
        """Begin anew."""
        self.parts: list[str] = []
        self.places: list[tuple[int, int]] = []
        self.runs: list[tuple[int, int, tuple[bool, bool, bool, bool, str]]] = []
        self.breaks: list[int] = []
        self.length = 0
        self.after_space = True
        self.break_at = -1
        self.last_place = 0

    @property
    def is_empty(self) -> bool:
        """Return whether nothing that shows was put in yet."""
        return self.length == 0

    def add(self, start: int, end: int, look: Look) -> None:
        """Add the text between two offsets of the input."""
        if look.lines and not look.kept and not self.source[start:end].isspace():
            for found in _LINE_END.finditer(self.source, start, end):
                self._add(start, found.start(), look)
                self.break_line(found.start())
                start = found.end()
        self._add(start, end, look)

    def _add(self, start: int, end: int, look: Look) -> None:
        source = self.source
        if not look.kept and (self.after_space or self.break_at >= 0):
            while start < end and source[start] in _SPACE:
                start += 1
        at = start
        begin = self.length
        for found in (_KEPT if look.kept else _FOLDED).finditer(source, start, end):
            self._put(source[at : found.start()], at, look.soft)
            at = found.end()
            if found["entity"]:
                self._put_entity(found[0], found.start(), look)
            elif found["space"] and look.kept:
                self.breaks.append(self.length)
                self._put("\n", found.start())
            elif found["space"] and not self.after_space:
                self._put(" ", found.start())
        self._put(source[at:end], at, look.soft)
        self._note(begin, start, look)

    def _note(self, begin: int, place: int, look: Look) -> None:
        if self.length > begin:
            self.runs.append((begin, self.length, look.at(place)))

    def _put(self, text: str, place: int, soft: bool = False) -> None:
        """Put characters that stand one beside the other in the input."""
        if soft:
            text = text.replace("\xa0", " ")
        if not text:
            return
        if self.break_at >= 0:
            self._put_break()
        self.parts.append(text)
        self.places.append((self.length, place))
        self.length += len(text)
        self.last_place = place + len(text) - 1
        self.after_space = text[-1] == " "

    def _put_entity(self, entity: str, place: int, look: Look) -> None:
        """Put what an entity means; letters that follow a name without a semicolon keep their own places."""
        value = html.unescape(entity)
        if value == entity:
            self._put(entity, place)
            return
        if value in _SPACE and not look.kept:
            value = "" if self.after_space else " "
        rest = 0
        while rest < len(value) - 1 and value[-rest - 1] == entity[-rest - 1]:
            rest += 1
        for character in value[: len(value) - rest]:
            self._put(character, place, look.soft)
        if rest:
            self._put(value[-rest:], place + len(entity) - rest)

    def insert(self, text: str, place: int, look: Look) -> None:
        """Put words that stand for a mark of the input: a quotation mark, a symbol."""
        begin = self.length
        for character in text:
            self._put(character, place)
        self._note(begin, place, look)

    def break_line(self, place: int) -> None:
        """Begin a new line where words follow; breaks one after the other count once."""
        if self.length and self.break_at < 0:
            self.break_at = place

    def _put_break(self) -> None:
        place, self.break_at = self.break_at, -1
        while self.parts and not self.parts[-1].strip(" "):
            self.length -= len(self.parts.pop())
            self.places.pop()
        if self.parts:
            last = self.parts[-1].rstrip(" ")
            self.length -= len(self.parts[-1]) - len(last)
            self.parts[-1] = last
        self.breaks.append(self.length)
        self.parts.append("\n")
        self.places.append((self.length, place))
        self.length += 1
        self.after_space = True

    def take(self) -> tuple[Plain, tuple[Markup, ...]]:
        """Return the words without white space at their ends, and their markup; begin anew."""
        text = "".join(self.parts)
        shown = text.strip()
        lead = len(text) - len(text.lstrip()) if shown else 0
        places = [(here - lead, there) for here, there in self.places if here >= lead and here - lead < len(shown)]
        if shown and (not places or places[0][0] > 0):
            here, there = next(pair for pair in reversed(self.places) if pair[0] <= lead)
            places.insert(0, (0, there + lead - here))
        markup = _markup(shown, lead, self.runs, self.breaks) if shown else ()
        self.clear()
        return Plain(shown, tuple(_merged(places))), markup


def _merged(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drop places that only go on where the one before leads to."""
    kept: list[tuple[int, int]] = []
    for here, there in places:
        if not kept or there - kept[-1][1] != here - kept[-1][0]:
            kept.append((here, there))
    return kept


def _markup(
    text: str, lead: int, runs: list[tuple[int, int, tuple[bool, bool, bool, bool, str]]], breaks: list[int]
) -> tuple[Markup, ...]:
    """Return the emphasis and links over a text from the runs it was put together of, in order of their place."""
    found: list[Markup] = [Markup(at - lead, at - lead + 1, "br") for at in breaks if 0 <= at - lead < len(text)]
    if not any(map(any, (look for _, _, look in runs))):
        return tuple(found)
    for number, element in enumerate(_EMPHASIS):
        pieces = [(start - lead, end - lead) for start, end, look in runs if look[number]]
        found.extend(Markup(start, end, element) for start, end in _joined(text, pieces, over_space=True))
    pieces = []
    address = ""
    for start, end, look in [*runs, (0, 0, (False, False, False, False, "\0"))]:
        if look[4] != address:
            found.extend(Markup(one, other, "a", address) for one, other in _joined(text, pieces) if address)
            pieces, address = [], look[4]
        pieces.append((start - lead, end - lead))
    return tuple(sorted(found, key=lambda markup: (markup.start, -markup.end, markup.element)))


def _joined(text: str, pieces: list[tuple[int, int]], over_space: bool = False) -> list[tuple[int, int]]:
    """Join neighbouring pieces, across white space too if told so, and trim white space at their ends."""
    joined: list[tuple[int, int]] = []
    for one, other in pieces:
        start, end = _trimmed(text, max(one, 0), min(other, len(text)))
        if start >= end:
            continue
        gap = text[joined[-1][1] : start] if joined else "x"
        if not gap or (gap.isspace() and over_space):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
