"""A letter among words, painted before it is in the document.

QTextDocument reckons the place of every line behind a change before it lets anything be painted: 2 ms in the middle of
50,000 words, as much as all else from key to pixel. Where a letter only makes its line longer, the line is set once by
itself and painted; the document takes the letter in after that, and Qt paints the same again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QTextBlock, QTextLayout, QTextLine


@dataclass(frozen=True, slots=True)
class Echo:
    """A line of a paragraph as it waits for a letter; places are in the viewport's pixels."""

    before: str
    after: str
    formats: list[QTextLayout.FormatRange]  # of the line with the letter
    font: QFont
    ink: QColor
    room: float  # pixels: the width that the line may have
    corner: QPointF  # the left end of its upper edge
    ascent: float
    caret: int  # pixels: how wide the caret is

    def set(self, letter: str) -> "SetLine | None":
        """Return the line with a letter in it, None where it would be too long or of another height."""
        layout = QTextLayout(self.before + letter + self.after, self.font)
        layout.setFormats(self.formats)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(self.room)
        layout.endLayout()
        is_whole = line.textLength() == len(self.before) + 1 + len(self.after)
        if not is_whole or line.naturalTextWidth() > self.room or line.ascent() != self.ascent:
            return None
        return SetLine(self, layout)


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line that is set and can be painted."""

    echo: Echo
    layout: QTextLayout

    def paint(self, painter: QPainter) -> None:
        """Paint the words and the caret behind the letter."""
        echo = self.echo
        painter.setPen(echo.ink)
        self.layout.draw(painter, echo.corner)
        self.layout.drawCursor(painter, echo.corner, len(echo.before) + 1, echo.caret)


def listen(
    block: QTextBlock,
    line: QTextLine,
    at: int,
    corner: QPointF,
    formats: Sequence[QTextLayout.FormatRange],
    ink: QColor,
    caret: int,
) -> Echo | None:
    """Return what waits for a letter at an offset of a paragraph; None where the line cannot be set by itself.

    `corner` is the paragraph's in the viewport's pixels, `formats` are the paragraph's with the letter in it.
    """
    start, length = line.textStart(), line.textLength()
    text = block.text()[start : start + length]
    if "\t" in text:
        return None
    own = []
    for one in formats:
        first, last = max(one.start - start, 0), min(one.start + one.length - start, length + 1)
        if first < last:
            part = QTextLayout.FormatRange()
            part.start, part.length, part.format = first, last - first, one.format
            own.append(part)
    font = block.document().defaultFont()
    return Echo(
        text[: at - start], text[at - start :], own, font, ink, line.width(),
        corner + QPointF(line.x(), line.y()), line.ascent(), caret,
    )  # fmt: skip
