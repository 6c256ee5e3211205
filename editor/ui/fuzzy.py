"""Fuzzy matching: the letters of what was typed stand in the title in order; starts of words and runs count most."""

from functools import lru_cache

_START, _RUN, _LETTER, _GAP = 10, 6, 1, 1


@lru_cache(maxsize=4_096)
def match(typed: str, title: str) -> tuple[int, tuple[int, ...]] | None:
    """Return how well a title fits (more is better) and which of its letters were hit; None where it does not.

    Spaces in what was typed part it into words, all of which have to fit.
    """
    score = 0
    hits: list[int] = []
    folded = title.casefold()
    if len(folded) != len(title):
        folded = title.lower() if len(title.lower()) == len(title) else title
    for word in typed.casefold().split():
        found = _best(word, folded)
        if found is None:
            return None
        score += found[0]
        hits += found[1]
    return score - len(title) // 8, tuple(sorted(set(hits)))


def _best(word: str, title: str) -> tuple[int, list[int]] | None:
    """Try each place where the word's first letter stands; titles are short."""
    best: tuple[int, list[int]] | None = None
    for start, letter in enumerate(title):
        if letter == word[0]:
            found = _from(word, title, start)
            if found is not None and (best is None or found[0] > best[0]):
                best = found
    return best


def _from(word: str, title: str, start: int) -> tuple[int, list[int]] | None:
    at, score = start, 0
    hits: list[int] = []
    for letter in word:
        found = title.find(letter, at)
        if found < 0:
            return None
        if found == 0 or not title[found - 1].isalnum():
            score += _START
        elif hits and found == hits[-1] + 1:
            score += _RUN
        else:
            score += _LETTER - min(3, found - at) * _GAP
        hits.append(found)
        at = found + 1
    return score, hits
