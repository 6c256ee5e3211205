"""What kind of file an input is, and its text; what holds no story is refused with a sentence that says what to do."""

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

from editor.article import front_matter
from editor.importing.decoding import decode
from editor.importing.errors import UnreadableInput
from editor.importing.reading import Shape

LARGEST = 50_000_000  # bytes; the longest stories are under 1 MB, so a larger file is no story
LONGEST = 20_000_000  # characters; the longest novels have 10 million, and each costs some 40 bytes while it is read
_HEAD = 16_384  # characters or bytes that tell the shape

_SAVE_AS = "open it in the program that made it and save it as .docx, HTML or plain text"
_PICTURE = "This is a picture, not a story; put it into a story from the story's window."
_ARCHIVE = "This is an archive; unpack it and import the files in it."
# The first bytes of files that hold no text, and what to do with them.
_REFUSED = (
    (
        b"%PDF-",
        "This is a PDF file, which holds pages and not a story; copy its text in a PDF viewer into a text file.",
    ),
    (b"{\\rtf", f"This is an RTF file, which Copydesk does not read; {_SAVE_AS}."),
    (b"\x89PNG\r\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"RIFF", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"BZh", _ARCHIVE),
    (b"\xfd7zXZ", _ARCHIVE),
    (b"7z\xbc\xaf", _ARCHIVE),
    (b"Rar!", _ARCHIVE),
    (
        b"SQLite format 3\x00",
        "This is a database; if it is a library of Copydesk, open it with --library instead of importing it.",
    ),
    (b"bplist00", f"This is a web archive or a settings file of a Mac; {_SAVE_AS}."),
    (b"\x7fELF", "This is a program, not a story; choose another file."),
    (b"MZ\x90", "This is a program, not a story; choose another file."),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_BLOCK_TAG = re.compile(
    r"<(?:!doctype html|html|head|body|div|p|br|h[1-6]|ul|ol|table|blockquote|article|section|figure|img|meta|span|"
    r"iframe|script|style|a|b|i|strong|em|nitf|ins|main|header|!--\s*wp:)\b[^<>]*>?",
    re.IGNORECASE,
)
_CLOSING_TAG = re.compile(
    r"</(?:p|div|h[1-6]|ul|ol|li|blockquote|article|figure|table|body|html)\s*>|<br\s*/?>", re.IGNORECASE
)
_CLIPBOARD = re.compile(r"Version:[\d.]+\r?\nStartHTML:", re.IGNORECASE)
_MHTML = re.compile(
    r"(?:^[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*){0,20}?^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE
)
_PORTABLE = re.compile(r'\s*\{[^{}\[\]]*?"format"\s*:\s*"copydesk\.article/')
# Marks of Markdown that no pasted story has by chance; two different ones tell.
_MARKDOWN = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"!\[[^\[\]\n]*\]\([^()\s]+[^()\n]*\)"),
    re.compile(r"(?<!!)\[[^\[\]\n]+\]\((?:https?:|/|#|mailto:)[^()\s]*\)"),
    re.compile(r"\*\*[^\s*][^*\n]*\*\*"),
    re.compile(r"^> \S", re.MULTILINE),
    re.compile(r"^\S.*\n(?:={4,}|-{4,})$", re.MULTILINE),
    re.compile(r"^::(?:ad|embed)\{#", re.MULTILINE),
    re.compile(r"^```\w*$", re.MULTILINE),
)
_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n(?:[A-Za-z_][\w -]*:.*\r?\n|[ \t]+.*\r?\n|- .*\r?\n|\r?\n)+?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)"
)
_SUFFIXES = {".md": Shape.MARKDOWN, ".markdown": Shape.MARKDOWN, ".mdown": Shape.MARKDOWN, ".json": Shape.JSON}
_HTML_SUFFIXES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What an input is: its shape, its text (for a .docx none yet) and sentences about what was odd."""

    shape: Shape
    decoded: str
    notes: tuple[str, ...] = ()


def sniff(content: bytes, name: str = "") -> Sniffed:
    """Return the shape and the text of an input; the name is a hint and may be empty.

    Raises UnreadableInput with a sentence that says what to do.
    """
    if not content.strip(b"\x00 \t\r\n\f\v"):
        raise UnreadableInput("This file is empty; choose another, or save the story again where it was written.")
    if len(content) > LARGEST:
        size = len(content) // 1_000_000
        raise UnreadableInput(
            f"This file has {size} MB, more than the {LARGEST // 1_000_000} MB of a story; save only its text."
        )
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Sniffed(_zipped(content), "")
    _refuse_binary(content)
    decoded = decode(content)
    if len(decoded.text) > LONGEST:
        size = len(decoded.text) // 1_000_000
        raise UnreadableInput(
            f"This text has {size} million characters, more than a shelf of books; save only the story."
        )
    return Sniffed(_text_shape(decoded.text, PurePath(name).suffix.casefold()), decoded.text, decoded.notes)


def _zipped(content: bytes) -> Shape:
    """Return the shape of a zip file, which must be a Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise UnreadableInput(
            "This file is damaged or only half of it is here; copy it again from where it came."
        ) from error
    if "word/document.xml" in names:
        return Shape.DOCX
    if (
        "content.xml" in names
        or "xl/workbook.xml" in names
        or "ppt/presentation.xml" in names
        or "Index/Document.iwa" in names
    ):
        raise UnreadableInput(f"This is an office file that Copydesk does not read; {_SAVE_AS}.")
    if {"manifest.json", "revisions.json"} <= names:
        raise UnreadableInput("This is a bundle of Copydesk; open it with File › Open Bundle or `copydesk unbundle`.")
    raise UnreadableInput(_ARCHIVE)


def _refuse_binary(content: bytes) -> None:
    """Raise UnreadableInput for what is known to hold no text, or plainly does not."""
    for magic, sentence in _REFUSED:
        if content.startswith(magic):
            raise UnreadableInput(sentence)
    if content.startswith(_OLD_OFFICE):
        if _ENCRYPTED in content[:_HEAD] or _ENCRYPTED in content[-_HEAD:]:
            raise UnreadableInput("This file is protected by a password; open it in Word and save it without one.")
        raise UnreadableInput("This is an old Word file (.doc); open it in Word or LibreOffice and save it as .docx.")
    if content[4:12] in (b"ftypheic", b"ftypavif", b"ftypmif1"):
        raise UnreadableInput(_PICTURE)
    head = content[:4_096]
    odd = len(head) - len(head.translate(None, bytes([*range(1, 9), *range(14, 27), 28, 29, 30, 31])))
    if odd * 10 > len(head):
        raise UnreadableInput(
            "This file holds no text that Copydesk can read; save the story as .docx, HTML or plain text."
        )


def _text_shape(text: str, suffix: str) -> Shape:
    """Return the shape of a decoded text."""
    head = text[:_HEAD]
    if _PORTABLE.match(head):
        return Shape.JSON
    if front_matter.is_ours(head):
        return Shape.MARKDOWN
    if _MHTML.match(head):
        raise UnreadableInput("This is a mail or a web archive (.mht); save the page as “HTML only”, or copy its text.")
    if _is_html(head, suffix):
        return Shape.HTML
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if _FRONT_MATTER.match(head) or sum(mark.search(head) is not None for mark in _MARKDOWN) > 1:
        return Shape.MARKDOWN
    return Shape.TEXT


def _is_html(head: str, suffix: str) -> bool:
    """Return whether a text is HTML: it begins with a tag, or has closing tags of blocks; Markdown may have some."""
    start = head.lstrip()
    if _CLIPBOARD.match(start):
        return True
    tags = _BLOCK_TAG.search(start) is not None
    if suffix in _HTML_SUFFIXES:
        return tags
    if suffix in _SUFFIXES:
        return start[:15].casefold().startswith(("<!doctype html", "<html"))
    if start.startswith("<?xml"):
        return True
    if _BLOCK_TAG.match(start):
        return True
    return tags and len(_CLOSING_TAG.findall(head)) > 1 and not _FRONT_MATTER.match(head)
