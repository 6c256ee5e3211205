"""Review put into the window: the bar over the story, approvals, what changed since one, and what is to be judged."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog

from editor.article.library_values import Standing
from editor.article.part import Part
from editor.article.workflow import ACTIONS, State
from editor.desk import history, review
from editor.desk.changes import Changed
from editor.ui.review.notes_feature import NotesFeature
from editor.ui.review.review_bar import ReviewBar
from editor.ui.review.review_state import ReviewState
from editor.ui.review.review_words import PANEL_OF, PART_WORDS, moment, role_refusal
from editor.ui.services import Services

if TYPE_CHECKING:  # loaded when somebody first looks at changes
    from editor.ui.review.part_dialog import PartDialog

_OF_ANOTHER_RULE = frozenset(("approve", "withdraw", "recall"))  # the first two have an action for each part


class ReviewFeature(QObject):
    """Approves, compares with what was approved, and brings to front what the person has to judge."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.window)
        self._given = services
        self._brought_page = False  # whether the page was put beside the text for judging
        self._led = ""  # the id of the story of which the part to be judged was brought to front
        self.state = ReviewState(services)
        self.notes = NotesFeature(services, self.state)
        self.bar = ReviewBar(services.model, self.state, services.look.theme, services.story)
        self.dialog: PartDialog | None = None
        services.story.add_bar(self.bar)
        self._handle()
        self._connect()
        self._refuse()

    def _handle(self) -> None:
        handle = self._given.actions.handle
        for part in Part:
            handle(f"approve.{part.value}", partial(self.approve, part))
            handle(f"withdraw.{part.value}", partial(self.ask_withdrawal, part))
        handle("review.changes", self.show_changes)
        handle("review.next", self.judge_next)

    def _connect(self) -> None:
        bar, given = self.bar, self._given
        bar.judge_wanted.connect(self.judge)
        bar.approve_wanted.connect(self.approve)
        bar.changes_wanted.connect(self.show_changes)
        bar.withdraw_wanted.connect(self.ask_withdrawal)
        bar.note_wanted.connect(self.notes.ask)
        bar.notes_wanted.connect(self.notes.show_panel)
        bar.back_wanted.connect(self.notes.ask_back)
        bar.recall_wanted.connect(self._recall)
        self.state.changed.connect(self._refuse)
        self.state.changed.connect(self._lead)
        given.model.standing_changed.connect(self._refuse)
        given.model.person_changed.connect(self._refuse)
        given.look.changed.connect(bar.set_look)

    def approve(self, part: Part) -> None:
        """Approve a part as it stands, every key of it."""
        given = self._given

        def go() -> None:
            summary = given.model.summary
            if summary is not None:
                slug = summary.slug
                given.worker.ask(lambda desk: review.approve(desk, slug, part), lambda _: self._approved(part))

        given.keeper.save(go)

    def _approved(self, part: Part) -> None:
        given = self._given
        given.keeper.refresh(Changed.LIST, Changed.APPROVALS)
        waiting = [one for one in self.state.waiting() if one is not part]
        words = self.tr("{part} approved.").format(part=PART_WORDS[part])
        following = [one for one in waiting if not self.state.refusal(one)]
        buttons = []
        if following:
            title = self.tr("Judge {part}").format(part=PART_WORDS[following[0]])
            buttons.append((title, partial(self.judge, following[0])))
        elif not waiting:
            words += " " + self.tr("Everything that has to be approved is.")
        given.story.notice.say(words, "accent", "approved", *buttons)

    def ask_withdrawal(self, part: Part) -> None:
        """Ask why an approval is taken back, then take it back."""
        question = QInputDialog(self._given.window)
        question.setWindowTitle(self.tr("Take Back Approval"))
        question.setLabelText(
            self.tr("Why is the approval of the {part} taken back? You may leave it open.").format(part=part.value)
        )
        question.textValueSelected.connect(partial(self._withdraw, part))
        question.finished.connect(question.deleteLater)
        question.open()

    def _withdraw(self, part: Part, note: str) -> None:
        summary = self._given.model.summary
        if summary is not None:
            slug = summary.slug
            self._given.worker.ask(
                lambda desk: review.withdraw(desk, slug, part, note),
                lambda _: self._given.keeper.refresh(Changed.LIST, Changed.APPROVALS),
            )

    def _recall(self) -> None:
        if action := self._given.actions.action("workflow.recall"):
            action.trigger()

    def show_changes(self, part: Part | None = None) -> None:
        """Show what changed in a part since it was approved, else in the first one of which anything did."""
        model = self._given.model
        stale = [one for one in Part if model.standing(one) is Standing.STALE]
        part = part or next(iter(stale), None)
        given = self.state.approvals(part) if part else ()
        if part is None or not given:
            return
        approval = given[0]
        from editor.ui.review.part_dialog import PartDialog

        name = self.tr("As {who} approved it, {time}").format(who=approval.approver, time=moment(approval.time))
        dialog = PartDialog(part, name, self._given.look.theme, self._given.window)
        dialog.set_refusal(self.state.refusal(part))
        dialog.approve_wanted.connect(partial(self.approve, part))
        dialog.finished.connect(self._closed)
        self.dialog = dialog

        def loaded(texts: tuple[object, ...]) -> None:
            if self.dialog is dialog:
                dialog.compare(texts[0], model.article)  # type: ignore[arg-type]

        self._given.worker.ask(lambda desk: history.load(desk, approval.revision), loaded)
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    def judge(self, part: Part) -> None:
        """Bring to front what is to be judged of a part: the ledger, the page with its ads, or the evidence."""
        given = self._given
        given.show_panel(PANEL_OF[part])
        self._show_page(on=part is Part.ADS)

    def _show_page(self, *, on: bool) -> None:
        """Show the page beside the text; take it away again only where it was not there before."""
        preview = self._given.actions.action("view.preview")
        if preview is None or preview.isChecked() is on or (not on and not self._brought_page):
            return
        self._brought_page = on
        preview.trigger()

    def judge_next(self) -> None:
        """Bring to front the first part that waits for this person, else the first that waits at all."""
        waiting = self.state.waiting()
        mine = [part for part in waiting if not self.state.refusal(part)]
        if found := (mine or waiting)[:1]:
            self.judge(found[0])

    def _lead(self) -> None:
        """Bring to front, once for a story in review, what this person has to judge; the keyboard stays in the text."""
        judging, model = self.state.judging, self._given.model
        if judging is None or judging.summary.id == self._led or judging.summary.state is not State.IN_REVIEW:
            return
        if not model.may("approve") or model.derived is None:
            return
        self._led = judging.summary.id
        for part in self.state.waiting():
            if not self.state.refusal(part):
                self.judge(part)
                return

    def _refuse(self) -> None:
        """Say of each action of the workflow why this person may not take it, where that is so."""
        actions, model, state = self._given.actions, self._given.model, self.state
        for row in ACTIONS:
            if row.name not in _OF_ANOTHER_RULE:
                may = model.may(row.name) or not model.person  # until the library is open nobody is refused
                actions.refuse(f"workflow.{row.name}", "" if may else role_refusal(row.name))
        actions.refuse("workflow.recall", state.recall_refusal())
        for part in Part:
            actions.refuse(f"approve.{part.value}", state.refusal(part) if state.is_reviewed else "")
            taken = "" if model.may("withdraw") else role_refusal("withdraw")
            if not state.approvals(part):
                taken = self.tr("No approval of the {part} is there to be taken back.").format(part=part.value)
            actions.refuse(f"withdraw.{part.value}", taken)
        is_stale = any(model.standing(part) is Standing.STALE for part in Part)
        actions.refuse("review.changes", "" if is_stale else self.tr("Nothing changed since it was approved."))
        if self.dialog is not None:
            self.dialog.set_refusal(state.refusal(self.dialog.part))


def install(services: Services) -> None:
    """Put review and notes into the window."""
    ReviewFeature(services)
