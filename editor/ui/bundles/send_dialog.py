"""What goes into a bundle, said before it is written: versions, approvals, notes, files, and what is confidential."""

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QLabel, QPushButton, QWidget

from editor.desk.bundles import Made, Offer
from editor.ui import icons
from editor.ui.dialog_parts import answers, label, page_column
from editor.ui.history.history_words import count_words
from editor.ui.theme import Role, Theme

_WIDTH = 480  # logical pixels
_ICON = 16


class SendDialog(QDialog):
    """Shows what a bundle holds; `agreed` gives whether all history goes and whether the story is submitted with it."""

    agreed = Signal(bool, bool)

    def __init__(self, offer: Offer, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Send as Bundle"))
        self._offer = offer
        self._theme = theme
        self._title = title
        self.facts = {name: QLabel(self) for name in ("clock", "approve", "note", "image")}
        self.confidential = QLabel(self, wordWrap=True)
        self.whole = QCheckBox(self.tr("All of its history, for somebody who has none of it"), self)
        self.whole.setVisible(offer.whole is not None)
        self.submit = QCheckBox(self.tr("Hand it to the editors: the story is then in review"), self)
        self.submit.setVisible(offer.can_submit)
        self.submit.setChecked(offer.can_submit)
        self.save_button = QPushButton(self.tr("Save Bundle…"), self)
        self.save_button.setProperty("kind", "primary")
        self.save_button.setDefault(True)
        self._column = page_column(self)
        self._lay_out()
        self.whole.toggled.connect(lambda _: self._show())
        self.save_button.clicked.connect(self._agree)
        self._show()
        self.save_button.setFocus()

    @property
    def made(self) -> Made:
        """Return the bundle that is shown."""
        whole = self._offer.whole
        return whole if whole is not None and self.whole.isChecked() else self._offer.made

    def sizeHint(self) -> QSize:
        """Return a width in which sentences are read at ease."""
        return QSize(_WIDTH, self._column.totalHeightForWidth(_WIDTH))

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit(self.whole.isChecked(), self.submit.isChecked())

    def _show(self) -> None:
        bundle = self.made.bundle
        versions = count_words(len(bundle.revisions), self.tr("version"), self.tr("versions"))
        if bundle.starts_from:
            since = self._offer.other or self.tr("your colleague")
            new = (
                self.tr("{versions}, new since the bundle of {name}")
                if bundle.revisions
                else self.tr("No version that {name} does not have")
            )
            versions = new.format(versions=versions, name=since)
        else:
            versions = self.tr("{versions}, its whole history").format(versions=versions)
        size = QLocale().formattedDataSize(len(self.made.content), 0, QLocale.DataSizeFormat.DataSizeSIFormat)
        files = count_words(len(bundle.files), self.tr("picture or file"), self.tr("pictures and files"))
        self.facts["clock"].setText(versions)
        self.facts["approve"].setText(count_words(len(bundle.approvals), self.tr("approval"), self.tr("approvals")))
        self.facts["note"].setText(count_words(len(bundle.notes), self.tr("note"), self.tr("notes")))
        self.facts["image"].setText(self.tr("{files}; {size} in all").format(files=files, size=size))
        self.confidential.setText(self._confidential_words(self.made.confidential))

    def _confidential_words(self, hidden: int) -> str:
        everything = self.tr("It holds everything, all sources and notes to editors among it, and is not encrypted.")
        if hidden:
            known = self.tr("one source is") if hidden == 1 else self.tr("{n} sources are").format(n=hidden)
            everything += " " + self.tr("{known} not on the record.").format(known=known[0].upper() + known[1:])
        return everything + " " + self.tr("Give it to colleagues who may know, and to nobody else.")

    def _lay_out(self) -> None:
        head = label("title", self, self.tr("“{title}” as one file").format(title=self._title))
        words = self.tr("Whoever opens it in Copydesk sees all of this, and what both of you change is put together.")
        said = label("muted", self, words)
        self._column.addWidget(head)
        self._column.addWidget(said)
        self._column.addLayout(self._grid())
        self._column.addWidget(self.whole)
        self._column.addWidget(self.submit)
        self._column.addSpacing(8)
        self._column.addLayout(answers(self, self.save_button)[0])

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        rows = [*self.facts.items(), ("lock", self.confidential)]
        for number, (icon, words) in enumerate(rows):
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            picture = QLabel(self)
            role = Role.WARNING if icon == "lock" else Role.MUTED
            picture.setPixmap(icons.pixmap(icon, self._theme.css(role), _ICON, self.devicePixelRatioF()))
            grid.addWidget(picture, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, number, 1)
        return grid
