"""The real window on a real X server beside the bare QPlainTextEdit, in one run: starting, opening, typing, memory.

Run it as `python -m bench.window [--quick] [--only start|open|keys|preview|memory]`. It drives the measuring programs
that stand beside the checkout, starts Xvfb and openbox itself, and says so where either is missing. Quote the ratios:
absolute times belong to one machine. Each figure of typing says how many keys were lost: struck, but not seen.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from statistics import median
from typing import Any

from bench.filling import fill_fast
from bench.library import Stories
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
PLAIN = "config-without-findings"  # the folder of other settings, and where the environment names it
# The words are made up, so that every one would be underlined; spelling was off in all that was measured before. And
# nobody is asked who works here, which the window does at its first start: the answer would be what is typed.
SETTINGS = 'spelling.check = false\nperson.name = "Bench"\n'
NO_FINDINGS = SETTINGS + "checks.in_text = false\n"
# The stretch of a story that is paged to as its middle; of a short one the pages are counted too high.
MIDDLE, MIDDLE_OF_SHORT = (0.45, 0.6), (0.4, 0.95)
SHORT = 4  # words of a line that no column breaks
LENGTHS = (1_000, 50_000)
FEW_KEYS = 12  # after which the window is at rest, with all that it knows of the story
MANY_KEYS = 260  # after which the memory is looked at again


def measured_story(words: int) -> str:
    """Return a story whose third line, and those about its middle, stand for themselves.

    There the measuring program puts the caret, at the end of a line as it is seen. In a paragraph that goes on, the
    first letter would move all lines below, and the program would look for the next ones at the paragraph's end.
    """
    blocks = story(words).strip().split("\n\n")
    first, last = (int(len(blocks) * share) for share in (MIDDLE_OF_SHORT if words < 5_000 else MIDDLE))
    lines: list[str] = []
    for number, block in enumerate(blocks):
        if (number < 2 or first <= number < last) and block[0] not in "#:":
            plain = [word for word in block.split() if word[0] not in "[*("]
            lines += [" ".join(plain[at : at + SHORT]) for at in range(0, len(plain), SHORT)]
        else:
            lines.append(block)
    return "\n\n".join(lines) + "\n"


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
    for name, settings in (("config", SETTINGS), (PLAIN, NO_FINDINGS)):
        file = home / name / "copydesk" / "settings.toml"
        file.parent.mkdir(parents=True)
        file.write_text(settings, encoding="utf-8")
    try:
        yield {**os.environ, **pairs, **kept, "BENCH_OUT": folder, PLAIN: str(home / PLAIN)}
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


def once(name: str, command: str, title: str, environment: Mapping[str, str], **options: object) -> dict[str, Any]:
    """Start a program once, until its window stands still."""
    return measure("startup.py", environment, name=name, cmd=command, match=title, n=1, warmup=0, **options)


def library(folder: Path, number: int) -> Path:
    """Return a library of so many made-up stories."""
    path = folder / f"{number}.copydesk"
    fill_fast(path, Stories(600), number)
    return path


def ratio(name: str, ours: float | None, floor: float | None, unit: str = "s", more: str = "") -> None:
    """Print one figure beside the floor's; one of CPU is none where a process of ours, a backup, ended meanwhile."""
    if not ours or not floor or min(ours, floor) < 0:
        print(f"{name:52} not measured {more}".rstrip(), flush=True)
        return
    shown = f"{name:52} {ours:8.3f} {unit:3} floor {floor:8.3f}  {ours / floor:5.2f} times"
    print(f"{shown}  {more}".rstrip(), flush=True)


@dataclass(frozen=True)
class Measured:
    """A story on the screen: how it is opened by us and by the floor, and how often things are done."""

    environment: Mapping[str, str]
    folder: Path
    words: int
    runs: int
    keys: int

    @cached_property
    def ours(self) -> str:
        """The command that opens the story."""
        path = self.folder / f"{self.words}-words.copydesk"
        if not path.exists():
            made = open_library(path)
            text = measured_story(self.words)
            made.create(replace(Article(Furniture(SLUG, "A measured story")), body=text), "Bench")
            made.close()
        return f"{COPYDESK} --library {path} open {SLUG}"

    @cached_property
    def bare(self) -> str:
        """The command that shows its text in the floor."""
        file = self.folder / f"{self.words}.md"
        file.write_text(measured_story(self.words), encoding="utf-8")
        return _floor(str(file))

    def opened(self, *, plain: bool = False) -> dict[str, Any]:
        """Open the story; `plain` leaves the underlines of findings out, which come after the text."""
        given = {**self.environment, "XDG_CONFIG_HOME": self.environment[PLAIN]} if plain else self.environment
        return once("open", self.ours, "Copydesk", given, quiet=1500, probe=TEXT_AREA)

    def opened_bare(self) -> dict[str, Any]:
        """Open the text in the floor."""
        return once("floor", self.bare, "floor-qplain", self.environment, quiet=800)

    def typed(self, place: str, keys: int, *, beside_preview: bool = False, **more: object) -> dict[str, Any]:
        """Type at a place of the story."""
        region = EDITOR_BESIDE_PREVIEW if beside_preview else EDITOR_ALONE
        shown: dict[str, object] = {"keys": "F6"} if beside_preview else {}
        return measure(
            "typing_latency.py", self.environment, name="typing", cmd=self.ours, match="Copydesk", region=region,
            focus=".35,.7", ready=4000, pos=place, n=keys, interval=90, **shown, **more,
        )  # fmt: skip

    def typed_bare(self, place: str, keys: int) -> dict[str, Any]:
        """Type at a place of the text in the floor."""
        return measure(
            "typing_latency.py", self.environment, name="floor", cmd=self.bare, match="floor-qplain", pos=place, n=keys,
            interval=90,
        )  # fmt: skip


def alternately(runs: int, *programs: Callable[[], dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Run programs in turn, once to warm up and then so many times; return the figures of each, turn by turn.

    A machine that is shared is at times half as fast as at others, for longer than one program is measured: beside the
    floor of the same turn a figure says more than beside one of a minute before.
    """
    for program in programs:
        program()
    turns = [[program()["median"] for program in programs] for _ in range(runs)]
    return [list(figures) for figures in zip(*turns, strict=True)]


def beside(name: str, key: str, ours: list[dict[str, Any]], floor: list[dict[str, Any]]) -> None:
    """Print a figure of several turns: the medians, and the median of what it was times the floor's in each turn."""
    pairs = [(one[key], other[key]) for one, other in zip(ours, floor, strict=True) if one[key] and other[key]]
    if not pairs:
        print(f"{name:52} not measured", flush=True)
        return
    unit = "MiB" if key == "pss" else "s"
    shown = f"{name:52} {median(one for one, _ in pairs):8.3f} {unit:3} floor {median(one for _, one in pairs):8.3f}"
    print(f"{shown}  {median(one / other for one, other in pairs):5.2f} times", flush=True)


def starting(environment: Mapping[str, str], folder: Path, runs: int, numbers: tuple[int, ...]) -> None:
    """Warm start to a painted, stable desk list."""
    paths = [library(folder, number) for number in numbers]

    def ours(path: Path) -> dict[str, Any]:
        command = f"{COPYDESK} --library {path}"
        return once("list", command, "Copydesk", environment, quiet=800, probe=LIST_AREA)

    def bare() -> dict[str, Any]:
        return once("floor", _floor(), "floor-qplain", environment, quiet=800)

    floor, *found = alternately(runs, bare, *(partial(ours, path) for path in paths))
    for number, figures in zip(numbers, found, strict=True):
        for key in ("shown", "cpu", "pss"):
            beside(f"start, {number:,} stories, {key}", key, figures, floor)
    beside(f"start, {numbers[-1]:,} stories beside {numbers[0]:,}", "shown", found[-1], found[0])


def opening(one: Measured) -> None:
    """From exec to the text, as it is, and where no underlines come after it."""
    floor, ours, plain = alternately(one.runs, one.opened_bare, one.opened, partial(one.opened, plain=True))
    name = f"open {one.words:,} words"
    beside(f"{name}, shown", "shown", ours, floor)
    beside(f"{name}, shown, findings not drawn", "shown", plain, floor)
    beside(f"{name}, cpu", "cpu", ours, floor)
    beside(f"{name}, pss", "pss", ours, floor)


def typing(one: Measured) -> None:
    """From a key to its pixels, with everything on that looks at the text, without the preview and with it."""
    for place in ("end", "middle"):
        floor = one.typed_bare(place, one.keys)
        for shown in ("alone", "with preview"):
            made = one.typed(place, one.keys, beside_preview=shown != "alone")
            name = f"key, {one.words:,} words, {place}, {shown}"
            if "error" in made or "error" in floor:
                print(f"{name:52} {made.get('error') or floor.get('error')}", flush=True)
                continue
            lost = f"lost {made['lost']} of {made['lost'] + made['key_ms']['n']} (floor {floor['lost']})"
            for cut in ("p50", "p99"):
                ratio(f"{name}, {cut}", made["key_ms"].get(cut), floor["key_ms"].get(cut), "ms", lost)
            ratio(f"{name}, CPU", made["cpu_ms_per_key"], floor["cpu_ms_per_key"], "ms", lost)


def previewing(one: Measured) -> None:
    """From a key to the first and the last change of the page beside it; each key waits until the page is quiet."""
    made = one.typed("start", min(one.keys, 40), beside_preview=True, preview=PREVIEW)
    name = f"key to preview, {one.words:,} words"
    if "error" in made or not made["preview_first_ms"]["n"]:
        print(f"{name:52} {made.get('error', 'the page did not change')}", flush=True)
        return
    more = f"({made['preview_first_ms']['n']} keys, lost {made['lost']})"
    for what, key in (("first change", "preview_first_ms"), ("last change", "preview_last_ms")):
        p50, p95 = made[key]["p50"], made[key]["p95"]
        print(f"{name + ', ' + what:52} p50 {p50:7.2f}  p95 {p95:7.2f} ms  {more}", flush=True)


def remembering(one: Measured) -> None:
    """Print the memory of all processes: of a short story with the preview, of a long one after many keys."""
    if one.words == LENGTHS[0]:
        floor, made = one.opened_bare(), one.typed("end", FEW_KEYS, beside_preview=True)
        name = f"memory, {one.words:,} words, with preview"
        ratio(name, made.get("mem", {}).get("pss"), floor["median"]["pss"], "MiB")
        return
    few, many = one.typed("end", FEW_KEYS), one.typed("end", MANY_KEYS)
    name = f"memory, {one.words:,} words, after {MANY_KEYS} keys"
    if "mem" not in few or "mem" not in many:
        print(f"{name:52} {few.get('error') or many.get('error')}", flush=True)
        return
    earlier, pss = few["mem"]["pss"], many["mem"]["pss"]
    said = f"{pss:8.3f} MiB after {FEW_KEYS} {earlier:8.3f}  {pss / earlier:5.2f} times  lost {many['lost']}"
    print(f"{name:52} {said}", flush=True)


PARTS: Mapping[str, Callable[[Measured], None]] = {
    "open": opening,
    "keys": typing,
    "preview": previewing,
    "memory": remembering,
}


def _floor(file: str = "") -> str:
    return f"{sys.executable} {PROGRAMS / 'floor_qplain.py'} {file}".strip()


def main() -> None:
    """Measure all of it, or one part, and print a line a figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs and keys, no library of 100,000 stories")
    parser.add_argument("--only", choices=("start", *PARTS), help="measure one part alone")
    parser.add_argument("--words", type=int, nargs="*", default=LENGTHS, help="how long the stories are")
    parser.add_argument("--keys", type=int, help="how many keys are struck in each round")
    options = parser.parse_args()
    quick = options.quick
    missing = [name for name in ("Xvfb", "openbox", "dbus-daemon") if shutil.which(name) is None]
    if missing or not PROGRAMS.is_dir():
        print(f"not measured here: {', '.join(missing) or 'the measuring programs'} missing")
        return
    with screen() as environment, tempfile.TemporaryDirectory() as name:
        if options.only in (None, "start"):
            numbers = (100, 10_000) if quick else (100, 10_000, 100_000)
            starting(environment, Path(name), 3 if quick else 7, numbers)
        for words in options.words:
            keys = options.keys or (60 if quick else 204)
            one = Measured(environment, Path(name), words, 3 if quick else 5, keys)
            for part, run in PARTS.items():
                if options.only in (None, part):
                    run(one)


if __name__ == "__main__":
    main()
