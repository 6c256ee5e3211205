"""What an element makes of the words inside it: a heading, a list item, a quotation, a caption, or plain paragraphs."""

import re
from typing import NamedTuple

from editor.importing.clipboard import (
    CAPTION_STYLES,
    HEADING_STYLES,
    QUOTE_STYLES,
    item_number,
    list_level,
    paragraph_style,
)
from editor.importing.html_tree import BLOCKS, HEADINGS, Document, Element, names
from editor.importing.html_words import Look
from editor.importing.reading import RawKind

CREDIT = "credit"  # a QUOTE block's target where its words say whose the quotation is
_CAPTIONS = names(
    "wp-caption-text caption-text image-caption photo-caption media-caption img-caption picture-caption "
    "figure-caption imagecaption caption"
)
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
# What a list item that is only a frame for parts of a page holds.
_PARTS = names("article section h1 h2 h3 h4 h5 h6 figure blockquote table iframe hr pre aside")
# What begins and ends a block even inside a heading, a caption or a list item.
BREAKERS = _LISTS | names("li dl table figure blockquote hr pre")


class Context(NamedTuple):
    """What words are part of where they stand.

    `owner` is the element whose span the block takes, `joined` says that blocks inside only begin new lines, `depth`
    and `numbered` belong to the list around, `fallback` says that only pages without scripts show it.
    """

    look: Look = Look()
    kind: RawKind = RawKind.PARAGRAPH
    level: int = 0
    number: int = 0
    owner: Element | None = None
    joined: bool = False
    credit: bool = False
    fallback: bool = False
    depth: int = 0
    numbered: Element | None = None


def is_block(element: Element) -> bool:
    """Return whether an element begins and ends a block."""
    return element.name in BLOCKS or element.name == "caption"


def inside(document: Document, element: Element, context: Context, counters: dict[int, int]) -> Context:
    """Return the context inside a block; `counters` holds the next number of each list."""
    if element.attributes:
        if level := list_level(element):
            number = item_number(document, element)
            return _joined(context, element, RawKind.LIST_ITEM)._replace(depth=level, number=number)
        if special := _by_style(element, context):
            return special
    name = element.name
    if name in _LISTS:
        return _list(element, context, counters)
    if name == "li":
        return _item(element, context, counters)
    if special := _by_name(element, context):
        return special
    return context if context.joined else context._replace(owner=element)


def _by_name(element: Element, context: Context) -> Context | None:
    """Return the context that a heading, a quotation, its source or a caption gives, or None."""
    name = element.name
    if name in HEADINGS and not context.joined:
        return _joined(context, element, RawKind.HEADING)._replace(level=int(name[1]))
    if name == "blockquote":
        return context._replace(kind=RawKind.QUOTE, owner=element, joined=False, level=0, number=0)
    if name == "footer" and context.kind is RawKind.QUOTE:
        return _joined(context, element, RawKind.QUOTE)._replace(credit=True)
    if name != "figcaption":
        return None
    around = element.parent.elements() if element.parent else iter(())
    if any(one.name == "blockquote" for one in around):
        return _joined(context, element, RawKind.QUOTE)._replace(credit=True)
    return _joined(context, element, RawKind.CAPTION)


def _list(element: Element, context: Context, counters: dict[int, int]) -> Context:
    numbered = element if element.name == "ol" else None
    if numbered is not None:
        counters[id(numbered)] = _first_number(numbered)
    return context._replace(depth=context.depth + 1, numbered=numbered, joined=False)


def _joined(context: Context, element: Element, kind: RawKind) -> Context:
    return context._replace(kind=kind, owner=element, joined=True, level=0, number=0, credit=False)


def _by_style(element: Element, context: Context) -> Context | None:
    """Return the context that a role, a class or a style of Word's gives, or None."""
    style = paragraph_style(element)
    if style in HEADING_STYLES:
        return _joined(context, element, RawKind.HEADING)._replace(level=HEADING_STYLES[style])
    if element.get("role") == "heading" and not context.joined:
        told = re.fullmatch(r"[1-6]", element.get("aria-level"))
        return _joined(context, element, RawKind.HEADING)._replace(level=int(told[0]) if told else 2)
    if style in QUOTE_STYLES:
        return _joined(context, element, RawKind.QUOTE)
    if style in CAPTION_STYLES or not _CAPTIONS.isdisjoint(element.classes):
        return _joined(context, element, RawKind.CAPTION)
    return None


def _first_number(numbered: Element) -> int:
    start = element_number(numbered, "start")
    if start is None and "reversed" in numbered.attributes:
        return sum(isinstance(child, Element) and child.name == "li" for child in numbered.children)
    return 1 if start is None else start


def element_number(element: Element, name: str) -> int | None:
    """Return the number that an attribute holds, or None."""
    value = element.get(name)
    return int(value) if re.fullmatch(r"-?\d{1,6}", value) else None


def _item(element: Element, context: Context, counters: dict[int, int]) -> Context:
    if any(one.name in _PARTS and not list_level(one) for one in element.elements()):
        return context._replace(owner=element, joined=False)
    number = 0
    if context.numbered is not None:
        key = id(context.numbered)
        told = element_number(element, "value")
        number = counters[key] if told is None else told
        counters[key] = number + (-1 if "reversed" in context.numbered.attributes else 1)
    return _joined(context, element, RawKind.LIST_ITEM)._replace(
        number=max(0, number), depth=max(1, context.depth), numbered=context.numbered
    )
