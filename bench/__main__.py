"""Run every benchmark, one after another: `python -m bench`."""

import runpy
import sys
from importlib.util import find_spec

PARTS = (
    "bench.render",
    "bench.ads",
    "bench.checks",
    "bench.importing",
    "bench.library",
    "bench.searching",
    "bench.opening",
    "bench.autosaving",
    "bench.commands",
    "bench.typing_widget",
    "bench.preview",
    "bench.exports",
    "bench.window",
)


def main() -> None:
    """Run each part that this machine can run; a part prints its own figures."""
    for part in PARTS:
        if find_spec(part) is None:
            continue
        print(f"\n== {part} ==", flush=True)
        sys.argv = [part]
        runpy.run_module(part, run_name="__main__")


if __name__ == "__main__":
    main()
