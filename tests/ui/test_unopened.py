"""A library that cannot be opened: the window says why, and offers a backup where one may help."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from editor.ui.look import Look
from editor.ui.main_window import MainWindow
from editor.ui.settings_store import SettingsStore
from editor.ui.worker import Worker
from tests.ui.conftest import desk_at


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """Return a window on a file that is no library."""
    path = tmp_path / "stories.copydesk"
    path.write_bytes(b"no library at all " * 4_000)
    (tmp_path / "stories.copydesk-backups").mkdir()
    made = MainWindow(
        Worker(partial(desk_at, path)), SettingsStore(tmp_path / "settings.toml"), Look(qapp, "light"), tmp_path
    )
    made.setWindowFilePath(str(path))
    made.show()
    made.start()
    yield made
    made.close()
    made.deleteLater()


def box_of(window: MainWindow, qtbot: QtBot) -> QMessageBox:
    qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)), timeout=10_000)
    return next(box for box in window.findChildren(QMessageBox) if box.isVisible())


def test_a_backup_may_be_put_in_the_place_of_what_is_no_library(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    box = box_of(window, qtbot)
    assert "not a Copydesk library" in box.text()
    next(button for button in box.buttons() if button.text() == "Restore a Backup…").click()
    qtbot.waitUntil(lambda: bool(window.findChildren(QFileDialog)))
    (chooser,) = window.findChildren(QFileDialog)
    assert Path(chooser.directory().absolutePath()) == tmp_path / "stories.copydesk-backups"
    backup = tmp_path / "stories.copydesk-backups" / "one.copydesk"
    backup.write_bytes(b"a backup")
    with qtbot.waitSignal(window.ended):
        chooser.selectFile(str(backup))
        chooser.accept()
    assert window.afterwards == (("restore-library", str(backup)), ("open",))


def test_closing_the_word_of_it_closes_the_window(window: MainWindow, qtbot: QtBot) -> None:
    box = box_of(window, qtbot)
    with qtbot.waitSignal(window.ended):
        box.button(QMessageBox.StandardButton.Close).click()
    assert not window.afterwards
