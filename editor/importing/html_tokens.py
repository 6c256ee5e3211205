"""HTML cut into tokens with exact character offsets, in time that grows with the input's length alone.

The standard library's parser was measured against broken input and left: an unclosed comment makes it search to the
end of the text once for every `<!--` (CVE-2025-6069), and its answers to malformed tags differ between versions of
Python, while the same file must give the same article anywhere.
"""

import html
import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple


class TokenKind(Enum):
    """What a token is."""

    TEXT = auto()
    START = auto()
    END = auto()
    COMMENT = auto()


class Token(NamedTuple):
    """One token; `name` is lower case, `closed` says that a start tag ends with a slash, offsets are characters.

    So does one whose content would be no markup, where nobody closed it: the rest of the page is not its content.
    `inner` is the offset where the attributes of a start tag begin.
    """

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    inner: int = 0
    closed: bool = False


# A value in quotation marks may hold anything; without its closing mark it counts as one without marks.
_ATTRIBUTE = re.compile(r"""[\s/]*+([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>]*+))?+""", re.ASCII)
_TAG_START = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)", re.ASCII)
_TAG_END = re.compile(r"[\s/]*+>", re.ASCII)
# Elements whose content is no markup. An iframe's is what browsers without frames show.
RAW = frozenset({"script", "style", "iframe", "noembed", "xmp", "textarea", "title"})
_MOST_FAILURES = 5  # tags whose end had to be searched for; after that a tag ends at the next ">"


class _Scanner:
    """The tokens of one text. What was searched for in vain is remembered, so nothing is searched for twice."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.last_end = text.rfind(">")
        self.missing: set[str] = set()
        self.failures = 0
        self.section_end = -1

    def tokens(self) -> Iterator[Token]:
        """Yield the tokens in order; together they cover the text."""
        text = self.text
        at = shown = 0
        while (at := text.find("<", at)) >= 0 and at < self.last_end:
            token = self._markup(at)
            if token is None:
                at += 1
                continue
            if at > shown:
                yield from self._words(shown, at)
            at = shown = token.end
            if token.kind is not TokenKind.START or token.name not in RAW:
                yield token
            elif (end := self._raw_end(token)) < 0:
                yield token._replace(closed=True)
            else:
                yield token
                yield Token(TokenKind.TEXT, at, end)
                at = shown = end
        if shown < len(text):
            yield from self._words(shown, len(text))

    def _words(self, start: int, end: int) -> Iterator[Token]:
        """Yield the text between two offsets without the sign that ends a CDATA section."""
        cut = self.section_end
        if start <= cut < end:
            self.section_end = -1
            if cut > start:
                yield Token(TokenKind.TEXT, start, cut)
            yield Token(TokenKind.COMMENT, cut, min(cut + 3, end))
            start = min(cut + 3, end)
        if start < end:
            yield Token(TokenKind.TEXT, start, end)

    def _find(self, needle: str, at: int) -> int:
        """Return where a text stands after an offset, or -1; a text once not found is not searched for again."""
        if needle in self.missing:
            return -1
        found = self.text.find(needle, at)
        if found < 0:
            self.missing.add(needle)
        return found

    def _markup(self, at: int) -> Token | None:
        """Return the tag or comment that begins here, or None where the sign means itself."""
        found = _TAG_START.match(self.text, at)
        if found is None:
            return self._declaration(at)
        name = found[2].lower()
        if found[1]:
            end = self.text.index(">", found.end()) + 1
            return Token(TokenKind.END, at, end, name)
        end, closed = self._tag_end(found.end())
        return Token(TokenKind.START, at, end, name, found.end(), closed)

    def _declaration(self, at: int) -> Token | None:
        """Return what begins with `<!`, `<?` or `</>`: nothing of it is shown."""
        text = self.text
        if text.startswith("<!--", at):
            if text.startswith((">", "->"), at + 4):
                return Token(TokenKind.COMMENT, at, text.index(">", at) + 1)
            end = self._find("-->", at + 4)
            # A comment that nobody closed hides only its own opening sign: no word is lost by it.
            return Token(TokenKind.COMMENT, at, end + 3 if end >= 0 else at + 4)
        if text.startswith("<![CDATA[", at):
            # Feeds and XHTML wrap markup in it; its two signs are dropped and what is between is read.
            if self.section_end < at:
                self.section_end = self._find("]]>", at)
            return Token(TokenKind.COMMENT, at, at + 9)
        if text.startswith(("<!", "<?", "</>"), at):
            return Token(TokenKind.COMMENT, at, text.index(">", at) + 1)
        return None

    def _tag_end(self, at: int) -> tuple[int, bool]:
        """Return where the start tag ends whose name ends here, and whether it closes itself."""
        text = self.text
        if self.failures < _MOST_FAILURES:
            end = at
            while found := _ATTRIBUTE.match(text, end):
                end = found.end()
            if closing := _TAG_END.match(text, end):
                return closing.end(), text[closing.end() - 2] == "/"
            self.failures += 1
        end = text.index(">", at)
        return end + 1, text[end - 1] == "/"

    def _raw_end(self, token: Token) -> int:
        """Return where the content ends of an element that holds no markup; -1 where nobody closed it."""
        if token.name in self.missing:
            return -1
        closing = re.compile(rf"</{token.name}(?=[\s/>])", re.IGNORECASE).search(self.text, token.end)
        if closing is None:
            self.missing.add(token.name)
            return -1
        return closing.start()


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of an HTML text in order; together they cover it without gaps."""
    return _Scanner(text).tokens()


def attributes(text: str, token: Token) -> dict[str, str]:
    """Return the attributes of a start tag: names in lower case, entities read, the first of two alike."""
    return attributes_between(text, token.inner, token.end - 1)


def attributes_between(text: str, start: int, end: int) -> dict[str, str]:
    """Return the attributes that stand between two offsets of a text."""
    found: dict[str, str] = {}
    for one in _ATTRIBUTE.finditer(text, start, end):
        value = one[2] or ""
        if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0]:
            value = value[1:-1]
        found.setdefault(one[1].lower(), html.unescape(value) if "&" in value else value)
    return found
