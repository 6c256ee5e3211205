"""The house policy as a person changes it: in the list, as text, and never a wrong one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from editor.checks import policy_text
from editor.checks.registry import CHECKS
from editor.desk import house_checks
from editor.ui.checks.checks_panel import ChecksPanel
from editor.ui.checks.policy_dialog import PolicyDialog
from editor.ui.main_window import MainWindow
from editor.ui.theme import load
from tests.ui.conftest import desk_at, story
from tests.ui.driving import panel_of


def dialog(qtbot: QtBot, text: str = "") -> PolicyDialog:
    made = PolicyDialog(text or house_checks.preset(), house_checks.preset(), load("light"))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def button(of: PolicyDialog, words: str) -> QPushButton:
    return next(one for one in of.findChildren(QPushButton) if one.text() == words)


def test_every_check_stands_in_the_list_with_its_severity(qtbot: QtBot) -> None:
    shown = dialog(qtbot, '[checks]\nopinion-verb = "off"\n')
    rows = {row.key: row for row in shown.list.rows}
    assert set(rows) == {check.code for check in CHECKS}
    assert (rows["opinion-verb"].pill, rows["opinion-verb"].muted) == ("Off", True)
    assert (rows["two-roles"].pill, rows["two-roles"].muted) == ("Warning", False)


def test_a_choice_is_written_into_the_text(qtbot: QtBot) -> None:
    shown = dialog(qtbot)
    shown.list.select("opinion-verb")
    shown.choice.chosen.emit("blocking")
    assert 'opinion-verb = "blocking"\n' in shown.text.toPlainText()
    assert shown.choice.currentData() == "blocking"
    with qtbot.waitSignal(shown.kept) as kept:
        QTest.mouseClick(button(shown, "Keep"), Qt.MouseButton.LeftButton)
    assert policy_text.parse(kept.args[0]).severities == {"opinion-verb": "blocking"}


def test_a_guard_cannot_be_changed(qtbot: QtBot) -> None:
    shown = dialog(qtbot)
    shown.list.select("headline-missing")
    assert not shown.choice.isEnabled()
    shown.list.select("opinion-verb")
    assert shown.choice.isEnabled()


def test_a_wrong_text_is_told_and_cannot_be_kept(qtbot: QtBot) -> None:
    shown = dialog(qtbot)
    shown.text.setPlainText("names = 3\n")
    assert shown.wrong.startswith("Line 1: “names”")
    assert not button(shown, "Keep").isEnabled()
    shown.accept()
    assert shown.isVisible()
    QTest.mouseClick(button(shown, "Start Afresh"), Qt.MouseButton.LeftButton)
    assert shown.wrong == ""
    assert shown.text.toPlainText() == house_checks.preset()
    assert button(shown, "Keep").isEnabled()


def test_a_kept_policy_holds_for_the_story_in_front_and_for_the_library(
    open_main_window: Callable[..., MainWindow], qtbot: QtBot, library: Path
) -> None:
    with desk_at(library) as desk:
        desk.library.create(story("repair", "Repaired", "The mayor claimed that it was safe.\n"), "Ana Ruiz")
    window = open_main_window()
    qtbot.waitUntil(lambda: any(panel.key == "checks" for panel in window.bench.panels.panels))
    panel = panel_of(window, ChecksPanel)
    window.bench.panels.show_panel("checks")
    window.bench.open_slug("repair")
    qtbot.waitUntil(lambda: "Opinion verb" in [row.title for row in panel.list.rows])
    panel.policy_wanted.emit()
    qtbot.waitUntil(lambda: bool(window.findChildren(PolicyDialog)))
    (shown,) = window.findChildren(PolicyDialog)
    shown.choose("opinion-verb", "off")
    shown.accept()
    qtbot.waitUntil(lambda: "Opinion verb" not in [row.title for row in panel.list.rows])
    with desk_at(library) as desk:
        assert house_checks.policy(desk).severities == {"opinion-verb": "off"}
