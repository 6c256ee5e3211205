"""The end that the system asks for, and signals that ask for something else."""

import signal
import sys

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.ui.ending import Ending
from editor.ui.time_limit import TooLong, time_limit

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


def _work_for_ever() -> None:
    with time_limit(0.02, "This takes too long."):
        while True:
            pass


def test_the_window_closes_for_the_system_and_not_for_a_timer(qtbot: QtBot, qapp: QApplication) -> None:
    closed: list[bool] = []
    ending = Ending(lambda: closed.append(True), qapp)
    try:
        with pytest.raises(TooLong, match="too long"):
            _work_for_ever()
        qtbot.wait(100)
        assert not closed
        signal.raise_signal(signal.SIGTERM)
        qtbot.waitUntil(lambda: closed == [True])
    finally:
        ending.stop()


def test_what_ends_in_time_is_not_disturbed_and_the_timer_is_off_after() -> None:
    with time_limit(5, "This takes too long."):
        made = sum(range(1000))
    assert made == 499_500
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGVTALRM) is signal.SIG_DFL
