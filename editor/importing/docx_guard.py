"""The guard before a Word document is opened: a zip file can hold a thousand times what it weighs.

Only the directory at the end of the file is read here, and nothing is unpacked.
"""

import io
import struct
import zipfile
from pathlib import PurePosixPath

from editor.importing.errors import UnreadableInput

LARGEST_UNPACKED = 50_000_000  # bytes of all parts together
MOST_PARTS = 2_000
MOST_PACKED = 100  # times smaller than its parts; Word's own files are below 30
_SMALL = 1_000_000  # bytes of a part below which its own ratio says nothing: an empty picture packs very well
_LARGEST_DIRECTORY = MOST_PARTS * 600  # bytes; an entry takes 46 and its name
_END = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_COMMENT = 65_535

_BOMB = "This Word document holds far more than a story, or is made to harm; open it in Word and copy the text."
_DAMAGED = (
    "This Word document is damaged or only half of it is here; copy it again, or open it in Word and save it anew."
)


def check_zip(content: bytes) -> None:
    """Raise UnreadableInput with a sentence where a Word document must not be opened."""
    _check_directory(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise UnreadableInput(_DAMAGED) from error
    if any(part.flag_bits & 0x1 for part in parts):
        raise UnreadableInput("This Word document is protected by a password; open it in Word and save it without one.")
    unpacked = sum(part.file_size for part in parts)
    if (
        len(parts) > MOST_PARTS
        or unpacked > LARGEST_UNPACKED
        or unpacked > MOST_PACKED * max(len(content), _SMALL // 10)
    ):
        raise UnreadableInput(_BOMB)
    if any(part.file_size > max(_SMALL, MOST_PACKED * part.compress_size) for part in parts):
        raise UnreadableInput(_BOMB)
    names = [part.filename for part in parts]
    if len(set(names)) < len(names) or any(map(_leaves_the_archive, names)):
        raise UnreadableInput(_DAMAGED)


def _check_directory(content: bytes) -> None:
    """Refuse a directory that is too large to be read at all."""
    at = content.rfind(_END, max(0, len(content) - _END_SIZE - _LONGEST_COMMENT))
    if at < 0 or len(content) - at < _END_SIZE:
        raise UnreadableInput(_DAMAGED)
    count, size = struct.unpack("<HI", content[at + 10 : at + 16])
    if count > MOST_PARTS or size > _LARGEST_DIRECTORY:
        raise UnreadableInput(_BOMB)


def _leaves_the_archive(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name or "\x00" in name
