"""One import from the file to the story in front: it is read, looked through, taken in, opened."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, Qt

from editor.article.article import Article
from editor.article.revision import RevisionKind
from editor.desk import intake, reader_process
from editor.desk.changes import Changed
from editor.desk.desk import Desk
from editor.desk.intake import Input, KeptImport, Looked, Reviewed
from editor.desk.steps import NothingYet
from editor.importing.reading import Draft
from editor.ui.imports import import_outline
from editor.ui.imports.import_outline import Outline
from editor.ui.imports.import_review import ReviewDialog
from editor.ui.imports.import_words import ShownInput, shown_input
from editor.ui.services import Services
from editor.ui.worker import Ticket


class ImportFlow(QObject):
    """Leads one file through; `take` is called with the ticked numbers once somebody agrees to them."""

    def __init__(self, services: Services, source: Input, again: str = "") -> None:
        super().__init__(services.window)
        self._given = services
        self._running: Ticket | None = None
        self._waiting: frozenset[int] | None = None
        self.dialog = ReviewDialog(source.name, services.look.theme, services.window, again)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.outline_wanted.connect(self._want_outline)
        self.dialog.agreed.connect(self._agreed)
        self.dialog.finished.connect(self._over)
        services.look.changed.connect(self.dialog.set_look)
        self._reading = services.worker.work(lambda _: _look(source), self._step, _nothing, self.dialog.show_trouble)
        self.dialog.open()

    def take(self, chosen: frozenset[int]) -> None:
        """Take the story in as it came, open it, and accept the ticked proposals as its first step."""
        looked = self._looked()
        self._given.worker.ask(partial(_take_in, looked=looked, chosen=chosen), self._taken, self.dialog.show_trouble)

    def _looked(self) -> Looked:
        assert self.dialog.looked is not None
        return self.dialog.looked

    def _step(self, answer: tuple[Looked, ShownInput] | NothingYet) -> None:
        if not isinstance(answer, NothingYet):
            self.dialog.show_looked(*answer)

    def _want_outline(self, chosen: frozenset[int]) -> None:
        """Ask for the outline of these ticks, once the one before has come; those between are let go."""
        if self._running is not None:
            self._waiting = chosen
            return
        self._waiting = None
        looked = self._looked()
        self._running = self._given.worker.ask(
            lambda desk: import_outline.outline(intake.redraft(desk, looked, chosen)), self._outlined
        )

    def _outlined(self, made: Outline) -> None:
        self._running = None
        self.dialog.show_outline(made)
        if self._waiting is not None:
            self._want_outline(self._waiting)

    def _agreed(self, chosen: frozenset[int]) -> None:
        self.take(chosen)

    def _taken(self, reviewed: Reviewed) -> None:
        self.dialog.accept()
        self._given.keeper.refresh(Changed.LIST)
        self._given.keeper.open(reviewed.article_id, partial(accept_step, self._given, reviewed.accepted))

    def _over(self) -> None:
        self._reading.cancel()
        if self._running is not None:
            self._running.cancel()
        self.deleteLater()


class ReviewAgain(ImportFlow):
    """Looks through the import of the story in front once more; agreeing puts what is ticked in its place."""

    def __init__(self, services: Services, kept: KeptImport) -> None:
        words = (
            self.tr("Applying puts the story as it is ticked here in the place of the one that is open, in one step.")
            if kept.is_untouched
            else self.tr(
                "The story was changed after it came in. Applying puts the import in its place in one step; undo brings"
                " your text back."
            )
        )
        self._article_id = services.model.article_id
        super().__init__(services, kept.source, words)

    def take(self, chosen: frozenset[int]) -> None:
        """Put the story as it is ticked in the place of what is in front."""
        looked = self._looked()
        self._given.worker.ask(
            lambda desk: intake.redraft(desk, looked, chosen), self._redrafted, self.dialog.show_trouble
        )

    def _redrafted(self, draft: Draft) -> None:
        self.dialog.accept()
        model = self._given.model
        if model.article_id == self._article_id:
            accept_step(self._given, intake.under_slug(draft.article, model.records.furniture.slug))


def accept_step(services: Services, accepted: Article) -> None:
    """Put the accepted version in as one step of undo of the story in front, and save it."""
    services.model.amend(services.window.tr("accepting proposals"), accepted)
    services.keeper.save(kind=RevisionKind.IMPORT)
    services.story.editor.jump_to(0)  # the step left the caret at its last change, which is often the story’s end
    services.story.editor.verticalScrollBar().setValue(0)
    services.story.focus_text()


def review_again(services: Services) -> None:
    """Look through the import of the story in front once more; what was typed is saved before."""
    article_id = services.model.article_id

    def start(kept: KeptImport | None) -> None:
        if kept is not None and services.model.article_id == article_id:
            ReviewAgain(services, kept)

    def ask() -> None:
        services.worker.ask(lambda desk: intake.kept_import(desk, article_id), start)

    services.keeper.save(ask)


def _look(source: Input) -> Iterator[tuple[Looked, ShownInput] | NothingYet]:
    """Yield what an input holds, made ready to be shown, after waiting steps."""
    for answer in reader_process.look(source):
        yield answer if isinstance(answer, NothingYet) else (answer, shown_input(answer.reading))


def _take_in(desk: Desk, looked: Looked, chosen: frozenset[int]) -> Reviewed:
    return intake.take_in(desk, looked, intake.redraft(desk, looked, chosen))


def _nothing() -> None:
    """Do nothing at the end of the steps: the last of them told everything."""
