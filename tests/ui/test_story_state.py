"""The button beside the state leads on: to what this person can do, never to refusals alone."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from editor.article.part import Part
from editor.desk import house_rules
from editor.ui.main_window import MainWindow
from editor.ui.story_state import StoryState
from tests.ui.review.reviewed import EDITOR, REPORTER, at_the_library, opened, submitted

ROLES = {EDITOR: "editor", REPORTER: "reporter"}
Open = Callable[..., MainWindow]


def button_of(window: MainWindow) -> QPushButton:
    (state,) = window.findChildren(StoryState)
    (button,) = state.findChildren(QPushButton)
    return button


def test_an_editor_is_led_to_the_approvals(open_main_window: Open, library: Path, qtbot: QtBot) -> None:
    submitted(library)
    window = open_main_window(person=EDITOR)
    opened(window, qtbot)
    button = button_of(window)
    qtbot.waitUntil(lambda: button.menu() is not None)
    assert (button.text(), button.property("kind")) == ("Approve", "primary")
    assert button.toolTip() == "Approve a part exactly as it stands."
    assert any(action.isEnabled() for action in button.menu().actions())


def test_who_wrote_it_is_not_led_to_refusals(open_main_window: Open, library: Path, qtbot: QtBot) -> None:
    submitted(library)
    window = open_main_window(person=REPORTER)
    feature = opened(window, qtbot)
    button = button_of(window)
    qtbot.waitUntil(lambda: all(feature.state.refusal(part) for part in (Part.ATTRIBUTION, Part.ADS)))
    qtbot.waitUntil(lambda: button.menu() is None)
    assert (button.text(), button.property("kind"), button.isHidden()) == ("Publish…", "", False)


def test_a_reporter_is_led_nowhere_where_editors_have_to_act(
    open_main_window: Open, library: Path, qtbot: QtBot
) -> None:
    submitted(library)
    at_the_library(library, EDITOR, lambda desk: house_rules.change(desk, "people.roles", dict(ROLES)))
    window = open_main_window(person=REPORTER)
    opened(window, qtbot)
    qtbot.waitUntil(button_of(window).isHidden)


def test_what_is_approved_leads_to_publishing(open_main_window: Open, library: Path, qtbot: QtBot) -> None:
    submitted(library, Part.ATTRIBUTION, Part.ADS)
    window = open_main_window(person=EDITOR)
    opened(window, qtbot)
    button = button_of(window)
    qtbot.waitUntil(lambda: button.menu() is None)
    assert (button.text(), button.property("kind"), button.isHidden()) == ("Publish…", "primary", False)
