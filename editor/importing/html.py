"""HTML to a reading: a saved page, a fragment of a CMS, what somebody copied from Word, Google Docs or a browser."""

import re
from dataclasses import replace

from editor.importing.clipboard import fragment_span, is_copied
from editor.importing.html_blocks import read_blocks
from editor.importing.html_found import Blocks
from editor.importing.html_hints import read_hints
from editor.importing.html_story import Story, find_story, whole
from editor.importing.html_tree import Document, parse
from editor.importing.html_visible import Visibility
from editor.importing.own_wordpress import told_hints
from editor.importing.reading import Hints, RawKind, Reading, Shape

_PAGE_NAMES = frozenset({"html", "head", "body"})


def read_html(decoded: str) -> Reading:
    """Return the blocks of an HTML text, each tied to its place in it, and what the page says of itself.

    Of a whole saved page only what stands round the story is left out; of a fragment or a clipboard nothing that shows
    is. What a page hides counts only where there is nothing else.
    """
    document = parse(decoded)
    hints = read_hints(document)
    if told := told_hints(document):
        hints = replace(told, counters=hints.counters)
    notes: list[str] = []
    story, found = _read(document, hints, decoded)
    if story.words_left_out:
        notes.append(
            f"{story.words_left_out} words of menus and other parts of the site round the story were left out."
        )
    if found.hidden_words:
        notes.append(f"{found.hidden_words} words that the page hides from readers were left out.")
    if document.flattened:
        notes.append("The page nests too deep or has too many elements; parts of it were read as plain paragraphs.")
    return Reading(Shape.HTML, decoded, tuple(found.blocks), hints, tuple(found.files.values()), (*notes, *found.notes))


def _read(document: Document, hints: Hints, decoded: str) -> tuple[Story, Blocks]:
    """Read the story alone; where that leaves no word, everything that shows; where that does, what is hidden too."""
    base = _base(document) or hints.canonical
    everything = Story(*fragment_span(decoded)) if is_copied(decoded) else whole(document)
    is_page = any(element.name in _PAGE_NAMES for element in document.elements) and not is_copied(decoded)
    stories = [find_story(document, hints.headline), everything] if is_page else [everything]
    for story in stories:
        found = read_blocks(document, story, Visibility(document), base)
        if any(block.text or block.kind in {RawKind.EMBED, RawKind.IMAGE} for block in found.blocks):
            return story, found
    return everything, read_blocks(document, everything, Visibility(document, all_shown=True), base)


def _base(document: Document) -> str:
    found = next((one.get("href") for one in document.elements if one.name == "base" and one.get("href")), "")
    return found if re.match(r"https?://", found) else ""
