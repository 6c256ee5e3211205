"""One bundle opened: looked at, a slug or choices asked for where needed, taken in, and what came told."""

from collections.abc import Iterator, Mapping, Sequence
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
    from editor.desk.steps import NothingYet
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
        title = self.tr("Reading {name}").format(name=self._path.name)
        self._given.jobs.start(title, 0, partial(_look, self._path), self._looked, _nothing)

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
        """Reckon what taking it in needs, version by version, then have every key kept and take it in as one."""
        prepared: list[object] = []
        title = self.tr("Taking in {name}").format(name=self._path.name)
        finish = partial(self._finish, prospect, choices, slug, prepared)
        self._given.jobs.start(
            title,
            len(prospect.bundle.revisions),
            partial(_prepare, prospect),
            lambda so_far: prepared.__setitem__(slice(None), [so_far]),
            lambda: self._given.keeper.save(finish),
        )

    def _finish(
        self, prospect: "Prospect", choices: Mapping[int, Choice], slug: str, prepared: Sequence[object]
    ) -> None:
        ready = prepared[-1] if prepared else None
        self._given.worker.ask(partial(_take, prospect, choices, slug, ready), self._taken)

    def _taken(self, came: "tuple[str, Unbundled] | tuple[Prospect, str]") -> None:
        from editor.desk.unbundling import Prospect

        first, second = came
        if isinstance(first, Prospect):  # the story was changed meanwhile, and something is to be asked
            assert isinstance(second, str)
            self._looked((first, second))
            return
        assert not isinstance(second, str)
        self._before = first
        self._given.keeper.open(second.received.article_id, partial(self._tell, second))

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


def _look(path: Path, desk: "Desk") -> "Iterator[tuple[Prospect, str] | NothingYet]":
    from editor.desk import bundle_steps

    return bundle_steps.looking(desk, path)


def _prepare(prospect: "Prospect", desk: "Desk") -> Iterator[object]:
    from editor.desk import bundle_steps

    return bundle_steps.preparing(desk, prospect)


def _take(
    prospect: "Prospect", choices: Mapping[int, Choice], slug: str, prepared: object, desk: "Desk"
) -> "tuple[str, Unbundled] | tuple[Prospect, str]":
    """Take a bundle in, and return the head of before too; or what it is to the story as it is now, and a free slug."""
    from editor.desk import bundle_steps, unbundling

    before = unbundling.head_of(desk, prospect.bundle.article_id)
    done = unbundling.take_in_now(desk, prospect, choices, slug, prepared)
    return bundle_steps.with_slug(desk, done) if isinstance(done, unbundling.Prospect) else (before, done)


def _nothing() -> None:
    """Have nothing more to do: what was read has been told."""


def is_meant(path: str) -> bool:
    """Return whether a file that was dropped or named is taken for a bundle; opening it says if it is none."""
    return Path(path).suffix.casefold() == SUFFIX


def open_files(services: Services, paths: Sequence[str]) -> None:
    """Open bundles, one after another."""
    for path in paths:
        BundleOpening(services, Path(path))
