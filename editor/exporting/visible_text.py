"""What readers see of an export, as lines of words: two exports are compared by it, markup apart.

Beside the words it names what is no word but is seen: a picture by its alternative text, an ad slot by its name, a
post that loads by itself by its address.
"""

from html.parser import HTMLParser

_UNSEEN = frozenset({"script", "style", "title", "template", "noscript"})
_INLINE_NAMES = (
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strike strong sub sup time u var wbr"
)
_INLINE = frozenset(_INLINE_NAMES.split())
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        if tag not in _INLINE:
            self.pieces.append("\n")
        told = _told(tag, {name: value or "" for name, value in attrs})
        if told and not self._unseen:
            self.pieces.append(told)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN and self._unseen:
            self._unseen -= 1
        if tag not in _INLINE and tag not in _VOID:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data.replace("\n", " "))


def _told(tag: str, attributes: dict[str, str]) -> str:
    if tag == "img":
        return f"[picture: {attributes.get('alt') or attributes.get('src', '')[:80]}]\n"
    if tag == "iframe":
        return f"[frame: {attributes.get('src', '')}]\n"
    if "data-ad-id" in attributes:
        return f"[ad: {attributes['data-ad-id']}]\n"
    return ""


def visible_lines(html: str) -> tuple[str, ...]:
    """Return the lines of words and things that readers see, in order, white space folded."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return tuple(line for line in lines if line)
