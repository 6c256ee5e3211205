"""Exports in the window: the dialog for one story or many, the way to what stands in the way, and word of what left."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from editor.article.workflow import State
from editor.desk import output, profiles
from editor.desk.changes import Changed
from editor.desk.export_run import Exported, ExportOrder
from editor.desk.output import Prospect
from editor.desk.refusals import Refusal, RefusalKind, sentences
from editor.ui.checks.checks_panel import ChecksPanel
from editor.ui.exports.delivery import Delivery
from editor.ui.exports.export_dialog import ExportDialog, Start
from editor.ui.review.review_words import PANEL_OF
from editor.ui.services import Services

_STEP_OF = {State.DRAFT: "workflow.submit", State.SPIKED: "workflow.unspike"}


class Exports(QObject):
    """Handles export and publishing."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.window)
        self._given = services
        self.dialog: ExportDialog | None = None
        self._wanted: Refusal | None = None  # a finding that is gone to once the checks have it
        services.model.derived_changed.connect(self._show_finding)
        services.model.replaced.connect(self._want_nothing)
        handle = services.actions.handle
        handle("story.export", self.ask)
        handle("story.export_many", partial(self.ask, many=True))
        handle("workflow.publish", partial(self.ask, publish=True))

    def ask(self, *, publish: bool = False, many: bool = False) -> None:
        """Have every key kept, then ask how the story, or many of them, are to be exported."""

        def go() -> None:
            then = partial(self._show_dialog, publish=publish, many=many)
            self._given.worker.ask(profiles.choices, then)

        self._given.keeper.save(go)

    def _show_dialog(self, formats: tuple[tuple[str, str], ...], *, publish: bool, many: bool) -> None:
        given, summary = self._given, self._given.model.summary
        if self.dialog is not None or (summary is None and not many):
            return
        values = given.settings.values
        start = Start(
            to=values.text("export.format"), folder=values.text("export.folder"), pattern=values.text("export.names")
        )
        if many:
            start = Start(to=start.to, folder=start.folder, pattern=start.pattern, draft=False)
        elif summary is not None:
            is_draft = not publish and summary.state in {State.DRAFT, State.SPIKED}
            headline = summary.headline or summary.slug
            start = Start(summary.slug, headline, start.to, start.folder, start.pattern, is_draft)
        dialog = ExportDialog(start, formats, given.worker, given.jobs, given.look.theme, given.window)
        dialog.agreed.connect(self._remember)
        dialog.clipboard_wanted.connect(partial(self._hand_over, start.slug))
        dialog.jump.connect(self._see_to)
        dialog.made.connect(self._made)
        dialog.left.connect(self._left)
        dialog.folder_wanted.connect(_show_folder)
        dialog.copy_wanted.connect(_copy)
        dialog.destroyed.connect(self._forget)
        self.dialog = dialog
        dialog.start()

    def _forget(self) -> None:
        self.dialog = None

    def _want_nothing(self) -> None:
        self._wanted = None

    def _remember(self, order: ExportOrder) -> None:
        """Let the next dialog begin with what was chosen in this one."""
        settings = self._given.settings
        settings.change("export.format", order.to)
        settings.change("export.names", order.names)
        settings.change("export.folder", str(order.destination.parent if order.is_archive else order.destination))

    def _made(self, _results: tuple[Exported, ...]) -> None:
        self._given.keeper.refresh(Changed.LIST, Changed.EXPORTS)

    def _left(self, delivery: Delivery) -> None:
        """Tell what comes of an export that goes on without its dialog."""
        delivery.ended.connect(partial(self._tell, delivery))

    def _tell(self, delivery: Delivery, results: tuple[Exported, ...], _stopped: bool, trouble: object) -> None:
        self._made(results)
        delivery.deleteLater()
        out = [one for one in results if one.path]
        words = self.tr("{out} of {all} stories exported.").format(out=len(out), all=len(delivery.order.slugs))
        if trouble is not None and not results:
            words = trouble.sentence  # type: ignore[attr-defined]
        tone = "accent" if len(out) == len(delivery.order.slugs) else "warning"
        buttons = []
        if out:
            buttons.append((self.tr("Open Folder"), partial(_show_folder, str(Path(out[0].path).parent))))
        kept_in = next((one for one in results if one.refusals), None)
        if kept_in is not None:
            words += " " + self.tr("{slug}: {why}").format(slug=kept_in.slug, why=kept_in.refusals[0].sentence)
            buttons.append((self.tr("Show Me"), partial(self._see_to, kept_in, kept_in.refusals[0])))
        self._given.story.notice.say(words, tone, "export", *buttons)

    def _hand_over(self, slug: str, to: str, draft: bool) -> None:
        self._given.worker.ask(lambda desk: output.hand_over(desk, slug, to, draft=draft), self._to_clipboard)

    def _to_clipboard(self, prospect: Prospect) -> None:
        notice = self._given.story.notice
        if prospect.refusals:
            notice.say(" ".join(sentences(prospect.refusals)), "warning", "export")
            return
        QGuiApplication.clipboard().setText(prospect.content.decode("utf-8"))
        self._given.keeper.refresh(Changed.LIST, Changed.EXPORTS)
        left = [loss.why for loss in prospect.losses if loss.what == "files beside"]
        notice.say(" ".join([self.tr("The export is in the clipboard."), *left]), "accent", "export")

    def _see_to(self, story: Prospect | Exported, refusal: Refusal) -> None:
        """Lead to what stands in the way: in the story in front, else in the one it is about."""
        given, summary, slug = self._given, self._given.model.summary, story.slug
        if summary is not None and summary.slug == slug:
            self._jump(refusal)
            return

        def go() -> None:
            then = partial(given.keeper.open, then=partial(self._jump, refusal))
            given.worker.ask(lambda desk: desk.story(slug).summary.id, then)

        given.keeper.save(go)

    def _jump(self, refusal: Refusal) -> None:
        given = self._given
        if refusal.kind is RefusalKind.FINDING:
            self._show_panel("checks")
            self._wanted = refusal
            self._show_finding()
        elif refusal.part is not None:
            self._show_panel(PANEL_OF[refusal.part])
        elif refusal.kind is RefusalKind.STATE:
            summary = given.model.summary
            action = given.actions.action(_STEP_OF.get(summary.state, "")) if summary is not None else None
            steps = [(action.text(), action.trigger)] if action is not None else []
            given.story.notice.say(refusal.sentence, "warning", "export", *steps)
        else:
            given.story.notice.say(refusal.sentence, "warning", "export")

    def _show_panel(self, key: str) -> None:
        self._given.show_panel(key)
        self._given.panels.focus_panel()

    def _show_finding(self) -> None:
        """Choose the finding that somebody wants to see to, as soon as the checks have it, and go to its place."""
        wanted, model = self._wanted, self._given.model
        if wanted is None or model.derived is None:
            return
        key = (wanted.code, wanted.words, wanted.occurrence)
        found = next((one for one in model.derived.findings if one.key == key), None)
        if found is None:
            return
        self._wanted = None
        for panel in self._given.panels.panels:
            if isinstance(panel, ChecksPanel):
                panel.show_finding(found)
        if found.end:
            model.jump_requested.emit(found.start, found.end)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def _show_folder(folder: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(folder))


def install(services: Services) -> None:
    """Put exports into the window."""
    Exports(services)
