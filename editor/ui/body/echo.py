"""A letter among words, painted before it is in the document.

QTextDocument reckons the place of every line behind a change before it lets anything be painted: 2 ms in the middle of
50,000 words, more than all else from key to pixel. So the line with the letter is set once by itself and
painted; the document takes the letter in after that, and Qt paints the same again. Where the letter breaks its line,
the rest of the paragraph is set so: what stands below moves on only with Qt's own picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QTextBlock, QTextLayout, QTextOption

from editor.ui.type_scale import LINE_HEIGHT


@dataclass(frozen=True, slots=True)
class Echo:
    """A line of a paragraph as it waits for a letter; places are in the viewport's pixels."""

    paragraph: str
    start: int  # of the line in its paragraph
    at: int  # where in the paragraph the letter comes
    end: int  # of the line
    formats: Sequence[QTextLayout.FormatRange]  # of the paragraph with the letter
    font: QFont
    option: QTextOption  # how the paragraph breaks its lines
    ink: QColor
    room: float  # pixels: the width that the line may have
    corner: QPointF  # the left end of its upper edge
    height: float  # pixels
    ascent: float
    lines: int  # of the paragraph, from this one to its end
    caret: int  # pixels: how wide the caret is

    def set(self, letter: str) -> "SetLine | None":
        """Return the line with a letter in it, None where it would be too long or of another height."""
        layout = self._layout(letter, self.end)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(self.room)
        layout.endLayout()
        is_whole = line.textLength() == self.end - self.start + 1
        if not is_whole or line.naturalTextWidth() > self.room or line.ascent() != self.ascent:
            return None
        return SetLine(self, layout)

    def set_rest(self, letter: str) -> "SetLine | None":
        """Return the paragraph from the line on with a letter in it.

        None where that takes two lines more than before or a line is of another height.
        """
        layout = self._layout(letter, len(self.paragraph))
        layout.beginLayout()
        count, is_even = 0, True
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.room)
            line.setPosition(QPointF(0, count * self.pitch))
            is_even = is_even and line.height() == self.height and line.ascent() == self.ascent
            count += 1
        layout.endLayout()
        return SetLine(self, layout, count) if is_even and count <= self.lines + 1 else None

    @property
    def pitch(self) -> float:
        """Return the pixels from one line to the next."""
        return self.height * LINE_HEIGHT / 100

    def _layout(self, letter: str, end: int) -> QTextLayout:
        """Return the paragraph from this line to an offset in it, with a letter more and the formats of that."""
        layout = QTextLayout(self.paragraph[self.start : self.at] + letter + self.paragraph[self.at : end], self.font)
        layout.setTextOption(self.option)
        own = []
        for one in self.formats:
            first, last = max(one.start - self.start, 0), min(one.start + one.length, end + 1) - self.start
            if first < last:
                part = QTextLayout.FormatRange()
                part.start, part.length, part.format = first, last - first, one.format
                own.append(part)
        layout.setFormats(own)
        return layout


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line that is set and can be painted, or one with those behind it in its paragraph."""

    echo: Echo
    layout: QTextLayout
    lines: int = 1

    @property
    def is_longer(self) -> bool:
        """Return whether the paragraph has a line more than before."""
        return self.lines > self.echo.lines

    @property
    def below(self) -> int:
        """Return how many pixels the other lines take below the first."""
        return ceil((self.lines - 1) * self.echo.pitch)

    @property
    def caret_below(self) -> int:
        """Return how many pixels the line with the caret stands below the first."""
        return ceil(self.layout.lineForTextPosition(self._caret).lineNumber() * self.echo.pitch)

    @property
    def _caret(self) -> int:
        return self.echo.at - self.echo.start + 1

    def paint(self, painter: QPainter) -> None:
        """Paint the words and the caret behind the letter."""
        echo = self.echo
        painter.setPen(echo.ink)
        self.layout.draw(painter, echo.corner)
        self.layout.drawCursor(painter, echo.corner, self._caret, echo.caret)


def listen(
    block: QTextBlock,
    number: int,
    at: int,
    corner: QPointF,
    formats: Sequence[QTextLayout.FormatRange],
    ink: QColor,
    caret: int,
) -> Echo | None:
    """Return what waits for a letter at an offset of a paragraph; None where a line cannot be set by itself.

    `number` is that of the line, `corner` the paragraph's in the viewport's pixels, `formats` are the paragraph's with
    the letter in it.
    """
    layout, text = block.layout(), block.text()
    line = layout.lineAt(number)
    start, end = line.textStart(), line.textStart() + line.textLength()
    if "\t" in text:
        return None
    return Echo(
        text, start, at, end, formats, block.document().defaultFont(), layout.textOption(), ink, line.width(),
        corner + QPointF(line.x(), line.y()), line.height(), line.ascent(), layout.lineCount() - number, caret,
    )  # fmt: skip
