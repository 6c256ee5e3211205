"""What a line of the document is, read from the lines round it, and where its whole units stand in Qt's positions."""

import re
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock

from editor.ui import utf16
from editor.ui.body import quiet_syntax, typing_aids
from editor.ui.body.body_document import TOP, BodyDocument
from editor.ui.body.quiet_syntax import Line, LineKind, Span, Style, Unit

LONGEST_RUN = 6_000  # characters; a longer run without a blank line is read line by line, so that a key stays cheap


@dataclass(frozen=True, slots=True)
class PlacedUnit:
    """A unit in the document; `start` and `end` are Qt's positions."""

    start: int
    end: int
    unit: Unit

    @property
    def is_card(self) -> bool:
        """Return whether the caret may not even touch it."""
        return self.unit.is_card


def run_round(block: QTextBlock, raw_lines: frozenset[int]) -> tuple[QTextBlock, QTextBlock]:
    """Return the first and the last line of the run without a blank line in which a line stands."""
    first = last = block
    room = LONGEST_RUN - block.length()
    before = block.previous()
    while before.isValid() and before.length() > 1 and room > 0 and before.blockNumber() not in raw_lines:
        first = before
        room -= before.length()
        before = before.previous()
    after = block.next()
    while after.isValid() and after.length() > 1 and room > 0 and after.blockNumber() not in raw_lines:
        last = after
        room -= after.length()
        after = after.next()
    return (first, last) if room > 0 else (block, block)


def read_line(document: BodyDocument, block: QTextBlock) -> Line:
    """Return what a line of the document is."""
    if block.length() <= 1:
        return quiet_syntax.BLANK
    raw_lines = document.raw_lines
    text = block.text()
    if raw_lines and block.blockNumber() in raw_lines:
        return Line(LineKind.RAW, (Span(0, len(text), Style.RAW),))
    if block.previous().length() <= 1 and block.next().length() <= 1:
        return quiet_syntax.read_run(text)[0]
    lines, at = _run_of(block, raw_lines)
    # White space alone makes a line blank to the domain; it is kept here, so that lines keep their numbers.
    return quiet_syntax.read_run("\n".join(lines))[at]


def _run_of(block: QTextBlock, raw_lines: frozenset[int]) -> tuple[list[str], int]:
    """Return the lines of the run in which a line stands, and its number among them."""
    first, last = run_round(block, raw_lines)
    lines = [first.text()]
    at = 0
    while first != last:
        first = first.next()
        if first == block:
            at = len(lines)
        lines.append(first.text())
    return lines, at


def foresee(document: BodyDocument, block: QTextBlock, position: int, added: int) -> bool:
    """Tell the reading that characters were typed at one of Qt's positions; return whether they made a word longer.

    It is not known of a story with fenced blocks, nor of a line with characters that are two to Qt.
    """
    if len(block.text()) != block.length() - 1 or document.raw_lines:
        return False
    lines, number = _run_of(block, frozenset())
    return quiet_syntax.foresee(lines, number, position - block.position(), added)


def may_grow(document: BodyDocument, block: QTextBlock, at: int) -> bool:
    """Return whether a letter typed at an offset of a line would make a word longer and change nothing else."""
    text = block.text()
    if len(text) != block.length() - 1 or document.raw_lines:
        return False
    lines, number = _run_of(block, frozenset())
    lines[number] = f"{text[:at]}a{text[at:]}"
    return quiet_syntax.foresee(lines, number, at, 1)


def units_of(document: BodyDocument, block: QTextBlock) -> tuple[PlacedUnit, ...]:
    """Return the whole units of a line, in order."""
    units = read_line(document, block).units
    if not units:
        return ()
    start = block.position()
    wide = utf16.line_positions(block.text())
    if wide is None:
        return tuple(PlacedUnit(start + unit.start, start + unit.end, unit) for unit in units)
    return tuple(PlacedUnit(start + wide.position(unit.start), start + wide.position(unit.end), unit) for unit in units)


_BARE_LEAD = re.compile(r"#{1,6} +$| *(?:[-*]|\d{1,3}[.)]) +$|(?:> ?)+$")
_HEADINGS = frozenset(style for style in Style if style.startswith("heading"))


def lead_length(document: BodyDocument, block: QTextBlock) -> int:
    """Return how many characters make a line a heading, a quotation or an item, where nothing follows them too."""
    text = block.text()
    if document.raw_lines and block.blockNumber() in document.raw_lines:
        return 0
    if found := _BARE_LEAD.match(text):
        return found.end()
    line = read_line(document, block)
    styles = {span.style for span in line.spans}
    if line.kind is not LineKind.QUOTE and Style.BULLET not in styles and not styles & _HEADINGS:
        return 0
    leads = (span.end for span in line.spans if span.start == 0 and span.style in {Style.MARK, Style.BULLET})
    return max(leads, default=0)


def lead_of(document: BodyDocument, block: QTextBlock) -> typing_aids.Lead | None:
    """Return what the line's item or quotation begins with, on it or on a line before that it goes on.

    A sentence that begins with a number is none.
    """
    first = block
    while first.text().startswith("  ") and typing_aids.lead(first.text()) is None and first.previous().isValid():
        first = first.previous()
    text = first.text()
    lead = typing_aids.lead(text)
    if lead is None:
        return None
    line = read_line(document, first)
    is_item = line.kind is LineKind.QUOTE or any(span.style is Style.BULLET for span in line.spans)
    is_one = is_item or not text[len(lead.text) :].strip() or lead.text.strip() in {"1.", "1)"}
    return typing_aids.Lead(lead.text, lead.following, is_here=first == block) if is_one else None


def line_at_height(document: BodyDocument, height: float, after: QTextBlock | None = None) -> QTextBlock:
    """Return the line at a height in the document's pixels; `after` is a line known to be above it."""
    layout = document.documentLayout()
    if after is not None:
        block = after
        while block.next().isValid() and layout.blockBoundingRect(block.next()).top() <= height:
            block = block.next()
        return block
    # Asking where a line far below is would lay out everything before it, which Qt puts off in a story just opened.
    low, high = 0, document.blockCount() if height > TOP else 1
    while low + 1 < high:
        middle = (low + high) // 2
        above = layout.blockBoundingRect(document.findBlockByNumber(middle)).top() <= height
        low, high = (middle, high) if above else (low, middle)
    return document.findBlockByNumber(low)


def unit_at(document: BodyDocument, position: int) -> PlacedUnit | None:
    """Return the unit in which the caret would stand: anywhere on a card's line, strictly inside of others."""
    block = document.findBlock(position)
    for placed in units_of(document, block):
        if placed.is_card:
            return PlacedUnit(block.position(), block.position() + block.length() - 1, placed.unit)
        if placed.start < position < placed.end:
            return placed
    return None


def settle(
    anchor: int, position: int, before: int, here: PlacedUnit | None, there: PlacedUnit | None
) -> tuple[int, int]:
    """Return anchor and position moved out of the units they stand in; `before` is where the caret came from.

    A caret on a card selects it; one in a citation goes on to the edge it was heading for. The ends of a selection take
    a card in or leave it out, so that what is cut out never joins words to a marker's line.
    """
    if anchor == position:
        if here is None:
            return anchor, position
        if here.is_card:
            return here.start, here.end
        edge = here.start if before >= here.end else here.end
        if not here.start - 1 <= before <= here.end + 1:  # from another line, or by the mouse
            edge = here.start if position - here.start < here.end - position else here.end
        return edge, edge
    if here is not None and there is not None and here.start == there.start:
        return (here.start, here.end) if position > anchor or here.is_card else (here.end, here.start)
    forward = position > anchor
    if there is not None:
        anchor = there.start if forward else there.end
    if here is not None:
        grows = (position > before) == forward or position == before
        position = _edge(here, forward, grows)
    return anchor, position


def _edge(here: PlacedUnit, forward: bool, grows: bool) -> int:
    """Return the edge of a unit to which the moving end of a selection goes."""
    if grows:
        return here.end if forward else here.start
    if here.is_card:
        return max(0, here.start - 1) if forward else here.end + 1
    return here.start if forward else here.end
