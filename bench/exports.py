"""How fast and in how much memory many stories leave: `python -m bench.exports [--stories 1000] [--words 600]`.

Drafts of stories as `bench.library` makes them, to a folder, into a zip file, and by two processes; then the look ahead
that the export dialog takes at all of them. The memory is that of this process after a quarter of the stories and at
the end: it must not grow with their number.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.library import Stories
from db.library import open_library
from editor.desk.desk import Desk
from editor.desk.export_run import ExportOrder, export_stories, look_ahead


def _megabytes() -> float:
    """Return the memory of this process; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(one for one in status.read_text(encoding="ascii").splitlines() if one.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _time(name: str, steps: Iterator[object], number: int) -> None:
    start, early = time.perf_counter(), 0.0
    count = 0
    for count, _ in enumerate(steps, start=1):
        if count == number // 4:
            early = _megabytes()
    spent = (time.perf_counter() - start) / number * 1e3
    print(f"{name:34} {spent:7.1f} ms a story   {early:5.0f} MB, at the end {_megabytes():5.0f} MB", flush=True)


def main() -> None:
    """Make a library in a folder of its own, and export it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--words", type=int, default=600)
    options = parser.parse_args()
    stories, number = Stories(options.words), options.stories
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = open_library(folder / "bench.copydesk")
        library.create_many([stories.article(one) for one in range(number)], "Bench")
        desk, slugs = Desk(library, "Bench"), library.articles.slugs()
        for title, place, jobs in (("to a folder", "one", 1), ("into a zip file", "one.zip", 1), ("by 2", "two", 2)):
            order = ExportOrder(slugs, "html", folder / place, draft=True, jobs=jobs)
            _time(f"export {title}", export_stories(desk, order), number)
        _time("look ahead", look_ahead(desk, ExportOrder(slugs, "html", folder / "one")), number)
        library.close()


if __name__ == "__main__":
    main()
