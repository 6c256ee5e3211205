"""The panel of attribution: how far the story has come, and its sections, of which one is in sight."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from editor.article.ledger import QuotationState
from editor.ui.attribution.attribution_head import CoverageHead, SegmentBar
from editor.ui.attribution.attribution_quotations import QuotationsSection
from editor.ui.attribution.attribution_rows import OPEN
from editor.ui.attribution.attribution_section import Section
from editor.ui.attribution.source_popup import SourcePopup
from editor.ui.attribution.source_section import SourcesSection
from editor.ui.kit import EDGE
from editor.ui.panel import Panel
from editor.ui.services import Services
from editor.ui.syndication.syndication_section import SyndicationSection


class AttributionPanel(Panel):
    """Quotations, sources, and whatever section is added to them."""

    key = "attribution"
    title = "Attribution"
    icon = "cite"

    def __init__(self, services: Services, popup: SourcePopup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = services.look.theme
        self._sections: list[QWidget] = []
        self.head = CoverageHead(theme, self)
        self.segments = SegmentBar(theme, self)
        self._stack = QStackedWidget(self)
        self.quotations = QuotationsSection(services, popup, self)
        self.sources = SourcesSection(services, self)
        self.syndication = SyndicationSection(services, self)
        self._lay_out()
        self.add_section(self.quotations.title, self.quotations)
        self.add_section(self.sources.title, self.sources)
        self.add_section(self.syndication.title, self.syndication)
        self.quotations.source_wanted.connect(self.show_source)

    def add_section(self, title: str, section: QWidget) -> None:
        """Add a section at the right of the others; one that is a `Section` is told of every change."""
        self._sections.append(section)
        self.segments.add(title)
        self._stack.addWidget(section)

    def show_section(self, section: QWidget) -> None:
        """Bring a section to sight."""
        number = self._sections.index(section)
        self.segments.choose(number)
        self._stack.setCurrentIndex(number)

    def offer_section(self, section: QWidget, on: bool) -> None:
        """Show a section's name among the others, or leave it out; one that was in sight gives way to the first."""
        self.segments.offer(self._sections.index(section), on)
        if not on and self._stack.currentWidget() is section:
            self.show_section(self._sections[0])

    def show_source(self, key: str) -> None:
        """Bring a source to sight."""
        self.show_section(self.sources)
        self.sources.show_source(key)

    def story_set(self) -> None:
        """Listen to the story."""
        self.model.derived_changed.connect(self._changed)
        self.model.replaced.connect(self._changed)
        self.model.records_changed.connect(self.sources.story_changed)
        self._changed()

    def look_changed(self) -> None:
        """Colour by the theme."""
        self.head.set_look(self.theme)
        self.segments.set_look(self.theme)
        for section in self._sections:
            set_look = getattr(section, "set_look", None)
            if callable(set_look):
                set_look(self.theme)

    def _changed(self) -> None:
        derived = self.model.derived
        entries = derived.ledger if derived else ()
        waiting = sum(entry.state in OPEN for entry in entries)
        missing = sum(entry.state is QuotationState.MISSING for entry in entries)
        self.badge_changed.emit(str(waiting) if waiting else "", "danger" if missing else "warning")
        self.head.setVisible(self.model.is_open)
        self.segments.setVisible(self.model.is_open)
        self.head.show_coverage(derived.coverage if derived else None, missing)
        for number, section in enumerate(self._sections):
            if isinstance(section, Section):
                section.story_changed()
                self.segments.set_count(number, section.count)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(EDGE - 4, 0, EDGE - 4, 4)
        bar.addWidget(self.segments)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        self.segments.chosen.connect(self._stack.setCurrentIndex)
        self.setFocusProxy(self._stack)
