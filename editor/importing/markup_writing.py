"""Words with emphasis, links and citations to Markdown that shows exactly these words.

Markdown cannot say everything that HTML can (emphasis inside a word, crossing marks). Each way of writing is read back;
where the words come out otherwise, the next plainer way is taken, down to the bare words.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from editor.article import escaping, inline
from editor.article.text import admit
from editor.importing.reading import Markup

_LINE_END = re.compile(r"[ \t]*\n\s*")
_SPACES = re.compile(r"[ \t\f\v\r]+")
_MARKS = {"strong": "**", "em": "*", "s": "~~", "code": "`"}
_LONGEST_LINK = 1_500  # characters; article.inline reads links of up to 2,000, escapes included
# Characters that end an address in Markdown, as the address standard writes them.
_IN_ADDRESS = {ord(one): f"%{ord(one):02X}" for one in ' ()<>\\"'}


@dataclass(frozen=True, slots=True)
class Insert:
    """Something put into words at a character: a citation's markup, or words that mend the text."""

    at: int
    text: str
    is_markup: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Words to write; offsets of `markup` and `inserts` are characters of `text`."""

    text: str
    markup: tuple[Markup, ...] = ()
    inserts: tuple[Insert, ...] = ()

    @property
    def mended(self) -> str:
        """Return the words as a reader is to see them: mended, without citations."""
        out: list[str] = []
        at = 0
        for insert in sorted(self.inserts, key=lambda one: one.at):
            if not insert.is_markup:
                out += [self.text[at : insert.at], insert.text]
                at = insert.at
        return "".join([*out, self.text[at:]])

    def part(self, start: int, end: int) -> "Words":
        """Return a stretch of the words with what of the markup and the inserts falls into it."""
        markup = tuple(
            replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
            for mark in self.markup
            if mark.start < end and mark.end > start
        )
        inserts = tuple(replace(one, at=one.at - start) for one in self.inserts if start <= one.at <= end)
        return Words(self.text[start:end], markup, inserts)

    def is_blank(self) -> bool:
        """Return whether there is nothing to see."""
        return not self.text or self.text.isspace()


def safe_target(address: str) -> str:
    """Return an address as Markdown can hold it, or nothing where it may not become a link or picture."""
    address = admit(address).strip().replace("\n", "")
    return address.translate(_IN_ADDRESS) if inline.is_safe_address(address) else ""


def is_shown(text: str, words: str) -> bool:
    """Return whether marked-up text shows these words, white space folded."""
    return _folded(inline.plain(text).text) == _folded(words)


def _folded(words: str) -> list[str]:
    return unicodedata.normalize("NFC", words).split()


def write_line(words: Words) -> str:
    """Return the markup of words that stand inside a block: an item, a cell, a heading, a line of a quotation."""
    return _first_true(words, lambda text: is_shown(text, words.mended)) or _bare(words)


def write_paragraph(words: Words) -> str:
    """Return the Markdown of a paragraph of these words."""
    if not words.markup and not words.inserts:
        return escaping.escape(_clean(words.text))
    guarded = _first_true(words, lambda text: escaping.shows(escaping.guard(text), admit(words.mended)))
    return escaping.guard(guarded) if guarded else escaping.escape(_clean(words.mended))


def _first_true(words: Words, test: Callable[[str], bool]) -> str:
    """Return the first way of writing that passes, from the richest to the plainest; nothing if none does."""
    if not words.markup and not words.inserts:
        text = inline.escape(_clean(words.text))
        return text if test(text) else ""
    marks = _writable(words)
    for styles in (marks, ()) if marks else ((),):
        for escape in (inline.escape, inline.escape_all):
            text = _Composer(words, styles, escape).run()
            if test(text):
                return text
    return ""


def _bare(words: Words) -> str:
    return inline.escape_all(_clean(words.mended))


def _clean(text: str) -> str:
    return _LINE_END.sub("\n", _SPACES.sub(" ", admit(text))).strip()


def _writable(words: Words) -> tuple[Markup, ...]:
    """Return the markup that Markdown can say: nested, at the edges of words, outermost first."""
    kept: list[Markup] = []
    open_ends: list[Markup] = []
    trimmed = (_trimmed(mark, words.text) for mark in words.markup)
    for one in sorted(trimmed, key=lambda mark: (mark.start, -mark.end)):
        while open_ends and open_ends[-1].end <= one.start:
            open_ends.pop()
        crosses = bool(open_ends) and open_ends[-1].end < one.end
        doubled = any(outer.element == one.element for outer in open_ends)
        if one.element == "br" or (not crosses and not doubled and _is_sayable(one, words.text)):
            kept.append(one)
            if one.element != "br":
                open_ends.append(one)
    return tuple(kept)


def _trimmed(mark: Markup, text: str) -> Markup:
    """Return the markup without the white space at its ends."""
    if mark.element == "br":
        return mark
    inner = text[mark.start : mark.end]
    start = mark.start + len(inner) - len(inner.lstrip())
    return Markup(start, max(start, mark.start + len(inner.rstrip())), mark.element, mark.address)


def _is_sayable(mark: Markup, text: str) -> bool:
    inner = text[mark.start : mark.end]
    if not inner:
        return False
    if mark.element == "a":
        return bool(safe_target(mark.address)) and len(inner) <= _LONGEST_LINK
    if mark.element == "code" and ("`" in inner or "\n" in inner):
        return False
    before, after = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
    return mark.element in _MARKS and not before.isalnum() and not after.isalnum()


@dataclass(slots=True)
class _Composer:
    """Writes words with marks and inserts in one pass over the places where something happens."""

    words: Words
    marks: tuple[Markup, ...]
    escape: Callable[[str], str]
    out: list[str] = field(default_factory=list)

    def run(self) -> str:
        text = self.words.text
        breaks = {
            mark.start for mark in self.marks if mark.element == "br" and text[mark.start : mark.start + 1] == "\n"
        }
        styles = [mark for mark in self.marks if mark.element != "br"]
        opening, closing = _by_place(styles, "start"), _by_place(reversed(styles), "end")
        inserts: dict[int, list[Insert]] = {}
        for insert in self.words.inserts:
            inserts.setdefault(insert.at, []).append(insert)
        places = sorted({0, len(text), *opening, *closing, *inserts, *breaks, *(at + 1 for at in breaks)})
        in_code = False
        for here, following in zip(places, [*places[1:], len(text)], strict=True):
            self.out += [_close(mark) for mark in closing.get(here, ())]
            in_code = in_code and not any(mark.element == "code" for mark in closing.get(here, ()))
            self.out += [one.text if one.is_markup else self.escape(one.text) for one in inserts.get(here, ())]
            self.out += [_open(mark) for mark in opening.get(here, ())]
            in_code = in_code or any(mark.element == "code" for mark in opening.get(here, ()))
            chunk = _SPACES.sub(" ", admit(text[here:following]))
            if here in breaks:
                self.out.append("\\\n")
            elif chunk:
                self.out.append(chunk if in_code else self.escape(chunk))
        return _LINE_END.sub("\n", "".join(self.out)).strip()


def _by_place(marks: Iterable[Markup], edge: str) -> dict[int, list[Markup]]:
    places: dict[int, list[Markup]] = {}
    for mark in marks:
        places.setdefault(getattr(mark, edge), []).append(mark)
    return places


def _open(mark: Markup) -> str:
    return "[" if mark.element == "a" else _MARKS[mark.element]


def _close(mark: Markup) -> str:
    return f"]({safe_target(mark.address)})" if mark.element == "a" else _MARKS[mark.element]
