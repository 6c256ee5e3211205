"""Rich text as WordPress writes it: a line's markup as HTML that its editor takes apart and puts together unchanged."""

import re
from collections.abc import Callable, Iterable

from editor.article.inline import Citation, Code, Inline, LineBreak, Link, Styled, Text
from editor.article.inline import read as read_inline
from editor.exporting import links
from editor.exporting.serialise import escape_attribute, escape_text
from editor.exporting.wordpress_blocks import address

_SPACES = re.compile(r"[ \t\n\r\f]+")
# The editor marks places in a text with these two characters, so it takes them out of any text.
_ITS_OWN = re.compile("[\ufffc\ufeff]")
_BREAK = "<br>"
_NO_BREAK = "\u00a0"
Shown = Callable[[Citation], str]


class _Writer:
    """Writes one line; `spaced` says that what came last ends with a space, so that no other begins there."""

    def __init__(self, shown: Shown) -> None:
        self.shown = shown
        self.spaced = True

    def write(self, pieces: Iterable[Inline]) -> str:
        out: list[tuple[str, str]] = []  # the element that a piece is, by which two alike become one, and its HTML
        for piece in pieces:
            tag, html = self._piece(piece)
            if out and tag and out[-1][0] == tag and html:
                html = out.pop()[1].removesuffix(f"</{tag}>") + html.removeprefix(f"<{tag}>")
            if html:
                out.append((tag, html))
        return "".join(html for _, html in out)

    def _piece(self, piece: Inline) -> tuple[str, str]:
        if isinstance(piece, Text):
            return "", self._words(piece.text)
        if isinstance(piece, Code):
            return "code", _element("code", self._words(piece.text))
        if isinstance(piece, Styled):
            return piece.element, _element(piece.element, self.write(piece.children))
        if isinstance(piece, LineBreak):
            self.spaced = True
            return "", _BREAK
        if isinstance(piece, Link):
            return "", self._link(piece)
        mark = self.shown(piece)
        self.spaced = self.spaced and not mark
        return "", mark

    def _words(self, text: str) -> str:
        folded = _SPACES.sub(" ", _ITS_OWN.sub("", text))
        if self.spaced:
            folded = folded.removeprefix(" ")
        if folded:
            self.spaced = folded.endswith(" ")
        return _escaped(folded)

    def _link(self, link: Link) -> str:
        words = self.write(link.children)
        if not words or link.address.lower().startswith("asset:"):  # a file of the library has no address outside of it
            return words
        title = f' title="{rich_attribute(link.title)}"' if link.title else ""
        return f'<a href="{escape_attribute(address(links.encoded(link.address)))}"{title}>{words}</a>'


def _escaped(text: str) -> str:
    """Return words as the editor writes them: a space where no line breaks by its name."""
    return escape_text(text).replace(_NO_BREAK, "&nbsp;")


def rich_attribute(text: str) -> str:
    """Return a text for an attribute inside rich text, as the editor writes it."""
    return escape_attribute(text).replace(_NO_BREAK, "&nbsp;")


def _element(tag: str, words: str) -> str:
    return f"<{tag}>{words}</{tag}>" if words else ""  # the editor takes out an element that holds nothing


def _trimmed(html: str) -> str:
    """Return rich text without the space at its end, where elements may close after it."""
    return re.sub(r" ((?:</[a-z]+>)*)$", r"\1", html)


def _nothing(_citation: Citation) -> str:
    return ""


def rich_text(text: str, shown: Shown = _nothing) -> str:
    """Return a line of marked-up text; `shown` gives the HTML that stands for a citation."""
    return _trimmed(_Writer(shown).write(read_inline(text)))


def plain_text(text: str) -> str:
    """Return words without markup, such as a caption."""
    return _escaped(_SPACES.sub(" ", _ITS_OWN.sub("", text)).strip(" "))


def kept_text(text: str) -> str:
    """Return words whose spaces and lines are kept, as the editor writes them in a block of code.

    A square bracket begins no shortcode, and the first address alone on its line is not embedded; the editor, too,
    looks after the first one alone (`escape` in packages/block-library/src/code/utils.js).
    """
    html = _escaped(_ITS_OWN.sub("", text)).replace("[", "&#91;")
    return re.sub(r"(?m)^(\s*https?:)//([^\s<>\"]+\s*)$", r"\1&#47;&#47;\2", html, count=1)
