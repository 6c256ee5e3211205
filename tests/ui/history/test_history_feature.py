"""The history in the real window: what it lists, what it compares, and restoring, which keeps both texts."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from editor.article.part import Part
from editor.article.revision import RevisionKind
from editor.desk import history, review, workflow
from editor.ui import theme
from editor.ui.history.difference_view import Layout
from editor.ui.history.history_dialog import HistoryDialog
from editor.ui.history.history_lines import DAY, EVENT
from editor.ui.history.history_panel import HistoryPanel
from editor.ui.main_window import MainWindow
from tests.ui.conftest import BODY, STORY, desk_at
from tests.ui.driving import open_row, panel_of

OLD = BODY.replace("Nobody on the quay", "Everybody on the quay")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a library with one story that was changed, submitted and approved in part."""
    path = tmp_path / "history.copydesk"
    with desk_at(path) as desk:
        made = desk.library.create(replace(STORY, body=OLD), "Ana Ruiz", RevisionKind.IMPORT)
        head = made.revision.id
        for number in range(3):
            body = OLD + f"\nLine {number}.\n"
            saved = desk.library.save(
                made.article_id, replace(STORY, body=body), head, "Ana Ruiz", RevisionKind.AUTOSAVE
            )
            head = saved.revision.id
        desk.library.save(made.article_id, STORY, head, "Jon Petersen")
        workflow.act(desk, "crane", "submit")
    with desk_at(path, "Mia Berg") as desk:
        review.approve(desk, "crane", Part.ADS)
    return path


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> HistoryPanel:
    open_row(window, qtbot)
    window.bench.panels.show_panel("history")
    found = panel_of(window, HistoryPanel)
    qtbot.waitUntil(lambda: bool(found.list.rows))
    return found


def version_keys(panel: HistoryPanel) -> list[str]:
    return [row.key for row in panel.list.rows if not row.key.startswith((DAY, EVENT))]


def dialog_of(window: MainWindow, qtbot: QtBot) -> HistoryDialog:
    qtbot.waitUntil(lambda: window.findChild(HistoryDialog) is not None)
    dialog = window.findChild(HistoryDialog)
    assert isinstance(dialog, HistoryDialog)
    qtbot.waitUntil(lambda: "Comparing" not in dialog.bar.words.text())
    return dialog


def bodies(path: Path) -> list[str]:
    with desk_at(path) as desk:
        return [history.load(desk, entry.revision.id)[0].body for entry in history.history(desk, "crane")]


def test_versions_and_what_happened_beside_them_are_listed(panel: HistoryPanel) -> None:
    titles = [row.title for row in panel.list.rows]
    assert titles == ["Today", "Ads approved", "Saved", "Kept while writing, 3 times", "Imported"]
    assert not panel.restore_button.isEnabled()
    keys = version_keys(panel)
    panel.list.choose(keys[1])
    assert panel.restore_button.isEnabled()
    panel.unfold_button.click()
    assert len(version_keys(panel)) == 5
    QTest.keyClick(panel.list, Qt.Key.Key_Left)
    assert len(version_keys(panel)) == 3
    panel.list.choose(keys[0])
    assert not panel.restore_button.isEnabled()


def test_a_save_of_now_appears_by_itself(window: MainWindow, panel: HistoryPanel, qtbot: QtBot) -> None:
    before = len(version_keys(panel))
    QTest.keyClicks(window.bench.story.editor, "Now ")
    window.bench.keeper.save()
    qtbot.waitUntil(lambda: len(version_keys(panel)) == before + 1)


def test_one_version_is_compared_with_now_and_with_what_it_came_from(
    window: MainWindow, panel: HistoryPanel, qtbot: QtBot
) -> None:
    panel.list.choose(version_keys(panel)[1])
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    dialog = dialog_of(window, qtbot)
    assert "differ" in dialog.bar.words.text()
    assert "Everybody" in dialog.view.toPlainText()
    assert "Nobody" in dialog.view.toPlainText()
    dialog.against_chosen.emit("before")
    qtbot.waitUntil(lambda: "Line 2" in dialog.view.toPlainText() and "Nobody" not in dialog.view.toPlainText())
    in_line = dialog.findChild(QPushButton, Layout.IN_LINE.value)
    assert isinstance(in_line, QPushButton)
    in_line.click()
    dialog.bar.on.click()
    assert dialog.bar.place.text() == "1 of 1"
    dialog.close()


def test_the_first_version_came_from_nothing_and_two_are_compared(
    window: MainWindow, panel: HistoryPanel, qtbot: QtBot
) -> None:
    keys = version_keys(panel)
    panel.list.choose(keys[0], keys[2])
    panel.compare_button.click()
    dialog = dialog_of(window, qtbot)
    assert not dialog.restore_button.isVisible()
    assert "Imported" in dialog.view.toPlainText()
    dialog.close()
    qtbot.waitUntil(lambda: window.findChild(HistoryDialog) is None)
    panel.list.choose(keys[2])
    panel.compare_button.click()
    dialog = dialog_of(window, qtbot)
    dialog.against_chosen.emit("before")
    qtbot.waitUntil(lambda: "Before" in dialog.view.toPlainText())
    assert "paragraphs" in dialog.bar.words.text()
    dialog.close()


def test_restoring_keeps_both_texts_and_can_be_taken_back(
    window: MainWindow, panel: HistoryPanel, qtbot: QtBot, library: Path
) -> None:
    editor = window.bench.story.editor
    QTest.keyClicks(editor, "Unsaved ")
    typed = window.bench.model.article.body
    panel.list.choose(version_keys(panel)[-1])
    with qtbot.waitSignal(window.bench.keeper.opened):
        panel.restore_button.click()
    assert window.bench.model.article.body == OLD
    assert window.bench.model.article.furniture.slug == "crane"
    qtbot.waitUntil(lambda: "Back as the newest version: Imported" in window.bench.story.notice.words)
    assert bodies(library)[:2] == [OLD, typed]
    undo = next(one for one in window.bench.story.notice.findChildren(QPushButton) if one.text() == "Undo")
    with qtbot.waitSignal(window.bench.keeper.opened):
        undo.click()
    assert window.bench.model.article.body == typed
    assert bodies(library)[:3] == [typed, OLD, typed]


def test_a_long_history_comes_in_pages(
    window: MainWindow, qtbot: QtBot, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "PAGE", 20)
    with desk_at(library) as desk:
        story = desk.story("crane").summary
        head = story.head
        for number in range(60):
            head = desk.library.save(story.id, replace(STORY, body=f"{BODY}\n{number}\n"), head, "Ana Ruiz").revision.id
    open_row(window, qtbot)
    window.bench.panels.show_panel("history")
    panel = panel_of(window, HistoryPanel)
    qtbot.waitUntil(lambda: len(version_keys(panel)) >= 20)
    assert len(version_keys(panel)) < 60
    for _ in range(5):
        panel.list.verticalScrollBar().setValue(panel.list.verticalScrollBar().maximum())
        qtbot.wait(50)
    qtbot.waitUntil(lambda: len(version_keys(panel)) == 63)
    window.bench.keeper.refresh()
    qtbot.wait(100)
    assert len(version_keys(panel)) == 63


def test_what_is_not_in_sight_asks_nothing(window: MainWindow, qtbot: QtBot) -> None:
    open_row(window, qtbot)
    panel = panel_of(window, HistoryPanel)
    window.bench.panels.show_panel(next(one.key for one in window.bench.panels.panels if one is not panel))
    window.bench.keeper.refresh()
    qtbot.wait(50)
    assert not panel.list.rows
    panel.set_look(theme.load("dark"))
