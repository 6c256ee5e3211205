"""The numbers of a list: after an item came or went they count up again, as a list is one only while they do."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock, QTextCursor

if TYPE_CHECKING:
    from editor.ui.body.body_operations import BodyOperations

_MAY_BE_ITEM = re.compile(r"\d{1,3}[.)] |  ")
_NUMBER = re.compile(r"(\d{1,3})(?=[.)] )")


def renumbered(lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield for each item with a wrong number its line, the length of that number and the right one.

    The lines are those of a run without a blank one. Their first says whether they are a list: it is number 1, or it
    was number 2 and the next one goes on from it. An indented line belongs to the item before.
    """
    found = [_NUMBER.match(line) for line in lines[:2]]
    first = int(found[0][1]) if found and found[0] else 0
    goes_on = len(found) > 1 and found[1] is not None and int(found[1][1]) == first + 1
    if first != 1 and not (first == 2 and goes_on):
        return
    expected = 0
    for at, line in enumerate(lines):
        item = _NUMBER.match(line)
        if item is None and line.startswith("  "):
            continue
        if item is None or expected == 999:
            return
        expected += 1
        if item[1] != str(expected):
            yield at, len(item[1]), str(expected)


def renew(editor: "BodyOperations") -> None:
    """Let the numbers of the list with the caret count up, as part of what was done last; the caret stays."""
    first = editor.textCursor().block()
    if not any(_MAY_BE_ITEM.match(beside.text()) for beside in (first.previous(), first, first.next())):
        return
    while _goes_on(first.previous()):
        first = first.previous()
    lines = [first.text()]
    block = first.next()
    while _goes_on(block):
        lines.append(block.text())
        block = block.next()
    changes = list(renumbered(lines))
    if not changes:
        return
    start = first.blockNumber()
    step = QTextCursor(editor.story)
    step.joinPreviousEditBlock()
    for at, length, number in reversed(changes):
        place = editor.story.findBlockByNumber(start + at).position()
        step.setPosition(place + length)
        step.insertText(number)  # behind the old one, which goes then: so the caret before it stays there
        step.setPosition(place)
        step.setPosition(place + length, QTextCursor.MoveMode.KeepAnchor)
        step.removeSelectedText()
    step.endEditBlock()


def _goes_on(block: QTextBlock) -> bool:
    return block.isValid() and block.length() > 1
