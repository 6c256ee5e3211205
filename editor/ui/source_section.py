"""The section of the sources: who they are as a table, and the form of the one that is chosen."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.ui.attribution_section import Section
from editor.ui.kit import Row, RowList
from editor.ui.services import Services
from editor.ui.source_choice import icon_of, role_of
from editor.ui.theme import Theme


class SourcesSection(Section):
    """Lists the sources of the story in front."""

    title = "Sources"

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.list = RowList(self.tr("Sources"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)

    @property
    def count(self) -> str:
        return str(len(self.model.records.sources) or "")

    def show_source(self, key: str) -> None:
        """Choose a source."""
        self.list.select(key)

    def refresh(self) -> None:
        self.list.show_rows(
            [Row(s.key, s.shown_as or s.key, role_of(s), icon=icon_of(s)) for s in self.model.records.sources]
        )

    def set_look(self, theme: Theme) -> None:
        super().set_look(theme)
        self.list.set_look(theme)
