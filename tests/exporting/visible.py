"""What a reader sees of HTML, by a parser of its own: it knows nothing of how the HTML was made."""

from html.parser import HTMLParser

from editor.article.text import fold_spaces

_UNSEEN = {"script", "style", "head", "title", "template"}
_INLINE_NAMES = (
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var"
)
_INLINE = frozenset(_INLINE_NAMES.split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen += tag in _UNSEEN
        if tag not in _INLINE:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in _UNSEEN
        if tag not in _INLINE:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.pieces.append(data)


def visible_text(html: str) -> str:
    """Return the text that a reader sees, white space folded."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return fold_spaces("".join(reader.pieces))


def visible_lines(html: str) -> list[str]:
    """Return the lines that stand on a page of their own, white space folded."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [line for line in map(fold_spaces, "".join(reader.pieces).split("\n")) if line]
