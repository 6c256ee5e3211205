"""How wide and high a picture is, read from its first bytes: some targets must say it, so that nothing shifts.

Formats: PNG (w3.org/TR/png, IHDR), GIF89a (logical screen), JPEG (ITU T.81, frame header), WebP (RFC 9649), AVIF
(ISO/IEC 23008-12, `ispe`). A camera's note that a JPEG lies on its side (EXIF orientation 5 to 8) is followed, as
browsers do.
"""

from collections.abc import Callable, Mapping

from editor.article.ads import Size

_EXIF = b"Exif\0\0"
_ORIENTATION = 0x0112
_SIDEWAYS = range(5, 9)
# Frame headers of JPEG: SOF0 to SOF15 without DHT (C4), JPG (C8) and DAC (CC).
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE = frozenset({0x01, *range(0xD0, 0xDA)})  # markers of JPEG without a length


def picture_size(content: bytes, media_type: str) -> Size | None:
    """Return the size in pixels of a picture as a browser shows it; None where its bytes do not tell."""
    read = _READERS.get(media_type)
    found = read(content) if read else None
    return Size(*found) if found and min(found) > 0 else None


def _big(content: bytes, at: int, length: int) -> int:
    return int.from_bytes(content[at : at + length], "big")


def _little(content: bytes, at: int, length: int) -> int:
    return int.from_bytes(content[at : at + length], "little")


def _png(content: bytes) -> tuple[int, int] | None:
    if not content.startswith(b"\x89PNG\r\n\x1a\n") or content[12:16] != b"IHDR":
        return None
    return _big(content, 16, 4), _big(content, 20, 4)


def _gif(content: bytes) -> tuple[int, int] | None:
    if content[:6] not in (b"GIF87a", b"GIF89a"):
        return None
    return _little(content, 6, 2), _little(content, 8, 2)


def _jpeg(content: bytes) -> tuple[int, int] | None:
    if content[:2] != b"\xff\xd8":
        return None
    at, sideways = 2, False
    while at + 9 < len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF or marker in _BARE:  # fill bytes may stand before a marker
            at += 1 if marker == 0xFF else 2
            continue
        length = _big(content, at + 2, 2)
        if marker in _FRAMES:
            height, width = _big(content, at + 5, 2), _big(content, at + 7, 2)
            return (height, width) if sideways else (width, height)
        if marker == 0xE1 and content[at + 4 : at + 10] == _EXIF:
            sideways = _orientation(content[at + 10 : at + 2 + length]) in _SIDEWAYS
        at += 2 + max(2, length)
    return None


def _orientation(tiff: bytes) -> int:
    """Return the orientation that the first directory of a TIFF header names; 1, upright, where it names none."""
    read = {b"II": _little, b"MM": _big}.get(tiff[:2])
    if read is None:
        return 1
    directory = read(tiff, 4, 4)
    for number in range(min(read(tiff, directory, 2), 200)):
        entry = directory + 2 + 12 * number
        if read(tiff, entry, 2) == _ORIENTATION:
            return read(tiff, entry + 8, 2)
    return 1


def _webp(content: bytes) -> tuple[int, int] | None:
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        return None
    kind = content[12:16]
    if kind == b"VP8X":
        return _little(content, 24, 3) + 1, _little(content, 27, 3) + 1
    if kind == b"VP8 " and content[23:26] == b"\x9d\x01\x2a":
        return _little(content, 26, 2) & 0x3FFF, _little(content, 28, 2) & 0x3FFF
    if kind == b"VP8L" and content[20:21] == b"\x2f":
        bits = _little(content, 21, 4)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return None


def _avif(content: bytes) -> tuple[int, int] | None:
    at = content.find(b"ispe", 0, 65_536)
    return (_big(content, at + 8, 4), _big(content, at + 12, 4)) if at > 0 and content[4:8] == b"ftyp" else None


_READERS: Mapping[str, Callable[[bytes], tuple[int, int] | None]] = {
    "image/png": _png,
    "image/gif": _gif,
    "image/jpeg": _jpeg,
    "image/webp": _webp,
    "image/avif": _avif,
}
