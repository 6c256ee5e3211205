"""The section of corrections in the panel of attribution: what readers were told, and what they will be."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from editor.article.correction import Correction
from editor.article.workflow import State
from editor.desk import corrections
from editor.ui.attribution.attribution_section import Section
from editor.ui.corrections.correction_form import KIND_WORDS
from editor.ui.empty_state import EmptyState
from editor.ui.kit import Row, RowList, SectionHead
from editor.ui.services import Services
from editor.ui.theme import Theme

OUT = (State.PUBLISHED, State.KILLED)


class CorrectionsSection(Section):
    """Lists the corrections of the story in front; `chosen` gives the number of one that somebody wants to change."""

    title: ClassVar[str] = "Corrections"
    chosen = Signal(int)
    wanted = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.told: tuple[Correction, ...] = ()
        self.empty = EmptyState("note", self)
        self.empty.say(
            self.tr("No corrections"),
            self.tr("What turns out wrong once the story is out is told to readers here, with its date."),
        )
        self.first = self.empty.add_button(self.tr("Correct…"), self.wanted.emit, "primary")
        self.list = RowList(self.tr("Corrections"), self)
        self.head = SectionHead(self.tr("Told to readers"), self.theme, self)
        self.more = self.head.add_tool("plus", self.tr("Correct…"), self.wanted.emit)
        filled = QWidget(self)
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.list, 1)
        self._filled = filled
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(filled)
        self.list.row_activated.connect(lambda key: self.chosen.emit(int(key)))
        self.model.records_changed.connect(self.story_changed)
        self.model.standing_changed.connect(self.story_changed)
        self.set_look(self.theme)

    @property
    def count(self) -> str:
        """Return how many corrections there are."""
        number = len(self.model.records.corrections)
        return str(number) if number else ""

    @property
    def is_wanted(self) -> bool:
        """Return whether the story in front has corrections or may be given some."""
        summary = self.model.summary
        return summary is not None and (bool(self.model.records.corrections) or summary.state in OUT)

    def refresh(self) -> None:
        """Show the corrections as they are now, and ask which of them readers have."""
        summary = self.model.summary
        can = summary is not None and summary.state is State.PUBLISHED
        self.first.setVisible(can)
        self.more.setVisible(can)
        self._show_rows()
        self._stack.setCurrentWidget(self._filled if self.model.records.corrections else self.empty)
        if summary is not None:
            told = partial(self._take_told, summary.id)
            article_id = summary.id
            self.services.worker.ask(lambda desk: corrections.told(desk, article_id), told)

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        super().set_look(theme)
        self.empty.set_look(theme)
        self.head.set_look(theme)
        self.list.set_look(theme)

    def _take_told(self, article_id: str, told: tuple[Correction, ...]) -> None:
        if article_id == self.model.article_id:
            self.told = told
            self._show_rows()

    def _show_rows(self) -> None:
        language = self.model.records.furniture.language
        self.list.show_rows(
            [self._row(number, one, language) for number, one in enumerate(self.model.records.corrections)]
        )

    def _row(self, number: int, one: Correction, language: str) -> Row:
        shown = corrections.as_told(one, language)
        is_out = one in self.told
        by = self.tr("recorded by {name}").format(name=one.approved_by) if one.approved_by else ""
        detail = " · ".join(part for part in (shown.date, by) if part)
        pill = self.tr("Out") if is_out else self.tr("Not out yet")
        return Row(
            str(number), KIND_WORDS[one.kind][0], detail, one.text, "note", pill, "success" if is_out else "warning"
        )
