"""A real library file with a few stories of our own, a worker on it, and the real window."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.library import open_library
from editor.article.ads import AdPlacement
from editor.article.article import Article, Byline, Furniture
from editor.article.sources import Source
from editor.desk.desk import Desk
from editor.ui.look import Look
from editor.ui.main_window import MainWindow
from editor.ui.settings_store import SettingsStore
from editor.ui.worker import Worker

# What is waited for comes as soon as it is there; on two busy cores five seconds, pytest-qt's own limit, are too few.
for _wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals):
    assert _wait.__kwdefaults__ is not None
    _wait.__kwdefaults__["timeout"] = 30_000

BODY = """The harbour master, Rosa Diaz, said the crane was “safe to use”. [@diaz]

Nobody on the quay agreed with her, and two crews went home at noon.

::ad{#ad-1}

A third crew stayed and loaded the ship by hand.
"""
STORY = Article(
    Furniture(slug="crane", headline="Crane stands still", byline=(Byline("Ana Ruiz"),), desk="news"),
    BODY,
    sources=(Source("diaz", "Rosa Diaz", role="harbour master"),),
    ads=(AdPlacement("ad-1"),),
)


def story(slug: str, headline: str, body: str = BODY, desk: str = "news") -> Article:
    """Return a story like the one above under another slug."""
    return replace(STORY, furniture=replace(STORY.furniture, slug=slug, headline=headline, desk=desk), body=body)


@pytest.fixture(scope="session", autouse=True)
def _clean_exit() -> Iterator[None]:
    """Empty the clipboard: offscreen, what Python put there is taken down after Python's end, which ends badly."""
    yield
    if QApplication.instance() is not None:
        QApplication.clipboard().clear()


@contextmanager
def desk_at(path: Path, person: str = "Ana Ruiz") -> Iterator[Desk]:
    """Open a library for one person, as the composition root does."""
    library = open_library(path)
    try:
        yield Desk(library, person)
    finally:
        library.close()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a library with three stories; the crane's is the newest."""
    path = tmp_path / "stories.copydesk"
    with desk_at(path) as desk:
        desk.library.create(story("ferry", "Ferry line is saved", desk="politics"), "Jon Petersen")
        desk.library.create(story("museum", "Museum returns bronze", "A bronze head goes home.\n"), "Jon Petersen")
        desk.library.create(STORY, "Ana Ruiz")
    return path


@pytest.fixture
def worker(qtbot: QtBot, library: Path) -> Iterator[Worker]:
    """Return a running worker on the library; a bug in it fails the test."""
    bugs: list[BaseException] = []
    made = Worker(partial(desk_at, library))
    made.crashed.connect(bugs.append)
    with qtbot.waitSignal(made.ready, timeout=10_000):
        made.start()
    yield made
    assert made.stop()
    assert not bugs


def _close(window: MainWindow, qtbot: QtBot) -> None:
    if window.isVisible():
        with qtbot.waitSignal(window.ended, timeout=10_000):
            window.close()
    window.deleteLater()


@pytest.fixture
def open_main_window(qtbot: QtBot, qapp: object, library: Path, tmp_path: Path) -> Iterator[Callable[..., MainWindow]]:
    """Return how to open the window on the library; each is closed at the end and must have met no bug."""
    windows: list[MainWindow] = []
    bugs: list[BaseException] = []

    def open_window(state: Path | None = None, person: str = "Ana Ruiz", path: Path = library) -> MainWindow:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        window = MainWindow(
            Worker(partial(desk_at, path, person)),
            SettingsStore(tmp_path / "settings.toml"),
            Look(application, "light"),
            state or tmp_path / "state",
        )
        window.bug.connect(bugs.append)
        window.resize(1200, 800)
        window.show()
        with qtbot.waitSignal(window.completed, timeout=10_000):
            window.start()
        windows.append(window)
        return window

    yield open_window
    while windows:
        _close(windows.pop(), qtbot)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()  # here and not in a thread of the next window: what is Qt's may only be taken down on this one
    assert not bugs


@pytest.fixture
def window(open_main_window: Callable[..., MainWindow]) -> MainWindow:
    """Return the window, with the desk list filled and no story open."""
    return open_main_window()
