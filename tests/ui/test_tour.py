"""The tour of the sample story: opened once, walked by keyboard, skipped with one key."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from editor.ui.action_table import ACTIONS
from editor.ui.main_window import MainWindow
from editor.ui.tour import STOPS, TourCard
from tests.ui.conftest import desk_at
from tests.ui.driving import press


def begin(window: MainWindow, qtbot: QtBot) -> TourCard:
    press(window, "app.tour")
    qtbot.waitUntil(lambda: any(card.isVisible() for card in window.findChildren(TourCard)), timeout=20_000)
    return next(card for card in window.findChildren(TourCard) if card.isVisible())


def test_every_stop_names_actions_and_panels_that_there_are() -> None:
    ids = {row.id for row in ACTIONS}
    for stop in STOPS:
        words = stop.words
        for name in ids:
            words = words.replace("{" + name + "}", "")
        assert "{" not in words
        assert not stop.panel or f"view.{stop.panel}" in ids


def test_it_leads_through_the_sample_with_the_keys_that_are_in_force(window: MainWindow, qtbot: QtBot) -> None:
    card = begin(window, qtbot)
    assert "Port Ellery" in window.bench.model.records.furniture.headline
    seen: list[str] = []
    card.stop_shown.connect(lambda stop: seen.append(stop.panel))
    shown: list[str] = []
    card.stop_shown.connect(lambda stop: shown.append(stop.words))
    for _ in range(len(STOPS) - 1):
        QTest.keyClick(card, Qt.Key.Key_Return)
        if seen[-1]:
            assert window.bench.panels.current == seen[-1]
    assert {"attribution", "ads", "embeds", "checks", "history"} <= set(seen)
    assert any("Ctrl+Z" in words for words in shown)
    assert not any("{" in words for words in shown)
    with qtbot.waitSignal(card.ended):
        QTest.keyClick(card, Qt.Key.Key_Return)


def test_it_is_skipped_with_one_key_and_imports_the_sample_once(
    window: MainWindow, qtbot: QtBot, library: Path
) -> None:
    for _ in range(2):
        card = begin(window, qtbot)
        with qtbot.waitSignal(card.ended):
            QTest.keyClick(card, Qt.Key.Key_Escape)
        QTest.qWait(10)
    with desk_at(library) as desk:
        assert sum("Port Ellery" in row.headline for row in desk.library.articles.list()) == 1


def test_the_name_that_is_given_goes_into_the_settings(window: MainWindow, qtbot: QtBot) -> None:
    card = begin(window, qtbot)
    card.name.selectAll()
    QTest.keyClicks(card.name, "Mina Falk")
    card.on.click()
    card.name.editingFinished.emit()
    assert window.settings.values.text("person.name") == "Mina Falk"
    card.end()


def test_about_names_the_versions(window: MainWindow) -> None:
    press(window, "app.about")
    (box,) = window.findChildren(QMessageBox)
    assert box.text().startswith("Copydesk ")
    assert "PySide6-Essentials 6.11" in box.detailedText()
    box.reject()
