"""What a profile makes of the sample story: the page as readers see it, its source, and what is lost."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from editor.article.errors import Trouble
from editor.desk import profiles
from editor.exporting.export import Export
from editor.exporting.profile import Profile
from editor.exporting.targets import TARGETS
from editor.ui import type_scale
from editor.ui.kit import EDGE, Row, RowList
from editor.ui.preview.preview_pictures import Pictures
from editor.ui.preview.preview_view import PageView
from editor.ui.theme import Theme
from editor.ui.type_scale import Face, Size
from editor.ui.worker import Ticket, Worker

_SOON = 120  # milliseconds without a change before the sample is made anew
_LONGEST = 200_000  # characters of a source that are shown


class ProfileSample(QTabWidget):
    """Shows one export after another; only the newest one that was asked for is shown."""

    def __init__(self, worker: Worker, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._profile: Profile | None = None
        self._ticket: Ticket | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._ask)
        self.view = PageView(Pictures(worker, self), self)
        self.view.restyle(theme.is_dark)
        self.no_page = QLabel(self.tr("This format has no page of its own: see its source."), self, wordWrap=True)
        self.no_page.setProperty("role", "muted")
        self.no_page.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        self.pane = QStackedWidget(self)
        self.pane.addWidget(self.view)
        self.pane.addWidget(self.no_page)
        self.source = QPlainTextEdit(self, readOnly=True)
        self.source.setProperty("kind", "bare")
        self.source.setFont(type_scale.font(Face.MONO, Size.SMALL))
        self.source.setAccessibleName(self.tr("Source of the sample story"))
        self.source.document().setDocumentMargin(EDGE)
        self.losses = RowList(self.tr("What the format cannot carry of the sample"), self)
        self.losses.set_look(theme)
        self.setDocumentMode(True)
        for widget, title in (
            (self.pane, self.tr("Sample")),
            (self.source, self.tr("Source")),
            (self.losses, self.tr("Losses")),
        ):
            self.addTab(_held(widget, self), title)

    def show_profile(self, profile: Profile) -> None:
        """Show the sample as a profile has it, once nothing changes for a moment."""
        if profile != self._profile:
            self._profile = profile
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Set the page that came before there was a width to set it in."""
        super().showEvent(event)
        self.view.page.step()

    def _ask(self) -> None:
        profile = self._profile
        if profile is None:
            return
        if self._ticket is not None:
            self._ticket.cancel()
        self._ticket = Ticket()
        self._worker.ask(
            lambda _: (profile, profiles.sample_export(profile)), self._show, self._failed, ticket=self._ticket
        )

    def _failed(self, trouble: Trouble) -> None:
        self.source.setPlainText(trouble.sentence)

    def _show(self, answer: tuple[Profile, Export]) -> None:
        profile, made = answer
        text = made.content.decode("utf-8")
        has_page = TARGETS[profile.target].media_type == "text/html"
        self.pane.setCurrentWidget(self.view if has_page else self.no_page)
        if has_page:
            self.view.page.want([_story(text)])
            self.view.page.step()
        bar = self.source.verticalScrollBar()
        place = bar.value()
        self.source.setPlainText(text[:_LONGEST])
        bar.setValue(place)
        rows = [
            Row(str(number), loss.what[:1].upper() + loss.what[1:], words=loss.why)
            for number, loss in enumerate(made.losses)
        ]
        self.losses.show_rows(rows or [Row("", self.tr("Everything arrives as it stands."), icon="check", muted=True)])
        count = f" ({len(made.losses)})" if made.losses else ""
        self.setTabText(2, self.tr("Losses") + count)


def _story(text: str) -> str:
    """Return the story of a page without the page's head; a fragment is it already."""
    start, end = text.find("<article"), text.rfind("</article>")
    return text[start : end + len("</article>")] if 0 <= start < end else text


def _held(widget: QWidget, parent: QWidget) -> QWidget:
    holder = QWidget(parent)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    return holder
