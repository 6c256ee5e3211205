"""The one spelling of each block in Markdown: what an import of our own HTML writes, and an export compares with.

Text can be spelt in many ways (`*a*` and `_a_`); HTML keeps what it says and not how. An export of ours notes the
spelling of a block only where it is another than this one, so ordinary stories carry nothing.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from editor.article import body, edits, escaping, inline
from editor.article.body import Block, Divider, Heading, Image, List, Paragraph, Quote, Raw, Table
from editor.article.inline import Citation, Code, Inline, LineBreak, Link, Styled, Text

Pieces = tuple[Inline, ...]
Address = Callable[[str], str]

_MARKS = {"strong": "**", "em": "*", "s": "~~"}
_MARKUP = re.compile(r"([\\`*_~\[\]<])")
_TITLE_SIGNS = re.compile(r'(["\\])')
_TICKS = re.compile(r"`+")


def bare(pieces: Iterable[Inline], address: Address = str) -> Pieces:
    """Return pieces without places and citations, neighbouring words joined; `address` may change links' addresses."""
    out: list[Inline] = []
    for piece in pieces:
        if isinstance(piece, Citation):
            continue
        if isinstance(piece, Text):
            if out and isinstance(out[-1], Text):
                out[-1] = Text(0, 0, out[-1].text + piece.text)
            elif piece.text:
                out.append(Text(0, 0, piece.text))
        elif isinstance(piece, Styled):
            out.append(Styled(0, 0, piece.element, bare(piece.children, address)))
        elif isinstance(piece, Link):
            out.append(Link(0, 0, address(piece.address), piece.title, bare(piece.children, address)))
        else:
            out.append(replace(piece, start=0, end=0))
    return tuple(out)


def _code(text: str) -> str:
    runs = {len(run) for run in _TICKS.findall(text)}
    ticks = "`" * next(number for number in range(1, len(runs) + 2) if number not in runs)
    return f"{ticks}{text}{ticks}"


def _link(piece: Link, words: str) -> str:
    if piece.children == (Text(0, 0, piece.address),) and not piece.title:
        return f"<{piece.address}>"
    title = _TITLE_SIGNS.sub(r"\\\1", piece.title)
    return f'[{words}]({piece.address} "{title}")' if title else f"[{words}]({piece.address})"


def _spelt(pieces: Pieces, escape: Callable[[str], str]) -> str:
    out = []
    for piece in pieces:
        if isinstance(piece, Text):
            out.append(escape(piece.text))
        elif isinstance(piece, Code):
            out.append(_code(piece.text))
        elif isinstance(piece, LineBreak):
            out.append("\\\n")
        elif isinstance(piece, Styled):
            mark = _MARKS[piece.element]
            out.append(f"{mark}{_spelt(piece.children, escape)}{mark}")
        elif isinstance(piece, Link):
            out.append(_link(piece, _spelt(piece.children, escape)))
    return "".join(out)


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def _in_cell(text: str) -> str:
    return text.replace("|", "\\|")


def words(pieces: Pieces, within: Callable[[str], str] = str) -> str:
    """Return the spelling of words inside a block; `within` adds what the block asks for, as a cell does."""
    plain = _spelt(pieces, within)
    if bare(inline.read(plain)) == pieces:
        return plain
    return _spelt(pieces, lambda text: within(_escaped(text)))


def paragraph(pieces: Pieces) -> str:
    """Return the spelling of a paragraph."""
    first = words(pieces)
    for text in (first, escaping.guard(first)):
        blocks = body.parse(text)
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph) and bare(inline.read(text)) == pieces:
            return text
    return first


def heading(level: int, pieces: Pieces) -> str:
    """Return the spelling of a heading."""
    return f"{'#' * level} {words(pieces)}"


def quote(paragraphs: Sequence[Pieces], credit: Pieces | None) -> str:
    """Return the spelling of a block quotation with the line that says whose words they are."""
    lines: list[str] = []
    for number, pieces in enumerate(paragraphs):
        lines += [">"] if number else []
        lines += [f"> {line}" for line in words(pieces).split("\n")]
    if credit is not None:
        lines.append(f"> — {words(credit)}")
    return "\n".join(lines)


def items(found: Sequence[tuple[int, int, Pieces]]) -> str:
    """Return the spelling of a list whose items are given by depth, number (0: a bullet) and words."""
    lines = []
    for depth, number, pieces in found:
        indent = "  " * depth
        text = words(pieces).replace("\n", f"\n{indent}  ")
        lines.append(f"{indent}{f'{number}.' if number else '-'} {text}")
    return "\n".join(lines)


def table(rows: Sequence[Sequence[Pieces]]) -> str:
    """Return the spelling of a table whose first row names the columns."""
    lines = ["| " + " | ".join(words(cell, _in_cell) for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def raw(language: str, content: str) -> str:
    """Return the spelling of a fenced block."""
    return f"```{language}\n{content}\n```"


def _pieces(stretch: body.Stretch, address: Address) -> Pieces:
    return bare(inline.read(stretch.text), address)


def spelling(block: Block, address: Address = str) -> str:
    """Return the one spelling of a block, without its citations; `address` changes links as the HTML does."""
    if isinstance(block, Paragraph):
        pieces = bare(inline.read(block.source), address)
        # What stands there reads as it does; only another spelling has to be read to know.
        return block.source if _spelt(pieces, str) == block.source else paragraph(pieces)
    if isinstance(block, Heading):
        return heading(block.level, _pieces(body.stretches(block)[0], address))
    if isinstance(block, Quote):
        paragraphs, credit = body.quote_parts(block.source)
        return quote([_pieces(one, address) for one in paragraphs], _pieces(credit, address) if credit else None)
    if isinstance(block, List):
        return items([(one.depth, one.number, _pieces(one.words, address)) for one in body.list_items(block.source)])
    if isinstance(block, Table):
        return table([[_pieces(cell, address) for cell in row] for row in body.table_rows(block.source)])
    if isinstance(block, Raw):
        return raw(block.language, block.content)
    if isinstance(block, Image):
        return edits.write_picture(block.target, block.alternative, block.caption)
    return "---" if isinstance(block, Divider) else block.source.rstrip()


def without_citations(source: str) -> str:
    """Return what stands in a body for a block, with its citations cut out."""
    found = edits.citations(source)
    return edits.apply(source, [edits.Edit(start, start + one.end - one.start, "") for start, one in found])
