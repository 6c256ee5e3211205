"""The size of a picture is what a picture library reads, for every format that a page shows, and never an error."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article.ads import Size
from editor.exporting.picture_size import picture_size
from editor.exporting.pictures import EXTENSIONS
from tests.exporting.conftest import png

Image = pytest.importorskip("PIL.Image")


def picture(kind: str, width: int, height: int, **options: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), (90, 120, 150)).save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("PNG", {}),
        ("GIF", {}),
        ("JPEG", {}),
        ("JPEG", {"progressive": True}),
        ("JPEG", {"icc_profile": b"p" * 70_000}),
        ("WEBP", {}),
        ("WEBP", {"lossless": True}),
        ("WEBP", {"exif": b"Exif\0\0II*\0\x08\0\0\0\0\0"}),
        ("AVIF", {}),
    ],
)
def test_a_size_is_read_from_the_first_bytes(kind: str, options: dict[str, object]) -> None:
    if kind == "AVIF" and not pytest.importorskip("PIL.features").check("avif"):
        pytest.skip("this Pillow writes no AVIF")
    media_type = f"image/{kind.lower()}"
    assert media_type in EXTENSIONS
    assert picture_size(picture(kind, 640, 427, **options), media_type) == Size(640, 427)


@pytest.mark.parametrize(("orientation", "size"), [(1, Size(640, 427)), (3, Size(640, 427)), (6, Size(427, 640))])
def test_a_photograph_that_lies_on_its_side_is_shown_upright(orientation: int, size: Size) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert picture_size(picture("JPEG", 640, 427, exif=exif), "image/jpeg") == size


@given(st.sampled_from(sorted(EXTENSIONS)), st.binary(max_size=64), st.integers(0, 40))
def test_broken_bytes_have_no_size_and_make_no_error(media_type: str, noise: bytes, cut: int) -> None:
    whole = {"image/png": png(4, 4), "image/jpeg": picture("JPEG", 4, 4), "image/gif": picture("GIF", 4, 4)}
    for content in (noise, whole.get(media_type, b"RIFF0000WEBPVP8X")[:cut] + noise):
        found = picture_size(content, media_type)
        assert found is None or min(found.width, found.height) > 0
    assert picture_size(noise, "image/svg+xml") is None
