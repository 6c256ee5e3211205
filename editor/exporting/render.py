"""Blocks to HTML, one at a time and cached by their source: a key stroke renders one paragraph, not the story."""

import threading
from functools import lru_cache
from typing import TYPE_CHECKING

from editor.article.body import Ad, Block, Embed, Image

if TYPE_CHECKING:
    from markdown import Markdown

NEEDS_RECORDS = (Ad, Embed, Image)  # a block's source says which record these show, so a target renders them

_own = threading.local()


def _markdown() -> "Markdown":
    """Return this thread's Python-Markdown; it keeps the lines of the text at hand in itself."""
    found: Markdown | None = getattr(_own, "markdown", None)
    if found is None:
        from editor.exporting import markdown_extension

        found = _own.markdown = markdown_extension.build()
    return found


@lru_cache(maxsize=8_192)
def _render(source: str) -> str:
    return _markdown().convert(source)


def render(block: Block) -> str:
    """Return the HTML of one block; of a marker or a picture nothing, since these need their records."""
    return "" if isinstance(block, NEEDS_RECORDS) else _render(block.source)


def forget() -> None:
    """Empty the cache, so that a measurement begins cold."""
    _render.cache_clear()
