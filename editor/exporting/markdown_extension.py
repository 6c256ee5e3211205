"""Our reading of a story in Python-Markdown's place: blocks and inline markup from the domain, nothing read twice.

Python-Markdown's own processors make a heading of `#Celtics win!`, lose the number of `2024. A year`, and mark places
in the text with control characters (its issue 513 says that the first will stay). So every processor it registers is
taken away; what stays is its element tree, its order of work, and the places where further extensions plug in: tree
processors and postprocessors registered after this extension run as ever.
"""

from collections.abc import Callable, Iterable, Mapping
from xml.etree.ElementTree import Element, ElementTree, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.util import AtomicString, Registry

from editor.article import body, inline
from editor.article.body import Block, Divider, Heading, Item, List, Paragraph, Quote, Raw, Stretch, Table
from editor.article.inline import Code, Inline, LineBreak, Link, Styled, Text
from editor.exporting import links, sanitise
from editor.exporting.render import citation_mark
from editor.exporting.serialise import RAW, to_html


def _append(parent: Element, words: str) -> None:
    """Add words at the end of an element; atomic, so that no processor of another extension reads them as markup."""
    if len(parent):
        last = parent[-1]
        last.tail = AtomicString((last.tail or "") + words)
    else:
        parent.text = AtomicString((parent.text or "") + words)


def _fill(parent: Element, pieces: Iterable[Inline]) -> None:
    for piece in pieces:
        if isinstance(piece, Text):
            _append(parent, piece.text)
        elif isinstance(piece, Code):
            SubElement(parent, "code").text = AtomicString(piece.text)
        elif isinstance(piece, LineBreak):
            SubElement(parent, "br").tail = AtomicString("\n")
        elif isinstance(piece, Styled):
            _fill(SubElement(parent, piece.element), piece.children)
        elif isinstance(piece, Link):
            _fill(_link(parent, piece), piece.children)
        else:  # a citation is no part of the words
            SubElement(parent, RAW).text = citation_mark(piece)


def _link(parent: Element, link: Link) -> Element:
    if link.address.lower().startswith("asset:"):  # a file of the library has no address outside of it
        return SubElement(parent, "span", {"data-asset": link.address[6:]})
    element = SubElement(parent, "a", {"href": links.encoded(link.address)})
    if link.title:
        element.set("title", link.title)
    return element


def _words(parent: Element, stretch: Stretch) -> None:
    _fill(parent, inline.read(stretch.text))


def _paragraph(parent: Element, block: Block) -> None:
    for stretch in body.stretches(block):
        _words(SubElement(parent, "p"), stretch)


def _heading(parent: Element, block: Block) -> None:
    """Put a heading; the story's headline is h1, so the text's headings begin at h2."""
    assert isinstance(block, Heading)
    element = SubElement(parent, f"h{max(2, block.level)}")
    if block.level == 1:
        element.set("data-level", "1")
    for stretch in body.stretches(block):
        _words(element, stretch)


def _quote(parent: Element, block: Block) -> None:
    paragraphs, credit = body.quote_parts(block.source)
    element = SubElement(parent, "blockquote")
    for stretch in paragraphs:
        _words(SubElement(element, "p"), stretch)
    if credit:
        _words(SubElement(SubElement(element, "footer"), "cite"), credit)


def _new_list(parent: Element, item: Item) -> Element:
    element = SubElement(parent, "ol" if item.number else "ul")
    if item.number > 1:
        element.set("start", str(item.number))
    return element


def _list(parent: Element, block: Block) -> None:
    """Put a list; `open_lists` holds for each depth the list, its last item and the number that counts on."""
    open_lists: list[tuple[Element, Element, int]] = []
    for item in body.list_items(block.source):
        del open_lists[item.depth + 1 :]
        place = open_lists.pop() if len(open_lists) > item.depth else None
        if place is None or (place[0].tag == "ol") != bool(item.number):
            holder, expected = _new_list(open_lists[-1][1] if open_lists else parent, item), item.number
        else:
            holder, expected = place[0], place[2]
        entry = SubElement(holder, "li")
        if item.number != expected:
            entry.set("value", str(item.number))
        _words(entry, item.words)
        open_lists.append((holder, entry, item.number + 1 if item.number else 0))


def _table(parent: Element, block: Block) -> None:
    rows = body.table_rows(block.source)
    table = SubElement(SubElement(parent, "figure", {"class": "table"}), "table")
    head = SubElement(SubElement(table, "thead"), "tr")
    for stretch in rows[0]:
        _words(SubElement(head, "th", {"scope": "col"}), stretch)
    if rows[1:]:
        rest = SubElement(table, "tbody")
        for row in rows[1:]:
            line = SubElement(rest, "tr")
            for stretch in row:
                _words(SubElement(line, "td"), stretch)


def _divider(parent: Element, _block: Block) -> None:
    SubElement(parent, "hr")


def _raw(parent: Element, block: Block) -> None:
    assert isinstance(block, Raw)
    if block.language == "html":
        SubElement(parent, RAW).text = sanitise.clean(block.content)
        return
    code = SubElement(SubElement(parent, "pre"), "code")
    if block.language:
        code.set("class", f"language-{block.language}")
    code.text = AtomicString(block.content)  # HTML parsers drop a line feed after <pre>, none after <code>


BUILDERS: Mapping[type[Block], Callable[[Element, Block], None]] = {
    Paragraph: _paragraph,
    Heading: _heading,
    Quote: _quote,
    List: _list,
    Table: _table,
    Divider: _divider,
    Raw: _raw,
}


class StoryParser(BlockParser):
    """Build the tree of a text from the domain's blocks; markers and pictures need records, so they are not here."""

    def parseDocument(self, lines: Iterable[str]) -> ElementTree:  # noqa: N802 - Python-Markdown's name
        """Return the tree of a text given by its lines."""
        root = Element(self.md.doc_tag)
        self.parseChunk(root, "\n".join(lines))
        return ElementTree(root)

    def parseChunk(self, parent: Element, text: str) -> None:  # noqa: N802 - Python-Markdown's name
        """Put the blocks of a text into an element."""
        for block in body.parse(text):
            build = BUILDERS.get(type(block))
            if build:
                build(parent, block)


class StoryExtension(Extension):
    """Take away every processor of Python-Markdown's own and put the domain's reading in their place."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Empty the registries; extensions listed after this one fill them anew."""
        md.preprocessors = Registry()
        md.inlinePatterns = Registry()
        md.treeprocessors = Registry()
        md.postprocessors = Registry()
        md.parser = StoryParser(md)
        md.parser.blockprocessors = Registry()


def build(*extensions: Extension) -> Markdown:
    """Return a Python-Markdown that reads stories as the domain does, with further extensions after ours."""
    md = Markdown(extensions=[StoryExtension(), *extensions], output_format="html")
    md.serializer = to_html
    return md
