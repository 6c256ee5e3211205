"""The document of one story: Markdown as plain text, in characters outside and in Qt's positions inside."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument

from editor.article import body
from editor.article.edits import Edit
from editor.article.text import admit
from editor.ui import type_scale, utf16
from editor.ui.utf16 import Utf16Index
from editor.ui.writing_direction import may_run_from_right, set_direction

GUTTER = 34  # logical pixels on both sides of the column, inside the page: the bars of quotations and the drop mark
TOP, BOTTOM = 28, 220  # logical pixels above the first and below the last line, so that the last one is not at the edge

Follower = Callable[[int, int, int], None]
Takes = Callable[[int, int, int], bool]
"""Both are given Qt's position of a change, and how many of its units were removed and added there."""


class BodyDocument(QTextDocument):
    """A story's text with its own undo; keep one for each open story.

    `text_changed` tells of each change, of those made while it was held once it is let go.
    """

    text_changed = Signal()

    def __init__(self, source: str = "", parent: QObject | None = None, *, like: QTextDocument | None = None) -> None:
        """Hold a text, in the type and as wide as the document `like`, in the place of which it is to be shown."""
        super().__init__(parent)
        self._index = Utf16Index()
        self._version = 0  # how many changes were told
        self._source: tuple[int, str] | None = None  # of a version
        self._may_hold_fences = False
        self._is_from_right = False  # whether all of it is, as its language is
        self._may_run_from_right = False  # whether a paragraph may be
        self._raw_lines: tuple[int, frozenset[int]] = (-1, frozenset())
        self._followers: list[Follower] = [self._follow]
        self._held: list[Callable[[], None]] | None = None
        self._takes: Takes | None = None
        self._ahead: list[tuple[int, int, int]] = []  # changes that the followers have not been told of
        self.set_source(source)  # first, as every format set after it would lay 50,000 words out anew
        if like is not None:
            self.setDefaultFont(like.defaultFont())
            self.setTextWidth(like.textWidth())
        self.documentLayout()  # without a layout a document does not tell its changes
        self.contentsChange.connect(self._change)
        self.contentsChanged.connect(self._show_direction)
        self.contentsChanged.connect(partial(self.tell, self.text_changed.emit))

    @property
    def source(self) -> str:
        """Return the Markdown, lines ended by line feeds and every space as it was typed.

        It is the same value while it is equal. Changes are counted here as they are told: Qt's own revision counts when
        an edit begins, so a text that was read inside one, before it changed, would be taken for the one of after.
        """
        if self._source is None or self._source[0] != self._version:
            raw = self.toRawText()  # toPlainText() would make a space of U+00A0
            text = raw.replace("\u2029", "\n").replace("\u2028", "\n")
            known = text if self._source is None else self._source[1]
            self._source = (self._version, known if known == text else text)  # equal where formats alone changed
        return self._source[1]

    def set_source(self, source: str) -> None:
        """Put another text in; what was undoable before is gone."""
        self.setUndoRedoEnabled(False)
        admitted = admit(source)
        self._may_run_from_right = may_run_from_right(admitted)
        self._show_direction()
        self.setPlainText(admitted)
        self._lay_out()
        self._index = Utf16Index(self.source)
        self._may_hold_fences = "```" in self.source
        self.setUndoRedoEnabled(True)
        self.setModified(False)

    def set_from_right(self, *, on: bool) -> None:
        """Let all paragraphs run from right to left, or each as its own letters do."""
        self._is_from_right = on
        self._show_direction()

    @property
    def has_wide_characters(self) -> bool:
        """Return whether Qt's positions are other than offsets in characters somewhere."""
        return bool(len(self._index))

    @property
    def raw_lines(self) -> frozenset[int]:
        """Return the numbers of the lines inside fenced blocks, fences included: a blank line does not end these."""
        if not self._may_hold_fences:
            return frozenset()
        if self._raw_lines[0] != self._version:
            source = self.source
            self._may_hold_fences = "```" in source
            numbers: set[int] = set()
            for block in body.parse(source):
                if isinstance(block, body.Raw):
                    first = source.count("\n", 0, block.start)
                    numbers.update(range(first, first + block.source.count("\n") + 1))
            self._raw_lines = (self._version, frozenset(numbers))
        return self._raw_lines[1]

    def tell(self, told: Callable[[], None]) -> None:
        """Call something that others are told by, or keep it while the document is held."""
        if self._held is None:
            told()
        elif told not in self._held:
            self._held.append(told)

    def follow(self, follower: Follower) -> None:
        """Have something called at each change before it is laid out, with Qt's `contentsChange`."""
        self._followers.append(follower)

    def unfollow(self, follower: Follower) -> None:
        """Let a follower go."""
        self._followers.remove(follower)

    def hold(self, takes: Takes | None = None) -> None:
        """Keep to itself what changes from now on: nothing is to be done before the key is on the screen.

        `takes` is asked at each change whether the followers, too, may be told of it later.
        """
        self._takes = takes
        if self._held is None:
            self._held = []

    def catch_up(self) -> None:
        """Tell the followers of the changes that they were not told of."""
        ahead, self._ahead = self._ahead, []
        for change in ahead:
            for follower in self._followers:
                follower(*change)

    def let_go(self) -> None:
        """Tell what was kept, in its order."""
        self._takes = None
        self.catch_up()
        self._show_direction()
        kept, self._held = self._held or [], None
        for told in kept:
            told()

    def set_type(self, font: QFont) -> None:
        """Set the type that everything is set in which the highlighter leaves alone."""
        if font != self.defaultFont():  # Qt lays the text out anew for the same one too
            self.setDefaultFont(font)

    def position(self, offset: int) -> int:
        """Return Qt's position of the character at an offset, kept within the text."""
        return min(max(0, self._index.position(offset)), self.characterCount() - 1)

    def positions(self, offsets: Iterable[int]) -> list[int]:
        """Return Qt's positions of the characters at many offsets; 50,000 words have 7,000 of gaps and findings."""
        last = self.characterCount() - 1
        index = self._index
        found = map(index.position, offsets) if len(index) else offsets
        return [min(max(0, position), last) for position in found]

    def offset(self, position: int) -> int:
        """Return the offset in characters of one of Qt's positions."""
        return self._index.offset(position)

    def cursor(self, start: int, end: int | None = None) -> QTextCursor:
        """Return a cursor at an offset, or one that selects from there to `end`."""
        cursor = QTextCursor(self)
        cursor.setPosition(self.position(start))
        if end is not None:
            cursor.setPosition(self.position(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def apply(self, edits: Iterable[Edit]) -> int:
        """Make edits as one undo step, each offset being one before any of them; return how many there were."""
        ordered = sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True)
        spans = [(self.position(edit.start), self.position(edit.end), edit.text) for edit in ordered]
        cursor = QTextCursor(self)
        cursor.beginEditBlock()
        for start, end, text in spans:
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(admit(text))
        cursor.endEditBlock()
        return len(spans)

    def blocks(self, start: int, end: int) -> Iterator[QTextBlock]:
        """Yield the lines that Qt's positions from `start` to `end` touch."""
        block = self.findBlock(start)
        while block.isValid() and block.position() <= end:
            yield block
            block = block.next()

    def _lay_out(self) -> None:
        """Set line height and margins; a new line takes its line height from the one it is made of."""
        cursor = QTextCursor(self)
        cursor.select(QTextCursor.SelectionType.Document)
        line = QTextBlockFormat()
        line.setLineHeight(type_scale.LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(line)
        frame = self.rootFrame().frameFormat()
        frame.setLeftMargin(GUTTER)
        frame.setRightMargin(GUTTER)
        frame.setTopMargin(TOP)
        frame.setBottomMargin(BOTTOM)
        self.rootFrame().setFrameFormat(frame)

    def _show_direction(self) -> None:
        """Let paragraphs run as they do, once a letter came that may run otherwise; never while a change is made."""
        direction = Qt.LayoutDirection.LeftToRight
        if self._is_from_right:
            direction = Qt.LayoutDirection.RightToLeft
        elif self._may_run_from_right:
            direction = Qt.LayoutDirection.LayoutDirectionAuto
        set_direction(self, direction)

    def _change(self, position: int, removed: int, added: int) -> None:
        self._version += 1
        if self._takes is not None and self._takes(position, removed, added):
            self._ahead.append((position, removed, added))
            return
        if self._ahead:  # one more change, which nobody expected: what the index would read is not there any more
            self.catch_up()
            self._index = Utf16Index(self.source)
        for follower in self._followers:
            follower(position, removed, added)

    def _follow(self, position: int, removed: int, added: int) -> None:
        """Keep the index of wide characters right: read the lines anew that a change touched."""
        last_position = self.characterCount() - 1
        if position == 0 and added >= last_position:
            self._index = Utf16Index(self.source)
            self._may_hold_fences = "```" in self.source
            self._may_run_from_right = may_run_from_right(self.source)
            return
        end = min(position + added, last_position)
        first, last = self.findBlock(position), self.findBlock(end)
        new_end = last.position() + last.length()
        wide: list[int] = []
        block = first
        while block.isValid() and block.position() <= last.position():
            text = block.text()
            self._may_hold_fences = self._may_hold_fences or "```" in text
            self._may_run_from_right = self._may_run_from_right or may_run_from_right(text)
            if len(text) != block.length() - 1:
                wide += [block.position() + place for place in utf16.wide_places(text)]
            block = block.next()
        self._index.respan(first.position(), new_end - (added - removed), new_end, wide)
