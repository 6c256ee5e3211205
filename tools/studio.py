"""The studio in which the program is photographed: a real window without a screen, on a newsroom made anew."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Europe/London"  # so that the times of the history are the same everywhere

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from editor.desk import browsing
from editor.desk.browsing import View
from editor.ui.look import Look
from editor.ui.main_window import MainWindow
from editor.ui.settings_store import SettingsStore
from editor.ui.worker import Worker
from tools import newsroom

SIZE = QSize(1400, 860)
MOST_BYTES = 250_000
SETTLE = 700  # milliseconds for the checks, the panels and the highlighter to have their say
_PATIENCE = 20_000  # milliseconds after which something that does not come is a fault


class NotPhotographed(Exception):
    """Something that should have been in the picture did not come."""


@dataclass(frozen=True, slots=True)
class Studio:
    """The window with the sample story in front, and where its files lie."""

    window: MainWindow
    folder: Path

    def press(self, action_id: str) -> None:
        """Do what a person does by menu or key."""
        action = self.window.bench.actions.action(action_id)
        if action is None or not action.isEnabled():
            raise NotPhotographed(f"The action {action_id} cannot be used here.")
        action.trigger()

    def panel(self, key: str) -> QWidget:
        """Bring a panel to sight."""
        self.press(f"view.{key}")
        settle()
        return next(one for one in self.window.bench.panels.panels if one.key == key)

    def dialog(self) -> QDialog:
        """Return the dialog that is open, once it is there."""
        wait_for(lambda: bool(dialogs()), "a dialog")
        settle()
        return dialogs()[-1]


def dialogs() -> list[QDialog]:
    """Return the dialogs that are open."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def settle(milliseconds: int = SETTLE) -> None:
    """Let the window work for some milliseconds.

    Not by QTest.qWait(), which keeps Python to itself: what is loaded beside the window's thread would take minutes.
    """
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(holds: Callable[[], bool], what: str) -> None:
    """Let the window work until something holds."""
    for _ in range(_PATIENCE // 20):
        if holds():
            return
        settle(20)
    raise NotPhotographed(f"There is no {what}.")


def whole(studio: Studio) -> QPixmap:
    """Return the whole window."""
    return studio.window.grab()


def with_dialog(studio: Studio) -> QPixmap:
    """Return the window with the open dialog over it, as a desktop would show both."""
    dialog = studio.dialog()
    picture = studio.window.grab()
    shown = dialog.grab()
    place = QRect(QPoint(), dialog.size())
    place.moveCenter(picture.rect().center())
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor(0, 0, 0, 70))
    painter.setPen(Qt.PenStyle.NoPen)
    for spread in range(24, 0, -2):
        painter.setBrush(QColor(0, 0, 0, 5))
        painter.drawRoundedRect(place.adjusted(-spread, -spread + 8, spread, spread + 8), spread, spread)
    painter.drawPixmap(place.topLeft(), shown)
    painter.setPen(QColor(0, 0, 0, 60))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place.adjusted(-1, -1, 0, 0))
    painter.end()
    return picture


def close_dialogs() -> None:
    """Close every dialog."""
    for dialog in reversed(dialogs()):
        dialog.reject()
    settle(50)


def open_studio(
    application: QApplication, folder: Path, size: QSize, look: str = "light", library: Path | None = None
) -> Studio:
    """Open the window on a library, with its newest story in front; where none is given, on a newsroom made for it."""
    words = ", ".join(f'"{word}"' for word in newsroom.NAMES)
    (folder / "settings.toml").write_text(
        f'[spelling]\nwords = [{words}]\n\n[export]\nfolder = "Stories"\n', encoding="utf-8"
    )
    clock = newsroom.Clock()
    if library is None:
        library = folder / "newsroom.copydesk"
        newsroom.make(library)
        clock.forward(30)
    window = MainWindow(
        Worker(partial(newsroom.desk_at, library, newsroom.PERSON, clock)),
        SettingsStore(folder / "settings.toml"),
        Look(application, look),
        folder / "state",
    )
    faults: list[object] = []
    window.bug.connect(faults.append)
    completed: list[bool] = []
    window.completed.connect(lambda: completed.append(True))
    window.resize(size)
    window.show()
    window.start()
    wait_for(lambda: bool(completed), "window")
    bench = window.bench
    window.worker.ask(lambda desk: browsing.page(desk, View())[0].id, bench.keeper.open)
    wait_for(lambda: bench.model.is_open and bench.model.derived is not None, "story")
    if faults:
        raise NotPhotographed(str(faults[0]))
    settle()
    return Studio(window, folder)


def close_studio(studio: Studio) -> None:
    """Close the window and wait until its library is closed."""
    ended: list[bool] = []
    studio.window.ended.connect(lambda: ended.append(True))
    studio.window.close()
    wait_for(lambda: bool(ended), "end")
    studio.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def store(picture: QPixmap, path: Path) -> None:
    """Write a picture as a PNG, with fewer colours where it is too large; needs Pillow for that."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not picture.save(str(path)):
        raise NotPhotographed(f"{path} cannot be written.")
    if path.stat().st_size > MOST_BYTES:
        from PIL import Image

        with Image.open(path) as image:
            image.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    if path.stat().st_size > MOST_BYTES:
        raise NotPhotographed(f"{path.name} is larger than {MOST_BYTES} bytes.")
