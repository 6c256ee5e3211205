"""WordPress's block markup: the comments that name blocks, and shortcodes.

The grammar is that of WordPress's own parser (packages/block-serialization-default-parser): a comment that is spelt
otherwise is a comment like any other.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from editor.article.canonical import Json

_OPENING = re.compile(r"<!--\s+(?P<closing>/)?wp:(?P<name>[a-z][a-z0-9_-]*(?:/[a-z][a-z0-9_-]*)?)(?=\s)")
_SHORTCODE = re.compile(r"\[(?:ad|scaip)(?P<attributes>(?:\s[^\[\]]*)?)/?\]")
_ATTRIBUTE = re.compile(r"([\w\-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))")


@dataclass(frozen=True, slots=True)
class BlockMarkup:
    """One block; offsets are characters of the text, `inner` to `inner_end` what stands in it, nothing in a void one.

    The name is without `core/`; `depth` is 0 for a block that stands in no other.
    """

    name: str
    attributes: Mapping[str, Json]
    start: int
    inner: int
    inner_end: int
    end: int
    depth: int = 0


class _Delimiter(NamedTuple):
    """One comment that begins or ends a block, or is one."""

    name: str
    closes: bool
    is_void: bool
    attributes: Mapping[str, Json]
    start: int
    end: int


def _delimiters(text: str) -> Iterator[_Delimiter]:
    at = 0
    while found := _OPENING.search(text, at):
        end = text.find("-->", found.end())
        if end < 0:
            return
        at = end + 3
        told = text[found.end() : end].strip()
        is_void = told.endswith("/")
        attributes = _attributes(told.removesuffix("/").rstrip())
        if attributes is not None:
            name = found["name"].removeprefix("core/")
            yield _Delimiter(name, bool(found["closing"]), is_void, attributes, found.start(), at)


def _attributes(text: str) -> Mapping[str, Json] | None:
    """Return the attributes of a comment; None where what stands there are none, so that it names no block."""
    if not text:
        return {}
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def all_blocks(text: str) -> Iterator[BlockMarkup]:
    """Yield the blocks of a text, those inside another before it; one that nobody closed is none."""
    waiting: list[_Delimiter] = []
    for one in _delimiters(text):
        if one.is_void:
            yield BlockMarkup(one.name, one.attributes, one.start, one.end, one.end, one.end, len(waiting))
        elif not one.closes:
            waiting.append(one)
        elif waiting and waiting[-1].name == one.name:
            opening = waiting.pop()
            yield BlockMarkup(
                one.name, opening.attributes, opening.start, opening.end, one.start, one.end, len(waiting)
            )


def blocks_of(text: str) -> list[BlockMarkup]:
    """Return the blocks of a text that stand in no other, in their order."""
    return [one for one in all_blocks(text) if not one.depth]


def shortcode_attributes(text: str) -> dict[str, str] | None:
    """Return the attributes of a text that is one shortcode of SCAIP's for an ad; None for any other text."""
    found = _SHORTCODE.fullmatch(text.strip())
    if found is None:
        return None
    return {
        name.lower(): html.unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(found["attributes"])
    }
