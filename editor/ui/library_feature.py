"""The library's health in the window: backups by themselves and on demand, the check of everything, the way back."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QMessageBox

from editor.article.errors import Trouble
from editor.article.library_values import Backup
from editor.ui import side_process
from editor.ui.services import Services
from editor.ui.side_process import SideProcess

_FIRST_BACKUP = 20_000  # milliseconds after the start, when the morning's first reading is done
_NEXT_BACKUP = 3_600_000  # milliseconds: an hour of work is the most that a broken disk takes
_SUFFIX = ".copydesk"


class LibraryHealth(QObject):
    """Backs up, checks and restores the library, each in a process of its own so that no key waits for it."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.window)
        self._given = services
        self._running: SideProcess | None = None
        services.actions.handle("library.backup", self.ask_where)
        services.actions.handle("library.verify", self.verify)
        services.actions.handle("library.restore", self.ask_which)
        services.window.ended.connect(self._cancel)
        self._timer = QTimer(self, singleShot=True, interval=_FIRST_BACKUP)
        self._timer.timeout.connect(self.back_up_by_itself)
        self._timer.start()

    def back_up_by_itself(self) -> None:
        """Add to the library's own backups if anything changed, without a word unless it fails."""
        self._timer.start(_NEXT_BACKUP)
        self._run(("backup",), lambda _: None)

    def ask_where(self) -> None:
        """Ask for a file and copy the library there."""
        chooser = QFileDialog(self._given.window, self.tr("Back Up Library"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix(_SUFFIX.removeprefix("."))
        chooser.setNameFilter(self.tr("Libraries (*{suffix})").format(suffix=_SUFFIX))
        chooser.fileSelected.connect(self.back_up)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def back_up(self, destination: str) -> None:
        """Copy the library, every key of it, to a file."""

        def told(_: object) -> None:
            words = self.tr("The library is copied to {file}.").format(file=destination)
            self._given.story.notice.say(words, "accent", "backup")

        self._say_busy(self.tr("The library is being copied; you can go on writing."))
        self._given.keeper.save(lambda: self._run(("backup", destination), told))

    def verify(self) -> None:
        """Check every revision, the audit trail and the file."""
        self._say_busy(self.tr("The library is being checked; you can go on writing."))
        self._given.keeper.save(lambda: self._run(("verify",), self._verified))

    def ask_which(self) -> None:
        """Ask which backup is to take the library's place."""
        self._given.worker.ask(lambda desk: desk.library.backups(), self._choose_backup)

    def restore(self, source: str) -> None:
        """Close the window, put the backup in the library's place, and open the window again."""
        window = self._given.window
        window.afterwards = (("restore-library", source), ("open",))
        window.close()

    def _choose_backup(self, backups: tuple[Backup, ...]) -> None:
        from editor.ui.restore_dialog import RestoreDialog

        dialog = RestoreDialog(backups, self._given.look.theme, self._given.window)
        dialog.chosen.connect(self._confirm)
        dialog.open()

    def _confirm(self, source: str) -> None:
        name = Path(source).name
        box = QMessageBox(
            QMessageBox.Icon.Question,
            "Copydesk",
            self.tr("Put “{name}” in the library’s place?").format(name=name),
            parent=self._given.window,
        )
        box.setInformativeText(
            self.tr("The window closes and opens again. The library as it is now is kept beside it; nothing is lost.")
        )
        agree = box.addButton(self.tr("Restore"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.finished.connect(lambda _: self.restore(source) if box.clickedButton() is agree else None)
        box.finished.connect(box.deleteLater)
        box.open()

    def _verified(self, report: object) -> None:
        assert isinstance(report, dict)
        problems = report["problems"]
        if report["clean"]:
            words = self.tr("Sound: {stories} stories, {revisions} versions and {events} steps of the trail.").format(
                stories=report["articles"], revisions=report["revisions"], events=report["events"]
            )
            self._given.story.notice.say(words, "accent", "library")
        else:
            words = self.tr("The library is damaged: {problem} Restore a backup (File › Restore a Backup).").format(
                problem=problems[0]
            )
            self._given.story.notice.say(words, "danger", "library", (self.tr("Restore…"), self.ask_which))

    def _say_busy(self, words: str) -> None:
        self._given.story.notice.say(words, "accent", "library", (self.tr("Cancel"), self._cancel))

    def _cancel(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def _run(self, arguments: tuple[str, ...], done: "side_process.Done") -> None:
        def start(library: Path) -> None:
            self._running = side_process.run(library, arguments, done, self._failed, self)
            self._running.ended.connect(partial(self._ended, self._running))

        self._given.worker.ask(lambda desk: desk.library.path, start)

    def _ended(self, process: SideProcess) -> None:
        if self._running is process:
            self._running = None

    def _failed(self, trouble: Trouble) -> None:
        self._given.story.notice.over("library")
        self._given.tell(trouble)


def install(services: Services) -> None:
    """Put the library's health into the window."""
    LibraryHealth(services)
