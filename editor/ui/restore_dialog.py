"""Which backup is to take the library's place: the library's own by day and hour, or any other file."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.article.library_values import Backup
from editor.ui.kit import Row, RowList
from editor.ui.theme import Theme


class RestoreDialog(QDialog):
    """Lists backups; `chosen` gives the file of the one that was picked."""

    chosen = Signal(str)

    def __init__(self, backups: Sequence[Backup], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Restore a Backup"))
        self.resize(480, 460)
        head = QLabel(self.tr("The library’s own backups"), self)
        head.setProperty("role", "title")
        note = QLabel(self.tr("What is in the library now is kept beside it, whichever you choose."), self)
        note.setProperty("role", "muted")
        note.setWordWrap(True)
        self.rows = RowList(self.tr("Backups"), self)
        self.rows.set_look(theme)
        self.rows.show_rows([_row(backup) for backup in backups])
        self.rows.setVisible(bool(backups))
        self.none = QLabel(self.tr("There is none yet: the first one is made while you work."), self)
        self.none.setVisible(not backups)
        self.restore = QPushButton(self.tr("Restore…"), self)
        self.restore.setProperty("kind", "primary")
        self.restore.setEnabled(False)
        other = QPushButton(self.tr("Another File…"), self)
        cancel = QPushButton(self.tr("Cancel"), self)
        for button in (other, cancel):
            button.setAutoDefault(False)
        self.rows.current_changed.connect(lambda key: self.restore.setEnabled(bool(key)))
        self.restore.clicked.connect(lambda: self._pick(self.rows.current_key))
        other.clicked.connect(self._ask)
        cancel.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)
        buttons = QHBoxLayout()
        buttons.addWidget(other)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        for widget in (head, note):
            column.addWidget(widget)
        column.addWidget(self.rows, 1)
        column.addWidget(self.none, 1)
        column.addLayout(buttons)

    def _ask(self) -> None:
        chooser = QFileDialog(self, self.tr("Restore a Backup"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self._pick)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _pick(self, path: str) -> None:
        self.chosen.emit(path)
        self.accept()


def _row(backup: Backup) -> Row:
    moment = QDateTime.fromSecsSinceEpoch(int(datetime.fromisoformat(backup.time).timestamp()))
    title = QLocale().toString(moment, "dddd d MMMM yyyy, HH:mm")
    return Row(backup.path, title, f"{backup.size / 1_000_000:,.1f} MB · {Path(backup.path).name}", icon="clock")
