"""A limit on the time that a pattern somebody wrote may take: `([a-z]+ ?)+!` on one paragraph would take for ever."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from editor.article.errors import Trouble


class TooLong(Trouble):
    """What was asked for takes longer than anybody waits."""


@contextmanager
def time_limit(seconds: float, sentence: str) -> Iterator[None]:
    """Raise TooLong with a sentence once what is done inside has used so many seconds of the processor.

    A search by `re` looks at signals while it runs, and at nothing else. On Windows, which has no such timer, and off
    the main thread, which hears no signals, there is no limit.
    """
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_number: int, _frame: object) -> None:
        raise TooLong(sentence)

    before = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
