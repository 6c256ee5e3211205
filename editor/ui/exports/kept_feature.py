"""Kept exports in the window: compared, opened and saved again from the history, byte for byte.

What reads and compares them is loaded when somebody first wants one.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from editor.article.library_values import KeptExport
from editor.desk.desk import Desk
from editor.ui.history.history_panel import HistoryPanel
from editor.ui.services import Services

if TYPE_CHECKING:
    from editor.desk.kept_exports import Texts
    from editor.ui.exports.kept_dialog import KeptDialog


class KeptExportsFeature(QObject):
    """Does what the history's panel asks for with exports."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.window)
        self._given = services
        self._folder: QTemporaryDir | None = None  # for files that other programs are given to look at
        self.dialog: KeptDialog | None = None
        for panel in services.panels.panels:
            if isinstance(panel, HistoryPanel):
                panel.exports_compare_wanted.connect(self._compare)
                panel.export_open_wanted.connect(self.open)
                panel.export_save_wanted.connect(self.ask_where)

    def open(self, export: KeptExport) -> None:
        """Write an export and what lay beside it to passing files, and have the system open it."""
        if self._folder is None:
            self._folder = QTemporaryDir()
        folder = Path(self._folder.path()) / str(export.sequence)
        self._given.worker.ask(partial(_laid_out, export, folder), _show_file)

    def ask_where(self, export: KeptExport) -> None:
        """Ask for a file and write an export there, byte for byte."""
        from editor.desk import kept_exports

        chooser = QFileDialog(self._given.window, self.tr("Save Export"), kept_exports.file_name(export))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        alone, whole = self.tr("The export (*)"), self.tr("Zip file with its pictures (*.zip)")
        chooser.setNameFilters([alone, whole] if export.files else [alone])
        chooser.filterSelected.connect(lambda name: chooser.setDefaultSuffix("zip" if name == whole else ""))
        chooser.fileSelected.connect(lambda file: self.save(export, file))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def save(self, export: KeptExport, file: str) -> None:
        """Write an export to a file, byte for byte; a zip file has what lay beside it too."""
        from editor.desk import kept_exports

        def told(path: Path) -> None:
            words = self.tr("Saved, byte for byte, as {file}.").format(file=path)
            show = (self.tr("Open Folder"), partial(_show_file, path.parent))
            self._given.story.notice.say(words, "accent", "export", show)

        self._given.worker.ask(lambda desk: kept_exports.save(desk, export, Path(file)), told)

    def _compare(self, pair: tuple[KeptExport, KeptExport]) -> None:
        from editor.ui.exports.kept_dialog import KeptDialog

        dialog = KeptDialog(*pair, self._given.look.theme, self._given.window)
        self.dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.texts_wanted.connect(partial(self._ask, pair))
        dialog.ask()
        dialog.open()

    def _ask(self, pair: tuple[KeptExport, KeptExport], source: bool) -> None:
        from editor.desk import kept_exports

        dialog = self.dialog

        def loaded(texts: "Texts") -> None:
            if dialog is not None and self.dialog is dialog:  # not closed meanwhile
                dialog.compare(texts)

        self._given.worker.ask(lambda desk: kept_exports.texts(desk, *pair, source=source), loaded)

    def _closed(self) -> None:
        self.dialog = None


def _laid_out(export: KeptExport, folder: Path, desk: Desk) -> Path:
    from editor.desk import kept_exports

    return kept_exports.lay_out(desk, export, folder)


def _show_file(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def install(services: Services) -> None:
    """Put the kept exports into the window, after the history's panel."""
    KeptExportsFeature(services)
