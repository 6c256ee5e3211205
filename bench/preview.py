"""The preview beside the text: from a key to the page of now on the screen, and what that costs the window's thread.

Run it as `python -m bench.preview [KEYS]`; without a screen it runs offscreen. The model, the body editor with its
highlighter and the preview are the real ones; each key waits until the preview has painted, as a person's eye does.
The goals are those of issue 3: p95 50 ms at 1,000 words and 105 ms at 50,000; no turn of the window's
loop may take over 8 ms of the thread for it.
"""

import os
import sys
from statistics import quantiles
from time import perf_counter, sleep, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.typing_widget import story
from editor.article.article import Article, Furniture
from editor.article.library_values import ArticleSummary
from editor.article.workflow import State
from editor.desk.writing import OpenStory
from editor.ui.derived import SWITCH_INTERVAL
from editor.ui.look import Look
from editor.ui.preview.preview import Preview
from editor.ui.story_area import StoryArea
from editor.ui.story_model import StoryModel
from editor.ui.worker import Worker

KEYS = 100
LENGTHS = (1_000, 50_000)
_SUMMARY = ArticleSummary("a", "bench", "Bench", State.DRAFT, "", "en", "", 0, "", "", "", "", "r")


class Scene:
    """A story beside its preview in a window."""

    def __init__(self, words: int) -> None:
        self.worker = Worker(lambda: None)  # type: ignore[arg-type, return-value]  # nothing is asked of a library
        self.model = StoryModel()
        self.area = StoryArea(self.model, _look().theme)
        self.area.set_preview(lambda: Preview(self.model, self.worker, _look().theme))
        self.area.resize(1_300, 860)
        self.area.show()
        article = Article(Furniture(slug="bench", headline="A headline of some words"), story(words))
        self.model.open(OpenStory(_SUMMARY, article, "r"))
        QApplication.processEvents()

    def show_preview(self) -> tuple[float, float]:
        """Show the preview; return milliseconds until all is set, and those of the thread's longest turn."""
        start, longest = perf_counter(), 0.0
        done: list[bool] = []
        self.area.show_preview(on=True)
        self.preview.updated.connect(lambda: done.append(True), Qt.ConnectionType.SingleShotConnection)
        while not done:
            busy = thread_time()
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            longest = max(longest, thread_time() - busy)
            sleep(0.0005)  # as an event loop that waits: threads have their turn
        return (perf_counter() - start) * 1000, longest * 1000

    @property
    def preview(self) -> Preview:
        """Return the preview."""
        found = self.area.findChild(Preview)
        assert isinstance(found, Preview)
        return found

    def put_caret(self, place: float) -> None:
        """Put the caret at a place (0 to 1) of the text, at the end of its line."""
        cursor = self.area.editor.textCursor()
        cursor.setPosition(int((self.area.editor.document().characterCount() - 2) * place))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.area.editor.setTextCursor(cursor)
        QTest.qWait(50)

    def bare_key(self) -> float:
        """Strike a key with no preview in sight; return milliseconds of the window's thread."""
        busy = thread_time()
        QTest.keyClick(self.area.editor, Qt.Key.Key_A)
        QApplication.processEvents()
        return (thread_time() - busy) * 1000

    def key(self) -> tuple[float, float, float]:
        """Strike a key; return milliseconds until the preview has painted it.

        And those of the window's thread: all of them, and the longest turn of its loop after the key itself.
        """
        done: list[bool] = []
        self.preview.updated.connect(lambda: done.append(True), Qt.ConnectionType.SingleShotConnection)
        start, busy = perf_counter(), thread_time()
        QTest.keyClick(self.area.editor, Qt.Key.Key_A)
        longest = 0.0
        while not done:
            turn = thread_time()
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            longest = max(longest, thread_time() - turn)
        QApplication.processEvents()  # what is painted
        return (perf_counter() - start) * 1000, (thread_time() - busy) * 1000, longest * 1000


def _look() -> Look:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    found = application.findChild(Look)
    return found if isinstance(found, Look) else Look(application, "light")


def _figures(values: list[float]) -> str:
    cuts = quantiles(values, n=100)
    return f"p50 {cuts[49]:6.2f}  p95 {cuts[94]:6.2f}  max {max(values):6.2f}"


def main() -> None:
    """Print the figures for a short story and a long one, at the start, in the middle and at the end."""
    sys.setswitchinterval(SWITCH_INTERVAL)  # as in the program, where a thread reads stories
    keys = int(sys.argv[1]) if len(sys.argv) > 1 else KEYS
    application = QApplication.instance() or QApplication([])
    assert application is not None
    for words in LENGTHS:
        scene = Scene(words)
        scene.put_caret(0.5)
        bare = [scene.bare_key() for _ in range(keys)]
        whole, longest = scene.show_preview()
        print(f"{words} words: shown in {whole:.0f} ms, the thread busy {longest:.1f} ms in one turn at most")
        print(f"  middle of the thread without preview {_figures(bare)}")
        for where, place in (("start", 0.02), ("middle", 0.5), ("end", 1.0)):
            scene.put_caret(place)
            for _ in range(3):
                scene.key()
            times = [scene.key() for _ in range(keys)]
            for number, what in enumerate(("key to preview, ms", "of the thread, ms", "longest turn, ms")):
                print(f"  {where:6} {what:20} {_figures([one[number] for one in times])}", flush=True)
        scene.area.hide()
        scene.area.deleteLater()
        QApplication.processEvents()


if __name__ == "__main__":
    main()
