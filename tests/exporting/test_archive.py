"""Exports in a zip file: the same bytes each time, whole or not at all; and what is left alone in a folder."""

import json
import os
import zipfile
from pathlib import Path

import pytest

from editor.exporting import archive
from editor.exporting.existing import Export, Found, found
from editor.exporting.targets import TARGETS, export
from editor.exporting.write import ExportNotWritten, write
from tests.exporting.conftest import full_request

HTML = TARGETS["html"]
SLUG = "port-ellery-ferry"


def folder_of(path: Path, *files: str) -> Path:
    for name in files:
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(name.encode() * 1000)
    return path


def test_the_same_files_give_the_same_bytes_whatever_their_times_and_order(tmp_path: Path) -> None:
    one = folder_of(tmp_path / "one", "b.html", "a.html", "pictures/x.png", "ö/ü.html")
    other = folder_of(tmp_path / "other", "ö/ü.html", "pictures/x.png", "a.html", "b.html")
    os.utime(other / "a.html", (1, 1))
    (other / "b.html").chmod(0o600)
    first = archive.pack(one, tmp_path / "first.zip")
    second = archive.pack(other, tmp_path / "second.zip")
    assert first == second
    assert (tmp_path / "first.zip").read_bytes() == (tmp_path / "second.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "first.zip") as packed:
        assert packed.testzip() is None
        assert packed.namelist() == ["a.html", "b.html", "pictures/x.png", "ö/ü.html"]
        assert packed.read("ö/ü.html") == "ö/ü.html".encode() * 1000


def test_an_archive_of_ours_is_known(tmp_path: Path) -> None:
    archive.pack(folder_of(tmp_path / "in", "a.html"), tmp_path / "ours.zip")
    with zipfile.ZipFile(tmp_path / "theirs.zip", "w") as theirs:
        theirs.writestr("a.html", b"x")
    (tmp_path / "no.zip").write_bytes(b"x")
    assert archive.is_ours(tmp_path / "ours.zip")
    assert not archive.is_ours(tmp_path / "theirs.zip")
    assert not archive.is_ours(tmp_path / "no.zip")
    assert not archive.is_ours(tmp_path / "absent.zip")


def test_an_archive_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, place = folder_of(tmp_path / "in", "a.html"), tmp_path / "a.zip"
    place.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportNotWritten, match="No space left on device"):
        archive.pack(source, place)
    assert place.read_bytes() == b"old"
    assert not list(tmp_path.glob("*.part"))


def _written(folder: Path, *, draft: bool = False) -> Path:
    request = full_request(draft)
    return write(folder, "ferry", HTML, request, export("html", request)).path


def test_an_export_as_it_was_written_is_its_storys_own(tmp_path: Path) -> None:
    assert found(tmp_path, "ferry", Export(SLUG, HTML)) is Found.NOTHING
    path = _written(tmp_path)
    assert found(tmp_path, "ferry", Export(SLUG, HTML)) is Found.OWN
    assert found(tmp_path, "ferry", Export("another", HTML)) is Found.FOREIGN
    assert found(tmp_path, "ferry", Export(SLUG, HTML, draft=True)) is Found.FOREIGN, (
        "a draft replaces no readers' export"
    )
    path.write_bytes(path.read_bytes() + b"<!-- by hand -->")
    assert found(tmp_path, "ferry", Export(SLUG, HTML)) is Found.FOREIGN


def test_an_export_of_another_profile_is_left_alone(tmp_path: Path) -> None:
    path = _written(tmp_path)
    manifest = path.with_name("ferry.html.losses.json")
    told = json.loads(manifest.read_bytes()) | {"profile": "city-desk"}
    manifest.write_text(json.dumps(told), "utf-8")
    assert found(tmp_path, "ferry", Export(SLUG, HTML, "city-desk")) is Found.OWN
    assert found(tmp_path, "ferry", Export(SLUG, HTML, "html")) is Found.FOREIGN


def test_a_draft_makes_way_for_either(tmp_path: Path) -> None:
    _written(tmp_path, draft=True)
    assert found(tmp_path, "ferry", Export(SLUG, HTML, draft=True)) is Found.OWN
    assert found(tmp_path, "ferry", Export(SLUG, HTML)) is Found.OWN


@pytest.mark.parametrize("manifest", [b"", b"[]", b"{}", b"null", b'{"format": 1}'])
def test_a_file_without_a_sound_manifest_is_somebody_elses(tmp_path: Path, manifest: bytes) -> None:
    (tmp_path / "ferry.html").write_bytes(b"<p>mine</p>")
    if manifest:
        (tmp_path / "ferry.html.losses.json").write_bytes(manifest)
    assert found(tmp_path, "ferry", Export(SLUG, HTML)) is Found.FOREIGN
