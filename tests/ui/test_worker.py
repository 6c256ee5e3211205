"""The worker: where operations run, what comes back and in which order, how trouble and bugs are told apart."""

import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from editor.article.errors import Trouble, UnknownName
from editor.article.library_errors import SearchInterrupted
from editor.desk.desk import Desk
from editor.ui.worker import Cancelled, Ticket, Urgency, Worker
from tests.ui.conftest import desk_at


class Asking(QLabel):
    """Fails, as any widget does, when it is asked for something after it went."""

    def show(self, *answer: object) -> None:
        self.setText(str(answer))


def test_operations_run_beside_the_window_and_answers_come_back_to_it(qtbot: QtBot, worker: Worker) -> None:
    threads: list[threading.Thread] = []

    def operation(desk: Desk) -> int:
        threads.append(threading.current_thread())
        return desk.library.articles.count()

    answers: list[int] = []

    def then(count: int) -> None:
        threads.append(threading.current_thread())
        answers.append(count)

    worker.ask(operation, then)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [3]
    assert threads == [threads[0], threading.main_thread()]
    assert threads[0] is not threading.main_thread()


def test_known_trouble_is_told_to_whoever_asked_else_to_everybody(qtbot: QtBot, worker: Worker) -> None:
    told: list[Trouble] = []
    worker.ask(lambda desk: desk.story("nobody"), failed=told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], UnknownName)
    with qtbot.waitSignal(worker.troubled) as heard:
        worker.ask(lambda desk: desk.story("nobody"))
    assert heard.args is not None
    assert isinstance(heard.args[0], UnknownName)


def test_a_bug_is_no_trouble_and_the_thread_goes_on(qtbot: QtBot, library: Path) -> None:
    worker = Worker(lambda: desk_at(library))
    with qtbot.waitSignal(worker.crashed) as heard:
        worker.start()
        worker.ask(lambda desk: 1 // 0)
    assert heard.args is not None
    assert isinstance(heard.args[0], ZeroDivisionError)
    answers: list[int] = []
    worker.ask(lambda desk: 7, answers.append)
    qtbot.waitUntil(lambda: answers == [7])
    assert worker.stop()


def test_a_library_that_cannot_be_opened_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>no library</p>" * 200, encoding="utf-8")
    worker = Worker(lambda: desk_at(page))
    with qtbot.waitSignal(worker.unopened) as heard:
        worker.start()
    assert heard.args is not None
    assert isinstance(heard.args[0], Trouble)
    assert worker.stop()


def test_a_cancelled_question_is_not_answered(qtbot: QtBot, worker: Worker) -> None:
    answers: list[str] = []
    ticket = worker.ask(lambda desk: "old", answers.append)
    ticket.cancel()
    worker.ask(lambda desk: "new", answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["new"]


def test_who_is_gone_before_the_answer_comes_is_not_told(qtbot: QtBot, worker: Worker) -> None:
    gate, answers, troubles = threading.Event(), list[int](), list[object]()
    dialog = Asking()
    worker.crashed.connect(troubles.append)
    worker.ask(lambda desk: gate.wait(10))
    worker.ask(lambda desk: "picture", dialog.show)
    worker.ask(lambda desk: "text", partial(dialog.show, "story"))
    worker.ask(lambda desk: desk.story("nobody"), failed=dialog.show)
    worker.ask(lambda desk: 7, answers.append)
    shiboken6.delete(dialog)
    gate.set()
    qtbot.waitUntil(lambda: answers == [7])
    assert troubles == []


def test_saves_go_before_questions_and_those_before_long_work(qtbot: QtBot, worker: Worker) -> None:
    order: list[str] = []
    gate = threading.Event()
    worker.ask(lambda desk: gate.wait(5))
    worker.work(lambda desk: iter(["step"]), order.append, lambda: order.append("done"))
    worker.ask(lambda desk: "question", order.append)
    worker.ask(lambda desk: "save", order.append, urgency=Urgency.SAVE)
    gate.set()
    qtbot.waitUntil(lambda: "done" in order)
    assert order == ["save", "question", "step", "done"]


def test_an_answer_not_wanted_any_more_is_interrupted_while_it_is_looked_for(qtbot: QtBot, worker: Worker) -> None:
    ticket, began, ended = Ticket(), threading.Event(), threading.Event()
    troubles: list[object] = []
    worker.troubled.connect(troubles.append)

    def search(desk: Desk) -> None:
        with ticket.giving_way(ended.set):
            began.set()
            assert ended.wait(10)
            raise SearchInterrupted("It gave way.")

    worker.ask(search, ticket=ticket)
    assert began.wait(10)
    assert not ended.is_set()
    ticket.cancel()
    answers: list[int] = []
    worker.ask(lambda desk: 7, answers.append)
    qtbot.waitUntil(lambda: answers == [7])
    assert ended.is_set()
    assert troubles == []


def test_what_is_over_is_not_interrupted() -> None:
    ticket, interrupted = Ticket(), threading.Event()
    with ticket.giving_way(interrupted.set):
        pass
    ticket.cancel()
    assert not interrupted.is_set()
    with pytest.raises(Cancelled), ticket.giving_way(interrupted.set):
        raise AssertionError
    assert not interrupted.is_set()


def test_long_work_gives_way_to_a_save_between_two_steps_and_can_be_cancelled(qtbot: QtBot, worker: Worker) -> None:
    order: list[str] = []
    closed = threading.Event()

    def steps(desk: Desk) -> Iterator[int]:
        try:
            yield from range(1_000_000)
        finally:
            closed.set()

    ticket = Ticket()
    worker.work(steps, lambda number: order.append("step"), lambda: order.append("done"), ticket=ticket)
    qtbot.waitUntil(lambda: len(order) > 2)
    worker.ask(lambda desk: "save", order.append, urgency=Urgency.SAVE)
    qtbot.waitUntil(lambda: "save" in order)
    ticket.cancel()
    qtbot.waitUntil(closed.is_set)
    assert "done" not in order


def test_stopping_finishes_saves_and_leaves_the_rest(qtbot: QtBot, library: Path) -> None:
    worker = Worker(lambda: desk_at(library))
    done: list[str] = []
    gate = threading.Event()
    with qtbot.waitSignal(worker.ready):
        worker.start()
    worker.ask(lambda desk: gate.wait(5))
    worker.ask(lambda desk: done.append("question"))
    worker.ask(lambda desk: done.append("save"), urgency=Urgency.SAVE)
    threading.Timer(0.1, gate.set).start()
    assert worker.stop()
    assert done == ["save"]


def test_the_end_closes_long_work_while_the_library_is_open(qtbot: QtBot, library: Path) -> None:
    worker = Worker(partial(desk_at, library))
    slugs: list[str] = []
    begun = threading.Event()

    def steps(desk: Desk) -> Iterator[int]:
        try:
            for number in range(1000):
                begun.set()
                time.sleep(0.01)
                yield number
        finally:
            slugs.extend(desk.library.articles.slugs())

    with qtbot.waitSignal(worker.ready, timeout=10_000):
        worker.start()
    worker.work(steps, lambda _: None, lambda: None)
    qtbot.waitUntil(begun.is_set, timeout=10_000)
    assert worker.stop()
    assert slugs == ["crane", "ferry", "museum"]
