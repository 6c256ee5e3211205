"""The frame of a bundle: a zip file written in one way only, so that every byte of it can be foretold.

Entries stand one after another with no gap, no comment, no extra field and one fixed time; whoever knows the names and
the packed bytes knows all others (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections 4.3 and 4.4).
"""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

STORED, DEFLATED = 0, 8
_VERSION = 20  # 2.0, which every program reads
_TIME, _DATE = 0, 0x0021  # 1 January 1980, the first day that a zip file can name
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
LOCAL_SIZE = _LOCAL.size


@dataclass(frozen=True, slots=True)
class Packed:
    """One entry: its name (ASCII), size unpacked, how it is packed, the CRC of what is unpacked, the packed bytes."""

    name: str
    size: int
    method: int
    crc: int
    data: bytes


def pack(name: str, content: bytes, method: int) -> Packed:
    """Return an entry packed; deflated bytes are the same wherever the same zlib is."""
    data = content
    if method == DEFLATED:
        packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9)
        data = packer.compress(content) + packer.flush()
    return Packed(name, len(content), method, zlib.crc32(content), data)


def unpack(entry: Packed) -> bytes:
    """Return what an entry holds, at most as many bytes as it says; raises ValueError where it is not that."""
    if entry.method == STORED:
        content = entry.data
    else:
        opened = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = opened.decompress(entry.data, entry.size + 1)
        except zlib.error as error:
            raise ValueError(str(error)) from error
        if not opened.eof or opened.unused_data:
            raise ValueError("more or less than was said")
    if len(content) != entry.size or zlib.crc32(content) != entry.crc:
        raise ValueError("not what was said")
    return content


def local_header(entry: Packed) -> bytes:
    """Return the bytes before an entry."""
    name = entry.name.encode("ascii")
    sizes = (entry.crc, len(entry.data), entry.size)
    return _LOCAL.pack(b"PK\x03\x04", _VERSION, 0, entry.method, _TIME, _DATE, *sizes, len(name), 0) + name


def directory(entries: Sequence[Packed]) -> bytes:
    """Return the bytes after the last entry: the directory and its end."""
    lines, at = b"", 0
    for entry in entries:
        name = entry.name.encode("ascii")
        sizes = (entry.crc, len(entry.data), entry.size)
        head = (b"PK\x01\x02", _VERSION, _VERSION, 0, entry.method, _TIME, _DATE)
        lines += _CENTRAL.pack(*head, *sizes, len(name), 0, 0, 0, 0, 0, at) + name
        at += LOCAL_SIZE + len(name) + len(entry.data)
    return lines + _END.pack(b"PK\x05\x06", 0, 0, len(entries), len(entries), len(lines), at, 0)


def write(entries: Sequence[Packed]) -> bytes:
    """Return the zip file of entries, in their order."""
    parts = [part for entry in entries for part in (local_header(entry), entry.data)]
    return b"".join((*parts, directory(entries)))
