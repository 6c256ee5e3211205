"""The dialog that kills a story: the reason for the trail, and what readers find in the story's place."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QPushButton, QWidget

from editor.article.article import Furniture
from editor.article.kill import KillNotice
from editor.desk import killing
from editor.ui.corrections.correction_dialog import ReaderCard
from editor.ui.dialog_parts import answers, label, page_column
from editor.ui.kit import Form, Page, TextField

_WIDTH, _HEIGHT = 540, 600


class KillDialog(QDialog):
    """Asks for both; `agreed` gives the reason, the notice's text, whether the headline stays, and whether it goes out.

    With a notice that is known, it changes that one, and asks for no reason.
    """

    agreed = Signal(str, str, bool, bool)

    def __init__(
        self, about: Furniture, time: str, known: KillNotice | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._about, self._time, self._is_new = about, time, known is None
        self.setWindowTitle(self.tr("Kill the Story") if self._is_new else self.tr("Notice of the Killed Story"))
        plain = killing.as_told(about, KillNotice(time=time)).text
        self.reason = TextField(self.tr("Why, for those who ask later"), self.tr("A court order of today"), self, 4)
        self.notice = TextField(self.tr("What readers are told"), plain, self, 6)
        self.headline = QCheckBox(self.tr("Keep the headline over the notice"), self)
        self.headline.setChecked(known.keeps_headline if known is not None else True)
        self.card = ReaderCard(self.tr("Readers see this in the story’s place"), self)
        self.kill_button = QPushButton(self.tr("Kill") if self._is_new else self.tr("Change Notice"), self)
        self.export_button = QPushButton(self.tr("Kill and Export Notice…"), self)
        if known is not None:
            self.notice.show_text(known.text)
            self.export_button.setText(self.tr("Change and Export Notice…"))
        self._lay_out()
        self._connect()
        self._changed()
        (self.reason if self._is_new else self.notice).setFocus()

    def sizeHint(self) -> QSize:
        """Return room for the form; a small screen scrolls it."""
        room = self.screen().availableSize()
        height = _HEIGHT if self._is_new else _HEIGHT - 130
        return QSize(min(_WIDTH, room.width() - 80), min(height, room.height() - 80))

    def _lay_out(self) -> None:
        title = label("title", self, self._about.headline or self._about.slug)
        said = QLabel(self._sentence(), self, wordWrap=True)
        said.setProperty("role", "muted")
        form = Form(self, edge=0)
        reason = form.add(self.tr("Why – kept in the audit trail, readers do not see it"), self.reason)
        reason.setVisible(self._is_new)
        form.add(self.tr("What readers are told"), self.notice)
        form.add_plain(self.headline)
        page = Page(self)
        page.column.setSpacing(12)
        for widget in (said, form, self.card):
            page.column.addWidget(widget)
        buttons, _ = answers(self, self.kill_button, self.export_button, is_grave=True)
        for button in (self.kill_button, self.export_button):
            button.setProperty("kind", "danger" if self._is_new else "")
            button.setAutoDefault(False)
        column = page_column(self)
        column.addWidget(title)
        column.addWidget(page, 1)
        column.addLayout(buttons)

    def _sentence(self) -> str:
        if not self._is_new:
            return self.tr("The notice that is out stays as it is until this one is exported.")
        return self.tr(
            "A killed story stays killed. Nothing of it leaves any more but the notice, which you export in its place; "
            "the story with its history stays here."
        )

    def _connect(self) -> None:
        for field in (self.reason, self.notice):
            field.edited.connect(lambda _: self._changed())
        self.headline.toggled.connect(lambda _: self._changed())
        self.kill_button.clicked.connect(lambda _=False: self._agree(exports=False))
        self.export_button.clicked.connect(lambda _=False: self._agree(exports=True))

    def _changed(self) -> None:
        may = bool(self.reason.words.strip()) or not self._is_new
        for button in (self.kill_button, self.export_button):
            button.setEnabled(may)
        notice = KillNotice(self.notice.words, self._time, self.headline.isChecked())
        told = killing.as_told(self._about, notice)
        self.card.show_lines(told.headline, f"{told.label}:", told.text)

    def _agree(self, *, exports: bool) -> None:
        self.agreed.emit(self.reason.words.strip(), self.notice.words.strip(), self.headline.isChecked(), exports)
        self.accept()
