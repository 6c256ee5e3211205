"""The library cannot be opened: why, and the way back where a backup may help."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton

from editor.article.errors import Trouble
from editor.article.library_errors import LibraryDamaged, NotALibrary

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow


def tell(window: "MainWindow", trouble: Trouble) -> None:
    """Say why; close the window once that is read, or put the chosen backup in the library's place."""
    box = QMessageBox(QMessageBox.Icon.Critical, "Copydesk", trouble.sentence, parent=window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    restore: QPushButton | None = None
    if isinstance(trouble, LibraryDamaged | NotALibrary) and window.windowFilePath():
        restore = box.addButton(_tr("Restore a Backup…"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Close)

    def go_on() -> None:
        if restore is not None and box.clickedButton() is restore:
            _choose(window)
        else:
            window.close()

    box.finished.connect(go_on)
    box.open()


def _choose(window: "MainWindow") -> None:
    """Ask for a backup, beginning in the folder of the library's own; giving up closes the window."""
    library = Path(window.windowFilePath())
    own = library.with_name(f"{library.name}-backups")
    chooser = QFileDialog(window, _tr("Restore a Backup"), str(own if own.is_dir() else library.parent))
    chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
    chooser.setNameFilter(_tr("Libraries (*.copydesk)"))

    def restore(source: str) -> None:
        window.afterwards = (("restore-library", source), ("open",))

    chooser.fileSelected.connect(restore)
    chooser.finished.connect(window.close)  # after the choice: Qt tells of the file first
    chooser.finished.connect(chooser.deleteLater)
    chooser.open()


def _tr(words: str) -> str:
    return QCoreApplication.translate("Unopened", words)
