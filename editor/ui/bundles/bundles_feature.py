"""Bundles put into the window: Send as Bundle, and Open Bundle."""

from collections.abc import Iterator
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
    from editor.desk.bundle_steps import Part
    from editor.desk.bundles import Offer
    from editor.desk.desk import Desk
    from editor.desk.steps import NothingYet

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
                self._given.worker.ask(partial(_count, summary.slug), partial(self._make, summary.slug, title))

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
        """Write the bundle to a file, step by step, and say where it is."""
        self._folder = str(Path(path).parent)

        def write(desk: "Desk") -> "Iterator[Part[Path] | NothingYet]":
            from editor.desk import bundle_steps

            return bundle_steps.sending(desk, slug, Path(path), whole=whole, submit=submit)

        def step(made: "Part[Path]") -> None:
            if made.result is not None:
                self._sent(made.result)

        def begin(total: int) -> None:
            title = self.tr("Writing {file}").format(file=Path(path).name)
            # Given up, the story may be with the editors all the same.
            self._given.jobs.start(title, total, write, step, _nothing, self._given.keeper.refresh)

        self._given.worker.ask(partial(_count, slug), begin)

    def _make(self, slug: str, title: str, total: int) -> None:
        """Make what can be given of a story, step by step, and show it."""

        def step(made: "Part[Offer]") -> None:
            if made.result is not None:
                self._show(slug, title, made.result)

        words = self.tr("Preparing “{title}”").format(title=title)
        self._given.jobs.start(words, total, partial(_offer, slug), step, _nothing)

    def _show(self, slug: str, title: str, offer: "Offer") -> None:
        from editor.ui.bundles.send_dialog import SendDialog

        dialog = SendDialog(offer, title, self._given.look.theme, self._given.window)
        dialog.agreed.connect(partial(self._ask_where, slug, offer.made.file_name))
        dialog.open()

    def _ask_where(self, slug: str, name: str, whole: bool, submit: bool) -> None:
        chooser = QFileDialog(self._given.window, self.tr("Send as Bundle"), self._place())
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


def _count(slug: str, desk: "Desk") -> int:
    from editor.desk import bundle_steps

    return bundle_steps.count(desk, slug)


def _offer(slug: str, desk: "Desk") -> "Iterator[Part[Offer] | NothingYet]":
    from editor.desk import bundle_steps

    return bundle_steps.offering(desk, slug)


def _nothing() -> None:
    """Have nothing more to do: what was made has been told."""


def install(services: Services) -> None:
    """Put bundles into the window."""
    Bundles(services)
