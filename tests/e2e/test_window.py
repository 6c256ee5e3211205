"""The window as a process: it opens on a library, comes to the front for a second start, and ends when it is told."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.conftest import COPYDESK, Run

Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return an environment in which nothing of this machine's settings or sessions is seen."""
    folders = {f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in ("STATE", "CONFIG", "DATA", "CACHE")}
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return {**kept, **folders, "QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture
def start(tmp_path: Path, environment: dict[str, str]) -> Iterator[Start]:
    """Return how to start the window; each is ended after the test."""
    started: list[subprocess.Popen[bytes]] = []

    def run(*arguments: str) -> subprocess.Popen[bytes]:
        command: list[str | Path] = [COPYDESK, "--library", tmp_path / "test.copydesk", *arguments]
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        started.append(process)
        return process

    yield run
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def wait_until(condition: Callable[[], object], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.05)


def wait_for_window(tmp_path: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until the window is complete: it has written which story it opens."""
    wait_until(lambda: process.poll() is not None or (tmp_path / "state" / "copydesk" / "session.json").exists())
    assert process.poll() is None


def test_without_a_display_there_is_a_sentence(tmp_path: Path, environment: dict[str, str]) -> None:
    del environment["QT_QPA_PLATFORM"]
    command: list[str | Path] = [COPYDESK, "--library", tmp_path / "test.copydesk"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("There is no display")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_window_ends_cleanly_when_the_system_says_so(
    copydesk: Run, start: Start, tmp_path: Path, number: signal.Signals
) -> None:
    window = start()
    wait_for_window(tmp_path, window)
    window.send_signal(number)
    assert window.wait(20) == 0
    assert copydesk("verify").code == 0
    assert not list((tmp_path / "state" / "copydesk").glob("crash-*")), "a clean end leaves no crash log"


def test_a_second_start_raises_the_first(start: Start, tmp_path: Path) -> None:
    first = start()
    wait_for_window(tmp_path, first)
    time.sleep(1)  # until it listens
    second = start()
    assert second.wait(20) == 0
    assert first.poll() is None


def test_the_command_line_works_beside_the_window(copydesk: Run, start: Start, tmp_path: Path) -> None:
    window = start()
    wait_for_window(tmp_path, window)
    raw = tmp_path / "harbour.txt"
    raw.write_text("Harbour wall vote passes\n\nThe council voted for the wall on Tuesday.\n", encoding="utf-8")
    assert copydesk("import", raw).code == 0
    assert [row["slug"] for row in copydesk("list", "--json").json]
    window.terminate()
    assert window.wait(20) == 0


def test_a_killed_window_leaves_a_library_that_verifies_and_opens_again(
    copydesk: Run, start: Start, tmp_path: Path
) -> None:
    window = start()
    wait_for_window(tmp_path, window)
    window.kill()
    window.wait(20)
    assert copydesk("verify").code == 0
    (tmp_path / "state" / "copydesk" / "session.json").unlink()
    again = start()
    wait_for_window(tmp_path, again)
    again.terminate()
    assert again.wait(20) == 0
