"""What is copied: the story's own text for us, its words and clean HTML for every other program.

Marks, citations and markers stay with us: a mail is no place for them, and a key may tell who a source is.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import IntEnum
from functools import partial
from html import escape

from PySide6.QtCore import QMimeData

from editor.article import body, inline
from editor.article.body import Block
from editor.exporting.inline_html import inline_html

OWN_TYPE = "text/markdown;from=copydesk"  # what the editor itself copied: source, to be put in as it is
_NOTE_TYPE = "application/json;from=copydesk"  # what there is to know about it


class Edge(IntEnum):
    """What an end of a copied text was cut out of."""

    BLOCKS = 0  # a blank line was beside it, or the text's own end
    LINES = 1  # another line of its block
    WORDS = 2  # the rest of its line


@dataclass(frozen=True, slots=True)
class CopyNote:
    """Where a text was copied: the story's id, what stood beside its two ends, and a sign of this very copy."""

    story: str = ""
    begins: Edge = Edge.BLOCKS
    ends: Edge = Edge.BLOCKS
    sign: str = field(default_factory=partial(secrets.token_hex, 8))


def mime_data(text: str, note: CopyNote, addresses: Mapping[str, str]) -> QMimeData:
    """Return a text for the clipboard in all its forms; `addresses` are those of the posts whose cards stand in it."""
    data = QMimeData()
    data.setData(OWN_TYPE, text.encode("utf-8"))
    data.setData(_NOTE_TYPE, json.dumps(asdict(note)).encode())
    data.setText(words_of(text, addresses))
    data.setHtml(html_of(text, addresses))
    return data


def own_text(data: QMimeData) -> str:
    """Return the source that a copy of ours holds."""
    return bytes(data.data(OWN_TYPE).data()).decode("utf-8", "replace")


def note_of(data: QMimeData) -> CopyNote:
    """Return what a copy of ours says of itself; nothing where it cannot be read, as anybody may have put it there."""
    try:
        told = json.loads(bytes(data.data(_NOTE_TYPE).data()))
    except (ValueError, RecursionError):
        told = None
    known = told if isinstance(told, dict) else {}
    story, sign = known.get("story"), known.get("sign")
    return CopyNote(
        story if isinstance(story, str) else "",
        _edge(known.get("begins")),
        _edge(known.get("ends")),
        sign if isinstance(sign, str) else "",
    )


def _edge(told: object) -> Edge:
    return next((edge for edge in Edge if edge == told), Edge.BLOCKS)


def words_of(text: str, addresses: Mapping[str, str]) -> str:
    """Return the words of a text as a reader sees them, blocks parted by blank lines, the items of a list by none."""
    if _is_in_line(text):
        return inline.plain(text).text  # every space as it stands
    found = (_block_words(block, addresses) for block in body.parse(text))
    return "\n\n".join(filter(None, found))


def html_of(text: str, addresses: Mapping[str, str]) -> str:
    """Return clean HTML of a text, as any editor takes it: no classes, no styles, no markers."""
    if _is_in_line(text):
        return f"<span>{inline_html(text)}</span>"
    return "".join(_block_html(block, addresses) for block in body.parse(text))


def _is_in_line(text: str) -> bool:
    return "\n" not in text and not body.opens_block(text)


def _block_words(block: Block, addresses: Mapping[str, str]) -> str:
    if isinstance(block, body.Embed):
        return addresses.get(block.id, "")
    if isinstance(block, body.List):
        return "\n".join(
            f"{'  ' * item.depth}{f'{item.number}.' if item.number else '-'} {item.words.plain().text}"
            for item in body.list_items(block.source)
        )
    if isinstance(block, body.Table):
        rows = body.table_rows(block.source)
        return "\n".join("\t".join(cell.plain().text for cell in row) for row in rows)
    if isinstance(block, body.Image):
        return block.caption or block.alternative
    return "\n\n".join(body.plain_texts(block))


def _block_html(block: Block, addresses: Mapping[str, str]) -> str:
    if isinstance(block, body.Embed):
        address = escape(addresses.get(block.id, ""))
        return f'<p><a href="{address}">{address}</a></p>' if address else ""
    if isinstance(block, body.List):
        return _list_html(block)
    if isinstance(block, body.Table):
        rows = body.table_rows(block.source)
        cells = ("".join(f"<td>{inline_html(cell.text)}</td>" for cell in row) for row in rows)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
    if isinstance(block, body.Divider):
        return "<hr>"
    if isinstance(block, body.Raw | body.Image):
        return "".join(f"<p>{escape(one)}</p>" for one in _block_words(block, addresses).splitlines() if one.strip())
    name = f"h{block.level}" if isinstance(block, body.Heading) else "p"
    made = "".join(f"<{name}>{inline_html(stretch.text)}</{name}>" for stretch in body.stretches(block))
    return f"<blockquote>{made}</blockquote>" if isinstance(block, body.Quote) else made


def _list_html(block: body.List) -> str:
    """Return a list with the lists inside its items."""
    made: list[str] = []
    is_open: list[str] = []  # the lists that are, each inside the last item of the one before
    for item in body.list_items(block.source):
        name = "ol" if item.number else "ul"
        while len(is_open) > item.depth + 1:
            made.append(f"</li></{is_open.pop()}>")
        if len(is_open) == item.depth + 1:
            made.append("</li>")
        else:
            made.append(f"<{name}>")
            is_open.append(name)
        made.append(f"<li>{inline_html(item.words.text)}")
    return "".join(made) + "".join(f"</li></{name}>" for name in reversed(is_open))
