"""Our own WordPress blocks (`wordpress`) back to the article: the same words, slots and posts, without a guess.

A post of ours is known by the block at its end that shows nothing. What stands above and below the story is made anew
by each export; where somebody changed it in WordPress, or put in a block that we do not write, the post is foreign, and
it is read as any other.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from editor.article import body, edits, normal_form
from editor.article.ads import AdPlacement, Size
from editor.article.article import Article
from editor.article.embeds import Embed
from editor.article.errors import Trouble
from editor.article.inline import Text
from editor.article.normal_form import Pieces
from editor.article.portable import article_from_json, article_to_json, decode
from editor.importing.html_tree import Document, Element, parse
from editor.importing.own_blocks import ForeignMarkup, OwnBlocks, read_json
from editor.importing.reading import Hints, Reading, Shape
from editor.importing.wordpress_markup import BlockMarkup, blocks_of, shortcode_attributes

FORM = "copydesk.wordpress/1"
_MARK = f'data-copydesk="{FORM}"'
_MADE_ANEW = frozenset({"draft-notice", "credit", "byline", "correction", "house-footer"})
_MADE_ANEW_HTML = frozenset({"story-notes", "licence-counter"})
_CALLED = re.compile(r"(?:Ad|Post) ([A-Za-z0-9_\-]{1,64})(?::|$)")
_LISTS = frozenset({"ul", "ol"})
_DIGITS = 9  # of a list's first number
_Record = TypeVar("_Record", AdPlacement, Embed)
_SIZE = re.compile(r"(\d{1,9})x(\d{1,9})")


def read_own_wordpress(decoded: str) -> Reading | None:
    """Return the reading of a post that one export of ours made; None for any other, and for a changed one."""
    if decoded.count(_MARK) != 1:
        return None
    document = parse(decoded)
    found = [one for one in document.elements if one.get("data-copydesk") == FORM]
    if len(found) != 1 or document.flattened:
        return None
    try:
        return _Post(document, found[0]).reading()
    except (ForeignMarkup, Trouble):
        return None


def told_hints(document: Document) -> Hints | None:
    """Return what the block at the end of a post of ours tells of the story; None where there is no such block."""
    mark = next((one for one in document.elements if one.get("data-copydesk") == FORM), None)
    if mark is None:
        return None
    try:
        told = article_from_json(read_json(mark.attributes.get("data-record", "")))
    except Trouble:
        return None
    about = told.furniture
    return Hints(
        headline=about.headline,
        standfirst=about.standfirst,
        byline=tuple(one.name for one in about.byline),
        published_at=about.published_at,
        updated_at=about.updated_at,
        language=about.language,
        keywords=about.keywords,
    )


class _Post:
    """One post of ours while it is read."""

    def __init__(self, document: Document, mark: Element) -> None:
        self._document = document
        self._mark = mark
        self._own = OwnBlocks(document)
        self._told = article_from_json(read_json(mark.attributes.get("data-record", "")))
        self._ads = {one.id: one for one in self._told.ads}
        self._embeds = {one.id: one for one in self._told.embeds}
        pictures = mark.attributes.get("data-pictures")
        self._targets = iter(decode(tuple[str, ...], read_json(pictures), "data-pictures") if pictures else ())
        self._made: list[str] = []
        self._elements = [one for one in document.root.children if isinstance(one, Element)]

    def reading(self) -> Reading:
        """Return the reading; raises ForeignMarkup or a Trouble where something is not as we write it."""
        texts = [text for one in blocks_of(self._document.text) if (text := self._block(one))]
        if _digest(self._made) != self._mark.get("data-made"):
            raise ForeignMarkup
        records = self._own.records
        article = replace(
            self._told,
            body="\n\n".join(texts) + "\n" if texts else "",
            ads=tuple(records.ads.values()),
            embeds=tuple(records.embeds.values()),
        )
        whole: Article = article_from_json(article_to_json(article))  # refuses what no article may hold
        return Reading(Shape.HTML, self._document.text, (), files=tuple(records.files.values()), complete=whole)

    def _block(self, block: BlockMarkup) -> str:
        read = _READERS.get(block.name)
        if read is None:
            raise ForeignMarkup
        return read(self, block)

    def _inside(self, block: BlockMarkup) -> list[Element]:
        return [one for one in self._elements if block.inner <= one.start and one.end <= block.inner_end]

    def _only(self, block: BlockMarkup, *names: str) -> Element:
        found = self._inside(block)
        if len(found) != 1 or found[0].name not in names:
            raise ForeignMarkup
        return found[0]

    def paragraph(self, block: BlockMarkup) -> str:
        """Return a paragraph of the story; one that each export makes anew is set aside."""
        element = self._only(block, "p")
        if not _MADE_ANEW.isdisjoint(element.classes):
            self._set_aside(element)
            return ""
        return self._own.paragraph(element)

    def heading(self, block: BlockMarkup) -> str:
        """Return a heading."""
        return self._own.heading(self._only(block, "h2", "h3", "h4", "h5", "h6"))

    def quote(self, block: BlockMarkup) -> str:
        """Return a block quotation, in which WordPress keeps whose words they are without an element round them."""
        spoken = list(self._own.elements(self._only(block, "blockquote")))
        cite = spoken.pop() if spoken and spoken[-1].name == "cite" else None
        if any(one.name != "p" for one in spoken):
            raise ForeignMarkup
        return normal_form.quote([self._own.pieces(one) for one in spoken], self._own.pieces(cite) if cite else None)

    def list(self, block: BlockMarkup) -> str:
        """Return a list; WordPress begins one anew where a number jumps."""
        return normal_form.items(list(self._items(self._only(block, "ul", "ol"), 0)))

    def _items(self, element: Element, depth: int) -> Iterator[tuple[int, int, Pieces]]:
        start = element.get("start") or "1"
        if not start.isdecimal() or len(start) > _DIGITS:
            raise ForeignMarkup
        number = int(start) if element.name == "ol" else 0
        for entry in self._own.elements(element):
            if entry.name != "li":
                raise ForeignMarkup
            yield depth, number, _ended(self._own.pieces(entry, _LISTS))
            for child in entry.children:
                if isinstance(child, Element) and child.name in _LISTS:
                    yield from self._items(child, depth + 1)
            number += 1 if number else 0

    def table(self, block: BlockMarkup) -> str:
        """Return a table."""
        return self._own.table(self._only(block, "figure"))

    def divider(self, block: BlockMarkup) -> str:
        """Return a line across the column."""
        return self._own.divider(self._only(block, "hr"))

    def kept_text(self, block: BlockMarkup) -> str:
        """Return a fenced block of words whose spaces are kept."""
        element = self._only(block, "pre")
        language = next((one.removeprefix("language-") for one in element.classes if one.startswith("language-")), "")
        return normal_form.raw(language, self._own.words(element))

    def picture(self, block: BlockMarkup) -> str:
        """Return the line of a picture, whose target the mark at the end tells."""
        element = self._only(block, "figure")
        image = next((one for one in element.elements() if one.name == "img"), None)
        target = next(self._targets, "")
        if image is None or not target:
            raise ForeignMarkup
        alternative = image.attributes.get("alt", "").replace("&\u2060", "&")
        return edits.write_picture(target, alternative, self._own.caption(element))

    def html(self, block: BlockMarkup) -> str:
        """Return what stands in a block of HTML: a slot, a post, or HTML that a person wrote."""
        inside = self._inside(block)
        if inside == [self._mark]:
            return ""
        if len(inside) == 1:
            element = inside[0]
            if not _MADE_ANEW_HTML.isdisjoint(element.classes):
                self._set_aside(element)
                return ""
            if element.get("data-ad-id"):
                return self._own.ad(element)
            if element.get("data-embed-id"):
                return self._own.post(element)
        return normal_form.raw("html", self._document.text[block.inner : block.inner_end].strip("\n"))

    def newspack(self, block: BlockMarkup) -> str:
        """Return the marker of a slot that is a block of Newspack's."""
        ad = _taken(self._ads, block)
        self._own.records.ads[ad.id] = ad
        return body.marker("ad", ad.id)

    def embed(self, block: BlockMarkup) -> str:
        """Return the marker of a post that is left to WordPress."""
        embed = _taken(self._embeds, block)
        self._own.records.embeds[embed.id] = embed
        return body.marker("embed", embed.id)

    def shortcode(self, block: BlockMarkup) -> str:
        """Return the marker of a slot that is a shortcode of SCAIP's."""
        told = shortcode_attributes(self._document.text[block.inner : block.inner_end])
        if not told or not told.get("id"):
            raise ForeignMarkup
        sizes = tuple(Size(int(width), int(height)) for width, height in _SIZE.findall(told.get("sizes", "")))
        ad = AdPlacement(told["id"], told.get("slot", ""), sizes, told.get("label", ""))
        self._own.records.ads[ad.id] = ad
        return body.marker("ad", ad.id)

    def _set_aside(self, element: Element) -> None:
        self._made.append(self._own.words(element, without=lambda _: False))


def _taken(records: dict[str, _Record], block: BlockMarkup) -> _Record:
    """Take the record that a block names, else the next one; raises ForeignMarkup where none is left."""
    metadata = block.attributes.get("metadata")
    name = metadata.get("name") if isinstance(metadata, dict) else ""
    called = _CALLED.match(name) if isinstance(name, str) else None
    marker_id = called[1] if called else next(iter(records), "")
    if marker_id not in records:
        raise ForeignMarkup
    return records.pop(marker_id)


def _ended(pieces: Pieces) -> Pieces:
    """Return the words of an item without the line feeds before the list that stands in it."""
    if pieces and isinstance(pieces[-1], Text):
        last = pieces[-1].text.rstrip("\n")
        return (*pieces[:-1], Text(0, 0, last)) if last else pieces[:-1]
    return pieces


def _digest(words: list[str]) -> str:
    folded = "".join(unicodedata.normalize("NFC", "".join(words)).split())
    return hashlib.sha256(folded.encode("utf-8", "replace")).hexdigest()[:16]


_READERS: Mapping[str, Callable[[_Post, BlockMarkup], str]] = {
    "paragraph": _Post.paragraph,
    "heading": _Post.heading,
    "quote": _Post.quote,
    "list": _Post.list,
    "table": _Post.table,
    "separator": _Post.divider,
    "code": _Post.kept_text,
    "image": _Post.picture,
    "html": _Post.html,
    "shortcode": _Post.shortcode,
    "embed": _Post.embed,
    "newspack-ads/ad-unit": _Post.newspack,
}
