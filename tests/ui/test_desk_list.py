"""The desk list: pages as they come into sight, search as one types, filters with counts, empty states."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.article.library_values import Order
from editor.desk import browsing, readiness, review, workflow
from editor.desk.browsing import PAGE, Filter, View
from editor.ui import theme
from editor.ui.desk_list import DeskList
from editor.ui.desk_list_delegate import short_time
from editor.ui.desk_list_model import SUMMARY, DeskListModel
from editor.ui.filter_button import FilterButton
from editor.ui.main_window import MainWindow
from editor.ui.worker import Worker
from tests.ui.conftest import desk_at, story


def headlines(model: DeskListModel) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


@pytest.fixture
def desk_list(qtbot: QtBot, worker: Worker) -> DeskList:
    made = DeskList(worker, theme.load("light"))
    qtbot.addWidget(made)
    made.resize(300, 700)
    made.show()
    with qtbot.waitSignal(made.model.settled):
        made.load()
    return made


def test_the_newest_story_stands_first(desk_list: DeskList) -> None:
    assert headlines(desk_list.model) == ["Crane stands still", "Museum returns bronze", "Ferry line is saved"]
    assert desk_list.model.index(0).data(SUMMARY).slug == "crane"
    assert "draft" in desk_list.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


class Painted(QObject):
    """Gathers what was painted of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False


def test_only_the_row_that_changes_is_painted_anew(desk_list: DeskList, qtbot: QtBot) -> None:
    view, model = desk_list.view, desk_list.model
    view.setCurrentIndex(model.index(2))
    view.setFocus()
    QTest.qWait(100)
    painted = Painted(view.viewport())
    summary = model.summary(1)
    assert summary is not None
    model.show_headline(summary.id, "Museum returns two bronzes")
    qtbot.waitUntil(lambda: not painted.region.isEmpty())
    assert painted.region.boundingRect() == view.visualRect(model.index(1))
    assert headlines(model)[1] == "Museum returns two bronzes"
    painted.region = QRegion()
    desk_list.search_field.setFocus()
    qtbot.waitUntil(lambda: not painted.region.isEmpty())
    assert painted.region.boundingRect() == view.visualRect(model.index(2))


def test_typing_searches_every_story(desk_list: DeskList, qtbot: QtBot) -> None:
    QTest.keyClicks(desk_list.search_field, "bron")
    qtbot.waitUntil(lambda: headlines(desk_list.model) == ["Museum returns bronze"])
    QTest.keyClick(desk_list.search_field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: desk_list.model.rowCount() == 3)


def test_arrow_and_enter_open_the_first_hit(desk_list: DeskList, qtbot: QtBot) -> None:
    QTest.keyClicks(desk_list.search_field, "ferry")
    qtbot.waitUntil(lambda: desk_list.model.rowCount() == 1)
    with qtbot.waitSignal(desk_list.story_chosen) as chosen:
        QTest.keyClick(desk_list.search_field, Qt.Key.Key_Return)
    assert chosen.args == [desk_list.model.index(0).data(SUMMARY).id]
    QTest.keyClick(desk_list.search_field, Qt.Key.Key_Down)
    assert desk_list.view.hasFocus()


def test_a_search_without_hits_says_so_and_leads_back(desk_list: DeskList, qtbot: QtBot) -> None:
    QTest.keyClicks(desk_list.search_field, "zeppelin")
    qtbot.waitUntil(lambda: desk_list.model.rowCount() == 0)
    assert "zeppelin" in desk_list._empty._sentence.text()
    desk_list._clear.click()
    qtbot.waitUntil(lambda: desk_list.model.rowCount() == 3)
    assert desk_list.search_field.text() == ""


def test_filters_have_counts_and_narrow_the_list(desk_list: DeskList, qtbot: QtBot) -> None:
    buttons = {button.text(): button for button in desk_list.findChildren(FilterButton)}
    qtbot.waitUntil(lambda: buttons["Mine"].accessibleName() == "Mine, 1")
    assert buttons["All stories"].accessibleName() == "All stories, 3"
    buttons["Mine"].click()
    qtbot.waitUntil(lambda: headlines(desk_list.model) == ["Crane stands still"])


@pytest.mark.parametrize(
    ("order", "first"),
    [(Order.HEADLINE, "Crane stands still"), (Order.SLUG, "Crane stands still"), (Order.UPDATED, "Crane stands still")],
)
def test_orders(desk_list: DeskList, qtbot: QtBot, order: Order, first: str) -> None:
    with qtbot.waitSignal(desk_list.model.settled):
        desk_list.model.show(View(order=order))
    assert headlines(desk_list.model)[0] == first


def test_a_desk_narrows_list_and_counts(library: Path) -> None:
    with desk_at(library) as desk:
        assert [row.slug for row in browsing.page(desk, View(section="politics"))] == ["ferry"]
        counted = browsing.counts(desk, "politics")
    assert counted.filters[Filter.ALL] == 1
    assert counted.sections["politics"] == 1


def test_long_lists_come_page_by_page_and_answers_to_old_questions_are_dropped(
    qtbot: QtBot, worker: Worker, library: Path
) -> None:
    with desk_at(library) as desk:
        desk.library.create_many([story(f"s-{n}", f"Story {n}") for n in range(PAGE + 50)], "Li Wei")
    model = DeskListModel(worker)
    model.show(View(filter=Filter.PUBLISHED))
    model.show(View(words="museum"))
    with qtbot.waitSignal(model.settled):
        model.show(View())
    assert model.rowCount() == PAGE
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    qtbot.waitUntil(lambda: model.rowCount() == PAGE + 53)
    assert not model.canFetchMore(QModelIndex())
    assert len({model.index(row).data(SUMMARY).id for row in range(model.rowCount())}) == PAGE + 53


def test_an_empty_library_offers_a_first_story(open_main_window: object, qtbot: QtBot, tmp_path: Path) -> None:
    assert callable(open_main_window)
    path = tmp_path / "empty.copydesk"
    with desk_at(path):
        pass
    window = open_main_window(path=path)
    assert isinstance(window, MainWindow)
    assert "No stories yet" in window.desk_list._empty._title.text()
    with qtbot.waitSignal(window.bench.keeper.opened):
        window.desk_list._buttons[0].click()
    qtbot.waitUntil(lambda: window.desk_list.model.rowCount() == 1)


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2026-03-04T09:05:00+00:00", "9:05"),
        ("2026-03-03T23:00:00+00:00", "Yesterday"),
        ("2026-03-01T10:00:00+00:00", "Sun"),
        ("2026-01-12T10:00:00+00:00", "12 Jan"),
        ("2025-11-12T10:00:00+00:00", "12 Nov 2025"),
    ],
)
def test_times_are_as_short_as_they_can_be(moment: str, shown: str) -> None:
    now = datetime.fromisoformat("2026-03-04T12:00:00+00:00")
    assert shown in short_time(datetime.fromisoformat(moment), now)


def test_the_list_names_the_story_in_front_by_the_headline_as_it_is_being_written(
    window: MainWindow, qtbot: QtBot
) -> None:
    model = window.bench.model
    for slug in ("museum", "crane"):
        with qtbot.waitSignal(window.bench.keeper.opened):
            window.bench.open_slug(slug)
    written = replace(model.records.furniture, headline="Crane moves")
    model.amend("headline", replace(model.article, furniture=written))
    assert "Crane moves" in headlines(window.desk_list.model)
    assert window.windowTitle().startswith("Crane moves")
    model.undo()
    assert "Crane moves" not in headlines(window.desk_list.model)
    assert sorted(headlines(window.desk_list.model)) == [
        "Crane stands still",
        "Ferry line is saved",
        "Museum returns bronze",
    ]


def test_what_is_ready_is_found_out_behind_all_else(
    open_main_window: Callable[..., MainWindow], library: Path, qtbot: QtBot
) -> None:
    readiness.forget()
    with desk_at(library, "Ana Ruiz") as desk:
        workflow.act(desk, "crane", "submit")
    with desk_at(library, "Mia Sand") as desk:
        for part in desk.required_parts:
            review.approve(desk, "crane", part)
        assert [one.slug for one in readiness.ready(desk)] == ["crane"]
    readiness.forget()
    listed = open_main_window().desk_list
    buttons = {button.text(): button for button in listed.findChildren(FilterButton)}
    assert buttons["Needs embeds"].isHidden()
    buttons["Ready"].click()
    qtbot.waitUntil(lambda: buttons["Ready"].accessibleName() == "Ready, 1", timeout=10_000)
    qtbot.waitUntil(lambda: headlines(listed.model) == ["Crane stands still"], timeout=10_000)
    assert buttons["Changed since approval"].accessibleName() == "Changed since approval, 0"
