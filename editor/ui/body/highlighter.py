"""The highlighter: puts formats on the lines that are seen at once, on the others when nobody types.

QSyntaxHighlighter is not used: it formats a whole new document before it is shown (half a second for 50,000 words), and
lays out each line on its own. Here a line's `userState` says for which generation of formats it was last styled.
"""

from collections.abc import Callable, Iterable, Iterator
from time import perf_counter
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextLayout

from editor.ui import utf16
from editor.ui.body import line_reading
from editor.ui.body.body_document import BodyDocument
from editor.ui.body.body_formats import BodyFormats
from editor.ui.body.cards import CARD_KINDS, BareCards, CardSource, UnitPainter
from editor.ui.body.quiet_syntax import Line, LineKind, Style, Unit, UnitKind

CARD, CHIPS, QUOTE, DIVIDER = 1, 2, 4, 8  # what is painted on a line, kept in its `userState`
_SPELT = 16  # every word of the line has been judged
_FLAGS = 5  # bits
_KINDS = {LineKind.CARD: CARD, LineKind.QUOTE: QUOTE, LineKind.DIVIDER: DIVIDER}
_BULK = 20_000  # UTF-16 units; a change as large as that is styled when it is seen
_PAUSE = 12  # milliseconds between two idle steps
_STEP = 0.004  # seconds of work in an idle step, a quarter of a frame
_TOGETHER = 16  # lines laid out together
_UNSPELT = {Style.MARK, Style.ADDRESS, Style.CODE, Style.RAW}


class View(Protocol):
    """The part of the editor that the highlighter asks where to begin."""

    def visible_lines(self) -> tuple[QTextBlock, QTextBlock]:
        """Return the first and the last line that is seen."""
        ...

    def hold_view(self) -> Callable[[], None]:
        """Return what to call after lines above changed their height, so that the text seen stays where it is."""
        ...


class Spelling(Protocol):
    """What finds misspelt words in a line, quickly: what it has not looked up yet it leaves for later."""

    def misspelt(
        self, text: str, untouched: list[tuple[int, int]], typing_at: int = -1
    ) -> tuple[list[tuple[int, int]], bool]:
        """Return the spans of misspelt words outside the untouched spans, and whether every word is judged by now."""
        ...


class Highlighter(QObject):
    """Styles the lines of one document at a time."""

    _generation = 0

    def __init__(self, view: View, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._document: BodyDocument | None = None
        self._raw_lines: frozenset[int] = frozenset()
        self._formats: BodyFormats | None = None
        self._painter: UnitPainter | None = None
        self._card_formats: dict[UnitKind, QTextCharFormat] = {}
        self.cards: CardSource = BareCards()
        self.spelling: Spelling | None = None
        self.styled = 0  # counts up with each line styled
        self._took = -1  # Qt's position behind a letter that was typed and needs no style
        self.has_grown_only = False  # whoever sets it learns whether a word became longer and no format is another
        self._typed_at = -1  # Qt's position where the word ends that is being typed
        self._unfinished = 0  # the line at which idle work goes on
        self._idle = QTimer(self)
        self._idle.setInterval(_PAUSE)
        self._idle.timeout.connect(self._go_on)

    @property
    def is_finished(self) -> bool:
        """Return whether every line has its formats."""
        return not self._idle.isActive()

    def attach(self, document: BodyDocument) -> None:
        """Style another document from now on."""
        if self._document is not None:
            self._document.unfollow(self._changed)
        self._document = document
        document.follow(self._changed)
        self._start_over()

    def set_formats(self, formats: BodyFormats, painter: UnitPainter) -> None:
        """Use other formats, as the theme or the size changed."""
        self._formats = formats
        self._painter = painter
        self._card_formats = {kind: formats.card(painter.height(kind)) for kind in CARD_KINDS}
        self.restyle()

    def restyle(self) -> None:
        """Style every line anew, those in sight at once."""
        Highlighter._generation += 1
        self._start_over()
        self.style_visible()

    def flags(self, block: QTextBlock) -> int:
        """Return what is painted on a line; 0 for one not styled yet."""
        state = block.userState()
        return state & ((1 << _FLAGS) - 1) if state >= 0 else 0

    def style_visible(self) -> None:
        """Style the lines in sight that have no formats yet."""
        if self._document is None or self._formats is None:
            return
        first, last = self._view.visible_lines()
        self._style_range(first, last, spelt=True)

    def leave_word(self, caret: int) -> None:
        """Tell where the caret is, as a word that it left may be judged."""
        if self._document is not None and 0 <= self._typed_at != caret:
            block = self._document.findBlock(self._typed_at)
            self._typed_at = -1
            if self.spelling is not None:
                self.style_line(block)

    def took_letter(self, position: int) -> None:
        """Hear that a letter arrived before one of Qt's positions, in a line whose formats went along."""
        self._took = position

    def is_divider(self, block: QTextBlock) -> bool:
        """Return whether a rule is painted beside the text of a line, or might be."""
        return block.userState() < 0 or self.flags(block) & DIVIDER != 0

    def is_misspelt_at(self, formats: Iterable[QTextLayout.FormatRange], at: int) -> bool:
        """Return whether a word at an offset of a line is underlined, by these formats of the line."""
        if self.spelling is None or self._formats is None:
            return False
        style = self._formats.misspelt.underlineStyle()
        return any(
            one.start <= at <= one.start + one.length and one.format.underlineStyle() == style for one in formats
        )

    def style_line(self, block: QTextBlock) -> None:
        """Style one line anew."""
        if self._document is not None and block.isValid():
            self.has_grown_only = False
            self._style(block)
            self._document.markContentsDirty(block.position(), block.length())

    def style_chips(self) -> None:
        """Style anew the lines that hold chips, as what they say changed: those in sight now, the others when idle."""
        document = self._document
        if document is None or self._formats is None:
            return
        for block in _lines(document.firstBlock(), document.lastBlock()):
            if self.flags(block) & CHIPS:
                block.setUserState(-1)
        self.style_visible()
        self._start_over()

    def _start_over(self) -> None:
        self._unfinished = 0
        if self._document is not None and self._formats is not None:
            self._raw_lines = self._document.raw_lines
            self._idle.start()

    def _is_stale(self, block: QTextBlock, spelt: bool) -> bool:
        state = block.userState()
        return state >> _FLAGS != Highlighter._generation or (spelt and not state & _SPELT)

    def _style_range(self, first: QTextBlock, last: QTextBlock, spelt: bool) -> None:
        """Style the stale lines of a range and lay them out together; lines in sight are stale until they are spelt."""
        spelt = spelt and self.spelling is not None
        document = self._document
        assert document is not None
        start = end = -1
        block = first
        while block.isValid():
            if self._is_stale(block, spelt):
                self._style(block, spelt)
                start = block.position() if start < 0 else start
                end = block.position() + block.length()
            if block == last:
                break
            block = block.next()
        if start >= 0:
            document.markContentsDirty(start, end - start)

    def _go_on(self) -> None:
        """Do one step of idle work."""
        document = self._document
        assert document is not None
        release = self._view.hold_view()
        until = perf_counter() + _STEP
        block = document.findBlockByNumber(self._unfinished)
        while block.isValid() and perf_counter() < until:
            last = block
            for _ in range(_TOGETHER - 1):
                last = last.next() if last.next().isValid() else last
            self._style_range(block, last, spelt=False)
            block = last.next()
        if block.isValid():
            self._unfinished = block.blockNumber()
        else:
            self._idle.stop()
        release()

    def _changed(self, position: int, removed: int, added: int) -> None:
        """Style the changed lines and those of the same run, before Qt lays them out."""
        document = self._document
        is_taken, self._took = self._took == position + added, -1
        if document is None or self._formats is None:
            return
        if added > _BULK:
            self.has_grown_only = False
            Highlighter._generation += 1
            self._start_over()
            return
        raw_lines = document.raw_lines
        if (raw_lines or self._raw_lines) and raw_lines != self._raw_lines:
            Highlighter._generation += 1
            self._start_over()
        end = document.characterCount() - 1
        self._typed_at = position + added
        first, last = document.findBlock(position), document.findBlock(min(position + added, end))
        if removed == 0 and first == last and line_reading.foresee(document, first, position, added):
            if not is_taken:
                self._style(first)
            return
        self.has_grown_only = False
        above, _ = line_reading.run_round(first.previous() if first.previous().length() > 1 else first, raw_lines)
        _, below = line_reading.run_round(last.next() if last.next().length() > 1 else last, raw_lines)
        for block in _lines(above, below):
            self._style(block)
        if is_taken or above != first or below != last:  # what was taken is laid out already
            document.markContentsDirty(above.position(), below.position() + below.length() - above.position() - 1)

    def _style(self, block: QTextBlock, spelt: bool = True) -> None:
        """Put a line's formats on it."""
        document = self._document
        assert document is not None
        self.styled += 1
        line = line_reading.read_line(document, block)
        text = block.text()
        wide = utf16.line_positions(text) if len(text) != block.length() - 1 else None
        place = wide.position if wide else int
        ranges = []
        flags = _KINDS.get(line.kind, 0)
        if line.units and not flags & CARD:
            flags |= CHIPS
        found = list(self._ranges(line, text))
        if spelt and self.spelling is not None:
            typing_at = self._typed_at - block.position()
            wrong, complete = self._misspelt(line, text, wide.offset(typing_at) if wide else typing_at)
            found = wrong + found
            flags |= _SPELT * complete
        for start, end, made in found:
            one = QTextLayout.FormatRange()
            one.start = place(start)
            one.length = place(end) - one.start
            one.format = made
            ranges.append(one)
        layout = block.layout()
        if layout.preeditAreaText():
            ranges = _around_composition(layout, ranges)
        layout.setFormats(ranges)
        block.setUserState(Highlighter._generation << _FLAGS | flags)

    def _ranges(self, line: Line, text: str) -> Iterator[tuple[int, int, QTextCharFormat]]:
        formats = self._formats
        assert formats is not None
        for span in line.spans:
            yield span.start, span.end, formats.styles[span.style]
        for unit in line.units:
            yield unit.start, unit.start + 1, self._first_of(unit, text)
            yield unit.start + 1, unit.end, formats.hidden

    def _misspelt(self, line: Line, text: str, typing_at: int) -> tuple[list[tuple[int, int, QTextCharFormat]], bool]:
        """Return the underlines of misspelt words, and whether every word is judged by now."""
        assert self.spelling is not None
        assert self._formats is not None
        if not text or line.kind in {LineKind.CARD, LineKind.RAW}:
            return [], True
        untouched = [(span.start, span.end) for span in line.spans if span.style in _UNSPELT]
        untouched += [(unit.start, unit.end) for unit in line.units]
        wrong, complete = self.spelling.misspelt(text, untouched, typing_at)
        return [(start, end, self._formats.misspelt) for start, end in wrong], complete

    def _first_of(self, unit: Unit, text: str) -> QTextCharFormat:
        """Return the format of a unit's first character, which makes room for the card or chip."""
        assert self._formats is not None
        assert self._painter is not None
        if unit.is_card:
            return self._card_formats[unit.kind]
        width = self._painter.chip_width(self._painter.chip_text(unit, self.cards))
        return self._formats.chip(text[unit.start], text[unit.start + 1 : unit.end], width)


def _lines(first: QTextBlock, last: QTextBlock) -> Iterator[QTextBlock]:
    block = first
    while block.isValid():
        yield block
        if block == last:
            return
        block = block.next()


def _around_composition(layout: QTextLayout, ranges: list[QTextLayout.FormatRange]) -> list[QTextLayout.FormatRange]:
    """Return the formats with room for what an input method is composing, whose own formats are kept."""
    at, length = layout.preeditAreaPosition(), utf16.length(layout.preeditAreaText())
    kept = [one for one in layout.formats() if at <= one.start and one.start + one.length <= at + length]
    moved = []
    for one in ranges:
        end = one.start + one.length
        if one.start >= at:
            one.start += length
        elif end > at:
            one.length += length
        moved.append(one)
    return moved + kept
