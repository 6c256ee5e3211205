"""The words of a post's HTML, and the marks by which it is known whether anybody changed it."""

import hashlib
import json
import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser

_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li ol p pre"
    " section table td th tr ul".split()
)
_SILENT = frozenset({"script", "style", "template", "iframe", "noscript"})
_SPACE = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")
_ANY_SPACE = re.compile(r"\s+")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.elements: Counter[str] = Counter()
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        if tag in _SILENT:
            self._silent += 1
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data)


def _read(html: str) -> _Words:
    reader = _Words()
    reader.feed(html)
    reader.close()
    return reader


def lost_elements(sent: str, kept: str) -> tuple[str, ...]:
    """Return the names of elements that some HTML had and what was kept of it has not, or fewer of."""
    return tuple((_read(sent).elements - _read(kept).elements).keys())


def text(html: str) -> str:
    """Return what a reader would read of some HTML, a line for each block."""
    reader = _read(html)
    joined = _SPACE.sub(" ", "".join(reader.pieces).replace("\u00a0", " "))
    return _LINES.sub("\n", joined).strip()


def word_mark(title: str, html: str) -> str:
    """Return a mark of a post's words alone: it is the same after a CMS wrote the markup anew."""
    return _hash([_ANY_SPACE.sub("", unescape(title)), _ANY_SPACE.sub("", text(html))])


def exact_mark(title: str, raw: str, excerpt: str) -> str:
    """Return a mark of a post's title, content and excerpt as its editors have them."""
    return _hash([title, raw, excerpt])


def _hash(values: list[str]) -> str:
    content = json.dumps(values, ensure_ascii=False).encode("utf-8", "replace")
    return hashlib.sha256(content).hexdigest()
