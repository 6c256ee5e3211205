"""The field in which notes and answers are written; Ctrl+Enter sends them."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from editor.ui.kit import TextField

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def _sends(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.key() in _ENTER
        and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    )


class NoteField(TextField):
    """Several lines; `sent` tells of Ctrl+Enter, which in the window would hand the story to the editors."""

    sent = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep the key that sends from the window's actions."""
        if event.type() is QEvent.Type.ShortcutOverride and _sends(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send by Ctrl+Enter."""
        if _sends(event):
            self.sent.emit()
        else:
            super().keyPressEvent(event)
