"""The face of importing: bytes to a reading, a reading to a draft, and a draft again after a person chose otherwise."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from editor.article.canonical import Json
from editor.article.errors import UnknownName
from editor.article.portable import article_from_json, loads
from editor.importing import assemble
from editor.importing.decoding import replace_surrogates
from editor.importing.markdown_text import read_markdown
from editor.importing.plain_text import read_text
from editor.importing.reading import Draft, Proposal, Reading, Shape
from editor.importing.sniff import sniff

LARGEST_HTML = 5_000_000  # characters; a larger page is read as text, without its tags
_TAG = re.compile(r"<[^<>]{0,10000}>")
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|br|h[1-6]|li|ul|ol|tr|table|blockquote|article|section|figure|figcaption)\b", re.I
)
_HIDING = re.compile(r"<(/?)(script|style|noscript|template|svg)\b[^<>]*>|<(!--)|(--)>", re.IGNORECASE)


def read(content: bytes, name: str = "", *, cancelled: Callable[[], bool] | None = None) -> Reading:
    """Return what an input holds; the name is a hint at its kind.

    Nothing is recognised yet. `cancelled` is asked now and then while a Word document is converted. Raises
    UnreadableInput, or UnreadableArticle for a portable article that is broken, each with a sentence.
    """
    sniffed = sniff(content, name)
    if sniffed.shape is Shape.DOCX:
        from editor.importing.docx import read_docx

        return read_docx(content, cancelled=cancelled)
    reading = _READERS[sniffed.shape](sniffed.decoded)
    return replace(reading, notes=(*sniffed.notes, *reading.notes)) if sniffed.notes else reading


def draft(reading: Reading, *, slug: str, accept: str = "sure", imported_by: str = "", imported_at: str = "") -> Draft:
    """Return the draft of a reading: an article, and what was recognised in it.

    `accept` is one of "none", "sure", "likely", "all" (see `assemble.choose`). An input that is an article of ours
    already is that article, under its own slug, and nothing is recognised in it. Raises UnknownName.
    """
    if accept not in assemble.ACCEPTS:
        raise UnknownName(f"There is no way “{accept}” to accept proposals; there are {', '.join(assemble.ACCEPTS)}.")
    if reading.complete is not None:
        return Draft(reading.complete, (), files=reading.files, notes=reading.notes)
    from editor.importing.recognise.recogniser import recognise

    proposals = recognise(reading)
    chosen = assemble.choose(proposals, accept)
    return assemble.assemble(reading, proposals, chosen, slug, imported_by=imported_by, imported_at=imported_at)


def redraft(
    reading: Reading,
    proposals: Sequence[Proposal],
    chosen: frozenset[int],
    slug: str,
    *,
    imported_by: str = "",
    imported_at: str = "",
) -> Draft:
    """Return the draft with just the chosen proposals (by their numbers) applied; an article of ours stays as it is."""
    if reading.complete is not None:
        return Draft(reading.complete, (), files=reading.files, notes=reading.notes)
    return assemble.assemble(reading, proposals, chosen, slug, imported_by=imported_by, imported_at=imported_at)


def _read_json(decoded: str) -> Reading:
    """Read a portable article; halves of characters, which JSON can spell, become U+FFFD with a note."""
    try:
        value = json.loads(decoded)
    except (ValueError, RecursionError):
        return Reading(Shape.JSON, decoded, (), complete=loads(decoded))  # says what is wrong
    mended = _without_surrogates(value)
    note = "Halves of characters in the file are shown as \ufffd; check those places."
    notes = (note,) if mended != value else ()
    return Reading(Shape.JSON, decoded, (), notes=notes, complete=article_from_json(mended))


def _without_surrogates(value: Json) -> Json:
    if isinstance(value, str):
        return value if value.isascii() else replace_surrogates(value)
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {replace_surrogates(name): _without_surrogates(item) for name, item in value.items()}
    return value


def _read_html(decoded: str) -> Reading:
    if len(decoded) > LARGEST_HTML:
        return _read_huge_html(decoded)
    from editor.importing.html import read_html
    from editor.importing.own_html import read_own
    from editor.importing.own_wordpress import read_own_wordpress

    return read_own(decoded) or read_own_wordpress(decoded) or read_html(decoded)


def _read_huge_html(decoded: str) -> Reading:
    """Read a page that is too large as text: each tag becomes spaces, or a line's end, of the same length."""
    note = f"The page has over {LARGEST_HTML // 1_000_000} million characters and was read as text without markup."
    text = _TAG.sub(_blank, _blank_hidden(decoded))
    reading = read_text(text, Shape.HTML, (note,))
    return replace(reading, decoded=decoded)


def _blank(tag: re.Match[str]) -> str:
    end = "\n" if _BLOCK_TAG.match(tag[0]) else " "
    return end + " " * (len(tag[0]) - 1)


def _blank_hidden(decoded: str) -> str:
    """Blank scripts, styles and comments out, in one pass; what nothing closes is shown."""
    out: list[str] = []
    shown, start, awaited = 0, 0, ""
    for found in _HIDING.finditer(decoded):
        name = (found[2] or "--").casefold()
        closes = found[4] is not None or found[1] == "/"
        if awaited and closes and name == awaited:
            out += [decoded[shown:start], " " * (found.end() - start)]
            shown, awaited = found.end(), ""
        elif not awaited and not closes:
            start, awaited = found.start(), name
    return "".join([*out, decoded[shown:]])


_READERS: dict[Shape, Callable[[str], Reading]] = {
    Shape.TEXT: read_text,
    Shape.MARKDOWN: read_markdown,
    Shape.HTML: _read_html,
    Shape.JSON: _read_json,
}
