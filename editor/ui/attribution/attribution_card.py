"""What is said of the quotation that is chosen, and what can be done with it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from editor.article.article import Article, Waiver
from editor.article.ledger import LedgerEntry, QuotationState
from editor.ui.attribution.attribution_rows import evidence_words
from editor.ui.kit import EDGE, LineField, tool_button
from editor.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that can be done with a quotation: its name, its words, and the key that does it in the list."""

    name: str
    title: str
    key: str = ""


CONFIRM = Deed("confirm", "Confirm", "C")
CHOOSE = Deed("choose", "Choose Source…", "S")
OTHER = Deed("choose", "Other Source…", "S")
WAIVE = Deed("waive", "Waive…", "W")
NO_QUOTATION = Deed("no quotation", "No Quotation", "N")
QUOTATION = Deed("quotation", "It Is a Quotation", "N")
TAKE_BACK = Deed("take back", "Take Back", "Backspace")
UNCITE = Deed("uncite", "Remove Citation", "Backspace")
SHOW = Deed("show source", "Show Source", "I")
QUESTION = Deed("question", "Question…", "Q")


def deeds(entry: LedgerEntry) -> tuple[Deed, ...]:
    """Return what can be done with a quotation; the first is what most often follows, a question may always be put."""
    return (*_deeds(entry), QUESTION)


def _deeds(entry: LedgerEntry) -> tuple[Deed, ...]:
    if entry.state is QuotationState.PROPOSED:
        return (CONFIRM, OTHER, WAIVE, NO_QUOTATION)
    if entry.state is QuotationState.CONFIRMED:
        return (OTHER, SHOW, UNCITE)
    if entry.state is QuotationState.WAIVED:
        return (TAKE_BACK, CHOOSE)
    if entry.state is QuotationState.NO_QUOTATION:
        return (QUOTATION,) if entry.decision is None else (TAKE_BACK,)
    if entry.decision is not None:
        return (CHOOSE, WAIVE, TAKE_BACK)
    return (CHOOSE, WAIVE, NO_QUOTATION)


def sentence(article: Article, entry: LedgerEntry) -> str:
    """Return what is to be said of a quotation as it stands."""
    decision = entry.decision
    if decision is not None and decision.waiver is Waiver.WAIVED and entry.state is QuotationState.WAIVED:
        return f"Waived by {decision.by}: {decision.reason}"
    if entry.state is QuotationState.NO_QUOTATION:
        return f"Marked as no quotation by {decision.by}." if decision else "Read as scare quotes or a title."
    if entry.state is QuotationState.CONFIRMED:
        return f"Cited as {entry.speaker}."
    words = evidence_words(article, entry)
    if entry.state is QuotationState.PROPOSED:
        return f"The text says “{words}”." if words else "The text leads to this speaker."
    return "The text names nobody who says this."


class QuotationCard(QWidget):
    """Buttons for the quotation that is chosen, and the line in which a waiver's reason is asked."""

    done = Signal(str)  # the name of a deed
    waived = Signal(str)  # with this reason
    left = Signal()  # back to the list

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entry: LedgerEntry | None = None
        self._deeds: tuple[Deed, ...] = ()
        self._words = QLabel(self, wordWrap=True)
        self._words.setProperty("role", "small")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._first = QPushButton(self)
        self._first.setProperty("kind", "primary")
        self._second = QPushButton(self)
        self._more = self._make_more()
        self.reason = LineField(self.tr("Why it needs no source"), self.tr("Why it needs no source"), self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.show_entry(None, None)

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme

    def show_entry(self, article: Article | None, entry: LedgerEntry | None) -> None:
        """Show what can be done with a quotation, or nothing."""
        if entry is None or self._entry is None or entry.text != self._entry.text:
            self._stack.setCurrentIndex(0)
        self._entry = entry
        self.setVisible(entry is not None)
        if entry is None or article is None:
            self._deeds = ()
            return
        self._deeds = deeds(entry)
        self._words.setText(sentence(article, entry))
        self._first.setText(self._deeds[0].title)
        self._first.setToolTip(self._tip(self._deeds[0]))
        self._second.setVisible(len(self._deeds) > 1)
        if len(self._deeds) > 1:
            self._second.setText(self._deeds[1].title)
            self._second.setToolTip(self._tip(self._deeds[1]))
        self._more.setVisible(len(self._deeds) > 2)

    def press(self, key: str) -> bool:
        """Do what a key means for the quotation that is shown; return whether it means anything."""
        for deed in self._deeds:
            if deed.key == key:
                self._do(deed)
                return True
        return False

    def ask_reason(self) -> None:
        """Ask why a quotation needs no source."""
        self.reason.show_text("")
        self._stack.setCurrentIndex(1)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def anchor(self) -> QPoint:
        """Return where something that belongs to the buttons may open, in global pixels."""
        return self.mapToGlobal(QPoint(EDGE, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the reason by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _do(self, deed: Deed) -> None:
        if deed.name == "waive":
            self.ask_reason()
        else:
            self.done.emit(deed.name)

    def _waive(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self._stack.setCurrentIndex(0)
            self.waived.emit(reason)
            self.left.emit()

    def _leave(self) -> None:
        self._stack.setCurrentIndex(0)
        self.left.emit()

    def _tip(self, deed: Deed) -> str:
        return f"{deed.title.rstrip('…')}  {deed.key}".rstrip()

    def _make_more(self) -> QToolButton:
        button = tool_button("more", self.tr("More"), lambda: None, self._theme, self)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self.fill(menu, 2))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def fill(self, menu: QMenu, first: int = 0) -> None:
        """Put what can be done into a menu, from the deed `first` on."""
        menu.clear()
        for deed in self._deeds[first:]:
            menu.addAction(f"{deed.title}\t{deed.key}").triggered.connect(self._doing(deed))

    def _doing(self, deed: Deed) -> Callable[[], None]:
        return lambda: self._do(deed)

    def _lay_out(self) -> None:
        buttons, asking = QWidget(self), QWidget(self)
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._first)
        row.addWidget(self._second)
        row.addStretch(1)
        row.addWidget(self._more)
        self._waive_button = QPushButton(self.tr("Waive"), asking)
        self._waive_button.setProperty("kind", "primary")
        self._waive_button.setEnabled(False)
        line = QHBoxLayout(asking)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.reason, 1)
        line.addWidget(self._waive_button)
        self._stack.addWidget(buttons)
        self._stack.addWidget(asking)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 10, EDGE, 12)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self._stack)

    def _connect(self) -> None:
        self._first.clicked.connect(lambda _=False: self._do(self._deeds[0]))
        self._second.clicked.connect(lambda _=False: self._do(self._deeds[1]))
        self.reason.textChanged.connect(lambda text: self._waive_button.setEnabled(bool(text.strip())))
        self.reason.returnPressed.connect(self._waive)
        self._waive_button.clicked.connect(lambda _=False: self._waive())
