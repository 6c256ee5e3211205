"""The preview beside the text: the exported page as one types, its source, and the exact page in a browser.

Not shown it does nothing. Shown, a key waits a moment so that the text is painted first; then one piece of the page is
rendered and set, and a longer piece of work (a long story, a large paste) gives way to the keys every few milliseconds.
"""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTemporaryDir, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from editor.article.article import Article
from editor.article.workflow import State
from editor.desk.desk import Desk
from editor.ui import icons, kit, type_scale
from editor.ui.aside import Aside
from editor.ui.body.followed_text import FollowedText
from editor.ui.preview.preview_pictures import Pictures
from editor.ui.preview.preview_sheet import Sheet
from editor.ui.preview.preview_verdicts import verdicts, with_verdicts
from editor.ui.preview.preview_view import PageView
from editor.ui.story_model import StoryModel
from editor.ui.theme import Role, Theme
from editor.ui.type_scale import Face, Size
from editor.ui.worker import Ticket, Worker

if TYPE_CHECKING:
    from editor.ui.preview.preview_page import Pages

_SOON = 6  # milliseconds between a key and the work for it: the key itself is painted before
SLICE = 3.0  # milliseconds of setting before the keys have their turn; laying out what was set takes as long again
MANY = 30  # stretches of a story that are read on the window's thread: 5 ms; more are read aside
_PAUSE = 400  # milliseconds without a key before the source is made anew


def _read(article: Article, records: Article) -> "Pages":
    """Return pages that have read a version already: half a second for 50,000 words.

    What renders pages is loaded here too, 0.3 s, so that the window's thread has neither to wait for.
    """
    from editor.ui.preview.preview_page import Pages

    pages = Pages()
    pages.read(article, records)
    return pages


def _source(desk: Desk, article_id: str, article: Article) -> str:
    from editor.desk import previewing

    return previewing.source(desk, article_id, article)


def _write_page(desk: Desk, article_id: str, article: Article, folder: Path) -> Path:
    from editor.desk import previewing

    return previewing.write_page(desk, article_id, article, folder)


class Shown(StrEnum):
    """What the preview shows."""

    PAGE = "page"
    SOURCE = "source"


class Preview(QWidget):
    """The pane; `updated` tells that the page is the one of now."""

    updated = Signal()
    jump_wanted = Signal(int)  # offset in the text

    def __init__(self, model: StoryModel, worker: Worker, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._worker = worker
        self._pages: Pages | None = None
        self._sheet = Sheet()
        self._verdicts: dict[str, str] = {}
        self._ticket: Ticket | None = None
        self._folder: QTemporaryDir | None = None
        self._is_old = True
        self._followed = FollowedText(model.document)
        self.view = PageView(Pictures(worker, self), self)
        self.source = QPlainTextEdit(self, readOnly=True)
        self._aside = Aside(_read, self)
        self._aside.done.connect(self._take_pages)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._update)
        self._more = QTimer(self, singleShot=True, interval=1)
        self._more.timeout.connect(self._go_on)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._ask_source)
        self._lay_out(theme)
        self.set_look(theme)
        for signal in (model.body_changed, model.records_changed):
            signal.connect(self._changed)
        model.replaced.connect(self._replaced)
        model.caret_moved.connect(self._caret_moved)
        model.derived_changed.connect(self._judged)
        model.standing_changed.connect(self._judged)
        self._judged()
        self.view.jumped.connect(lambda piece: self.jump_wanted.emit(self._sheet.offset_of(piece)))

    @property
    def is_current(self) -> bool:
        """Return whether the page is the one of now, all of it."""
        return not self._is_old and self.view.page.is_finished

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self.view.restyle(theme.is_dark)
        self.browser_button.setIcon(icons.icon("globe", theme, Role.MUTED, 16))
        self._changed()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        if self._is_old:
            self._update()

    def show_as(self, what: str) -> None:
        """Show the page or its source."""
        self.choice.show_value(what)
        self._pane.setCurrentWidget(self.view if what == Shown.PAGE else self.source)
        self._changed()
        if what == Shown.SOURCE:
            self._ask_source()

    def open_in_browser(self) -> None:
        """Write the exact page of now, as a draft, to a passing file and have the system open it."""
        if self._folder is None:
            self._folder = QTemporaryDir()
        folder, article_id, article = Path(self._folder.path()), self._model.article_id, self._model.article
        if article_id:
            self._worker.ask(
                lambda desk: _write_page(desk, article_id, article, folder),
                self._open_file,
            )

    def _open_file(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _lay_out(self, theme: Theme) -> None:
        values = ((Shown.PAGE.value, self.tr("Page")), (Shown.SOURCE.value, self.tr("HTML source")))
        self.choice = kit.Choice(self.tr("Show"), values, self)
        self.choice.setMinimumContentsLength(11)
        self.choice.show_value(Shown.PAGE)
        self.choice.chosen.connect(self.show_as)
        self.browser_button = QPushButton(self.tr("Open in Browser"), self)
        self.browser_button.setProperty("kind", "flat")
        self.browser_button.setToolTip(self.tr("The exact page as it would be exported, marked as a draft"))
        self.browser_button.clicked.connect(self.open_in_browser)
        self.source.setProperty("kind", "bare")
        self.source.setFont(type_scale.font(Face.MONO, Size.SMALL))
        self.source.setAccessibleName(self.tr("HTML of the story"))
        bar = QFrame(self)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self.choice)
        row.addStretch(1)
        row.addWidget(self.browser_button)
        self._pane = QStackedWidget(self)
        self._pane.addWidget(self.view)
        self._pane.addWidget(self.source)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (bar, kit.rule(self), self._pane):
            column.addWidget(widget, 1 if widget is self._pane else 0)
        self.setMinimumWidth(300)

    def _shows_page(self) -> bool:
        return self.isVisible() and self._pane.currentWidget() is self.view

    def _changed(self) -> None:
        self._is_old = True
        if self._shows_page():
            if not self._soon.isActive():
                self._soon.start()
        elif self.isVisible():
            self._pause.start()

    def _replaced(self) -> None:
        self.view.start_anew()
        self._pages, self._sheet = None, Sheet()
        self._followed.leave()
        self._followed = FollowedText(self._model.document)
        self._aside.forget()
        self._changed()

    def _caret_moved(self, offset: int) -> None:
        # While the page is old the next update follows the caret.
        if not self._is_old and self._shows_page():
            self.view.follow(self._sheet.piece_at(offset))

    def _update(self) -> None:
        if not self._shows_page():
            self._changed()
            return
        records = self._model.records
        article = replace(records, body=self._followed.text)
        if self._aside.is_running:
            return  # what is typed meanwhile is read once that is here
        if self._pages is None or self._pages.unread(article) > MANY:
            self._aside.start(article, records)
            return
        self._sheet = self._pages.read(article, records)
        self._is_old = False
        self._want()
        self._more.start()  # reading and setting, 4 ms each in a long story, are two stretches of the window's thread

    def _want(self) -> None:
        """Ask for the page of now; in a story that is judged each ad says what the policy says of it."""
        self.view.page.want(with_verdicts(self._sheet.pieces, self._verdicts))

    def _judged(self) -> None:
        """Take in what the policy says, where the story is judged."""
        derived, summary = self._model.derived, self._model.summary
        in_review = summary is not None and summary.state is State.IN_REVIEW
        said = verdicts(derived.ads) if in_review and derived is not None else {}
        if said != self._verdicts:
            self._verdicts = said
            if not self._is_old and self._shows_page():
                self._want()
                self._go_on()

    def _take_pages(self, pages: "Pages") -> None:
        self._pages = pages
        self._update()

    def _go_on(self) -> None:
        """Set some more, then let the keys have their turn."""
        if not self._shows_page():
            self._is_old = True
            return
        finished = self.view.set_some(SLICE)
        if self._sheet.pieces and self._model.is_open:
            self.view.follow(self._sheet.piece_at(self._model.caret))
        if finished:
            self.updated.emit()
        else:
            self._more.start()

    def _ask_source(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        article_id, article = self._model.article_id, self._model.article
        if article_id and self.isVisible():
            self._ticket = Ticket()
            self._worker.ask(lambda desk: _source(desk, article_id, article), self._show_source, ticket=self._ticket)

    def _show_source(self, text: str) -> None:
        bar = self.source.verticalScrollBar()
        place = bar.value()
        self.source.setPlainText(text)
        bar.setValue(place)
