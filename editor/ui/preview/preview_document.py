"""The preview's document: pieces of the page, of which only those that changed are set anew.

`want` says what the page is now, `step` brings the document nearer to it for a few milliseconds. Half way it holds the
first pieces of the new page and the last of the old one, so that a key need not wait for a long story to be set.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from time import perf_counter

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from editor.article.common_ends import common_end, common_start
from editor.ui.preview.preview_elements import set_piece
from editor.ui.preview.preview_setter import Sizes
from editor.ui.preview.preview_style import Kind, PageStyle
from editor.ui.writing_direction import may_run_from_right, set_direction


class PageDocument(QTextDocument):
    """Holds the pieces that are set, each with how many paragraphs it has; an empty paragraph ends the document."""

    def __init__(self, style: PageStyle, sizes: Sizes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._sizes = sizes
        self._pieces: list[str] = []
        self._counts: list[int] = []
        self._wanted: list[str] = []
        self._is_all_set = True  # False: not known
        self._ends: list[int] | None = None
        self._may_run_from_right = False
        self.setUndoRedoEnabled(False)
        self.setDocumentMargin(0)
        self._set_end()

    @property
    def style(self) -> PageStyle:
        """Return how the page looks."""
        return self._style

    @property
    def count_set(self) -> int:
        """Return how many pieces are set so far."""
        return len(self._pieces)

    @property
    def is_finished(self) -> bool:
        """Return whether the document is the page that is wanted."""
        self._is_all_set = self._is_all_set or self._pieces == self._wanted
        return self._is_all_set

    def restyle(self, style: PageStyle) -> None:
        """Look otherwise; the next steps set everything anew."""
        self._style = style
        self.empty()

    def empty(self) -> None:
        """Let go of everything that is set: another story comes."""
        self._pieces, self._counts, self._ends, self._is_all_set = [], [], None, False
        self.clear()
        self._set_end()

    def want(self, pieces: Sequence[str]) -> None:
        """Say what the page is now."""
        self._wanted, self._is_all_set = list(pieces), False

    def set_again(self, mark: str) -> bool:
        """Let the pieces that hold a mark be set anew, as a picture in them arrived; return whether there are any."""
        places = [at for at, piece in enumerate(self._pieces) if mark in piece]
        for at in places:
            self._pieces[at], self._is_all_set = "", False
        return bool(places)

    def step(self, milliseconds: float = float("inf")) -> tuple[int, int] | None:
        """Set what differs for some milliseconds, one piece at least; return the first and last piece set, or None."""
        start = common_start(self._pieces, self._wanted)
        end = common_end(self._pieces, self._wanted, start)
        old, new = len(self._pieces) - end, len(self._wanted) - end
        if start == old and start == new:
            self._is_all_set = True
            return None
        until = perf_counter() + milliseconds / 1000
        cursor = QTextCursor(self)
        cursor.beginEditBlock()
        at = start
        try:
            self._remove(start, old)
            while at < new:
                self._insert(at, self._wanted[at])
                at += 1
                if perf_counter() > until:
                    break
        finally:
            cursor.endEditBlock()
        self._is_all_set = at == new
        self._show_direction()
        return start, max(start, at - 1)

    def first_block(self, piece: int) -> QTextBlock:
        """Return the first paragraph of a piece, or of the next one that has any."""
        return self.findBlockByNumber(self._before(piece))

    def blocks(self, piece: int) -> tuple[QTextBlock, QTextBlock] | None:
        """Return the first and last paragraph of a piece, None for one that is not set or is empty."""
        if not 0 <= piece < len(self._pieces) or not self._counts[piece]:
            return None
        first = self._before(piece)
        return self.findBlockByNumber(first), self.findBlockByNumber(first + self._counts[piece] - 1)

    def piece_of(self, block: QTextBlock) -> int:
        """Return the number of the piece that a paragraph belongs to."""
        return min(bisect_right(self._sums(), block.blockNumber()), max(0, len(self._pieces) - 1))

    def _sums(self) -> list[int]:
        if self._ends is None:
            self._ends = list(accumulate(self._counts))
        return self._ends

    def _before(self, piece: int) -> int:
        sums = self._sums()
        return 0 if piece <= 0 or not sums else sums[min(piece, len(sums)) - 1]

    def _remove(self, start: int, end: int) -> None:
        if start == end:
            return
        first, after = self.first_block(start), self.first_block(end)
        if first.position() < after.position():
            # What is left takes the format of what went, so its own is put back.
            block, characters = after.blockFormat(), after.charFormat()
            cursor = QTextCursor(first)
            cursor.setPosition(after.position(), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            cursor.setBlockFormat(block)
            cursor.setBlockCharFormat(characters)
        del self._pieces[start:end]
        del self._counts[start:end]
        self._ends = None

    def _insert(self, at: int, html: str) -> None:
        self._may_run_from_right = self._may_run_from_right or may_run_from_right(html)
        count = set_piece(html, self._style, QTextCursor(self.first_block(at)), self._sizes) if html else 0
        self._pieces.insert(at, html)
        self._counts.insert(at, count)
        self._ends = None

    def _show_direction(self) -> None:
        """Let paragraphs run as they do, once one came that may run from right to left; never while one is set."""
        is_mixed = self._may_run_from_right
        directions = Qt.LayoutDirection
        set_direction(self, directions.LayoutDirectionAuto if is_mixed else directions.LeftToRight)

    def _set_end(self) -> None:
        self._may_run_from_right = False
        self._show_direction()
        cursor = QTextCursor(self)
        cursor.setBlockFormat(self._style.block(Kind.GAP))
        cursor.setBlockCharFormat(self._style.characters(Kind.GAP))
