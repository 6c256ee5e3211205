"""One bundle opened: looked at, a slug or choices asked for where needed, taken in, and what came told."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QLineEdit

from editor.article.article_conflicts import Choice
from editor.article.bundle import SUFFIX
from editor.ui.history.history_words import count_words
from editor.ui.services import Services

if TYPE_CHECKING:
    from editor.desk.desk import Desk
    from editor.desk.unbundling import Prospect, Unbundled

KEY = "bundle"  # of the notices


class BundleOpening(QObject):
    """Opens one bundle in the window; every key struck before is saved first."""

    def __init__(self, services: Services, path: Path) -> None:
        super().__init__(services.window)
        self._given = services
        self._path = path
        self._before = ""
        services.keeper.save(self._look)

    def _look(self) -> None:
        self._given.worker.ask(partial(_look, self._path), self._looked)

    def _looked(self, looked: "tuple[Prospect, str]") -> None:
        prospect, free = looked
        self._before = prospect.head
        if prospect.slug_taken:
            self._ask_slug(prospect, free)
        else:
            self._ask_conflicts(prospect, "")

    def _ask_slug(self, prospect: "Prospect", free: str) -> None:
        question = QInputDialog(self._given.window)
        question.setWindowTitle(self.tr("Open Bundle"))
        words = self.tr("Another story here has the slug “{slug}”. Which one is this to have?")
        question.setLabelText(words.format(slug=prospect.slug))
        question.setTextEchoMode(QLineEdit.EchoMode.Normal)
        question.setTextValue(free)
        question.textValueSelected.connect(lambda slug: self._ask_conflicts(prospect, slug.strip()))
        question.finished.connect(question.deleteLater)
        question.open()

    def _ask_conflicts(self, prospect: "Prospect", slug: str) -> None:
        if not prospect.conflicts:
            self._take(prospect, {}, slug)
            return
        from editor.ui.bundles.merge_dialog import MergeDialog

        given = self._given
        dialog = MergeDialog(prospect.conflicts, prospect.bundle.person, given.look.theme, given.window)
        dialog.settled.connect(lambda choices: self._take(prospect, choices, slug))
        dialog.later.connect(lambda: self._take(prospect, {}, slug))
        dialog.open()

    def _take(self, prospect: "Prospect", choices: Mapping[int, Choice], slug: str) -> None:
        def take(desk: "Desk") -> "Unbundled":
            from editor.desk import unbundling

            return unbundling.take_in(desk, prospect, choices, None, slug)

        self._given.worker.ask(take, self._taken)

    def _taken(self, done: "Unbundled") -> None:
        self._given.keeper.open(done.received.article_id, partial(self._tell, done))

    def _tell(self, done: "Unbundled") -> None:
        self._given.keeper.refresh()
        notice = self._given.story.notice
        if done.kept_aside:
            again = (self.tr("Settle…"), partial(open_files, self._given, (str(self._path),)))
            places = count_words(len(done.conflicts), self.tr("place"), self.tr("places"))
            words = self.tr("{name} and you both changed {places}. That version is kept in the history; yours stands.")
            notice.say(words.format(name=done.sender, places=places), "warning", KEY, again)
            return
        buttons = []
        if self._before and done.received.head_moved:
            buttons.append((self.tr("What Changed…"), partial(self._compare, done)))
        notice.say(self._words(done), "accent", KEY, *buttons)

    def _words(self, done: "Unbundled") -> str:
        received = done.received
        if not received.is_anything:
            return self.tr("Nothing in this bundle is new here.")
        counts = (
            (received.revisions, self.tr("version"), self.tr("versions")),
            (received.approvals, self.tr("approval or withdrawal"), self.tr("approvals and withdrawals")),
            (received.notes, self.tr("note"), self.tr("notes")),
            (received.files, self.tr("file"), self.tr("files")),
        )
        told = [count_words(number, one, many) for number, one, many in counts if number]
        words = self.tr("From {name}: {what}.").format(name=done.sender, what=", ".join(told) or self.tr("its state"))
        if done.outcome.value == "both":
            words += " " + self.tr("Your changes and theirs are put together.")
        if received.state_moved:
            words += " " + self.tr("The story is {state} now.").format(state=done.state.value)
        if done.published_elsewhere:
            words += " " + self.tr("There it is published; a bundle publishes nothing here.")
        return words

    def _compare(self, done: "Unbundled") -> None:
        """Show what the bundle changed in the story as it was here."""
        from editor.ui.history.history_dialog import HistoryDialog, Side

        given = self._given
        title = self.tr("What came from {name}").format(name=done.sender)
        dialog = HistoryDialog(title, given.look.theme, given.window, one=False)
        before = self._before

        def load(desk: "Desk") -> tuple[object, ...]:
            from editor.desk import history

            return history.load(desk, before, done.received.head)

        def show(texts: Sequence[object]) -> None:
            from editor.article.article import Article

            old, new = texts
            assert isinstance(old, Article)
            assert isinstance(new, Article)
            if dialog in given.window.findChildren(HistoryDialog):  # not closed meanwhile
                dialog.compare(Side(self.tr("Before"), old), Side(self.tr("Now"), new))

        given.worker.ask(load, show)
        dialog.open()


def _look(path: Path, desk: "Desk") -> "tuple[Prospect, str]":
    """Read a bundle and hold it against the library; a second for a long history, so in the worker's thread."""
    from editor.desk import bundles, unbundling

    prospect = unbundling.look(desk, *bundles.load(desk, path))
    return prospect, unbundling.free_slug(desk, prospect) if prospect.slug_taken else ""


def is_meant(path: str) -> bool:
    """Return whether a file that was dropped or named is taken for a bundle; opening it says if it is none."""
    return Path(path).suffix.casefold() == SUFFIX


def open_files(services: Services, paths: Sequence[str]) -> None:
    """Open bundles, one after another."""
    for path in paths:
        BundleOpening(services, Path(path))
