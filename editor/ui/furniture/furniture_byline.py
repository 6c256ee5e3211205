"""The byline: people in their order, each with a role, written in a line like the byline itself."""

import re
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from editor.article.article import Byline
from editor.ui import icons
from editor.ui.flow_layout import FlowRow
from editor.ui.furniture.furniture_fields import PersonLine, moving_step
from editor.ui.kit import Row, RowList, tool_button
from editor.ui.theme import Role, Theme

_TOOLS = (("chevron-left", -1), ("chevron-right", 1))
_WAIT = 80  # milliseconds between the last key and asking for names
_ICON = 16
_BY = re.compile(r"by\s+(?=\S)", re.IGNORECASE)  # the word stands before the field already


def _without_by(name: str) -> str:
    found = _BY.match(name)
    return name[found.end() :] if found else name


class PersonField(QWidget):
    """One person: a name, and a role that is asked for while the keyboard is here."""

    edited = Signal()
    entered = Signal()  # Enter: go on, or name one more
    emptied = Signal()  # Backspace in a name without letters
    moved = Signal(int)  # one place earlier (-1) or later (1)
    names_wanted = Signal(str)
    name_pressed = Signal(object)  # a key, before it is typed
    focus_changed = Signal()

    def __init__(self, person: Byline, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = PersonLine(self.tr("Name"), "name", self, fitted=True)
        self.role = PersonLine(self.tr("Role"), "role", self, fitted=True)
        self.name.pressed.connect(self.name_pressed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        for field, text in ((self.name, person.name), (self.role, person.role)):
            field.setText(text)
            field.edited.connect(lambda _: self.edited.emit())
            field.going_on.connect(self.entered)
            field.pressed.connect(self._press)
            field.focus_moved.connect(self._focus_moved, Qt.ConnectionType.QueuedConnection)
            self._row.addWidget(field)
        self.name.edited.connect(self.names_wanted)
        self._show_role()

    @property
    def value(self) -> Byline:
        """Return the person as the byline has it."""
        return Byline(_without_by(self.name.text().strip()), self.role.text().strip())

    @property
    def has_focus(self) -> bool:
        """Return whether the keyboard is in one of the two fields."""
        return self.name.hasFocus() or self.role.hasFocus()

    def show_person(self, person: Byline, number: int, count: int) -> None:
        """Show a person, and say which one of how many this is."""
        if self.value != person:
            self.name.show_text(person.name)
            self.role.show_text(person.role)
        place = self.tr("{number} of {count}").format(number=number + 1, count=count)
        self.name.setAccessibleName(self.tr("Byline, name {place}").format(place=place))
        self.role.setAccessibleName(self.tr("Byline, role {place}").format(place=place))
        self._show_role()

    def _press(self, event: QKeyEvent) -> None:
        step = moving_step(event)
        if step:
            event.accept()
            self.moved.emit(step)
        elif event.key() == Qt.Key.Key_Backspace and self.name.hasFocus() and not self.name.text():
            event.accept()
            self.emptied.emit()

    def _focus_moved(self) -> None:
        self._show_role()
        self.focus_changed.emit()

    def _show_role(self) -> None:
        self.role.setVisible(bool(self.role.text()) or self.has_focus)


class BylineField(QWidget):
    """Everybody of the byline; `edited` gives what it is now and the field in which somebody types."""

    edited = Signal(object, str)  # the byline, the name under which changes are one step of undo
    going_on = Signal()
    names_wanted = Signal(str)
    stops_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._people: list[PersonField] = []
        self._current = 0
        self._by = QLabel(self.tr("By"), self)
        self._by.setProperty("role", "muted")
        self._add = tool_button("plus", self.tr("Add a person"), self.add_person, theme, self)
        self._tools = [
            tool_button(icon, name, partial(self._move_current, step), theme, self)
            for (icon, step), name in zip(_TOOLS, (self.tr("Earlier"), self.tr("Later")), strict=True)
        ]
        self._tools.append(tool_button("close", self.tr("Remove this person"), self._remove_current, theme, self))
        self._offered = _Offered(self._take_name, self)
        self._wait = QTimer(self, singleShot=True, interval=_WAIT)
        self._wait.timeout.connect(self._ask)
        self._holder = FlowRow(self, gap=8)
        self._flow = self._holder.flow
        self._lay_out()
        self.set_look(theme)

    @property
    def value(self) -> tuple[Byline, ...]:
        """Return the byline: everybody who has a name."""
        return tuple(person.value for person in self._people if person.value.name)

    @property
    def people(self) -> tuple[PersonField, ...]:
        """Return the fields of everybody, in order."""
        return tuple(self._people)

    @property
    def stops(self) -> list[QWidget]:
        """Return what the Tab key visits, in order."""
        fields = [field for person in self._people for field in (person.name, person.role)]
        return [*fields, self._add, *self._tools]

    def show_byline(self, byline: tuple[Byline, ...], *, anew: bool = False) -> None:
        """Show a byline; nothing is touched where it is there already, unless it is that of another story."""
        if byline != self.value or anew:
            wanted = byline or (Byline(""),)
            while len(self._people) > len(wanted):
                self._drop(self._people[-1])
            while len(self._people) < len(wanted):
                self._make(wanted[len(self._people)])
            for person, one in zip(self._people, wanted, strict=True):
                person.show_person(one, 0, 1)
        self._number()

    def offer(self, names: tuple[str, ...]) -> None:
        """Show names for what is typed; none takes the list away."""
        current = self._current_person()
        if current is not None and current.name.hasFocus():
            self._offered.show_names(names, current.name)

    def add_person(self) -> None:
        """Begin one more person at the end."""
        made = next((person for person in self._people if not person.value.name), None) or self._make(Byline(""))
        self._number()
        made.name.setFocus(Qt.FocusReason.TabFocusReason)

    def set_look(self, theme: Theme) -> None:
        """Use a theme."""
        self._theme = theme
        self._offered.set_look(theme)
        for button in (self._add, *self._tools):
            button.setIcon(icons.icon(button.objectName(), theme, Role.MUTED, _ICON))

    def _lay_out(self) -> None:
        self._flow.addWidget(self._by)
        self._flow.addWidget(self._add)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._holder, 1, Qt.AlignmentFlag.AlignTop)
        for button in self._tools:
            button.hide()
            self._flow.addWidget(button)

    def _make(self, one: Byline) -> PersonField:
        person = PersonField(one, self)
        person.edited.connect(partial(self._edited, person))
        person.entered.connect(partial(self._entered, person))
        person.emptied.connect(partial(self._remove, person))
        person.moved.connect(partial(self._move, person))
        person.focus_changed.connect(self._focus_changed)
        person.names_wanted.connect(lambda _: self._wait.start())
        person.name_pressed.connect(self._offered.press)
        self._people.append(person)
        self._flow.addWidget(person)
        for button in (self._add, *self._tools):
            self._flow.move_to_end(button)
        person.show()
        return person

    def _drop(self, person: PersonField) -> None:
        self._people.remove(person)
        self._flow.removeWidget(person)
        person.hide()
        person.deleteLater()

    def _number(self) -> None:
        for number, person in enumerate(self._people):
            person.show_person(person.value, number, len(self._people))
        self.stops_changed.emit()
        self._focus_changed()

    def _edited(self, person: PersonField) -> None:
        number = self._people.index(person)
        self.edited.emit(self.value, f"byline {number} {'role' if person.role.hasFocus() else 'name'}")

    def _entered(self, person: PersonField) -> None:
        if person is self._people[-1] and person.value.name and person.name.hasFocus():
            person.role.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.going_on.emit()

    def _current_person(self) -> PersonField | None:
        return next((person for person in self._people if person.has_focus), None)

    def _focus_changed(self) -> None:
        current = self._current_person()
        if current is not None:
            self._current = self._people.index(current)
        is_here = current is not None or any(button.hasFocus() for button in self._tools)
        several = len(self._people) > 1
        for button, shown in zip(self._tools, (several, several, bool(self.value)), strict=True):
            button.setVisible(is_here and shown)
        if current is None or not current.name.hasFocus():
            self._offered.hide()

    def _move_current(self, step: int) -> None:
        self._move(self._people[min(self._current, len(self._people) - 1)], step)

    def _move(self, person: PersonField, step: int) -> None:
        here = self._people.index(person)
        there = here + step
        if not 0 <= there < len(self._people):
            return
        value = [one.value for one in self._people]
        value[here], value[there] = value[there], value[here]
        field = self._people[there].role if person.role.hasFocus() else self._people[there].name
        for shown, one in zip(self._people, value, strict=True):
            shown.show_person(one, 0, 1)
        self._current = there
        self._number()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit(self.value, "")

    def _remove_current(self) -> None:
        self._remove(self._people[min(self._current, len(self._people) - 1)])

    def _remove(self, person: PersonField) -> None:
        before = self.value
        number = self._people.index(person)
        if len(self._people) == 1:
            person.show_person(Byline(""), 0, 1)
        else:
            self._drop(person)
        self._number()
        self._people[max(0, number - 1)].name.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.value != before:
            self.edited.emit(self.value, "")

    def _ask(self) -> None:
        current = self._current_person()
        if current is not None and current.name.text().strip():
            self.names_wanted.emit(current.name.text())
        else:
            self._offered.hide()

    def _take_name(self, name: str) -> None:
        current = self._current_person()
        if current is not None:
            current.name.setText(name)
            self._edited(current)


class _Offered(RowList):
    """Names of earlier stories under the field in which somebody types."""

    def __init__(self, take: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent.tr("Names of earlier stories"), parent)
        self.setObjectName("names")
        self._take = take
        self.setWindowFlags(Qt.WindowType.ToolTip)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.row_activated.connect(self._taken)

    def show_names(self, names: tuple[str, ...], field: QWidget) -> None:
        """Show names under a field, none of them chosen: what was typed may be a new one."""
        if not names:
            self.hide()
            return
        self.show_rows([Row(name, name) for name in names])
        self.select("")
        self.resize(QSize(240, len(names) * 34 + 8))
        self.move(field.mapToGlobal(field.rect().bottomLeft()))
        self.show()

    def press(self, event: QKeyEvent) -> None:
        """Walk the names with the arrows, take one with Enter, let them go with Escape."""
        if not self.isVisible() or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            event.accept()
            self.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current_key:
            event.accept()
            self._taken(self.current_key)
        elif event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.hide()

    def _taken(self, name: str) -> None:
        self.hide()
        self._take(name)
