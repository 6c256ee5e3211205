"""The audit trail in the real window: filter, pages, all of one event, verifying, and the file."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from editor.ui.audit.audit_dialog import AuditDialog
from editor.ui.audit.audit_feature import AuditTrails
from editor.ui.main_window import MainWindow
from tests.ui.conftest import desk_at
from tests.ui.driving import open_story, press


@pytest.fixture
def library(library: Path) -> Path:
    """Return the library after 210 more steps of its stories."""
    with desk_at(library, "Mina Falk") as desk, desk.library.transaction():
        ferry = desk.story("ferry").summary.id
        for number in range(210):
            desk.library.record(("spike", "unspike")[number % 2], desk.person, ferry, {"note": "no room"})
    return library


def opened(window: MainWindow, qtbot: QtBot, action_id: str) -> AuditDialog:
    press(window, action_id)

    def there() -> list[AuditDialog]:
        return [one for one in window.findChildren(AuditDialog) if one.isVisible() and one.list.rows]

    qtbot.waitUntil(lambda: bool(there()), timeout=10_000)
    return there()[0]


def test_the_trail_comes_in_pages_as_one_scrolls(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot, "library.audit")
    assert len(dialog.list.rows) == 200
    assert dialog.list.rows[0].title == "Mina Falk took the spiked story up again"
    assert "ferry" in dialog.list.rows[0].detail
    bar = dialog.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: len(dialog.list.rows) == 214, timeout=10_000)
    assert dialog.list.rows[-1].title == "Copydesk made the library"
    assert len({row.key for row in dialog.list.rows}) == 214
    bar.setValue(bar.maximum())
    dialog.reject()


def test_the_fields_filter(window: MainWindow, qtbot: QtBot) -> None:
    open_story(window, qtbot, "crane")
    dialog = opened(window, qtbot, "story.audit")
    assert [row.title for row in dialog.list.rows] == ["Ana Ruiz started the story"]
    assert "crane" not in dialog.list.rows[0].detail
    dialog.story.setText("ferry")
    dialog.story.edited.emit("ferry")
    qtbot.waitUntil(lambda: len(dialog.list.rows) == 200)
    dialog.action.show_value("new")
    dialog.action.chosen.emit("new")
    qtbot.waitUntil(lambda: [row.title for row in dialog.list.rows] == ["Jon Petersen started the story"])
    dialog.list.select(dialog.list.rows[0].key)
    assert "number 2 · hash " in dialog.detail.text()
    dialog.person.show_value("Mina Falk")
    dialog.person.chosen.emit("Mina Falk")
    qtbot.waitUntil(lambda: not dialog.list.rows)
    assert "fits" in dialog.empty._title.text()
    dialog.person.show_value("")
    dialog.person.chosen.emit("")
    qtbot.waitUntil(lambda: len(dialog.list.rows) == 1)
    dialog.until.edit.setDate(QDate(2001, 1, 1))
    qtbot.waitUntil(lambda: not dialog.list.rows)
    dialog.until.clear.click()
    qtbot.waitUntil(lambda: len(dialog.list.rows) == 1)
    dialog.story.setText("nowhere")
    dialog.story.edited.emit("nowhere")
    qtbot.waitUntil(lambda: "is and was no story" in dialog.empty._sentence.text())
    dialog.reject()


@pytest.mark.slow
def test_verifying_and_the_file_are_told_in_the_dialog(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(window, qtbot, "library.audit")
    dialog.verify_button.click()
    qtbot.waitUntil(lambda: "Sound: 214 events" in dialog.status.text(), timeout=30_000)
    (feature,) = window.findChildren(AuditTrails)
    dialog.story.setText("crane")
    dialog.story.edited.emit("crane")
    qtbot.waitUntil(lambda: len(dialog.list.rows) == 1)
    file = tmp_path / "trail.csv"
    feature.save(dialog._read(), str(file))
    qtbot.waitUntil(lambda: dialog.status.text().endswith(": 1 event."), timeout=30_000)
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    assert [row[3:6] for row in rows[1:]] == [["new", "crane", "Ana Ruiz started the story"]]
    feature.save(dialog._read(), str(tmp_path / "no" / "trail.csv"))
    qtbot.waitUntil(lambda: "cannot be written" in dialog.status.text(), timeout=30_000)
    dialog.reject()
