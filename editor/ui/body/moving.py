"""Moving blocks of a story: the edits that take one away and put it between two others, everything else untouched."""

from itertools import pairwise

from editor.article import body
from editor.article.edits import Edit


def block_at(blocks: tuple[body.Block, ...], offset: int) -> int:
    """Return the number of the block at or before an offset; -1 before the first one."""
    number = -1
    for at, block in enumerate(blocks):
        if block.start > offset:
            break
        number = at
    return number


def swap(text: str, blocks: tuple[body.Block, ...], number: int) -> tuple[Edit, ...]:
    """Return the edits that change the places of a block and the one after it."""
    first, second = blocks[number], blocks[number + 1]
    changes = [Edit(first.start, first.end, second.source), Edit(second.start, second.end, first.source)]
    for left, right in pairwise(blocks[max(0, number - 1) : number + 3]):
        # Without a blank line between them two blocks that now meet could become one.
        if text.count("\n", left.end, right.start) < 2:
            changes.append(Edit(left.end, right.start, "\n\n"))
    return tuple(changes)


def move(text: str, blocks: tuple[body.Block, ...], number: int, gap: int) -> tuple[Edit, ...]:
    """Return the edits that move a block to a gap; gap n is the one before block n. None where it stands there."""
    if gap in {number, number + 1}:
        return ()
    moved = blocks[number]
    if gap == 0:
        put = Edit(0, blocks[0].start, f"{moved.source}\n\n")
    else:
        before = blocks[gap - 1].end
        after = blocks[gap].start if gap < len(blocks) else len(text)
        tail = "\n\n" if gap < len(blocks) else text[before:]
        put = Edit(before, after, f"\n\n{moved.source}{tail}")
    return (put, _taken(text, blocks, number))


def _taken(text: str, blocks: tuple[body.Block, ...], number: int) -> Edit:
    """Return the edit that takes a block away with the blank lines after it, or before the last one."""
    if number + 1 < len(blocks):
        return Edit(blocks[number].start, blocks[number + 1].start, "")
    start = blocks[number - 1].end if number else 0
    return Edit(start, blocks[number].end, "")
