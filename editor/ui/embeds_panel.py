"""The panel of embedded posts: the cards in order, and of the chosen one its evidence and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedLayout, QVBoxLayout, QWidget

from editor.article import body, embed_edits
from editor.article.embed_edits import Placed
from editor.article.embed_overlap import repeated
from editor.ui import embed_rows
from editor.ui.empty_state import EmptyState
from editor.ui.kit import RowList, SectionHead
from editor.ui.panel import Panel
from editor.ui.theme import Theme


class EmbedsPanel(Panel):
    """Lists the posts of the story in front."""

    key = "embeds"
    title = "Embeds"
    icon = "embed"

    new_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._posts: tuple[Placed, ...] = ()
        self._empty = EmptyState("embed", self)
        self._empty.say(
            self.tr("No posts in this story"),
            self.tr("Paste a post’s address alone on a line, its embed code or its words, or put one in here."),
        )
        self._empty.add_button(self.tr("Embed a Post…"), self.new_wanted.emit)
        self._head = SectionHead(self.tr("Posts"), theme, self)
        self._head.add_tool("plus", self.tr("Embed a post…"), self.new_wanted.emit)
        self._list = RowList(self.tr("Posts of this story"), self)
        self._lay_out()

    def _lay_out(self) -> None:
        self._halves = QSplitter(Qt.Orientation.Vertical, self)
        self._halves.setChildrenCollapsible(False)
        self._halves.addWidget(self._list)
        held = QWidget(self)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._halves, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(held)

    def story_set(self) -> None:
        """Connect to the model."""
        for signal in (self.model.replaced, self.model.records_changed, self.model.derived_changed):
            signal.connect(self._refresh)
        self._list.row_activated.connect(self._jump)
        self._refresh()

    def look_changed(self) -> None:
        """Use the theme."""
        for part in (self._empty, self._head, self._list):
            part.set_look(self.theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        derived = self.model.derived
        blocks = derived.blocks if derived is not None else body.parse(self.model.article.body)
        self._posts = embed_edits.placed(self.model.records, blocks)
        embeds = [one.embed for one in self._posts]
        asking = sum(bool(embed_edits.lacks(embed)) for embed in embeds)
        self.badge_changed.emit(str(len(embeds)) if embeds else "", "warning" if asking else "neutral")
        if self.isVisible():
            self._list.show_rows(embed_rows.rows(self._posts, repeated(embeds)))
            self._head.set_count(str(len(embeds)))
            self._stack.setCurrentIndex(int(bool(embeds)))

    def _jump(self, embed_id: str) -> None:
        found = next((one for one in self._posts if one.embed.id == embed_id), None)
        if found is not None and found.start >= 0:
            self.model.jump_requested.emit(found.start, found.end)
