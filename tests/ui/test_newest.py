"""The thread that works on the newest thing alone: older things end between two steps, and held work stands still."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from editor.article.article import Article, Furniture
from editor.ui import derived, newest
from editor.ui.derived import StoryReader
from editor.ui.newest import Newest


class Steps:
    """Work in steps that a test lets happen: counts them, and ends when told."""

    def __init__(self) -> None:
        self.count = 0
        self.enough = False

    def work(self, thing: object, go_on: Callable[[], None]) -> object:
        while not self.enough:
            go_on()
            self.count += 1
            time.sleep(0.001)
        return thing


@pytest.fixture
def steps(qtbot: QtBot) -> Iterator[tuple[Newest, Steps]]:
    made = Steps()
    thread = Newest(made.work)
    thread.start()
    yield thread, made
    thread.stop()


@pytest.fixture
def lasting_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a hold last as long as a test."""
    monkeypatch.setattr(newest, "LONGEST_HOLD", 60)


def stands_still(steps: Steps) -> bool:
    time.sleep(0.02)  # past the step it is at
    before = steps.count
    time.sleep(0.05)
    return steps.count == before


@pytest.mark.parametrize("count", [1, 50])
def test_the_newest_thing_is_worked_on_last(qtbot: QtBot, count: int) -> None:
    thread = Newest(lambda thing, go_on: thing)
    answers: list[object] = []
    thread.done.connect(answers.append)
    thread.start()
    for number in range(count):
        thread.give(number + 1)
    qtbot.waitUntil(lambda: bool(answers) and answers[-1] == count)
    thread.stop()


def test_work_on_an_older_thing_ends_between_two_steps(qtbot: QtBot, steps: tuple[Newest, Steps]) -> None:
    thread, made = steps
    answers: list[object] = []
    thread.done.connect(answers.append)
    thread.give("old")
    qtbot.waitUntil(lambda: made.count > 0)
    thread.give("new")
    qtbot.wait(20)
    made.enough = True
    qtbot.waitUntil(lambda: answers == ["new"])


def test_held_work_stands_still_until_it_is_let_go(
    qtbot: QtBot, steps: tuple[Newest, Steps], lasting_holds: None
) -> None:
    thread, made = steps
    thread.give("story")
    qtbot.waitUntil(lambda: made.count > 0)
    for _ in range(5):
        thread.hold()
        thread.hold()
        assert stands_still(made)
        made.count = 0
        thread.let_go()
        qtbot.waitUntil(lambda: made.count > 0)


def test_work_given_while_held_begins_when_let_go(
    qtbot: QtBot, steps: tuple[Newest, Steps], lasting_holds: None
) -> None:
    thread, made = steps
    thread.hold()
    thread.give("story")
    assert stands_still(made)
    assert made.count == 0
    thread.let_go()
    qtbot.waitUntil(lambda: made.count > 0)


def test_who_forgets_to_let_go_stops_nothing_for_good(qtbot: QtBot, steps: tuple[Newest, Steps]) -> None:
    thread, made = steps
    thread.hold()
    thread.give("story")
    qtbot.waitUntil(lambda: made.count > 5)


def test_held_work_ends_with_its_thread(qtbot: QtBot, steps: tuple[Newest, Steps], lasting_holds: None) -> None:
    thread, made = steps
    thread.give("story")
    qtbot.waitUntil(lambda: made.count > 0)
    thread.hold()
    time.sleep(0.02)
    thread.stop()
    assert not thread._thread.is_alive()


def test_holding_and_letting_go_many_times_loses_no_step(qtbot: QtBot, steps: tuple[Newest, Steps]) -> None:
    thread, made = steps
    thread.give("story")
    stop = threading.Event()

    def hold_and_let_go() -> None:
        while not stop.is_set():
            thread.hold()
            thread.let_go()

    holding = threading.Thread(target=hold_and_let_go)
    holding.start()
    qtbot.wait(200)
    stop.set()
    holding.join()
    before = made.count
    qtbot.waitUntil(lambda: made.count > before + 5)


def test_a_story_that_is_dear_to_read_is_read_less_often_while_somebody_types(qtbot: QtBot) -> None:
    article = Article(Furniture("ferry"), "Words.\n")
    reader = StoryReader(lambda: article)
    found = derived.read(article)
    least = (derived.PAUSE, derived.LONGEST_WAIT)
    dearest = (derived.LONGEST_PAUSE, derived.DEAREST_WAIT)
    for cost, waits in ((3.0, least), (400.0, dearest), (30.0, (300, 3_000)), (12.0, least), (20.0, (200, 2_000))):
        reader._take((found, cost))
        reader.story_edited()
        assert (reader._pause.interval(), reader._longest.interval()) == waits
        reader._longest.stop()


def test_a_held_reader_reads_when_let_go(qtbot: QtBot, lasting_holds: None) -> None:
    article = Article(Furniture("ferry"), "Words.\n")
    reader = StoryReader(lambda: article)
    answers: list[derived.Derived] = []
    reader.read_out.connect(answers.append)
    reader.start()
    reader.hold()
    reader.story_replaced()
    qtbot.wait(50)
    assert answers == []
    reader.let_go()
    qtbot.waitUntil(lambda: len(answers) == 1)
    reader.stop()
