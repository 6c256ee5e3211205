"""The send dialog: to which CMS, what stands in the way, what goes, the password; then what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from editor.article.differences import Difference
from editor.article.errors import Trouble
from editor.desk.refusals import Refusal
from editor.desk.sending import Delivered, Profile, Prospect, Question, Secret, Step, is_about_secret
from editor.ui.dialog_parts import ProgressPage, Verdict, answers, fitted, label, page_column
from editor.ui.exports.reasons import loss_rows, reason_row
from editor.ui.kit import Choice, Form, LineField, RowList
from editor.ui.sending.send_pages import QuestionPage, ResultPage
from editor.ui.sending.send_rows import going_rows, site_words
from editor.ui.theme import Role, Theme

_SIZE, _SMALLEST = QSize(600, 720), QSize(540, 560)  # logical pixels
_LEAST = 52  # pixels of a list: a row


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody agreed to: `keep` says that the password is to be kept, `seen` which question was answered."""

    profile: Profile
    draft: bool
    secret: Secret
    keep: bool
    seen: str


class SendDialog(QDialog):
    """Asks and shows; whoever opens it answers `wanted` by `show_prospect` and `secret_wanted` by `show_secret`."""

    wanted = Signal(str, bool)  # profile, draft
    secret_wanted = Signal(object)  # Profile
    agreed = Signal(object)  # Wish
    jump = Signal(object)  # Refusal: somebody wants to see to it
    stop_wanted = Signal()
    link_wanted = Signal(str)
    copy_wanted = Signal(str)

    def __init__(
        self,
        headline: str,
        profiles: Sequence[Profile],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._profiles = {one.name: one for one in profiles}
        self._prospect: Prospect | None = None
        self._secret: Secret | None = None
        self._question: Question | None = None
        self.setWindowTitle(self.tr("Send to CMS"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(_SMALLEST)
        self.resize(fitted(_SIZE, parent))
        names = [(one.name, f"{one.title or one.name} · {site_words(one.site)}") for one in profiles]
        self.profile = Choice(self.tr("To"), names, self)
        self.draft = QCheckBox(self.tr("As a draft there, marked as one inside"), self)
        self.password = LineField(self.tr("Password or key"), "", self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.keep = QCheckBox(self.tr("Save the password in this system’s keyring"), self)
        self.keep.setChecked(True)
        self.known = label("small", self, self.tr("The password is known already."))
        self.change = QPushButton(self.tr("Change Password…"), self, autoDefault=False)
        self.change.setProperty("kind", "flat")
        self.verdict = Verdict(theme, self)
        self.reasons = RowList(self.tr("What stands in the way"), self)
        self.going = RowList(self.tr("What goes"), self)
        self.losses = RowList(self.tr("What it cannot carry"), self)
        for rows in (self.reasons, self.going, self.losses):
            rows.set_look(theme)
            rows.setMinimumHeight(_LEAST)
        self.button = QPushButton(self)
        self.button.setProperty("kind", "primary")
        self.button.setDefault(True)
        self.progress = ProgressPage(self)
        self.question = QuestionPage(theme, self)
        self.outcome = ResultPage(theme, self)
        self._lay_out(headline)
        self._connect()

    def start(self, profile: str, *, draft: bool) -> None:
        """Show the dialog."""
        self.profile.show_value(profile if profile in self._profiles else next(iter(self._profiles)))
        self.draft.setChecked(draft)
        self._turned()
        self.open()

    @property
    def chosen(self) -> Profile:
        """Return the profile that is chosen."""
        return self._profiles[str(self.profile.currentData())]

    @property
    def is_sending(self) -> bool:
        """Return whether the progress is shown."""
        return self._pages.currentWidget() is self.progress

    def show_prospect(self, prospect: Prospect) -> None:
        """Show what the sending would do; what was asked for before another choice is passed over."""
        if (prospect.profile.name, prospect.draft) != (self.chosen.name, self.draft.isChecked()):
            return
        self._prospect = prospect
        reasons = [reason_row(str(number), one) for number, one in enumerate(prospect.refusals)]
        for widget in (self._reasons_head, self.reasons):
            widget.setVisible(bool(reasons))
        self.reasons.show_rows(reasons)
        self.going.show_rows(going_rows(prospect))
        losses = loss_rows((prospect.losses,), many=False)
        self.losses.show_rows(losses)
        for widget in (self._losses_head, self.losses):
            widget.setVisible(bool(losses) and not reasons)
        self._say_standing(prospect)
        self._show_button()

    def show_secret(self, profile: Profile, secret: Secret | None, has_keyring: bool) -> None:
        """Take a password that is known already, or ask for one."""
        if profile.name == self.chosen.name:
            self._secret = secret
            self.keep.setVisible(has_keyring)
            self._no_keyring.setVisible(not has_keyring)
            self._show_password(asked=secret is None)
            if secret is None:
                self.password.setFocus()
            self._show_button()

    def show_step(self, step: Step) -> None:
        """Show how far the sending is."""
        self.progress.show_step(step.done, step.total, f"{step.words}…")

    def show_trouble(self, trouble: Trouble) -> None:
        """Go back to the form and say why the story is not there; a password that was not taken is asked for anew."""
        self._pages.setCurrentIndex(0)
        if is_about_secret(trouble):
            self._secret = None
            self._show_password(asked=True)
            self.password.setFocus()
        self.verdict.say("warning", Role.WARNING, trouble.sentence)
        self._show_button()

    def show_question(self, question: Question, differences: Sequence[tuple[Difference, ...]]) -> None:
        """Ask what only a person may say."""
        self._question = question
        self.question.show_question(question, differences)
        self._pages.setCurrentWidget(self.question)

    def show_delivered(self, delivered: Delivered) -> None:
        """Show what came of it."""
        self.outcome.show_delivered(delivered, site_words(delivered.order.site))
        self._pages.setCurrentWidget(self.outcome)

    def _lay_out(self, headline: str) -> None:
        form = Form(self, edge=0)
        form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        form.add(self.tr("To"), self.profile)
        form.add_plain(self.draft)
        self._lay_out_password(form)
        self._reasons_head = label("section", self, self.tr("WHAT STANDS IN THE WAY"))
        self._losses_head = label("section", self, self.tr("WHAT IT CANNOT CARRY"))
        buttons, cancel = answers(self, self.button)
        page = QWidget(self)
        column = page_column(page)
        for widget in (label("title", self, headline), form, self.verdict, self._reasons_head):
            column.addWidget(widget)
        column.addWidget(self.reasons, 3)
        column.addWidget(label("section", self, self.tr("WHAT GOES")))
        column.addWidget(self.going, 4)
        column.addWidget(self._losses_head)
        column.addWidget(self.losses, 2)
        column.addLayout(buttons)
        self._pages = QStackedWidget(self)
        for one in (page, self.progress, self.question, self.outcome):
            self._pages.addWidget(one)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        order = (self.profile, self.draft, self.change, self.password, self.keep)
        lists = (self.reasons, self.going, self.losses)
        for one, other in pairwise((*order, *lists, cancel, self.button)):
            QWidget.setTabOrder(one, other)

    def _lay_out_password(self, form: Form) -> None:
        self._asking = QWidget(self)
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(4)
        self._password_name = label("small", self)
        self._password_name.setBuddy(self.password)
        self._no_keyring = label("small", self, self.tr("This system has no keyring: it is asked for in each session."))
        for asked in (self._password_name, self.password, self.keep, self._no_keyring):
            asking.addWidget(asked)
        asking.insertSpacing(2, 4)
        self._knowing = QWidget(self)
        knowing = QHBoxLayout(self._knowing)
        knowing.setContentsMargins(0, 0, 0, 0)
        knowing.addWidget(self.known, 1)
        knowing.addWidget(self.change)
        form.add_plain(self._knowing)
        form.add_plain(self._asking)

    def _connect(self) -> None:
        self.profile.chosen.connect(lambda _: self._turned())
        self.draft.toggled.connect(lambda _: self._ask())
        self.password.textEdited.connect(lambda _: self._show_button())
        self.change.clicked.connect(self._change_password)
        self.button.clicked.connect(lambda: self._agree(""))
        self.reasons.row_activated.connect(self._see_to)
        self.progress.stop_wanted.connect(self.stop_wanted)
        self.progress.leave_wanted.connect(self.reject)
        self.question.agreed.connect(lambda: self._agree(self._question.seen if self._question else ""))
        self.question.refused.connect(self.reject)
        self.question.opened.connect(self.link_wanted)
        self.outcome.opened.connect(self.link_wanted)
        self.outcome.copy_wanted.connect(self.copy_wanted)
        self.outcome.closed.connect(self.accept)

    def _turned(self) -> None:
        """Look at another profile."""
        self._secret = None
        self.password.clear()
        self._show_password(asked=False)
        self.secret_wanted.emit(self.chosen)
        self._ask()

    def _ask(self) -> None:
        self._prospect = None
        self.verdict.say("clock", Role.MUTED, self.tr("Looking at what would be sent…"))
        self._show_button()
        self.wanted.emit(self.chosen.name, self.draft.isChecked())

    def _say_standing(self, prospect: Prospect) -> None:
        if prospect.unready:
            self.verdict.say("warning", Role.WARNING, prospect.unready)
        elif prospect.refusals:
            self.verdict.say("lock", Role.WARNING, self.tr("It cannot leave yet."))
        elif prospect.draft:
            words = self.tr("Nobody approved it: it goes as a draft, and says inside that it is one.")
            self.verdict.say("info", Role.ACCENT, words)
        else:
            self.verdict.say("approve", Role.SUCCESS, self.tr("Everything that has to be approved is approved."))

    def _show_password(self, *, asked: bool) -> None:
        is_key = self.chosen.target == "ghost"
        name = self.tr("Admin API key") if is_key else self.tr("Application password")
        whose = name if is_key or not self.chosen.account else f"{name} ({self.chosen.account})"
        self.password.setAccessibleName(whose)
        made = self.tr("id:secret, as an integration in Ghost shows it")
        self.password.setPlaceholderText(made if is_key else self.tr("Made in WordPress under Users, Profile"))
        self._password_name.setText(whose)
        self.known.setText(self.tr("{name}: known already.").format(name=whose))
        self._asking.setVisible(asked)
        self._knowing.setVisible(self._secret is not None and not asked)

    def _change_password(self) -> None:
        self._show_password(asked=True)
        self.password.setFocus()

    def _show_button(self) -> None:
        known = self._prospect
        words = self.tr("Send Draft") if self.draft.isChecked() else self.tr("Send")
        if known is not None and known.last is not None and not self.draft.isChecked():
            words = self.tr("Send Changes")
        self.button.setText(words)
        fit = known is not None and not known.refusals and not known.unready
        self.button.setEnabled(fit and bool(self.password.text().strip() or self._secret))

    def _agree(self, seen: str) -> None:
        typed = self.password.text().strip()
        secret = Secret(typed) if typed else self._secret
        if secret is None:
            return
        title = self.tr("Sending to {site}").format(site=site_words(self.chosen.site))
        self.progress.start(title, self.tr("Getting the story ready…"))
        self._pages.setCurrentWidget(self.progress)
        keep = bool(typed) and not self.keep.isHidden() and self.keep.isChecked()
        self.agreed.emit(Wish(self.chosen, self.draft.isChecked(), secret, keep, seen))

    def _see_to(self, key: str) -> None:
        if self._prospect is not None and key.isdigit():
            refusal: Refusal = self._prospect.refusals[int(key)]
            self.jump.emit(refusal)
            self.reject()
