"""Garbage is collected on the window's thread, and it is collected."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from editor.ui import garbage
from editor.ui.garbage import Garbage


class Knot:
    """Something that only a collection takes away."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture
def collector(qapp: object) -> Iterator[Garbage]:
    made = Garbage()
    made.start()
    yield made
    made.stop()


def fill() -> list[list[int]]:
    """Make more objects than Python's own threshold, and than ours."""
    return [[number] for number in range(10 * garbage._YOUNG)]


def test_no_other_thread_collects(collector: Garbage) -> None:
    gone: list[str] = []
    knot = Knot()
    weakref.finalize(knot, lambda: gone.append(threading.current_thread().name))
    del knot
    thread = threading.Thread(target=fill)
    thread.start()
    thread.join()
    assert gone == []
    kept = fill()
    collector.look()
    assert gone == [threading.main_thread().name]
    assert kept


def test_the_timer_looks_by_itself(qtbot: QtBot, collector: Garbage) -> None:
    knot = Knot()
    gone = weakref.ref(knot)
    del knot
    kept = fill()
    qtbot.waitUntil(lambda: gone() is None, timeout=5_000)
    assert kept


def test_python_has_it_back_after(qapp: object) -> None:
    made = Garbage()
    made.start()
    assert not gc.isenabled()
    made.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
