"""The settings dialog: every row of the table has its field, and a change is in force and in the file at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QSpinBox
from pytestqt.qtbot import QtBot

from editor import settings
from editor.settings import SETTINGS
from editor.ui.kit import Choice, LineField, TextField
from editor.ui.main_window import MainWindow
from editor.ui.settings_dialog import ELSEWHERE, GROUPS, SettingsDialog, group_of
from editor.ui.settings_store import SettingsStore
from editor.ui.theme import load
from tests.ui.driving import press


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@pytest.fixture
def dialog(qtbot: QtBot, path: Path) -> SettingsDialog:
    made = SettingsDialog(SettingsStore(path), load("light"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_row_has_a_field_with_a_name(dialog: SettingsDialog) -> None:
    assert set(dialog.fields) == {row.key for row in SETTINGS} - ELSEWHERE
    for key, field in dialog.fields.items():
        name = field.text() if isinstance(field, QCheckBox) else field.accessibleName()
        assert name, key


def test_every_group_of_the_table_has_a_title() -> None:
    assert {group_of(row) for row in SETTINGS if row.key not in ELSEWHERE} <= set(GROUPS)


def test_each_kind_of_field_changes_its_setting_in_the_file(dialog: SettingsDialog, path: Path) -> None:
    switch, number, choice, line, lines = (
        dialog.fields[key]
        for key in ("typing.smart_marks", "headline.length", "look.theme", "person.name", "story.desks")
    )
    assert isinstance(switch, QCheckBox)
    assert isinstance(number, QSpinBox)
    assert isinstance(choice, Choice)
    assert isinstance(line, LineField)
    assert isinstance(lines, TextField)
    switch.click()
    number.setValue(80)
    QTest.keyClick(choice, Qt.Key.Key_End)
    QTest.keyClicks(line, "Rosa Diaz")
    assert settings.load(path).text("person.name") == ""  # each letter would be another person
    line.editingFinished.emit()
    lines.setPlainText("news\n\n  harbour  \n")
    kept = settings.load(path)
    assert not kept.flag("typing.smart_marks")
    assert kept.number("headline.length") == 80
    assert kept.text("look.theme") == "dark"
    assert kept.text("person.name") == "Rosa Diaz"
    assert kept.texts("story.desks") == ("news", "harbour")


def test_groups_are_walked_by_keyboard(dialog: SettingsDialog) -> None:
    dialog.groups.setFocus()
    before = dialog.pages.currentIndex()
    QTest.keyClick(dialog.groups, Qt.Key.Key_Down)
    assert dialog.pages.currentIndex() == before + 1
    dialog.show_group("export")
    assert dialog.groups.current_key == "export"


def test_the_window_follows_the_look_that_is_chosen_there(window: MainWindow, qtbot: QtBot) -> None:
    press(window, "app.settings")
    (dialog,) = window.findChildren(SettingsDialog)
    choice = dialog.fields["look.theme"]
    assert isinstance(choice, Choice)
    for name in ("dark", "light"):
        choice.show_value(name)
        choice.chosen.emit(name)
        assert window.look.theme.name == name
    dialog.reject()
