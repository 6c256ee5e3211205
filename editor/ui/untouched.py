"""A new story in which nothing was ever written is cleared away when it leaves the front."""

from functools import partial

from PySide6.QtCore import QObject

from editor.desk.changes import Changed
from editor.desk.desk import Desk
from editor.desk.writing import OpenStory
from editor.ui.autosave import Keeper
from editor.ui.story_model import StoryModel
from editor.ui.worker import Worker


class Untouched(QObject):
    """Watches the story in front, and asks the library about one that was opened blank; that knows what became of it.

    At the end of the program it is left alone: the next start opens it again.
    """

    def __init__(self, worker: Worker, model: StoryModel, keeper: Keeper, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._model = model
        self._keeper = keeper
        self._blank = ""
        model.replaced.connect(self._replaced)
        keeper.opened.connect(self._opened)

    def _opened(self, story: OpenStory) -> None:
        self._blank = story.summary.id if story.article.is_blank else ""

    def _replaced(self) -> None:
        left, self._blank = self._blank, ""
        if left and left != self._model.article_id:
            self._worker.ask(partial(_clear_away, left), partial(self._cleared, left))

    def _cleared(self, article_id: str, was_untouched: bool) -> None:
        if was_untouched:
            self._keeper.gone.emit(article_id)
            self._keeper.refresh(Changed.LIST)


def _clear_away(article_id: str, desk: Desk) -> bool:
    from editor.desk import removing  # not at start: nothing is removed there

    return removing.clear_away(desk, article_id)
