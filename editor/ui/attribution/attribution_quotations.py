"""The section of the quotations: the ledger in order, linked to the text both ways, each mended with a key."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from editor.article import citing, decisions
from editor.article.decisions import keyed
from editor.article.ledger import LedgerEntry
from editor.ui.attribution.attribution_card import QuotationCard
from editor.ui.attribution.attribution_rows import OPEN, rows
from editor.ui.attribution.attribution_section import Ledger, Section, amend
from editor.ui.attribution.source_popup import Chosen, SourcePopup
from editor.ui.empty_state import EmptyState
from editor.ui.kit import EDGE, RowList, rule, tool_button
from editor.ui.services import Services
from editor.ui.theme import Role, Theme

_FOLLOW = 100  # milliseconds that the caret has to stand before the list follows it
_EVIDENCE, _WORDS = Role.SUCCESS, Role.ACCENT


class QuotationList(RowList):
    """The list; a key that means something for a quotation is told by `pressed`."""

    pressed = Signal(str)
    menu_wanted = Signal(object)  # the menu to fill for the row that is chosen

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of plain keys, so that letters do what the buttons do and search nothing."""
        name = QKeySequence(event.key()).toString()
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and (len(name) == 1 or name in {"Backspace", "Del"}):
            self.pressed.emit("Backspace" if name == "Del" else name)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the row under the mouse."""
        if menu := self.menu_at(event.pos()):
            menu.popup(event.globalPos())

    def menu_at(self, place: QPoint) -> QMenu | None:
        """Choose the row at a place of the list and return its menu; None where there is no row."""
        index = self.indexAt(place)
        if not index.isValid():
            return None
        self.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_wanted.emit(menu)
        return menu


class QuotationsSection(Section):
    """Lists the quotations of the story in front."""

    title = "Quotations"

    source_wanted = Signal(str)  # the key of a source that somebody wants to see

    def __init__(self, services: Services, popup: SourcePopup, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.ledger = Ledger(services.model)
        self._popup = popup
        self._shown: dict[str, LedgerEntry] = {}
        self._lit = False
        self.list = QuotationList(self.tr("Quotations"), self)
        self.card = QuotationCard(self.theme, self)
        self.sure = QPushButton(self)
        self._open_count = QLabel(self)
        self._empty = EmptyState("quote", self)
        self._follow = QTimer(self, singleShot=True, interval=_FOLLOW)
        self._lay_out()
        self._connect()

    @property
    def count(self) -> str:
        """Return how many quotations there are."""
        derived = self.model.derived
        return str(derived.coverage.total) if derived and derived.coverage.total else ""

    @property
    def current(self) -> LedgerEntry | None:
        """Return the quotation that is chosen, as it was read last."""
        return self._shown.get(self.list.current_key)

    def refresh(self) -> None:
        """Show the ledger."""
        derived = self.model.derived
        entries = derived.ledger if derived else ()
        article = derived.article if derived else self.model.article
        self._shown = keyed(entries)
        self.list.show_rows(rows(article, entries))
        count = sum(citing.is_sure(entry) for entry in entries)
        self.sure.setVisible(count > 0)
        self.sure.setText(self.tr("Confirm 1 sure") if count == 1 else self.tr("Confirm {n} sure").format(n=count))
        waiting = sum(entry.state in OPEN for entry in entries)
        self._open_count.setText(self.tr("{n} to settle").format(n=waiting) if waiting else self.tr("All settled"))
        self._stack.setCurrentIndex(0 if entries else 1)
        self._say_empty()
        self._show_current()

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        super().set_look(theme)
        self.list.set_look(theme)
        self.card.set_look(theme)
        self._empty.set_look(theme)

    def step(self, by: int) -> None:
        """Go to the next or the last unattributed quotation, seen from the caret, round the ends of the story."""
        entries = [entry for entry in self.ledger.now() if entry.state in OPEN]
        if not entries:
            return
        caret = self.model.caret
        inside = citing.entry_at(entries, caret)
        later = [entry for entry in entries if entry.start >= caret and entry is not inside]
        earlier = [entry for entry in entries if entry.end <= caret and entry is not inside]
        chosen = (later or entries)[0] if by > 0 else (earlier or entries)[-1]
        self.model.jump_requested.emit(chosen.start, chosen.end)

    def do(self, name: str) -> None:
        """Do something with the quotation that is chosen in the list."""
        key = self.list.current_key
        entry = keyed(self.ledger.now()).get(key)
        if entry is not None:
            self._do(name, entry)
            if name in {"confirm", "no quotation"} and self.list.hasFocus():
                self._choose_next(key)

    def confirm_at_caret(self) -> None:
        """Confirm the speaker of the quotation that the caret stands in, else of the one that is chosen."""
        entries = self.ledger.now()
        entry = citing.entry_at(entries, self.model.caret) or keyed(entries).get(self.list.current_key)
        if entry is not None:
            self._do("confirm", entry)

    def confirm_sure(self) -> None:
        """Confirm every proposal that is sure, in one step."""
        amend(self.model, self.tr("confirming speakers"), citing.confirm_sure(self.model.article, self.ledger.now()))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up, and choose where the caret stands."""
        super().showEvent(event)
        self._follow.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Put the lights out."""
        super().hideEvent(event)
        self._light(None)

    def _do(self, name: str, entry: LedgerEntry) -> None:
        article, entries, tr = self.model.article, self.ledger.now(), self.tr
        if name == "confirm":
            amend(self.model, tr("confirming a speaker"), citing.confirm(article, entries, entry))
        elif name == "choose":
            self._choose_source(entry)
        elif name == "no quotation":
            changed = decisions.mark_no_quotation(article, entries, entry, self.model.person)
            self.model.amend(tr("marking as no quotation"), changed)
        elif name == "quotation":
            changed = decisions.mark_quotation(article, entries, entry, self.model.person)
            self.model.amend(tr("marking as a quotation"), changed)
        elif name == "take back":
            self.model.amend(tr("taking a decision back"), decisions.take_back(article, entry))
        elif name == "uncite":
            amend(self.model, tr("removing a citation"), citing.uncite(article, entry))
        elif name == "show source":
            self.source_wanted.emit(entry.source)
        elif name == "question":
            self.model.note_requested.emit(entry.start, entry.end, "attribution")

    def _choose_source(self, entry: LedgerEntry) -> None:
        key = decisions.key_of(self.ledger.now(), entry)
        self._popup.ask(self.card.anchor(), entry.speaker, partial(self._attribute, key))

    def _attribute(self, key: str, chosen: Chosen) -> None:
        entries = self.ledger.now()
        entry = keyed(entries).get(key)
        if entry is not None:
            article, source = chosen.made(self.model.article)
            amend(self.model, self.tr("speaker"), citing.attribute(article, entries, entry, source))

    def _waive(self, reason: str) -> None:
        entries = self.ledger.now()
        entry = keyed(entries).get(self.list.current_key)
        if entry is not None:
            changed = decisions.waive(self.model.article, entries, entry, self.model.person, reason)
            self.model.amend(self.tr("waiving a quotation"), changed)

    def _choose_next(self, key: str) -> None:
        """Choose the next quotation of the list that wants to be settled."""
        keys = list(self._shown)
        at = keys.index(key)
        for one in (*keys[at + 1 :], *keys[:at]):
            if self._shown[one].state in OPEN:
                self.list.select(one)
                return

    def _jump(self, key: str) -> None:
        entry = self._shown.get(key)
        if entry is not None:
            self.model.jump_requested.emit(entry.start, entry.end)

    def _walk(self, key: str) -> None:
        """Show what is chosen; where the list is walked by keys, the text goes along and the keyboard stays here."""
        self._show_current()
        if self.list.hasFocus() and key in self._shown:
            self._jump(key)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_current(self) -> None:
        derived = self.model.derived
        self.card.show_entry(derived.article if derived else None, self.current)
        # The card may have taken room that the chosen row stood in.
        QTimer.singleShot(0, self.list, lambda: self.list.scrollTo(self.list.currentIndex()))
        if self.isVisible():
            self._light(self.current)

    def _light(self, entry: LedgerEntry | None) -> None:
        if entry is None and not self._lit:
            return
        self._lit = entry is not None
        evidence = entry.evidence if entry is not None and entry.state in OPEN else None
        self.model.light_requested.emit((evidence,) if evidence else (), _EVIDENCE.value)
        self.model.light_requested.emit(((entry.start, entry.end),) if entry else (), _WORDS.value)

    def _follow_caret(self) -> None:
        """Choose the quotation that the caret stands in, unless the list is worked in."""
        if not self.isVisible() or self.list.hasFocus():
            return
        derived, caret = self.model.derived, self.model.caret
        here = citing.entry_at(derived.ledger, caret) if derived else None
        if here is None:
            self._light(None)
            return
        for key, entry in self._shown.items():
            if entry is here:
                self.list.select(key)
                self._light(here)

    def _say_empty(self) -> None:
        if not self.model.is_open:
            self._empty.say(self.tr("No story open"))
        elif self.model.derived is None:
            self._empty.say(self.tr("Reading the story…"))
        else:
            self._empty.say(
                self.tr("No quotations"),
                self.tr("Words in quotation marks are listed here, each with whoever said them."),
            )

    def _lay_out(self) -> None:
        self.sure.setProperty("kind", "flat")
        self.sure.setToolTip(self.tr("Confirm every speaker that the text leaves no doubt about"))
        self._open_count.setProperty("role", "small")
        head = QHBoxLayout()
        head.setContentsMargins(EDGE, 8, 8, 4)
        head.setSpacing(4)
        head.addWidget(self._open_count)
        head.addStretch(1)
        head.addWidget(self.sure)
        for icon, name, by in (
            ("chevron-up", self.tr("Previous Unattributed Quotation"), -1),
            ("chevron-down", self.tr("Next Unattributed Quotation"), 1),
        ):
            head.addWidget(tool_button(icon, name, partial(self.step, by), self.theme, self))
        listed = QWidget(self)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(rule(listed))
        column.addWidget(self.card)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(listed)
        self._stack.addWidget(self._empty)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.list.row_activated.connect(self._jump)
        self.list.current_changed.connect(self._walk)
        self.list.pressed.connect(self.card.press)
        self.list.menu_wanted.connect(self.card.fill)
        self.card.done.connect(self.do)
        self.card.waived.connect(self._waive)
        self.card.left.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.sure.clicked.connect(lambda _=False: self.confirm_sure())
        self._follow.timeout.connect(self._follow_caret)
        self.model.caret_moved.connect(lambda _: self._follow.start())
