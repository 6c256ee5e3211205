"""The one reading of markup inside a line of text: emphasis, links, code, citations, line breaks.

Text means what it says: a mark is markup only where it can be nothing else. `5*3*2` stays a product, `snake_case` a
name, `[x](javascript:…)` a text; whatever is no markup by the rules below is shown as it was typed. The scan is one
pass with a stack, so its time grows with the length alone, whatever is typed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Text:
    """Words to show as they are; `text` is shorter than its span where a backslash escapes a character."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Words shown in a typewriter face."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break that is kept: a backslash or two spaces before the line's end."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Styled:
    """Words set off by `strong`, `em` or `s`; the name is that of the HTML element."""

    start: int
    end: int
    element: str
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address; only http, https, mailto, tel and addresses within a site are links."""

    start: int
    end: int
    address: str
    title: str
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Cited:
    """One source that a citation names, and where in it."""

    key: str
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation `[@key, where; @other]`: it ties the passage before it to sources, and is not part of the words."""

    start: int
    end: int
    cited: tuple[Cited, ...]


Inline = Text | Code | LineBreak | Styled | Link | Citation

KEY = r"[A-Za-z0-9][A-Za-z0-9_:.\-]*[A-Za-z0-9]|[A-Za-z0-9]"
CITATION = re.compile(rf" ?\[(@(?:{KEY})(?:,[^\[\];@\n]*)?(?:;\s*@(?:{KEY})(?:,[^\[\];@\n]*)?)*)\]")
CITED = re.compile(rf"@({KEY})(?:,\s*([^;]*))?")
_CODE = re.compile(r"(`+)(?!`)([^`]|[^`].{0,2000}?[^`])\1(?!`)", re.DOTALL)
# An address has no white space; one pair of parentheses inside is allowed, as in encyclopedia addresses.
_TARGET = re.compile(r'\]\(<?((?:[^\s()<>\\"]|\([^\s()<>\\"]*\))+)>?(?:[ \n]+"((?:[^"\\\n]|\\.)*)")?\)')
_AUTOLINK = re.compile(r"<(https?://[^\s<>\"]+|mailto:[^\s<>\"]+)>")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:|/(?!/)|#|asset:)", re.IGNORECASE)
_SPECIAL = re.compile(r"[\\`*_~\[\]<]| (?=\[@)| {2,}(?=\n)")
_BRACKET_LIMIT = 2_000  # characters a link's words may run over
_DEEPEST = 64  # marks that wait for their other half at once; older ones stay plain, so nesting is bounded
_LONGEST = 200_000  # characters; a longer block (30,000 words in one paragraph) is shown as it was typed


def is_safe_address(address: str) -> bool:
    """Return whether an address may become a link: it runs no script and carries no data."""
    return _SAFE_ADDRESS.match(address) is not None


def _run_end(text: str, at: int) -> int:
    """Return where the run of one character that begins here ends."""
    end = at
    while text[end : end + 1] == text[at]:
        end += 1
    return end


@dataclass(slots=True)
class _Opener:
    """A mark that may turn out to open something: `index` is the place of its text in the output."""

    mark: str
    index: int
    start: int
    end: int


class _Scan:
    """One pass over a text; `out` holds finished pieces, `open` the marks that may still find their other half."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.out: list[Inline] = []
        self.open: list[_Opener] = []
        self.waiting: dict[str, int] = {}
        self.shown = 0

    def run(self) -> tuple[Inline, ...]:
        at = 0
        text = self.text
        while found := _SPECIAL.search(text, at):
            at = self._take(found.start(), text[found.start()])
        self._show(len(text))
        return _join(self.out)

    def _show(self, upto: int) -> None:
        """Put the plain text not yet put out, up to an offset."""
        if upto > self.shown:
            self.out.append(Text(self.shown, upto, self.text[self.shown : upto]))
        self.shown = max(self.shown, upto)

    def _put(self, piece: Inline) -> int:
        self._show(piece.start)
        self.out.append(piece)
        self.shown = piece.end
        return piece.end

    def _take(self, at: int, mark: str) -> int:
        """Read what stands at a special character; return where to go on."""
        if mark in "*_~":
            return self._take_marks(at, mark)
        if mark == "[":
            return self._take_bracket(at)
        if mark == "]":
            return self._take_closing_bracket(at)
        return self._take_fixed(at, mark)

    def _take_fixed(self, at: int, mark: str) -> int:
        """Read an escape, a code span, an address in angle brackets, a kept line break or a spaced citation."""
        text = self.text
        if mark == "\\":
            if text[at + 1 : at + 2] == "\n":
                return self._put(LineBreak(at, at + 2))
            found = _ESCAPE.match(text, at)
            return self._put(Text(at, found.end(), found[1])) if found else at + 1
        if mark == "`":
            found = _CODE.match(text, at)
            return self._put(Code(at, found.end(), found[2])) if found else _run_end(text, at)
        if mark == "<":
            found = _AUTOLINK.match(text, at)
            if not found:
                return at + 1
            return self._put(Link(at, found.end(), found[1], "", (Text(at + 1, found.end() - 1, found[1]),)))
        return self._take_space(at)

    def _take_space(self, at: int) -> int:
        end = _run_end(self.text, at)
        if self.text[end : end + 1] == "\n":
            return self._put(LineBreak(at, end + 1))
        return self._citation(end - 1) or end

    def _citation(self, at: int) -> int:
        """Read a citation with the space before it, if one stands here; return its end or 0."""
        found = CITATION.match(self.text, at)
        if not found:
            return 0
        cited = tuple(Cited(one[1], (one[2] or "").strip()) for one in CITED.finditer(found[1]))
        return self._put(Citation(at, found.end(), cited))

    def _take_bracket(self, at: int) -> int:
        if end := self._citation(at):
            return end
        self._push("[", at, at + 1)
        return at + 1

    def _push(self, mark: str, start: int, end: int) -> None:
        self._show(start)
        if len(self.open) >= _DEEPEST:
            self.waiting[self.open.pop(0).mark] -= 1
        self.open.append(_Opener(mark, len(self.out), start, end))
        self.waiting[mark] = self.waiting.get(mark, 0) + 1
        self.out.append(Text(start, end, self.text[start:end]))
        self.shown = end

    def _pop(self) -> _Opener:
        opener = self.open.pop()
        self.waiting[opener.mark] -= 1
        return opener

    def _take_closing_bracket(self, at: int) -> int:
        if not self.waiting.get("["):
            return at + 1
        target = _TARGET.match(self.text, at)
        while self.open[-1].mark != "[":
            self._pop()
        opener = self._pop()
        if not target or not is_safe_address(target[1]) or at == opener.end or at - opener.end > _BRACKET_LIMIT:
            return at + 1
        self._show(at)
        children = _join(self.out[opener.index + 1 :])
        if any(isinstance(child, Link) for child in _walk(children)):
            return at + 1
        del self.out[opener.index :]
        title = _ESCAPE.sub(r"\1", target[2] or "")
        self.shown = opener.start
        return self._put(Link(opener.start, target.end(), target[1], title, children))

    def _take_marks(self, at: int, mark: str) -> int:
        """Read a run of `*`, `_` or `~`: what closes an open one, what opens, else plain text."""
        text = self.text
        end = _run_end(text, at)
        length = end - at
        if length > 3 or (mark == "~" and length != 2):
            return end
        before, after = text[at - 1 : at], text[end : end + 1]
        place = at
        if before and not before.isspace() and not after.isalnum():
            place = self._close(at, end, mark)
        if place < end and after and not after.isspace() and not before.isalnum():
            while place < end:
                step = min(2, end - place)
                self._push(mark * step, place, place + step)
                place += step
        return end

    def _close(self, at: int, end: int, mark: str) -> int:
        """Close what the marks from `at` to `end` can close; return how far they were used."""
        while at < end:
            longest = (mark * 2, mark)
            if not any(self.waiting.get(one) for one in longest):
                break
            while self.open[-1].mark not in longest:
                if self.open[-1].mark == "[":
                    return at  # marks do not reach out of a link's words
                self._pop()
            opener = self.open[-1]
            size = len(opener.mark)
            if size > end - at or opener.end == at:
                break
            self._pop()
            self._show(at)
            children = _join(self.out[opener.index + 1 :])
            del self.out[opener.index :]
            element = "s" if mark == "~" else ("em", "strong")[size - 1]
            self.shown = opener.start
            at = self._put(Styled(opener.start, at + size, element, children))
        return at


def _walk(pieces: tuple[Inline, ...]) -> Iterator[Inline]:
    for piece in pieces:
        yield piece
        if isinstance(piece, Styled | Link):
            yield from _walk(piece.children)


def _join(pieces: list[Inline]) -> tuple[Inline, ...]:
    """Join neighbouring plain texts whose span and words are equally long."""
    out: list[Inline] = []
    for piece in pieces:
        last = out[-1] if out else None
        if (
            isinstance(piece, Text)
            and isinstance(last, Text)
            and last.end == piece.start
            and last.end - last.start == len(last.text)
            and piece.end - piece.start == len(piece.text)
        ):
            out[-1] = Text(last.start, piece.end, last.text + piece.text)
        else:
            out.append(piece)
    return tuple(out)


@lru_cache(maxsize=8_192)
def read(text: str) -> tuple[Inline, ...]:
    """Read the markup in the text of one block; offsets are characters into that text."""
    if len(text) > _LONGEST:
        return (Text(0, len(text), text),)
    return _Scan(text).run()


def walk(pieces: tuple[Inline, ...]) -> Iterator[Inline]:
    """Yield every piece and the pieces inside it, in the order they stand."""
    return _walk(pieces)


@dataclass(frozen=True, slots=True)
class Plain:
    """The words of a text without its markup; `places` are (offset here, offset in the text) where a stretch begins."""

    text: str
    places: tuple[tuple[int, int], ...]

    def outer(self, at: int) -> int:
        """Return the offset in the marked-up text of a character of the plain one."""
        low, high = 0, len(self.places)
        while low + 1 < high:
            middle = (low + high) // 2
            low, high = (middle, high) if self.places[middle][0] <= at else (low, middle)
        here, there = self.places[low] if self.places else (0, 0)
        return there + at - here


@lru_cache(maxsize=8_192)
def plain(text: str) -> Plain:
    """Return the words that a reader sees of a marked-up text; a kept line break is a line feed, a citation nothing."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    length = 0
    for piece in _walk(read(text)):
        if isinstance(piece, Text | Code):
            # An escape shows its second character; a code span its inner part.
            offset = piece.end - len(piece.text) if isinstance(piece, Text) else text.index(piece.text, piece.start)
            words = piece.text
        elif isinstance(piece, LineBreak):
            offset, words = piece.end - 1, "\n"
        else:
            continue
        places.append((length, offset))
        parts.append(words)
        length += len(words)
    return Plain("".join(parts), tuple(places))


_MARKUP = re.compile(r"([\\`*_~\[\]<])")


def escape(words: str) -> str:
    """Return marked-up text that shows exactly these words; words that hold no markup are returned as they are."""
    pieces = read(words)
    if not pieces or (len(pieces) == 1 and isinstance(pieces[0], Text) and pieces[0].text == words):
        return words
    return escape_all(words)


def escape_all(words: str) -> str:
    """Return marked-up text that shows exactly these words, with a backslash before every character of markup."""
    return re.sub(r" {2,}(?=\n)", " ", _MARKUP.sub(r"\\\1", words))
