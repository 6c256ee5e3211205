"""Snippets: the place of a text where the words of a query stand, cut to a line, the words marked."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

OPEN, CLOSE = "«", "»"
BEFORE, LENGTH = 40, 160  # characters


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    """Return a character without case and accents, as the search sees it, still one character long."""
    base = unicodedata.normalize("NFKD", character)[:1].casefold()
    return base if len(base) == 1 else character


def fold(text: str) -> str:
    """Return a text without case and accents, each character in its place."""
    return text.lower() if text.isascii() else "".join(map(_folded, text))


def _starts(folded: str, term: str, whole: bool) -> Iterable[int]:
    """Yield where a word is the term, or (if it need not be whole) begins with it."""
    at = folded.find(term)
    while at >= 0:
        end = at + len(term)
        if not folded[at - 1 : at].isalnum() and not (whole and folded[end : end + 1].isalnum()):
            yield at
        at = folded.find(term, at + 1)


def _places(text: str, terms: Sequence[str]) -> list[tuple[int, int]]:
    """Return the stretches of a text that are a term, or begin like the last one, in order, none over another."""
    folded, last = fold(text), len(terms) - 1
    found = sorted(
        (at, at + len(term)) for number, term in enumerate(terms) for at in _starts(folded, term, number < last)
    )
    places: list[tuple[int, int]] = []
    for start, end in found:
        if not places or start >= places[-1][1]:
            places.append((start, end))
    return places


def _parts(term: str) -> list[str]:
    """Return the words inside a term (`mayor's` is two), folded."""
    return "".join(one if one.isalnum() else " " for one in fold(term)).split()


def snippet(texts: Iterable[str], terms: Sequence[str]) -> str:
    """Return the paragraph's piece that has the most of the terms, or an empty text where none stands."""
    wanted = [part for term in terms for part in _parts(term)]
    best, best_text, most = [(0, 0)], "", 0
    for text in texts:
        places = _places(text, wanted)
        different = len({fold(text[start:end]) for start, end in places})
        if different > most:
            best, best_text, most = places, text, different
            if most == len(set(wanted)):
                break
    return _cut(best_text, best) if most else ""


def _cut(text: str, places: list[tuple[int, int]]) -> str:
    """Cut a text to the line round its first place, at spaces, and mark the places in it."""
    start = max(0, places[0][0] - BEFORE)
    if start and (space := text.find(" ", start, places[0][0])) >= 0:
        start = space + 1
    end = min(len(text), start + LENGTH)
    if end < len(text) and (space := text.rfind(" ", places[0][1], end)) >= 0:
        end = space
    pieces, at = ["…"] if start else [], start
    for left, right in places:
        if right > end:
            break
        pieces += [text[at:left], OPEN, text[left:right], CLOSE]
        at = right
    pieces += [text[at:end], "…" if end < len(text) else ""]
    return " ".join("".join(pieces).split())
