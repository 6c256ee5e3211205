"""What every family of recognition works on: the lines of a reading, and what was claimed of them before."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from editor.article.canonical import Json
from editor.article.grade import Grade
from editor.article.prose import Segment
from editor.importing.reading import Hints, ProposalKind, RawBlock, RawKind, Reading, Shape
from editor.importing.recognise.languages import guess_language

LONGEST_LINE = 200_000  # characters; a longer line is no news copy, and is left alone (as in article.inline)
_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»“)\]]*$")
_WORDLESS = frozenset({RawKind.TABLE, RawKind.IMAGE, RawKind.DIVIDER, RawKind.EMBED, RawKind.AD_SLOT})
_HEAD_LINES = 30
_HEAD_PROSE = 3
LONG_LINE = 200  # characters; from here on a line can hold what other stories have on lines of their own


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a block, without the white space round it; `start` and `end` are characters of the block's words.

    `after_gap` says that white space parts it from the line before: a blank line in text, another block elsewhere.
    """

    number: int
    block: int
    start: int
    end: int
    text: str
    kind: RawKind
    after_gap: bool

    @property
    def segment(self) -> Segment:
        """Return the place of the whole line."""
        return Segment(self.block, self.start, self.end)

    def part(self, start: int, end: int) -> Segment:
        """Return the place of characters of the line."""
        return Segment(self.block, self.start + start, self.start + end)

    @property
    def ends_sentence(self) -> bool:
        """Return whether the line ends as a sentence does."""
        return _SENTENCE_END.search(self.text[-6:]) is not None

    @property
    def is_prose(self) -> bool:
        """Return whether the line looks like running copy: long, or of middling length with a sentence's end."""
        if self.kind not in {RawKind.PARAGRAPH, RawKind.QUOTE}:
            return False
        return len(self.text) >= 180 or (len(self.text) >= 75 and self.ends_sentence)


@dataclass(frozen=True, slots=True)
class Found:
    """One find. `segments` are the words it takes; `shown` is the place to point at where that is another one."""

    kind: ProposalKind
    grade: Grade
    segments: tuple[Segment, ...]
    value: Mapping[str, Json] = field(default_factory=dict)
    reason: str = ""
    shown: Segment | None = None


@dataclass(frozen=True)
class Page:
    """A reading cut into lines; without slots, since what is worked out once is kept in the instance."""

    blocks: tuple[RawBlock, ...]
    lines: tuple[Line, ...]
    hints: Hints
    decoded: str
    shape: Shape

    @cached_property
    def language(self) -> str:
        """Return the language the page names, else the one its small words speak for, as two letters."""
        if self.hints.language:
            return self.hints.language[:2].lower()
        return guess_language([line.text for line in self.lines])

    @cached_property
    def head(self) -> tuple[Line, ...]:
        """Return the lines before the third of running copy: where furniture stands."""
        prose = 0
        for line in self.lines[:_HEAD_LINES]:
            prose += line.is_prose
            if prose == _HEAD_PROSE:
                return self.lines[: line.number]
        return self.lines[:_HEAD_LINES]

    @cached_property
    def before_prose(self) -> tuple[Line, ...]:
        """Return the lines before the second of running copy, since a standfirst can look like one."""
        prose = 0
        for line in self.head:
            prose += line.is_prose
            if prose == 2:
                return self.lines[: line.number]
        return self.head

    def line(self, number: int) -> Line | None:
        """Return a line by its number, or None outside the page."""
        return self.lines[number] if 0 <= number < len(self.lines) else None

    def address_at(self, segment: Segment) -> str:
        """Return the address of the last link that touches a stretch of a block, or an empty text."""
        return next(reversed(self.addresses_at(segment)), "")

    def addresses_at(self, segment: Segment) -> tuple[str, ...]:
        """Return the addresses of the links that touch a stretch of a block, in order."""
        return tuple(
            markup.address
            for markup in self.blocks[segment.paragraph].markup
            if markup.address and markup.start < segment.end and markup.end > segment.start
        )


def _has_gap(reading: Reading, number: int) -> bool:
    if number == 0 or reading.shape is not Shape.TEXT:
        return True
    between = reading.decoded[reading.blocks[number - 1].end : reading.blocks[number].start]
    return len(between) > 1_000 or re.sub(r"\r\n?", "\n", between).count("\n") > 1


def page_of(reading: Reading) -> Page:
    """Return the reading cut into lines; blocks that show no running words have none."""
    lines: list[Line] = []
    for number, block in enumerate(reading.blocks):
        if block.kind in _WORDLESS:
            continue
        gap = _has_gap(reading, number)
        for found in _LINE.finditer(block.text):
            words = found[0].strip()
            if words and len(words) <= LONGEST_LINE:
                start = found.start() + len(found[0]) - len(found[0].lstrip())
                lines.append(Line(len(lines), number, start, start + len(words), words, block.kind, gap))
                gap = False
    return Page(reading.blocks, tuple(lines), reading.hints, reading.decoded, reading.shape)


_Stretches = tuple[tuple[int, int, ProposalKind], ...]


def _overlaps(stretches: _Stretches, segment: Segment) -> bool:
    return any(start < segment.end and end > segment.start for start, end, _ in stretches)


@dataclass(frozen=True, slots=True)
class Claims:
    """What was found so far: for each block the stretches taken, and by what."""

    taken: Mapping[int, _Stretches] = field(default_factory=dict)

    def plus(self, found: Iterable[Found]) -> tuple["Claims", list[Found]]:
        """Return the claims with more finds, and those finds of which no character was taken before."""
        taken = dict(self.taken)
        accepted: list[Found] = []
        for one in found:
            if any(_overlaps(taken.get(segment.paragraph, ()), segment) for segment in one.segments):
                continue
            accepted.append(one)
            for segment in one.segments:
                stretch = (segment.start, segment.end, one.kind)
                taken[segment.paragraph] = (*taken.get(segment.paragraph, ()), stretch)
        return Claims(taken), accepted

    def kind_at(self, segment: Segment) -> ProposalKind | None:
        """Return what took a part of a stretch first, or None where all of it is free."""
        for start, end, kind in self.taken.get(segment.paragraph, ()):
            if start < segment.end and end > segment.start:
                return kind
        return None

    def covers(self, line: Line) -> bool:
        """Return whether one find took most of a line."""
        most = 0.6 * (line.end - line.start)
        return any(
            min(end, line.end) - max(start, line.start) > most for start, end, _ in self.taken.get(line.block, ())
        )

    def is_free(self, line: Line) -> bool:
        """Return whether nothing of a line is taken."""
        return line.block not in self.taken or self.kind_at(line.segment) is None


Family = Callable[[Page, Claims], list[Found]]


def free_lines(lines: Iterable[Line], claims: Claims) -> list[Line]:
    """Return the lines of which nothing is taken."""
    return [line for line in lines if claims.is_free(line)]


def open_lines(lines: Iterable[Line], claims: Claims) -> list[Line]:
    """Return the free lines, and the long ones of which only stretches are taken."""
    return [line for line in lines if claims.is_free(line) or (len(line.text) >= LONG_LINE and not claims.covers(line))]
