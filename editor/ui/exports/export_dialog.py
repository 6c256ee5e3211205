"""The export dialog: one story or many, how and where to; what stands in the way and what is lost; what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from editor.article.errors import Trouble
from editor.desk.browsing import Filter
from editor.desk.export_run import Exported, ExportOrder
from editor.ui.dialog_parts import ProgressPage, Verdict, answers, fitted, label, page_column
from editor.ui.exports.delivery import Delivery
from editor.ui.exports.export_form import ExportForm
from editor.ui.exports.export_outcome import ResultPage
from editor.ui.exports.look_ahead import LookAhead
from editor.ui.exports.reasons import loss_rows, reason_of, reason_rows
from editor.ui.exports.story_chooser import StoryChooser
from editor.ui.jobs import Jobs
from editor.ui.kit import Page, Row, RowList, rule
from editor.ui.theme import Role, Theme
from editor.ui.worker import Worker

_ONE, _MANY = QSize(580, 740), QSize(960, 740)  # logical pixels
_MOST_ROWS = 40  # of a list in a page that scrolls itself; a list with more of them scrolls too
_REDRAW = 120  # milliseconds between two drawings of what is known so far


@dataclass(frozen=True, slots=True)
class Start:
    """What the dialog starts with: the story (none of many), what was chosen last, and whether as a draft."""

    slug: str = ""
    headline: str = ""
    to: str = ""
    folder: str = ""
    pattern: str = ""
    draft: bool = True
    filter: Filter = Filter.READY


class ExportDialog(QDialog):
    """Asks, makes the export and tells what came of it, on three pages."""

    clipboard_wanted = Signal(str, bool)  # format, draft
    agreed = Signal(object)  # ExportOrder: what was chosen is to be remembered
    jump = Signal(object, object)  # Prospect or Exported, Refusal: somebody wants to see to it
    made = Signal(object)  # tuple of Exported
    left = Signal(object)  # Delivery that goes on without the dialog
    folder_wanted = Signal(str)
    copy_wanted = Signal(str)

    def __init__(
        self,
        start: Start,
        formats: Sequence[tuple[str, str]],
        worker: Worker,
        jobs: Jobs,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._start = start
        self._worker = worker
        self._jobs = jobs
        self._delivery: Delivery | None = None
        self.setWindowTitle(self.tr("Export") if start.slug else self.tr("Export Many"))
        self.setMinimumSize(460 if start.slug else 760, 460)
        self.resize(fitted(_ONE if start.slug else _MANY, parent))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = ExportForm(formats, self)
        self.chooser = None if start.slug else StoryChooser(worker, theme, self)
        self.verdict = ExportVerdict(theme, self)
        self.reasons = RowList(self.tr("What stands in the way"), self)
        self.losses = RowList(self.tr("What it cannot carry"), self)
        for rows in (self.reasons, self.losses):
            rows.set_look(theme)
        self.button = QPushButton(self)
        self.button.setProperty("kind", "primary")
        self.button.setDefault(True)
        self.progress = ProgressPage(self)
        self.outcome = ResultPage(theme, self)
        self._ahead = LookAhead(worker, self)
        self._redraw = QTimer(self, singleShot=True, interval=_REDRAW)
        self._lay_out()
        self._connect()

    def start(self) -> None:
        """Show the dialog."""
        known = self._start
        self.form.start(
            to=known.to,
            folder=known.folder,
            pattern=known.pattern,
            archive=known.slug or self.tr("stories"),
            draft=known.draft,
            many=not known.slug,
        )
        if self.chooser is not None:
            self.chooser.start(known.filter)
            self.chooser.search.setFocus()
        self._ask()
        self.open()

    @property
    def slugs(self) -> tuple[str, ...]:
        """Return the stories that are to be exported."""
        return self.chooser.slugs if self.chooser is not None else (self._start.slug,)

    def done(self, result: int) -> None:
        """Close; an export that is being made goes on without the dialog."""
        self._ahead.stop()
        if self._delivery is not None:
            self._delivery.went_on.disconnect(self._show_step)
            self._delivery.ended.disconnect(self._ended)
            self.left.emit(self._delivery)
            self._delivery = None
        super().done(result)

    def _lay_out(self) -> None:
        title = label("title", self, self._start.headline or self.tr("Export many stories"))
        self._reasons_head, self._reasons_count, above = self._head(self.tr("WHAT STANDS IN THE WAY"))
        self._losses_head, self._losses_count, below = self._head(self.tr("WHAT IT CANNOT CARRY"))
        buttons, _ = answers(self, self.button)
        sheet = Page(self)  # scrolls where the window is too low for all of it
        side = sheet.column
        side.setAlignment(Qt.AlignmentFlag(0))
        side.setContentsMargins(0, 0, 2, 0)
        side.setSpacing(12)
        side.addWidget(self.form)
        side.addWidget(self.verdict)
        side.addLayout(above)
        side.addWidget(self.reasons)
        side.addLayout(below)
        side.addWidget(self.losses)
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        if self.chooser is not None:
            middle.addWidget(self.chooser, 5)
            middle.addWidget(rule(self, upright=True))
        middle.addWidget(sheet, 6)
        page = QWidget(self)
        column = page_column(page)
        column.addWidget(title)
        column.addLayout(middle, 1)
        column.addLayout(buttons)
        self._pages = QStackedWidget(self)
        for one in (page, self.progress, self.outcome):
            self._pages.addWidget(one)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    def _head(self, words: str) -> tuple[QLabel, QLabel, QHBoxLayout]:
        name, count = QLabel(words, self), QLabel(self)
        name.setProperty("role", "section")
        count.setProperty("role", "small")
        row = QHBoxLayout()
        row.addWidget(name)
        row.addWidget(count)
        row.addStretch()
        return name, count, row

    def _connect(self) -> None:
        self.form.changed.connect(self._ask)
        if self.chooser is not None:
            self.chooser.changed.connect(self._ask)
        self._ahead.looked.connect(self._looked)
        self._ahead.placed.connect(self.form.show_places)
        self._ahead.troubled.connect(self._wrong)
        self._redraw.timeout.connect(self._draw)
        self.reasons.row_activated.connect(self._see_to)
        self.button.clicked.connect(self._agree)
        self.progress.stop_wanted.connect(lambda: self._delivery.stop() if self._delivery else None)
        self.progress.leave_wanted.connect(self.reject)
        self.outcome.closed.connect(self.accept)
        self.outcome.opened.connect(self._open_result)
        self.outcome.folder_wanted.connect(self.folder_wanted)
        self.outcome.copy_wanted.connect(self.copy_wanted)

    def _ask(self) -> None:
        """Look at what is chosen now."""
        slugs = self.slugs
        words = self.tr("Export Draft") if self.form.draft.isChecked() else self.tr("Export for the CMS")
        many = self.tr("Export {n} Drafts") if self.form.draft.isChecked() else self.tr("Export {n} for the CMS")
        self.button.setText(words if len(slugs) < 2 else many.format(n=f"{len(slugs):,}"))
        self._ahead.ask(self.form.order(slugs))
        self._draw()

    def _looked(self) -> None:
        if self._ahead.is_complete:
            self._redraw.stop()
            self._draw()
        elif not self._redraw.isActive():
            self._redraw.start()

    def _wrong(self, trouble: Trouble) -> None:
        self.verdict.say("warning", Role.WARNING, trouble.sentence)

    def _draw(self) -> None:
        """Show what is known so far."""
        many = self.chooser is not None
        slugs, known, ended = self.slugs, self._ahead.prospects, self._ahead.is_complete
        reasons = reason_rows(known, many=many)
        self.reasons.show_rows(reasons)
        count = sum(len(one.refusals) for one in known)
        self._reasons_count.setText(f"{count:,}" if count else "")
        for widget in (self._reasons_head, self._reasons_count, self.reasons):
            widget.setVisible(bool(reasons))
        losses = loss_rows((one.losses for one in known), many=many)
        nothing = [Row("", self.tr("Everything arrives as it stands."), icon="check", muted=True)]
        rows = losses or (nothing if known and ended else [])
        self.losses.show_rows(rows)
        for widget in (self._losses_head, self._losses_count):
            widget.setVisible(bool(rows))
        self._losses_count.setText(f"{len(losses)}" if losses else "")
        for shown in (self.reasons, self.losses):
            shown.be_as_high_as_rows(_MOST_ROWS)
        held = sum(bool(one.refusals) for one in known)
        self.verdict.show_state(len(slugs), len(known), held, is_draft=self.form.draft.isChecked(), ended=ended)
        self._show_button()

    def _show_button(self) -> None:
        """Let it be exported as soon as one story is known that may leave."""
        fit = any(not one.refusals for one in self._ahead.prospects)
        self.button.setEnabled(bool(self.slugs) and fit and (self.form.is_for_clipboard or not self.form.trouble))

    def _see_to(self, key: str) -> None:
        found = reason_of(self._ahead.prospects, key)
        if found is not None:
            self.jump.emit(*found)
            self.reject()

    def _open_result(self, result: Exported) -> None:
        self.jump.emit(result, result.refusals[0])
        self.accept()

    def _agree(self) -> None:
        order = self.form.order(self.slugs)
        self._ahead.stop()
        self.agreed.emit(order)
        if self.form.is_for_clipboard:
            self.clipboard_wanted.emit(order.to, order.draft)
            self.accept()
            return
        self.progress.start(self.tr("Exporting"), self.tr("Looking the stories up…"), order.steps)
        self._pages.setCurrentWidget(self.progress)
        # No parent: it outlives the dialog where somebody lets it go on in the background.
        self._delivery = Delivery(order, self._jobs, self._worker, self.parent())
        self._delivery.went_on.connect(self._show_step)
        self._delivery.ended.connect(self._ended)
        self._delivery.start(self.tr("Exporting"))

    def _show_step(self, done: int, total: int, slug: str) -> None:
        words = self.tr("{done} of {total} · {slug}").format(done=f"{done:,}", total=f"{total:,}", slug=slug)
        self.progress.show_step(done, total, words)

    def _ended(self, results: tuple[Exported, ...], stopped: bool, trouble: Trouble | None) -> None:
        assert self._delivery is not None
        order = self._delivery.order
        self._delivery.deleteLater()
        self._delivery = None
        self.made.emit(results)
        if trouble is not None and not results:
            self._pages.setCurrentIndex(0)
            self._wrong(trouble)
            return
        self.show_results(order, results, stopped=stopped)

    def show_results(self, order: ExportOrder, results: tuple[Exported, ...], *, stopped: bool) -> None:
        """Show what came of an export."""
        self.outcome.show_results(results, len(order.slugs), stopped=stopped)
        self._pages.setCurrentWidget(self.outcome)


class ExportVerdict(Verdict):
    """Whether the stories may leave."""

    def show_state(self, wanted: int, known: int, held: int, *, is_draft: bool, ended: bool) -> None:
        """Say how many of the stories that are known so far may leave."""
        if not wanted:
            self.say("info", Role.MUTED, self.tr("Tick the stories that are to be exported."))
        elif not ended and (wanted == 1 or not known):
            self.say("clock", Role.MUTED, self.tr("Looking at what the export would be…"))
        elif is_draft and not held:
            self.say("info", Role.ACCENT, self.tr("A draft may always leave; it says inside that it is one."))
        elif wanted == 1:
            fit, not_fit = self.tr("Everything that has to be approved is approved."), self.tr("It cannot leave yet.")
            self.say(*(("lock", Role.WARNING, not_fit) if held else ("approve", Role.SUCCESS, fit)))
        else:
            self._show_many(wanted, known, held, ended=ended)

    def _show_many(self, wanted: int, known: int, held: int, *, ended: bool) -> None:
        so_far = "" if ended else self.tr(" Looked at {n} of {all} so far.").format(n=f"{known:,}", all=f"{wanted:,}")
        if not held:
            all_fit = self.tr("All of them may leave.") if ended else self.tr("Nothing stands in the way.")
            self.say("approve", Role.SUCCESS, all_fit + so_far)
            return
        fit = self.tr("{fit} may leave, {held} cannot yet and stay here.")
        words = fit.format(fit=f"{known - held:,}", held=f"{held:,}")
        if held == known:
            words = self.tr("None of them may leave yet.")
        self.say("lock", Role.WARNING, words + so_far)
