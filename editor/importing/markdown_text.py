"""Markdown to blocks: ours without loss, that of other programs through our one reading of a body.

What is changed before keeps each character's place; where line ends were two characters long, the offsets are led back
at the end, so that they are those of the decoded text. Raw HTML goes through the HTML reader. Words are never dropped:
what is no markup by our rules stays as it was typed.
"""

import html
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from editor.article import body, front_matter
from editor.article.inline import Plain
from editor.importing.markdown_front import read_front_matter
from editor.importing.markdown_inline import InlineReader, Shown, label_key
from editor.importing.plain_text import refuse_countless_lines
from editor.importing.reading import Markup, RawBlock, RawKind, Reading, Shape

_LINE_END = re.compile("\r\n?|[\r\x0b\x0c\x85\u2028\u2029]")
_PLUS_ITEM = re.compile(r"^( {0,8})\+(?= +\S)", re.MULTILINE)
_TAB_ITEM = re.compile(r"^([-*]|\d{1,3}[.)])\t", re.MULTILINE)
_CLOSED_HEADING = re.compile(r"[ \t]+#+[ \t]*$")
_SETEXT = re.compile(r"(?:^|(?<=\n\n))([^\s].*)\n(=+|-{2,})(?=[ \t]*$)", re.MULTILINE)
_DEFINITION = re.compile(
    r"^ {0,3}\[([^\[\]\n]{1,200})\]:[ \t]*<?(\S+?)>?(?:[ \t]+[\"'(][^\n]*[\"')])?[ \t]*$", re.MULTILINE
)
_HTML_BLOCK = re.compile(
    r"^(?:<(?:address|article|aside|blockquote|center|details|dialog|div|dl|fieldset|figure|footer|form|h[1-6]|header|hr|iframe|"
    r"ins|main|nav|ol|p|section|table|ul|video|audio|object|img)\b|<(?P<closed>script|style|pre)\b|<!--)",
    re.IGNORECASE | re.MULTILINE,
)
_BLANK_LINE = re.compile(r"\n[ \t]*(?:\n|\Z)")
_LOOSE_IMAGE = re.compile(r"!\[([^\[\]\n]*)\]\(\s*<?([^\s()<>]+(?:\([^\s()]*\))?)>?(?:\s+[\"'](.*)[\"'])?\s*\)[ \t]*$")


def read_markdown(decoded: str) -> Reading:
    """Return the blocks of a Markdown text; one of ours is the complete article instead.

    Raises UnreadableArticle where a text with our front matter is broken.
    """
    if front_matter.is_ours(decoded):
        return Reading(Shape.MARKDOWN, decoded, (), complete=front_matter.read(decoded))
    refuse_countless_lines(decoded)
    ends = [found.start() - number for number, found in enumerate(re.finditer("\r\n", decoded))]
    plain = _LINE_END.sub("\n", decoded)
    front = read_front_matter(plain)
    text, headings = _in_our_form(plain)
    definitions = {label_key(found[1]): found[2] for found in _DEFINITION.finditer(text, front.end)}
    blocks: list[RawBlock] = []
    for start, end, is_html in _stretches(text, front.end):
        if is_html:
            blocks += _html_blocks(plain, start, end)
        else:
            blocks += _markdown_blocks(text, start, end, definitions, headings)
    if ends:
        blocks = [_with_two_line_ends(block, ends) for block in blocks]
    left = f"Fields of the front matter that were left there: {', '.join(front.unknown)}."
    notes = (left,) if front.unknown else ()
    return Reading(Shape.MARKDOWN, decoded, tuple(blocks), front.hints, notes=notes)


def _in_our_form(text: str) -> tuple[str, dict[int, int]]:
    """Return the text with our list marks and its underlined headings as paragraphs, character for character as long.

    With it come the offsets where these headings begin, and their levels.
    """
    text = _TAB_ITEM.sub(r"\1 ", _PLUS_ITEM.sub(r"\1-", text))
    headings = {
        found.start(1): 1 if found[2][0] == "=" else 2
        for found in _SETEXT.finditer(text)
        if not body.opens_block(found[1])
    }
    text = _SETEXT.sub(lambda found: _without_rule(found) if found.start(1) in headings else found[0], text)
    return text, headings


def _without_rule(found: re.Match[str]) -> str:
    return found[0][: found.start(2) - found.start()] + " " * len(found[2])


def _with_two_line_ends(block: RawBlock, ends: Sequence[int]) -> RawBlock:
    """Return a block with offsets into the text in which certain line feeds (by offset) are two characters long."""

    def outer(at: int) -> int:
        return at + bisect_left(ends, at)

    places = []
    stops = [*(here for here, _ in block.words.places[1:]), len(block.text)]
    for (here, there), stop in zip(block.words.places, stops, strict=False):
        inside = ends[bisect_left(ends, there) : bisect_left(ends, there + stop - here - 1)]
        places += [(here, outer(there)), *((here + at + 1 - there, outer(at + 1)) for at in inside)]
    return replace(block, words=Plain(block.text, tuple(places)), start=outer(block.start), end=outer(block.end))


def _stretches(text: str, start: int) -> Iterator[tuple[int, int, bool]]:
    """Yield the stretches of a text, and whether each is raw HTML: from a tag of a block to a blank line."""
    at = start
    for found in _HTML_BLOCK.finditer(text, start):
        if found.start() < at:
            continue
        if found["closed"]:
            end = text.casefold().find(f"</{found['closed'].casefold()}", found.end())
        elif found[0] == "<!--":
            end = text.find("-->", found.end())
        else:
            end = found.end()
        blank = _BLANK_LINE.search(text, end if end >= 0 else found.end())
        stop = blank.start() if blank else len(text)
        if found.start() > at:
            yield at, found.start(), False
        yield found.start(), stop, True
        at = stop
    if at < len(text):
        yield at, len(text), False


def _html_blocks(decoded: str, start: int, end: int) -> list[RawBlock]:
    """Return the blocks of raw HTML, with offsets into the whole text."""
    from editor.importing.html import read_html

    return [_moved(block, start) for block in read_html(decoded[start:end]).blocks]


def _moved(block: RawBlock, by: int) -> RawBlock:
    places = tuple((here, there + by) for here, there in block.words.places)
    return replace(block, words=Plain(block.text, places), start=block.start + by, end=block.end + by)


def _markdown_blocks(
    text: str, start: int, end: int, definitions: dict[str, str], headings: dict[int, int]
) -> Iterator[RawBlock]:
    for block in body.parse(text[start:end]):
        at = start + block.start
        yield from _READERS.get(type(block), _paragraph)(block, _Context(at, definitions, headings.get(at, 0)))


@dataclass(frozen=True, slots=True)
class _Context:
    """Where a block begins in the decoded text, the link definitions, and the level of an underlined heading."""

    start: int
    definitions: dict[str, str]
    level: int = 0


def _raw(
    kind: RawKind, block: body.Block, stretch: body.Stretch, context: _Context, level: int = 0, number: int = 0
) -> RawBlock:
    """Return a raw block of one stretch of a block."""
    shown = InlineReader(stretch.text.rstrip(), context.definitions).run()
    places = tuple((here, context.start + stretch.outer(there)) for here, there in _split(shown, stretch))
    words = Plain("".join(shown.out), places)
    start = context.start + stretch.outer(0)
    whole = kind in {RawKind.PARAGRAPH, RawKind.HEADING}
    length = len(stretch.text.rstrip())
    end = context.start + (stretch.outer(length - 1) + 1 if length else 0)
    start, end = (context.start, context.start + len(block.source.rstrip())) if whole else (start, max(start, end))
    return RawBlock(kind, words, start, end, tuple(shown.markup), level=level, number=number)


def _split(shown: Shown, stretch: body.Stretch) -> list[tuple[int, int]]:
    """Return the places cut where a line of the stretch begins, for a piece may run over lines that are apart."""
    cuts = [there for there, _ in stretch.places]
    places = []
    for (here, there), words in zip(shown.places, shown.out, strict=True):
        places.append((here, there))
        places += [(here + cut - there, cut) for cut in cuts if there < cut < there + len(words)]
    return sorted(places)


def _paragraph(block: body.Block, context: _Context) -> list[RawBlock]:
    found = _LOOSE_IMAGE.fullmatch(block.source)
    if found:
        return [_image_block(block, context, html.unescape(found[2]), found[1], found[3] or "")]
    source = _DEFINITION.sub(
        lambda one: " " * len(one[0]) if label_key(one[1]) in context.definitions else one[0], block.source
    )
    if not source.strip():
        return []
    stretch = body.Stretch(source.rstrip(), ((0, 0),))
    if context.level:
        return [_raw(RawKind.HEADING, block, stretch, context, level=context.level)]
    return [_raw(RawKind.PARAGRAPH, block, stretch, context)]


def _heading(block: body.Block, context: _Context) -> list[RawBlock]:
    assert isinstance(block, body.Heading)
    (stretch,) = body.stretches(block)
    text = _CLOSED_HEADING.sub("", stretch.text)
    return [_raw(RawKind.HEADING, block, body.Stretch(text, stretch.places), context, level=block.level)]


def _quote(block: body.Block, context: _Context) -> list[RawBlock]:
    paragraphs, credit = body.quote_parts(block.source)
    blocks = [_raw(RawKind.QUOTE, block, stretch, context) for stretch in paragraphs]
    if credit is not None:
        said_by = _raw(RawKind.QUOTE, block, credit, context)
        dash = Plain(
            "— " + said_by.text, ((0, said_by.start), *((here + 2, there) for here, there in said_by.words.places))
        )
        marks = tuple(replace(mark, start=mark.start + 2, end=mark.end + 2) for mark in said_by.markup)
        blocks.append(replace(said_by, words=dash, markup=marks))
    return blocks


def _list(block: body.Block, context: _Context) -> list[RawBlock]:
    return [
        _raw(RawKind.LIST_ITEM, block, item.words, context, level=item.depth, number=item.number)
        for item in body.list_items(block.source)
    ]


def _table(block: body.Block, context: _Context) -> list[RawBlock]:
    """Put the cells of a table together: tabs between them, a line a row."""
    shown = Shown()
    rows = body.table_rows(block.source)
    for row in rows:
        for number, cell in enumerate(row):
            inner = InlineReader(cell.text, context.definitions).run()
            before = "\t" if number else "\n" if row is not rows[0] else ""
            shown.put(before, context.start + max(0, cell.outer(0) - 1))
            moved = [
                replace(mark, start=mark.start + shown.length, end=mark.end + shown.length) for mark in inner.markup
            ]
            shown.markup += moved
            for (_, there), text in zip(inner.places, inner.out, strict=True):
                shown.put(text.replace("\n", " ").replace("\t", " "), context.start + cell.outer(there))
    words = Plain("".join(shown.out), tuple(shown.places))
    return [
        RawBlock(RawKind.TABLE, words, context.start, context.start + len(block.source.rstrip()), tuple(shown.markup))
    ]


def _image(block: body.Block, context: _Context) -> list[RawBlock]:
    assert isinstance(block, body.Image)
    return [_image_block(block, context, block.target, block.alternative, block.caption)]


def _image_block(block: body.Block, context: _Context, target: str, alternative: str, caption: str) -> RawBlock:
    at = block.source.rfind(caption) if caption else 0
    words = Plain(caption, ((0, context.start + max(at, 0)),)) if caption else Plain("", ())
    end = context.start + len(block.source.rstrip())
    return RawBlock(RawKind.IMAGE, words, context.start, end, target=target, alternative=alternative)


def _ad(block: body.Block, context: _Context) -> list[RawBlock]:
    return [RawBlock(RawKind.AD_SLOT, Plain("", ()), context.start, context.start + len(block.source.rstrip()))]


def _divider(block: body.Block, context: _Context) -> list[RawBlock]:
    return [RawBlock(RawKind.DIVIDER, Plain("", ()), context.start, context.start + len(block.source.rstrip()))]


def _raw_block(block: body.Block, context: _Context) -> list[RawBlock]:
    """Return a fenced block as a paragraph whose lines are kept."""
    assert isinstance(block, body.Raw)
    first = block.source.index("\n") + 1
    marks = tuple(Markup(found.start(), found.end(), "br") for found in re.finditer("\n", block.content))
    words = Plain(block.content, ((0, context.start + first),))
    return [RawBlock(RawKind.PARAGRAPH, words, context.start, context.start + len(block.source.rstrip()), marks)]


_READERS: dict[type[body.Block], Callable[[body.Block, _Context], list[RawBlock]]] = {
    body.Heading: _heading,
    body.Quote: _quote,
    body.List: _list,
    body.Table: _table,
    body.Image: _image,
    body.Ad: _ad,
    body.Divider: _divider,
    body.Raw: _raw_block,
}
