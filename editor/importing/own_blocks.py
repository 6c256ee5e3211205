"""The blocks of our own HTML back to Markdown, exactly: no guess, and whatever is not as we write it is refused.

What a block says stands in its elements; where it is spelt otherwise than `normal_form` has it, the element notes the
spelling in `data-source`, which holds as long as the words are those that stand there.
"""

import html
import json
import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256

from editor.article import body, edits, normal_form
from editor.article.ads import AdPlacement, Size
from editor.article.article import Picture
from editor.article.embeds import Capture, Embed, PostState, Presentation
from editor.article.errors import Trouble, UnreadableArticle
from editor.article.inline import Code, Inline, LineBreak, Link, Styled, Text
from editor.article.normal_form import Pieces, bare
from editor.article.portable import decode
from editor.importing.html_tree import HEADINGS, Document, Element, Words
from editor.importing.reading import ImportedFile

_STYLES = frozenset({"strong", "em", "s"})
_DATA = re.compile(r"data:image/([a-z]+);base64,((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$")
_SIZE = re.compile(r"(-?\d{1,15})x(-?\d{1,15})")


class ForeignMarkup(Exception):
    """Markup that we do not write: the page was changed, so it is read as any other."""


@dataclass(slots=True)
class Records:
    """What the blocks met so far told: placements, posts, pictures by what names them, and files inside the page."""

    ads: dict[str, AdPlacement] = field(default_factory=dict)
    embeds: dict[str, Embed] = field(default_factory=dict)
    pictures: dict[str, Picture] = field(default_factory=dict)
    files: dict[str, ImportedFile] = field(default_factory=dict)


def is_aside(element: Element) -> bool:
    """Return whether an element stands in a block and is none of its words: a dateline run in, a mark of a note."""
    return (element.name == "span" and "placeline" in element.classes) or (
        element.name == "sup" and "citation" in element.classes
    )


class OwnBlocks:
    """Reads the blocks of one document; `records` grows with what they tell."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self.records = Records()

    def words(self, element: Element, *, without: Callable[[Element], bool] = is_aside) -> str:
        """Return the words of an element as they stand, without those of some elements inside."""
        out: list[str] = []
        stack: list[Element | Words] = [element]
        while stack:
            node = stack.pop()
            if isinstance(node, Words):
                out.append(html.unescape(self._text[node.start : node.end]))
            elif not without(node):
                stack.extend(reversed(node.children))
        return "".join(out)

    def elements(self, element: Element) -> Iterator[Element]:
        """Yield the elements of one that holds no words of its own; raises ForeignMarkup where it does."""
        for child in element.children:
            if isinstance(child, Element):
                yield child
            elif self._text[child.start : child.end].strip():
                raise ForeignMarkup

    def block(self, element: Element) -> str:
        """Return the Markdown of one block, empty for one that holds a dateline alone; raises ForeignMarkup."""
        for fits, read in _READERS:
            if fits(element):
                return self._as_noted(element, read(self, element))
        raise ForeignMarkup

    def _as_noted(self, element: Element, read: str) -> str:
        """Return the spelling that an element notes, where it still says what stands there."""
        noted = element.attributes.get("data-source")
        return noted if noted is not None and _said(noted) == _said(read) else read

    def pieces(self, element: Element, inside: frozenset[str] = frozenset()) -> Pieces:
        """Return the inline markup of an element; child elements of the names in `inside` are blocks of their own."""
        return bare(self._pieces(element, inside))

    def _pieces(self, element: Element, inside: frozenset[str]) -> Iterator[Inline]:
        after: Element | None = None
        for child in element.children:
            if isinstance(child, Words):
                text = html.unescape(self._text[child.start : child.end])
                # A kept line break stands before its line feed, a dateline before a space.
                if after is not None and text[:1] == ("\n" if after.name == "br" else " "):
                    text = text[1:]
                yield Text(0, 0, text)
                after = None
            elif child.name not in inside:
                after = child if child.name == "br" or (is_aside(child) and child.name == "span") else None
                yield from self._piece(child)

    def _piece(self, element: Element) -> Iterator[Inline]:
        if is_aside(element):
            return
        if element.name in _STYLES:
            yield Styled(0, 0, element.name, self.pieces(element))
        elif element.name == "code":
            yield Code(0, 0, self.words(element))
        elif element.name == "br":
            yield LineBreak(0, 0)
        elif element.name == "a" and "href" in element.attributes:
            title = element.attributes.get("title", "")
            yield Link(0, 0, element.attributes["href"], title, self.pieces(element))
        elif element.name == "span" and "data-asset" in element.attributes:
            yield Link(0, 0, f"asset:{element.attributes['data-asset']}", "", self.pieces(element))
        else:
            raise ForeignMarkup

    def paragraph(self, element: Element) -> str:
        """Return a paragraph."""
        pieces = self.pieces(element)
        return normal_form.paragraph(pieces) if pieces else ""

    def heading(self, element: Element) -> str:
        """Return a heading; one that stands at another level than it was typed with is marked."""
        typed = element.get("data-level") or ""
        level = int(typed) if typed in tuple("123456") else int(element.name[1])
        return normal_form.heading(level, self.pieces(element))

    def quote(self, element: Element) -> str:
        """Return a block quotation."""
        paragraphs: list[Pieces] = []
        credit: Pieces | None = None
        for child in self.elements(element):
            if child.name == "p" and credit is None:
                paragraphs.append(self.pieces(child))
            elif child.name == "footer" and credit is None:
                (cite,) = self._only(child, "cite")
                credit = self.pieces(cite)
            else:
                raise ForeignMarkup
        return normal_form.quote(paragraphs, credit)

    def _only(self, element: Element, *names: str) -> tuple[Element, ...]:
        """Return the elements inside one that holds just those; raises ForeignMarkup."""
        found = tuple(self.elements(element))
        if tuple(one.name for one in found) != names:
            raise ForeignMarkup
        return found

    def list(self, element: Element) -> str:
        """Return a list."""
        return normal_form.items(list(self._items(element, 0)))

    def _items(self, element: Element, depth: int) -> Iterator[tuple[int, int, Pieces]]:
        number = _number(element.get("start") or "1") if element.name == "ol" else 0
        for entry in self.elements(element):
            if entry.name != "li":
                raise ForeignMarkup
            number = _number(entry.get("value")) if "value" in entry.attributes else number
            yield depth, number, self.pieces(entry, frozenset({"ul", "ol"}))
            for child in entry.children:
                if isinstance(child, Element) and child.name in ("ul", "ol"):
                    yield from self._items(child, depth + 1)
            number += 1 if number else 0

    def table(self, element: Element) -> str:
        """Return a table."""
        (table,) = self._only(element, "table")
        rows = []
        for part in self.elements(table):
            for row in self.elements(part):
                cells = list(self.elements(row))
                if (
                    part.name not in ("thead", "tbody")
                    or row.name != "tr"
                    or any(cell.name not in ("th", "td") for cell in cells)
                ):
                    raise ForeignMarkup
                rows.append([self.pieces(cell) for cell in cells])
        if not rows:
            raise ForeignMarkup
        return normal_form.table(rows)

    def divider(self, _element: Element) -> str:
        """Return a line across the column."""
        return "---"

    def kept_text(self, element: Element) -> str:
        """Return a fenced block of words whose spaces are kept."""
        (code,) = self._only(element, "code")
        language = next((one.removeprefix("language-") for one in code.classes if one.startswith("language-")), "")
        return normal_form.raw(language, self.words(code))

    def html(self, element: Element) -> str:
        """Return a fenced block of HTML, just as it stands."""
        return normal_form.raw("html", self._text[element.inner : element.content_end])

    def ad(self, element: Element) -> str:
        """Return the marker of an ad slot and keep its record."""
        marker_id = _named(element, "data-ad-id")
        sizes = element.attributes.get("data-ad-sizes", "")
        found = [_SIZE.fullmatch(one) for one in sizes.split(",")] if sizes else []
        ad = AdPlacement(
            marker_id,
            element.attributes.get("data-ad-slot", ""),
            tuple(Size(int(one[1]), int(one[2])) for one in found if one),
            element.attributes.get("data-ad-label", ""),
        )
        self.records.ads.setdefault(marker_id, ad)
        return body.marker("ad", marker_id)

    def post(self, element: Element) -> str:
        """Return the marker of a post and keep its record."""
        marker_id = _named(element, "data-embed-id")
        given = element.attributes
        embed = Embed(
            marker_id,
            given.get("data-provider", ""),
            given.get("data-address", ""),
            given.get("data-post-id", ""),
            self._captures(element),
            decode(PostState, given.get("data-state", PostState.UNKNOWN), "data-state"),
            decode(Presentation, given.get("data-presentation", Presentation.DEFAULT), "data-presentation"),
            shows_screenshot=given.get("data-screenshot") == "shown",
        )
        self._keep_files(element)
        self.records.embeds.setdefault(marker_id, embed)
        return body.marker("embed", marker_id)

    def _captures(self, element: Element) -> tuple[Capture, ...]:
        evidence = element.attributes.get("data-evidence")
        if evidence is None:
            return ()
        capture: Capture = decode(Capture, read_json(evidence), "data-evidence")
        if capture.words:
            return (capture,)
        quotes = [one for one in element.elements() if one.name == "blockquote"]
        spoken = [one for quote in quotes for one in self.elements(quote) if not _holds(one, "img")]
        return (replace(capture, words="\n\n".join(self._lines(one) for one in spoken)),)

    def _lines(self, paragraph: Element) -> str:
        """Return the words of a post's paragraph, its line breaks as line feeds."""
        shown = (
            "\n" if isinstance(piece, LineBreak) else piece.text if isinstance(piece, Text) else ""
            for piece in self.pieces(paragraph)
        )
        return "".join(shown)

    def picture(self, element: Element) -> str:
        """Return the line of a picture and keep what is known of it."""
        target = _named(element, "data-target")
        image = next((one for one in element.elements() if one.name == "img"), None)
        alternative = (image.attributes.get("alt", "") if image else "") or element.attributes.get(
            "data-alternative", ""
        )
        self._keep_files(element)
        if "data-picture" in element.attributes:
            given = element.attributes
            known = Picture(given["data-picture"], given.get("data-credit", ""), given.get("data-credit-address", ""))
            self.records.pictures.setdefault(known.asset, known)
        return edits.write_picture(target, alternative, self.caption(element))

    def caption(self, element: Element) -> str:
        """Return the words below a picture, without its credit."""
        caption = next((one for one in element.elements() if one.name == "figcaption"), None)
        if caption is None:
            return ""
        words = self.words(caption, without=lambda one: "picture-credit" in one.classes)
        credited = any("picture-credit" in one.classes for one in caption.elements())
        return words.removesuffix(" ") if credited else words

    def _keep_files(self, element: Element) -> None:
        """Keep the pictures that the page holds itself, by their hash."""
        for image in element.elements():
            found = _DATA.match(image.attributes.get("src", "")) if image.name == "img" else None
            if found is not None:
                content = b64decode(found[2])
                digest = sha256(content).hexdigest()
                name = f"picture-{digest[:8]}.{found[1]}"
                self.records.files.setdefault(digest, ImportedFile(digest, f"image/{found[1]}", name, content))


def own_post(document: Document, element: Element) -> Embed | None:
    """Return the post that a figure of ours carries; None where it is not as we write it."""
    own = OwnBlocks(document)
    try:
        own.post(element)
    except (ForeignMarkup, Trouble):
        return None
    return next(iter(own.records.embeds.values()), None)


def read_json(text: str) -> object:
    """Return the JSON values of an attribute; raises UnreadableArticle."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableArticle("A record in this page is broken.") from error


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 9:
        raise ForeignMarkup
    return int(text)


def _named(element: Element, attribute: str) -> str:
    if not element.attributes.get(attribute):
        raise ForeignMarkup
    return element.attributes[attribute]


def _holds(element: Element, name: str) -> bool:
    return any(one.name == name for one in element.elements())


def _said(text: str) -> tuple[str, str]:
    """Return what a Markdown text says: its words without white space, and what its markers and pictures name."""
    blocks = body.parse(text)
    words = "".join("".join("".join(body.plain_texts(block)).split()) for block in blocks)
    return words, " ".join(getattr(block, "id", "") or getattr(block, "target", "") for block in blocks).strip()


_Fits = Callable[[Element], bool]


def _is(name: str, kind: str = "") -> _Fits:
    return lambda element: element.name == name and (not kind or kind in element.classes)


_READERS: tuple[tuple[_Fits, Callable[[OwnBlocks, Element], str]], ...] = (
    (_is("p", "post-address"), OwnBlocks.post),
    (_is("p"), OwnBlocks.paragraph),
    (lambda element: element.name in HEADINGS, OwnBlocks.heading),
    (_is("blockquote"), OwnBlocks.quote),
    (lambda element: element.name in ("ul", "ol"), OwnBlocks.list),
    (_is("figure", "table"), OwnBlocks.table),
    (_is("figure", "picture"), OwnBlocks.picture),
    (_is("figure", "social-post"), OwnBlocks.post),
    (_is("aside", "ad-slot"), OwnBlocks.ad),
    (_is("div", "ad-shortcode"), OwnBlocks.ad),
    (_is("div", "html-block"), OwnBlocks.html),
    (_is("hr"), OwnBlocks.divider),
    (_is("pre"), OwnBlocks.kept_text),
)
