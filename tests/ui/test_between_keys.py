"""While somebody types, short work stands behind a key; it is done in any case, once, in its order."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.ui import between_keys
from editor.ui.between_keys import BetweenKeys, Work
from editor.ui.main_window import MainWindow
from tests.ui.conftest import desk_at
from tests.ui.driving import open_story, settle

pytestmark = pytest.mark.usefixtures("qapp")


def test_where_nobody_types_it_is_done_at_once() -> None:
    done: list[str] = []
    BetweenKeys().put(lambda: done.append("a"))
    assert done == ["a"]


def test_while_somebody_types_it_waits_for_the_next_key(qtbot: QtBot) -> None:
    keys = BetweenKeys()
    done: list[str] = []

    def work() -> None:
        done.append("a")

    keys.key_ended()
    keys.put(work)
    keys.put(work)
    keys.put(lambda: done.append("b"))
    assert done == []
    QTest.qWait(2 * between_keys.BEHIND)
    assert done == []
    keys.key_ended()
    assert done == []  # not inside the key
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done == ["a", "b"]


def test_no_further_key_is_waited_for_long(qtbot: QtBot) -> None:
    keys = BetweenKeys()
    done: list[str] = []
    keys.key_ended()
    keys.put(lambda: done.append("a"))
    qtbot.waitUntil(lambda: bool(done), timeout=4 * between_keys.LONGEST)


def test_a_bug_in_one_stops_no_other(qtbot: QtBot) -> None:
    keys = BetweenKeys()
    done: list[str] = []

    def bug() -> None:
        raise ValueError

    keys.key_ended()
    keys.put(bug)
    keys.put(lambda: done.append("b"))
    with qtbot.captureExceptions() as caught:
        qtbot.waitUntil(lambda: bool(done), timeout=4 * between_keys.LONGEST)
    assert len(caught) == 1


def test_what_is_typed_without_a_pause_is_kept_behind_a_key(window: MainWindow, qtbot: QtBot, library: Path) -> None:
    open_story(window, qtbot, "ferry")
    settle(window, qtbot)
    keeper, keys = window.bench.keeper, window.bench.between_keys
    put_off: list[Work] = []

    def put(work: Work) -> None:
        put_off.append(work)
        keys.put(work)

    keeper._pause.setInterval(600_000)  # so that nothing but the longest wait keeps it
    keeper._longest.setInterval(50)
    keeper.later = put
    QTest.keyClicks(window.bench.story.editor, "Now ")
    name = window.bench.model.article_id
    qtbot.waitUntil(lambda: put_off == [keeper.keep])

    def is_kept() -> bool:
        with desk_at(library) as desk:
            copy = desk.library.working_copies.get(name, keeper.device)
            return copy is not None and copy.article.body.startswith("Now ")

    qtbot.waitUntil(is_kept, timeout=10_000)
