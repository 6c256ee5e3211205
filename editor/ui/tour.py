"""The tour of the sample story: a few cards over the window, each beside what it speaks of; skipped with one key."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.desk import samples
from editor.desk.changes import Changed
from editor.ui.kit import LineField
from editor.ui.services import Services

_WIDTH, _EDGE = 400, 24  # pixels


@dataclass(frozen=True, slots=True)
class Stop:
    """One card: its title, its words with keys as `{action.id}`, and the panel that is shown beside it."""

    title: str
    words: str
    panel: str = ""


STOPS: tuple[Stop, ...] = (
    Stop(
        "A story as it arrives",
        "This one came from another publisher: a credit on top, ad lines, the words of posts. Copydesk has read it "
        "and shows what it recognised. First of all: what is your name? Versions, approvals and notes carry it.",
    ),
    Stop(
        "A calm place to write",
        "The text is Markdown with its marks kept quiet. Ads and posts are cards in the text: drag them, cut them, "
        "move them with {format.block_up} and {format.block_down}. Every key is kept within a second; the line below "
        "says when.",
    ),
    Stop(
        "Every quotation has a speaker",
        "The Attribution panel lists each quotation with who seems to say it. Confirm with one key, or cite with "
        "{insert.citation}. Whoever is not on the record never leaves the library.",
        "attribution",
    ),
    Stop(
        "Ads with a reason",
        "Each placement has a verdict of your newsroom’s policy, and the reason. {insert.ad} puts one after the "
        "paragraph you are in.",
        "ads",
    ),
    Stop(
        "Posts that outlive the post",
        "What a post said is kept with who captured it and when, so that the story holds when the post is gone.",
        "embeds",
    ),
    Stop(
        "What a copy desk would ask",
        "Checks run as you type. {go.next_finding} goes to the next finding; many have a fix that is one step of undo.",
        "checks",
    ),
    Stop(
        "Nothing is lost",
        "{story.save} keeps a version; the history compares and restores. {edit.undo} walks back over text and panels "
        "in one order.",
        "history",
    ),
    Stop(
        "Out to your readers",
        "{view.preview} shows the page as readers get it, {story.export} hands it to the CMS once it is approved, and "
        "{app.palette} finds anything by its name.",
    ),
)


class TourCard(QFrame):
    """Shows one stop after another; `stop_shown` tells which, `ended` that it is over."""

    stop_shown = Signal(object)  # Stop
    ended = Signal()
    named = Signal(str)  # what somebody typed as their name

    def __init__(self, stops: Sequence[Stop], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._stops = tuple(stops)
        self._at = 0
        self._place_in = parent
        self.setProperty("ground", "card")
        self.setAccessibleName(self.tr("Tour"))
        self._place = QLabel(self)
        self._place.setProperty("role", "small")
        self._title = QLabel(self, wordWrap=True)
        self._title.setProperty("role", "title")
        self._words = QLabel(self, wordWrap=True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.name = LineField(self.tr("Your name"), self.tr("Your name"), self)
        self.name.show_text(name)
        self.name.editingFinished.connect(lambda: self.named.emit(self.name.text().strip()))
        self.skip = QPushButton(self.tr("Skip"), self)
        self.skip.setProperty("kind", "flat")
        self.back = QPushButton(self.tr("Back"), self)
        self.on = QPushButton(self.tr("Next"), self)
        self.on.setProperty("kind", "primary")
        self.skip.clicked.connect(self.end)
        self.back.clicked.connect(lambda: self.go(self._at - 1))
        self.on.clicked.connect(lambda: self.go(self._at + 1))
        buttons = QHBoxLayout()
        buttons.addWidget(self.skip)
        buttons.addStretch()
        buttons.addWidget(self.back)
        buttons.addWidget(self.on)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        for widget in (self._place, self._title, self._words, self.name):
            column.addWidget(widget)
        column.addLayout(buttons)
        parent.installEventFilter(self)

    def go(self, at: int) -> None:
        """Show a stop by its number; past the last one the tour is over."""
        if at >= len(self._stops):
            self.end()
            return
        self._at = max(0, at)
        stop = self._stops[self._at]
        self._place.setText(self.tr("{at} of {all}").format(at=self._at + 1, all=len(self._stops)))
        self._title.setText(stop.title)
        self._words.setText(stop.words)
        self.name.setVisible(self._at == 0)
        self.back.setEnabled(self._at > 0)
        self.on.setText(self.tr("Next") if self._at + 1 < len(self._stops) else self.tr("Done"))
        self._settle()
        self.show()
        self.raise_()
        (self.name if self._at == 0 else self.on).setFocus(Qt.FocusReason.OtherFocusReason)
        self.stop_shown.emit(stop)

    def end(self) -> None:
        """Take the card away."""
        self.hide()
        self.ended.emit()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Skip with Escape, go on with Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go(self._at + 1)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the window changes its size."""
        if event.type() is QEvent.Type.Resize:
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        edge = _EDGE if self._place_in.width() >= _WIDTH + 2 * _EDGE else _EDGE // 3
        width = min(_WIDTH, self._place_in.width() - 2 * edge)
        self.setFixedSize(width, self._column.totalHeightForWidth(width))
        self.move(edge, self._place_in.height() - self.height() - edge)


class Tour(QObject):
    """Opens the sample story and leads through it."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.window)
        self._given = services
        self._card: TourCard | None = None
        services.actions.handle("app.tour", self.begin)

    def begin(self) -> None:
        """Open the sample story, then show the first card."""

        def opened(article_id: str) -> None:
            self._given.keeper.open(article_id, self._show)
            self._given.keeper.refresh(Changed.LIST)

        def ask() -> None:
            self._given.worker.ask(samples.sample_story, opened)

        self._given.keeper.save(ask)

    def _show(self) -> None:
        if self._card is not None:
            return
        stops = [Stop(stop.title, self._with_keys(stop.words), stop.panel) for stop in STOPS]
        name = self._given.settings.values.person
        card = TourCard(stops, name, self._given.story)
        card.stop_shown.connect(self._lead_to)
        card.ended.connect(self._end)
        card.named.connect(self._name)
        self._card = card
        card.go(0)

    def _with_keys(self, words: str) -> str:
        """Return a card's words with the keys that the actions have now in the place of their ids."""
        keys = {row.id: action.shortcut().toString() or row.title for row, action in self._given.actions}
        for action_id, shown in keys.items():
            words = words.replace("{" + action_id + "}", shown)
        return words

    def _lead_to(self, stop: Stop) -> None:
        if stop.panel:
            self._given.show_panel(stop.panel)

    def _name(self, name: str) -> None:
        if name and name != self._given.settings.values.person:
            self._given.settings.change("person.name", name)

    def _end(self) -> None:
        self._card = None
        self._given.story.focus_text()


def install(services: Services) -> None:
    """Put the tour into the window."""
    Tour(services)
