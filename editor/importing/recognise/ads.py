"""Ad markers: slots in the markup, lines that are only a label, a label with its advertiser, labels in a long line."""

import re

from editor.article.canonical import Json
from editor.article.grade import Grade
from editor.article.prose import Segment
from editor.importing.reading import ProposalKind, RawKind
from editor.importing.recognise.ad_labels import COLON_LABELS, CONTINUES, INLINE, LIKELY, PREFIX_LABELS, SPONSORS, SURE
from editor.importing.recognise.page import LONG_LINE, Claims, Found, Line, Page, free_lines
from editor.importing.recognise.promotions import is_promotion
from editor.importing.wordpress_markup import shortcode_attributes

_LONGEST_LABEL = 160
_LONGEST_ADVERTISER = 60
_EDGE = " \t\u00a0-–—_=~*•·.…:|/\\()[]{}<>⌈⌉「」【】«»“”\"'#+▼▽↓⬇"
_PUNCTUATION = re.compile(r"[.,;:!·•|–—()\[\]]+|(?<=\s)-+(?=\s)|\s+")
_CONTINUES = re.compile(CONTINUES)
_NUMBER = re.compile(r"\d{1,2}(?: (?:of|/) \d{1,2})?(?: |$)")
_ADVERTISER = re.compile(
    rf"^[-–—*\[(]{{0,3}}\s*(?:(?P<label>{'|'.join(sorted(PREFIX_LABELS))})\s*(?:[-–—|·(]|\s-\s)"
    rf"|(?P<before>{'|'.join(COLON_LABELS)})\s?:)\s*(?P<name>\S.*)$",
    re.IGNORECASE,
)
_SPONSOR = re.compile(rf"^(?P<label>{SPONSORS})\s*:?\s+(?P<name>\S.*)$", re.IGNORECASE)
_INLINE = re.compile(rf"(?<!\S)(?:{INLINE})")
_SIZE = re.compile(r"(\d{1,4})x(\d{1,4})")
_BEFORE_INLINE = re.compile(r"(?:^|[.!?…:][\"'”’»)]{0,2}|[”’\"»)])\s*$")


def _normal(text: str) -> str:
    """Return a line in small letters, without decoration and punctuation."""
    return _PUNCTUATION.sub(" ", text.lower()).strip(_EDGE).replace("’", "'")


_NORMAL_SURE = frozenset(_normal(label) for label in SURE)
_NORMAL_LIKELY = frozenset(_normal(label) for label in LIKELY)
_LONGEST_PHRASE = max(len(label.split()) for label in _NORMAL_SURE)


def _phrase(words: list[str], at: int) -> int:
    """Return how many words from here are a label that can be nothing else."""
    sizes = range(min(_LONGEST_PHRASE, len(words) - at), 0, -1)
    listed = next((size for size in sizes if " ".join(words[at : at + size]) in _NORMAL_SURE), 0)
    found = _CONTINUES.match(" ".join(words[at : at + _LONGEST_PHRASE]))
    return max(listed, len(found[0].split()) if found else 0)


def label_grade(text: str) -> Grade | None:
    """Return how surely a line is nothing but an ad label, or None for any other line."""
    if len(text) > _LONGEST_LABEL:
        return None
    normal = _normal(text)
    if normal in _NORMAL_SURE:
        return Grade.SURE
    if normal in _NORMAL_LIKELY:
        return Grade.LIKELY
    words = normal.split()
    at = 0
    while at < len(words):
        size = _phrase(words, at)
        if not size and at and (number := _NUMBER.match(" ".join(words[at:]))):
            size = len(number[0].split())
        if not size:
            return None
        at += size
    return Grade.SURE if words else None


def _advertiser(text: str) -> dict[str, Json] | None:
    """Return label and advertiser of a line such as `ADVERTISEMENT – ACME INTERIORS`, or None."""
    if len(text) > _LONGEST_LABEL:
        return None
    found = _ADVERTISER.match(text) or _SPONSOR.match(text)
    if found is None or len(found["name"]) > _LONGEST_ADVERTISER:
        return None
    name = found["name"].strip(" )]-–—")
    if not name[:1].isupper() and not name[:1].isdigit():
        return None
    if name.endswith((".", "?", "!")) and not name.endswith(("Inc.", "Ltd.", "Co.")):
        return None
    groups = found.groupdict()
    return {"label": groups["label"] or groups.get("before") or "", "advertiser": name}


def _slot(page: Page, number: int) -> Found:
    block = page.blocks[number]
    return Found(
        ProposalKind.AD,
        Grade.SURE,
        (Segment(number, 0, len(block.text)),),
        {"label": block.text[:_LONGEST_LABEL]},
        "an ad slot in the markup",
    )


def _of_line(line: Line) -> list[Found]:
    text = line.text
    whole = (line.segment,)
    if (shortcode := shortcode_attributes(text)) is not None:
        return [Found(ProposalKind.AD, Grade.SURE, whole, _of_shortcode(shortcode), "a shortcode for an ad")]
    if grade := label_grade(text):
        return [Found(ProposalKind.AD, grade, whole, {"label": text}, "the line is an ad label and nothing else")]
    if value := _advertiser(text):
        return [Found(ProposalKind.AD, Grade.LIKELY, whole, value, "an ad label with its advertiser")]
    if line.kind is RawKind.PARAGRAPH and is_promotion(text):
        return [
            Found(ProposalKind.AD, Grade.LIKELY, whole, {"label": ""}, "words that promote a product, without a label")
        ]
    return _inline(line) if len(text) >= LONG_LINE else []


def _of_shortcode(told: dict[str, str]) -> dict[str, Json]:
    sizes: list[Json] = [[int(width), int(height)] for width, height in _SIZE.findall(told.get("sizes", ""))]
    return {"label": told.get("label", ""), "slot": told.get("slot", ""), "id": told.get("id", ""), "sizes": sizes}


def _inline(line: Line) -> list[Found]:
    """Return the labels that stand between two sentences of a long line."""
    out = []
    for found in _INLINE.finditer(line.text):
        if _BEFORE_INLINE.search(line.text[max(0, found.start() - 6) : found.start()]):
            place = line.part(found.start(), found.end())
            out.append(
                Found(ProposalKind.AD, Grade.LIKELY, (place,), {"label": found[0]}, "an ad label between two sentences")
            )
    return out


def find(page: Page, claims: Claims) -> list[Found]:
    """Return the ads: slots of the markup first, then lines and parts of lines."""
    out = [_slot(page, number) for number, block in enumerate(page.blocks) if block.kind is RawKind.AD_SLOT]
    for line in free_lines(page.lines, claims):
        out += _of_line(line)
    return out
