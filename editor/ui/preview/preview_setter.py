"""One piece of the page's HTML set into a document, paragraph by paragraph, in the page's type.

Everything is flat: boxes (ads, posts, quotations) are properties of their paragraphs, which the preview paints round
them, since frames inside a document could not be replaced one by one as paragraphs can. A table alone is a table.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from PySide6.QtCore import QSize
from PySide6.QtGui import (
    QBrush,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextImageFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTableFormat,
)

from editor.ui.preview.preview_style import BOX, CELL, FIRST, Kind, PageStyle

_LINE = "\u2028"
_DIVISIONS = frozenset(("div", "section", "article", "header", "dl", "dt", "dd", "details", "summary", "figure"))
_BEFORE_POST = 38  # pixels: the space before the box of a post, and that inside it
_VOID = frozenset(("br", "hr", "img", "wbr"))
_SPACES = re.compile(r"[ \n\t\r]+")  # what HTML folds; a space that must not break stays

Mark = Callable[[QTextCharFormat], None]
Run = tuple[str, QTextCharFormat]
Sizes = Callable[[str], QSize]
"""Tells how large a picture is that a document shows, an empty size while that is not known."""


@dataclass(slots=True)
class Open:
    """An element that is open: its tag, the paragraphs inside it, their box, and how words in it are set."""

    tag: str
    kind: Kind | None = None
    box: str = ""
    mark: Mark | None = None
    list: QTextList | None = None
    ordered: bool = False
    number: int = 1
    is_begun: bool = False  # whether its box has a paragraph already


@dataclass(slots=True)
class _Table:
    """A table as it is read: rows of cells, each a kind and its words."""

    rows: list[list[tuple[Kind, list[Run]]]] = field(default_factory=list)


class Setter(HTMLParser):
    """Sets one piece at the start of a paragraph of a document; `count` is how many paragraphs that made."""

    def __init__(self, style: PageStyle, cursor: QTextCursor, sizes: Sizes, openers: Mapping[str, "Opener"]) -> None:
        super().__init__(convert_charrefs=True)
        self.count = 0
        self.stack: list[Open] = []
        self.style = style
        self._cursor = cursor
        self._sizes = sizes
        self._openers = openers
        self._table: _Table | None = None
        self._kind: Kind | None = None  # of the paragraph that takes words now
        self._is_fresh = True

    def set(self, html: str) -> int:
        """Set a piece; return how many paragraphs it has."""
        self.feed(html)
        self.close()
        return self.count

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self.put(_LINE)
            self._is_fresh = True
        elif tag == "hr":
            self.rule()
        elif tag == "img":
            self._picture(given)
        elif tag not in _VOID:
            opener = self._openers.get(tag)
            self.stack.append(opener(self, tag, given) if opener else Open(tag))

    def handle_endtag(self, tag: str) -> None:
        """End an element, and those inside it that were left open."""
        at = next((at for at in range(len(self.stack) - 1, -1, -1) if self.stack[at].tag == tag), -1)
        if at < 0:
            return
        opened = self.stack[at]
        del self.stack[at:]
        if tag == "table" and self._table is not None:
            self._set_table(self._table)
            self._table = None
        if opened.kind is not None or tag in _DIVISIONS:
            self._kind = None

    def handle_data(self, data: str) -> None:
        """Take words in; white space is folded as HTML does, but in code."""
        if self._kind is Kind.CODE or any(one.kind is Kind.CODE for one in self.stack):
            self.put(data.strip("\n").replace("\n", _LINE))
            return
        words = _SPACES.sub(" ", data)
        if self._kind is None and not words.strip():
            return
        if self._is_fresh:
            words = words.lstrip(" ")
        if words:
            self.put(words)

    def rule(self) -> None:
        """Set a line across the column."""
        self.begin(Kind.RULE)
        self._kind = None

    def end(self) -> None:
        """End the paragraph that takes words."""
        self._kind = None

    def open_table(self) -> None:
        """Gather what follows as a table."""
        self._table = _Table()

    def add_row(self) -> None:
        """Begin a row of the table."""
        if self._table is not None:
            self._table.rows.append([])

    def add_cell(self, kind: Kind) -> None:
        """Begin a cell of the row."""
        if self._table is not None and self._table.rows:
            self._table.rows[-1].append((kind, []))

    def put(self, words: str) -> None:
        """Set words in the paragraph or cell that is open; where none is, in a new one."""
        if self._table is not None:
            if self._table.rows and self._table.rows[-1]:
                kind, runs = self._table.rows[-1][-1]
                runs.append((words, self._marked(kind)))
            return
        if self._kind is None:
            self.begin(self.around() or Kind.PARAGRAPH)
        assert self._kind is not None
        self._cursor.insertText(words, self._marked(self._kind))
        self._is_fresh = False

    def around(self) -> Kind | None:
        """Return what paragraphs are in here."""
        return next((one.kind for one in reversed(self.stack) if one.kind is not None), None)

    def _marked(self, kind: Kind) -> QTextCharFormat:
        made = self.style.characters(kind)
        for one in self.stack:
            if one.mark is not None:
                one.mark(made)
        return made

    def begin(self, kind: Kind) -> None:
        """Begin a paragraph."""
        block = self.style.block(kind)
        characters = self.style.characters(kind)
        holder = next((one for one in reversed(self.stack) if one.box), None)
        if holder is not None:
            block.setProperty(BOX, holder.box)
            block.setProperty(FIRST, not holder.is_begun)
            if holder.box == "post" and not holder.is_begun:
                block.setTopMargin(_BEFORE_POST)
            holder.is_begun = True
        elif kind in (Kind.RULE, Kind.CODE):
            block.setProperty(BOX, kind.value)
            block.setProperty(FIRST, True)
        self._new_block(block, characters)
        self._kind, self._is_fresh = kind, True
        if kind is Kind.ITEM:
            self._join_list(block)

    def _new_block(self, block: QTextBlockFormat, characters: QTextCharFormat) -> None:
        if self.count == 0:
            # The paragraph that stands here moves down unchanged; the new one is made before it.
            self._cursor.insertBlock(self._cursor.blockFormat(), self._cursor.blockCharFormat())
            self._cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(characters)
        else:
            self._cursor.insertBlock(block, characters)
        self.count += 1

    def _join_list(self, block: QTextBlockFormat) -> None:
        holders = [one for one in self.stack if one.tag in ("ul", "ol")]
        if not holders:
            return
        holder = holders[-1]
        if holder.list is None:
            made = QTextListFormat()
            bullets = (QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle)
            made.setStyle(QTextListFormat.Style.ListDecimal if holder.ordered else bullets[len(holders) > 1])
            made.setIndent(len(holders))
            made.setStart(holder.number)
            holder.list = self._cursor.createList(made)
        else:
            holder.list.add(self._cursor.block())

    def _picture(self, given: Mapping[str, str]) -> None:
        source = given.get("src", "")
        if not source.startswith("asset:"):  # nothing is fetched from anywhere else
            return
        self.begin(Kind.PICTURE)
        image = QTextImageFormat()
        image.setName(source)
        image.setProperty(QTextImageFormat.Property.ImageAltText, given.get("alt", ""))
        size = self._sizes(source)
        image.setWidth(size.width())
        image.setHeight(size.height())
        self._cursor.insertImage(image)
        self._kind = None

    def _set_table(self, table: _Table) -> None:
        columns = max((len(row) for row in table.rows), default=0)
        if not columns:
            return
        self.begin(Kind.GAP)
        shape = QTextTableFormat()
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setBorder(0)
        shape.setCellPadding(6)
        shape.setCellSpacing(0)
        made = self._cursor.insertTable(len(table.rows), columns, shape)
        for number, row in enumerate(table.rows):
            for column, (kind, runs) in enumerate(row):
                cell = made.cellAt(number, column)
                look = cell.format().toTableCellFormat()
                look.setBottomBorder(2 if kind is Kind.HEAD_CELL else 1)
                look.setBottomBorderBrush(QBrush(self.style.colour("line")))
                cell.setFormat(look)
                inside = cell.firstCursorPosition()
                block = self.style.block(kind)
                block.setProperty(CELL, True)
                inside.setBlockFormat(block)
                inside.setBlockCharFormat(self.style.characters(kind))
                for words, characters in runs:
                    inside.insertText(words, characters)
        self._cursor = made.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._cursor.setBlockFormat(self.style.block(Kind.GAP))
        self._cursor.setBlockCharFormat(self.style.characters(Kind.GAP))
        self.count += len(table.rows) * columns + 1
        self._kind = None


Opener = Callable[[Setter, str, Mapping[str, str]], Open]
"""Begins an element, given its tag and attributes; returns what is kept of it while it is open."""
