"""A field for a moment: date, time and the zone it is meant in, or none."""

from datetime import UTC, datetime, timedelta, timezone

from PySide6.QtCore import QDate, QDateTime, QLocale, QSignalBlocker, Qt, QTime, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editor.article.syndication_profiles import moment
from editor.ui import icons
from editor.ui.kit import Choice, tool_button
from editor.ui.theme import Role, Theme

# Whole hours, and the zones between them that somebody lives in (IANA tz database), in minutes east of Greenwich.
_OFFSETS = sorted({*range(-720, 841, 60), -570, -210, 210, 270, 330, 345, 390, 525, 570, 630, 765})
_FIRST_HOUR = 6  # when morning papers come out: what a new embargo is set to, on the next day
_LOCALE = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def offset_words(minutes: int) -> str:
    """Return what a zone is called: `UTC`, `UTC+05:30`."""
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def local_offset(naive: datetime) -> int:
    """Return how many minutes east of Greenwich this desktop is at a date and time."""
    offset = naive.astimezone().utcoffset()
    return int(offset.total_seconds()) // 60 if offset is not None else 0


class StillDateTime(QDateTimeEdit):
    """A date and time that the wheel leaves alone: in a page that scrolls it would be changed by chance."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class StillChoice(Choice):
    """A choice that the wheel leaves alone."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class MomentField(QWidget):
    """Shows an ISO 8601 text; `chosen` gives the one that a person chose, always with its offset, empty for none."""

    chosen = Signal(str)

    def __init__(self, name: str, none: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setAccessibleName(name)
        self.set_one = QPushButton(f" {none}", self)  # room between icon and words
        self.set_one.setAccessibleName(f"{name}: {none}")
        self.edit = StillDateTime(self)
        self.edit.setAccessibleName(name)
        self.edit.setLocale(_LOCALE)
        self.edit.setDisplayFormat("d MMM yyyy, HH:mm")
        self.edit.setCalendarPopup(True)
        self.edit.calendarWidget().setLocale(_LOCALE)
        self.edit.setMinimumDate(QDate(2000, 1, 1))
        self.zone = StillChoice(self.tr("Time zone of {name}").format(name=name.lower()), (), self)
        self.clear = tool_button(
            "close", self.tr("Take {name} away").format(name=name.lower()), self._clear, theme, self
        )
        self._row = QWidget(self)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.edit, 1)
        row.addWidget(self.clear)
        both = QVBoxLayout(self._row)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(6)
        both.addLayout(row)
        both.addWidget(self.zone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.set_one, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._row)
        self.set_one.clicked.connect(lambda _=False: self._begin())
        self.edit.dateTimeChanged.connect(lambda _: self._changed())
        self.zone.chosen.connect(lambda _: self._changed())
        self.set_look(theme)
        self.show_text("")

    @property
    def text(self) -> str:
        """Return the moment as ISO 8601, empty for none."""
        return self._text

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Return what the Tab key visits, in order."""
        return self.set_one, self.edit, self.clear, self.zone

    @property
    def here(self) -> str:
        """Return the moment in this desktop's own time, empty where that is what the field says."""
        when = moment(self._text)
        if when is None or when.utcoffset() == when.astimezone().utcoffset():
            return ""
        local = when.astimezone()
        return f"{_LOCALE.toString(QDate(local.year, local.month, local.day), 'd MMM yyyy')}, {local:%H:%M}"

    def show_text(self, text: str) -> None:
        """Show a moment; one that cannot be read shows as none."""
        self._text = text
        when = moment(text)
        self.set_one.setVisible(when is None)
        self._row.setVisible(when is not None)
        if when is None:
            return
        offset = when.utcoffset() or timedelta()
        minutes = int(offset.total_seconds()) // 60
        self._offer(minutes, when.replace(tzinfo=None))
        with QSignalBlocker(self.edit):
            shown = QDateTime(QDate(when.year, when.month, when.day), QTime(when.hour, when.minute))
            if self.edit.dateTime() != shown:
                self.edit.setDateTime(shown)

    def set_look(self, theme: Theme) -> None:
        """Colour the icons by a theme."""
        self.set_one.setIcon(icons.icon("calendar", theme, Role.MUTED, 16))
        self.clear.setIcon(icons.icon("close", theme, Role.MUTED, 16))

    def _offer(self, minutes: int, naive: datetime) -> None:
        here = local_offset(naive)
        offsets = sorted({*_OFFSETS, minutes, here})
        mark = self.tr("(here)")
        self.zone.set_values(
            [(str(one), f"{offset_words(one)} {mark}" if one == here else offset_words(one)) for one in offsets]
        )
        self.zone.show_value(str(minutes))

    def _begin(self) -> None:
        """Begin with the next morning, here."""
        morning = (datetime.now(UTC).astimezone() + timedelta(days=1)).replace(tzinfo=None)
        morning = morning.replace(hour=_FIRST_HOUR, minute=0, second=0, microsecond=0)
        self._tell(morning, local_offset(morning))
        self.edit.setFocus()

    def _clear(self) -> None:
        self.show_text("")
        self.chosen.emit("")
        self.set_one.setFocus()

    def _changed(self) -> None:
        date, time = self.edit.date(), self.edit.time()
        naive = datetime(date.year(), date.month(), date.day(), time.hour(), time.minute())  # noqa: DTZ001 - its zone follows
        self._tell(naive, int(self.zone.currentData() or 0))

    def _tell(self, naive: datetime, minutes: int) -> None:
        text = naive.replace(tzinfo=timezone(timedelta(minutes=minutes))).isoformat()
        self.show_text(text)
        self.chosen.emit(text)
