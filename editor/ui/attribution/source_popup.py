"""The small list in which a source is chosen: at the caret or beside a button, by two letters and Enter."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QLineEdit, QVBoxLayout, QWidget

from editor.desk import people
from editor.desk.people import KnownPerson
from editor.ui.attribution.source_choice import Chosen, Offer, offers
from editor.ui.kit import RowList
from editor.ui.services import Services
from editor.ui.theme import Role, Theme
from editor.ui.type_scale import Size
from editor.ui.worker import Ticket

__all__ = ["Chosen", "SourcePopup"]

_WIDTH, _ROWS = 320, 5
_GAP = 6  # pixels between the caret and the list
_LINE = 40  # pixels, a line of the text with a gap: over it there is room where below there is none


class SourcePopup(QFrame):
    """Lies over the window; `ask` opens it and hands over what was chosen."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.window)
        self._given = services
        self._then: Callable[[Chosen], None] | None = None
        self._before: QWidget | None = None
        self._wanted = ""
        self._spoken: tuple[str, ...] = ()
        self._known: tuple[KnownPerson, ...] = ()
        self._offers: dict[str, Offer] = {}
        self._ticket: Ticket | None = None
        self._walked = False  # somebody chose a row by the arrow keys
        self._is_entered = False  # Enter was pressed before the library answered
        self._anchor = QPoint()
        self.setProperty("ground", "card")
        self.setAccessibleName(self.tr("Choose a source"))
        self.field = QLineEdit(self, placeholderText=self.tr("Who said it?"))
        self.field.setProperty("kind", "popup")
        self.field.setAccessibleName(self.tr("Who said it?"))
        self.list = RowList(self.tr("Sources"), self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shadow = QGraphicsDropShadowEffect(self, blurRadius=32)
        self._shadow.setOffset(0, 8)
        self.setGraphicsEffect(self._shadow)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 6)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self.field.textEdited.connect(self._typed)
        self.field.installEventFilter(self)
        self.list.row_activated.connect(self._take)
        services.look.changed.connect(self.set_look)
        self.set_look(services.look.theme)
        self.hide()

    def ask(self, at: QPoint, wanted: str, then: Callable[[Chosen], None]) -> None:
        """Open at a point of the screen; `wanted` is a name to put first, `then` is given what was chosen."""
        self._then, self._wanted, self._anchor = then, wanted, at
        self._before = self._given.window.focusWidget()
        derived = self._given.model.derived
        named = [entry.quotation.speaker.name for entry in derived.ledger if entry.quotation.speaker] if derived else []
        self._spoken = tuple(dict.fromkeys(named))
        self._known, self._walked, self._is_entered = (), False, False
        self.field.clear()
        self._show()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Go away and give the focus back."""
        if self.isHidden():
            return
        self._then = None
        if self._ticket is not None:
            self._ticket.cancel()
        before, self._before = self._before, None
        self.hide()
        if before is not None:
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self.list.set_look(theme)
        self._shadow.setColor(QColor(0, 0, 0, 150 if theme.is_dark else 70))
        self.setStyleSheet(
            f'QLineEdit[kind="popup"] {{ background: transparent; border: 0; border-bottom: 1px solid '
            f"{theme.css(Role.BORDER)}; border-radius: 0; padding: 9px 14px; font-size: {Size.STRONG}px; }}"
            f"QListView {{ background: transparent; }}"
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list by the arrow keys from the field, choose by Enter, leave by Escape or by going elsewhere."""
        if event.type() is QEvent.Type.FocusOut and watched is self.field:
            self._then = None
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if event.key() in steps:
                self._walked = True
                self.list.step(steps[Qt.Key(event.key())])
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._enter()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.dismiss()
                return True
        return super().eventFilter(watched, event)

    def _typed(self, typed: str) -> None:
        self._known, self._walked, self._is_entered = (), False, False
        self._show()
        if self._ticket is not None:
            self._ticket.cancel()
        story = self._given.model.article_id
        self._ticket = self._given.worker.ask(lambda desk: people.known(desk, typed, story), self._take_known)

    def _enter(self) -> None:
        """Take the row that is chosen; a new source is not made before the library said whether it knows the name."""
        if self.list.current_key == "new" and self._ticket is not None and not self._walked:
            self._is_entered = True
        else:
            self._take(self.list.current_key)

    def _take_known(self, known: tuple[KnownPerson, ...]) -> None:
        self._known, self._ticket = known, None
        if self.isVisible():
            self._show()
            if self._is_entered:
                self._take(self.list.current_key)

    def _show(self) -> None:
        article = self._given.model.records
        found = offers(article, self.field.text(), self._spoken, self._known, self._wanted)
        self._offers = {offer.row.key: offer for offer in found}
        self.list.show_rows([offer.row for offer in found])
        if found and not (self._walked and self.list.current_key in self._offers):
            self.list.select(found[0].row.key)
        self._fit(len(found))

    def _fit(self, count: int) -> None:
        """Be as high as what is offered, inside the window, beside the anchor."""
        window = self._given.window
        self.list.setVisible(count > 0)
        rows = sum(self.list.sizeHintForRow(number) for number in range(min(_ROWS, count)))
        self.resize(min(_WIDTH, window.width() - 16), self.field.sizeHint().height() + 14 + rows)
        at = window.mapFromGlobal(self._anchor)
        x = max(8, min(at.x(), window.width() - self.width() - 8))
        y = at.y() + _GAP
        if y + self.height() > window.height() - 8:
            above = at.y() - _LINE - self.height()
            y = above if above > 8 else max(8, window.height() - self.height() - 8)
        self.move(x, y)

    def _take(self, key: str) -> None:
        offer, then = self._offers.get(key), self._then
        if offer is None or then is None:
            return
        self.dismiss()
        then(offer.chosen)
