"""Files that show what a source said: taken into the library, and copied out of it when somebody asks."""

import mimetypes
from pathlib import Path

from editor.article.errors import Trouble
from editor.article.library_values import Asset
from editor.desk.desk import Desk

LARGEST = 50 * 1024 * 1024  # bytes; a recording of an hour is half of it
_UNKNOWN = "application/octet-stream"


class FileTrouble(Trouble):
    """A file that cannot be read or written."""


def keep_file(desk: Desk, path: Path) -> Asset:
    """Take a file into the library; raises FileTrouble with what is wrong."""
    try:
        if path.stat().st_size > LARGEST:
            raise FileTrouble(
                f"{path.name} is larger than {LARGEST // 1024 // 1024} MB; keep it elsewhere and note where."
            )
        content = path.read_bytes()
    except OSError as error:
        raise FileTrouble(f"{path.name} cannot be read: {error.strerror}.") from error
    return desk.library.assets.put(content, mimetypes.guess_type(path.name)[0] or _UNKNOWN, path.name)


def copy_file(desk: Desk, sha256: str, path: Path) -> None:
    """Write a copy of one of the library's files; raises UnknownName, FileTrouble."""
    content = desk.library.assets.content(sha256)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise FileTrouble(f"{path.name} cannot be written: {error.strerror}.") from error
