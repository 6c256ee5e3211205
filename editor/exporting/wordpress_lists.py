"""Lists as WordPress's blocks: each item a block, a list inside an item a block in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from editor.article.body import Item
from editor.article.canonical import Json
from editor.exporting.wordpress_blocks import Forms, attributes_json

_BETWEEN = "\n\n"  # as the editor parts blocks that stand in a block


@dataclass(slots=True)
class _Open:
    """A list that goes on: `expected` is the next item's number, 0 in a list of bullets."""

    tag: str
    expected: int


def list_blocks(items: Iterable[Item], words: Callable[[str], str], known: Forms) -> str:
    """Return a list with all that stands in it; `words` gives the rich text of an item.

    WordPress counts by one, so a number that jumps begins a list of its own there.
    """
    out: list[str] = []
    open_lists: list[_Open] = []
    for item in items:
        while len(open_lists) > item.depth + 1:
            out.append(_closed(open_lists.pop()))
        here = open_lists[-1] if len(open_lists) == item.depth + 1 else None
        if here is not None and here.expected == item.number:
            out.append(f"</li>\n<!-- /wp:list-item -->{_BETWEEN}")
        else:
            if here is not None:
                out += [_closed(open_lists.pop()), _BETWEEN]
            here = _Open("ol" if item.number else "ul", item.number)
            open_lists.append(here)
            out.append(_opened(here, known))
        out.append(f"<!-- wp:list-item -->\n<li>{words(item.words.text)}")
        here.expected += bool(item.number)
    while open_lists:
        out.append(_closed(open_lists.pop()))
    return "".join(out)


def _opened(one: _Open, known: Forms) -> str:
    told: dict[str, Json] = {}
    start = ""
    if one.tag == "ol":
        told["ordered"] = True
        if one.expected > 1:
            told["start"] = one.expected
            start = f' start="{one.expected}"'
    attributes = f"{attributes_json(told)} " if told else ""
    name = ' class="wp-block-list"' if known.list_class else ""
    return f"<!-- wp:list {attributes}-->\n<{one.tag}{start}{name}>"


def _closed(one: _Open) -> str:
    return f"</li>\n<!-- /wp:list-item --></{one.tag}>\n<!-- /wp:list -->"
