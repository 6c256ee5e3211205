"""The dialog that embeds a post, or adds to the evidence of one."""

import threading

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from editor.article.embeds import Embed
from editor.desk import embeds as desk_embeds
from editor.ui.dialog_parts import answers, page_column
from editor.ui.embeds.embed_form import EmbedForm
from editor.ui.embeds.embed_rows import asks
from editor.ui.kit import Page
from editor.ui.theme import Theme

_WIDTH, _HEIGHT = 520, 640


def _load_readers() -> None:
    """Load what reads embed code and dates, half a second, before somebody has typed any."""
    desk_embeds.from_code("<p>code</p>")
    desk_embeds.read_posted("4 March 2026")


class EmbedDialog(QDialog):
    """Asks for a post; `settled` gives the post, what was captured of it and the new screenshot or None."""

    settled = Signal(object, object, object)  # Embed, Capture, Shot or None

    def __init__(
        self, theme: Theme, embed: Embed | None = None, screenshot: bytes = b"", parent: QWidget | None = None
    ):
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        threading.Thread(target=_load_readers, name="load readers of posts", daemon=True).start()
        adds = embed is not None
        self.setWindowTitle(self.tr("Add evidence") if adds else self.tr("Embed a post"))
        self.form = EmbedForm(theme, self)
        self._trouble = QLabel(self, wordWrap=True)
        self._trouble.setProperty("role", "danger")
        self._trouble.hide()
        self._accept = QPushButton(self.tr("Add to the Evidence") if adds else self.tr("Embed"), self)
        self._accept.setProperty("kind", "primary")
        self._accept.setDefault(True)
        self._accept.clicked.connect(self._settle)
        if embed is not None:
            self.form.show_embed(embed, screenshot)
        self._lay_out(self._sentence(embed))
        self.form.changed.connect(self._changed)
        self.form.screenshot.unreadable.connect(self._say)
        self._changed()
        (self.form.words if adds else self.form.address).setFocus()

    def _sentence(self, embed: Embed | None) -> str:
        if embed is None:
            return self.tr(
                "Posts get deleted. Keep what it says, and who said it when, so that readers never see a gap."
            )
        kept = self.tr("What was captured before stays as it is; this is added to it.")
        return f"{asks(embed)} {kept}".strip()

    def _lay_out(self, sentence: str) -> None:
        said = QLabel(sentence, self, wordWrap=True)
        said.setProperty("role", "muted")
        page = Page(self)
        page.column.addWidget(self.form)
        column = page_column(self)
        for widget in (said, page, self._trouble):
            column.addWidget(widget)
        column.setStretch(1, 1)
        column.addLayout(answers(self, self._accept)[0])

    def sizeHint(self) -> QSize:
        """Return room for the form; a small screen scrolls it."""
        room = self.screen().availableSize()
        return QSize(min(_WIDTH, room.width() - 80), min(_HEIGHT, room.height() - 80))

    def _changed(self) -> None:
        self._accept.setEnabled(self.form.is_enough)
        self._trouble.hide()

    def _say(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.show()

    def _settle(self) -> None:
        self.settled.emit(self.form.embed(), self.form.capture(), self.form.shot)
        self.accept()
