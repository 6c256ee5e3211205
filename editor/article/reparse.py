"""Reading a body again after an edit: blocks before it stay, blocks after it move, and what is between is read.

What `body.parse` makes of a line that is in no block depends on nothing before it; how far a block goes, on no more
than the line after it. Only whether a fence opens depends on more: on where the last line is that could close it.
"""

from bisect import bisect_left
from dataclasses import dataclass, replace

from editor.article.body import Block, Paragraph, last_fence, parse, parse_from
from editor.article.common_ends import common_end, common_start


@dataclass(frozen=True, slots=True)
class Parsed:
    """The blocks of a body: the first `same` are those of the body before, the last `moved` those of its end, moved."""

    text: str
    blocks: tuple[Block, ...]
    fence: int
    same: int = 0
    moved: int = 0


NOTHING = Parsed("", (), -1)


def parse_again(before: Parsed, text: str) -> Parsed:
    """Read a body, given one read before: as `body.parse` reads it, at the cost of what differs."""
    old = before.text
    if old == text:
        return Parsed(text, before.blocks, before.fence, len(before.blocks))
    front = common_start(old, text)
    back = common_end(old, text, front)
    fence, grown = last_fence(text), len(text) - len(old)
    is_in_front = fence == before.fence < front
    is_at_end = before.fence >= len(old) - back and fence == before.fence + grown
    if not before.blocks or not (is_in_front or is_at_end):
        return Parsed(text, parse(text), fence)
    return _parse_between(before, text, fence, front, len(old) - back)


def _parse_between(before: Parsed, text: str, fence: int, front: int, end: int) -> Parsed:
    """Read the blocks from the last one that the edit cannot reach to where the old ones begin again.

    The bodies are alike up to `front` and, in offsets of the old one, from `end`.
    """
    grown = len(text) - len(before.text)
    # Of a block that stays, the line after it stands whole before the edit.
    same = bisect_left(before.blocks, text.rfind("\n", 0, front), key=lambda block: block.end)
    made = []
    first_moved = len(before.blocks)
    start = before.blocks[same - 1].end + 1 if same else 0
    for block in parse_from(text, start, fence):
        was = block.start - grown
        if was >= end:
            at = bisect_left(before.blocks, was, key=lambda block: block.start)
            if at < len(before.blocks) and before.blocks[at].start == was:
                first_moved = at
                break
        made.append(block)
    rest = before.blocks[first_moved:]
    if grown:
        rest = tuple([moved(block, grown) for block in rest])
    return Parsed(text, (*before.blocks[:same], *made, *rest), fence, same, len(rest))


def moved(block: Block, by: int) -> Block:
    """Return a block with its offsets moved."""
    if isinstance(block, Paragraph):  # most blocks are, and `replace` takes three times as long
        return Paragraph(block.start + by, block.end + by, block.source)
    return replace(block, start=block.start + by, end=block.end + by)
