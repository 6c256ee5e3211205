"""The export dialog: which form, where to, as a draft or for the CMS; what stands in the way, what it cannot carry."""

from collections.abc import Sequence

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.desk.output import Prospect
from editor.desk.refusals import Refusal
from editor.ui import icons
from editor.ui.kit import Choice, Form, Row, RowList
from editor.ui.theme import Role, Theme

SAMPLE = {
    "html": "The fragment that a CMS takes as it is.",
    "page": "A page that stands alone, light and dark, ready to print.",
    "markdown": "Text with its furniture on top; comes back without a loss.",
    "json": "The portable article; comes back without a loss.",
    "wordpress": "Blocks that WordPress’s editor takes as they are; title, tags and pictures lie beside.",
    "amp": "A page that AMP’s own validator finds valid; pictures lie beside.",
    "ghost": "Prose that Ghost’s editor takes, slots and posts in cards; title, tags and pictures lie beside.",
}


class ExportDialog(QDialog):
    """Asks how one story or many are exported; the caller answers `wanted` by `show_prospect`.

    `agreed` says that it is to be done.
    """

    wanted = Signal(str, bool)  # target, draft
    agreed = Signal(str, str, bool)  # target, folder (empty: the clipboard), draft
    jump = Signal()  # somebody wants to see to what stands in the way

    def __init__(
        self,
        headline: str,
        targets: Sequence[tuple[str, str]],
        folder: str,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._prospect: Prospect | None = None
        self.setWindowTitle(self.tr("Export"))
        self.setMinimumSize(460, 420)
        self.resize(560, 580)
        self.target = Choice(self.tr("Form"), targets, self)
        self.note = QLabel(self)
        self.note.setProperty("role", "small")
        self.folder = QPushButton(self)
        self.folder.setAccessibleName(self.tr("Folder"))
        self.clipboard = QCheckBox(self.tr("To the clipboard instead"), self)
        self.draft = QCheckBox(self.tr("As a draft, marked as one inside"), self)
        self.verdict = Verdict(theme, self)
        self.losses = RowList(self.tr("What it cannot carry"), self)
        self.losses.set_look(theme)
        self.button = QPushButton(self)
        self.button.setProperty("kind", "primary")
        self.button.setDefault(True)
        self._folder = ""
        self._lay_out(headline)
        self._connect()
        self.set_folder(folder)
        self.target.show_value(targets[0][0])

    def start(self, *, draft: bool) -> None:
        """Show the dialog, with the draft ticked or not."""
        self.draft.setChecked(draft)
        self._ask()
        self.open()

    def set_folder(self, folder: str) -> None:
        """Show another folder."""
        places = QStandardPaths.StandardLocation.DocumentsLocation
        self._folder = folder or QStandardPaths.writableLocation(places)
        self.folder.setText(self._folder)
        self.folder.setToolTip(self._folder)

    def show_prospect(self, prospect: Prospect) -> None:
        """Show what the export would be; one that was asked for before another choice is passed over."""
        if (prospect.to, prospect.draft) != (self.target.currentData(), self.draft.isChecked()):
            return
        self._prospect = prospect
        self.verdict.show_refusals(prospect.refusals, is_draft=prospect.draft)
        rows = [
            Row(str(number), loss.what[:1].upper() + loss.what[1:], words=loss.why)
            for number, loss in enumerate(prospect.losses)
        ]
        self.losses.show_rows(rows or [Row("", self.tr("Everything arrives as it stands."), icon="check", muted=True)])
        self._count.setText(str(len(prospect.losses)) if prospect.losses else "")
        self._show_button()

    def _lay_out(self, headline: str) -> None:
        title = QLabel(headline, self, wordWrap=True)
        title.setProperty("role", "title")
        title.setTextFormat(Qt.TextFormat.PlainText)
        form = Form(self, edge=0)
        form.add(self.tr("Form"), self.target)
        form.add_plain(self.note)
        form.add(self.tr("Folder"), self.folder)
        form.add_plain(self.clipboard)
        form.add_plain(self.draft)
        head = QHBoxLayout()
        name = QLabel(self.tr("WHAT IT CANNOT CARRY"), self)
        name.setProperty("role", "section")
        self._count = QLabel(self)
        self._count.setProperty("role", "small")
        head.addWidget(name)
        head.addWidget(self._count)
        head.addStretch()
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for part in (title, form, self.verdict):
            column.addWidget(part)
        column.addLayout(head)
        column.addWidget(self.losses, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.target.chosen.connect(lambda _: self._ask())
        self.draft.toggled.connect(lambda _: self._ask())
        self.clipboard.toggled.connect(self._to_clipboard)
        self.folder.clicked.connect(self._choose_folder)
        self.button.clicked.connect(self._agree)
        self.verdict.see.connect(self._see)
        self.finished.connect(self.deleteLater)

    def _ask(self) -> None:
        target = str(self.target.currentData())
        self.note.setText(SAMPLE.get(target, ""))
        self.button.setEnabled(False)
        self.verdict.show_waiting()
        self.button.setText(self.tr("Export Draft") if self.draft.isChecked() else self.tr("Export for the CMS"))
        self.wanted.emit(target, self.draft.isChecked())

    def _show_button(self) -> None:
        self.button.setEnabled(self._prospect is not None and not self._prospect.refusals)

    def _to_clipboard(self, on: bool) -> None:
        self.folder.setEnabled(not on)

    def _choose_folder(self) -> None:
        chooser = QFileDialog(self, self.tr("Export to Folder"), self._folder)
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(self.set_folder)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _agree(self) -> None:
        folder = "" if self.clipboard.isChecked() else self._folder
        self.agreed.emit(str(self.target.currentData()), folder, self.draft.isChecked())
        self.accept()

    def _see(self) -> None:
        self.jump.emit()
        self.reject()


class Verdict(QFrame):
    """Whether the story may leave, and each reason why not; `see` asks to see to them."""

    see = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("ground", "card")
        self._picture = QLabel(self)
        self._words = QLabel(self, wordWrap=True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._see = QPushButton(self.tr("Show Me"), self)
        self._see.setAutoDefault(False)
        self._see.clicked.connect(self.see)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(self._see, 0, Qt.AlignmentFlag.AlignTop)
        self.show_waiting()

    @property
    def words(self) -> str:
        """Return what is said."""
        return self._words.text()

    def show_waiting(self) -> None:
        """Say that the export is being made, to see what it would be."""
        self._say("clock", Role.MUTED, self.tr("Looking at what the export would be…"))
        self._see.setVisible(False)

    def show_refusals(self, refusals: Sequence[Refusal], *, is_draft: bool) -> None:
        """Say whether the story may leave."""
        if is_draft:
            icon, role, words = "info", Role.ACCENT, self.tr("A draft may always leave; it says inside that it is one.")
        elif refusals:
            icon, role, words = "lock", Role.WARNING, "\n".join(one.sentence for one in refusals)
        else:
            icon, role, words = "approve", Role.SUCCESS, self.tr("Everything that has to be approved is approved.")
        self._say(icon, role, words)
        self._see.setVisible(bool(refusals) and not is_draft)

    def _say(self, icon: str, role: Role, words: str) -> None:
        self._picture.setPixmap(icons.pixmap(icon, self._theme.css(role), 18, self.devicePixelRatioF()))
        self._words.setText(words)
        self.setAccessibleName(words)
