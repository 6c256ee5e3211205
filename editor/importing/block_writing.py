"""Blocks of an input to blocks of a body; each is read back, and is paragraphs where its words come out otherwise."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from editor.article import body, edits
from editor.importing.html_kinds import CREDIT
from editor.importing.markup_writing import Insert, Words, safe_target, write_line, write_paragraph
from editor.importing.reading import RawBlock, RawKind


@dataclass(frozen=True, slots=True)
class Piece:
    """What is kept of one block: its words with markup and inserts; `caption` is that of a picture."""

    block: RawBlock
    words: Words
    caption: str = ""

    @property
    def kind(self) -> RawKind:
        """Return the kind of the block."""
        return self.block.kind


@dataclass(frozen=True, slots=True)
class MarkerLine:
    """The line of an ad or an embed."""

    text: str


# A picture and a divider have no words, but a place in the body.
WORDLESS = frozenset({RawKind.IMAGE, RawKind.DIVIDER})
_ROW = re.compile(r"[^\n]+")
_CELL = re.compile(r"(?:(?<=\t)|(?<=\n)|^)[^\t\n]*")


def write_body(parts: Sequence[Piece | MarkerLine]) -> str:
    """Return the Markdown of a body: blocks with a blank line between, a line feed at the end."""
    blocks: list[str] = []
    at = 0
    while at < len(parts):
        part = parts[at]
        if isinstance(part, MarkerLine):
            blocks.append(part.text)
            at += 1
            continue
        run = _run(parts, at)
        blocks += [block for block in _WRITERS.get(part.kind, _paragraphs)(run) if block]
        at += len(run)
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _run(parts: Sequence[Piece | MarkerLine], at: int) -> list[Piece]:
    """Return the pieces from here on that make one block: the items of a list, the paragraphs of a quotation."""
    first = parts[at]
    assert isinstance(first, Piece)
    run = [first]
    if first.kind in {RawKind.LIST_ITEM, RawKind.QUOTE}:
        for part in parts[at + 1 :]:
            if not isinstance(part, Piece) or part.kind is not first.kind or _begins_list(part.block, first.block):
                break
            run.append(part)
    return run


def _begins_list(block: RawBlock, first: RawBlock) -> bool:
    """Return whether an item begins another list: bullets after numbers, numbers after bullets, a number 1 again."""
    if block.level != first.level:
        return False
    return bool(block.number) != bool(first.number) or block.number == 1


def _paragraphs(run: Sequence[Piece]) -> list[str]:
    return [write_paragraph(piece.words) for piece in run]


def _shows(text: str, kind: type[body.Block], run: Sequence[Piece]) -> bool:
    """Return whether a Markdown text is one block of a kind that shows the words of the pieces."""
    blocks = body.parse(text)
    if len(blocks) != 1 or not isinstance(blocks[0], kind):
        return False
    expected = " ".join(piece.words.mended for piece in run)
    return _folded(" ".join(body.plain_texts(blocks[0]))) == _folded(expected)


def _folded(words: str) -> list[str]:
    """Return words to compare; the dash before the last line of a quotation is left to the renderer."""
    return [word for word in unicodedata.normalize("NFC", words).split() if word not in {"—", "–", "--"}]


def _one_line(words: Words) -> Words:
    """Return the words on one line, as a heading, an item and a cell have them."""
    kept = tuple(mark for mark in words.markup if mark.element != "br")
    return Words(words.text.replace("\n", " "), kept, words.inserts)


def _heading(run: Sequence[Piece]) -> list[str]:
    # A story's headline is no heading of its body, so those begin at the second level.
    level = min(max(run[0].block.level, 2), 6)
    text = f"{'#' * level} {write_line(_one_line(run[0].words))}"
    return [text] if _shows(text, body.Heading, run) else _paragraphs(run)


def _quote(run: Sequence[Piece]) -> list[str]:
    text = ""
    for piece in run:
        paragraph = write_line(piece.words)
        dashed = paragraph.startswith(("—", "–", "--"))
        says_who = bool(text) and piece is run[-1] and (dashed or piece.block.target == CREDIT)
        if says_who and not dashed:
            paragraph = f"— {paragraph}"
        if text:
            text += "\n" if says_who else "\n>\n"
        text += "\n".join(f"> {line}" for line in paragraph.split("\n"))
    return [text] if _shows(text, body.Quote, run) else _paragraphs(run)


def _list(run: Sequence[Piece]) -> list[str]:
    """Write a list; numbers that do not count up from 1 are no Markdown, and stay as words before their paragraphs."""
    least = min(piece.block.level for piece in run)
    numbers = [piece.block.number for piece in run if piece.block.level == least]
    if any(numbers) and (len(numbers) < 2 or numbers != list(range(1, len(numbers) + 1))):
        return [write_paragraph(_numbered(piece)) for piece in run]
    lines = []
    depth = -1
    for piece in run:
        depth = min(piece.block.level - least, depth + 1)
        mark = f"{piece.block.number}." if piece.block.number else "-"
        lines.append(f"{'  ' * depth}{mark} {write_line(_one_line(piece.words))}")
    text = "\n".join(lines)
    return [text] if _shows(text, body.List, run) else _paragraphs(run)


def _numbered(piece: Piece) -> Words:
    """Return an item's words with its number before them."""
    if not piece.block.number:
        return piece.words
    inserts = (Insert(0, f"{piece.block.number}. ", is_markup=False), *piece.words.inserts)
    return Words(piece.words.text, piece.words.markup, inserts)


def _table(run: Sequence[Piece]) -> list[str]:
    """Write a table; its words hold a line a row with tabs between the cells."""
    words = run[0].words
    rows = [
        [words.part(cell.start(), cell.end()) for cell in _CELL.finditer(words.text, row.start(), row.end())]
        for row in _ROW.finditer(words.text)
    ]
    width = max(map(len, rows))
    if width > 1:
        lines = [_row([*row, *[Words("")] * (width - len(row))]) for row in rows]
        text = "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])
        if _shows(text, body.Table, run):
            return [text]
    return [write_paragraph(words.part(row.start(), row.end())) for row in _ROW.finditer(words.text)]


def _row(cells: Sequence[Words]) -> str:
    return "| " + " | ".join(write_line(_one_line(cell)).replace("|", "\\|") for cell in cells) + " |"


def _image(run: Sequence[Piece]) -> list[str]:
    piece = run[0]
    caption = " ".join(f"{piece.words.text} {piece.caption}".split())
    alternative = " ".join(piece.block.alternative.split())
    target = safe_target(piece.block.target)
    if target:
        text = edits.write_picture(target, alternative, caption)
        blocks = body.parse(text)
        if len(blocks) == 1 and isinstance(blocks[0], body.Image):
            return [text]
    # A picture that has no address a reader can reach: what was said of it stays.
    return [write_paragraph(Words(words)) for words in (alternative, caption) if words]


def _divider(run: Sequence[Piece]) -> list[str]:
    return ["---", *(_paragraphs(run) if not run[0].words.is_blank() else [])]


def _embed(run: Sequence[Piece]) -> list[str]:
    """Write a post that nobody made an embed of: its words as a quotation, and where it stands."""
    piece = run[0]
    post = piece.block.embed
    address = safe_target(post.address) if post else ""
    link = f"<{address}>" if address.startswith(("https://", "http://")) else ""
    if piece.words.is_blank():
        return [link]
    return _quote(run)


_WRITERS: dict[RawKind, Callable[[Sequence[Piece]], list[str]]] = {
    RawKind.HEADING: _heading,
    RawKind.QUOTE: _quote,
    RawKind.LIST_ITEM: _list,
    RawKind.TABLE: _table,
    RawKind.IMAGE: _image,
    RawKind.DIVIDER: _divider,
    RawKind.EMBED: _embed,
}
