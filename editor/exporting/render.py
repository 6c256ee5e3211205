"""Blocks to HTML, one at a time and cached by their source: a key stroke renders one paragraph, not the story."""

import re
import threading
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from editor.article.body import Ad, Block, Embed, Image
from editor.article.inline import Citation, Cited

if TYPE_CHECKING:
    from markdown import Markdown

NEEDS_RECORDS = (Ad, Embed, Image)  # a block's source says which record these show, so a target renders them

# What stands for a citation while a block is rendered; no text that was let in holds these control characters.
_MARK = re.compile("\x1a([^\x1a]*)\x1a")
_own = threading.local()


def citation_mark(citation: Citation) -> str:
    """Return what stands for a citation in rendered HTML until it is taken out or replaced."""
    return "\x1a" + "\x1e".join(f"{one.key}\x1f{one.locator}" for one in citation.cited) + "\x1a"


def _citation(mark: str) -> Citation:
    pairs = (one.partition("\x1f") for one in mark.split("\x1e"))
    return Citation(0, 0, tuple(Cited(key, locator) for key, _, locator in pairs))


def _markdown() -> "Markdown":
    """Return this thread's Python-Markdown; it keeps the lines of the text at hand in itself."""
    found: Markdown | None = getattr(_own, "markdown", None)
    if found is None:
        from editor.exporting import markdown_extension

        found = _own.markdown = markdown_extension.build()
    return found


@lru_cache(maxsize=8_192)
def _render(source: str) -> str:
    html = _markdown().convert(source)
    return _MARK.sub("", html) if "[@" in source else html


@lru_cache(maxsize=512)
def _render_cited(source: str) -> str:
    return _markdown().convert(source)


def render(block: Block) -> str:
    """Return the HTML of one block; of a marker or a picture nothing, since these need their records."""
    return "" if isinstance(block, NEEDS_RECORDS) else _render(block.source)


def cited_html(block: Block, shown: Callable[[Citation], str]) -> str:
    """Return the HTML of one block with what `shown` gives for each citation where it stands."""
    if isinstance(block, NEEDS_RECORDS):
        return ""
    return _MARK.sub(lambda found: shown(_citation(found[1])), _render_cited(block.source))


def forget() -> None:
    """Empty the caches, so that a measurement begins cold."""
    _render.cache_clear()
    _render_cited.cache_clear()
