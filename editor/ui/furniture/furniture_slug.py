"""The slug: made from the headline until a person changes it, taken only where no other story has it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor.article.errors import Trouble
from editor.article.workflow import State
from editor.desk import slugs
from editor.desk.desk import Desk
from editor.ui import icons
from editor.ui.kit import LineField, tool_button
from editor.ui.story_model import StoryModel
from editor.ui.theme import Role, Theme
from editor.ui.worker import Ticket, Worker

_PAUSE = 400  # milliseconds after the last key in the headline
_CHECK = 200  # milliseconds after the last key in the slug
_FOLLOWING = {State.DRAFT, State.IN_REVIEW}  # a slug that readers' addresses hold stays
_ICON = 16


class SlugKeeper(QObject):
    """Asks the library for slugs, and puts what may stand into the story."""

    refused = Signal(str)  # the sentence that says why a slug cannot be taken
    accepted = Signal()

    def __init__(self, model: StoryModel, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._worker = worker
        self._before: str | None = None
        self._wanted = ""
        self._ticket: Ticket | None = None
        self._follow = QTimer(self, singleShot=True, interval=_PAUSE)
        self._follow.timeout.connect(self._ask_to_follow)
        self._check = QTimer(self, singleShot=True, interval=_CHECK)
        self._check.timeout.connect(self._ask_for_wanted)
        model.replaced.connect(self.forget)

    def headline_typed(self, before: str) -> None:
        """Let the slug follow the headline, which was this one before a key changed it."""
        summary = self._model.summary
        if summary is None or summary.state not in _FOLLOWING:
            return
        if self._before is None:
            self._before = before
        self._follow.start()

    def want(self, slug: str) -> None:
        """Take a slug that a person types, once it may stand."""
        self._before = None
        self._follow.stop()
        self._wanted = slug
        self._check.start()

    def make(self) -> None:
        """Make the slug from the headline again."""
        article_id, headline = self._model.article_id, self._model.records.furniture.headline
        self._ask(lambda desk: slugs.slug_from_headline(desk, article_id, headline), "")

    def forget(self) -> None:
        """Let go what was asked for the story before."""
        self._before = None
        for timer in (self._follow, self._check):
            timer.stop()
        if self._ticket is not None:
            self._ticket.cancel()

    def _ask_to_follow(self) -> None:
        before, self._before = self._before, None
        article_id, furniture = self._model.article_id, self._model.records.furniture
        slug, headline = furniture.slug, furniture.headline
        if before is None or before == headline:
            return

        def follow(made: str) -> None:
            now = self._model.records.furniture
            if (now.slug, now.headline) == (slug, headline):
                self._put(made, self.tr("headline"), "headline")

        self._ticket = self._worker.ask(
            lambda desk: slugs.follow_headline(desk, article_id, slug, before, headline), follow
        )

    def _ask_for_wanted(self) -> None:
        article_id, wanted = self._model.article_id, self._wanted
        if wanted == self._model.records.furniture.slug:
            self.accepted.emit()
        else:
            self._ask(lambda desk: slugs.take_slug(desk, article_id, wanted), "slug")

    def _ask(self, operation: Callable[[Desk], str], merge: str) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        self._ticket = self._worker.ask(operation, lambda slug: self._put(slug, self.tr("slug"), merge), self._refused)

    def _put(self, slug: str, label: str, merge: str) -> None:
        article = self._model.article
        self._model.amend(label, replace(article, furniture=replace(article.furniture, slug=slug)), merge=merge)
        self.accepted.emit()

    def _refused(self, trouble: Trouble) -> None:
        self.refused.emit(trouble.sentence)


class SlugField(QWidget):
    """The slug with a button that makes it anew, and below it why it cannot be taken."""

    def __init__(self, keeper: SlugKeeper, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._shown = ""
        self.line = LineField(self.tr("Slug"), "", self)
        self.make = tool_button("refresh", self.tr("Make the slug from the headline"), keeper.make, theme, self)
        self.trouble = QLabel(self, wordWrap=True)
        self.trouble.setProperty("role", "danger")
        self.trouble.hide()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.make)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.trouble)
        self.setFocusProxy(self.line)
        self.line.edited.connect(keeper.want)
        keeper.refused.connect(self._refuse)
        keeper.accepted.connect(lambda: self._say(""))

    def show_slug(self, slug: str, *, anew: bool = False) -> None:
        """Show the story's slug; one that a person is typing and that is not taken yet stays."""
        if slug != self._shown or anew:
            self._shown = slug
            self.line.show_text(slug)
            self._say("")

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self.make.setIcon(icons.icon("refresh", theme, Role.MUTED, _ICON))

    def _refuse(self, sentence: str) -> None:
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)
        self.line.setProperty("state", "wrong" if sentence else "")
        self.line.style().polish(self.line)
