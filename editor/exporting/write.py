"""Exports to a folder: every file is written aside, forced to the disk and put in the old one's place."""

import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from editor.article.errors import Trouble
from editor.exporting.export import Export, ExportFile, ExportRequest, Target
from editor.exporting.manifest import EXTENSION, manifest, sha256

_UNFIT = re.compile(r"[^\w.\-]+")
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file: names that Windows keeps for devices.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
_LONGEST = 120  # bytes of UTF-8: file systems allow 255, and extensions follow


class ExportNotWritten(Trouble):
    """A folder that an export cannot be written to; the sentence says which and why."""


@dataclass(frozen=True, slots=True)
class Written:
    """Where an export lies, and the SHA-256 of its bytes."""

    path: Path
    sha256: str


def stem(slug: str) -> str:
    """Return the name of a story's files: its slug, without what a file system or a web address does not take."""
    name = _UNFIT.sub("-", slug).strip("-.").encode("utf-8", "ignore")[:_LONGEST].decode("utf-8", "ignore").rstrip("-.")
    name = name or "untitled"
    return f"story-{name}" if name.partition(".")[0].lower() in _DEVICES else name


def _put(path: Path, content: bytes) -> None:
    """Write a file aside and put it in its place; a reader sees the old bytes or the new ones, never a half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with aside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def put(path: Path, content: bytes) -> None:
    """Write one file aside and put it in its place; raises ExportNotWritten."""
    try:
        _put(path, content)
    except OSError as error:
        reason = error.strerror or "the system gives no reason"
        raise ExportNotWritten(f"The file {path} cannot be written: {reason}. Choose another place.") from error


def _same(path: Path, content: bytes) -> bool:
    """Return whether a file holds these bytes already; pictures are shared by many stories of a folder."""
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def write(folder: Path, name: str, target: Target, request: ExportRequest, export: Export) -> Written:
    """Write an export, its files and its manifest into a folder, the story last, so that all it names is there.

    `name` is the file's name without extension, as `names.NamePattern` gives it; where it has folders, all lies in the
    innermost, since the story names its pictures from where it lies. Raises ExportNotWritten.
    """
    inner, _, last = name.rpartition("/")
    place = folder / inner
    file_name = f"{last}.{target.extension}"
    record = manifest(target, request, export, file_name)
    main = ExportFile(file_name, export.content, target.media_type)
    beside = ExportFile(f"{file_name}.{EXTENSION}", record, "application/json")
    try:
        for file in (*export.files, beside, main):
            path = place.joinpath(*file.name.split("/"))
            if not _same(path, file.content):
                _put(path, file.content)
    except OSError as error:
        reason = error.strerror or "the system gives no reason"
        raise ExportNotWritten(f"The export cannot be written to {place}: {reason}. Choose another folder.") from error
    return Written(place / file_name, sha256(export.content))
