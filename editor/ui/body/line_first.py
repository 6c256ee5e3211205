"""The line that a key changed is painted first; who listens to the text is told of the key after that.

Qt paints a changed paragraph whole, at the next turn of the loop, behind everything that was posted meanwhile. Here the
line is painted inside the key press, and the rest of the paragraph not at all where none of it moved. What has to be
known for that is found out after the key before, so that a letter among words is on the screen after little more than
what a bare QPlainTextEdit does (1.2 ms from key to pixel: `bench/window.py`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPalette, QTextBlock, QTextCursor, QTextLayout

from editor.ui.body import echo, line_reading
from editor.ui.body.body_document import GUTTER, BodyDocument
from editor.ui.body.echo import Echo, SetLine

if TYPE_CHECKING:
    from editor.ui.body.body_view import BodyView

_OVERHANG = 8  # pixels: spaces at the end of a line hang out of the column, and so does the caret behind them
_UNDER = 3  # pixels: the line under a finding may stand lower than its letters
_LAST = "\u024f"  # of the Latin letters
# Latin letters with one mark, and the marks of print, stay in their line; all else may reach into the next one.
_HIGH = re.compile("[^\u0000-\u024f\u2010-\u2027\u20ac]")
_HIDDEN = Qt.WidgetAttribute.WA_UpdatesDisabled


@dataclass(frozen=True, slots=True)
class _Place:
    """The line with the caret, and what tells whether others changed or moved.

    Lines are filled one after another: where one begins and ends at the same letters, the others are the same.
    """

    block: QTextBlock
    blocks: int
    scrolled: int
    number: int  # of the line in its paragraph
    start: int
    behind: int  # characters of the paragraph after this line
    area: QRect  # of the viewport
    is_low: bool  # no letter of it reaches into the lines beside it


@dataclass(frozen=True, slots=True)
class _Ready:
    """What is known before a letter is typed, so that nothing has to be asked then."""

    story: BodyDocument
    revision: int
    styled: int
    position: int
    place: _Place
    formats: list[QTextLayout.FormatRange]  # those of the paragraph once it has one letter more
    is_bare: bool  # nothing is painted over the line
    echo: Echo | None


class LineFirst:
    """Handles the keys of one view that change its text."""

    def __init__(self, view: "BodyView") -> None:
        self._view = view
        self._lasting = False
        self._ready: _Ready | None = None
        self._taken = False  # the letter arrived where it was expected
        self._has_scrolled = False  # while a key is handled
        # Called at the beginning and the end of a key: other threads should leave Python to the window meanwhile.
        self.key_begins: Callable[[], None] = _nothing
        self.key_ends: Callable[[], None] = _nothing

    def forget(self) -> None:
        """Find out anew where the caret is and what stands there, as something of it is another."""
        self._ready = None

    def scrolled(self) -> None:
        """Have the lines in sight styled: at once, but inside a key once it is handled.

        Qt may scroll to the start and back inside a key, as the document's height is found out anew. What is styled
        there is laid out with all that follows: 63 ms in 50,000 words.
        """
        self._ready = None
        if self._lasting:
            self._has_scrolled = True
        else:
            self._view.highlighter.style_visible()

    def renew(self) -> None:
        """Find out anew what stands over the line, where the next letter is waited for."""
        if self._ready is not None and not self._lasting:
            self.prepare()

    def is_ready_for(self, typed: str) -> bool:
        """Return whether what a key types is a letter among words, about which all is known."""
        ready = self._ready
        if ready is None or self._lasting or not (typed.isalpha() and len(typed) == 1 and typed <= _LAST):
            return False
        view = self._view
        is_of_now = ready.revision == ready.story.revision() and ready.styled == view.highlighter.styled
        return is_of_now and ready.place.scrolled == view.scrolled and not view.isReadOnly()

    def type(self, native: Callable[[], None], typed: str) -> None:
        """Type a letter that this is ready for by what Qt does alone."""
        ready, view = self._ready, self._view
        assert ready is not None
        self._ready = None
        self.key_begins()
        self._lasting, self._taken = True, False
        viewport, story = view.viewport(), ready.story
        set_line = self._set(ready, typed)
        if set_line is not None:
            area = ready.place.area.adjusted(0, 0, 0, set_line.below) & viewport.rect()
            view.painting.paint_set_line(area, set_line)
        story.hold(lambda position, removed, added: self._take(ready, position, removed, added))
        view.blockSignals(True)
        # What Qt would paint from here on is given up, so all that is not painted below has to be asked for.
        viewport.setAttribute(_HIDDEN, True)
        try:
            native()
        finally:
            self._style_shown()
            viewport.setAttribute(_HIDDEN, False)
            view.blockSignals(False)
            view.highlighter.took_letter(ready.position + 1 if self._taken else -1)
            is_alone = self._taken and view.scrolled == ready.place.scrolled and _is_same(ready.place)
            if set_line is None:
                self._paint(ready.place if is_alone else self._find_place(), is_alone and ready.is_bare)
            self._lasting = False
            story.let_go()
            view.textChanged.emit()
            view.cursorPositionChanged.emit()
            if not is_alone:
                viewport.update()
            elif set_line is not None:
                viewport.update(ready.place.area)  # Qt's own picture of it is the one that counts
            self.prepare()
            self.key_ends()

    def press(self, handle: Callable[[], None]) -> None:
        """Call what handles a key, paint the line that it changed, then let the document tell of the change."""
        view, viewport, story = self._view, self._view.viewport(), self._view.story
        before = None if self._lasting or not viewport.updatesEnabled() or view.follows_caret else self._find_place()
        if before is None:
            handle()
            return
        revision = story.revision()
        view.highlighter.has_grown_only = True
        self.key_begins()
        self._lasting = True
        story.hold()
        viewport.setAttribute(_HIDDEN, True)
        try:
            handle()
        finally:
            self._style_shown()
            viewport.setAttribute(_HIDDEN, False)
            after = self._find_place() if view.document() is story else None
            has_changed = story.revision() != revision
            if has_changed:
                self._paint(after, False)
            is_alone = has_changed and before == after and view.highlighter.has_grown_only  # else the caret may move
            if after is None or not after.is_low or not is_alone:
                viewport.update()
            self._lasting = False
            story.let_go()
            self.prepare()
            self.key_ends()

    def _style_shown(self) -> None:
        if self._has_scrolled:
            self._has_scrolled = False
            self._view.highlighter.style_visible()

    def prepare(self) -> None:
        """Find out what the next letter needs, after everything else that a key does."""
        self._ready = None
        view = self._view
        place = self._find_place()
        if (
            place is None
            or not place.is_low
            or view.isReadOnly()
            or view.follows_caret
            or not view.viewport().updatesEnabled()
        ):
            return
        story, block = view.story, place.block
        position = view.textCursor().position()
        at = position - block.position()
        formats = block.layout().formats()
        if view.highlighter.is_misspelt_at(formats, at) or not line_reading.may_grow(story, block, at):
            return
        for one in formats:
            if one.start >= at:
                one.start += 1
            elif one.start + one.length > at:
                one.length += 1
        is_bare = self._is_bare(place)
        waiting = self._listen(place, at, formats) if is_bare and not view.extraSelections() else None
        self._ready = _Ready(
            story, story.revision(), view.highlighter.styled, position, place, formats, is_bare, waiting
        )

    def _listen(self, place: _Place, at: int, formats: list[QTextLayout.FormatRange]) -> Echo | None:
        view, block = self._view, place.block
        corner = view.story.documentLayout().blockBoundingRect(block).topLeft() - QPointF(0, place.scrolled)
        ink = view.palette().color(QPalette.ColorRole.Text)
        return echo.listen(block, place.number, at, corner, formats, ink, view.cursorWidth())

    def _set(self, ready: _Ready, typed: str) -> SetLine | None:
        """Return what a letter makes of its line, or of the rest of its paragraph where the line breaks."""
        place, waiting = ready.place, ready.echo
        if waiting is None:
            return None
        line = waiting.set(typed)
        if line is not None or not self._is_bare(place, to_end=True) or _HIGH.search(waiting.paragraph, place.start):
            return line
        rest = waiting.set_rest(typed)
        if rest is None or place.area.bottom() + rest.caret_below >= self._view.viewport().height():
            return None  # the caret would leave the window, and the text scrolls
        below = place.block.next()
        # A line more stands on the blank one that ends the paragraph until all below has moved on.
        return rest if not rest.is_longer or not below.isValid() or below.length() == 1 else None

    def _paint(self, place: _Place | None, is_bare: bool) -> None:
        """Paint a line, with what goes along over its text where it is not bare."""
        if place is None:
            return
        area = place.area
        if not is_bare:
            area = area.adjusted(0, 0, 0, _UNDER)
            self._view.story.catch_up()
        self._view.painting.paint_line(area, place.block, is_bare)

    def _take(self, ready: _Ready, position: int, removed: int, added: int) -> bool:
        """Take the one change that is expected, before Qt lays the paragraph out."""
        if self._taken or position != ready.position or removed or added != 1:
            self._taken = False
            return False
        if ready.formats:
            ready.place.block.layout().setFormats(ready.formats)
        self._taken = True
        return True

    def _is_bare(self, place: _Place, *, to_end: bool = False) -> bool:
        """Return whether nothing is painted over a line or beside its end, or over all to its paragraph's end."""
        view, block = self._view, place.block
        start, end = block.position() + place.start, block.position() + block.length() - (1 if to_end else place.behind)
        units = line_reading.units_of(view.story, block)
        return not (
            view.highlighter.is_divider(block)
            or any(unit.start <= end and unit.end >= start for unit in units)
            or any(overlay.is_on(start, end) for overlay in view.painting.overlays)
        )

    def _find_place(self) -> _Place | None:
        """Return the line with the caret, None where something is selected or the paragraph is not laid out yet."""
        view = self._view
        cursor: QTextCursor = view.textCursor()
        if cursor.hasSelection():
            return None
        block = cursor.block()
        line = block.layout().lineForTextPosition(cursor.positionInBlock())
        if not line.isValid():
            return None
        start, scrolled, story = line.textStart(), view.scrolled, view.story
        above = story.documentLayout().blockBoundingRect(block).top() - scrolled + line.y()
        top, bottom = floor(above), ceil(above + line.height())
        area = QRect(GUTTER - 2, top, view.viewport().width() - 2 * GUTTER + 2 + _OVERHANG, bottom - top)
        behind = block.length() - start - line.textLength()
        text = block.text()
        if len(text) == block.length() - 1:
            text = text[start : start + line.textLength()]
        is_low = _HIGH.search(text) is None
        return _Place(block, story.blockCount(), scrolled, line.lineNumber(), start, behind, area, is_low)


def _nothing() -> None:
    """Do nothing."""


def _is_same(place: _Place) -> bool:
    """Return whether no other line changed or moved while a letter was typed into this one."""
    layout = place.block.layout()
    line = layout.lineAt(place.number) if place.number < layout.lineCount() else None
    return (
        line is not None
        and line.textStart() == place.start
        and place.block.length() - place.start - line.textLength() == place.behind
    )
