"""The keys of undo in the story's text: the window's where an action has them, else the story's own order."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from editor.ui.story_area import StoryEditor
from editor.ui.story_model import StoryModel

Made = tuple[StoryEditor, StoryModel, list[str]]
Make = Callable[[str, str], Made]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    """Return how to make a window with an editor, and an action on a key that tells its name."""
    windows: list[QMainWindow] = []

    def make_one(name: str, keys: str) -> Made:
        window = QMainWindow()
        windows.append(window)  # else Python takes it down
        qtbot.addWidget(window)
        model = StoryModel(window)
        editor = StoryEditor(model, window)
        window.setCentralWidget(editor)
        editor.open(model.document)
        done: list[str] = []
        action = QAction(name, window)
        action.setShortcut(keys)
        action.triggered.connect(lambda: done.append(name))
        window.addAction(action)
        window.show()
        return editor, model, done

    return make_one


def test_undo_and_redo_walk_the_storys_own_order(make: Make) -> None:
    editor, model, done = make("other", "Ctrl+M")
    QTest.keyClicks(editor, "word")
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert model.document.source == ""
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL | SHIFT)
    assert model.document.source == "word"
    assert not done


@pytest.mark.parametrize(("keys", "modifiers"), [("Ctrl+Z", CTRL), ("Ctrl+Shift+Z", CTRL | SHIFT)])
def test_a_key_of_undo_given_to_another_action_is_that_ones(
    make: Make, keys: str, modifiers: Qt.KeyboardModifier
) -> None:
    editor, model, done = make("other", keys)
    QTest.keyClicks(editor, "word")
    QTest.keyClick(editor, Qt.Key.Key_Z, modifiers)
    assert done == ["other"]
    assert model.document.source == "word"
