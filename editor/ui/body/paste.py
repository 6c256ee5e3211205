"""What is pasted or dropped: which of its forms is taken, and how it joins the text."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from editor.article.text import admit

OWN_TYPE = "text/markdown;from=copydesk"  # what the editor itself copied: source, to be put in as it is
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
            return Pasted(Form.TEXT, bytes(mime.data(OWN_TYPE).data()).decode("utf-8", "replace"))
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


def joined(text: str, before: str, after: str) -> str:
    """Return pasted Markdown ready to stand between the rest of its line: blocks get blank lines round them."""
    text = admit(text).strip("\n") if "\n" in text.strip("\n") else admit(text).rstrip("\n")
    if "\n\n" not in text and not text.startswith(("::ad{", "::embed{", "![", "# ", "## ", "> ", "- ")):
        return text
    head = "\n\n" if before.strip() else ""
    tail = "\n\n" if after.strip() else ""
    return f"{head}{text}{tail}"
