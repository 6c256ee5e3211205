"""Plain text to blocks: a line is a paragraph, unless the file was wrapped at a width.

Most pasted stories hold a paragraph a line, with or without blank lines between. A wire or a mail program wraps lines
at 60 to 80 columns; there a paragraph is put together again from its lines, and a line that ends early ends it.
"""

import itertools
import re
from dataclasses import dataclass

from editor.article.inline import Plain
from editor.importing.errors import UnreadableInput
from editor.importing.reading import RawBlock, RawKind, Reading, Shape

_LINE_END = re.compile("\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")
MOST_LINES = 200_000  # a book of 400 pages has 15,000
_NARROWEST, _WIDEST = 40, 120  # columns between which a file can be wrapped
_FEWEST = 4  # line ends inside paragraphs that must be there to tell
_SLACK = 0.15  # of the width that a line may stay short although the next word would fit (fmt fills to 93%)
_SHARE = 0.6  # of the inner lines that must be full
_ITEM = re.compile(r"(?:[•·▪◦‣*–-]|\d{1,3}[.)])[ \t]+\S")
_SENTENCE_END = (".", "!", "?", ":", ";", ".”", '."', ".’’")
_INDENTED = re.compile(r"(?:\t| {2,})\S")


@dataclass(frozen=True, slots=True)
class _Line:
    """One line with words: its own span, where its words begin, and how many blank lines stand before it."""

    start: int
    end: int
    first: int
    text: str
    paragraph: int
    indented: bool

    @property
    def first_word(self) -> int:
        """Return how many columns the first word takes."""
        return len(self.text.split(None, 1)[0])


def read_text(decoded: str, shape: Shape = Shape.TEXT, notes: tuple[str, ...] = ()) -> Reading:
    """Return the blocks of a plain text; the time grows with its length alone.

    A block's span covers its lines whole; its words are those lines without the spaces at both ends. Raises
    UnreadableInput for more than `MOST_LINES` lines.
    """
    refuse_countless_lines(decoded)
    lines = _lines(decoded)
    width = _wrapped_at(lines)
    blocks = []
    together: list[_Line] = []
    for line in lines:
        if together and not (width and _goes_on(together[-1], line, width)):
            blocks.append(_block(together))
            together = []
        together.append(line)
    if together:
        blocks.append(_block(together))
    return Reading(shape, decoded, tuple(blocks), notes=notes)


def refuse_countless_lines(decoded: str) -> None:
    """Raise UnreadableInput for a text of more lines than any story has."""
    if max(decoded.count("\n"), decoded.count("\r")) > MOST_LINES:
        raise UnreadableInput(
            f"This text has more than {MOST_LINES:,} lines; keep those of the story and leave the rest out."
        )


def _lines(decoded: str) -> list[_Line]:
    """Return the lines that hold words; a blank line between two makes the second another paragraph's."""
    lines = []
    at = paragraph = 0
    for end, following in [
        *((found.start(), found.end()) for found in _LINE_END.finditer(decoded)),
        (len(decoded),) * 2,
    ]:
        whole = decoded[at:end]
        text = whole.strip()
        if text:
            first = at + len(whole) - len(whole.lstrip())
            lines.append(_Line(at, end, first, text, paragraph, _INDENTED.match(whole) is not None))
        else:
            paragraph += 1
        at = following
    return lines


def _wrapped_at(lines: list[_Line]) -> int:
    """Return the width in columns at which a file was wrapped, or 0 for a file whose lines are paragraphs."""
    pairs = [
        (line, after)
        for line, after in itertools.pairwise(lines)
        if line.paragraph == after.paragraph and (line.indented or not after.indented)
    ]
    if len(pairs) < _FEWEST:
        return 0
    width = max(len(line.text) for line in lines)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = sum(_is_full(line, after, width) for line, after in pairs)
    # Wrapping cuts sentences; a list of short paragraphs ends them.
    ended = sum(line.text.endswith(_SENTENCE_END) for line, _ in pairs)
    return width if full >= _SHARE * len(pairs) and ended <= 0.5 * len(pairs) else 0


def _is_full(line: _Line, after: _Line, width: int) -> bool:
    return len(line.text) + 1 + after.first_word > width - _SLACK * width


def _goes_on(line: _Line, after: _Line, width: int) -> bool:
    """Return whether a line of a wrapped file goes on the paragraph of the line before it."""
    if line.paragraph != after.paragraph or not _is_full(line, after, width):
        return False
    if _ITEM.match(after.text) and line.text.endswith(_SENTENCE_END):
        return False
    return line.indented or not after.indented


def _block(lines: list[_Line]) -> RawBlock:
    """Join lines to one block, a space for each line end."""
    places = []
    length = 0
    for line in lines:
        places.append((length, line.first))
        length += len(line.text) + 1
    words = Plain(" ".join(line.text for line in lines), tuple(places))
    return RawBlock(RawKind.PARAGRAPH, words, lines[0].start, lines[-1].end)
