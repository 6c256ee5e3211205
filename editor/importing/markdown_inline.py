"""The inline markup of Markdown from other programs: ours, and entities, tags and reference links beside it."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from editor.article import inline
from editor.importing.reading import Markup

_REFERENCE = re.compile(r"(!?)\[([^\[\]\n]{1,500})\](?:\[([^\[\]\n]{0,200})\])?")
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_TAG = re.compile(
    r"</?(?:b|strong|i|em|u|s|del|sub|sup|span|small|mark|cite|q|font|a|br|abbr|kbd|code)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_FOREIGN = re.compile(f"{_ENTITY.pattern}|{_TAG.pattern}|{_REFERENCE.pattern}", re.IGNORECASE)

_STYLES = {
    "b": "strong",
    "strong": "strong",
    "i": "em",
    "em": "em",
    "cite": "em",
    "s": "s",
    "del": "s",
    "code": "code",
    "kbd": "code",
}


def label_key(label: str) -> str:
    """Return a link definition's label in the form in which labels are compared."""
    return " ".join(label.casefold().split())


@dataclass(slots=True)
class Shown:
    """Words while they are put together of pieces, each with its place in the text that is read."""

    out: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    markup: list[Markup] = field(default_factory=list)
    length: int = 0

    def put(self, words: str, at: int) -> None:
        """Add words that stand at an offset of the text."""
        if words:
            self.places.append((self.length, at))
            self.out.append(words)
            self.length += len(words)

    def mark(self, start: int, element: str, address: str = "") -> None:
        """Mark the words from an offset of theirs up to the last."""
        if self.length > start:
            self.markup.append(Markup(start, self.length, element, address))


@dataclass(slots=True)
class InlineReader:
    """Reads the inline markup of one stretch: ours, and what other dialects add to it."""

    text: str
    definitions: dict[str, str]
    shown: Shown = field(default_factory=Shown)
    tags: list[tuple[str, int, str]] = field(default_factory=list)

    def run(self) -> Shown:
        """Return the words with their markup."""
        self._pieces(inline.read(self.text))
        return self.shown

    def _pieces(self, pieces: tuple[inline.Inline, ...]) -> None:
        for piece in pieces:
            start = self.shown.length
            if isinstance(piece, inline.Styled):
                self._pieces(piece.children)
                self.shown.mark(start, piece.element)
            elif isinstance(piece, inline.Link):
                self._pieces(piece.children)
                self.shown.mark(start, "a", piece.address)
            elif isinstance(piece, inline.LineBreak):
                self.shown.put("\n", piece.end - 1)
                self.shown.mark(start, "br")
            elif isinstance(piece, inline.Code):
                self.shown.put(piece.text, self.text.index(piece.text, piece.start))
                self.shown.mark(start, "code")
            elif isinstance(piece, inline.Citation):
                self.shown.put(
                    self.text[piece.start : piece.end], piece.start
                )  # a source that nobody knows here is words
            else:
                self._words(piece.text, piece.end - len(piece.text), piece.end - piece.start == len(piece.text))

    def _words(self, words: str, at: int, is_typed: bool) -> None:
        """Put words; what was typed without a backslash may hold entities, tags and links to definitions."""
        done = 0
        for found in _FOREIGN.finditer(words) if is_typed else ():
            if found.start() < done:
                continue
            used = self._foreign(found, at)
            if used:
                # What stands before goes first; _foreign has only looked.
                self.shown.put(words[done : found.start()], at + done)
                used()
                done = found.end()
        self.shown.put(words[done:], at + done)

    def _foreign(self, found: re.Match[str], at: int) -> Callable[[], None] | None:
        """Return what to do for an entity, a tag or a reference, or None where it is words."""
        whole, place = found[0], at + found.start()
        if whole[0] == "&":
            meant = html.unescape(whole)
            return (lambda: self.shown.put(meant, place)) if meant != whole else None
        if whole[0] == "<":
            return lambda: self._tag(whole, place)
        reference = _REFERENCE.fullmatch(whole)
        address = self.definitions.get(label_key(reference[3] or reference[2])) if reference else None
        if reference is None or address is None:
            return None
        return lambda: self._reference(reference, place, address)

    def _reference(self, found: re.Match[str], place: int, address: str) -> None:
        start = self.shown.length
        self.shown.put(found[2], place + found.start(2))
        if not found[1]:
            self.shown.mark(start, "a", address)

    def _tag(self, tag: str, place: int) -> None:
        """Take an inline tag away and keep what it says of the words."""
        name = re.match(r"</?([A-Za-z]+)", tag)
        element = name[1].casefold() if name else ""
        if element == "br":
            start = self.shown.length
            self.shown.put("\n", place)
            self.shown.mark(start, "br")
        elif not tag.startswith("</"):
            address = re.search(r"href\s*=\s*[\"']?([^\"'\s<>]+)", tag)
            self.tags.append((element, self.shown.length, html.unescape(address[1]) if address else ""))
        else:
            for number in range(len(self.tags) - 1, max(-1, len(self.tags) - 20), -1):
                if self.tags[number][0] == element:
                    _, start, address_text = self.tags.pop(number)
                    style = "a" if element == "a" and address_text else _STYLES.get(element, "")
                    if style:
                        self.shown.mark(start, style, address_text)
                    break
