"""How the text is painted: its ground, the words, and what stands over them; all of it, or one line at once."""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QTextBlock

from editor.ui.body import decorations, line_reading
from editor.ui.body.cards import UnitPainter
from editor.ui.body.decorations import Decorations, Scene
from editor.ui.body.echo import SetLine
from editor.ui.theme import Role, Theme

if TYPE_CHECKING:
    from editor.ui.body.body_view import BodyView


class Overlay(Protocol):
    """What paints over the text."""

    def paint(self, painter: QPainter, scene: Scene, first: QTextBlock) -> None:
        """Paint over the lines from `first` to the lower end of the scene's area."""
        ...

    def is_on(self, start: int, end: int) -> bool:
        """Return whether something of it stands between two of Qt's positions."""
        ...


class BodyPainting:
    """Paints one view."""

    def __init__(self, view: "BodyView", decorations: Decorations) -> None:
        self._view = view
        self._decorations = decorations
        self._ground = QBrush()
        self.overlays: list[Overlay] = []  # painted last
        self.drop_at: float | None = None  # pixels of the viewport
        self.drop_refused = False
        self.focus_mode = False  # every paragraph but the one with the caret is dimmed
        self._line: tuple[QRect, QTextBlock, bool] | None = None  # what `paint_line` paints
        self._set_line: tuple[QRect, SetLine] | None = None  # what `paint_set_line` paints

    def set_look(self, theme: Theme, units: UnitPainter) -> None:
        """Use a theme, and what paints cards and chips in it."""
        self._theme, self._units = theme, units
        self._ground = QBrush(theme.colour(Role.SURFACE))

    def paint_line(self, area: QRect, block: QTextBlock, is_bare: bool) -> None:
        """Paint an area of the viewport in a block at once, its text alone where nothing stands over that."""
        self._line = (area, block, is_bare)
        self._view.viewport().repaint(area)
        _let_screen_follow()
        self._line = None

    def paint_set_line(self, area: QRect, line: SetLine) -> None:
        """Paint an area of the viewport at once as it will be, before Qt could."""
        self._set_line = (area, line)
        self._view.viewport().repaint(area)
        _let_screen_follow()
        self._set_line = None

    def paint(self, event: QPaintEvent, native: Callable[[QPaintEvent], None]) -> None:
        """Paint what an event asks for; `native` paints the words as Qt does."""
        area = event.rect()
        painter = QPainter(self._view.viewport())
        painter.fillRect(area, self._ground)
        if self._set_line is not None and self._set_line[0] == area:
            self._set_line[1].paint(painter)
            painter.end()
            return
        painter.end()
        native(event)
        line = self._line
        if line is None or line[0] != area:  # Qt takes in what was to be painted anyway
            view = self._view
            self._paint_over(area, line_reading.line_at_height(view.story, area.top() + view.scrolled))
        elif not line[2]:
            self._paint_over(area, line[1])

    def _paint_over(self, area: QRect, first: QTextBlock) -> None:
        view = self._view
        cursor = view.textCursor()
        focus = None
        if self.focus_mode:
            top, bottom = decorations.paragraph_edges(view.story.documentLayout(), cursor.block())
            focus = (top - view.scrolled, bottom - view.scrolled)
        scene = Scene(
            QRectF(area),
            view.scrolled,
            view.viewport().width(),
            (cursor.selectionStart(), cursor.selectionEnd()),
            self.drop_at,
            self.drop_refused,
            focus,
        )
        painter = QPainter(view.viewport())
        self._decorations.paint(painter, view.story, scene, self._units, self._theme, first)
        for overlay in self.overlays:
            overlay.paint(painter, scene, first)
        painter.end()


def _let_screen_follow() -> None:
    """Have the display server take what was painted before this thread goes on.

    Linux wakes who is written to on the writer's own processor, expecting the writer to sleep soon. The rest of a key
    takes a millisecond, in which the server waited with the other processor idle: 1.7 ms from key to pixel, 1.1 so.
    """
    if sys.platform != "win32":
        os.sched_yield()
