"""The window as a program: one for each library, with its look, its crash log, and a clean end."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from editor.crash import CrashLog
from editor.desk.desk import Desk
from editor.ui.ending import Ending
from editor.ui.garbage import Garbage
from editor.ui.look import Look
from editor.ui.main_window import MainWindow
from editor.ui.settings_store import SettingsStore
from editor.ui.single_instance import SingleInstance
from editor.ui.worker import Worker


def state_folder() -> Path:
    """Return the folder for what belongs to this desktop alone: session, crash logs, rescued texts."""
    from platformdirs import user_state_path

    return user_state_path("copydesk", appauthor=False)


def run(
    open_desk: Callable[[], AbstractContextManager[Desk]],
    library: Path,
    settings_path: Path,
    slug: str = "",
    started: Callable[[], None] | None = None,
) -> int:
    """Open the window on a library and return the exit code once it is closed.

    `open_desk` is called in the worker's thread. Where a window is open on the library already, that one comes to the
    front, with the story of the slug if one is given. `started` is called when the window is whole.
    """
    state = state_folder()
    application = _application()
    library.parent.mkdir(parents=True, exist_ok=True)
    instance = SingleInstance(library, application)
    if not instance.claim() and instance.raise_other(slug):
        return 0
    crash = CrashLog(state)
    crash.install()
    settings = SettingsStore(settings_path, application)
    look = Look(application, settings.values.text("look.theme"))
    window = MainWindow(Worker(open_desk, application), settings, look, state)
    window.setWindowFilePath(str(library.absolute()))
    garbage = Garbage(application)
    window.bug.connect(crash.report)
    window.ended.connect(application.quit)
    window.usable.connect(lambda: crash.on_crash(window.bench.keeper.rescue))
    window.completed.connect(partial(_complete, window, crash, instance, garbage))
    if started is not None:
        window.completed.connect(started)
    ending = Ending(window.close, application)
    window.show()
    window.start(slug)
    code = application.exec()
    afterwards = window.afterwards
    window.deleteLater()
    ending.stop()
    garbage.stop()
    instance.release()
    crash.end()
    if afterwards:
        from editor.ui.side_process import run_in_order

        run_in_order(library, afterwards)
    return code


def _application() -> QApplication:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    application.setApplicationName("Copydesk")
    application.setApplicationDisplayName("Copydesk")
    application.setDesktopFileName("copydesk")
    application.setQuitOnLastWindowClosed(False)  # it ends when the library has every key, which takes a moment more
    return application


def _complete(window: MainWindow, crash: CrashLog, instance: SingleInstance, garbage: Garbage) -> None:
    """Do what has to wait until the window is whole."""
    crash.tell(window.bench.tell_bug)
    left = crash.left_behind()
    if left:
        window.bench.tell_bug(left)
    instance.raised.connect(partial(_come_forward, window))
    instance.listen()
    garbage.later = window.bench.between_keys.put
    garbage.start()


def _come_forward(window: MainWindow, slug: str) -> None:
    """Bring the window to the front, with a story if somebody named one."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
    if slug:
        window.bench.open_slug(slug)
