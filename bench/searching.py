"""Search in 100,000 stories as somebody types into the window: `python -m bench.searching [--stories N]`.

From a key in the search field to its rows painted in the desk list: the field, the library's thread, the model and the
delegate are the real ones, in the whole window, offscreen. A second round strikes keys faster than a search with few
hits can be answered: each key waits for what is running to give way. The goals are those of issue 3.
"""

import argparse
import tempfile
from pathlib import Path
from time import perf_counter, process_time

from PySide6.QtTest import QTest

from bench.filling import fill_fast
from bench.library import Stories, publish
from bench.whole_window import Cost, Shown, line, machine, rest, until, whole_window
from db.library import open_library
from editor.desk.browsing import Filter, View
from editor.ui.main_window import MainWindow

PAUSE = 0.02  # seconds between a search that is shown and the next key
HURRY = 0.004  # seconds between two keys that do not wait
GOAL = "(goal: p99 under 16)"
FILTERS = (Filter.ALL, Filter.NEEDS_ADS, Filter.CHANGED, Filter.PUBLISHED)


class Search:
    """The search field of a window and the list below it."""

    def __init__(self, window: MainWindow) -> None:
        self._list = window.desk_list
        self._field = self._list.search_field
        self._shown = Shown(self._list.view.viewport(), self._list.model.settled)

    def key(self, letter: str) -> Cost:
        """Strike a key and wait until its rows are painted; return what that took."""
        self._shown.forget()
        start, busy = perf_counter(), process_time()
        QTest.keyClicks(self._field, letter)
        until(self._shown.is_told)
        if self._list.model.rowCount():
            until(self._shown.is_painted)
        return Cost((perf_counter() - start) * 1000, (process_time() - busy) * 1000)

    def strike(self, letter: str) -> None:
        """Strike a key and wait for nothing."""
        QTest.keyClicks(self._field, letter)

    def clear(self) -> None:
        """Empty the field and wait until the list is whole again."""
        self._shown.forget()
        self._field.clear()
        until(self._shown.is_told)
        rest(0.05)

    def narrow(self, chosen: Filter, section: str = "") -> None:
        """Choose a filter and a desk."""
        self._shown.forget()
        self._list.model.show(View(chosen, section))
        until(self._shown.is_told)
        rest(0.1)


def as_one_types(search: Search, stories: Stories, words: int) -> dict[str, list[Cost]]:
    """Type words letter by letter, and three letters of a second one; return the costs by what the key ended."""
    times: dict[str, list[Cost]] = {}
    for _ in range(words):
        first, second = stories.some(1)[:8], " " + stories.some(1)[:3]
        for number, letter in enumerate(first, 1):
            name = f"{number} letter{'s' if number > 1 else ''}" if number < 4 else "4 letters and more"
            times.setdefault(name, []).append(search.key(letter))
            rest(PAUSE)
        for letter in second:
            times.setdefault("two words", []).append(search.key(letter))
            rest(PAUSE)
        search.clear()
    return times


def in_a_hurry(search: Search, stories: Stories, words: int) -> list[Cost]:
    """Type words so fast that each search is still running at the next key; return what the last key took."""
    times = []
    for _ in range(words):
        word = stories.some(1)[:6]
        for letter in word[:-1]:
            search.strike(letter)
            rest(HURRY)
        times.append(search.key(word[-1]))
        rest(PAUSE)
        search.clear()
    return times


def main() -> None:
    """Print the figures by how much was typed, for filters with many and with few stories."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=100_000)
    parser.add_argument("--words", type=int, default=60, help="words that are typed in each filter")
    options = parser.parse_args()
    stories = Stories(600)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.copydesk"
        start = perf_counter()
        fill_fast(path, stories, options.stories)
        print(f"{options.stories:,} stories made in {perf_counter() - start:.0f} s", flush=True)
        library = open_library(path)
        publish(library)
        library.close()
        measure(path, stories, options.words)


def measure(path: Path, stories: Stories, words: int) -> None:
    """Open the window on a library and search in it."""
    with whole_window(path) as window:
        machine()
        search = Search(window)
        for chosen in FILTERS:
            search.narrow(chosen)
            found = as_one_types(search, stories, words)
            for name, times in found.items():
                line(f"{chosen}, {name}", times)
            line(f"{chosen}, every key", [one for times in found.values() for one in times], GOAL)
            line(f"{chosen}, a key that finds another search running", in_a_hurry(search, stories, words), GOAL)


if __name__ == "__main__":
    main()
