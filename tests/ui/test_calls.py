"""What a later start says is heard by the window that is open, whole, and by nobody else."""

import socket
import stat
from pathlib import Path
from types import ModuleType

import pytest
from pytestqt.qtbot import QtBot

from editor.ui import calls, calls_elsewhere
from editor.ui.single_instance import SingleInstance

WAYS = [pytest.param(calls, id="sockets"), pytest.param(calls_elsewhere, id="pipes")]


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "copydesk-calls")


@pytest.mark.parametrize("way", WAYS)
def test_words_arrive_one_call_after_another(qtbot: QtBot, way: ModuleType, place: str) -> None:
    heard: list[str] = []
    listener = way.Listener(place, heard.append)
    for words in ("harbour-wall", "", "/tmp/höfen \udcff.bundle"):
        assert way.call(place, words)
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard == ["harbour-wall", "", "/tmp/höfen \udcff.bundle"]
    listener.stop()
    assert not way.call(place, "late")


@pytest.mark.parametrize("way", WAYS)
def test_where_nobody_listens_the_call_is_not_taken(way: ModuleType, place: str) -> None:
    assert not way.call(place, "harbour-wall")


def test_a_place_left_by_a_killed_window_is_taken_over(qtbot: QtBot, place: str) -> None:
    left = socket.socket(socket.AF_UNIX)
    left.bind(place)
    left.close()
    assert not calls.call(place, "nobody")
    heard: list[str] = []
    listener = calls.Listener(place, heard.append)
    assert stat.S_IMODE(Path(place).stat().st_mode) == 0o600
    assert calls.call(place, "harbour-wall")
    qtbot.waitUntil(lambda: heard == ["harbour-wall"])
    listener.stop()
    assert not Path(place).exists()


def test_words_in_pieces_are_put_together_and_half_a_call_is_none(qtbot: QtBot, place: str) -> None:
    heard: list[str] = []
    listener = calls.Listener(place, heard.append)
    with socket.socket(socket.AF_UNIX) as slow, socket.socket(socket.AF_UNIX) as gone:
        slow.connect(place)
        slow.sendall(b"harbour")
        gone.connect(place)
        gone.sendall(b"never-mind")
        gone.close()
        qtbot.wait(50)
        assert not heard
        slow.sendall(b"-wall\n")
        qtbot.waitUntil(lambda: heard == ["harbour-wall"])
    listener.stop()


def test_a_place_that_cannot_be_taken_leaves_the_window_without_calls(qtbot: QtBot, tmp_path: Path) -> None:
    listener = calls.Listener(str(tmp_path / "no-such-folder" / "calls"), print)
    listener.stop()
    assert not calls.call(str(tmp_path / "no-such-folder" / "calls"), "")


def test_only_one_window_holds_a_library_and_hears_of_the_second(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path / "t.copydesk"), SingleInstance(tmp_path / "t.copydesk")
    assert first.claim()
    first.listen()
    assert not second.claim()
    with qtbot.waitSignal(first.raised) as raised:
        assert second.raise_other("harbour-wall")
    assert raised.args == ["harbour-wall"]
    first.release()
    assert second.claim()
    assert not second.raise_other()
    second.release()
