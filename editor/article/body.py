"""The one reading of a story's Markdown: text to blocks with spans. Panes, checks, ads and exporters work on these.

Text means what it says. A heading needs `# ` with a space, a numbered list at least two items that count up from 1, a
quotation `> `; a line under dashes is no heading, indented text no code, HTML no markup. Whatever is nothing else is a
paragraph. `parse` runs line by line and looks at most one line ahead, so its time grows with the length alone.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from editor.article import inline
from editor.article.inline import Plain


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a story; `start` and `end` are character offsets into the body, `source` is what stands there."""

    start: int
    end: int
    source: str


@dataclass(frozen=True, slots=True)
class Paragraph(Block):
    """Words."""


@dataclass(frozen=True, slots=True)
class Heading(Block):
    """A heading between paragraphs; level 1 to 6, where the headline of the story is not among them."""

    level: int


@dataclass(frozen=True, slots=True)
class Quote(Block):
    """A block quotation; a last line that begins with a dash says whose words they are."""


@dataclass(frozen=True, slots=True)
class List(Block):
    """A list with bullets or numbers, each item with its depth."""


@dataclass(frozen=True, slots=True)
class Image(Block):
    """A picture: `asset:HASH` of the library or an address; caption as plain words."""

    target: str
    alternative: str
    caption: str


@dataclass(frozen=True, slots=True)
class Ad(Block):
    """The marker of an ad placement."""

    id: str


@dataclass(frozen=True, slots=True)
class Embed(Block):
    """The marker of an embedded post."""

    id: str


@dataclass(frozen=True, slots=True)
class Divider(Block):
    """A line across the column."""


@dataclass(frozen=True, slots=True)
class Table(Block):
    """A table; its first row names the columns."""


@dataclass(frozen=True, slots=True)
class Raw(Block):
    """A fenced block: HTML that a person wrote (language `html`), else words whose spaces and lines are kept."""

    language: str
    content: str


PROSE = (Paragraph, Quote, List)  # what counts as a block of prose between two ads

_HEADING = re.compile(r"(#{1,6}) +(?=\S)")
_MARKER = re.compile(r"::(ad|embed)\{#([A-Za-z0-9_\-]{1,64})\}[ \t]*$")
_DIVIDER = re.compile(r"(?:-{3,}|\*{3,}|_{3,}|\* \* \*|- - -)[ \t]*$")
_IMAGE = re.compile(r'!\[((?:[^\[\]\\]|\\.)*)\]\((\S+?)(?: "((?:[^"\\]|\\.)*)")?\)[ \t]*$')
_QUOTE = re.compile(r">(?: |$)")
_BULLET = re.compile(r"( *)[-*] +(?=\S)")
_NUMBER = re.compile(r"( *)(\d{1,3})[.)] +(?=\S)")
_FENCE = re.compile(r"```([A-Za-z0-9]*)[ \t]*$")
_TABLE_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$")
_CREDIT_LINE = re.compile(r"(?:—|–|--) *(?=\S)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class _Lines:
    """The lines of a text with their offsets, read one after another; no fence opens at or after `last_fence`."""

    def __init__(self, text: str, offset: int = 0, last_fence: int = -1) -> None:
        self.lines = text.split("\n")
        self.at = 0
        self.offset = offset
        self.last_fence = last_fence

    @property
    def line(self) -> str:
        return self.lines[self.at]

    def ahead(self, steps: int = 1) -> str | None:
        return self.lines[self.at + steps] if self.at + steps < len(self.lines) else None

    def span(self, count: int) -> tuple[int, int, str]:
        """Take `count` lines; return start, end and source of what they hold."""
        start = self.offset
        taken = self.lines[self.at : self.at + count]
        self.at += count
        self.offset += sum(map(len, taken)) + count
        source = "\n".join(taken)
        return start, start + len(source), source

    def skip_blank(self) -> bool:
        """Pass over blank lines; return whether a line is left."""
        while self.at < len(self.lines):
            if self.line and not self.line.isspace():
                return True
            self.offset += len(self.line) + 1
            self.at += 1
        return False

    def run(self, goes_on: Callable[[str], bool], first: int = 1) -> int:
        """Return how many lines from here on belong together, the first ones in any case."""
        count = first
        while self.at + count < len(self.lines) and goes_on(self.lines[self.at + count]):
            count += 1
        return count


def _unescape(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _heading(lines: _Lines) -> Block | None:
    found = _HEADING.match(lines.line)
    return Heading(*lines.span(1), level=len(found[1])) if found else None


def _marker(lines: _Lines) -> Block | None:
    found = _MARKER.match(lines.line)
    if not found:
        return None
    return (Ad if found[1] == "ad" else Embed)(*lines.span(1), id=found[2])


def _image(lines: _Lines) -> Block | None:
    found = _IMAGE.match(lines.line)
    if not found or not inline.is_safe_address(found[2]):
        return None
    return Image(*lines.span(1), target=found[2], alternative=_unescape(found[1]), caption=_unescape(found[3] or ""))


def _quote(lines: _Lines) -> Block | None:
    if not _QUOTE.match(lines.line):
        return None
    return Quote(*lines.span(lines.run(lambda line: _QUOTE.match(line) is not None)))


def _divider(lines: _Lines) -> Block | None:
    return Divider(*lines.span(1)) if _DIVIDER.match(lines.line) else None


def _bullets(lines: _Lines) -> Block | None:
    found = _BULLET.match(lines.line)
    if not found or found[1]:
        return None
    return List(*lines.span(lines.run(_belongs_to_list)))


def _belongs_to_list(line: str) -> bool:
    """Return whether a line goes on a list: one more item, or an indented line of the item before."""
    if _DIVIDER.match(line):
        return False
    return _BULLET.match(line) is not None or (line.startswith("  ") and not line.isspace())


def _numbers(lines: _Lines) -> Block | None:
    """Read a numbered list: items that count up from 1, at least two, or it is a sentence with a number first."""
    expected = 1

    def goes_on(line: str) -> bool:
        nonlocal expected
        found = _NUMBER.match(line)
        if found and not found[1]:
            expected += int(found[2]) == expected + 1
            return int(found[2]) == expected
        return line.startswith("  ") and not line.isspace()

    found = _NUMBER.match(lines.line)
    if not found or found[1] or int(found[2]) != 1:
        return None
    count = lines.run(goes_on)
    return List(*lines.span(count)) if expected > 1 else None


def _fence(lines: _Lines) -> Block | None:
    found = _FENCE.match(lines.line)
    if not found or lines.offset >= lines.last_fence:
        return None
    count = lines.run(lambda line: line.rstrip() != "```")
    content = "\n".join(lines.lines[lines.at + 1 : lines.at + count])
    return Raw(*lines.span(count + 1), language=found[1].lower(), content=content)


def _table(lines: _Lines) -> Block | None:
    following = lines.ahead()
    if "|" not in lines.line or following is None or not _TABLE_RULE.match(following):
        return None
    if len(_cells(lines.line)) != len(_cells(following)):
        return None
    return Table(*lines.span(lines.run(lambda line: "|" in line, first=2)))


_READERS: dict[str, tuple[Callable[[_Lines], Block | None], ...]] = {
    "#": (_heading,),
    ":": (_marker,),
    "!": (_image,),
    ">": (_quote,),
    "-": (_divider, _bullets),
    "*": (_divider, _bullets),
    "_": (_divider,),
    "`": (_fence,),
    **dict.fromkeys("0123456789", (_numbers,)),
}


def opens_block(line: str) -> bool:
    """Return whether a line ends the paragraph before it although no blank line stands between."""
    readers = _READERS.get(line[:1])
    return readers is not None and any(reader(_Lines(line)) is not None for reader in readers)


def _goes_on(line: str) -> bool:
    return bool(line) and not line.isspace() and not opens_block(line)


def _next_block(lines: _Lines) -> Block:
    for reader in _READERS.get(lines.line[:1], ()):
        block = reader(lines)
        if block is not None:
            return block
    return _table(lines) or Paragraph(*lines.span(lines.run(_goes_on)))


def parse(text: str) -> tuple[Block, ...]:
    """Read a body into its blocks; offsets are characters, lines end with a line feed."""
    return tuple(parse_from(text, 0, last_fence(text)))


def parse_from(text: str, start: int, fence: int) -> Iterator[Block]:
    """Yield the blocks of a body from the start of a line on that is in no block; `fence` is its `last_fence`."""
    lines = _Lines(text[start:], start, fence)
    while lines.skip_blank():
        yield _next_block(lines)


def last_fence(text: str) -> int:
    """Return where the last line of a body begins that can close a fence, -1 where there is none."""
    at = len(text)
    while (at := text.rfind("```", 0, at)) >= 0:
        if at == 0 or text[at - 1] == "\n":
            end = text.find("\n", at)
            if text[at : end if end >= 0 else len(text)].rstrip() == "```":
                return at
    return -1


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a block that is read as one line of words; `places` map its offsets to the block's."""

    text: str
    places: tuple[tuple[int, int], ...]

    def plain(self) -> Plain:
        """Return the words without markup; offsets lead into the block's source."""
        words = inline.plain(self.text)
        outer = Plain(self.text, self.places)
        starts = {here for here, _ in words.places}
        cuts = sorted(starts | {_inner(words, at) for at, _ in self.places if _inner(words, at) < len(words.text)})
        return Plain(words.text, tuple((cut, outer.outer(words.outer(cut))) for cut in cuts))

    def outer(self, at: int) -> int:
        """Return the offset in the block of a character of this piece."""
        return Plain(self.text, self.places).outer(at)


def _inner(words: Plain, at: int) -> int:
    """Return the first offset in the plain words that comes from `at` or later in the marked-up text."""
    for index, (here, there) in enumerate(words.places):
        end = words.places[index + 1][0] if index + 1 < len(words.places) else len(words.text)
        if at < there + (end - here):
            return here + max(0, at - there)
    return len(words.text)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list; `number` is 0 for a bullet, `depth` 0 for the outermost."""

    depth: int
    number: int
    words: Stretch


def _stretch(source: str, pieces: list[tuple[int, int]]) -> Stretch:
    """Join pieces (start, end) of a block's source, a line each, to one stretch."""
    text: list[str] = []
    places = []
    length = 0
    for start, end in pieces:
        places.append((length, start))
        text.append(source[start:end])
        length += end - start + 1
    return Stretch("\n".join(text), tuple(places))


def _line_spans(source: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in source.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


@lru_cache(maxsize=2_048)
def quote_parts(source: str) -> tuple[tuple[Stretch, ...], Stretch | None]:
    """Return the paragraphs of a block quotation and the line that says whose words they are, without its dash."""
    paragraphs: list[list[tuple[int, int]]] = [[]]
    for start, end in _line_spans(source):
        inner = min(end, start + (2 if source[start : start + 2] == "> " else 1))
        if source[inner:end].strip():
            paragraphs[-1].append((inner, end))
        elif paragraphs[-1]:
            paragraphs.append([])
    kept = [paragraph for paragraph in paragraphs if paragraph]
    credit = None
    if kept and (len(kept) > 1 or len(kept[0]) > 1):
        start, end = kept[-1][-1]
        if found := _CREDIT_LINE.match(source, start, end):
            credit = _stretch(source, [(found.end(), end)])
            kept[-1].pop()
    return tuple(_stretch(source, paragraph) for paragraph in kept if paragraph), credit


@lru_cache(maxsize=2_048)
def list_items(source: str) -> tuple[Item, ...]:
    """Return the items of a list in order, each with its depth, number and words."""
    items: list[tuple[int, int, list[tuple[int, int]]]] = []
    indents: list[int] = []
    for start, end in _line_spans(source):
        line = source[start:end]
        found = _BULLET.match(line) or _NUMBER.match(line)
        if found is None or (items and found.re is _NUMBER and len(found[1]) < 2 and items[0][1] == 0):
            indent = len(line) - len(line.lstrip())
            items[-1][2].append((start + indent, end))
            continue
        indent = len(found[1])
        while indents and indents[-1] > indent:
            indents.pop()
        if not indents or indent >= indents[-1] + 2:
            indents.append(indent)
        number = int(found[2]) if found.re is _NUMBER else 0
        items.append((len(indents) - 1, number, [(start + found.end(), end)]))
    return tuple(Item(depth, number, _stretch(source, pieces)) for depth, number, pieces in items)


def _cells(line: str) -> list[tuple[int, int]]:
    """Return where the cells of a table row stand in its line."""
    bars = [found.start() for found in re.finditer(r"(?<!\\)\|", line)]
    stripped = line.rstrip()
    edges = ([] if stripped.startswith("|") else [-1]) + bars
    edges += [] if stripped.endswith("|") and len(bars) > 1 else [len(stripped)]
    cells = []
    for left, right in pairwise(edges):
        words = line[left + 1 : right]
        start = left + 1 + len(words) - len(words.lstrip())
        cells.append((start, max(start, left + 1 + len(words.rstrip()))))
    return cells


@lru_cache(maxsize=512)
def table_rows(source: str) -> tuple[tuple[Stretch, ...], ...]:
    """Return the rows of a table, the row of column names first, each as wide as that one or as long as it is."""
    rows = []
    for number, (start, end) in enumerate(_line_spans(source)):
        if number != 1:
            cells = _cells(source[start:end])
            rows.append(tuple(_stretch(source, [(start + left, start + right)]) for left, right in cells))
    return tuple(rows)


def stretches(block: Block) -> tuple[Stretch, ...]:
    """Return the pieces of a block that hold a reader's words, in order; a marker, picture or divider has none."""
    source = block.source
    if isinstance(block, Paragraph):
        return (_stretch(source, [(0, len(source))]),)
    if isinstance(block, Heading):
        words = source[block.level :]
        start = block.level + len(words) - len(words.lstrip())
        return (_stretch(source, [(start, len(source.rstrip()))]),)
    if isinstance(block, Quote):
        paragraphs, credit = quote_parts(source)
        return (*paragraphs, credit) if credit else paragraphs
    if isinstance(block, List):
        return tuple(item.words for item in list_items(source))
    if isinstance(block, Table):
        return tuple(cell for row in table_rows(source) for cell in row)
    return ()


def plain_texts(block: Block) -> tuple[str, ...]:
    """Return a block's words as a reader sees them, a text for each paragraph, item or cell; captions too."""
    if isinstance(block, Image):
        return (block.caption,) if block.caption else ()
    if isinstance(block, Raw):
        return (block.content,)
    return tuple(inline.plain(stretch.text).text for stretch in stretches(block))


def is_prose(block: Block) -> bool:
    """Return whether a block counts as prose between two ads: a paragraph, a quotation or a list."""
    return isinstance(block, PROSE)


def marker(kind: str, marker_id: str) -> str:
    """Return the marker line of an `ad` or `embed`."""
    return f"::{kind}{{#{marker_id}}}"


def read_marker(line: str) -> tuple[str, str] | None:
    """Return the kind and id of a line that is a marker, None for any other; the line ends after it do not matter."""
    found = _MARKER.match(line.rstrip("\n"))
    return (found[1], found[2]) if found else None
