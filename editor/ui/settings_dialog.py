"""The settings dialog, made from the table of settings: a page a group, a field a row, in force at once."""

from collections.abc import Callable
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from editor.article.errors import Trouble
from editor.settings import SETTINGS, Setting, Value
from editor.ui import languages
from editor.ui.kit import Choice, Form, LineField, Page, Row, RowList, TextField
from editor.ui.settings_store import SettingsStore
from editor.ui.theme import Theme

GROUPS: dict[str, tuple[str, str]] = {
    "person": ("You", "person"),
    "library": ("Library", "book"),
    "story": ("Stories", "note"),
    "headline": ("Headline", "heading"),
    "typing": ("Typing", "keyboard"),
    "spelling": ("Spelling", "spelling"),
    "checks": ("Checks", "check"),
    "look": ("Look", "sun"),
    "embeds": ("Posts", "embed"),
    "ads": ("Ads", "ad"),
    "export": ("Export", "export"),
}
# Groups with a dialog of their own for what the whole library shares: its action, its button, a sentence.
DIALOGS: dict[str, tuple[str, str, str]] = {
    "export": ("export.profiles", "Export Profiles…", "How each CMS wants its exports; kept for the whole library."),
}
ELSEWHERE = frozenset({"keys.changed", "person.asked"})  # the shortcut page and the first start change these
AT_NEXT_START = frozenset({"library.path", "story.language"})


def group_of(row: Setting) -> str:
    """Return the group that a setting belongs to: what stands before the dot of its key."""
    return row.key.partition(".")[0]


def title_of(row: Setting) -> str:
    """Return a setting's name in words."""
    return row.key.partition(".")[2].replace("_", " ").capitalize()


def shown_rows() -> tuple[Setting, ...]:
    """Return the settings that the dialog shows, group by group, in the order of the table."""
    rows = [row for row in SETTINGS if row.key not in ELSEWHERE]
    order = list(dict.fromkeys(group_of(row) for row in rows))
    return tuple(sorted(rows, key=lambda row: order.index(group_of(row))))


class SettingsDialog(QDialog):
    """Changes settings; each change is in force and in the file at once, so there is nothing to confirm."""

    elsewhere = Signal(str)  # the id of the action that shows what belongs to a group and has a dialog of its own

    def __init__(self, store: SettingsStore, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.fields: dict[str, QWidget] = {}
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumSize(560, 380)
        self.resize(760, 560)
        self.groups = RowList(self.tr("Groups of settings"), self)
        self.groups.set_look(theme)
        self.groups.setFixedWidth(184)
        self.pages = QStackedWidget(self)
        self.message = QLabel(self, wordWrap=True)
        self.message.setProperty("role", "danger")
        self.message.hide()
        names = []
        for name, rows in groupby(shown_rows(), key=group_of):
            title, icon = GROUPS.get(name, (name.capitalize(), "settings"))
            names.append(Row(name, title, icon=icon))
            self.pages.addWidget(self._page(title, list(rows)))
        self._names = names
        self.groups.show_rows(names)
        self.groups.current_changed.connect(self.show_group)
        self._lay_out()
        self.groups.select(names[0].key)

    def add_page(self, name: str, title: str, icon: str, page: QWidget) -> None:
        """Add a page of what belongs to the library, not to this desktop, under a group of its own."""
        self._names = [*self._names, Row(name, title, icon=icon)]
        self.pages.addWidget(page)
        self.groups.show_rows(self._names)

    def show_group(self, name: str) -> None:
        """Show the settings of a group."""
        keys = [row.key for row in self.groups.rows]
        if name in keys:
            self.pages.setCurrentIndex(keys.index(name))
            if self.groups.current_key != name:
                self.groups.select(name)

    def _lay_out(self) -> None:
        close = QPushButton(self.tr("Close"), self)
        close.setProperty("kind", "primary")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 20)
        foot.addWidget(self.message, 1)
        foot.addStretch()
        foot.addWidget(close)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.pages, 1)
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 16, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.groups)
        row.addLayout(right, 1)
        self.finished.connect(self.deleteLater)

    def _page(self, title: str, rows: list[Setting]) -> QWidget:
        page = Page(self)
        head = QLabel(title, page)
        head.setProperty("role", "title")
        head.setContentsMargins(24, 4, 24, 8)
        page.column.addWidget(head)
        form = Form(page, edge=24)
        for row in rows:
            self._add(form, row)
        action, words, sentence = DIALOGS.get(group_of(rows[0]), ("", "", ""))
        if action:
            form.add("", self._button(action, words, page), sentence)
        page.column.addWidget(form)
        return page

    def _button(self, action: str, words: str, parent: QWidget) -> QWidget:
        button = QPushButton(words, parent)
        button.setObjectName(action)
        button.setAutoDefault(False)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.elsewhere.emit(action))
        return button

    def _add(self, form: Form, row: Setting) -> None:
        field = self._field(row)
        self.fields[row.key] = field
        field.setObjectName(row.key)
        field.setToolTip(row.sentence)
        later = self.tr(" From the next start.") if row.key in AT_NEXT_START else ""
        field.setAccessibleDescription(row.sentence + later)
        form.add("" if isinstance(field, QCheckBox) else title_of(row), field, row.sentence + later)

    def _field(self, row: Setting) -> QWidget:
        value = self._store.values[row.key]
        for kind, make in _MAKERS:
            if kind(row):
                return make(self, row, value)
        raise TypeError(f"no field for the setting {row.key}")

    def change(self, row: Setting, value: Value) -> None:
        """Put a value in force, or say why it may not be."""
        try:
            self._store.change(row.key, value)
        except Trouble as trouble:
            self.message.setText(trouble.sentence)
            self.message.show()
        else:
            self.message.hide()


Maker = Callable[[SettingsDialog, Setting, Value], QWidget]


def _switch(dialog: SettingsDialog, row: Setting, value: Value) -> QWidget:
    box = QCheckBox(title_of(row), dialog)
    box.setChecked(bool(value))
    box.toggled.connect(lambda on: dialog.change(row, on))
    return box


def _number(dialog: SettingsDialog, row: Setting, value: Value) -> QWidget:
    spin = QSpinBox(dialog)
    spin.setRange(row.lowest, row.highest or 1_000_000)
    spin.setValue(int(str(value)))
    spin.setMaximumWidth(140)
    spin.valueChanged.connect(lambda number: dialog.change(row, number))
    return spin


def _choice(dialog: SettingsDialog, row: Setting, value: Value) -> QWidget:
    words = languages.name if row.key == "story.language" else str.capitalize
    field = Choice(title_of(row), [(one, words(one)) for one in row.choices], dialog)
    field.show_value(str(value))
    field.chosen.connect(lambda one: dialog.change(row, one))
    return field


def _text(dialog: SettingsDialog, row: Setting, value: Value) -> QWidget:
    field = LineField(title_of(row), parent=dialog)
    field.show_text(str(value))
    if row.key == "person.name":  # in force at once: not at each letter, as each would be another person
        field.editingFinished.connect(lambda: dialog.change(row, field.text().strip()))
    else:
        field.edited.connect(lambda words: dialog.change(row, words.strip()))
    return field


def _lines(dialog: SettingsDialog, row: Setting, value: Value) -> QWidget:
    field = TextField(title_of(row), dialog.tr("One on each line"), dialog)
    field.show_text("\n".join(value) if isinstance(value, tuple) else "")
    field.edited.connect(lambda words: dialog.change(row, tuple(filter(None, map(str.strip, words.splitlines())))))
    return field


# What kind of setting gets which field; the first that fits.
_MAKERS: tuple[tuple[Callable[[Setting], bool], Maker], ...] = (
    (lambda row: isinstance(row.default, bool), _switch),
    (lambda row: isinstance(row.default, int), _number),
    (lambda row: bool(row.choices), _choice),
    (lambda row: isinstance(row.default, str), _text),
    (lambda row: isinstance(row.default, tuple), _lines),
)
