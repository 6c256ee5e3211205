"""The whole window over a long day: a thousand stories, twenty thousand keys, a long story, other scripts.

Memory is held by counting what could leak (Qt's objects, Python's objects) and by the resident set; the figures of the
limits stand beside them. Stalls are CPU time of the window's thread, which a busy machine does not change.
"""

import functools
import gc
import random
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bench.typing_widget import story as long_text
from editor.article import ledger
from editor.desk.desk import Desk
from editor.ui.autosave import SaveState
from editor.ui.main_window import MainWindow
from tests.ui.conftest import desk_at, story

KEYS = 20_000
SPECIAL = (
    Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Delete,
    Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End,
)  # fmt: skip
LETTERS = "abc def -'\"*[]"
STORIES, ROUND = 1_000, 100
WORDS = 50_000
RATE, SECONDS, BURSTS = 15, 3, 1  # keys a second; a fast typist holds 10 to 12
MOST_STALL = 50.0  # milliseconds of CPU between two turns of the loop
# Objects that may come with caches (words known to the speller, drawings of cards) over nine tenths of a run.
SLACK_QT, SLACK_PYTHON = 30, 4_000
# MiB that the resident set may grow by over nine tenths of a run. A document that is not let go costs 40 KiB, so 900 of
# them 35 MiB (measured); twenty thousand keys fill caches of paragraphs, whose room the allocator keeps (17 MiB).
SLACK_STORIES, SLACK_KEYS = 16.0, 32.0


def qobjects(root: QObject) -> int:
    return len(root.findChildren(QObject))


def resident() -> float:
    """Return the resident set in MiB, 0 where the system does not say."""
    try:
        fields = Path("/proc/self/statm").read_text(encoding="ascii").split()
    except OSError:
        return 0.0
    return int(fields[1]) * 4096 / 2**20


def come_to_rest() -> None:
    """Wait until every pause after a key is over, and what began then has ended, however busy the machine is."""
    QTest.qWait(1_500)
    end, busy = time.monotonic() + 30, 1.0
    while busy > 0.06:
        assert time.monotonic() < end
        start = time.process_time()
        QTest.qWait(400)
        busy = time.process_time() - start


@contextmanager
def parked(window: MainWindow) -> Iterator[None]:
    """Hold the library's thread between two of its operations."""
    is_held, goes_on = threading.Event(), threading.Event()

    def hold(_desk: Desk) -> None:
        is_held.set()
        goes_on.wait(60)

    window.worker.ask(hold)
    assert is_held.wait(20)
    try:
        yield
    finally:
        goes_on.set()


def tally(window: MainWindow) -> tuple[int, int, float]:
    # Python cannot finish a tuple that another thread is making while its objects are counted (bugs.python.org/15108),
    # so every thread is to be idle, and that of the library, which also looks for other programs' changes, to be held.
    come_to_rest()
    with parked(window):
        # What is known of a paragraph is kept in caches of at most 16,384 entries, which the keys do not fill.
        for one in gc.get_objects():
            if isinstance(one, functools._lru_cache_wrapper) and one.__module__.startswith(("editor.", "db.")):
                one.cache_clear()
        ledger.forget()  # 4,096 entries at most, of which the keys fill some hundred
        gc.collect()
    QTest.qWait(100)
    with parked(window):
        return qobjects(window), len(gc.get_objects()), resident()


def assert_flat(before: tuple[int, int, float], after: tuple[int, int, float], most: float) -> None:
    grown = tuple(now - then for then, now in zip(before, after, strict=True))
    sys.stdout.write(f"\ngrown by {grown[0]} Qt objects, {grown[1]} Python objects, {grown[2]:.1f} MiB\n")
    assert grown[0] <= SLACK_QT
    assert grown[1] <= SLACK_PYTHON
    assert grown[2] <= most


def press(window: MainWindow, action_id: str) -> None:
    action = window.bench.actions.action(action_id)
    assert action is not None, action_id
    action.trigger()


def open_slug(window: MainWindow, qtbot: QtBot, slug: str, timeout: int = 30_000) -> None:
    with qtbot.waitSignal(window.bench.model.derived_changed, timeout=timeout):
        window.bench.open_slug(slug)


@pytest.mark.slow
def test_a_thousand_stories_opened_and_closed_leave_memory_flat(window: MainWindow, qtbot: QtBot) -> None:
    model, keeper = window.bench.model, window.bench.keeper
    ids = [row.id for row in (window.desk_list.model.summary(number) for number in range(3)) if row is not None]

    def open_and_close(count: int) -> None:
        for number in range(count):
            keeper.open(ids[number % len(ids)])
            wait(lambda: model.is_open)
            keeper.close()
            wait(lambda: not model.is_open)

    open_and_close(ROUND)
    before = tally(window)
    open_and_close(STORIES - ROUND)
    assert_flat(before, tally(window), SLACK_STORIES)


def wait(holds: Callable[[], bool]) -> None:
    """Turn the loop until something holds, as exec() does: processEvents() alone deletes nothing later."""
    end = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.slow
def test_twenty_thousand_keys_in_the_whole_window(window: MainWindow, qtbot: QtBot) -> None:
    open_slug(window, qtbot, "crane")
    press(window, "view.preview")
    model, editor = window.bench.model, window.bench.story.editor
    text = model.article.body
    chance = random.Random(11)

    def type_keys(count: int) -> None:
        for number in range(count):
            if chance.random() < 0.2:
                QTest.keyClick(editor, chance.choice(SPECIAL))
            else:
                QTest.keyClicks(editor, chance.choice(LETTERS))
            if number % 50 == 0:
                QApplication.processEvents()
            if number % 500 == 499:  # the same work for every part of the run
                QTest.qWait(130)  # a pause in which checks, preview and autosave have their turn
                with qtbot.waitSignal(window.bench.keeper.opened, timeout=20_000):
                    window.bench.keeper.save(lambda: window.bench.keeper.open(model.article_id))
                window.bench.model.amend("text", story("crane", "Crane stands still", text))

    type_keys(2_000)
    before = tally(window)
    counts = (sys.getrefcount(True), sys.getrefcount(None))
    type_keys(KEYS - 2_000)
    assert_flat(before, tally(window), SLACK_KEYS)
    after = (sys.getrefcount(True), sys.getrefcount(None))
    assert abs(after[0] - counts[0]) < SLACK_PYTHON
    assert abs(after[1] - counts[1]) < SLACK_PYTHON
    window.bench.keeper.save()
    qtbot.waitUntil(lambda: window.bench.keeper.status.state is SaveState.SAVED, timeout=20_000)


class Watchdog(QObject):
    """Takes the CPU time of the window's thread at every turn of its loop; `longest` is that between two turns."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.thread_time()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        now = time.thread_time()
        self.longest = max(self.longest, (now - self._last) * 1_000)
        self._last = now

    def stop(self) -> None:
        self._timer.stop()


@pytest.mark.slow
@pytest.mark.parametrize("place", [0.5, 1.0], ids=["middle", "end"])
def test_no_key_waits_while_a_long_story_is_written(
    library: Path, open_main_window: Callable[..., MainWindow], qtbot: QtBot, place: float
) -> None:
    with desk_at(library) as desk:
        desk.library.create(story("long", "A very long story", long_text(WORDS)), "Ana Ruiz")
    window = open_main_window()
    open_slug(window, qtbot, "long", 60_000)
    editor = window.bench.story.editor
    press(window, "view.checks")
    press(window, "view.preview")
    qtbot.waitUntil(lambda: editor.highlighter.is_finished, timeout=60_000)
    QTest.qWait(1_500)  # the preview sets its first screens
    cursor = editor.textCursor()
    cursor.setPosition(int(editor.document().characterCount() * place) - 1)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    editor.setTextCursor(cursor)
    QTest.qWait(500)
    model = window.bench.model
    saved_before = window.bench.keeper.status.at
    watchdog = Watchdog()
    for _ in range(BURSTS):
        for number in range(RATE * SECONDS):
            begin = time.monotonic()
            for key in " a" if number % 6 == 5 else "a":
                QTest.keyClicks(editor, key)
                QApplication.processEvents()  # nobody presses two keys at the same time
            while time.monotonic() - begin < 1 / RATE:
                QApplication.processEvents()
        # A pause: the checks tell what they found, the panels and the lines under words follow.
        qtbot.waitUntil(lambda: model.derived is not None and model.derived.article is model.article, timeout=60_000)
        QTest.qWait(200)
    qtbot.waitUntil(lambda: window.bench.keeper.status.at != saved_before, timeout=10_000)
    watchdog.stop()
    sys.stdout.write(f"\nlongest stall of the window's thread: {watchdog.longest:.1f} ms of CPU\n")
    assert watchdog.longest <= MOST_STALL


ARABIC = """قال مدير الميناء إن الرافعة آمنة للاستخدام. [@diaz]

::ad{#ad-1}

وقال **العمال** إنهم لم يصدقوا ذلك.
"""
CHINESE = """港口主任说起重机“可以安全使用”。[@diaz]

::ad{#ad-1}

码头上**没有人**同意她的看法。
"""


def compose(editor: QWidget, typed: str) -> None:
    """Write as an input method does: each letter is shown first, then committed. QTest types ASCII only."""
    for letter in typed:
        QApplication.sendEvent(editor, QInputMethodEvent(letter, []))
        committed = QInputMethodEvent()
        committed.setCommitString(letter)
        QApplication.sendEvent(editor, committed)


@pytest.mark.parametrize(
    ("text", "typed"), [(ARABIC, "كتب الصحفي "), (CHINESE, "记者写道，")], ids=["arabic", "chinese"]
)
def test_other_scripts_are_written_selected_shown_and_read_back(
    library: Path, open_main_window: Callable[..., MainWindow], qtbot: QtBot, text: str, typed: str
) -> None:
    with desk_at(library) as desk:
        desk.library.create(story("script", "Script", text), "Ana Ruiz")
    window = open_main_window()
    open_slug(window, qtbot, "script")
    press(window, "view.preview")
    editor, model = window.bench.story.editor, window.bench.model
    editor.jump_to(0)
    compose(editor, typed)
    assert model.article.body == typed + text
    QTest.keyClick(editor, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert editor.textCursor().selectedText() == typed
    QTest.keyClick(editor, Qt.Key.Key_End)
    assert not editor.grab().isNull()  # the card is drawn
    assert not window.bench.story.grab().isNull()
    at = model.article.body.index("::ad")
    window.bench.model.jump_requested.emit(at, at)
    QTest.qWait(200)
    with qtbot.waitSignal(window.ended, timeout=10_000):
        window.close()
    with desk_at(library) as desk:
        assert desk.story("script").article.body == typed + text
