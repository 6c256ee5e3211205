"""Exports and approvals in the window: what leads a story from the desk to its readers."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QInputDialog, QLineEdit

from editor.article.part import Part
from editor.article.workflow import State
from editor.desk import export_run, output, profiles, review, workflow
from editor.desk.changes import Changed
from editor.desk.export_run import Exported, ExportOrder, Rendered
from editor.desk.output import Prospect
from editor.desk.refusals import Refusal, sentences
from editor.ui.export_dialog import ExportDialog
from editor.ui.services import Services

_PANEL_OF = {Part.ATTRIBUTION: "attribution", Part.ADS: "ads", Part.EMBEDS: "embeds"}


class Exports(QObject):
    """Handles export, publishing, killing and the approval of each part."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.window)
        self._given = services
        self._dialog: ExportDialog | None = None
        handle = services.actions.handle
        handle("story.export", self.ask)
        handle("workflow.publish", partial(self.ask, publish=True))
        handle("workflow.kill", self._ask_why)
        for part in Part:
            handle(f"approve.{part.value}", partial(self.approve, part))

    def ask(self, *, publish: bool = False) -> None:
        """Have every key kept, then ask how the story is to be exported."""
        self._given.keeper.save(partial(self._open, publish))

    def approve(self, part: Part) -> None:
        """Approve a part as it stands, every key of it."""

        def go() -> None:
            summary = self._given.model.summary
            if summary is not None:
                slug = summary.slug
                self._given.worker.ask(lambda desk: review.approve(desk, slug, part), lambda _: self._approved(part))

        self._given.keeper.save(go)

    def _approved(self, part: Part) -> None:
        self._given.keeper.refresh(Changed.LIST, Changed.APPROVALS)
        words = self.tr("Approved: {part}.").format(part=part.value)
        self._given.story.notice.say(words, "accent", "approved")

    def _open(self, publish: bool) -> None:
        self._given.worker.ask(profiles.choices, lambda choices: self._show_dialog(choices, publish))

    def _show_dialog(self, choices: tuple[tuple[str, str], ...], publish: bool) -> None:
        given, summary = self._given, self._given.model.summary
        if summary is None:
            return
        dialog = ExportDialog(
            summary.headline or summary.slug,
            choices,
            given.settings.values.text("export.folder"),
            given.look.theme,
            given.window,
        )
        dialog.wanted.connect(partial(self._look_ahead, summary.slug))
        dialog.agreed.connect(partial(self._export, summary.slug))
        dialog.jump.connect(self._see_to_it)
        self._dialog = dialog
        dialog.destroyed.connect(self._forget)
        dialog.start(draft=not publish and summary.state not in {State.IN_REVIEW, State.PUBLISHED})

    def _forget(self) -> None:
        self._dialog = None

    def _look_ahead(self, slug: str, target: str, draft: bool) -> None:
        self._given.worker.ask(lambda desk: output.prospect(desk, slug, target, draft=draft), self._show)

    def _show(self, prospect: Prospect) -> None:
        if self._dialog is not None:
            self._dialog.show_prospect(prospect)

    def _see_to_it(self) -> None:
        """Lead to the first part that is not approved, else to the checks."""
        model = self._given.model
        waiting = [part for part in Part if part is not Part.EMBEDS and model.standing(part).value != "approved"]
        key = _PANEL_OF[waiting[0]] if waiting and not (model.derived and model.derived.blocking) else "checks"
        self._given.panels.show()
        self._given.panels.show_panel(key)
        self._given.panels.focus_panel()

    def _export(self, slug: str, target: str, folder: str, draft: bool) -> None:
        given = self._given
        if not folder:
            given.worker.ask(lambda desk: output.hand_over(desk, slug, target, draft=draft), self._to_clipboard)
            return
        given.settings.change("export.folder", folder)
        given.jobs.start(
            self.tr("Exporting"),
            1,
            lambda desk: export_run.export_stories(desk, ExportOrder((slug,), target, Path(folder), draft)),
            self._exported,
            lambda: given.keeper.refresh(Changed.LIST, Changed.EXPORTS),
        )

    def _to_clipboard(self, prospect: Prospect) -> None:
        if prospect.refusals:
            self._refused(prospect.refusals)
            return
        QGuiApplication.clipboard().setText(prospect.content.decode("utf-8"))
        self._given.keeper.refresh(Changed.LIST, Changed.EXPORTS)
        self._given.story.notice.say(self.tr("The export is in the clipboard."), "accent", "export")

    def _exported(self, exported: Exported | Rendered) -> None:
        if isinstance(exported, Rendered):
            return
        if exported.refusals:
            self._refused(exported.refusals)
            return
        folder = QUrl.fromLocalFile(str(Path(exported.path).parent))
        words = self.tr("Exported to {path}.").format(path=exported.path)

        def show() -> None:
            QDesktopServices.openUrl(folder)

        self._given.story.notice.say(words, "accent", "export", (self.tr("Open Folder"), show))

    def _refused(self, refusals: tuple[Refusal, ...]) -> None:
        self._given.story.notice.say(" ".join(sentences(refusals)), "warning", "export")

    def _ask_why(self) -> None:
        question = QInputDialog(self._given.window)
        question.setWindowTitle(self.tr("Kill"))
        question.setLabelText(self.tr("Why is the story withdrawn? The CMS and the trail get this."))
        question.setTextEchoMode(QLineEdit.EchoMode.Normal)
        question.textValueSelected.connect(self._kill)
        question.finished.connect(question.deleteLater)
        question.open()

    def _kill(self, why: str) -> None:
        given = self._given

        def go() -> None:
            summary = given.model.summary
            if summary is not None and why.strip():
                slug = summary.slug
                given.worker.ask(lambda desk: workflow.act(desk, slug, "kill", why), lambda _: given.keeper.refresh())

        given.keeper.save(go)


def install(services: Services) -> None:
    """Put exports and approvals into the window."""
    Exports(services)
