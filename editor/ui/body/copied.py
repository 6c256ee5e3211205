"""What is copied: the story's own text for us, its words and clean HTML for every other program.

Marks, citations and markers stay with us: a mail is no place for them, and a key may tell who a source is.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import IntEnum
from functools import partial

from PySide6.QtCore import QMimeData

from editor.article import body, inline
from editor.article.body import Block

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
    if is_in_line(text):
        return inline.plain(text).text  # every space as it stands
    found = (block_words(block, addresses) for block in body.parse(text))
    return "\n\n".join(filter(None, found))


def html_of(text: str, addresses: Mapping[str, str]) -> str:
    """Return clean HTML of a text, as any editor takes it: no classes, no styles, no markers."""
    from editor.ui.body import copied_html  # what it needs of the exports is loaded when somebody first copies

    if is_in_line(text):
        return copied_html.line(text)
    return "".join(copied_html.block(one, addresses) for one in body.parse(text))


def is_in_line(text: str) -> bool:
    """Return whether a text is part of a line, and no block."""
    return "\n" not in text and not body.opens_block(text)


def block_words(block: Block, addresses: Mapping[str, str]) -> str:
    """Return the words of a block as a reader sees them; of a card the address of its post."""
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
