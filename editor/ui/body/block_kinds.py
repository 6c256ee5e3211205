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
_FIRST = {BlockKind.PARAGRAPH: "", BlockKind.HEADING: _LEVEL, BlockKind.QUOTE: "> ", BlockKind.LIST: "- "}
# What joins the lines of one paragraph, and two paragraphs; a heading and an item are one line each.
_WITHIN = {BlockKind.PARAGRAPH: "\n", BlockKind.HEADING: " ", BlockKind.QUOTE: "\n> ", BlockKind.LIST: " "}
_BETWEEN = {BlockKind.PARAGRAPH: "\n\n", BlockKind.HEADING: "\n\n", BlockKind.QUOTE: "\n>\n", BlockKind.LIST: "\n"}


def toggle(text: str, start: int, end: int, kind: BlockKind) -> tuple[Edit, ...]:
    """Return the edits that set the blocks touched by a selection as a kind, or back as paragraphs if they all are.

    Cards, pictures, dividers, tables and fenced blocks among them stay as they are. Offsets are characters.
    """
    blocks = body.parse(text)
    touched = [number for number, block in enumerate(blocks) if block.start <= end and start <= block.end]
    words = [number for number in touched if type(blocks[number]) in _KINDS]
    is_set = bool(words) and all(_KINDS[type(blocks[number])] is kind for number in words)
    wanted = BlockKind.PARAGRAPH if is_set else kind
    changes: list[Edit] = []
    for run in _runs(words):
        changes += _retyped([blocks[number] for number in run], wanted)
        changes += _kept_apart(text, blocks, run[0], run[-1])
    return tuple(changes)


def _runs(numbers: list[int]) -> Iterator[list[int]]:
    """Yield numbers that follow one another."""
    for _, some in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        yield [number for _, number in some]


def _retyped(blocks: list[Block], kind: BlockKind) -> Iterator[Edit]:
    """Yield the edits that set blocks that follow one another as a kind: markers and what stands between words."""
    paragraphs = [paragraph for block in blocks for paragraph in _paragraphs(block)]
    first = paragraphs[0][0]
    yield Edit(first.marked, first.start, _FIRST[kind])
    for paragraph in paragraphs:
        for line, following in pairwise(paragraph):
            yield Edit(line.end, following.start, _WITHIN[kind])
    for paragraph, after in pairwise(paragraphs):
        yield Edit(paragraph[-1].end, after[0].start, _BETWEEN[kind] + _FIRST[kind])


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
