"""A dialog that asks before a step that others will look into: what it does, why it is done, and the button."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from editor.ui.dialog_parts import answers, label, page_column
from editor.ui.kit import Form, TextField

_WIDTH = 480


class AskDialog(QDialog):
    """Asks for a reason; `agreed` gives it. Where it is needed, there is no going on without one."""

    agreed = Signal(str)

    def __init__(
        self, title: str, sentence: str, asked: str, button: str, *, needs_reason: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._needs_reason = needs_reason
        self.setWindowTitle(button)
        self.reason = TextField(asked, "", self, 5)
        self.reason.setMinimumHeight(64)
        self._column = page_column(self)
        self.accept_button = QPushButton(button, self)
        self.accept_button.setProperty("kind", "danger")
        self.accept_button.setAutoDefault(False)
        self._lay_out(title, sentence, asked)
        self.reason.edited.connect(lambda _: self._changed())
        self.accept_button.clicked.connect(self._agree)
        self._changed()
        self.reason.setFocus()

    def sizeHint(self) -> QSize:
        """Return a width in which sentences are read at ease."""
        return QSize(_WIDTH, self._column.totalHeightForWidth(_WIDTH))

    def _lay_out(self, title: str, sentence: str, asked: str) -> None:
        head, said = label("title", self, title), label("", self, sentence)
        form = Form(self, edge=0)
        form.add(asked, self.reason)
        buttons, _ = answers(self, self.accept_button, is_grave=True)
        column = self._column
        for widget in (head, said, form):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(buttons)

    def _changed(self) -> None:
        self.accept_button.setEnabled(bool(self.reason.words.strip()) or not self._needs_reason)

    def _agree(self) -> None:
        self.agreed.emit(self.reason.words.strip())
        self.accept()
