"""The ground beside the column: it looks like the page, so it scrolls and places the caret like it.

Qt keeps the margins of a text view out of its reach. Widgets there cost nothing; the view's own `event`, in which this
could be done too, is called seven times for a key.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from editor.ui.body.body_view import BodyView


class SideMargin(QWidget):
    """Lies on one side of the column."""

    def __init__(self, view: "BodyView") -> None:
        super().__init__(view)
        self._view = view
        self.lower()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Place the caret in the line beside the mouse."""
        view = self._view
        point = view.viewport().mapFromGlobal(event.globalPosition().toPoint())
        view.setTextCursor(view.cursorForPosition(point))
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep to itself what it took."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll or zoom the text."""
        self._view.wheelEvent(event)
