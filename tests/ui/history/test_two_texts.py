"""The real window and its library: a save elsewhere, a program killed while somebody wrote, and what is chosen then."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from editor.article.revision import RevisionKind
from editor.desk import history
from editor.ui import session
from editor.ui.autosave import SaveState
from editor.ui.history.compare_view import CompareView
from editor.ui.main_window import MainWindow
from tests.ui.conftest import BODY, STORY, desk_at
from tests.ui.driving import open_row

# A person's program: opens the crane on this desktop, types, says when the library has it, and goes on until killed.
WRITER = """
import sys
from functools import partial
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from editor.ui.autosave import SaveState
from editor.ui.look import Look
from editor.ui.main_window import MainWindow
from editor.ui.settings_store import SettingsStore
from editor.ui.worker import Worker
from tests.ui.conftest import desk_at

library, state = Path(sys.argv[1]), Path(sys.argv[2])
application = QApplication([])
window = MainWindow(Worker(partial(desk_at, library)), SettingsStore(state / "settings.toml"),
                    Look(application, "light"), state)
window.show()
done = []
window.completed.connect(lambda: done.append(True))
window.start()
while not done:
    QTest.qWait(10)
window.bench.open_slug("crane")
while not window.bench.model.is_open:
    QTest.qWait(10)
QTest.keyClicks(window.bench.story.editor, "Typed before the end. ")
while window.bench.keeper.status.state is not SaveState.SAVED or not window.bench.keeper.is_clean():
    QTest.qWait(10)
print("kept", flush=True)
QTest.qWait(60_000)
"""


def compare_view(window: MainWindow, qtbot: QtBot) -> CompareView:
    qtbot.waitUntil(lambda: window.findChild(CompareView) is not None)
    view = window.findChild(CompareView)
    assert isinstance(view, CompareView)
    qtbot.waitUntil(view.merge_button.isEnabled)
    return view


def notice_button(window: MainWindow, words: str) -> QPushButton:
    return next(one for one in window.bench.story.notice.findChildren(QPushButton) if one.text() == words)


@pytest.fixture
def killed(library: Path, tmp_path: Path, root: Path) -> Path:
    """Return the state folder of a program that was killed while somebody wrote."""
    state = tmp_path / "desktop"
    state.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(library), str(state)], stdout=subprocess.PIPE, text=True, env=environment
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "kept\n"
        os.kill(program.pid, signal.SIGKILL)
    # The desktop's name is kept with the session; the writer stored it when it opened the story.
    assert session.load(state / "session.json").device
    return state


def test_what_was_typed_before_a_kill_is_back_and_compared(
    killed: Path, open_main_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_main_window(killed)
    window.bench.open_slug("crane")
    qtbot.waitUntil(lambda: "is back" in window.bench.story.notice.words, timeout=10_000)
    assert window.bench.model.article.body == "Typed before the end. " + BODY
    notice_button(window, "Compare…").click()
    view = compare_view(window, qtbot)
    assert "Typed before the end." in view.view.toPlainText()
    view.theirs_button.click()
    assert window.bench.model.article.body == BODY
    window.bench.model.undo()
    assert window.bench.model.article.body == "Typed before the end. " + BODY


def test_a_change_of_it_alone_is_taken(
    killed: Path, open_main_window: Callable[..., MainWindow], qtbot: QtBot, library: Path
) -> None:
    window = open_main_window(killed)
    window.bench.open_slug("crane")
    qtbot.waitUntil(lambda: "is back" in window.bench.story.notice.words, timeout=10_000)
    window.bench.story.editor.jump_to(len(window.bench.model.article.body))
    QTest.keyClicks(window.bench.story.editor, "And after.")
    notice_button(window, "Compare…").click()
    view = compare_view(window, qtbot)
    view.view.step(1)
    QTest.keyClick(view.view, Qt.Key.Key_1)
    view.merge_button.click()
    assert window.bench.model.article.body == BODY + "\nAnd after."
    window.bench.keeper.save()
    qtbot.waitUntil(window.bench.keeper.is_clean)
    with desk_at(library) as desk:
        assert desk.story("crane").article.body == BODY + "\nAnd after."


def test_a_save_elsewhere_is_compared_with_what_is_typed_since(window: MainWindow, qtbot: QtBot, library: Path) -> None:
    open_row(window, qtbot)
    with desk_at(library, "Mia Berg") as desk:
        story = desk.story("crane").summary
        theirs = replace(STORY, body=BODY.replace("by hand", "by night"))
        desk.library.save(story.id, theirs, story.head, "Mia Berg")
    QTest.keyClicks(window.bench.story.editor, "Mine ")
    window.bench.keeper.save()
    view = compare_view(window, qtbot)
    view.later_button.click()
    qtbot.waitUntil(lambda: window.findChild(CompareView) is None)
    QTest.keyClicks(window.bench.story.editor, "later ")
    window.bench.keeper.save()
    view = compare_view(window, qtbot)
    view.merge_button.click()
    expected = "Mine later " + BODY.replace("by hand", "by night")
    assert window.bench.model.article.body == expected
    qtbot.waitUntil(lambda: window.bench.keeper.status.state is SaveState.SAVED and window.bench.keeper.is_clean())
    with desk_at(library) as desk:
        entries = history.history(desk, "crane")
        assert entries[0].revision.kind is RevisionKind.MERGE
        assert desk.story("crane").article.body == expected
        bodies = [history.load(desk, entry.revision.id)[0].body for entry in entries]
    assert theirs.body in bodies
    assert any(body.startswith("Mine The") for body in bodies)
