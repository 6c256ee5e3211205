"""Room under the line that is written, so that nobody writes at the edge of the window.

Qt scrolls where the caret has left the window, inside the key that took it out, and leaves the line at the very edge.
Here the text moves up behind the key before, so that a line that breaks finds its place and is on the screen at once.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from editor.ui.body.body_view import BodyView

LINES = 3  # that stay free under the one with the caret
AT_ONCE = 2  # lines that the text moves up behind one key: more would take the eye's place away
_SHARE = 4  # of the window's height may stay free: a fourth
_BEHIND = 4  # milliseconds after the key: what it typed is on the screen by then


class RoomBelow(QObject):
    """Makes room in one view, behind the keys that change its text."""

    def __init__(self, view: "BodyView") -> None:
        super().__init__(view)
        self._view = view
        self._behind = QTimer(self, singleShot=True, interval=_BEHIND)
        self._behind.timeout.connect(self.make)

    def key_ended(self) -> None:
        """See soon whether there is room."""
        self._behind.start()

    def make(self) -> None:
        """Move the text up where too little is free; a caret that is out of sight, or is kept in its place, stays."""
        view = self._view
        caret, height = view.cursorRect(), view.viewport().height()
        if view.is_typewriter or not 0 <= caret.top() < caret.bottom() <= height:
            return
        missing = min(LINES * caret.height(), height // _SHARE) - (height - caret.bottom())
        if missing > 0:
            bar = view.verticalScrollBar()
            bar.setValue(bar.value() + min(missing, AT_ONCE * caret.height()))
            view.line_first.prepare()
