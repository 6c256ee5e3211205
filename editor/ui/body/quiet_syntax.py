"""Quiet syntax: which characters of a line are marks, what is set in type, and which stand for one whole thing.

The reading is the domain's (`body.parse`, `inline.read`), one run of lines without a blank one at a time: every block
but a fenced one ends at a blank line, so nothing further away can change what a line means.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from editor.article import body, inline
from editor.article.body import Block
from editor.article.inline import Plain


class Style(StrEnum):
    """How characters are set."""

    MARK = "mark"
    STRONG = "strong"
    EMPHASIS = "em"
    STRUCK = "s"
    LINK = "link"
    ADDRESS = "address"
    CODE = "code"
    QUOTE = "quote"
    CREDIT = "credit"
    BULLET = "bullet"
    RAW = "raw"
    TABLE = "table"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    HEADING_4 = "heading 4"
    HEADING_5 = "heading 5"
    HEADING_6 = "heading 6"


class LineKind(StrEnum):
    """What is painted round a line."""

    WORDS = "words"
    QUOTE = "quote"
    DIVIDER = "divider"
    CARD = "card"
    RAW = "raw"


class UnitKind(StrEnum):
    """What stands for one whole thing and is never entered by the caret."""

    AD = "ad"
    EMBED = "embed"
    PICTURE = "picture"
    CITATION = "citation"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a line set in one style; spans may lie inside each other."""

    start: int
    end: int
    style: Style


@dataclass(frozen=True, slots=True)
class Unit:
    """A marker, citation or picture in a line; `names` are its id or its keys, `where` is a locator.

    A picture's names are its address, its alternative text and its caption.
    """

    start: int
    end: int
    kind: UnitKind
    names: tuple[str, ...]
    where: str = ""

    @property
    def is_card(self) -> bool:
        """Return whether it takes its line for itself."""
        return self.kind is not UnitKind.CITATION


@dataclass(frozen=True, slots=True)
class Line:
    """What one line is; offsets are characters into it."""

    kind: LineKind
    spans: tuple[Span, ...] = ()
    units: tuple[Unit, ...] = ()


BLANK = Line(LineKind.WORDS)


@dataclass(slots=True)
class _Reading:
    """What was found in a run of lines, with offsets into the run."""

    spans: list[Span]
    units: list[Unit]
    kinds: list[tuple[int, int, LineKind]]

    def add(self, start: int, end: int, style: Style) -> None:
        if end > start:
            self.spans.append(Span(start, end, style))


def _heading(block: Block, reading: _Reading) -> None:
    assert isinstance(block, body.Heading)
    words = block.source[block.level :].lstrip()
    reading.add(block.start, block.end, Style(f"heading {block.level}"))
    reading.add(block.start, block.end - len(words), Style.MARK)


def _quote(block: Block, reading: _Reading) -> None:
    reading.kinds.append((block.start, block.end, LineKind.QUOTE))
    reading.add(block.start, block.end, Style.QUOTE)
    at = block.start
    for line in block.source.split("\n"):
        reading.add(at, at + (2 if line.startswith("> ") else 1), Style.MARK)
        at += len(line) + 1
    _, credit = body.quote_parts(block.source)
    if credit:
        start = block.start + credit.outer(0)
        reading.add(start, start + len(credit.text), Style.CREDIT)


def _list(block: Block, reading: _Reading) -> None:
    line_starts = [0] + [at + 1 for at, character in enumerate(block.source) if character == "\n"]
    for item in body.list_items(block.source):
        words = item.words.outer(0)
        start = max(at for at in line_starts if at <= words)
        reading.add(block.start + start, block.start + words, Style.BULLET)


def _image(block: Block, reading: _Reading) -> None:
    assert isinstance(block, body.Image)
    names = (block.target, block.alternative, block.caption)
    reading.kinds.append((block.start, block.end, LineKind.CARD))
    reading.units.append(Unit(block.start, block.end, UnitKind.PICTURE, names))


def _marker(block: Block, reading: _Reading) -> None:
    assert isinstance(block, body.Ad | body.Embed)
    kind = UnitKind.AD if isinstance(block, body.Ad) else UnitKind.EMBED
    reading.kinds.append((block.start, block.end, LineKind.CARD))
    reading.units.append(Unit(block.start, block.end, kind, (block.id,)))


def _divider(block: Block, reading: _Reading) -> None:
    reading.kinds.append((block.start, block.end, LineKind.DIVIDER))
    reading.add(block.start, block.end, Style.MARK)


def _table(block: Block, reading: _Reading) -> None:
    reading.add(block.start, block.end, Style.TABLE)
    for at, character in enumerate(block.source):
        if character == "|":
            reading.add(block.start + at, block.start + at + 1, Style.MARK)
    first = block.source.index("\n") + 1
    rule = block.source[first:].partition("\n")[0]
    reading.add(block.start + first, block.start + first + len(rule), Style.MARK)


_BLOCKS: dict[type[Block], Callable[[Block, _Reading], None]] = {
    body.Heading: _heading,
    body.Quote: _quote,
    body.List: _list,
    body.Image: _image,
    body.Ad: _marker,
    body.Embed: _marker,
    body.Divider: _divider,
    body.Table: _table,
}


def _words(block: Block, reading: _Reading) -> None:
    """Add the marks and styles inside the words of a block."""
    for stretch in body.stretches(block):
        pieces = inline.read(stretch.text)
        if len(pieces) == 1 and isinstance(pieces[0], inline.Text) and pieces[0].text == stretch.text:
            continue
        place = Plain(stretch.text, tuple((here, block.start + there) for here, there in stretch.places)).outer
        for piece in inline.walk(pieces):
            _piece(piece, stretch.text, place, reading)


def _piece(piece: inline.Inline, text: str, place: Callable[[int], int], reading: _Reading) -> None:
    start, end = place(piece.start), place(piece.end - 1) + 1
    if isinstance(piece, inline.Citation):
        # The space before a citation belongs to its markup, yet the caret may stand before it.
        opening = start + (text[piece.start] == " ")
        names = tuple(cited.key for cited in piece.cited)
        reading.units.append(Unit(opening, end, UnitKind.CITATION, names, piece.cited[0].locator))
    elif isinstance(piece, inline.Styled | inline.Link):
        first, last = place(piece.children[0].start), place(piece.children[-1].end - 1) + 1
        reading.add(start, end, Style.LINK if isinstance(piece, inline.Link) else Style(_ELEMENTS[piece.element]))
        reading.add(start, first, Style.MARK)
        reading.add(last, end, Style.ADDRESS if isinstance(piece, inline.Link) else Style.MARK)
    elif isinstance(piece, inline.Code):
        ticks = (end - start - len(piece.text)) // 2
        reading.add(start, end, Style.CODE)
        reading.add(start, start + ticks, Style.MARK)
        reading.add(end - ticks, end, Style.MARK)
    elif isinstance(piece, inline.LineBreak) or len(piece.text) < piece.end - piece.start:
        reading.add(start, start + 1, Style.MARK)


_ELEMENTS = {"strong": Style.STRONG, "em": Style.EMPHASIS, "s": Style.STRUCK}


def read_run(run: str) -> tuple[Line, ...]:
    """Read a run of lines that holds no blank one; return what each of its lines is."""
    return _foreseen.get(run) or _read(run)


_foreseen: dict[str, tuple[Line, ...]] = {}
_MOST_FORESEEN = 64
_FIRST = 16  # characters: what begins an item, a heading or a marker is shorter
_LONGEST = 1_900  # characters: a link's words, or code, may not run over 2,000 (`inline`)


def foresee(lines: Sequence[str], number: int, at: int, added: int) -> bool:
    """Remember what a run is into which letters were typed in the midst of words; return whether that is known.

    A reading costs more than all else that a key does. `lines` is the run as it is now, `number` the line that was
    typed in and `at` the offset there. Where a mark is near, or anything might have changed, nothing is remembered.
    """
    text = lines[number]
    if not _is_among_words(text, at, added):
        return False
    run = "\n".join(lines)
    if len(run) > _LONGEST or "<" in run or "\\" in run:
        return False
    start = sum(map(len, lines[:number])) + number + at
    read = read_run(run[:start] + run[start + added :])
    made = _grown(read[number], at, added)
    # Half a link or citation may become a whole one by a letter.
    addresses = sum(span.style is Style.ADDRESS for line in read for span in line.spans)
    citations = sum(not unit.is_card for line in read for unit in line.units)
    is_whole = run.count("](") == addresses and run.count("[@") == citations
    if made is None or not is_whole:
        return False
    if len(_foreseen) >= _MOST_FORESEEN:
        _foreseen.clear()
    _foreseen[run] = (*read[:number], made, *read[number + 1 :])
    return True


def _is_among_words(text: str, at: int, added: int) -> bool:
    """Return whether letters, or one space, stand between letters and spaces, behind what may begin a block."""
    if at < _FIRST and not (text[:1].isalpha() and text[: at + added].replace(" ", "").isalpha()):
        return False
    typed, left, right = text[at : at + added], text[at - 1 : at], text[at + added : at + added + 1]
    if text[:at].endswith("  ") or (right and not text[at + added :].strip(" ")):
        return False  # spaces at the end of a line may break it
    beside_words = (left.isalnum() or left == " ") and (not right or right in " ,." or right.isalnum())
    return beside_words and (typed.isalnum() or (typed == " " != left and right != " "))


def _grown(line: Line, at: int, added: int) -> Line | None:
    """Return a line of words with what stands behind a place moved on; None where that depends on more."""
    if line.kind is not LineKind.WORDS or any(unit.start <= at <= unit.end for unit in line.units):
        return None
    spans = []
    for span in line.spans:
        if span.style not in _AMONG_WORDS or (span.style in _FIXED and span.start < at < span.end):
            return None
        if span.end == at:
            return None  # an address, or what goes on in the next line
        start = span.start + added if span.start >= at else span.start
        spans.append(Span(start, span.end + added if span.end > at else span.end, span.style))
    units = tuple(
        Unit(unit.start + added, unit.end + added, unit.kind, unit.names, unit.where) if unit.start > at else unit
        for unit in line.units
    )
    return Line(line.kind, tuple(spans), units)


_FIXED = frozenset({Style.MARK, Style.ADDRESS, Style.CODE})
_AMONG_WORDS = _FIXED | {Style.STRONG, Style.EMPHASIS, Style.STRUCK, Style.LINK}


@lru_cache(maxsize=4_096)
def _read(run: str) -> tuple[Line, ...]:
    reading = _Reading([], [], [])
    for block in body.parse(run):
        if describe := _BLOCKS.get(type(block)):
            describe(block, reading)
        _words(block, reading)
    lines = []
    start = 0
    for text in run.split("\n"):
        end = start + len(text)
        lines.append(_cut(reading, start, end))
        start = end + 1
    return tuple(lines)


def _cut(reading: _Reading, start: int, end: int) -> Line:
    """Return what lies in the line from `start` to `end`, with offsets into the line."""
    kinds = (kind for first, last, kind in reading.kinds if first < end and last > start)
    spans = tuple(
        Span(max(span.start, start) - start, min(span.end, end) - start, span.style)
        for span in reading.spans
        if span.start < end and span.end > start
    )
    units = []
    for unit in reading.units:
        if start <= unit.start and unit.end <= end:
            opening = unit.start - start
            units.append(Unit(opening, unit.end - start, unit.kind, unit.names, unit.where))
    return Line(next(kinds, LineKind.WORDS), spans, tuple(units))
