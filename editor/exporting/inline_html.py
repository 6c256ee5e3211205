"""A line of marked-up text as HTML, for formats that take their blocks apart: emphasis, code, links, line breaks."""

from collections.abc import Callable, Iterable

from editor.article.inline import Citation, Code, Inline, LineBreak, Link, Styled, Text
from editor.article.inline import read as read_inline
from editor.exporting import links
from editor.exporting.serialise import escape_attribute, escape_text

Shown = Callable[[Citation], str]


def _nothing(_citation: Citation) -> str:
    return ""


def inline_html(text: str, shown: Shown = _nothing) -> str:
    """Return a line of marked-up text as HTML; `shown` gives what stands for a citation."""
    return _written(read_inline(text), shown).strip()


def _written(pieces: Iterable[Inline], shown: Shown) -> str:
    return "".join(_piece(piece, shown) for piece in pieces)


def _piece(piece: Inline, shown: Shown) -> str:
    if isinstance(piece, Text):
        return escape_text(piece.text)
    if isinstance(piece, Code):
        return f"<code>{escape_text(piece.text)}</code>"
    if isinstance(piece, Styled):
        return f"<{piece.element}>{_written(piece.children, shown)}</{piece.element}>"
    if isinstance(piece, LineBreak):
        return "<br>"
    if isinstance(piece, Link):
        return _link(piece, shown)
    return shown(piece)


def _link(link: Link, shown: Shown) -> str:
    words = _written(link.children, shown)
    if link.address.lower().startswith("asset:"):  # a file of the library has no address outside of it
        return words
    title = f' title="{escape_attribute(link.title)}"' if link.title else ""
    return f'<a href="{escape_attribute(links.encoded(link.address))}"{title}>{words}</a>'
