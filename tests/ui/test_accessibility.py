"""The whole window by keyboard and screen reader: names, menus, the way round by Tab, dialogs that Escape closes."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QFileDialog,
    QMenu,
    QScrollBar,
    QSplitterHandle,
    QWidget,
)
from pytestqt.qtbot import QtBot

from editor.desk import killing, workflow
from editor.ui.action_table import ACTIONS
from editor.ui.main_window import MainWindow
from editor.ui.review.review_feature import ReviewFeature
from editor.ui.tour import TourCard
from tools import newsroom

DRAFT, REVIEW, PUBLISHED, SPIKED = "herring-cup", "cannery-shift-pay", "storm-dike", "library-hours"
KILLED = "museum-returns-bronze"
LAST = ("story.close", "app.quit")
MOVING = ("workflow.submit", "workflow.recall", "workflow.reopen", "workflow.unspike")
# What opens something that is no dialog: it lies in the window, and Escape closes it too.
IN_WINDOW = {
    "edit.find", "edit.replace", "format.link", "insert.citation", "story.open", "go.search", "check.ignore",
    "app.palette", "app.tour",
}  # fmt: skip


@pytest.fixture(scope="module")
def made_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library with a story in every state, made once."""
    path = tmp_path_factory.mktemp("newsroom") / "newsroom.copydesk"
    newsroom.make(path)
    with newsroom.desk_at(path, newsroom.EDITOR, newsroom.Clock()) as desk:
        workflow.act(desk, PUBLISHED, "publish")
        for step in ("submit", "publish"):
            workflow.act(desk, KILLED, step)
        killing.kill(desk, KILLED, "The museum asked for it.")
    return path


@pytest.fixture
def library(made_library: Path, tmp_path: Path) -> Path:
    """Return a copy of that library."""
    return Path(shutil.copy(made_library, tmp_path / "stories.copydesk"))


def open_story(window: MainWindow, qtbot: QtBot, slug: str) -> None:
    model = window.bench.model
    if model.summary is None or model.summary.slug != slug:
        with qtbot.waitSignal(model.derived_changed, timeout=20_000):
            window.bench.open_slug(slug)
    (review,) = window.findChildren(ReviewFeature)
    # What is read after the story: before it is known nobody may approve, and the rows of review would be passed over.
    qtbot.waitUntil(lambda: review.state.judging is not None, timeout=20_000)


@pytest.fixture
def full(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Return the window with the sample story in front."""
    window.resize(1400, 860)
    open_story(window, qtbot, newsroom.SAMPLE)
    window.activateWindow()
    return window


def press(window: MainWindow, action_id: str) -> None:
    action = window.bench.actions.action(action_id)
    assert action is not None, action_id
    assert action.isEnabled(), action_id
    action.trigger()


def takes_tab(widget: QWidget) -> bool:
    is_part = isinstance(widget, QScrollBar | QSplitterHandle)
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value) and not is_part


def described(widget: QWidget) -> str:
    chain: list[str] = []
    at: QObject | None = widget
    while at is not None and len(chain) < 4:
        chain.append(f"{type(at).__name__}({at.objectName()})" if at.objectName() else type(at).__name__)
        at = at.parent()
    return " < ".join(chain)


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def nameless(root: QWidget) -> list[str]:
    """Return the controls in sight that a screen reader could not name."""
    return [
        described(widget)
        for widget in [root, *root.findChildren(QWidget)]
        if widget.isVisible()
        and not isinstance(widget, QScrollBar)
        and widget.objectName() not in {"qt_toolbar_ext_button", "qt_menubar_ext_button", "ScrollLeftButton"}
        and (isinstance(widget, QAbstractButton) or takes_tab(widget))
        and not isinstance(widget.parent(), QAbstractScrollArea)
        and widget.focusProxy() is None
        and not name_of(widget)
    ]


def test_everything_in_the_window_has_a_name(full: MainWindow, qtbot: QtBot) -> None:
    missing: dict[str, list[str]] = {}
    for action_id in ("view.preview", "edit.replace", "go.headline"):
        press(full, action_id)
    for panel in full.bench.panels.panels:
        press(full, f"view.{panel.key}")
        QTest.qWait(150)
        missing[panel.key] = nameless(full)
    assert missing == {key: [] for key in missing}


def test_every_action_is_in_a_menu_and_in_the_palette(full: MainWindow) -> None:
    handled = {row.id for row, _ in full.bench.actions}
    assert {row.id for row in ACTIONS} - handled == set()
    in_menus: list[QAction] = []
    for menu in full.menus.values():
        in_menus += [entry for entry in menu.actions() if not entry.isSeparator()]
    full.bench.palette.open()
    offered = [entry.run for entry in full.bench.palette.entries]
    for row, action in full.bench.actions:
        assert action in in_menus, row.id
        assert action.receivers(SIGNAL("triggered(bool)")) > 0, row.id
        assert row.id == "app.palette" or not action.isEnabled() or action.trigger in offered, row.id
    made = {id(action) for _, action in full.bench.actions}
    assert [entry.text() for entry in in_menus if id(entry) not in made and entry.menu() is None] == []


def walk(start: QWidget, key: Qt.Key) -> list[QWidget]:
    """Press a key of the focus until it comes round; return what had it, in order."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = [start]
    for _ in range(400):
        at: QWidget | None = QApplication.focusWidget()
        assert at is not None, f"the focus is lost after {described(seen[-1])}"
        QTest.keyClick(at, key)
        now: QWidget | None = QApplication.focusWidget()
        assert now is not None, f"the focus is lost after {described(at)}"
        assert now is not at, f"{key.name} does not leave {described(at)}"
        if now is start:
            return seen
        assert now not in seen[1:], f"{key.name} goes in a circle from {described(at)} to {described(now)}"
        seen.append(now)
    raise AssertionError(f"{key.name} never comes back to {described(start)}")


@pytest.mark.parametrize("panel", ["attribution", "ads", "embeds", "checks", "history"])
def test_tab_alone_reaches_everything_and_comes_round(full: MainWindow, qtbot: QtBot, panel: str) -> None:
    press(full, f"view.{panel}")
    if panel == "attribution":
        press(full, "view.preview")
    if panel == "ads":
        press(full, "edit.replace")
    QTest.qWait(200)
    start = full.desk_list.view
    seen = walk(start, Qt.Key.Key_Tab)
    wanted = {
        one
        for one in full.findChildren(QWidget)
        if one.isVisible() and one.isEnabled() and one.window() is full and takes_tab(one) and one.focusProxy() is None
    }
    assert sorted(described(one) for one in wanted - set(seen)) == []
    assert len(walk(start, Qt.Key.Key_Backtab)) == len(seen)


class Watch(QObject):
    """Looks at each dialog that opens, nested loops or not, and closes it by Escape."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.nameless: list[str] = []
        self.stubborn: list[str] = []
        self._timer = QTimer(self, interval=30)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    @property
    def is_busy(self) -> bool:
        return bool(self._open())

    def _open(self) -> list[QDialog]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]

    def _look(self) -> None:
        for dialog in reversed(self._open()):
            ticks = int(dialog.property("ticks") or 0)  # kept on the dialog: an id is used again once its owner is gone
            dialog.setProperty("ticks", ticks + 1)
            if ticks == 4:  # by now it is laid out and filled
                self.seen.append(type(dialog).__name__)
                if not isinstance(dialog, QFileDialog):  # Qt's own, or the system's
                    self.nameless += nameless(dialog)
            elif ticks in {5, 6}:  # twice: the first may only leave a field inside
                inside: QWidget | None = QApplication.focusWidget()
                target = inside if inside is not None and inside.window() is dialog else dialog
                QTest.keyClick(target, Qt.Key.Key_Escape)
                return
            elif ticks > 8:
                self.stubborn.append(type(dialog).__name__)
                dialog.done(0)
                return


@pytest.fixture
def watch(qapp: object) -> Iterator[Watch]:
    made = Watch()
    yield made
    made.stop()


def settle(watch: Watch, qtbot: QtBot, wait: int) -> None:
    QTest.qWait(wait)
    qtbot.waitUntil(lambda: not watch.is_busy, timeout=10_000)


def wait_for_approval(window: MainWindow, qtbot: QtBot, action_id: str) -> None:
    """Wait, after an approval, until it can be taken back: the library has it."""
    if action_id.startswith("approve."):
        back = window.bench.actions.action(action_id.replace("approve.", "withdraw."))
        assert back is not None
        qtbot.waitUntil(back.isEnabled, timeout=10_000)


@pytest.mark.slow
def test_every_entry_does_something_and_every_dialog_closes_by_escape(
    full: MainWindow, qtbot: QtBot, watch: Watch
) -> None:
    triggered: set[str] = set()
    without_dialog: list[str] = []
    # What gives the story another state comes last: a published one in review again can no longer be corrected, and one
    # that is being submitted no longer deleted.
    rows = sorted(ACTIONS, key=lambda row: row.id in MOVING)
    for slug in (newsroom.SAMPLE, DRAFT, REVIEW, PUBLISHED, SPIKED, KILLED):
        for row in rows:
            action = full.bench.actions.action(row.id)
            if action is None or row.id in triggered or row.id in LAST:
                continue
            open_story(full, qtbot, slug)
            if row.id == "edit.undo":
                QTest.keyClicks(full.bench.story.editor, "a")
            if not action.isEnabled():
                continue
            triggered.add(row.id)
            before = len(watch.seen)
            action.trigger()
            wants_dialog = row.title.endswith("…") and row.id not in IN_WINDOW
            if wants_dialog:
                for _ in range(200):  # at most ten seconds, on a machine with other work
                    if len(watch.seen) == before:
                        QTest.qWait(50)
                settle(watch, qtbot, 0)
                if len(watch.seen) == before:
                    without_dialog.append(row.id)
            else:
                settle(watch, qtbot, 20)
            wait_for_approval(full, qtbot, row.id)
            full.bench.palette.dismiss()
    handled = {row.id for row, _ in full.bench.actions}
    assert "\n".join(dict.fromkeys(watch.nameless)) == ""
    assert watch.stubborn == []
    assert " ".join(without_dialog) == ""
    assert handled - triggered - set(LAST) == set()


@pytest.mark.parametrize("action_id", ["edit.find", "edit.replace", "insert.citation", "app.palette", "app.tour"])
def test_what_lies_in_the_window_closes_by_escape(full: MainWindow, qtbot: QtBot, action_id: str) -> None:
    press(full, "go.text")
    before = visible(full)
    press(full, action_id)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not full.bench.story.editor)
    QTest.qWait(100)
    assert visible(full) - before
    inside: QWidget | None = QApplication.focusWidget()
    assert inside is not None
    QTest.keyClick(inside, Qt.Key.Key_Escape)
    qtbot.waitUntil(full.bench.story.editor.hasFocus)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def visible(window: MainWindow) -> set[int]:
    return {id(one) for one in window.findChildren(QWidget) if one.isVisible() and not isinstance(one, QMenu)}


def test_the_card_of_the_tour_fits_a_small_window(full: MainWindow, qtbot: QtBot) -> None:
    full.resize(1000, 640)
    press(full, "app.tour")
    qtbot.waitUntil(lambda: any(card.isVisible() for card in full.findChildren(TourCard)), timeout=20_000)
    card = next(card for card in full.findChildren(TourCard) if card.isVisible())
    QTest.qWait(100)
    assert full.bench.story.rect().contains(card.geometry())
    for button in card.findChildren(QAbstractButton):
        assert not button.isVisible() or card.rect().contains(button.geometry())
    card.end()


def test_the_headline_is_reached_from_far_down_in_a_small_window(full: MainWindow, qtbot: QtBot) -> None:
    full.resize(1000, 640)
    bar = full.bench.story.editor.verticalScrollBar()
    QTest.qWait(100)
    bar.setValue(bar.maximum())
    QTest.qWait(100)
    press(full, "go.headline")
    QTest.qWait(100)
    field: QWidget | None = QApplication.focusWidget()
    assert field is not None
    assert name_of(field) == "Headline"
    assert field.isVisible()
