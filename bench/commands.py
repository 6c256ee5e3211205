"""How long whole commands take, from their start to their end: `python -m bench.commands`.

Each is run with `copydesk --version` beside it, and both with the bare interpreter, so that ratios hold when the
machine's own speed drifts.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 15
COPYDESK = Path(sys.executable).with_name("copydesk")
SAMPLE = Path(__file__).resolve().parent.parent / "resources" / "sample" / "syndicated.txt"


def main() -> None:
    """Print the median and the slowest of each command, and its ratio to the bare interpreter."""
    with tempfile.TemporaryDirectory() as folder:
        library = ["--library", str(Path(folder) / "bench.copydesk")]
        subprocess.run([COPYDESK, *library, "import", SAMPLE, "--as", "Bench"], check=True, stdout=subprocess.DEVNULL)
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "copydesk --version": [str(COPYDESK), "--version"],
            "copydesk list": [str(COPYDESK), *library, "list"],
            "copydesk check --all": [str(COPYDESK), *library, "check", "--all", "--json"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(RUNS):
            for name, command in commands.items():
                times[name].append(_seconds(command))
    floor = statistics.median(times["python -c pass"])
    for name, values in times.items():
        median = statistics.median(values)
        print(f"{name:24} median {median:6.3f} s  slowest {max(values):6.3f} s  {median / floor:5.1f} x interpreter")


def _seconds(command: list[str]) -> float:
    """Time a command whatever it answers: `check` ends with 1 where a finding blocks."""
    start = time.perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
