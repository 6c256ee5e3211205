"""The start: what is loaded by when, the text that stands where it stays, and keys struck before all is there."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from editor.desk import writing
from editor.ui.actions import Actions
from editor.ui.look import Look
from editor.ui.main_window import MainWindow
from editor.ui.settings_store import SettingsStore
from editor.ui.worker import Worker
from tests.ui.conftest import desk_at

# What the window must not load by then. A name stands for everything in it.
NEVER_BY_ITSELF = (
    "PySide6.QtNetwork", "PySide6.QtPrintSupport", "click", "concurrent", "ctypes", "email", "jinja2", "mammoth",
    "markdown", "multiprocessing", "nh3", "sqlite_utils", "ssl", "subprocess", "zoneinfo",
    "editor.bundles", "editor.sending", "editor.exporting.targets", "editor.exporting.render",
    "editor.importing.importer", "editor.importing.recognise.recogniser", "editor.ui.audit",
    "editor.ui.preview.preview", "editor.ui.exports.export_feature", "editor.ui.corrections.endings_feature",
    "editor.ui.shortcuts_page", "editor.ui.attribution.source_form", "editor.ui.syndication.syndication_form",
)  # fmt: skip
BEFORE_THE_TEXT = (
    *NEVER_BY_ITSELF, "editor.checks", "editor.importing", "editor.exporting", "editor.ui.attribution",
    "editor.ui.derived", "editor.ui.features", "editor.article.ledger", "html", "socket",
)  # fmt: skip
BEFORE_THE_LIST = (*BEFORE_THE_TEXT, "editor.ui.body", "editor.ui.story_model", "editor.ui.workbench")

_PROGRAM = """
import json, linecache, os, sys
from pathlib import Path
import editor.app
from editor.ui import plain_imports
plain_imports.restore()
from editor.ui import main_window, program
found = {}
class Told(main_window.MainWindow):
    def _complete(self):
        found["list"] = sorted(sys.modules)
        super()._complete()
        self.usable.connect(lambda: self.bench.keeper.opened.connect(
            lambda _: found.setdefault("text", sorted(sys.modules))))
        self.completed.connect(self.told)
    def told(self):
        found["all"], found["sources"] = sorted(sys.modules), len(linecache.cache)
        self.close()
program.MainWindow = Told
editor.app.open_window(Path(sys.argv[1]), "crane")
print(json.dumps(found))
"""


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, library: Path, tmp_path: Path) -> Callable[[], MainWindow]:
    """Return how to make a window that begins with the story of the crane, and is not waited for."""

    def make() -> MainWindow:
        worker = Worker(partial(desk_at, library))
        window = MainWindow(worker, SettingsStore(tmp_path / "settings.toml"), Look(qapp, "light"), tmp_path / "state")
        window.resize(1200, 800)
        window.show()
        window.start("crane")
        return window

    return make


class Painted(QObject):
    """Notes where a widget stands in its window whenever it is painted with a text in it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.places: list[QRect] = []
        window.bench.story.editor.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a painting."""
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget) and self._window.bench.model.is_open:
            self.places.append(QRect(watched.mapTo(self._window, QPoint()), watched.size()))
        return False


def _within(names: tuple[str, ...], loaded: list[str]) -> list[str]:
    return [name for name in loaded if any(name == one or name.startswith(f"{one}.") for one in names)]


def test_the_start_loads_what_it_shows_and_no_more(library: Path, tmp_path: Path) -> None:
    folders = {f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in ("STATE", "CONFIG", "DATA", "CACHE")}
    settings = tmp_path / "config" / "copydesk" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("spelling.check = false\n", encoding="utf-8")  # a dictionary comes by ctypes
    environment = {**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"}
    run = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(library)], env=environment, capture_output=True, text=True, check=True
    )
    found = json.loads(run.stdout.splitlines()[-1])
    assert _within(BEFORE_THE_LIST, found["list"]) == []
    assert _within(BEFORE_THE_TEXT, found["text"]) == []
    assert _within(NEVER_BY_ITSELF, found["all"]) == []
    assert "editor.ui.attribution.attribution_panel" in found["all"]
    assert not found["sources"], "PySide kept the source of every module"


def test_the_text_stands_where_it_stays_from_the_first(start: Callable[[], MainWindow], qtbot: QtBot) -> None:
    window = start()
    with qtbot.waitSignal(window.usable, timeout=10_000):
        pass
    painted = Painted(window)
    with qtbot.waitSignal(window.completed, timeout=10_000):
        pass
    qtbot.wait(300)
    assert painted.places
    assert set(painted.places) == {painted.places[-1]}
    assert window.bench.model.summary is not None
    assert window.bench.model.summary.slug == "crane"
    with qtbot.waitSignal(window.ended, timeout=10_000):
        window.close()


def test_what_is_typed_before_everything_is_there_is_kept(
    start: Callable[[], MainWindow], qtbot: QtBot, library: Path
) -> None:
    window = start()
    with qtbot.waitSignal(window.usable, timeout=10_000):
        pass
    completed: list[bool] = []
    window.completed.connect(lambda: completed.append(True))
    with qtbot.waitSignal(window.bench.keeper.opened, timeout=10_000):
        pass
    QTest.keyClicks(window.bench.story.editor, "Early words. ")
    assert not completed
    with qtbot.waitSignal(window.ended, timeout=10_000):
        window.close()
    assert not completed
    with desk_at(library) as desk:
        story = writing.open_story(desk, desk.story("crane").summary.id, window.bench.keeper.device)
        assert "Early words. " in story.article.body


def test_what_an_action_leads_to_is_installed_once_by_the_first_of_its_actions(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    actions = Actions(holder)
    done: list[str] = []

    def install() -> None:
        done.append("installed")
        actions.handle("story.audit", lambda: done.append("story"))
        actions.handle("library.audit", lambda: done.append("library"))

    actions.handle_late(install, "story.audit", "library.audit")
    for row, _ in actions:
        actions.set_condition(row.when, True)
    made = actions.action("story.audit")
    assert made is not None
    assert not done
    for name in ("story.audit", "library.audit", "story.audit"):
        action = actions.action(name)
        assert action is not None
        action.trigger()
    assert done == ["installed", "story", "library", "story"]
    assert actions.action("story.audit") is made
