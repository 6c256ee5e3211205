"""What is kept of one start for the next: classes are the same by it, and nothing it holds can stop a start."""

import dataclasses
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.start_cache import StartCache

CLASS = """
import dataclasses
@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Story:
    "A story."
    slug: str
    words: int = 300
    desks: list[str] = dataclasses.field(default_factory=list)
"""


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "cache" / "start"
    vars(dataclasses).pop("exec", None)


def story_class(source: str = CLASS) -> type:
    names: dict[str, object] = {"__name__": __name__}
    exec(source, names)  # a class anew each time, as each start makes it
    made = names["Story"]
    assert isinstance(made, type)
    return made


def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the texts that are compiled from now on."""
    texts: list[str] = []

    def watched(source: str, *more: object, **options: object) -> object:
        texts.append(source)
        return compile(source, "<string>", "exec", dont_inherit=True)

    monkeypatch.setattr("editor.start_cache.compile", watched, raising=False)
    return texts


def started(file: Path, source: str = CLASS) -> type:
    cache = StartCache(file)
    cache.install()
    made = story_class(source)
    cache.keep()
    return made


def test_the_next_start_compiles_nothing_and_makes_the_same_class(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = compiled(monkeypatch)
    plain, first = story_class(), started(file)
    assert len(texts) > 5
    texts.clear()
    second = started(file)
    assert texts == []
    for made in (plain, first, second):
        one = made("crane", 20)
        assert repr(one).endswith("Story(slug='crane', words=20, desks=[])")
        assert one == made("crane", 20, [])
        assert one < made("crane", 21)
        assert made("crane").words == 300
        with pytest.raises(dataclasses.FrozenInstanceError):
            one.words = 2


def test_a_class_that_was_changed_is_compiled_anew_and_what_it_was_is_forgotten(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started(file)
    size = file.stat().st_size
    texts = compiled(monkeypatch)
    made = started(file, CLASS.replace("words: int = 300", "words: int = 300\n    lines: int = 9"))
    assert made("crane").lines == 9
    assert any("lines" in text for text in texts)
    assert file.stat().st_size < 1.5 * size


@pytest.mark.parametrize("content", [b"", b"abc", b"\0" * 4, bytes(range(256)) * 9])
def test_what_is_not_whole_is_not_read(file: Path, content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    texts = compiled(monkeypatch)
    assert started(file)("crane").words == 300
    assert texts
    texts.clear()
    started(file)
    assert texts == []


def test_every_byte_of_it_may_be_wrong(file: Path) -> None:
    started(file)
    whole = file.read_bytes()
    for at in range(0, len(whole), 97):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert started(file)("crane").words == 300
        file.write_bytes(whole[:at])
        assert started(file)("crane").words == 300


def test_where_nothing_can_be_written_a_start_is_as_good(tmp_path: Path) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("not a folder", encoding="utf-8")
    assert started(occupied / "start")("crane").words == 300


def test_after_the_start_classes_are_made_as_ever(file: Path) -> None:
    cache = StartCache(file)
    cache.install()
    assert "exec" in vars(dataclasses)
    cache.keep()
    assert "exec" not in vars(dataclasses)


def test_the_file_belongs_to_this_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    line = "from editor.start_cache import default_file; print(default_file())"
    said = subprocess.run([sys.executable, "-c", line], capture_output=True, text=True, check=True)
    assert f"{sys.hexversion:x}" in said.stdout
    assert said.stdout.startswith(str(tmp_path))
