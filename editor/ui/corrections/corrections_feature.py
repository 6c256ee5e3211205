"""Corrections put into the window: recorded, listed beside the attribution, and taken back."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from editor.article import correction_edits
from editor.article.correction import Correction
from editor.article.library_values import ArticleSummary
from editor.desk import corrections, history
from editor.desk.corrections import Corrected, House
from editor.desk.desk import Desk
from editor.ui.attribution.attribution_panel import AttributionPanel
from editor.ui.corrections.corrections_section import CorrectionsSection
from editor.ui.services import Services

T = TypeVar("T")
_CORRECTED = "corrected"  # what a notice is about


def ask_when_saved(given: Services, operation: Callable[[Desk], T], then: Callable[[T], None]) -> None:
    """Have every key kept, then do something with the library."""

    def go() -> None:
        given.worker.ask(operation, then)

    given.keeper.save(go)


class Corrections(QObject):
    """Records corrections and lists them; what is done is one revision, and one press brings back what was before."""

    def __init__(self, services: Services, panel: AttributionPanel) -> None:
        super().__init__(services.window)
        self._given = services
        self._panel = panel
        self.section = CorrectionsSection(services, panel)
        panel.add_section(self.section.title, self.section)
        self.section.wanted.connect(self.ask)
        self.section.chosen.connect(self.change)
        services.actions.handle("workflow.correct", self.ask)
        services.actions.handle("view.corrections", self.show_section)
        model = services.model
        for signal in (model.replaced, model.records_changed, model.standing_changed):
            signal.connect(self._offer)
        model.replaced.connect(lambda: services.story.notice.over(_CORRECTED))
        self._offer()

    def ask(self) -> None:
        """Have every key kept, then ask what was wrong and what is right."""
        summary = self._given.model.summary
        if summary is not None:
            slug = summary.slug
            ask_when_saved(self._given, lambda desk: corrections.begin(desk, slug), self._open)

    def change(self, number: int) -> None:
        """Let somebody change a correction that is there."""
        self._given.worker.ask(corrections.house, partial(self._open_known, number))

    def show_section(self) -> None:
        """Bring the corrections to sight."""
        given = self._given
        given.show_panel(self._panel.key)
        self._panel.show_section(self.section)

    def _offer(self) -> None:
        wanted = self.section.is_wanted
        self._panel.offer_section(self.section, wanted)
        self._given.actions.set_condition("correctable", wanted)

    def _open(self, house: House) -> None:
        from editor.ui.corrections.correction_dialog import CorrectionDialog

        given = self._given
        if given.model.summary is None:
            return
        dialog = CorrectionDialog(given.model.article, house, given.look.theme, parent=given.window)
        dialog.agreed.connect(partial(self._record, given.model.summary))
        dialog.open()

    def _record(self, summary: ArticleSummary, correction: Correction, replaces: bool) -> None:
        slug, before = summary.slug, summary.head
        self._given.worker.ask(
            lambda desk: corrections.correct(desk, slug, correction, replaces=replaces),
            partial(self._recorded, summary.id, before),
        )

    def _recorded(self, article_id: str, before: str, made: Corrected) -> None:
        given = self._given
        if made.replaced:
            places = self.tr("once") if made.replaced == 1 else self.tr("in {n} places").format(n=made.replaced)
            words = self.tr("The correction is recorded, and the words are replaced {places}.").format(places=places)
        else:
            words = self.tr("The correction is recorded.")
        left = self.tr("In {n} places the old words still stand.").format(n=made.left) if made.left else ""
        more = self.tr("Readers get it with the next export, once the attribution is approved.")
        told = " ".join(part for part in (words, left, more) if part)

        def tell() -> None:
            self.show_section()
            undo = (self.tr("Undo"), partial(self._take_back, made.slug, article_id, before))
            given.story.notice.say(told, "accent", _CORRECTED, undo)
            given.keeper.refresh()

        given.keeper.open(article_id, tell)

    def _take_back(self, slug: str, article_id: str, before: str) -> None:
        def opened(_: object) -> None:
            self._given.keeper.open(article_id, self._given.keeper.refresh)

        ask_when_saved(self._given, lambda desk: history.restore(desk, slug, before), opened)

    def _open_known(self, number: int, house: House) -> None:
        from editor.ui.corrections.correction_dialog import CorrectionDialog

        given = self._given
        article = given.model.article
        if number >= len(article.corrections):
            return
        known = article.corrections[number]
        dialog = CorrectionDialog(article, house, given.look.theme, known, given.window)
        if known in self.section.told:
            dialog.keep(self.tr("Readers have been told this. Change its words, or record another correction."))
        dialog.agreed.connect(lambda changed, _: self._amend(number, known, changed))
        dialog.removed.connect(lambda: self._amend(number, known, None))
        dialog.open()

    def _amend(self, number: int, known: Correction, changed: Correction | None) -> None:
        """Change a correction, or take it away, as one step of undo; if it is still the one that was looked at."""
        model = self._given.model
        article = model.article
        if number >= len(article.corrections) or article.corrections[number] != known:
            return
        if changed is None:
            model.amend(self.tr("removing a correction"), correction_edits.remove(article, number))
        else:
            model.amend(self.tr("changing a correction"), correction_edits.change(article, number, changed))


def install(services: Services) -> None:
    """Put corrections beside attribution."""
    (panel,) = (panel for panel in services.panels.panels if isinstance(panel, AttributionPanel))
    Corrections(services, panel)
