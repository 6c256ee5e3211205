"""Exports in one zip file: the same exports give the same bytes, on any machine and at any time.

Members stand in the order of their names, with one time and one mode, and are stored rather than compressed: what a
compressor makes of a text differs from one build of it to the next.
"""

import contextlib
import hashlib
import os
import secrets
import shutil
import zipfile
from collections.abc import Iterable
from pathlib import Path

from editor.exporting.export import ExportFile
from editor.exporting.write import ExportNotWritten

COMMENT = b"copydesk.export/1"  # by which an archive of ours is known
_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can name
_MODE = 0o100644 << 16
_CHUNK = 1 << 20


def is_ours(path: Path) -> bool:
    """Return whether a file is an archive that this module made."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.comment == COMMENT
    except (OSError, zipfile.BadZipFile):
        return False


def pack(folder: Path, destination: Path) -> str:
    """Put all files of a folder into a zip file, in one step; return its SHA-256. Raises ExportNotWritten."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return _write(destination, [(name, found[name]) for name in sorted(found)])


def pack_files(files: Iterable[ExportFile], destination: Path) -> str:
    """Put files into a zip file, in one step; return its SHA-256. Raises ExportNotWritten."""
    found = {file.name: file.content for file in files}
    return _write(destination, [(name, found[name]) for name in sorted(found)])


def _write(destination: Path, members: Iterable[tuple[str, Path | bytes]]) -> str:
    aside = destination.with_name(f".{secrets.token_hex(8)}.part")
    try:
        destination.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("xb") as out:
            with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
                archive.comment = COMMENT
                for name, content in members:
                    _add(archive, name, content)
            out.flush()
            os.fsync(out.fileno())
        aside.replace(destination)
        with destination.open("rb") as written:
            return hashlib.file_digest(written, "sha256").hexdigest()
    except OSError as error:
        reason = error.strerror or "the system gives no reason"
        raise ExportNotWritten(
            f"The archive {destination} cannot be written: {reason}. Choose another place."
        ) from error
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)


def _add(archive: zipfile.ZipFile, name: str, content: Path | bytes) -> None:
    info = zipfile.ZipInfo(name, _TIME)
    info.create_system, info.external_attr = 3, _MODE
    info.file_size = len(content) if isinstance(content, bytes) else content.stat().st_size
    with archive.open(info, "w") as member:
        if isinstance(content, bytes):
            member.write(content)
            return
        with content.open("rb") as source:
            shutil.copyfileobj(source, member, _CHUNK)
