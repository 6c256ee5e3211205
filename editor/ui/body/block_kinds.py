"""Making paragraphs headings, quotations or list items, and back: the edits alone, everything else untouched."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from editor.article import body, edits
from editor.article.body import Block
from editor.article.edits import Edit


class BlockKind(StrEnum):
    """What words can be set as."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a paragraph: where its words begin and end, and where the marker before them begins."""

    marked: int
    start: int
    end: int


_KINDS: dict[type[Block], BlockKind] = {
    body.Paragraph: BlockKind.PARAGRAPH,
    body.Heading: BlockKind.HEADING,
    body.Quote: BlockKind.QUOTE,
    body.List: BlockKind.LIST,
}
_LEVEL = "## "  # the headline is the only heading above it
LEADS = {BlockKind.PARAGRAPH: "", BlockKind.HEADING: _LEVEL, BlockKind.QUOTE: "> ", BlockKind.LIST: "- "}
# What joins the lines of one paragraph, and two paragraphs; a heading and an item are one line each.
_WITHIN = {BlockKind.PARAGRAPH: "\n", BlockKind.HEADING: " ", BlockKind.QUOTE: "\n> ", BlockKind.LIST: " "}
_BETWEEN = {BlockKind.PARAGRAPH: "\n\n", BlockKind.HEADING: "\n\n", BlockKind.QUOTE: "\n>\n", BlockKind.LIST: "\n"}


def toggle(text: str, start: int, end: int, kind: BlockKind) -> tuple[Edit, ...]:
    """Return the edits that set the blocks touched by a selection as a kind, or back as paragraphs if they all are.

    Cards, pictures, dividers, tables and fenced blocks among them stay as they are. Of a list with bullets the items
    touched are set alone; one with numbers is set whole, as its rest could not go on counting. Offsets are characters.
    """
    blocks = body.parse(text)
    touched = [number for number, block in enumerate(blocks) if block.start <= end and start <= block.end]
    words = [number for number in touched if type(blocks[number]) in _KINDS]
    is_set = bool(words) and all(_KINDS[type(blocks[number])] is kind for number in words)
    wanted = BlockKind.PARAGRAPH if is_set else kind
    changes: list[Edit] = []
    for run in _runs(words):
        changes += _retyped([_touched(blocks[number], start, end, wanted) for number in run], wanted)
        changes += _kept_apart(text, blocks, run[0], run[-1])
    return tuple(changes)


def _runs(numbers: list[int]) -> Iterator[list[int]]:
    """Yield numbers that follow one another."""
    for _, some in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        yield [number for _, number in some]


@dataclass(frozen=True, slots=True)
class _Touched:
    """The paragraphs or items of a block that are set anew, and whether some before or behind them are not."""

    paragraphs: list[list[_Line]]
    leaves_before: bool = False
    leaves_behind: bool = False


def _touched(block: Block, start: int, end: int, wanted: BlockKind) -> _Touched:
    paragraphs = _paragraphs(block)
    if not isinstance(block, body.List) or wanted is BlockKind.LIST or block.source[:1].isdigit():
        return _Touched(paragraphs)
    depths = [item.depth for item in body.list_items(block.source)]
    numbers = [at for at, lines in enumerate(paragraphs) if lines[0].marked <= end and start <= lines[-1].end]
    first, last = numbers[0], numbers[-1]
    while depths[first]:
        first -= 1  # an item goes with those inside of it
    while last + 1 < len(depths) and depths[last + 1]:
        last += 1
    return _Touched(paragraphs[first : last + 1], first > 0, last < len(paragraphs) - 1)


def _retyped(blocks: list[_Touched], kind: BlockKind) -> Iterator[Edit]:
    """Yield the edits that set blocks that follow one another as a kind: markers and what stands between words."""
    paragraphs = [paragraph for block in blocks for paragraph in block.paragraphs]
    first, end = paragraphs[0][0], paragraphs[-1][-1].end
    if blocks[0].leaves_before:
        yield Edit(first.marked - 1, first.marked - 1, "\n")
    if blocks[-1].leaves_behind:
        yield Edit(end + 1, end + 1, "\n")
    yield Edit(first.marked, first.start, LEADS[kind])
    for paragraph in paragraphs:
        for line, following in pairwise(paragraph):
            yield Edit(line.end, following.start, _WITHIN[kind])
    for paragraph, after in pairwise(paragraphs):
        yield Edit(paragraph[-1].end, after[0].start, _BETWEEN[kind] + LEADS[kind])


def _kept_apart(text: str, blocks: tuple[Block, ...], first: int, last: int) -> Iterator[Edit]:
    """Yield the blank lines without which what was set anew could become one with its neighbours."""
    for left, right in ((first - 1, first), (last, last + 1)):
        if left < 0 or right >= len(blocks):
            continue
        here = blocks[left].end
        if text.count("\n", here, blocks[right].start) < 2:
            yield Edit(here, here, "\n")


def _paragraphs(block: Block) -> list[list[_Line]]:
    """Return the lines of each paragraph or item of a block, without what marks them."""
    lines = list(_lines(block))
    if isinstance(block, body.Paragraph):
        return [[_Line(start, start, end) for start, end in lines]]
    if isinstance(block, body.Heading):
        start, end = lines[0]
        words = block.source[block.level :]
        return [[_Line(start, start + len(block.source) - len(words.lstrip()), end)]]
    if isinstance(block, body.Quote):
        return _quoted(block, lines)
    items = []
    for item in body.list_items(block.source):
        places = [block.start + there for _, there in item.words.places]
        items.append([_Line(_line_start(lines, place), place, _line_end(lines, place)) for place in places])
    return items


def _quoted(block: Block, lines: list[tuple[int, int]]) -> list[list[_Line]]:
    paragraphs: list[list[_Line]] = [[]]
    for start, end in lines:
        inner = min(end, start + (2 if block.source[start - block.start : start - block.start + 2] == "> " else 1))
        if block.source[inner - block.start : end - block.start].strip():
            paragraphs[-1].append(_Line(start, inner, end))
        elif paragraphs[-1]:
            paragraphs.append([])
    return [paragraph for paragraph in paragraphs if paragraph] or [[_Line(block.start, block.end, block.end)]]


def _lines(block: Block) -> Iterator[tuple[int, int]]:
    start = block.start
    for line in block.source.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _line_start(lines: list[tuple[int, int]], place: int) -> int:
    return next(start for start, end in lines if start <= place <= end)


def _line_end(lines: list[tuple[int, int]], place: int) -> int:
    return next(end for start, end in lines if start <= place <= end)


def divider(text: str, at: int) -> tuple[Edit, ...]:
    """Return the edits that put a line across the column after the block at an offset, or take away the one there."""
    here = next((block for block in body.parse(text) if block.start <= at <= block.end), None)
    if isinstance(here, body.Divider):
        return (edits.remove_block(text, here),)
    return (edits.insert_marker(text, "---", at),)
