"""The process that converts one Word document: bytes on standard input, JSON on standard output, then it ends.

It takes limits on memory and processor time on itself before it opens anything, where the system has them.
"""

import base64
import hashlib
import io
import json
import re
import sys
import zipfile
from collections import Counter
from typing import Any, BinaryIO
from xml.etree import ElementTree as ET

MEMORY_LIMIT = 1_500_000_000  # bytes of address space; 120,000 words with pictures stayed under 400 MB
PROCESSOR_LIMIT = 30  # seconds

STYLE_MAP = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p.standfirst:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='caption'] => figure > figcaption:fresh
p[style-name='Caption'] => figure > figcaption:fresh
r[style-name='Strong'] => strong
r[style-name='Emphasis'] => em
r[style-name='Intense Emphasis'] => em
strike => s
u => span
"""
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CORE = {
    "headline": "{http://purl.org/dc/elements/1.1/}title",
    "byline": "{http://purl.org/dc/elements/1.1/}creator",
    "published_at": "{http://purl.org/dc/terms/}created",
    "updated_at": "{http://purl.org/dc/terms/}modified",
    "language": "{http://purl.org/dc/elements/1.1/}language",
    "keywords": "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords",
}
_LISTS = ("byline", "keywords")
_WORDS = re.compile(r"\w+")
_MOST_SHOWN = 12  # words that a note names


def limit_resources() -> None:
    """Take limits on memory and processor time on this process; on Windows there are none to take."""
    try:
        import resource
    except ImportError:
        return
    for kind, limit in ((resource.RLIMIT_AS, MEMORY_LIMIT), (resource.RLIMIT_CPU, PROCESSOR_LIMIT)):
        try:
            resource.setrlimit(kind, (limit, limit))
        except (ValueError, OSError):
            continue  # a lower limit is set already, or the system knows no such limit


def convert(content: bytes) -> dict[str, Any]:
    """Return a document as HTML with its pictures, what it says of itself, and sentences about what was left out."""
    import mammoth

    files: dict[str, dict[str, str]] = {}

    def keep(image: Any) -> dict[str, str]:
        with image.open() as stream:
            data = stream.read()
        digest = hashlib.sha256(data).hexdigest()
        name = f"{digest[:12]}.{image.content_type.rpartition('/')[2].split('+')[0]}"
        files[digest] = {
            "digest": digest,
            "media_type": image.content_type,
            "name": name,
            "content": base64.b64encode(data).decode("ascii"),
        }
        return {"src": f"asset:{digest}"}

    result = mammoth.convert_to_html(
        io.BytesIO(content), style_map=STYLE_MAP, convert_image=mammoth.images.img_element(keep)
    )
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        notes = _notes(archive, names, result.value)
        hints = _hints(archive.read("docProps/core.xml")) if "docProps/core.xml" in names else {}
    return {"html": result.value, "files": list(files.values()), "hints": hints, "notes": notes}


def _hints(core: bytes) -> dict[str, Any]:
    """Return what the document's properties say; a broken part says nothing."""
    try:
        tree = ET.fromstring(core)
    except ET.ParseError:
        return {}
    hints: dict[str, Any] = {}
    for name, tag in _CORE.items():
        text = (tree.findtext(tag) or "").strip()
        if text:
            hints[name] = [one.strip() for one in re.split(r"[;,]", text) if one.strip()] if name in _LISTS else text
    return hints


def _notes(archive: zipfile.ZipFile, names: list[str], made: str) -> list[str]:
    """Return a sentence for each thing in the document that the HTML does not hold."""
    main = ET.fromstring(archive.read("word/document.xml"))
    notes = []
    if next(main.iter(f"{_WORD}del"), None) is not None or next(main.iter(f"{_WORD}ins"), None) is not None:
        notes.append("The document has tracked changes; inserted text was kept and deleted text left out.")
    if next(main.iter(f"{_WORD}commentReference"), None) is not None:
        notes.append("Comments in the document were left out.")
    for name in names:
        if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name) and _texts(ET.fromstring(archive.read(name))):
            notes.append("Headers and footers of the document's pages were left out.")
            break
    lost = Counter(_found(" ".join(_texts(main))))
    lost.subtract(_found(re.sub(r"<[^<>]*>", "", re.sub(r"</(?:p|h\d|li|td|th|figcaption)>|<br ?/?>", " ", made))))
    missing = list(lost.elements())
    if missing:
        shown = " ".join(missing[:_MOST_SHOWN]) + (" …" if len(missing) > _MOST_SHOWN else "")
        notes.append(f"Some words of the document could not be read, and stand only in the original: {shown}")
    return notes


def _found(text: str) -> list[str]:
    from html import unescape

    return _WORDS.findall(unescape(text))


def _texts(tree: ET.Element) -> list[str]:
    """Return the text of each paragraph after all changes; what stands in for older programs is passed over."""
    texts: list[str] = []
    stack = [tree]
    while stack:
        element = stack.pop()
        if element.tag == f"{_WORD}p":
            texts.append(_paragraph(element, stack))
        elif element.tag not in {_FALLBACK, f"{_WORD}del"}:
            stack += list(reversed(element))
    return [text for text in texts if text.strip()]


def _paragraph(paragraph: ET.Element, later: list[ET.Element]) -> str:
    """Return the text of one paragraph; one inside it (a text box) is left for later."""
    parts: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag == f"{_WORD}t":
            parts.append(element.text or "")
        elif element.tag in {f"{_WORD}tab", f"{_WORD}br", f"{_WORD}cr"}:
            parts.append(" ")
        elif element.tag == f"{_WORD}p":
            later.append(element)
        elif element.tag not in {_FALLBACK, f"{_WORD}del"}:
            stack += list(reversed(element))
    return "".join(parts)


def main(source: BinaryIO, target: BinaryIO) -> None:
    """Convert what one stream holds and write the answer to the other."""
    target.write(json.dumps(convert(source.read())).encode("ascii"))
    target.flush()


if __name__ == "__main__":
    limit_resources()
    main(sys.stdin.buffer, sys.stdout.buffer)
