"""Where a picture was taken is nobody's to publish: the place is blanked out of a file, every other byte stays.

The place stands in Exif's GPS directory (Exif 3.0, section 4.6.6) and in XMP's `exif:GPS…` properties. Both are
overwritten at the same length, so that no offset of the file moves: pixels, credit and caption are what they were.
"""

import re
import struct
import zlib
from collections.abc import Iterator

_GPS_POINTER = 0x8825
_ENTRY = 12  # bytes of one entry of a directory
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}  # bytes of a value, by its type
_XMP_GPS = re.compile(
    rb"""exif:GPS\w+\s*=\s*(?:"[^"]*"|'[^']*')|<exif:GPS(\w+)\b[^>]*>.*?</exif:GPS\1\s*>""", re.DOTALL
)
_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_EXIF = b"Exif\x00\x00"


def without_location(content: bytes) -> tuple[bytes, bool]:
    """Return a JPEG, PNG or WebP without the place it was taken at, and whether there was one; others as they are."""
    out = bytearray(content)
    found = False
    for start, end, checksum in _stretches(content):
        stretch = out[start:end]
        blanked = _blank_exif(stretch) if bytes(stretch[:2]) in (b"II", b"MM") else _blank_xmp(stretch)
        if blanked != stretch:
            found = True
            out[start:end] = blanked
            if checksum:
                _sign(out, *checksum)
    return (bytes(out), True) if found else (content, False)


def _stretches(content: bytes) -> Iterator[tuple[int, int, tuple[int, int] | None]]:
    """Yield where Exif and XMP stand; of a PNG also the chunk that its checksum covers."""
    if content.startswith(_JPEG):
        yield from _in_jpeg(content)
    elif content.startswith(_PNG):
        yield from _in_png(content)
    elif content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        yield from _in_webp(content)


def _in_jpeg(content: bytes) -> Iterator[tuple[int, int, None]]:
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        kind = content[at + 1]
        if kind == 0xFF:  # a filling byte
            at += 1
            continue
        if kind in {0xDA, 0xD9}:  # the pixels, the end
            return
        end = at + 2 + struct.unpack_from(">H", content, at + 2)[0]
        data = at + 4
        if kind == 0xE1 and content.startswith(_EXIF, data):
            yield data + len(_EXIF), min(end, len(content)), None
        elif kind == 0xE1 and content.startswith(b"http://ns.adobe.com/x", data):
            yield data, min(end, len(content)), None
        at = end


def _in_png(content: bytes) -> Iterator[tuple[int, int, tuple[int, int] | None]]:
    at = len(_PNG)
    while at + 12 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        data, end = at + 8, at + 8 + length
        if end + 4 > len(content):
            return
        if kind in {b"eXIf", b"iTXt", b"tEXt"}:
            yield data, end, (at + 4, end)
        at = end + 4


def _in_webp(content: bytes) -> Iterator[tuple[int, int, None]]:
    at = 12
    while at + 8 <= len(content):
        kind, length = struct.unpack_from("<4sI", content, at)
        data, end = at + 8, min(at + 8 + length, len(content))
        if kind in {b"EXIF", b"XMP "}:
            yield data + (len(_EXIF) if content.startswith(_EXIF, data) else 0), end, None
        at += 8 + length + length % 2


def _blank_xmp(stretch: bytearray) -> bytearray:
    return bytearray(_XMP_GPS.sub(lambda found: b" " * len(found[0]), bytes(stretch)))


def _blank_exif(tiff: bytearray) -> bytearray:
    """Return Exif's data with an empty GPS directory; what leads outside of the data is let be."""
    order = "<" if tiff[:2] == b"II" else ">"
    out = bytearray(tiff)
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        for at in _entries(tiff, order, first):
            tag, _, _, value = struct.unpack_from(f"{order}HHII", tiff, at)
            if tag == _GPS_POINTER:
                _blank_directory(out, order, value)
    except struct.error:
        return out
    return out


def _entries(tiff: bytes | bytearray, order: str, directory: int) -> list[int]:
    (count,) = struct.unpack_from(f"{order}H", tiff, directory)
    places = range(directory + 2, directory + 2 + count * _ENTRY, _ENTRY)
    return [at for at in places if at + _ENTRY <= len(tiff)]


def _blank_directory(out: bytearray, order: str, directory: int) -> None:
    for at in _entries(out, order, directory):
        _, kind, count, value = struct.unpack_from(f"{order}HHII", out, at)
        length = _SIZES.get(kind, 1) * count
        if length > 4 and value + length <= len(out):
            out[value : value + length] = bytes(length)
        out[at : at + _ENTRY] = bytes(_ENTRY)
    struct.pack_into(f"{order}H", out, directory, 0)


def _sign(out: bytearray, start: int, end: int) -> None:
    """Write a PNG chunk's checksum, which covers its name and its data."""
    struct.pack_into(">I", out, end, zlib.crc32(out[start:end]))
