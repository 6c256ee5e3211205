"""Exports in a folder: whole or not at all, names that hold anywhere, and a manifest beside."""

import hashlib
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.exporting.targets import TARGETS, export
from editor.exporting.write import ExportNotWritten, Written, stem, write
from tests.exporting.conftest import PICTURE, REVISION, SCREENSHOT, full_request


def write_full(folder: Path, name: str = "html") -> Written:
    request = full_request()
    return write(folder, "ferry", TARGETS[name], request, export(name, request))


def test_the_story_its_pictures_and_the_manifest_are_written(tmp_path: Path) -> None:
    written = write_full(tmp_path / "new" / "folder")
    names = sorted(str(path.relative_to(written.path.parent)) for path in written.path.parent.rglob("*.*"))
    assert names == [
        "ferry.html",
        "ferry.html.losses.json",
        str(Path("pictures") / f"{PICTURE}.png"),
        str(Path("pictures") / f"{SCREENSHOT}.png"),
    ]
    content = written.path.read_bytes()
    assert content == export("html", full_request()).content
    assert written.sha256 == hashlib.sha256(content).hexdigest()


def test_the_manifest_says_what_was_made_and_what_was_lost(tmp_path: Path) -> None:
    written = write_full(tmp_path)
    manifest = json.loads((tmp_path / "ferry.html.losses.json").read_text("utf-8"))
    losses = export("html", full_request()).losses
    assert manifest["losses"] == [{"what": loss.what, "why": loss.why} for loss in losses]
    assert {key: manifest[key] for key in ("format", "slug", "revision", "target", "draft", "file", "sha256")} == {
        "format": "copydesk.manifest/1",
        "slug": "port-ellery-ferry",
        "revision": REVISION,
        "target": "html",
        "draft": False,
        "file": "ferry.html",
        "sha256": written.sha256,
    }
    for file in manifest["files"]:
        assert hashlib.sha256((tmp_path / file["name"]).read_bytes()).hexdigest() == file["sha256"]


def test_every_target_of_a_story_has_files_of_its_own(tmp_path: Path) -> None:
    paths = {write_full(tmp_path, name).path for name in TARGETS}
    assert len(paths) == len(TARGETS)
    assert len(list(tmp_path.glob("ferry*"))) == 2 * len(TARGETS)


def test_an_export_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    (tmp_path / "ferry.html").write_bytes(b"old")
    written = write_full(tmp_path)
    assert written.path.read_bytes() == export("html", full_request()).content
    assert not list(tmp_path.rglob("*.part"))


def test_a_picture_that_lies_there_already_is_left_alone(tmp_path: Path) -> None:
    write_full(tmp_path)
    picture = tmp_path / "pictures" / f"{PICTURE}.png"
    os.utime(picture, (1, 1))
    write_full(tmp_path)
    assert picture.stat().st_mtime == 1


def test_a_write_that_fails_leaves_the_old_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = write_full(tmp_path)
    before = written.path.read_bytes()
    written.path.write_bytes(before + b"<!-- changed -->")
    changed = written.path.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportNotWritten) as refusal:
        write_full(tmp_path)
    assert "No space left on device" in refusal.value.sentence
    assert written.path.read_bytes() == changed
    assert not list(tmp_path.rglob("*.part"))


def test_a_folder_that_is_a_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(ExportNotWritten, match="Choose another folder"):
        write_full(tmp_path / "file")


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("port-ellery-ferry", "port-ellery-ferry"),
        ("../../etc/passwd", "etc-passwd"),
        ("a/b\\c:d", "a-b-c-d"),
        ("..", "untitled"),
        ("", "untitled"),
        (".hidden", "hidden"),
        ("CON", "story-CON"),
        ("nul.txt", "story-nul.txt"),
        ("año-nuevo", "año-nuevo"),
        ("x" * 300, "x" * 120),
        ("漢" * 100, "漢" * 40),
    ],
)
def test_a_slug_becomes_a_name_that_any_file_system_takes(slug: str, name: str) -> None:
    assert stem(slug) == name


@given(st.text(max_size=120))
def test_any_slug_stays_in_its_folder(slug: str) -> None:
    name = stem(slug)
    assert name
    assert Path(name).name == name
    assert not name.startswith(".")
    assert len(name.encode()) <= 255 - len(".page.html.losses.json") - 6


def test_folders_of_the_name_are_made_and_pictures_lie_beside_the_story(tmp_path: Path) -> None:
    request = full_request()
    written = write(tmp_path, "news/2026/ferry", TARGETS["html"], request, export("html", request))
    assert written.path == tmp_path / "news" / "2026" / "ferry.html"
    assert (written.path.parent / "pictures" / f"{PICTURE}.png").is_file()
    assert f"pictures/{PICTURE}.png".encode() in written.path.read_bytes()
