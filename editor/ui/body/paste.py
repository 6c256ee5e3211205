"""What is pasted or dropped: which of its forms is taken, and how it joins the text."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from editor.article import body
from editor.article.text import admit
from editor.ui.body import typing_aids
from editor.ui.body.copied import OWN_TYPE, Edge, note_of, own_text

_BLOCK_LIMIT = 2_000  # characters of a pasted address at most


class Form(Enum):
    """What a paste turned out to be."""

    TEXT = auto()
    LARGE = auto()
    ADDRESS = auto()
    IMAGE = auto()
    FILES = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was pasted: Markdown for TEXT, the address for ADDRESS, HTML and plain words for LARGE, local paths."""

    form: Form
    text: str = ""
    html: str = ""
    image: QImage | None = None
    files: tuple[str, ...] = ()
    edges: tuple[Edge, Edge] | None = None  # of what we copied: what its two ends were cut out of


def _as_typed(html: str) -> str | None:
    """Read no HTML; the plain text that comes with it is taken."""
    del html
    return None


def _never(text: str) -> bool:
    """Take no text for embed code."""
    del text
    return False


@dataclass(frozen=True, slots=True)
class PasteReader:
    """Reads what a clipboard or a drop holds.

    `from_html` gives Markdown for HTML, or None to take the plain text; `is_post` says whether an address is a post's,
    `is_post_code` whether a text is embed code, of which no HTML that comes with it is read. HTML longer than `most`
    characters is left to whoever reads it while the person goes on writing.
    """

    from_html: Callable[[str], str | None] = _as_typed
    is_post: Callable[[str], bool] = bool
    is_post_code: Callable[[str], bool] = _never
    most: int = 1_000_000_000

    def read(self, mime: QMimeData, plain: bool = False) -> Pasted:
        """Return the best form of what is there; `plain` takes words alone."""
        if mime.hasFormat(OWN_TYPE) and not plain:
            note = note_of(mime)
            return Pasted(Form.TEXT, own_text(mime), edges=(note.begins, note.ends))
        if files := () if plain else local_files(mime.urls()):
            return Pasted(Form.FILES, files=files)
        if mime.hasText() and not plain and (address := lone_address(mime.text())) and self.is_post(address):
            return Pasted(Form.ADDRESS, address)
        if mime.hasText() and not plain and self.is_post_code(mime.text()):
            return Pasted(Form.TEXT, mime.text())
        if not plain and (rich := self._rich(mime)) is not None:
            return rich
        return Pasted(Form.TEXT, mime.text()) if mime.hasText() else Pasted(Form.NOTHING)

    def _rich(self, mime: QMimeData) -> Pasted | None:
        """Return a picture, or what HTML says; a browser gives a picture with HTML that leads to it, and no words."""
        if mime.hasImage() and not mime.hasText():
            image = mime.imageData()
            if isinstance(image, QImage) and not image.isNull():
                return Pasted(Form.IMAGE, image=image)
        html = mime.html() if mime.hasHtml() else ""
        if len(html) > self.most:
            return Pasted(Form.LARGE, mime.text(), html)
        markdown = self.from_html(html) if html else None
        return Pasted(Form.TEXT, markdown) if markdown is not None else None


def local_files(urls: list[QUrl]) -> tuple[str, ...]:
    """Return the paths of the files among dropped addresses."""
    return tuple(url.toLocalFile() for url in urls if url.isLocalFile())


def lone_address(text: str) -> str:
    """Return the address that a text is and nothing else, or an empty text."""
    text = text.strip()
    if len(text) > _BLOCK_LIMIT or not text.startswith(("https://", "http://")) or any(c.isspace() for c in text):
        return ""
    return text


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is pasted: its line before and after, and whether the lines beside it are of the same words."""

    before: str = ""
    after: str = ""
    follows: bool = False  # on a blank line: right under another line
    leads: bool = False  # on a blank line: right over another line


def joined(pasted: Pasted, place: Place) -> tuple[str, str]:
    """Return pasted Markdown ready to stand at a place, and the line feeds that have to follow it there.

    What is parted stays parted, and no sentence is torn. What we cut comes back as it was. Words join the line where
    they are put inside of it; blocks get blank lines round them, an item one line feed after another item.
    """
    text = admit(pasted.text)
    edges = pasted.edges
    if edges is None:
        text = text.strip("\n") if "\n" in text.strip("\n") else text.rstrip("\n")
    blocks = body.parse(text)
    if not blocks:
        return text, ""
    first, last = (isinstance(block, body.Paragraph) for block in (blocks[0], blocks[-1]))
    if edges is None:
        is_inside = bool(place.before.strip() and place.after.strip())
        edges = _edge(is_inside and first), _edge(is_inside and last)
    starting, ending = len(text) - len(text.lstrip("\n")), len(text) - len(text.rstrip("\n"))
    is_block = len(blocks) > 1 or not first or starting + ending > 0
    is_item = isinstance(blocks[0], body.List) and typing_aids.lead(place.before) is not None
    head = _parting(place.before, place.follows, edges[0], is_block)
    tail = _parting(place.after, place.leads, edges[1], is_block)
    return "\n" * (head - is_item - starting) + text, "\n" * (tail - ending)


def _edge(is_within: bool) -> Edge:
    return Edge.WORDS if is_within else Edge.BLOCKS


def _parting(beside: str, is_close: bool, edge: Edge, is_block: bool) -> int:
    """Return how many line feeds part a text from what stands beside it in its line, or close to it in the next one."""
    if beside.strip():
        return 2 if is_block and edge is not Edge.WORDS else 0
    return 1 if is_close and edge is Edge.BLOCKS else 0
