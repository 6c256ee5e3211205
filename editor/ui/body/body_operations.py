"""The story's operations: edits in one undo step each, markers, citations, marks, moving and removing."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor

from editor.article import body, edits
from editor.article.common_ends import common_end, common_start
from editor.article.edits import Edit
from editor.article.inline import Cited
from editor.ui.body import block_kinds, inline_marks, line_reading, moving
from editor.ui.body.block_kinds import BlockKind
from editor.ui.body.body_document import BodyDocument
from editor.ui.body.body_view import BodyView
from editor.ui.body.inline_marks import Toggled
from editor.ui.body.line_reading import PlacedUnit
from editor.ui.body.quiet_syntax import LineKind, Style, UnitKind

MUCH = 200  # characters: about two sentences, more than anybody would write again without a word


@dataclass(frozen=True, slots=True)
class Aids:
    """Which typing aids are on, and the language of the story for quotes and dashes."""

    language: str = "en"
    smart_marks: bool = True
    enter_begins_paragraph: bool = True
    auto_pair: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    """Selected words of one line: where the line begins, the line, and the range in it."""

    offset: int
    line: str
    start: int
    end: int

    @property
    def in_line(self) -> tuple[str, int, int]:
        """Return the line and the range in it."""
        return self.line, self.start, self.end


class BodyOperations(BodyView):
    """What can be done to a story, by keys, menus and panes alike; offsets are characters."""

    source_changed = Signal()
    much_going = Signal()  # before an operation that takes many characters away
    edit_made = Signal(str)

    aids = Aids()

    @property
    def source(self) -> str:
        """Return the Markdown of the story."""
        return self.story.source

    @property
    def caret_offset(self) -> int:
        """Return where the caret is."""
        return self.story.offset(self.textCursor().position())

    @property
    def selected(self) -> tuple[int, int]:
        """Return start and end of the selection; the caret's offset twice where nothing is selected."""
        cursor = self.textCursor()
        return self.story.offset(cursor.selectionStart()), self.story.offset(cursor.selectionEnd())

    def open(self, document: BodyDocument) -> None:
        """Show another document, with its own undo; the caller keeps the one before."""
        before = self.document()
        if isinstance(before, BodyDocument):
            before.text_changed.disconnect(self.source_changed)
        super().open(document)
        document.text_changed.connect(self.source_changed)

    def replace(self, changes: Iterable[Edit], label: str = "") -> None:
        """Make edits as one undo step, each offset being one before any of them; `edit_made` tells the label."""
        changes = tuple(changes)
        if sum(change.end - change.start for change in changes) >= MUCH:
            self.much_going.emit()
        if self.story.apply(changes):
            self.edit_made.emit(label)

    def insert_marker(self, kind: str, marker_id: str, at: int | None = None) -> None:
        """Put the marker of an `ad` or `embed` after the block at an offset, or after the one with the caret."""
        offset = self.caret_offset if at is None else at
        marker = body.marker(kind, marker_id)
        self.replace([edits.insert_marker(self.source, marker, offset)], self.tr("Insert card"))

    def cite(self, key: str, where: str = "") -> None:
        """Put a citation at the end of the selection or at the caret, into the one that may stand there."""
        cursor = self.textCursor()
        end = cursor.selectionEnd()
        written = edits.write_citation([Cited(key, where)])
        for placed in line_reading.units_of(self.story, self.story.findBlock(end)):
            if placed.unit.kind is UnitKind.CITATION and placed.start - 1 <= end <= placed.end:
                if key not in placed.unit.names:
                    offset = self.story.offset(placed.end) - 1
                    self.replace([Edit(offset, offset, f"; {written[1:-1]}")], self.tr("Cite"))
                return
        space = "" if self.story.characterAt(end - 1).isspace() or end == 0 else " "
        offset = self.story.offset(end)
        self.replace([Edit(offset, offset, space + written)], self.tr("Cite"))

    def toggle(self, element: str) -> None:
        """Put the marks of `strong`, `em` or `s` round the selection or the word, or take them off."""
        start, end = self.selected
        if start == end:
            self._retype_line(lambda line, at, _: inline_marks.toggle(line, at, at, element))
            return
        ranges = () if self.isReadOnly() or self.selected_card() else tuple(self._ranges_of_words())
        on = not all(inline_marks.is_marked(*one.in_line, element) for one in ranges)
        made = [(one, inline_marks.marked(*one.in_line, element, on)) for one in ranges]
        changes = [change for one, toggled in made for change in self._line_changes(one.offset, one.line, toggled.text)]
        if not changes:
            return
        grown = sum(len(toggled.text) - len(one.line) for one, toggled in made[:-1])
        (first, first_made), (last, last_made) = made[0], made[-1]
        self.replace(changes, self.tr("Format"))
        self.setTextCursor(self.story.cursor(first.offset + first_made.start, last.offset + grown + last_made.end))

    def toggle_link(self, address: str = "") -> None:
        """Put a link on the selection or the word, or take off the one that stands there."""
        self._retype_line(lambda line, start, end: inline_marks.link(line, start, end, address))

    def lead_to(self, address: str) -> None:
        """Let the selected words, or the link that they are of, lead to an address."""
        self._retype_line(lambda line, start, end: inline_marks.lead_to(line, start, end, address))

    def toggle_kind(self, kind: BlockKind) -> None:
        """Set the blocks with the selection as headings, quotations or list items, or back as paragraphs."""
        labels = {
            BlockKind.PARAGRAPH: self.tr("Paragraph"),
            BlockKind.HEADING: self.tr("Heading"),
            BlockKind.QUOTE: self.tr("Quotation"),
            BlockKind.LIST: self.tr("List"),
        }
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        lead = block_kinds.LEADS[kind]
        if not cursor.hasSelection() and cursor.block().text().strip() in {"", lead.strip()}:
            self._toggle_bare_lead(lead, labels[kind])
        else:
            self.replace(block_kinds.toggle(self.source, *self.selected, kind), labels[kind])

    def _toggle_bare_lead(self, lead: str, label: str) -> None:
        """Begin a block of a kind on a blank line, or take away what begins it."""
        block = self.textCursor().block()
        start, text = self.story.offset(block.position()), block.text()
        if text.strip():
            self.replace([Edit(start, start + len(text), "")], label)
            self.jump_to(start)
        elif lead:
            above, below = ("\n" * bool(beside.text().strip()) for beside in (block.previous(), block.next()))
            self.replace([Edit(start, start + len(text), f"{above}{lead}{below}")], label)
            self.jump_to(start + len(above + lead))

    def insert_divider(self) -> None:
        """Put a line across the column after the block with the caret, or take away the one that it is on."""
        if self.isReadOnly():
            return
        at = self.caret_offset
        changes = block_kinds.divider(self.source, at)
        self.replace(changes, self.tr("Divider"))
        if changes[0].text:
            self.jump_to(changes[0].start + len(changes[0].text))

    def move_block(self, step: int) -> None:
        """Move the block with the caret one place up (-1) or down (1)."""
        text = self.source
        blocks = body.parse(text)
        at = self.caret_offset if not self.selected_card() else self.selected[0]
        number = moving.block_at(blocks, at)
        upper = number if step > 0 else number - 1
        if not 0 <= upper < len(blocks) - 1 or number < 0:
            return
        changes = moving.swap(text, blocks, upper)
        within = min(at - blocks[number].start, len(blocks[number].source))
        self.replace(changes, self.tr("Move block"))
        self.jump_to(body.parse(self.source)[number + step].start + within)

    def selected_card(self) -> PlacedUnit | None:
        """Return the card that is selected and nothing else with it, or None."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        placed = line_reading.unit_at(self.story, cursor.position())
        whole = (
            placed and placed.is_card and (cursor.selectionStart(), cursor.selectionEnd()) == (placed.start, placed.end)
        )
        return placed if whole else None

    def select(self, placed: PlacedUnit) -> None:
        """Select a card or chip."""
        cursor = self.textCursor()
        cursor.setPosition(placed.start)
        cursor.setPosition(placed.end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def remove_card(self, placed: PlacedUnit) -> None:
        """Take a card away with the blank lines on one side of it."""
        text = self.source
        start = self.story.offset(placed.start)
        block = next(block for block in body.parse(text) if block.start == start)
        self.replace([edits.remove_block(text, block)], self.tr("Delete card"))

    def column(self, position: int) -> int:
        """Return how many characters stand before one of Qt's positions in its line."""
        block = self.story.findBlock(position)
        return self.story.offset(position) - self.story.offset(block.position())

    def _ranges_of_words(self) -> Iterator[_Words]:
        """Yield what is selected of each line of words, without what makes the line a heading, quotation or item."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        for block in self.story.blocks(start, end):
            line = line_reading.read_line(self.story, block)
            is_table = any(span.style is Style.TABLE for span in line.spans)
            is_one_line = start >= block.position() and end < block.position() + block.length()
            if line.kind not in {LineKind.WORDS, LineKind.QUOTE} or (is_table and not is_one_line):
                continue
            length = len(block.text())
            first = self.column(start) if start > block.position() else 0
            last = self.column(end) if end < block.position() + block.length() - 1 else length
            first = max(first, line_reading.lead_length(self.story, block))
            if block.text()[first:last].strip():
                yield _Words(self.story.offset(block.position()), block.text(), first, last)

    def _line_changes(self, offset: int, line: str, made: str) -> Iterator[Edit]:
        """Yield the edit that makes a line another one, as short as may be."""
        if line != made:
            kept = common_start(line, made)
            tail = common_end(line, made, kept)
            yield Edit(offset + kept, offset + len(line) - tail, made[kept : len(made) - tail])

    def _retype_line(self, change: Callable[[str, int, int], Toggled]) -> None:
        """Change the line with the selection by a rule that is given line, start and end."""
        cursor = self.textCursor()
        block = self.story.findBlock(cursor.selectionStart())
        if cursor.selectionEnd() > block.position() + block.length() - 1 or self.selected_card() or self.isReadOnly():
            return
        if line_reading.read_line(self.story, block).kind not in {LineKind.WORDS, LineKind.QUOTE}:
            return
        line = block.text()
        made = change(line, self.column(cursor.selectionStart()), self.column(cursor.selectionEnd()))
        first = self.story.offset(block.position())
        if changes := tuple(self._line_changes(first, line, made.text)):
            self.replace(changes, self.tr("Format"))
        self.setTextCursor(self.story.cursor(first + made.start, first + made.end))
