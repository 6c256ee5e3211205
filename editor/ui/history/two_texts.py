"""Where a story has two texts: one saved elsewhere while somebody wrote, or what was typed before the program ended."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.article.article import Article
from editor.article.library_errors import StaleSave
from editor.desk.writing import OpenStory

if TYPE_CHECKING:
    from editor.desk.desk import Desk
    from editor.ui.autosave import Keeper
    from editor.ui.history.compare_view import CompareView, Wording
    from editor.ui.look import Look
    from editor.ui.main_window import MainWindow
    from editor.ui.notice_bar import NoticeBar
    from editor.ui.story_model import StoryModel
    from editor.ui.worker import Worker

RECOVERED = "recovered"


class TwoTexts(QObject):
    """Opens the view that compares them, and does what is chosen there."""

    def __init__(
        self,
        window: "MainWindow",
        worker: "Worker",
        model: "StoryModel",
        keeper: "Keeper",
        notice: "NoticeBar",
        look: "Look",
    ) -> None:
        super().__init__(window)
        self._window = window
        self._worker = worker
        self._model = model
        self._keeper = keeper
        self._notice = notice
        self._look = look
        self.view: CompareView | None = None

    def saved_elsewhere(self, stale: StaleSave) -> None:
        """Ask which text the story becomes; what was typed since the save was refused counts too."""
        self._worker.ask(partial(_load, (stale.base, stale.head)), self._ask_stale)

    def opened(self, story: OpenStory) -> None:
        """Tell that what was typed before the program ended is back, with a way to see what that is."""
        if story.recovered_at and not story.moved_on:
            words = self.tr("What you typed last time is back; it was not yet in the story’s history.")
            compare = (self.tr("Compare…"), partial(self._compare_recovered, story.base))
            self._notice.say(words, "accent", RECOVERED, compare)
        else:
            self._notice.over(RECOVERED)

    def _ask_stale(self, texts: tuple[Article, ...]) -> None:
        from editor.ui.history.compare_view import Wording

        base, theirs = texts
        wording = Wording(
            self.tr("This story was saved elsewhere while you wrote"),
            self.tr("Both versions are in the library. Choose what the story becomes, as a whole or change by change."),
            self.tr("Saved meanwhile"),
            self.tr("Yours"),
            self.tr("Take Theirs"),
            self.tr("Keep Mine"),
            self.tr("Decide Later"),
        )
        self._open(wording, base, theirs, self._keeper.settle)

    def _compare_recovered(self, base: str) -> None:
        article_id = self._model.article_id

        def loaded(texts: tuple[Article, ...]) -> None:
            if article_id == self._model.article_id:
                self._ask_recovered(texts[0])

        self._worker.ask(partial(_load, (base,)), loaded)

    def _ask_recovered(self, theirs: Article) -> None:
        from editor.ui.history.compare_view import Wording

        wording = Wording(
            self.tr("What you typed last time is back"),
            self.tr("Compare it with the newest version of the history; a choice made here can be undone."),
            self.tr("In the history"),
            self.tr("Typed last time"),
            self.tr("Take the History’s"),
            self.tr("Keep All of It"),
            self.tr("Close"),
        )
        self._open(wording, theirs, theirs, self._take_recovered)

    def _take_recovered(self, article: Article) -> None:
        self._model.amend(self.tr("choosing between two texts"), article)
        self._notice.over(RECOVERED)

    def _open(self, wording: "Wording", base: Article, theirs: Article, take: Callable[[Article], None]) -> None:
        from editor.ui.history.compare_view import CompareView

        if self.view is not None:
            self.view.raise_()
            return
        self.view = CompareView(wording, base, self._model.article, theirs, self._look.theme, self._window)
        self.view.chosen.connect(take)
        self.view.finished.connect(self._closed)
        self.view.open()

    def _closed(self) -> None:
        self.view = None


def _load(revisions: tuple[str, ...], desk: "Desk") -> tuple[Article, ...]:
    from editor.desk import history  # with what compares texts: loaded when there are two

    return history.load(desk, *revisions)
