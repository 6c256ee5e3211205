"""The place where a picture was taken leaves its file; credit, caption and pixels stay."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.desk.picture_location import without_location

LATITUDE = struct.pack("<6I", 12, 1, 2, 1, 30, 1)
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description photoshop:Credit="Jon Petersen"'
    b' exif:GPSLatitude="12,2.5S"><exif:GPSLongitude>77,1W</exif:GPSLongitude></rdf:Description></x:xmpmeta>'
)


def exif(order: str = "<", gps: bool = True) -> bytes:
    """Return Exif data with an artist, and a GPS directory if wanted."""
    entry = f"{order}HHII"
    tiff = struct.pack(f"{order}2sHI", b"II" if order == "<" else b"MM", 42, 8)
    artist = b"Jon Petersen\0"
    count = 2 if gps else 1
    data_at = 8 + 2 + count * 12 + 4
    tiff += struct.pack(f"{order}H", count) + struct.pack(entry, 0x013B, 2, len(artist), data_at)
    gps_at = data_at + len(artist)
    if gps:
        tiff += struct.pack(entry, 0x8825, 4, 1, gps_at)
    tiff += struct.pack(f"{order}I", 0) + artist
    if gps:
        tiff += struct.pack(f"{order}H", 2) + struct.pack(f"{order}HHI4s", 1, 2, 2, b"S\0\0\0")
        tiff += struct.pack(entry, 2, 5, 3, gps_at + 2 + 24 + 4) + struct.pack(f"{order}I", 0) + LATITUDE
    return tiff


def jpeg(*segments: bytes) -> bytes:
    out = b"\xff\xd8"
    for segment in segments:
        out += b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment
    return out + b'\xff\xda\x00\x04\x00\x00pixels exif:GPSLatitude="these are pixels"\xff\xd9'


def png(**chunks: bytes) -> bytes:
    out = b"\x89PNG\r\n\x1a\n"
    for name, data in {**chunks, "IEND": b""}.items():
        kind = name.encode("ascii")
        out += struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return out


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    inner = b"WEBP" + b"".join(
        struct.pack("<4sI", kind, len(data)) + data + b"\0" * (len(data) % 2) for kind, data in chunks
    )
    return b"RIFF" + struct.pack("<I", len(inner)) + inner


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_place_leaves_the_exif_of_a_jpeg_and_the_artist_stays(order: str) -> None:
    content = jpeg(b"Exif\0\0" + exif(order))
    clean, found = without_location(content)
    assert found
    assert len(clean) == len(content)
    assert b"Jon Petersen" in clean
    assert LATITUDE not in clean
    assert b"S\0\0\0" + struct.pack(f"{order}H", 2) not in clean
    assert b"these are pixels" in clean
    assert without_location(clean) == (clean, False)


def test_the_place_leaves_xmp_and_the_credit_stays() -> None:
    clean, found = without_location(jpeg(b"http://ns.adobe.com/xap/1.0/\0" + XMP))
    assert found
    assert b"12,2.5S" not in clean
    assert b"77,1W" not in clean
    assert b'photoshop:Credit="Jon Petersen"' in clean


def test_a_png_keeps_right_checksums() -> None:
    content = png(IHDR=b"\0" * 13, eXIf=exif(), iTXt=b"XML:com.adobe.xmp\0\0\0\0\0" + XMP, IDAT=b"pixels")
    clean, found = without_location(content)
    assert found
    assert b"77,1W" not in clean
    assert LATITUDE not in clean
    at = 8
    while at < len(clean):
        (length,) = struct.unpack_from(">I", clean, at)
        chunk = clean[at + 4 : at + 8 + length]
        assert struct.unpack_from(">I", clean, at + 8 + length)[0] == zlib.crc32(chunk)
        at += 12 + length


def test_a_webp_loses_its_place_too() -> None:
    clean, found = without_location(webp((b"VP8 ", b"pixels!"), (b"EXIF", exif()), (b"XMP ", XMP)))
    assert found
    assert LATITUDE not in clean
    assert b"77,1W" not in clean
    assert b"pixels!" in clean


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", jpeg(), jpeg(b"Exif\0\0" + exif(gps=False)), png(IHDR=b"\0"), webp((b"VP8 ", b"x"))]
)
def test_a_picture_without_a_place_stays_byte_for_byte(content: bytes) -> None:
    assert without_location(content) == (content, False)


@given(st.data())
def test_damaged_files_keep_their_length(data: st.DataObject) -> None:
    content = bytearray(
        data.draw(st.sampled_from([jpeg(b"Exif\0\0" + exif()), png(eXIf=exif()), webp((b"EXIF", exif()))]))
    )
    for _ in range(data.draw(st.integers(0, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(content[: data.draw(st.integers(0, len(content)))])
    assert len(without_location(cut)[0]) == len(cut)
