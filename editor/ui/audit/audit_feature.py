"""The audit trail put into the window: of the library, and of the story in front."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from editor.article.errors import Trouble
from editor.article.text import counted
from editor.desk import audit
from editor.desk.audit import AuditPage
from editor.desk.desk import Desk
from editor.ui import side_process
from editor.ui.audit.audit_dialog import Asked, AuditDialog
from editor.ui.services import Services
from editor.ui.side_process import SideProcess

_SUFFIX = ".csv"


class AuditTrails(QObject):
    """Opens the dialog and does what it asks for."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.window)
        self._given = services
        self.dialog: AuditDialog | None = None
        self._running: SideProcess | None = None
        services.actions.handle("library.audit", partial(self.open, ""))
        services.actions.handle("story.audit", self.open_story)

    def open_story(self) -> None:
        """Show what was done to the story in front, every key of it."""
        summary = self._given.model.summary
        if summary is not None:
            self._given.keeper.save(partial(self.open, summary.slug))

    def open(self, slug: str) -> None:
        """Show the trail, of one story or of all."""
        self._given.worker.ask(
            lambda desk: (desk.library.audit.people(), audit.action_names()), partial(self._show, slug)
        )

    def _show(self, slug: str, known: tuple[tuple[str, ...], tuple[tuple[str, str], ...]]) -> None:
        people, actions = known
        dialog = AuditDialog(people, actions, slug, self._given.look.theme, self._given.window)
        dialog.wanted.connect(self._look_up)
        dialog.csv_wanted.connect(self._ask_where)
        dialog.verify_wanted.connect(self._verify)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.start()

    def _closed(self) -> None:
        self.dialog = None
        if self._running is not None:
            self._running.cancel()

    def _look_up(self, asked: Asked, before: int) -> None:
        def look(desk: Desk) -> AuditPage:
            wanted = audit.chosen(desk, asked.slug, asked.person, asked.action, asked.since, asked.until)
            return audit.page(desk, wanted, before)

        def found(page: AuditPage) -> None:
            if self.dialog is not None:
                self.dialog.show_page(asked, before, page)

        def failed(trouble: Trouble) -> None:
            if self.dialog is not None:
                self.dialog.say_nothing_found(trouble.sentence)

        self._given.worker.ask(look, found, failed)

    def _ask_where(self, asked: Asked) -> None:
        chooser = QFileDialog(self.dialog, self.tr("Save the Audit Trail"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix(_SUFFIX.removeprefix("."))
        chooser.setNameFilter(self.tr("Comma-separated values (*{suffix})").format(suffix=_SUFFIX))
        chooser.selectFile(f"audit-{asked.slug or 'library'}{_SUFFIX}")
        chooser.fileSelected.connect(partial(self.save, asked))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def save(self, asked: Asked, path: str) -> None:
        """Write what is asked for to a file, beside the window, so that no key waits for it."""
        given = {"--person": asked.person, "--action": asked.action, "--since": asked.since, "--until": asked.until}
        options = [part for name, value in given.items() if value for part in (name, value)]
        self._run(
            ("audit", *([asked.slug] if asked.slug else []), "--csv", str(Path(path)), *options),
            self.tr("The trail is being written…"),
            self._saved,
        )

    def _saved(self, answer: object) -> None:
        assert isinstance(answer, dict)
        self._say(
            self.tr("Written to {path}: {events}.").format(
                path=answer["path"], events=counted(answer["events"], "event")
            ),
            "success",
        )

    def _verify(self) -> None:
        self._run(("verify",), self.tr("The trail and every revision are being checked…"), self._verified)

    def _verified(self, report: object) -> None:
        assert isinstance(report, dict)
        if report["clean"]:
            words = self.tr("Sound: {events} events follow one another, and {revisions} revisions are what was saved.")
            self._say(words.format(events=report["events"], revisions=report["revisions"]), "success")
        else:
            self._say("\n".join(report["problems"]), "danger")

    def _run(self, arguments: tuple[str, ...], busy: str, done: side_process.Done) -> None:
        def start(library: Path) -> None:
            if self.dialog is None or self._running is not None:
                return
            self._running = side_process.run(library, arguments, done, self._failed, self)
            self._running.ended.connect(self._ended)

        self._say(busy, "small")
        self._given.worker.ask(lambda desk: desk.library.path, start)

    def _ended(self) -> None:
        self._running = None

    def _failed(self, trouble: Trouble) -> None:
        self._say(trouble.sentence, "danger")

    def _say(self, words: str, role: str) -> None:
        if self.dialog is not None:
            self.dialog.say(words, role)


def install(services: Services) -> None:
    """Put the audit trail into the window."""
    AuditTrails(services)
