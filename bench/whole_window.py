"""The whole window offscreen on a library, as the program opens it: what the benches drive keys into.

A thing counts as shown when the widget that shows it has painted. The X server is left out, so that figures of this
window hold what Copydesk itself costs; `bench.window` has the server in.
"""

import gc
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time, sleep

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication, QWidget

from editor.app import open_desk
from editor.ui.garbage import Garbage
from editor.ui.library_feature import LibraryHealth
from editor.ui.look import Look
from editor.ui.main_window import MainWindow
from editor.ui.settings_store import SettingsStore
from editor.ui.worker import Worker

SETTINGS = "spelling.check = false\n"  # the words are made up, so that every one would be underlined
_WAIT = 20.0  # seconds after which something that does not come is an error


class Shown(QObject):
    """Tells when a widget has painted what a signal told of."""

    def __init__(self, widget: QWidget, signal: SignalInstance) -> None:
        super().__init__(widget)
        self._is_told = self._is_painted = False
        widget.installEventFilter(self)
        signal.connect(self._tell)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See a painting, and let the event go on."""
        self._is_painted |= self._is_told and event.type() is QEvent.Type.Paint
        return False

    def _tell(self) -> None:
        self._is_told = True

    def forget(self) -> None:
        """Wait for the next signal."""
        self._is_told = self._is_painted = False

    def is_told(self) -> bool:
        """Return whether the signal came."""
        return self._is_told

    def is_painted(self) -> bool:
        """Return whether the widget was painted after that."""
        return self._is_painted


@contextmanager
def whole_window(library: Path, settings: str = SETTINGS) -> Iterator[MainWindow]:
    """Open the window, whole, on a library; yield it, and close it after."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "settings.toml"
        file.write_text(settings, encoding="utf-8")
        look = Look(application, "light")
        store = SettingsStore(file, application)
        window = MainWindow(Worker(partial(open_desk, library), application), store, look, folder)
        window.resize(1400, 860)
        garbage = Garbage(application)
        whole: list[bool] = []
        window.completed.connect(lambda: whole.append(True))
        window.show()
        window.start()
        until(lambda: bool(whole))
        for health in window.findChildren(LibraryHealth):
            health._timer.stop()  # a copy of the library, once in an hour of work, would be all that is measured
        rest(1.0)
        garbage.later = window.bench.between_keys.put
        garbage.start()
        ended: list[bool] = []
        window.ended.connect(lambda: ended.append(True))
        try:
            yield window
        finally:
            window.close()
            until(lambda: bool(ended))
            garbage.stop()
            window.deleteLater()
            QApplication.processEvents()
            gc.collect()


def until(is_so: Callable[[], bool]) -> None:
    """Turn the window's loop until something is so; raises TimeoutError where it never comes to be.

    The loop sleeps until something happens, as the program's own does: one that asked again and again would hold
    Python's lock before the library's thread.
    """
    end = perf_counter() + _WAIT
    alarm = QTimer(interval=500)
    alarm.start()
    while not is_so():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if perf_counter() > end:
            raise TimeoutError
    alarm.stop()


def rest(seconds: float) -> None:
    """Turn the window's loop for some time, as it turns while nobody does anything."""
    end = perf_counter() + seconds
    while (left := end - perf_counter()) > 0:
        QApplication.processEvents()
        sleep(min(0.002, max(0.0, left)))


def centile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share (0 to 1) of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one thing took, in milliseconds: until it was seen, and of the processor, whatever else the machine did."""

    waited: float
    busy: float


def machine() -> None:
    """Print how long one and the same piece of work takes on this machine, between two rests, with nothing else to do.

    On a shared machine the worst of a hundred is several times the middle one: no p99 of a window is better than that.
    """
    costs = []
    for _ in range(300):
        rest(0.02)
        start, busy = perf_counter(), process_time()
        sum(number * number for number in range(60_000))
        costs.append(Cost((perf_counter() - start) * 1000, (process_time() - busy) * 1000))
    line("this machine, one and the same piece of work", costs)


def line(name: str, costs: Sequence[Cost], goal: str = "") -> None:
    """Print the figures of one thing, in milliseconds."""
    waited, busy = [one.waited for one in costs], [one.busy for one in costs]
    print(
        f"{name:56} n {len(costs):4}  ms p50 {median(waited):6.2f} p99 {centile(waited, 0.99):6.2f}"
        f"  CPU p50 {median(busy):6.2f} p99 {centile(busy, 0.99):6.2f}  {goal}".rstrip(),
        flush=True,
    )
