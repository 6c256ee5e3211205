"""The rules of the house as a page of the settings: made from their table, changed by editors, read by everybody."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from editor.article.canonical import Json
from editor.article.part import Part
from editor.desk.house_rules import PEOPLE, RULES, HouseRule, has_editor
from editor.ui import kit
from editor.ui.kit import Choice, Form, LineField, Page, TextField
from editor.ui.review.review_words import PART_WORDS
from editor.ui.theme import Theme

TITLES: Mapping[str, str] = {
    "approvals.required": "Must be approved",
    "approvals.four_eyes": "Four eyes",
    PEOPLE: "People",
    "corrections.place": "Corrections",
    "corrections.wording": "Wording of corrections",
}
_ROLES = (("reporter", "Reporter"), ("editor", "Editor"), ("both", "Reporter and editor"))
_CHOICES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "corrections.place": (("foot", "At the foot of the story"), ("top", "At its top"))
}


class PartsField(QWidget):
    """A box for each part."""

    changed = Signal(object)

    def __init__(self, value: Json, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Parts that must be approved"))
        self.boxes = {part: QCheckBox(words, self) for part, words in PART_WORDS.items()}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for part, box in self.boxes.items():
            box.setChecked(isinstance(value, list) and part.value in value)
            box.toggled.connect(lambda _: self.changed.emit(self.value))
            row.addWidget(box)
        row.addStretch(1)

    @property
    def value(self) -> list[Json]:
        """Return the parts whose boxes are ticked."""
        return [part.value for part in Part if self.boxes[part].isChecked()]


class RolesField(QWidget):
    """A line for each person: the name, the role, and a button that takes the line away."""

    changed = Signal(object)

    def __init__(self, value: Json, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("People and their roles"))
        self.lines: list[tuple[LineField, Choice]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.add_button = QPushButton(self.tr("Add Person"), self)
        self.add_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.add_button.clicked.connect(lambda _=False: self.add("", "reporter").setFocus())
        self._column.addWidget(self.add_button)
        for name, role in value.items() if isinstance(value, dict) else ():
            self.add(name, str(role))

    @property
    def value(self) -> dict[str, Json]:
        """Return the roles by name; lines without a name are none."""
        named = ((name.text().strip(), str(role.currentData())) for name, role in self.lines)
        return {name: role for name, role in named if name}

    def add(self, name: str, role: str) -> LineField:
        """Add a line; return its field of the name."""
        holder = QWidget(self)
        field = LineField(self.tr("Name"), self.tr("Name"), holder)
        field.show_text(name)
        choice = Choice(self.tr("Role"), _ROLES, holder)
        choice.setMinimumContentsLength(18)
        choice.show_value(role)
        taken = kit.tool_button("close", self.tr("Take off the List"), lambda: None, self._theme, holder)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(field, 1)
        row.addWidget(choice)
        row.addWidget(taken)
        line = field, choice
        self.lines.append(line)
        field.editingFinished.connect(self._tell)
        choice.chosen.connect(lambda _: self._tell())
        taken.clicked.connect(lambda _=False: self._remove(line, holder))
        self._column.insertWidget(len(self.lines) - 1, holder)
        return field

    def _tell(self) -> None:
        self.changed.emit(self.value)

    def _remove(self, line: tuple[LineField, Choice], holder: QWidget) -> None:
        self.lines.remove(line)
        holder.deleteLater()
        self._tell()


class LinesField(TextField):
    """Several lines that are taken when somebody leaves them: each letter would be another rule, and an event."""

    finished = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the lines are written."""
        super().focusOutEvent(event)
        self.finished.emit()


class HouseRulesPage(Page):
    """Shows each rule; `changed` gives its key and what somebody wants it to be, where that is something else."""

    changed = Signal(str, object)

    def __init__(self, values: Mapping[str, Json], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._values = dict(values)
        self.fields: dict[str, QWidget] = {}
        head = QLabel(self.tr("House rules"), self)
        head.setProperty("role", "title")
        head.setContentsMargins(24, 4, 24, 8)
        self.lead = QLabel(self, wordWrap=True)
        self.lead.setProperty("role", "muted")
        self.lead.setContentsMargins(24, 0, 24, 8)
        self.message = QLabel(self, wordWrap=True)
        self.message.setProperty("role", "danger")
        self.message.setContentsMargins(24, 0, 24, 8)
        self.message.hide()
        self._form = Form(self, edge=24)
        for widget in (head, self.lead, self.message, self._form):
            self.column.addWidget(widget)
        for row in RULES:
            field = self._field(row, values[row.key])
            field.setObjectName(row.key)
            self.fields[row.key] = field
            self._form.add("" if isinstance(field, QCheckBox) else TITLES[row.key], field, row.sentence)
        self.set_editable(on=True)

    def set_editable(self, *, on: bool) -> None:
        """Let the rules be changed, or read alone, with the reason."""
        said = [self.tr("They belong to the library and all who work on it.")]
        if not on:
            said.append(self.tr("Only an editor changes them; you may read them."))
            if not has_editor(self._values[PEOPLE]):
                said.append(self.tr("Nobody is one yet: click the name at the foot of the window to take the role."))
        self.lead.setText(" ".join(said))
        for field in self.fields.values():
            field.setEnabled(on)

    def keep(self, key: str, value: Json) -> None:
        """Take in that the library has a rule so."""
        self._values[key] = value

    def say(self, trouble: str) -> None:
        """Say why a rule stays as it is, or nothing."""
        self.message.setText(trouble)
        self.message.setVisible(bool(trouble))

    def _field(self, row: HouseRule, value: Json) -> QWidget:
        tell: Callable[[Json], None] = partial(self._tell, row.key)
        if isinstance(row.default, bool):
            box = QCheckBox(TITLES[row.key], self)
            box.setChecked(value is True)
            box.toggled.connect(tell)
            return box
        if isinstance(row.default, list):
            parts = PartsField(value, self)
            parts.changed.connect(tell)
            return parts
        if row.key == PEOPLE:
            roles = RolesField(value, self._theme, self)
            roles.changed.connect(tell)
            return roles
        if row.key in _CHOICES:
            choice = Choice(TITLES[row.key], _CHOICES[row.key], self)
            choice.show_value(str(value))
            choice.chosen.connect(tell)
            return choice
        return self._sentences(row, value, tell)

    def _tell(self, key: str, value: Json) -> None:
        if value != self._values[key]:
            self.changed.emit(key, value)

    def _sentences(self, row: HouseRule, value: Json, tell: Callable[[Json], None]) -> QWidget:
        """Return a field with a line for each name and its sentence, parted by an equals sign."""
        field = LinesField(TITLES[row.key], self.tr("en correction = …"), self)
        pairs = value.items() if isinstance(value, dict) else ()
        field.show_text("\n".join(f"{name} = {sentence}" for name, sentence in pairs))
        field.finished.connect(lambda: tell(_read_lines(field.words)))
        return field


def _read_lines(words: str) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for line in words.splitlines():
        name, _, sentence = line.partition("=")
        if name.strip():
            found[name.strip()] = sentence.strip()
    return found
