"""One section of the attribution panel: reads the story's model, draws itself anew only while it is in sight."""

from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from editor.article.article import Article
from editor.article.ledger import LedgerEntry, ledger
from editor.article.source_records import Amended
from editor.ui.services import Services
from editor.ui.story_model import StoryModel
from editor.ui.theme import Theme


class Section(QWidget):
    """A subclass sets `title`, overrides `refresh` and, where it paints, `set_look`."""

    title: ClassVar[str] = ""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.theme = services.look.theme
        self._is_stale = True
        self.setAccessibleName(self.title)

    @property
    def model(self) -> StoryModel:
        """Return the story's model."""
        return self.services.model

    @property
    def count(self) -> str:
        """Return what stands beside the section's name."""
        return ""

    def refresh(self) -> None:
        """Show the story as it is now."""

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self.theme = theme

    def story_changed(self) -> None:
        """Draw anew, at once or when the section is next seen."""
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the story."""
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.refresh()


def amend(model: StoryModel, label: str, amended: Amended) -> None:
    """Change the story as one step of undo: its text edit by edit, so that carets and marks in it stay."""
    if amended.edits:
        model.edit(label, amended.edits, amended.article)
    else:
        model.amend(label, amended.article)


class Ledger:
    """The ledger of just the story that is in front: what was read out of it last, or read now where that is older."""

    def __init__(self, model: StoryModel) -> None:
        self._model = model
        self._read: tuple[Article, tuple[LedgerEntry, ...]] | None = None

    def now(self) -> tuple[LedgerEntry, ...]:
        """Return the quotations, with offsets of the text as it is."""
        article, derived = self._model.article, self._model.derived
        if derived is not None and derived.article is article:
            return derived.ledger
        if self._read is None or self._read[0] is not article:
            self._read = (article, ledger(article))
        return self._read[1]
