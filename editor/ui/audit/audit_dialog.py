"""The dialog of the audit trail: filter, list without end, what verifying found, and the way to a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QWidget,
)

from editor.desk.audit import AuditPage
from editor.ui.audit.audit_rows import row_of
from editor.ui.dialog_parts import page_column
from editor.ui.empty_state import EmptyState
from editor.ui.kit import Choice, LineField, RowList, labelled, tool_button
from editor.ui.theme import Theme

_WIDTH, _HEIGHT = 760, 680
_PAUSE = 250  # milliseconds after the last key in the field of the story
_NEAR = 400  # pixels before the end of the list at which more is asked for
_FIRST_DAY = QDate(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the fields ask for; dates as ISO 8601, empty for none."""

    slug: str = ""
    person: str = ""
    action: str = ""
    since: str = ""
    until: str = ""


class DayField(QWidget):
    """A day, or none: `changed` tells of either."""

    changed = Signal()

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.edit = QDateEdit(self)
        self.edit.setAccessibleName(name)
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat("d MMM yyyy")
        self.edit.setMinimumDate(_FIRST_DAY)
        self.edit.setSpecialValueText(self.tr("Any day"))
        self.edit.setDate(_FIRST_DAY)
        self.clear = tool_button("close", self.tr("Any day"), self._clear, theme, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.edit, 1)
        row.addWidget(self.clear)
        self.edit.dateChanged.connect(self._changed)
        self.setFocusProxy(self.edit)
        self.clear.setVisible(False)

    @property
    def day(self) -> str:
        """Return the day as ISO 8601, empty for none."""
        date = self.edit.date()
        return "" if date == _FIRST_DAY else date.toString(Qt.DateFormat.ISODate)

    def _clear(self) -> None:
        self.edit.setDate(_FIRST_DAY)
        self.edit.setFocus()

    def _changed(self) -> None:
        self.clear.setVisible(bool(self.day))
        if self.day and self.edit.calendarWidget().isVisible():
            self.edit.calendarWidget().setSelectedDate(self.edit.date())
        self.changed.emit()


class AuditDialog(QDialog):
    """Shows events; the caller answers `wanted` by `show_page`, and `verify_wanted` by `say`."""

    wanted = Signal(object, int)  # Asked, and the sequence to go on from, 0 for the first page
    csv_wanted = Signal(object)  # Asked
    verify_wanted = Signal()

    def __init__(
        self,
        people: Sequence[str],
        actions: Sequence[tuple[str, str]],
        slug: str,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Audit Trail"))
        self.setMinimumSize(440, 360)
        self._asked = Asked(slug)
        self._last = 0
        self._is_waiting = False
        self.story = LineField(self.tr("Story"), self.tr("Slug; empty for the whole library"), self)
        self.story.setText(slug)
        self.story.setCursorPosition(0)
        self.story.setClearButtonEnabled(True)
        for button in self.story.findChildren(QToolButton):
            button.setAccessibleName(self.tr("The whole library"))
        self.person = Choice(self.tr("Person"), [("", self.tr("Anybody")), *((one, one) for one in people)], self)
        self.action = Choice(self.tr("Step"), [("", self.tr("Any step")), *actions], self)
        self.since = DayField(self.tr("From"), theme, self)
        self.until = DayField(self.tr("To"), theme, self)
        self.list = RowList(self.tr("Events"), self)
        self.list.set_look(theme)
        self.empty = EmptyState("list", self)
        self.empty.set_width(300)
        self.empty.set_look(theme)
        self.detail = QLabel(self, wordWrap=True)
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.detail.hide()
        self.status = QLabel(self, wordWrap=True)
        self.status.setProperty("role", "small")
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.status.hide()
        self.verify_button = QPushButton(self.tr("Verify"), self)
        self.csv_button = QPushButton(self.tr("Save as CSV…"), self)
        self.close_button = QPushButton(self.tr("Close"), self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._connect()

    def sizeHint(self) -> QSize:
        """Return room for many events; a small screen shows fewer."""
        room = self.screen().availableSize()
        return QSize(min(_WIDTH, room.width() - 80), min(_HEIGHT, room.height() - 80))

    def start(self) -> None:
        """Show the dialog and ask for the first page."""
        self.open()
        self._ask(0)

    def show_page(self, asked: Asked, before: int, page: AuditPage) -> None:
        """Show a page that was asked for; one that another question overtook is passed over."""
        if asked != self._asked:
            return
        self._is_waiting = False
        self._last = page.last
        rows = [row_of(one, names_story=not asked.slug) for one in page.rows]
        if before:
            self.list.add_rows(rows)
        else:
            self.list.show_rows(rows)
            self.list.scrollToTop()
            self.empty.say(self.tr("Nothing was done that fits"), self.tr("Ask for more days, people or steps."))
        self._stack.setCurrentWidget(self.list if self.list.rows else self.empty)
        QTimer.singleShot(0, self, self._ask_more_if_near)

    def say_nothing_found(self, sentence: str) -> None:
        """Say why there is nothing to show."""
        self._is_waiting = False
        self.list.show_rows([])
        self.empty.say(self.tr("Nothing to show"), sentence)
        self._stack.setCurrentWidget(self.empty)

    def say(self, words: str, role: str = "small") -> None:
        """Say what became of verifying or of the file; roles are those of the style sheet."""
        self.status.setProperty("role", role)
        self.status.style().unpolish(self.status)
        self.status.style().polish(self.status)
        self.status.setText(words)
        self.status.show()

    def _lay_out(self) -> None:
        fields = QGridLayout()
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(10)
        places = (
            (self.tr("Story"), self.story, 0, 0, 2),
            (self.tr("Step"), self.action, 0, 2, 1),
            (self.tr("Person"), self.person, 1, 0, 1),
            (self.tr("From"), self.since, 1, 1, 1),
            (self.tr("To"), self.until, 1, 2, 1),
        )
        for label, field, row, column, span in places:
            fields.addWidget(labelled(label, field, self), row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        for column in range(3):
            fields.setColumnStretch(column, 1)
        holder = QWidget(self)
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.verify_button)
        buttons.addWidget(self.csv_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        for button in (self.verify_button, self.csv_button):
            button.setAutoDefault(False)
        column_ = page_column(self)
        column_.addLayout(fields)
        column_.addWidget(holder, 1)
        column_.addWidget(self.detail)
        column_.addWidget(self.status)
        column_.addLayout(buttons)

    def _connect(self) -> None:
        self.story.edited.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self._fields_changed)
        for choice in (self.person, self.action):
            choice.chosen.connect(lambda _: self._fields_changed())
        for day in (self.since, self.until):
            day.changed.connect(self._fields_changed)
        self.list.current_changed.connect(lambda _: self._show_detail())
        self.list.verticalScrollBar().valueChanged.connect(lambda _: self._ask_more_if_near())
        self.verify_button.clicked.connect(lambda _=False: self.verify_wanted.emit())
        self.csv_button.clicked.connect(lambda _=False: self.csv_wanted.emit(self._read()))
        self.close_button.clicked.connect(self.reject)

    def _show_detail(self) -> None:
        """Show all of the event that is chosen; a row has room for its first words."""
        chosen = next((row for row in self.list.rows if row.key == self.list.current_key), None)
        self.detail.setText(chosen.tip if chosen is not None else "")
        self.detail.setVisible(chosen is not None)

    def _read(self) -> Asked:
        return Asked(
            self.story.text().strip(),
            str(self.person.currentData() or ""),
            str(self.action.currentData() or ""),
            self.since.day,
            self.until.day,
        )

    def _fields_changed(self) -> None:
        asked = self._read()
        if asked != self._asked:
            self._asked = asked
            self._ask(0)

    def _ask(self, before: int) -> None:
        self._is_waiting = True
        self.wanted.emit(self._asked, before)

    def _ask_more_if_near(self) -> None:
        self.list.executeDelayedItemsLayout()  # until the rows have their places every bar is at its end
        bar = self.list.verticalScrollBar()
        if self._last and not self._is_waiting and bar.value() >= bar.maximum() - _NEAR:
            self._ask(self._last)
