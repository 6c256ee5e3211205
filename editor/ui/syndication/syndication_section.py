"""The section of syndication: that a story is our own, or whose it first was and what comes with that."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QStackedLayout, QWidget

from editor.article.findings import Finding, Severity
from editor.article.syndication import Syndication
from editor.article.syndication_profiles import Profiles
from editor.checks import syndication as credit_checks
from editor.checks import syndication_duties, syndication_edits
from editor.desk import syndication
from editor.ui.attribution.attribution_section import Section
from editor.ui.empty_state import EmptyState
from editor.ui.services import Services
from editor.ui.syndication.syndication_watch import SyndicationWatch
from editor.ui.theme import Theme

if TYPE_CHECKING:
    from editor.ui.syndication.syndication_form import SyndicationForm

CODES = frozenset(
    check.code for check in (*credit_checks.CHECKS, *syndication_duties.CHECKS, *syndication_edits.CHECKS)
)


class SyndicationSection(Section):
    """Shows that a story is our own, with a way to say otherwise, or its syndication; fields are made when needed."""

    title: ClassVar[str] = "Syndication"

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.watch = SyndicationWatch(services)
        self._form: SyndicationForm | None = None
        self.own = EmptyState("globe", self)
        self.own.say(
            self.tr("This story is our own"),
            self.tr("Mark it if it first stood elsewhere: then its credit and its licence are kept."),
        )
        self.mark = self.own.add_button(self.tr("Mark as Syndicated"), self._mark, "primary")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.own)
        self.model.records_changed.connect(self.story_changed)
        self.watch.profiles_changed.connect(self.story_changed)
        self.set_look(self.theme)

    @property
    def form(self) -> "SyndicationForm":
        """Return the fields, made the first time a syndicated story is seen."""
        if self._form is None:
            from editor.ui.syndication.syndication_form import SyndicationForm

            self._form = SyndicationForm(self.services, self.watch, self)
            self._stack.addWidget(self._form)
        return self._form

    @property
    def count(self) -> str:
        """Return how many of the duties are not kept."""
        open_ = [one for one in self._findings() if one.severity is not Severity.NOTE]
        return str(len(open_)) if open_ else ""

    @property
    def told(self) -> Syndication | None:
        """Return the syndication of the story in front."""
        return self.model.records.syndication

    @property
    def profiles(self) -> Profiles:
        """Return the profiles of the library."""
        return self.watch.profiles

    def refresh(self) -> None:
        """Show the story as it is now."""
        told = self.told
        self.mark.setEnabled(self.model.is_open)
        if told is None:
            self._stack.setCurrentWidget(self.own)
            return
        self.form.show_syndication(told, self._findings(), is_read=self.model.derived is not None)
        self._stack.setCurrentWidget(self.form)

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        super().set_look(theme)
        self.own.set_look(theme)
        if self._form is not None:
            self._form.set_look(theme)

    def _findings(self) -> list[Finding]:
        derived = self.model.derived if self.told else None
        return [one for one in derived.findings if one.code in CODES and one.ignored is None] if derived else []

    def _mark(self) -> None:
        marked = syndication.marked(self.model.article, self.profiles)
        authors = tuple(one.name for one in marked.furniture.byline if not one.role)
        assert marked.syndication is not None
        told = replace(marked.syndication, authors=marked.syndication.authors or authors)
        self.model.amend(self.tr("marking as syndicated"), replace(marked, syndication=told))
        self.form.publisher.setFocus()
