"""The real window on a real X server beside the bare QPlainTextEdit, in one run: starting, opening, typing, memory.

Run it as `python -m bench.window [--quick]`. It drives the measuring programs that stand beside the checkout, starts
Xvfb and openbox itself, and says so where either is missing. Quote the ratios: absolute times belong to one machine.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.library import Stories, fill
from bench.typing_widget import story
from db.library import open_library
from editor.article.article import Article, Furniture

PROGRAMS = Path(__file__).resolve().parents[2] / "shared" / "bench"
COPYDESK = Path(sys.executable).with_name("copydesk")
DISPLAY = ":78"
LIST_AREA = ".01,.42,.2,.9"  # of the window: where the stories are listed
TEXT_AREA = ".24,.4,.74,.9"  # where the text stands
# The window is 1,400 pixels wide: list 304, panels 352; with the preview on, the text has the left half of the rest.
EDITOR_BESIDE_PREVIEW = ".22,.2,.48,.966"
EDITOR_ALONE = ".22,.2,.74,.966"
PREVIEW = ".49,.12,.74,.95"
SLUG = "measured"


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Start the X server, a window manager and a session bus; yield the environment, end what was started."""
    folder = tempfile.mkdtemp(prefix="copydesk-bench-")
    script = PROGRAMS / "xsession.sh"
    made = subprocess.run(
        ["bash", script, DISPLAY], env={**os.environ, "TMPDIR": folder}, capture_output=True, text=True, check=True
    )
    line = made.stdout.strip().splitlines()[-1].removeprefix("export ").split(";")[0]
    pairs = dict(one.split("=", 1) for one in line.split())
    home = Path(folder) / "home"
    kept = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("STATE", "CONFIG", "DATA", "CACHE")}
    settings = home / "config" / "copydesk" / "settings.toml"
    settings.parent.mkdir(parents=True)
    # The words are made up, so that every one would be underlined; spelling was off in all that was measured before.
    settings.write_text("spelling.check = false\n", encoding="utf-8")
    try:
        yield {**os.environ, **pairs, **kept, "BENCH_OUT": folder}
    finally:
        for record in Path(folder).glob("xsession*/*.pid"):
            subprocess.run(["kill", record.read_text(encoding="utf-8").strip()], check=False, capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)


def measure(program: str, environment: Mapping[str, str], **options: object) -> dict[str, Any]:
    """Run one measuring program and return what it printed."""
    line = [sys.executable, str(PROGRAMS / program)]
    for name, value in options.items():
        line += ["-n", str(value)] if name == "n" else [f"--{name}={value}"]
    done = subprocess.run(line, env=dict(environment), capture_output=True, text=True, check=False, timeout=900)
    try:
        found = json.loads(done.stdout.strip().splitlines()[-1])
    except (IndexError, ValueError):
        raise SystemExit(f"{program} did not answer: {done.stderr[-400:]}") from None
    assert isinstance(found, dict)
    return found


def library(folder: Path, number: int, text: str = "") -> Path:
    """Return a library of so many made-up stories, and one with a text if one is given."""
    path = folder / f"{number}.copydesk"
    made = open_library(path)
    if number:
        fill(made, Stories(600), number)
    if text:
        made.create(replace(Article(Furniture(SLUG, "A measured story")), body=text), "Bench")
    made.close()
    return path


def ratio(name: str, ours: float | None, floor: float | None, unit: str = "s") -> None:
    """Print one figure beside the floor's."""
    if ours is None or floor is None:
        print(f"{name:46} not measured")
        return
    print(f"{name:46} {ours:8.3f} {unit:3} floor {floor:8.3f}  {ours / floor:5.2f} times")


def starting(environment: Mapping[str, str], folder: Path, runs: int, numbers: tuple[int, ...]) -> None:
    """Warm start to a painted, stable desk list."""
    floor = measure("startup.py", environment, name="floor", cmd=_floor(), match="floor-qplain", n=runs, quiet=800)
    for number in numbers:
        path = library(folder, number)
        ours = measure(
            "startup.py", environment, name="list", cmd=f"{COPYDESK} --library {path}", match="Copydesk", n=runs,
            quiet=800, probe=LIST_AREA,
        )  # fmt: skip
        for key in ("shown", "cpu", "pss"):
            unit = "MiB" if key == "pss" else "s"
            ratio(f"start, {number:,} stories, {key}", ours["median"][key], floor["median"][key], unit)


def opening_and_typing(environment: Mapping[str, str], folder: Path, runs: int, keys: int) -> None:
    """From exec to the text, and from a key to its pixels, with everything on that looks at the text."""
    for words in (1_000, 50_000):
        text = story(words)
        path = library(folder / str(words), 0, text)
        file = folder / f"{words}.md"
        file.write_text(text, encoding="utf-8")
        ours, bare = f"{COPYDESK} --library {path} open {SLUG}", _floor(str(file))
        floor = measure("startup.py", environment, name="floor", cmd=bare, match="floor-qplain", n=runs, quiet=800)
        opened = measure(
            "startup.py", environment, name="open", cmd=ours, match="Copydesk", n=runs, quiet=1500, probe=TEXT_AREA
        )
        for key in ("shown", "pss"):
            unit = "MiB" if key == "pss" else "s"
            ratio(f"open {words:,} words, {key}", opened["median"][key], floor["median"][key], unit)
        for place in ("end", "middle"):
            _typing(environment, words, place, ours, bare, keys)


def _typing(environment: Mapping[str, str], words: int, place: str, ours: str, bare: str, keys: int) -> None:
    common: dict[str, object] = {"pos": place, "n": keys, "interval": 90}
    floor = measure("typing_latency.py", environment, name="floor", cmd=bare, match="floor-qplain", **common)
    for shown, region, more in (
        ("alone", EDITOR_ALONE, {}),
        ("with preview", EDITOR_BESIDE_PREVIEW, {"keys": "F6"}),
    ):
        made = measure(
            "typing_latency.py", environment, name=shown.replace(" ", "-"), cmd=ours, match="Copydesk", region=region,
            focus=".35,.7", ready=4000, **common, **more,
        )  # fmt: skip
        name = f"key, {words:,} words, {place}, {shown}"
        if "error" in made or "error" in floor:
            print(f"{name:46} {made.get('error') or floor.get('error')}")
            continue
        for cut in ("p50", "p99"):
            ratio(f"{name}, {cut}", made["key_ms"][cut], floor["key_ms"][cut], "ms")
        ratio(f"{name}, CPU", made["cpu_ms_per_key"], floor["cpu_ms_per_key"], "ms")
        ratio(f"{name}, memory", made["mem"]["pss"], floor["mem"]["pss"], "MiB")


def _floor(file: str = "") -> str:
    return f"{sys.executable} {PROGRAMS / 'floor_qplain.py'} {file}".strip()


def main() -> None:
    """Measure all of it and print a line a figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs and keys, no library of 100,000 stories")
    quick = parser.parse_args().quick
    missing = [name for name in ("Xvfb", "openbox", "dbus-daemon") if shutil.which(name) is None]
    if missing or not PROGRAMS.is_dir():
        print(f"not measured here: {', '.join(missing) or 'the measuring programs'} missing")
        return
    with screen() as environment, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for words in (1_000, 50_000):
            (folder / str(words)).mkdir()
        starting(environment, folder, 3 if quick else 7, (100, 10_000) if quick else (100, 10_000, 100_000))
        opening_and_typing(environment, folder, 3 if quick else 5, 60 if quick else 204)


if __name__ == "__main__":
    main()
