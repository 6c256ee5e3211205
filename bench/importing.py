"""How long a raw story takes to be recognised, and how many arrive in a second: `python -m bench.importing`."""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from editor.importing import importer

SAMPLE = Path(__file__).resolve().parent.parent / "resources" / "sample"
COPYDESK = Path(sys.executable).with_name("copydesk")


def _milliseconds(content: bytes, name: str, runs: int) -> list[float]:
    times = []
    for number in range(runs):
        # Another last line each time, so that no cache of a block or paragraph makes the whole story free.
        raw = content + f"\nThe count on day {number} was {number * 7}.\n".encode()
        start = time.perf_counter()
        importer.draft(importer.read(raw, name), slug="bench")
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times)


def _varied(content: str, number: int) -> str:
    """Return the story with other words in each paragraph, so that nothing is read twice."""
    return "\n".join(f"{line} No. {number}." if len(line) > 200 else line for line in content.split("\n"))


def main() -> None:
    """Print medians and p99 in process, and stories a second through the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=100)
    arguments = parser.parse_args()
    for name in ("syndicated.txt", "saved-page.html"):
        content = (SAMPLE / name).read_bytes()
        times = _milliseconds(content, name, arguments.runs)
        words = len(content.split())
        p99 = times[int(len(times) * 0.99) - 1]
        print(f"import {name} ({words} words): median {statistics.median(times):6.1f} ms  p99 {p99:6.1f} ms")
    text = (SAMPLE / "syndicated.txt").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw"
        raw.mkdir()
        for number in range(arguments.stories):
            (raw / f"story-{number:04}.txt").write_text(_varied(text, number), encoding="utf-8")
        for jobs in (1, 2):
            library = Path(folder) / f"bench-{jobs}.copydesk"
            command = [str(COPYDESK), "--library", str(library), "import", str(raw), "--jobs", str(jobs)]
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            seconds = time.perf_counter() - start
            print(f"import of {arguments.stories} stories, {jobs} jobs: {arguments.stories / seconds:6.0f} a second")


if __name__ == "__main__":
    main()
