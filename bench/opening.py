"""A story opened from the list: `python -m bench.opening [--stories N] [--opened N]`.

From Enter in the desk list to the story's text painted, in the whole window, offscreen, with all that looks at a story
on. The one before is put away first, as it is in the window. The goal is that of issue 3: p99 under 50 ms.
"""

import argparse
import tempfile
from pathlib import Path
from time import perf_counter, process_time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bench.filling import fill_fast
from bench.library import Stories
from bench.whole_window import Cost, Shown, line, machine, rest, until, whole_window
from editor.ui.main_window import MainWindow

WORDS = 1_000
GOAL = "(goal: p99 under 50)"


def open_row(window: MainWindow, shown: Shown, row: int) -> Cost:
    """Open the story of a row by Enter; return what it took until its text was painted."""
    view, model = window.desk_list.view, window.desk_list.model
    view.setCurrentIndex(model.index(row))
    view.setFocus()
    rest(0.3)  # until the story before is read and everything about it is shown
    summary = model.summary(row)
    assert summary is not None
    shown.forget()
    start, busy = perf_counter(), process_time()
    QTest.keyClick(view, Qt.Key.Key_Return)
    until(shown.is_painted)
    cost = Cost((perf_counter() - start) * 1000, (process_time() - busy) * 1000)
    assert window.bench.model.article_id == summary.id
    assert window.bench.story.editor.toPlainText()[:30] == window.bench.model.article.body[:30]
    return cost


def measure(path: Path, number: int) -> list[Cost]:
    """Open so many stories of a library, one after another."""
    with whole_window(path) as window:
        machine()
        shown = Shown(window.bench.story.editor.viewport(), window.bench.model.replaced)
        open_row(window, shown, 0)  # what is loaded with the first story
        return [open_row(window, shown, row) for row in range(1, number + 1)]


def main() -> None:
    """Print the figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--opened", type=int, default=120)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.copydesk"
        fill_fast(path, Stories(WORDS), options.stories)
        name = f"{WORDS:,} words opened from a list of {options.stories:,}"
        line(name, measure(path, options.opened), GOAL)


if __name__ == "__main__":
    main()
