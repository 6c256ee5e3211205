"""The history put into the window: its panel, the comparison of versions, and restoring one."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.article.article import Article, Furniture
from editor.article.canonical import Json
from editor.article.library_values import HistoryEntry
from editor.desk import history
from editor.ui.history.history_panel import HistoryPanel, name_of
from editor.ui.services import Services

if TYPE_CHECKING:  # loaded when somebody first compares
    from editor.ui.history.history_dialog import HistoryDialog

_NOTHING = Article(Furniture(slug=""))


class HistoryFeature(QObject):
    """Does what the panel asks for; whatever it restores, what was there before is saved first."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.window)
        self._given = services
        self.panel = HistoryPanel(services.worker)
        self.dialog: HistoryDialog | None = None
        services.panels.add(self.panel, services.model)
        services.keeper.library_changed.connect(self.panel.library_changed)
        self.panel.compare_wanted.connect(self._compare)
        self.panel.restore_wanted.connect(lambda entry: self.restore(entry.revision.id, name_of(entry)))

    def restore(self, revision: str, name: str) -> None:
        """Bring a version back: save what is there now, make the old one the newest, show it, say how to undo it."""
        given = self._given

        def go() -> None:
            summary = given.model.summary
            if summary is not None:
                slug, article_id, replaced = summary.slug, summary.id, given.model.base
                given.worker.ask(
                    lambda desk: history.restore(desk, slug, revision),
                    partial(self._restored, article_id, replaced, name),
                )

        given.keeper.save(go)

    def _restored(self, article_id: str, replaced: str, name: str, _result: dict[str, Json]) -> None:
        given = self._given
        words = self.tr("Back as the newest version: {name}. What it replaced is in the history.").format(name=name)
        again = self.tr("what the last restore replaced")

        def tell() -> None:
            undo = (self.tr("Undo"), partial(self.restore, replaced, again))
            given.story.notice.say(words, "accent", "restored", undo)
            given.keeper.refresh()

        given.keeper.open(article_id, tell)

    def _compare(self, chosen: tuple[HistoryEntry, ...]) -> None:
        from editor.ui.history.history_dialog import HistoryDialog

        one = len(chosen) == 1
        title = name_of(chosen[0]) if one else self.tr("Two versions")
        dialog = HistoryDialog(title, self._given.look.theme, self._given.window, one=one)
        self.dialog = dialog
        dialog.finished.connect(self._closed)
        if one:
            entry = chosen[0]
            is_newest = entry.revision.id == self._given.model.base
            dialog.restore_button.setEnabled(not is_newest)
            dialog.restore_wanted.connect(partial(self.restore, entry.revision.id, name_of(entry)))
            dialog.against_chosen.connect(partial(self._against, entry))
            # The newest version differs from the text of now by what was typed since; what it changed says more.
            against = "before" if is_newest else "now"
            dialog.against.show_value(against)
            self._against(entry, against)
        else:
            names = (name_of(chosen[1]), name_of(chosen[0]))
            self._ask(lambda texts: self._show(names, texts), chosen[1].revision.id, chosen[0].revision.id)
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    def _against(self, entry: HistoryEntry, against: str) -> None:
        """Compare a version with the text of now, or with what it came from; the first one came from nothing."""
        if against == "now":
            now = self._given.model.article
            names = (name_of(entry), self.tr("Now"))
            self._ask(lambda texts: self._show(names, (*texts, now)), entry.revision.id)
            return
        parent = self.panel.parent_of(entry)
        before = self.panel.entry(parent)
        names = (name_of(before) if before is not None else self.tr("Before"), name_of(entry))
        if parent:
            self._ask(lambda texts: self._show(names, texts), parent, entry.revision.id)
        else:
            self._ask(lambda texts: self._show(names, (_NOTHING, *texts)), entry.revision.id)

    def _ask(self, then: Callable[[tuple[Article, ...]], None], *revisions: str) -> None:
        dialog = self.dialog

        def loaded(texts: tuple[Article, ...]) -> None:
            if self.dialog is dialog:  # not closed meanwhile
                then(texts)

        self._given.worker.ask(lambda desk: history.load(desk, *revisions), loaded)

    def _show(self, names: tuple[str, str], texts: tuple[Article, ...]) -> None:
        from editor.ui.history.history_dialog import Side

        if self.dialog is not None:
            self.dialog.compare(Side(names[0], texts[0]), Side(names[1], texts[1]))


def install(services: Services) -> None:
    """Put the history into the window."""
    HistoryFeature(services)
