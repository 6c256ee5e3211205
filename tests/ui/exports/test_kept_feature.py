"""Exports in the history: listed among the versions, compared, opened and saved again byte for byte."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from editor.article.part import Part
from editor.desk import kept_exports, output, review, workflow
from editor.ui.exports.kept_dialog import KeptDialog
from editor.ui.history.history_lines import EXPORT
from editor.ui.history.history_panel import HistoryPanel
from editor.ui.main_window import MainWindow
from tests.ui.conftest import desk_at
from tests.ui.driving import open_story, panel_of

PICTURE = b"\x89PNG\r\n\x1a\n a bronze head"


@pytest.fixture
def library(library: Path) -> Path:
    """Publish the museum's story with a picture, change it, and publish it again."""
    with desk_at(library, "Jon Petersen") as desk:
        story = desk.story("museum")
        picture = desk.library.assets.put(PICTURE, "image/png", "head.png")
        article = replace(story.article, body=f"{story.article.body}\n![A head](asset:{picture.sha256})\n")
        desk.library.save(story.summary.id, article, story.summary.head, "Jon Petersen")
        workflow.act(desk, "museum", "submit")
    publish(library, "html")
    with desk_at(library, "Jon Petersen") as desk:
        story = desk.story("museum")
        changed = replace(story.article, body=story.article.body.replace("goes home", "stays here"))
        desk.library.save(story.summary.id, changed, story.summary.head, "Jon Petersen")
    publish(library, "html")
    return library


def publish(library: Path, to: str) -> None:
    with desk_at(library, "Mina Falk") as desk:
        for part in Part:
            review.approve(desk, "museum", part)
        assert not output.hand_over(desk, "museum", to, draft=False).refusals


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> HistoryPanel:
    open_story(window, qtbot, "museum")
    window.bench.panels.show_panel("history")
    found = panel_of(window, HistoryPanel)
    qtbot.waitUntil(lambda: bool(keys(found)), timeout=10_000)
    return found


def keys(panel: HistoryPanel) -> list[str]:
    return [row.key for row in panel.list.rows if row.key.startswith(EXPORT)]


def words_of(dialog: KeptDialog) -> str:
    return dialog.bar.words.text()


def test_exports_stand_among_the_versions_with_who_approved_them(panel: HistoryPanel) -> None:
    assert [row.title for row in panel.list.rows].count("Exported as html") == 2
    panel.list.choose(keys(panel)[0])
    assert "Attribution, Ads and Embeds approved by Mina Falk" in panel.words.text()
    assert panel.open_button.isVisible()
    assert panel.restore_button.isHidden()
    version = next(row.key for row in panel.list.rows if row.title == "Saved")
    panel.list.choose(keys(panel)[0], version)
    assert "two exports, or two versions" in panel.words.text()
    assert not panel.compare_button.isEnabled()
    panel.list.choose(version)
    assert panel.restore_button.isVisible()
    assert panel.open_button.isHidden()


def test_an_export_is_compared_with_the_one_before_by_what_readers_see(
    window: MainWindow, panel: HistoryPanel, qtbot: QtBot
) -> None:
    newest, first = keys(panel)
    panel.list.choose(first)
    assert not panel.compare_button.isEnabled(), "nothing of its format was out before it"
    panel.list.choose(newest)
    panel.compare_button.click()
    qtbot.waitUntil(lambda: window.findChild(KeptDialog) is not None)
    dialog = window.findChild(KeptDialog)
    assert isinstance(dialog, KeptDialog)
    qtbot.waitUntil(lambda: "Comparing" not in words_of(dialog), timeout=10_000)
    assert dialog.view.changes == 1
    shown = dialog.view.toPlainText()
    assert "stays here" in shown
    assert "<p>" not in shown
    dialog.what.show_value("source")
    dialog.what.chosen.emit("source")
    qtbot.waitUntil(lambda: "<p>" in dialog.view.toPlainText(), timeout=10_000)
    dialog.close()


def test_an_export_is_saved_again_byte_for_byte_and_with_its_pictures(
    window: MainWindow, panel: HistoryPanel, qtbot: QtBot, tmp_path: Path, library: Path
) -> None:
    with desk_at(library) as desk:
        _, first = kept_exports.kept(desk, "museum")
        sent = kept_exports.content(desk, first)
    panel.list.choose(keys(panel)[1])
    panel.save_button.click()
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is not None)
    chooser = window.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(tmp_path / "again.html"))
    chooser.close()
    qtbot.waitUntil(lambda: "byte for byte" in window.bench.story.notice.words, timeout=10_000)
    assert (tmp_path / "again.html").read_bytes() == sent
    panel.export_save_wanted.emit(first)
    qtbot.waitUntil(lambda: bool(window.findChildren(QFileDialog)))
    window.findChildren(QFileDialog)[-1].fileSelected.emit(str(tmp_path / "again.zip"))
    window.findChildren(QFileDialog)[-1].close()
    qtbot.waitUntil((tmp_path / "again.zip").is_file, timeout=10_000)
    with zipfile.ZipFile(tmp_path / "again.zip") as packed:
        assert PICTURE in [packed.read(name) for name in packed.namelist()]


def test_an_export_is_opened_with_its_picture_beside_it(
    panel: HistoryPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(QUrl(url).toLocalFile())))
    panel.list.choose(keys(panel)[0])
    panel.open_button.click()
    qtbot.waitUntil(lambda: bool(opened), timeout=10_000)
    assert b"stays here" in opened[0].read_bytes()
    (picture,) = (opened[0].parent / "pictures").iterdir()
    assert picture.read_bytes() == PICTURE
