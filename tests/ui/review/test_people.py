"""Who works here: asked, changed at the foot and in the settings, in force at once; and the rules of the house."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.article.part import Part
from editor.desk import house_rules
from editor.ui.main_window import MainWindow
from editor.ui.review import people_feature
from editor.ui.review.house_rules_page import TITLES, HouseRulesPage, RolesField
from editor.ui.review.person_dialog import PersonDialog
from editor.ui.settings_dialog import SettingsDialog
from tests.ui import driving
from tests.ui.conftest import desk_at
from tests.ui.review.reviewed import EDITOR, REPORTER, Open, at_the_library, dialog_of, opened, people_of, submitted

ROLES = {EDITOR: "editor", REPORTER: "reporter"}


def asked(window: MainWindow, qtbot: QtBot) -> PersonDialog:
    dialog = dialog_of(PersonDialog, window, qtbot)
    assert isinstance(dialog, PersonDialog)
    return dialog


def test_another_person_is_in_force_at_once(open_main_window: Open, library: Path, qtbot: QtBot) -> None:
    submitted(library)
    at_the_library(library, EDITOR, lambda desk: house_rules.change(desk, "people.roles", dict(ROLES)))
    window = open_main_window(person=REPORTER)
    bar = opened(window, qtbot).bar
    foot = window.bench._status.person
    assert foot.text() == f"{REPORTER}, reporter"
    window.bench.story.editor.insertPlainText("Words of Ana’s. ")
    QTest.mouseClick(foot, Qt.MouseButton.LeftButton)
    dialog = asked(window, qtbot)
    assert dialog.roles.isHidden()
    dialog.name.setText("A stranger")
    assert "A stranger is a reporter here" in dialog.said.text()
    dialog.name.setText(EDITOR)
    assert f"{EDITOR} is an editor here." in dialog.said.text()
    dialog.take.click()
    qtbot.waitUntil(lambda: foot.text() == EDITOR, timeout=10_000)
    qtbot.waitUntil(bar.rows[Part.ATTRIBUTION].approve.isEnabled, timeout=10_000)
    assert window.bench.model.person == EDITOR
    authors: list[str] = []
    window.worker.ask(
        lambda desk: desk.library.revisions.history(desk.story("crane").summary.id)[0].revision.author, authors.append
    )
    qtbot.waitUntil(lambda: authors == [REPORTER])  # what was typed before is hers


def test_the_first_start_asks_once_and_a_role_begins_the_list(
    open_main_window: Open, library: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("editor.settings.login_name", lambda: REPORTER)
    monkeypatch.setattr(people_feature, "is_on_a_screen", lambda: True)
    window = open_main_window(person=REPORTER)
    dialog = asked(window, qtbot)
    assert not dialog.roles.isHidden()
    assert "everybody may write and approve" in dialog.said.text()
    dialog.name.setText(EDITOR)
    dialog.role.show_value("editor")
    dialog.take.click()
    qtbot.waitUntil(lambda: window.bench.model.person == EDITOR, timeout=10_000)
    kept: list[object] = []
    window.worker.ask(lambda desk: house_rules.value(desk, "people.roles"), kept.append)
    qtbot.waitUntil(lambda: kept == [{EDITOR: "editor"}])
    feature = people_of(window)
    feature.ask_first()
    assert feature.dialog is None  # the name is known now


def test_a_reporter_sits_down_first_and_an_editor_after(open_main_window: Open, library: Path, qtbot: QtBot) -> None:
    submitted(library)
    window = open_main_window(person=REPORTER)
    bar, foot = opened(window, qtbot).bar, window.bench._status.person
    driving.press(window, "app.person")
    dialog = asked(window, qtbot)
    dialog.name.setText(REPORTER)
    dialog.role.show_value("reporter")
    assert f"{REPORTER} writes and hands in. Nobody is an editor in this library yet" in dialog.said.text()
    dialog.take.click()
    qtbot.waitUntil(lambda: foot.text() == f"{REPORTER}, reporter", timeout=10_000)
    approve = bar.rows[Part.ADS].approve
    qtbot.waitUntil(lambda: not approve.isEnabled() and "nobody has it here yet" in approve.toolTip(), timeout=10_000)
    settings, page = rules_page(window, qtbot)
    assert "Nobody is one yet" in page.lead.text()
    settings.accept()
    QTest.mouseClick(foot, Qt.MouseButton.LeftButton)
    dialog = asked(window, qtbot)
    assert dialog.role.currentData() == "reporter"
    dialog.name.setText(EDITOR)
    dialog.role.show_value("editor")
    assert "a reporter from then on" in dialog.said.text()
    dialog.take.click()
    qtbot.waitUntil(approve.isEnabled, timeout=10_000)
    with desk_at(library, EDITOR) as desk:
        assert house_rules.value(desk, "people.roles") == {REPORTER: "reporter", EDITOR: "editor"}


def test_nobody_is_asked_offscreen(window: MainWindow) -> None:
    assert not people_feature.is_on_a_screen()
    assert people_of(window).dialog is None


def rules_page(window: MainWindow, qtbot: QtBot) -> tuple[SettingsDialog, HouseRulesPage]:
    driving.press(window, "house.rules")
    dialog = dialog_of(SettingsDialog, window, qtbot)
    assert isinstance(dialog, SettingsDialog)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(HouseRulesPage)), timeout=10_000)
    return dialog, dialog.findChildren(HouseRulesPage)[0]


def test_the_rules_of_the_house_are_a_page_of_the_settings(open_main_window: Open, library: Path, qtbot: QtBot) -> None:
    submitted(library)
    window = open_main_window(person=EDITOR)
    bar = opened(window, qtbot).bar
    dialog, page = rules_page(window, qtbot)
    assert dialog.groups.current_key == "house"
    assert set(page.fields) == set(TITLES) == {row.key for row in house_rules.RULES}
    parts = page.fields["approvals.required"]
    parts.boxes[Part.EMBEDS].click()  # type: ignore[attr-defined]
    qtbot.waitUntil(bar.rows[Part.EMBEDS].isVisible, timeout=10_000)
    roles = page.fields["people.roles"]
    assert isinstance(roles, RolesField)
    name = roles.add("", "reporter")
    name.setText(REPORTER)
    name.editingFinished.emit()
    roles.add(EDITOR, "both")
    roles.lines[1][0].editingFinished.emit()
    qtbot.waitUntil(page.message.isHidden, timeout=10_000)
    wording = page.fields["corrections.wording"]
    wording.setFocus()
    QTest.keyClicks(wording, "en correction = Not {wrong}, but {right}.")
    dialog.groups.setFocus()
    roles.setFocus()
    with desk_at(library, EDITOR) as desk:
        qtbot.waitUntil(lambda: bool(house_rules.value(desk, "corrections.wording")), timeout=10_000)
        changes = [event for event in desk.library.audit.events() if event.action == "change setting"]
        assert len(changes) == 4  # one for the parts, two for the people, one for the wording, and none for a letter
    dialog.accept()
    with desk_at(library, EDITOR) as desk:
        assert house_rules.value(desk, "people.roles") == {REPORTER: "reporter", EDITOR: "both"}


def test_a_reporter_reads_the_rules_with_the_reason(open_main_window: Open, library: Path, qtbot: QtBot) -> None:
    at_the_library(library, EDITOR, lambda desk: house_rules.change(desk, "people.roles", dict(ROLES)))
    window = open_main_window(person=REPORTER)
    qtbot.waitUntil(lambda: window.bench.model.person == REPORTER)
    dialog, page = rules_page(window, qtbot)
    assert not any(field.isEnabled() for field in page.fields.values())
    assert "Only an editor changes them" in page.lead.text()
    dialog.accept()


def test_the_name_in_the_settings_is_in_force_at_once(window: MainWindow, qtbot: QtBot) -> None:
    opened(window, qtbot)
    driving.press(window, "app.settings")
    dialog = dialog_of(SettingsDialog, window, qtbot)
    assert isinstance(dialog, SettingsDialog)
    field = dialog.fields["person.name"]
    QTest.keyClicks(field, EDITOR)
    assert window.bench.model.person == REPORTER
    field.editingFinished.emit()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: window.bench.model.person == EDITOR, timeout=10_000)
    dialog.accept()
