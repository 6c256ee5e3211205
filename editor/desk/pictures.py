"""Pictures: what may become one, its record beside the text, and the edits that put it into a story."""

from dataclasses import dataclass, replace
from pathlib import Path

from editor.article import body, edits
from editor.article.article import Article, Picture
from editor.article.body import Image
from editor.article.edits import Edit
from editor.article.errors import Trouble
from editor.article.text import fold_spaces
from editor.desk.desk import Desk
from editor.desk.picture_location import without_location

LARGEST = 40_000_000  # bytes; a photograph of 60 megapixels in the best JPEG has 35 MB
SHOWN_TYPES = ("image/jpeg", "image/png", "image/gif", "image/webp", "image/avif")  # what every browser shows
_MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_BOXES = {b"avif": "image/avif", b"avis": "image/avif", b"heic": "image/heic", b"heix": "image/heic"}


class UnusablePicture(Trouble):
    """A file that cannot become a picture of a story; the sentence says why and what to do."""


def media_type(content: bytes, name: str) -> str:
    """Return what kind of picture a file is by its first bytes, whatever it is called; raises UnusablePicture."""
    for magic, kind in _MAGIC:
        if content.startswith(magic):
            return kind
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp" and content[8:12] in _BOXES:
        return _BOXES[content[8:12]]
    if b"<svg" in content[:4_096].lower():
        raise UnusablePicture(f"{name} is an SVG drawing, which can run scripts in a page; export it as PNG.")
    if not content:
        raise UnusablePicture(f"{name} is empty; save the picture again where it was made.")
    raise UnusablePicture(f"{name} is no picture that a page can show; use JPEG, PNG, GIF, WebP or AVIF.")


def read_file(path: Path) -> bytes:
    """Return the bytes of a picture's file; raises UnusablePicture if it is none, too large, or cannot be read."""
    if not path.is_file():
        raise UnusablePicture(f"{path.name} is not there any more, or is no file; choose another.")
    try:
        size = path.stat().st_size
        if size > LARGEST:
            largest = LARGEST // 1_000_000
            raise UnusablePicture(
                f"{path.name} has {size // 1_000_000} MB; a picture of a story has at most {largest} MB. Scale it down."
            )
        return path.read_bytes()
    except OSError as error:
        raise UnusablePicture(f"{path.name} cannot be read: {error.strerror}.") from error


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a picture: to those who do not see it, below it, and whose it is."""

    alternative: str = ""
    caption: str = ""
    credit: str = ""


def keep(desk: Desk, content: bytes, name: str) -> str:
    """Put a picture into the library without the place it was taken at; return its address in a body."""
    clean, _ = without_location(content)
    return f"asset:{desk.library.assets.put(clean, media_type(clean, name), name).sha256}"


def has_location(content: bytes) -> bool:
    """Return whether a picture's file says where it was taken."""
    return without_location(content)[1]


def insert(article: Article, target: str, words: Words, at: int) -> tuple[Edit, Article]:
    """Return the edit that puts a picture after the block at an offset, and the article with its record."""
    line = edits.write_picture(target, words.alternative, words.caption)
    return edits.insert_marker(article.body, line, at), with_credit(article, target, words.credit)


def picture_at(text: str, target: str, offset: int) -> Image | None:
    """Return the picture with an address that stands at an offset, else the first one with it, or None."""
    found = [block for block in body.parse(text) if isinstance(block, Image) and block.target == target]
    return next((block for block in found if block.start <= offset <= block.end), found[0] if found else None)


def words_of(article: Article, block: Image) -> Words:
    """Return what is said of a picture of an article."""
    record = next((one for one in article.pictures if one.asset == _name(block.target)), None)
    return Words(block.alternative, block.caption, record.credit if record else "")


def reword(article: Article, block: Image, words: Words) -> tuple[Edit, Article]:
    """Return the edit that gives a picture other words, and the article with its record."""
    line = edits.write_picture(block.target, words.alternative, words.caption)
    return Edit(block.start, block.end, line), with_credit(article, block.target, words.credit)


def with_credit(article: Article, target: str, credit: str) -> Article:
    """Return the article with a picture's credit in its record; none is made for a picture without one."""
    name, credit = _name(target), fold_spaces(credit)
    known = next((one for one in article.pictures if one.asset == name), None)
    if known is not None:
        others = tuple(replace(one, credit=credit) if one is known else one for one in article.pictures)
        return replace(article, pictures=others)
    return replace(article, pictures=(*article.pictures, Picture(name, credit))) if credit else article


def _name(target: str) -> str:
    """Return the name under which a record knows a picture: the hash of one of the library, else its address."""
    return target[6:] if target.lower().startswith("asset:") else target
