"""HTML tokens to a tree of elements, each with its place in the text; broken nesting is mended as browsers do.

Nothing here calls itself: a page of 20,000 nested tags makes a tree of 200 levels, and whatever is deeper becomes text
of the deepest level, where a zero-length stretch marks that a block began or ended.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from editor.importing.html_tokens import RAW, Token, TokenKind, attributes, tokens
from editor.importing.wordpress_markup import all_blocks

DEEPEST = 200
AD_UNIT = "wp:ad-unit"
# Blocks of WordPress that are a comment alone, by the first part of their names: the element that stands for one, and
# which of the block's attributes becomes which of the element's.
_VOID_BLOCKS = {
    "newspack-ads": (AD_UNIT, "ad_unit", "ad_unit"),
    "super-cool-ad-inserter-plugin": (AD_UNIT, "number", "number"),
    "embed": ("wp:embed", "url", "data-oembed-url"),
    "core-embed": ("wp:embed", "url", "data-oembed-url"),
}
MOST_ELEMENTS = 200_000  # a long news page has 5,000 to 20,000


def names(text: str) -> frozenset[str]:
    """Return the words of a text as a set of names, as tables are written here."""
    return frozenset(text.split())


VOID = names("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
BLOCKS = names(
    "address amp-ad article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav noscript "
    "ol p pre search section summary table tbody td tfoot th thead title tr ul xmp"
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CLOSES_PARAGRAPH = BLOCKS - names("body dd dt head html legend noscript td tbody tfoot th thead title tr")
_HEAD_ONLY = names("base basefont bgsound link meta noscript script style template title")
# What a start tag ends: the open elements of these names, looked for no further out than the barriers.
_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir", "table", "td", "th"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl", "table", "td", "th"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl", "table", "td", "th"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "thead": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
    "tbody": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
    "tfoot": (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select", "datalist"})),
    "a": (frozenset({"a"}), BLOCKS),
    "body": (frozenset({"head"}), frozenset({"html", "body"})),
}
_P = frozenset({"p"})
_PARAGRAPH_BARRIER = frozenset({"table", "td", "th", "caption", "button", "object", "template", "li", "blockquote"})
_SCOPE = frozenset({"table", "td", "th", "caption", "template", "object"})
_TABLE_PARTS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"})


class Words(NamedTuple):
    """A stretch of text; where both offsets are the same, it only parts what stands before from what follows."""

    start: int
    end: int


class Element:
    """One element: where its start tag begins and ends, where its content and where its end tag ends.

    `until` is where emphasis ends that was closed inside a block it had been opened outside of.
    """

    __slots__ = (
        "_classes", "attributes", "children", "content_end", "end", "index", "inner", "name", "parent", "start",
        "until",
    )  # fmt: skip

    def __init__(self, name: str, start: int, inner: int, attributes: dict[str, str], parent: "Element | None") -> None:
        self.name = name
        self.start = start
        self.inner = inner
        self.content_end = inner
        self.end = inner
        self.attributes = attributes
        self.parent = parent
        self.index = 0
        self._classes: list[str] | None = None
        self.children: list[Element | Words] = []
        if parent is not None:
            self.index = len(parent.children)
            parent.children.append(self)
        self.until = -1

    def get(self, name: str) -> str:
        """Return an attribute's value without white space round it, or an empty text."""
        return self.attributes.get(name, "").strip()

    @property
    def classes(self) -> list[str]:
        """Return the class tokens in lower case."""
        if self._classes is None:
            self._classes = self.attributes.get("class", "").lower().split()
        return self._classes

    def elements(self) -> Iterator["Element"]:
        """Yield the elements inside this one in the order they stand."""
        stack = [self]
        while stack:
            element = stack.pop()
            if element is not self:
                yield element
            stack.extend(child for child in reversed(element.children) if isinstance(child, Element))

    def stretches(self) -> Iterator[tuple["Element", Words]]:
        """Yield the stretches of text inside this element in order, each with the element it stands in."""
        stack: list[tuple[Element, Element | Words]] = [(self, self)]
        while stack:
            owner, node = stack.pop()
            if isinstance(node, Words):
                yield owner, node
            else:
                stack.extend((node, child) for child in reversed(node.children))

    def next_nodes(self) -> Iterator["Element | Words"]:
        """Yield what stands after this element in its parent."""
        siblings = self.parent.children if self.parent else []
        for number in range(self.index + 1, len(siblings)):
            yield siblings[number]


class Document(NamedTuple):
    """A parsed text: its root, its elements in order, and whether parts were flattened because they nest too deep."""

    text: str
    root: Element
    elements: list[Element]
    flattened: bool


class _Builder:
    """The tree that grows; `open` holds the elements not yet closed, `flat` counts the ones that were not made."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = Element("#root", 0, 0, {}, None)
        self.open = [self.root]
        self.elements: list[Element] = []
        self.counts: Counter[str] = Counter()
        self.flat: dict[str, int] = {}
        self.flattened = False

    def build(self) -> Document:
        for token in tokens(self.text):
            if token.kind is TokenKind.TEXT:
                self._add_words(token)
            elif token.kind is TokenKind.START:
                self._start(token)
            elif token.kind is TokenKind.END:
                self._end(token)
            elif self.text.startswith("<!-- wp:", token.start) and self.text.endswith("/-->", 0, token.end):
                self._void_block(token)
        self._close(len(self.open) - 1, len(self.text), len(self.text))
        self.root.content_end = self.root.end = len(self.text)
        return Document(self.text, self.root, self.elements, self.flattened)

    def _void_block(self, token: Token) -> None:
        """Put an element where WordPress has a slot or a post as a comment alone."""
        for block in all_blocks(self.text[token.start : token.end]):
            kept = _VOID_BLOCKS.get(block.name.partition("/")[0])
            if kept is None or len(self.elements) >= MOST_ELEMENTS:
                continue
            name, told, attribute = kept
            value = block.attributes.get(told)
            attributes = {attribute: value} if isinstance(value, str) else {}
            self.elements.append(Element(name, token.start, token.end, attributes, self.open[-1]))

    def _add_words(self, token: Token) -> None:
        if self.open[-1].name == "head" and not self.text[token.start : token.end].isspace():
            self._close(1, token.start, token.start)
        self.open[-1].children.append(Words(token.start, token.end))

    def _close(self, count: int, content_end: int, end: int) -> None:
        """Close the innermost elements: all but the outermost of them have no end tag of their own."""
        for left in range(count, 0, -1):
            element = self.open.pop()
            self.counts[element.name] -= 1
            element.content_end = content_end
            element.end = end if left == 1 else content_end

    def _depth_of(self, names: frozenset[str], barriers: frozenset[str]) -> int:
        """Return how many elements to close to close the innermost one of these names; 0 where none is open."""
        if not any(self.counts[name] for name in names):
            return 0
        for count, element in enumerate(reversed(self.open), 1):
            if element.name in names:
                return count
            if element.name in barriers:
                return 0
        return 0

    def _start(self, token: Token) -> None:
        name = token.name
        if self.open[-1].name == "head" and name not in _HEAD_ONLY:
            self._close(1, token.start, token.start)
        if name in _ENDS:
            self._close(self._depth_of(*_ENDS[name]), token.start, token.start)
        if name in _CLOSES_PARAGRAPH:
            self._close(self._depth_of(_P, _PARAGRAPH_BARRIER), token.start, token.start)
        leaf = name in VOID or (token.closed and (":" in name or name in RAW))
        if len(self.elements) >= MOST_ELEMENTS or (len(self.open) >= DEEPEST and not leaf):
            self._flatten(token, leaf)
            return
        has_attributes = token.end - token.inner > 1
        element = Element(
            name, token.start, token.end, attributes(self.text, token) if has_attributes else {}, self.open[-1]
        )
        self.elements.append(element)
        if not leaf:
            self._push(element)

    def _push(self, element: Element) -> None:
        self.open.append(element)
        self.counts[element.name] += 1

    def _flatten(self, token: Token, leaf: bool) -> None:
        """Leave an element out; its words stay, and a block still begins and ends."""
        self.flattened = True
        if not leaf:
            self.flat[token.name] = self.flat.get(token.name, 0) + 1
        self._part(token)

    def _part(self, token: Token) -> None:
        if token.name in BLOCKS or token.name == "br":
            self.open[-1].children.append(Words(token.start, token.start))

    def _end(self, token: Token) -> None:
        name = token.name
        if self.flat.get(name):
            self.flat[name] -= 1
            self._part(token)
            return
        if name == "br" or (name == "p" and not self._depth_of(_P, _PARAGRAPH_BARRIER)):
            # Browsers read a stray </br> as a break, a stray </p> as an empty paragraph.
            self._part(token)
            return
        count = self._depth_of(frozenset({name}), frozenset() if name in _TABLE_PARTS else _SCOPE)
        if not count:
            return
        above = self.open[-count + 1 :] if count > 1 else []
        if name not in BLOCKS and any(element.name in BLOCKS for element in above):
            self.open[-count].until = token.start  # <b><p>one</b> two</p>: what follows is no longer bold
            return
        self._close(count, token.start, token.end)
        if name not in BLOCKS:
            self._reopen(above, token.end)

    def _reopen(self, above: list[Element], at: int) -> None:
        """Open again what an end tag out of order closed: `<b><i>one</b> two</i>`."""
        for element in above:
            if len(self.elements) < MOST_ELEMENTS and element.until < 0:
                again = Element(element.name, at, at, element.attributes, self.open[-1])
                self.elements.append(again)
                self._push(again)


def parse(text: str) -> Document:
    """Return the tree of an HTML text, whatever its state."""
    return _Builder(text).build()
