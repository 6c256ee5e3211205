"""Findings shown in the text: a quiet line under the words, told of under the mouse; painted where they are seen."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF
from PySide6.QtGui import QHelpEvent, QPainter, QTextBlock
from PySide6.QtWidgets import QToolTip

from editor.article.findings import Finding, Severity
from editor.ui.body import decorations
from editor.ui.body.body_document import BodyDocument
from editor.ui.body.body_view import BodyView
from editor.ui.body.decorations import Scene
from editor.ui.body.highlighter import CARD
from editor.ui.theme import Role

# Colour, height in pixels, and how strong it is of 255.
_LOOKS = {
    Severity.BLOCKING: (Role.DANGER, 2.0, 200),
    Severity.WARNING: (Role.WARNING, 2.0, 190),
    Severity.NOTE: (Role.OUTLINE, 1.0, 230),
}
_DROP = 3.0  # pixels under the base line: below the letters, above where the next line begins
_LONG = 90  # Qt's units; of a longer place the first line alone is marked, as a page full of lines is not quiet
_MOST = 3_000  # findings; a story with more has other worries than how they look


@dataclass(slots=True)
class _Mark:
    """A finding in the document; `start` and `end` are Qt's positions, which follow what is typed."""

    start: int
    end: int
    finding: Finding


def _start(mark: _Mark) -> int:
    return mark.start


class FindingMarks(QObject):
    """Marks the findings of the document that the editor shows."""

    def __init__(self, editor: BodyView) -> None:
        super().__init__(editor)
        self._editor = editor
        self._document: BodyDocument | None = None
        self._marks: list[_Mark] = []
        self._longest = 0  # no mark is longer; it may be more than the longest of now
        editor.painting.overlays.append(self)
        editor.viewport().installEventFilter(self)

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Return where the marks stand now, as offsets in characters."""
        document = self._document
        return [(document.offset(one.start), document.offset(one.end)) for one in self._marks] if document else []

    def show(self, findings: Iterable[Finding]) -> None:
        """Mark these findings, whose offsets are those of the text as it is now, in place of others."""
        document = self._editor.story
        if document is not self._document:
            if self._document is not None and shiboken6.isValid(self._document):
                self._document.unfollow(self._follow)
            document.follow(self._follow)
            self._document = document
        placed = [one for one in findings if one.end > one.start][:_MOST]
        placed.sort(key=lambda one: one.start)
        starts, ends = document.positions(one.start for one in placed), document.positions(one.end for one in placed)
        self._marks = list(map(_Mark, starts, ends, placed))
        self._longest = max((one.end - one.start for one in self._marks), default=0)
        self._editor.marks_changed()

    def at(self, position: int) -> list[Finding]:
        """Return the findings at one of Qt's positions, the shortest first."""
        here = [one for one in self._marks if one.start <= position <= one.end]
        return [one.finding for one in sorted(here, key=lambda one: one.end - one.start)]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell what was found where the mouse rests."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.at(self._editor.cursorForPosition(event.pos()).position())
            if found:
                QToolTip.showText(event.globalPos(), "\n".join(one.message for one in found), self._editor)
                return True
            QToolTip.hideText()
        return super().eventFilter(watched, event)

    def _follow(self, position: int, removed: int, added: int) -> None:
        """Keep the marks at their words."""
        grown = added - removed
        if not grown:
            return
        beyond = bisect_left(self._marks, position + removed, key=_start)
        for mark in self._marks[beyond:]:
            mark.start += grown
            mark.end += grown
        for mark in self._marks[self._first_beyond(position) : beyond]:
            if mark.end > position:
                mark.start = min(mark.start, position + added)
                mark.end = max(mark.start, mark.end + grown)
                self._longest = max(self._longest, mark.end - mark.start)

    def _first_beyond(self, position: int) -> int:
        """Return the number of the first mark that may end beyond one of Qt's positions."""
        return bisect_left(self._marks, position - self._longest, key=_start)

    def is_on(self, start: int, end: int) -> bool:
        """Return whether a finding stands between two of Qt's positions."""
        last = bisect_left(self._marks, end, key=_start)
        return any(mark.end > start for mark in self._marks[self._first_beyond(start) : last])

    def paint(self, painter: QPainter, scene: Scene, first: QTextBlock) -> None:
        """Underline what was found from a line on to the lower end of the scene's area."""
        document = self._document
        if document is None or document is not self._editor.story or not self._marks:
            return
        layout = document.documentLayout()
        below = self._marks[self._first_beyond(first.position()) :]  # in the order of the text
        block = first
        while block.isValid():
            place = layout.blockBoundingRect(block).translated(0, -scene.scrolled)
            if place.top() > scene.area.bottom():
                return
            if not self._editor.highlighter.flags(block) & CARD:
                start, end = block.position(), block.position() + block.length() - 1
                for mark in below:
                    if mark.start >= end:
                        break
                    if mark.end > start:
                        self._underline(painter, block, place.topLeft(), mark)
            block = block.next()

    def _underline(self, painter: QPainter, block: QTextBlock, corner: QPointF, mark: _Mark) -> None:
        role, width, alpha = _LOOKS[mark.finding.severity]
        colour = self._editor.theme.colour(role, alpha)
        begin = block.position()
        layout = block.layout()
        is_long = mark.end - mark.start > _LONG
        if is_long and mark.start < begin:
            return
        number = layout.lineForTextPosition(max(0, mark.start - begin)).lineNumber()
        while number < layout.lineCount():
            line = layout.lineAt(number)
            start = max(mark.start - begin, line.textStart())
            end = min(mark.end - begin, line.textStart() + line.textLength())
            if start >= end:
                return
            left = decorations.x_of(line.cursorToX(start))
            right = min(decorations.x_of(line.cursorToX(end)), line.naturalTextRect().right())
            # A filled box costs a tenth of a stroked line.
            top = corner.y() + line.y() + line.ascent() + _DROP
            painter.fillRect(QRectF(corner.x() + left, top, right - left, width), colour)
            if is_long:
                return
            number += 1
