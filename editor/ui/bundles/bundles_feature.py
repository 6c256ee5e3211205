"""Bundles put into the window: Send for Review, and Open Bundle."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from editor.article.bundle import SUFFIX
from editor.ui.bundles.bundle_opening import BundleOpening
from editor.ui.services import Services

if TYPE_CHECKING:
    from editor.desk.bundles import Offer
    from editor.desk.desk import Desk

KEY = "bundle sent"


class Bundles(QObject):
    """Handles the two actions; what is dropped on the window comes by `bundle_opening.open_files`."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.window)
        self._given = services
        self._folder = ""
        services.actions.handle("story.bundle", self.ask)
        services.actions.handle("library.unbundle", self.choose)

    def ask(self) -> None:
        """Have every key kept, then say what a bundle of the story in front would hold."""

        def go() -> None:
            summary = self._given.model.summary
            if summary is not None:
                title = summary.headline or summary.slug
                self._given.worker.ask(partial(_offer, summary.slug), partial(self._show, summary.slug, title))

        self._given.keeper.save(go)

    def choose(self) -> None:
        """Ask for a bundle and open it."""
        chooser = QFileDialog(self._given.window, self.tr("Open Bundle"), self._place())
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilters([self._filter(), self.tr("All files (*)")])
        chooser.fileSelected.connect(lambda path: BundleOpening(self._given, Path(path)))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def send(self, slug: str, whole: bool, submit: bool, path: str) -> None:
        """Write the bundle to a file, and say where it is."""
        self._folder = str(Path(path).parent)

        def write(desk: "Desk") -> Path:
            from editor.desk import bundles

            return bundles.send(desk, slug, Path(path), whole=whole, submit=submit)

        self._given.worker.ask(write, self._sent)

    def _show(self, slug: str, title: str, offer: "Offer") -> None:
        from editor.ui.bundles.send_dialog import SendDialog

        dialog = SendDialog(offer, title, self._given.look.theme, self._given.window)
        dialog.agreed.connect(partial(self._ask_where, slug, offer.made.file_name))
        dialog.open()

    def _ask_where(self, slug: str, name: str, whole: bool, submit: bool) -> None:
        chooser = QFileDialog(self._given.window, self.tr("Send for Review"), self._place())
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix(SUFFIX.removeprefix("."))
        chooser.setNameFilter(self._filter())
        chooser.selectFile(name)
        chooser.fileSelected.connect(partial(self.send, slug, whole, submit))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _sent(self, path: Path) -> None:
        self._given.keeper.refresh()
        words = self.tr("{file} holds the story for a colleague; send it as it is.").format(file=path.name)
        folder = QUrl.fromLocalFile(str(path.parent))

        def show() -> None:
            QDesktopServices.openUrl(folder)

        self._given.story.notice.say(words, "accent", KEY, (self.tr("Show in Folder"), show))

    def _place(self) -> str:
        """Return the folder of last time, else the one for documents."""
        return self._folder or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    def _filter(self) -> str:
        return self.tr("Bundles (*{suffix})").format(suffix=SUFFIX)


def _offer(slug: str, desk: "Desk") -> "Offer":
    from editor.desk import bundles

    return bundles.offer(desk, slug)


def install(services: Services) -> None:
    """Put bundles into the window."""
    Bundles(services)
