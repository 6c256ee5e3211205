"""The menu of the stories that were open lately, under the entry that opens one."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

Recent = Callable[[], Sequence[tuple[str, str]]]


class RecentMenu(QMenu):
    """Lists stories by their headlines, made anew each time it opens; `recent` gives id and headline, newest first."""

    def __init__(self, menu: QMenu, after: QAction, recent: Recent, open_story: Callable[[str], object]) -> None:
        super().__init__(menu.tr("Open Recent"), menu)
        self._recent = recent
        self._open_story = open_story
        self.aboutToShow.connect(self.fill)
        following = menu.actions()[menu.actions().index(after) + 1 :]
        if following:
            menu.insertMenu(following[0], self)
        else:
            menu.addMenu(self)
        menu.aboutToShow.connect(lambda: self.menuAction().setEnabled(bool(recent())))

    def fill(self) -> None:
        """Put the stories in."""
        self.clear()
        for article_id, headline in self._recent():
            shown = headline.replace("&", "&&") or self.tr("Untitled")
            self.addAction(shown).triggered.connect(partial(self._open, article_id))

    def _open(self, article_id: str) -> None:
        self._open_story(article_id)
