"""Long work: what is counted, what is told at its end, and that the next job waits."""

from collections.abc import Iterator

from pytestqt.qtbot import QtBot

from editor.article.errors import Trouble
from editor.desk.desk import Desk
from editor.desk.steps import NOTHING_YET, NothingYet
from editor.ui.jobs import Jobs, Progress
from editor.ui.worker import Worker


def counted(desk: Desk) -> Iterator[int | NothingYet]:
    yield NOTHING_YET
    yield 1
    yield NOTHING_YET
    yield 2


def endless(desk: Desk) -> Iterator[int | NothingYet]:
    while True:
        yield NOTHING_YET


def troubled(desk: Desk) -> Iterator[int]:
    yield 1
    raise Trouble("The disk is full; make room.")


def test_steps_that_only_waited_are_not_told(qtbot: QtBot, worker: Worker) -> None:
    jobs = Jobs(worker)
    seen: list[int] = []
    ends: list[str] = []
    progress: list[Progress | None] = []
    jobs.progress.connect(progress.append)
    jobs.start("Counting", 2, counted, seen.append, lambda: ends.append("done"), lambda: ends.append("stopped"))
    qtbot.waitUntil(lambda: ends == ["done"])
    assert seen == [1, 2]
    assert [one.done if one else None for one in progress] == [0, 1, 2, None]


def test_cancelling_is_told_once_and_lets_the_next_job_begin(qtbot: QtBot, worker: Worker) -> None:
    jobs = Jobs(worker)
    ends: list[str] = []
    jobs.start("Waiting", 0, endless, lambda _: None, lambda: ends.append("done"), lambda: ends.append("stopped"))
    jobs.start("Counting", 2, counted, lambda _: None, lambda: ends.append("second"))
    jobs.cancel()
    qtbot.waitUntil(lambda: ends == ["stopped", "second"])
    assert not jobs.is_running
    jobs.cancel()
    assert ends == ["stopped", "second"]


def test_trouble_stops_a_job_and_is_told(qtbot: QtBot, worker: Worker) -> None:
    jobs = Jobs(worker)
    ends: list[str] = []
    with qtbot.waitSignal(jobs.trouble) as told:
        jobs.start("Writing", 2, troubled, lambda _: None, lambda: ends.append("done"), lambda: ends.append("stopped"))
    assert told.args is not None
    assert "disk" in told.args[0].sentence
    assert ends == ["stopped"]


def test_a_job_that_waits_is_given_up_and_the_one_that_runs_goes_on(qtbot: QtBot, worker: Worker) -> None:
    jobs = Jobs(worker)
    ends: list[str] = []
    running = jobs.start("Waiting", 0, endless, lambda _: None, lambda: None, lambda: ends.append("first"))
    waiting = jobs.start("Counting", 2, counted, lambda _: None, lambda: None, lambda: ends.append("second"))
    jobs.give_up(waiting)
    assert ends == ["second"]
    jobs.give_up(waiting)
    assert ends == ["second"]
    jobs.give_up(running)
    assert ends == ["second", "first"]
    assert not jobs.is_running
