"""Tables: which hold data, and which only set a page; the words of a data table, a line a row, a tab between cells."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from editor.article.inline import Plain
from editor.importing.html_tree import Element, names
from editor.importing.reading import Markup

_PAGE_PARTS = names("table article section h1 h2 h3 h4 h5 h6 blockquote figure iframe form hr pre embed object")
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_MOST_CELL_WORDS = 60  # a cell that holds more is a column of a page
_WIDEST_SPAN = 50
_MOST_SPANS = 2_000  # empty cells that spans may add to one table

Gathered = tuple[Plain, tuple[Markup, ...]]


def rows_of(table: Element) -> list[list[Element]]:
    """Return the cells of a table's rows; what stands in it outside any cell is not among them."""
    rows = []
    groups = [table, *(one for one in table.children if isinstance(one, Element) and one.name in _GROUPS)]
    for group in groups:
        for row in _elements(group):
            if row.name == "tr":
                rows.append((row.start, [one for one in _elements(row) if one.name in {"td", "th"}]))
            elif row.name in {"td", "th"}:
                rows.append((row.start, [row]))
    return [cells for _, cells in sorted(rows, key=lambda pair: pair[0])]


def _elements(element: Element) -> Iterator[Element]:
    return (child for child in element.children if isinstance(child, Element))


def is_data(table: Element, text: str) -> bool:
    """Return whether a table holds data: rows and columns of short cells, with no parts of a page inside."""
    if table.get("role").lower() in {"presentation", "none"}:
        return False
    if any(one.name in _PAGE_PARTS for one in table.elements()) or _has_stray_words(table, text):
        return False
    rows = rows_of(table)
    widest = max((len(cells) for cells in rows), default=0)
    if widest < 2 or len(rows) < 2:
        return widest >= 2 and any(cell.name == "th" for cells in rows for cell in cells)
    return all(_words(cell, text) <= _MOST_CELL_WORDS for cells in rows for cell in cells)


def _words(cell: Element, text: str) -> int:
    return sum(len(text[one.start : one.end].split()) for _, one in cell.stretches())


def _has_stray_words(table: Element, text: str) -> bool:
    """Return whether words stand in a table outside its cells and its caption."""
    outside = _GROUPS | {"table", "tr"}
    return any(owner.name in outside and text[one.start : one.end].strip() for owner, one in table.stretches())


def read_table(table: Element, gather: Callable[[Element], Gathered]) -> Gathered:
    """Return the words of a data table; a cell over several columns is followed by empty ones."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    markup: list[Markup] = []
    length = spans = 0

    def put(text: str, place: int) -> None:
        nonlocal length
        parts.append(text)
        places.append((length, place))
        length += len(text)

    for number, cells in enumerate(rows_of(table)):
        for column, cell in enumerate(cells):
            if number or column:
                put("\t" if column else "\n", cell.start)
            plain, marks = gather(cell)
            markup += [
                replace(one, start=one.start + length, end=one.end + length) for one in marks if one.element != "br"
            ]
            places += [(length + here, there) for here, there in plain.places]
            parts.append(re.sub(r"[\t\n]", " ", plain.text))
            length += len(plain.text)
            span = min(_span(cell) - 1, _WIDEST_SPAN, _MOST_SPANS - spans)
            if span > 0:
                spans += span
                put("\t" * span, cell.start)
    return Plain("".join(parts), tuple(places)), tuple(markup)


def _span(cell: Element) -> int:
    value = cell.get("colspan")
    return int(value) if re.fullmatch(r"\d{1,3}", value) else 1
