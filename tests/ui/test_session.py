"""The session file: what nonsense in it does, which is nothing."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.ui import session
from editor.ui.main_window import MainWindow


@pytest.mark.parametrize("number", [-1, 2**31, 10**20, True, 1.5, "7", None])
def test_a_number_that_no_window_can_have_is_as_if_it_were_not_there(tmp_path: Path, number: object) -> None:
    path = tmp_path / "session.json"
    path.write_text(json.dumps({"sizes": [300, number, 350], "carets": {"a": number, "b": 12}}), encoding="utf-8")
    known = session.load(path)
    assert known.sizes == (300, 350)
    assert known.carets == {"b": 12}


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[1]", b"{", b"[" * 100_000, b'{"recent": [[1], 5, ["a", 2]]}'])
def test_a_file_without_sense_is_an_empty_session(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "session.json"
    path.write_bytes(content)
    known = session.load(path)
    assert not known.story
    assert all(type(words) is str for pair in known.recent for words in pair)
    assert known.device


def test_what_is_stored_is_loaded_again(tmp_path: Path) -> None:
    kept = session.Session(device="d").with_story("a", "Crane stands still").with_caret("a", 42)
    assert session.store(kept, tmp_path / "session.json")
    assert session.load(tmp_path / "session.json") == kept


def test_a_story_of_another_library_is_left_without_a_word(
    open_main_window: Callable[..., MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    state = tmp_path / "desktop"
    session.store(session.Session(device="here", story="of another library"), state / "session.json")
    window = open_main_window(state)
    qtbot.waitUntil(lambda: window.desk_list.model.rowCount() == 3)
    qtbot.wait(200)
    assert not window.bench.model.is_open
    assert not window.bench.story.notice.words
