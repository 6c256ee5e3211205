"""What ends a story, put into the window: spiking, killing with a notice, deleting and bringing back."""

from functools import partial

from PySide6.QtCore import QDateTime, QLocale, QObject

from editor.article.kill import KillNotice
from editor.article.library_values import ArticleSummary, Removed
from editor.desk import killing, removing, workflow
from editor.desk.desk import Desk
from editor.desk.killing import Killed
from editor.desk.removing import BroughtBack, Deleted
from editor.ui.autosave import local_time
from editor.ui.corrections.corrections_feature import ask_when_saved
from editor.ui.services import Services

_KILLED, _SPIKED, _DELETED = "killed", "spiked", "deleted"  # what a notice is about


class Endings(QObject):
    """Spikes, kills and deletes the story in front, each with a question before it."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.window)
        self._given = services
        handle = services.actions.handle
        handle("workflow.spike", self._ask_spike)
        handle("workflow.kill", self._ask_kill)
        handle("workflow.notice", self._ask_notice)
        handle("workflow.delete", self._ask_delete)
        services.model.replaced.connect(self._another_story)

    def _another_story(self) -> None:
        for about in (_KILLED, _SPIKED):
            self._given.story.notice.over(about)

    def _ask_spike(self) -> None:
        given, summary = self._given, self._given.model.summary
        if summary is not None:
            slug = summary.slug
            ask_when_saved(given, lambda desk: workflow.begin(desk, slug, "spike"), self._open_spike)

    def _open_spike(self, summary: ArticleSummary) -> None:
        from editor.ui.corrections.asking import AskDialog

        dialog = AskDialog(
            self.tr("Spike “{headline}”?").format(headline=summary.headline or summary.slug),
            self._what_a_spike_does(summary),
            self.tr("Why – it stays in the audit trail"),
            self.tr("Spike"),
            needs_reason=True,
            parent=self._given.window,
        )
        dialog.agreed.connect(partial(self._spike, summary.slug))
        dialog.open()

    def _what_a_spike_does(self, summary: ArticleSummary) -> str:
        if not summary.has_left:
            return self.tr("The story is laid aside unpublished. It can be taken up again.")
        done = self.tr("The story is laid aside as it is here. It can be taken up again.")
        return f"{done} {workflow.stays_out(summary)}"

    def _spike(self, slug: str, why: str) -> None:
        def spike(desk: Desk) -> str:
            workflow.act(desk, slug, "spike", why)
            return workflow.stays_out(desk.story(slug).summary)

        ask_when_saved(self._given, spike, self._spiked)

    def _spiked(self, still_out: str) -> None:
        self._given.keeper.refresh()
        if still_out:
            words = self.tr("The story is spiked.")
            self._given.story.notice.say(f"{words} {still_out}", "warning", _SPIKED)

    def _ask_kill(self) -> None:
        summary = self._given.model.summary
        if summary is not None:
            slug = summary.slug
            ask_when_saved(self._given, lambda desk: killing.begin(desk, slug), self._open_kill)

    def _open_kill(self, time: str) -> None:
        from editor.ui.corrections.kill_dialog import KillDialog

        summary = self._given.model.summary
        if summary is None:
            return
        dialog = KillDialog(self._given.model.article.furniture, time, parent=self._given.window)
        dialog.agreed.connect(partial(self._kill, summary.slug))
        dialog.open()

    def _kill(self, slug: str, why: str, text: str, keeps_headline: bool, exports: bool) -> None:
        self._given.worker.ask(
            lambda desk: killing.kill(desk, slug, why, text, keeps_headline=keeps_headline),
            partial(self._killed, exports),
        )

    def _ask_notice(self) -> None:
        summary = self._given.model.summary
        if summary is not None:
            slug = summary.slug
            self._given.worker.ask(lambda desk: killing.begin_notice(desk, slug), self._open_notice)

    def _open_notice(self, found: tuple[KillNotice, str]) -> None:
        from editor.ui.corrections.kill_dialog import KillDialog

        notice, time = found
        summary = self._given.model.summary
        if summary is None:
            return
        dialog = KillDialog(self._given.model.article.furniture, time, notice, self._given.window)
        dialog.agreed.connect(partial(self._change_notice, summary.slug))
        dialog.open()

    def _change_notice(self, slug: str, _why: str, text: str, keeps_headline: bool, exports: bool) -> None:
        self._given.worker.ask(
            lambda desk: killing.change_notice(desk, slug, text, keeps_headline=keeps_headline),
            partial(self._killed, exports),
        )

    def _killed(self, exports: bool, _killed: Killed) -> None:
        given = self._given
        given.keeper.refresh()
        export = given.actions.action("story.export")
        if exports and export is not None:
            export.trigger()
        elif export is not None:
            words = self.tr("The story is killed. Readers have it until its notice is exported.")
            given.story.notice.say(words, "warning", _KILLED, (self.tr("Export Notice…"), export.trigger))

    def _ask_delete(self) -> None:
        given, summary = self._given, self._given.model.summary
        if summary is not None:
            slug = summary.slug
            ask_when_saved(given, lambda desk: removing.prospect(desk, slug), partial(self._open_delete, summary))

    def _open_delete(self, summary: ArticleSummary, gone: Removed) -> None:
        from editor.ui.corrections.asking import AskDialog

        dialog = AskDialog(
            self.tr("Delete “{headline}”?").format(headline=summary.headline or summary.slug),
            self._what_goes(gone),
            self.tr("Why – it stays in the audit trail"),
            self.tr("Delete"),
            needs_reason=False,
            parent=self._given.window,
        )
        dialog.agreed.connect(partial(self._delete, summary.slug))
        dialog.open()

    def _what_goes(self, gone: Removed) -> str:
        counts = (
            (gone.revisions, "revision", "revisions"),
            (gone.approvals, "approval", "approvals"),
            (gone.notes, "note", "notes"),
            (gone.drafts, "draft export", "draft exports"),
            (gone.files, "file that no other story has", "files that no other story has"),
        )
        told = [f"{number} {one if number == 1 else many}" for number, one, many in counts if number]
        listed = told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
        sent = self.tr(" It was sent out for review as a file; what comes back will be a new story.")
        return self.tr(
            "It goes for good, with {what}. A backup is made first and still has it; the audit trail stays, and the "
            "slug is free again.{sent}"
        ).format(what=listed, sent=sent if gone.exchanges else "")

    def _delete(self, slug: str, why: str) -> None:
        self._given.worker.ask(lambda desk: removing.delete(desk, slug, why), self._deleted)

    def _deleted(self, gone: Deleted) -> None:
        given = self._given

        def tell() -> None:
            kept = ""
            if gone.backup is not None:
                moment = QDateTime.fromSecsSinceEpoch(int(local_time(gone.backup.time).timestamp()))
                time = QLocale().toString(moment, "d MMM yyyy, HH:mm")
                kept = self.tr(" The backup of {time} still has it.").format(time=time)
            words = self.tr("“{slug}” is deleted.").format(slug=gone.removed.slug) + kept
            back = partial(self._bring_back, gone.removed.slug)
            buttons = [(self.tr("Bring Back"), back)] if kept else []
            given.story.notice.say(words, "accent", _DELETED, *buttons)
            given.keeper.refresh()

        given.keeper.gone.emit(gone.removed.article_id)
        given.keeper.close(tell)

    def _bring_back(self, slug: str) -> None:
        ask_when_saved(self._given, lambda desk: removing.bring_back(desk, slug), self._brought_back)

    def _brought_back(self, back: BroughtBack) -> None:
        given = self._given

        def tell() -> None:
            words = self.tr("“{slug}” is back, with its whole history.").format(slug=back.slug)
            given.story.notice.say(words, "accent", _DELETED)
            given.keeper.refresh()

        given.keeper.open(back.article_id, tell)


def install(services: Services) -> None:
    """Put what ends a story into its menu."""
    Endings(services)
