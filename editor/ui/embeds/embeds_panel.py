"""The panel of embedded posts: the cards in order, and of the chosen one its evidence and what can be done with it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedLayout, QVBoxLayout, QWidget

from editor.article import body, embed_edits
from editor.article.embed_edits import Placed
from editor.article.embed_overlap import repeated
from editor.desk import embeds as desk_embeds
from editor.desk.embed_asking import may_be_asked
from editor.ui.embeds import embed_rows
from editor.ui.embeds.embed_actions import EmbedActions
from editor.ui.embeds.embed_checking import EmbedChecking
from editor.ui.embeds.embed_detail import EmbedDetail
from editor.ui.embeds.embed_reading import EmbedReader, EmbedReading
from editor.ui.embeds.embed_remarks import remarks
from editor.ui.embeds.embed_screenshot import shot_in
from editor.ui.embeds.embed_suspects import Suspects
from editor.ui.empty_state import EmptyState
from editor.ui.kit import RowList, SectionHead
from editor.ui.panel import Panel
from editor.ui.theme import Theme
from editor.ui.worker import Worker

_LIST, _DETAIL = 260, 420  # pixels in height, as they share the panel at first


class EmbedsPanel(Panel):
    """Lists the posts of the story in front, and shows the chosen one."""

    key = "embeds"
    title = "Embeds"
    icon = "embed"

    bug = Signal(object)

    def __init__(
        self,
        actions: EmbedActions,
        checking: EmbedChecking,
        worker: Worker,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._actions = actions
        self._checking = checking
        self._worker = worker
        self._posts: tuple[Placed, ...] = ()
        self._read: EmbedReading | None = None
        self._reader = EmbedReader(self)
        self._reader.read_out.connect(self._take)
        self._reader.crashed.connect(self.bug)
        self._empty = EmptyState("embed", self)
        self._empty.say(
            self.tr("No posts in this story"),
            self.tr("Paste a post’s address alone on a line, its embed code or its words, or put one in here."),
        )
        self._empty.add_button(self.tr("Embed a Post…"), actions.ask_new)
        self.suspects = Suspects(theme, self)
        self._head = SectionHead(self.tr("Posts"), theme, self)
        self._check_all = self._head.add_tool("refresh", self.tr("Check and capture all"), self.check_all)
        self._head.add_tool("plus", self.tr("Embed a post…"), actions.ask_new)
        self.list = RowList(self.tr("Posts of this story"), self)
        self.detail = EmbedDetail(theme, self)
        self._lay_out()
        self._connect()

    @property
    def chosen(self) -> Placed | None:
        """Return the post that is shown in full."""
        return next((one for one in self._posts if one.embed.id == self.list.current_key), None)

    def choose(self, embed_id: str) -> None:
        """Show a post in full."""
        self._refresh()
        self.list.select(embed_id)
        self._show_chosen()

    def story_set(self) -> None:
        """Connect to the model."""
        model = self.model
        model.replaced.connect(self._replaced)
        model.records_changed.connect(self._refresh)
        model.edited.connect(self._reader.put_off)
        model.derived_changed.connect(self._read_out)
        model.caret_moved.connect(self._follow)
        self._refresh()

    def look_changed(self) -> None:
        """Use the theme."""
        for part in (self._empty, self._head, self.list, self.detail):
            part.set_look(self.theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        self._refresh()
        self._read_out()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a screenshot for the post that is shown."""
        if self.chosen is not None and (event.mimeData().hasImage() or event.mimeData().hasUrls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add a screenshot to the evidence of the row it is dropped on, else of the post that is shown."""
        found = shot_in(event.mimeData())
        if found is None:
            return
        point = self.list.viewport().mapFrom(self, event.position().toPoint())
        index = self.list.indexAt(point) if self.list.viewport().rect().contains(point) else None
        embed_id = self.list.rows[index.row()].key if index is not None and index.isValid() else self.list.current_key
        if embed_id:
            event.acceptProposedAction()
            self._actions.add_screenshot(embed_id, found)

    def _lay_out(self) -> None:
        self._halves = QSplitter(Qt.Orientation.Vertical, self)
        self._halves.setChildrenCollapsible(False)
        self._halves.setHandleWidth(1)
        self._halves.addWidget(self.list)
        self._halves.addWidget(self.detail)
        self._halves.setSizes([_LIST, _DETAIL])
        self.list.setMinimumHeight(96)
        upper = QWidget(self)
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._halves, 1)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(upper)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.suspects)
        whole.addLayout(self._stack, 1)

    def _connect(self) -> None:
        actions, detail = self._actions, self.detail
        self.list.row_activated.connect(self._jump)
        self.list.current_changed.connect(lambda _: self._show_chosen())
        detail.edited.connect(actions.change)
        detail.capture_wanted.connect(lambda: actions.ask_capture(self.list.current_key))
        detail.check_wanted.connect(self._ask_chosen)
        detail.proposal_accepted.connect(lambda: self._checking.accept(self.list.current_key))
        detail.proposal_dismissed.connect(lambda: self._checking.dismiss(self.list.current_key))
        self._checking.changed.connect(self._show_chosen)
        self._checking.asker.progress.connect(self._tell_progress)
        detail.prose_wanted.connect(lambda: actions.to_prose(self.list.current_key))
        detail.remove_wanted.connect(lambda: actions.remove(self.list.current_key))
        detail.screenshot_wanted.connect(self._fetch_screenshot)
        self.suspects.post_chosen.connect(actions.settle_as_post)
        self.suspects.prose_chosen.connect(actions.settle_as_prose)
        self.suspects.shown.connect(lambda suspect: self.model.jump_requested.emit(suspect.start, suspect.end))
        actions.added.connect(self.choose)

    def _replaced(self) -> None:
        self._read = None
        self.suspects.show_suspects(())
        self._refresh()

    def _refresh(self) -> None:
        """Show the posts of now; where they stand is read anew, as jumping needs it right."""
        self._posts = embed_edits.placed(self.model.records, self._blocks())
        embeds = [one.embed for one in self._posts]
        self._tell_badge()
        if not self.isVisible():
            return
        self.list.show_rows(embed_rows.rows(self._posts, repeated(embeds)))
        self._head.set_count(str(len(embeds)))
        self._stack.setCurrentIndex(int(bool(embeds)))
        if embeds and not self.list.current_key:
            self.list.select(embeds[0].id)
        self._show_chosen()

    def _blocks(self) -> tuple[body.Block, ...]:
        """Return the markers of now: as the story was read, else as they look."""
        derived = self.model.derived
        if derived is not None and derived.article.body == self.model.article.body:
            return derived.blocks
        return embed_edits.markers(self.model.article.body)

    def _tell_badge(self) -> None:
        asking = any(embed_edits.lacks(one.embed) for one in self._posts) or self.suspects.count
        count = len(self._posts) + self.suspects.count
        self.badge_changed.emit(str(count) if count else "", "warning" if asking else "neutral")

    def _read_out(self) -> None:
        derived = self.model.derived
        if derived is not None:
            self._reader.take(derived)
        self._refresh()

    def _take(self, read: EmbedReading) -> None:
        if read.article is self.model.article:
            self._read = read
            self.suspects.show_suspects(read.suspects)
            self._tell_badge()
            self._show_chosen()

    def _follow(self, caret: int) -> None:
        """Show the post whose card the caret is on."""
        found = next((one for one in self._posts if one.start <= caret <= one.end), None)
        if found is not None and self.isVisible() and found.embed.id != self.list.current_key:
            self.list.select(found.embed.id)

    def _show_chosen(self) -> None:
        found = self.chosen
        self.detail.setVisible(found is not None)
        if found is not None:
            embeds = [one.embed for one in self._posts]
            read = self._read if self._read and self._read.article.body == self.model.article.body else None
            places = read.restated.get(found.embed.id, ()) if read else ()
            told = remarks(found.embed, embeds, places, self._go_to, self.model.jump_requested.emit)
            self.detail.show_embed(found.embed, told, may_be_asked(found.embed))
            self.detail.show_checked(self._checking.of(found.embed.id), self._checking.asker.is_asking)
        self._check_all.setVisible(any(may_be_asked(one.embed) for one in self._posts))

    def _ask_chosen(self) -> None:
        if (found := self.chosen) is not None:
            self._checking.check([found.embed])

    def check_all(self) -> None:
        """Ask the networks about every post of the story."""
        self._checking.check([one.embed for one in self._posts])

    def _tell_progress(self, done: int, total: int) -> None:
        """Show how many answers came, while some are awaited."""
        count = str(len(self._posts))
        self._head.set_count(
            self.tr("asking, {done} of {total}").format(done=done, total=total) if done < total else count
        )

    def _go_to(self, embed_id: str) -> None:
        self.list.select(embed_id)
        self._jump(embed_id)

    def _jump(self, embed_id: str) -> None:
        found = next((one for one in self._posts if one.embed.id == embed_id), None)
        if found is not None and found.start >= 0:
            self.model.jump_requested.emit(found.start, found.end)

    def _fetch_screenshot(self, digest: str) -> None:
        self._worker.ask(
            lambda desk: desk_embeds.screenshot(desk, digest), partial(self.detail.show_screenshot, digest)
        )
