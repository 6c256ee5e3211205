"""What is copied as clean HTML, for every editor that takes such."""

from collections.abc import Mapping
from html import escape

from editor.article import body
from editor.article.body import Block
from editor.exporting.inline_html import inline_html
from editor.ui.body.copied import block_words


def line(text: str) -> str:
    """Return part of a line."""
    return f"<span>{inline_html(text)}</span>"


def block(one: Block, addresses: Mapping[str, str]) -> str:
    """Return a block; of a card a link to its post, of a picture its words."""
    if isinstance(one, body.Embed):
        address = escape(addresses.get(one.id, ""))
        return f'<p><a href="{address}">{address}</a></p>' if address else ""
    if isinstance(one, body.List):
        return _list_html(one)
    if isinstance(one, body.Table):
        rows = body.table_rows(one.source)
        cells = ("".join(f"<td>{inline_html(cell.text)}</td>" for cell in row) for row in rows)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
    if isinstance(one, body.Divider):
        return "<hr>"
    if isinstance(one, body.Raw | body.Image):
        return "".join(f"<p>{escape(words)}</p>" for words in block_words(one, addresses).splitlines() if words.strip())
    name = f"h{one.level}" if isinstance(one, body.Heading) else "p"
    made = "".join(f"<{name}>{inline_html(stretch.text)}</{name}>" for stretch in body.stretches(one))
    return f"<blockquote>{made}</blockquote>" if isinstance(one, body.Quote) else made


def _list_html(listed: body.List) -> str:
    """Return a list with the lists inside its items."""
    made: list[str] = []
    is_open: list[str] = []  # the lists that are, each inside the last item of the one before
    for item in body.list_items(listed.source):
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
