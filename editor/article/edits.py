"""Edits of a body that leave every other character untouched, as replacements that an editor can undo."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from editor.article import body, inline
from editor.article.body import Block
from editor.article.text import fold_spaces

_LABEL_SIGNS = re.compile(r"([\\\[\]])")
_CAPTION_SIGNS = re.compile(r"([\\\"])")
_ESCAPED = r"\\\1"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters from `start` to `end` of a body by `text`."""

    start: int
    end: int
    text: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made; their offsets are those of the text before any of them."""
    for edit in sorted(edits, key=lambda one: (one.start, one.end), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def citations(text: str) -> tuple[tuple[int, inline.Citation], ...]:
    """Return every citation of a body with the offset in the body where it begins (the space before it included)."""
    return citations_in(body.parse(text)) if "[@" in text else ()


def citations_in(blocks: Iterable[Block]) -> tuple[tuple[int, inline.Citation], ...]:
    """Return every citation of a body's blocks, as `citations` does."""
    return tuple((block.start + at, citation) for block in blocks for at, citation in cited_in(block))


def cited_in(block: Block) -> tuple[tuple[int, inline.Citation], ...]:
    """Return the citations of a block with the offset in its source where each begins."""
    if "[@" not in block.source:
        return ()
    return tuple(
        (stretch.outer(piece.start), piece)
        for stretch in body.stretches(block)
        for piece in inline.walk(inline.read(stretch.text))
        if isinstance(piece, inline.Citation)
    )


def write_citation(cited: Iterable[inline.Cited]) -> str:
    """Return the markup of a citation, without a space before it."""
    inner = "; ".join(f"@{one.key}" + (f", {one.locator}" if one.locator else "") for one in cited)
    return f"[{inner}]"


def rename_edits(text: str, keys: Mapping[str, str]) -> tuple[Edit, ...]:
    """Return the edits that put new keys for old ones into every citation."""
    edits = []
    for start, citation in citations(text):
        if any(one.key in keys for one in citation.cited):
            end = start + citation.end - citation.start
            space = " " if text[start] == " " else ""
            cited = [inline.Cited(keys.get(one.key, one.key), one.locator) for one in citation.cited]
            edits.append(Edit(start, end, space + write_citation(cited)))
    return tuple(edits)


def rename_citations(text: str, keys: Mapping[str, str]) -> str:
    """Return the body with new keys for old ones in every citation."""
    return apply(text, rename_edits(text, keys))


def insert_marker(text: str, marker: str, at: int) -> Edit:
    """Return the edit that puts a marker line at the block boundary nearest after an offset, splitting no block."""
    blocks = body.parse(text)
    before = [block for block in blocks if block.start < at]
    if not before:
        rest = text.lstrip("\n")
        return Edit(0, len(text) - len(rest), f"{marker}\n\n" if rest else f"{marker}\n")
    end = before[-1].end
    following = [block for block in blocks if block.start >= end]
    stop = following[0].start if following else len(text)
    return Edit(end, stop, f"\n\n{marker}\n\n" if following else f"\n\n{marker}\n")


def write_picture(target: str, alternative: str, caption: str) -> str:
    """Return the line of a picture; line feeds in its words become spaces, as it has one line."""
    shown = _LABEL_SIGNS.sub(_ESCAPED, fold_spaces(alternative))
    below = _CAPTION_SIGNS.sub(_ESCAPED, fold_spaces(caption))
    return f'![{shown}]({target} "{below}")' if below else f"![{shown}]({target})"


def remove_block(text: str, block: Block) -> Edit:
    """Return the edit that takes a block away with the blank lines on one side of it."""
    rest = text[block.end :]
    after = len(rest) - len(rest.lstrip("\n"))
    if block.end + after < len(text):
        return Edit(block.start, block.end + after, "")
    start = len(text[: block.start].rstrip("\n"))
    return Edit(start, len(text), "\n" if start else "")
