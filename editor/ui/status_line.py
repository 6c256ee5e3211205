"""The line below: words and reading time, coverage, approvals, what is saved since when, and who works here."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from editor.article.library_values import Standing
from editor.article.part import Part
from editor.ui import icons, standings
from editor.ui.autosave import SaveState, SaveStatus
from editor.ui.desk_list_delegate import PART_ICONS
from editor.ui.jobs import JobBar, Jobs
from editor.ui.main_window import STATUS_HEIGHT
from editor.ui.story_model import StoryModel
from editor.ui.theme import Role, Theme

_STANDING_WORDS = {
    Standing.APPROVED: "approved",
    Standing.STALE: "changed since approval",
    Standing.MISSING: "not approved",
}
_TONES = {SaveState.TROUBLE: Role.DANGER, SaveState.TWO_TEXTS: Role.WARNING}


def save_words(status: SaveStatus) -> str:
    """Return what the line says of the saving; a time only where the library has the text of now."""
    if status.state is SaveState.SAVED and status.at is not None:
        return f"Saved {status.at:%H:%M:%S}"
    return {
        SaveState.NONE: "",
        SaveState.SAVED: "Saved",
        SaveState.WAITING: "Saving…",
        SaveState.TROUBLE: "Not saved",
        SaveState.TWO_TEXTS: "Two versions: choose one",
    }[status.state]


class StatusLine(QFrame):
    """Shows how the story in front stands; `person_wanted` asks who works here."""

    person_wanted = Signal()

    def __init__(self, model: StoryModel, jobs: Jobs, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._status = SaveStatus(SaveState.NONE)
        self.setProperty("ground", "status")
        self.setFixedHeight(STATUS_HEIGHT)
        self.setAccessibleName(self.tr("Status"))
        self._counts = self._label(self.tr("Length"))
        self._coverage = self._label(self.tr("Coverage of quotations"))
        self._parts = {part: QLabel(self) for part in Part}
        self._saved = self._label(self.tr("Saving"))
        self.person = QPushButton(self)
        self.person.setProperty("kind", "meta")
        self.person.clicked.connect(lambda _=False: self.person_wanted.emit())
        self._job_bar = JobBar(jobs, theme, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(16)
        row.addWidget(self._counts)
        row.addWidget(self._coverage)
        for label in self._parts.values():
            row.addWidget(label)
        row.addStretch()
        for widget in (self._job_bar, self._saved, self.person):
            row.addWidget(widget)
        for signal in (model.replaced, model.derived_changed, model.standing_changed):
            signal.connect(self._show)
        model.person_changed.connect(self._show_person)
        self._show_person()
        self._show()

    def _show_person(self) -> None:
        """Show who works here, and whether that person only writes."""
        name, is_editor = self._model.person, self._model.may("approve")
        self.person.setVisible(bool(name))
        self.person.setText(name if is_editor else self.tr("{name}, reporter").format(name=name))
        self.person.setToolTip(self.tr("Who works here. Click to let somebody else sit down."))
        self.person.setAccessibleName(self.tr("Who works here: {name}").format(name=self.person.text()))

    def set_status(self, status: SaveStatus) -> None:
        """Show how the text of now stands to the library."""
        self._status = status
        self._saved.setText(save_words(status))
        role = _TONES.get(status.state, Role.MUTED)
        self._saved.setStyleSheet(
            f"color: {self._theme.css(role)};" + ("font-weight: 600;" if status.state in _TONES else "")
        )

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme
        self._job_bar.set_look(theme)
        self.set_status(self._status)
        self._show()

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", "small")
        label.setAccessibleName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _show(self) -> None:
        derived = self._model.derived
        if not self._model.is_open or derived is None:
            if not self._model.is_open:
                self._counts.clear()
                self._coverage.clear()
                self._show_parts()
            return
        words = f"{derived.words:,} word{'' if derived.words == 1 else 's'}"
        self._counts.setText(f"{words} · {derived.minutes} min" if derived.words else words)
        coverage = derived.coverage
        self._coverage.setText(f"{coverage.attributed} of {coverage.total} quotes attributed" if coverage.total else "")
        self._coverage.setVisible(bool(coverage.total))
        self._show_parts()

    def _show_parts(self) -> None:
        for part, label in self._parts.items():
            label.setVisible(self._model.is_open)
            standing = self._model.standing(part)
            colour = self._theme.css(standings.ROLES[standing])
            sign = standings.SIGNS[standing]
            label.setPixmap(icons.pixmap(PART_ICONS[part], colour, 14, self.devicePixelRatioF(), sign))
            words = f"{part.value.capitalize()} {_STANDING_WORDS[standing]}"
            label.setToolTip(words)
            label.setAccessibleName(words)
