"""Files dropped anywhere on the window: a sign over it while they hover, and word of them when they fall."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMainWindow, QWidget

from editor.ui import type_scale
from editor.ui.body.paste import local_files
from editor.ui.theme import Role, Theme
from editor.ui.type_scale import Face, Size

_EDGE = 14  # pixels between the window and the sign's line


class DropSign(QWidget):
    """Lies over the window while files hover, and lets them fall through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Drop to import"))
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a veil, a line round it and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.theme.colour(Role.WINDOW, 225))
        painter.setPen(QPen(self.theme.colour(Role.ACCENT), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE), 12, 12)
        painter.setPen(self.theme.colour(Role.TEXT))
        painter.setFont(type_scale.font(Face.SANS, Size.TITLE, QFont.Weight.DemiBold))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Drop to import"))
        painter.end()


class WindowDrops(QObject):
    """Takes files that fall on any part of the window that does not take them itself."""

    dropped = Signal(list)  # paths

    def __init__(self, window: QMainWindow, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self.sign = DropSign(theme, window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self.sign.theme = theme

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a drag over the window."""
        if isinstance(event, QDragEnterEvent):
            if local_files(event.mimeData().urls()):
                event.acceptProposedAction()
                self.sign.setGeometry(self._window.rect())
                self.sign.raise_()
                self.sign.show()
                return True
        elif event.type() is QEvent.Type.DragLeave:
            self.sign.hide()
        elif event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.sign.hide()
            files = local_files(event.mimeData().urls())
            if files:
                event.acceptProposedAction()
                self.dropped.emit(list(files))
                return True
        return super().eventFilter(watched, event)
