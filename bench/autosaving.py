"""Typing while what is typed is kept: `python -m bench.autosaving [--keys N]`.

Keys come about eight a second, never in step with the timers, into the whole window, offscreen. By turns of some keys
the keeper does its work or its timers are silenced, so that both figures come from the same minutes of the machine. A
key counts until the text is painted. The goal is that of issue 3: p99 at most 1.2 times that of typing without.
"""

import argparse
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from bench.typing_widget import story
from bench.whole_window import Cost, centile, line, rest, until, whole_window
from db.library import open_library
from editor.article.article import Article, Furniture
from editor.ui.autosave import Keeper
from editor.ui.main_window import MainWindow

LENGTHS = (1_000, 50_000)
TURN = 40  # keys of one turn: five seconds, in which the keeper works twice
PAUSE = (0.075, 0.175)  # seconds between two keys
SLUG = "measured"


class Typist(QObject):
    """Strikes keys into the text of a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._editor = window.bench.story.editor
        self._chance = random.Random(3)
        self._paintings = 0
        self._editor.viewport().installEventFilter(self)
        cursor = self._editor.textCursor()
        cursor.setPosition(self._editor.document().characterCount() // 2)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self._editor.setTextCursor(cursor)
        self._editor.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count the paintings, and let the event go on."""
        self._paintings += event.type() is QEvent.Type.Paint
        return False

    def key(self) -> Cost:
        """Strike a letter and wait for the next; return what it took, of the processor that of the window's thread."""
        before, start, busy = self._paintings, perf_counter(), thread_time()
        QTest.keyClick(self._editor, Qt.Key(self._chance.randrange(Qt.Key.Key_A, Qt.Key.Key_Z)))
        until(lambda: self._paintings > before)
        cost = Cost((perf_counter() - start) * 1000, (thread_time() - busy) * 1000)
        rest(self._chance.uniform(*PAUSE))
        return cost


@contextmanager
def silent(keeper: Keeper) -> Iterator[None]:
    """Have the keeper keep nothing meanwhile."""
    timers = (keeper._pause, keeper._longest, keeper._quiet)
    for timer in timers:
        timer.blockSignals(True)
    try:
        yield
    finally:
        for timer in timers:
            timer.blockSignals(False)
        keeper.keep()
        rest(1.0)


def measure(path: Path, keys: int) -> tuple[list[Cost], list[Cost]]:
    """Type into the story of a library; return the keys while it is kept, and those while it is not."""
    kept: list[Cost] = []
    alone: list[Cost] = []
    with whole_window(path) as window:
        window.bench.open_slug(SLUG)
        until(lambda: window.bench.model.is_open)
        rest(3.0)
        typist = Typist(window)
        for _ in range(TURN):
            typist.key()
        while len(kept) < keys:
            kept += [typist.key() for _ in range(TURN)]
            with silent(window.bench.keeper):
                alone += [typist.key() for _ in range(TURN)]
    return kept, alone


def main() -> None:
    """Print the figures of both, and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=320, help="keys of each kind for each length")
    parser.add_argument("--words", type=int, nargs="*", default=LENGTHS)
    options = parser.parse_args()
    for words in options.words:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "bench.copydesk"
            library = open_library(path)
            library.create(replace(Article(Furniture(SLUG, "A measured story")), body=story(words)), "Bench")
            library.close()
            kept, alone = measure(path, options.keys)
        line(f"key, {words:,} words, while it is kept", kept)
        line(f"key, {words:,} words, while nothing is kept", alone)
        for name in ("waited", "busy"):
            ours, others = ([getattr(one, name) for one in costs] for costs in (kept, alone))
            print(
                f"  {name}: p50 {median(ours) / median(others):.2f} times,"
                f" p99 {centile(ours, 0.99) / centile(others, 0.99):.2f} times  (goal: p99 at most 1.2)",
                flush=True,
            )


if __name__ == "__main__":
    main()
