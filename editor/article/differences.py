"""What changed between two texts: paragraph by paragraph, and inside a paragraph word by word.

`difflib` finds the longest common runs, which reads well but costs the product of both lengths. Where that product is
too large, the texts are first cut at what stands once in both (the idea of Bram Cohen's patience diff), so that 50,000
words are compared in a bounded time whatever they hold.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from editor.article.body import read_marker

LARGEST = 40_000  # product of two lengths that difflib is given: 200 words against 200, a few milliseconds
DEEPEST = 40  # cuts inside cuts
ALIKE = 0.3  # share of common words from which two paragraphs are shown side by side

_PARAGRAPH = re.compile(r"[^\n]*\n+|[^\n]+")  # a line with the line ends after it
# A citation; a word; a character of a script that sets no spaces; a run of spaces; a sign.
_WORD = re.compile(
    r"\[@[^\[\]\n]+\]|[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[^\W\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+"
    r"(?:['’\-‐‑][^\W\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+)*|[^\S\n]+|\n+|[^\w\s]"
)

Step = tuple[str, int, int, int, int]
"""A step of difflib's: equal, insert, delete or replace; then the stretch in the one and the stretch in the other."""


class Kind(StrEnum):
    """What happened to a stretch of text."""

    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Difference:
    """One stretch: `a` is what stood there, `b` what stands there now; one of both may be empty."""

    kind: Kind
    a: str
    b: str


def paragraphs(text: str) -> list[str]:
    """Return a text cut into its lines, each with the line ends after it; together they are the text."""
    return _PARAGRAPH.findall(text)


def words(text: str) -> list[str]:
    """Return a text cut into words, spaces and signs; together they are the text."""
    return _WORD.findall(text)


def steps(a: Sequence[str], b: Sequence[str]) -> list[Step]:
    """Return the steps from one sequence to another, none of a kind beside another of its kind; the time is bounded."""
    return list(_joined(_steps(a, b, 0, len(a), 0, len(b), DEEPEST)))


def _joined(found: Iterator[Step]) -> Iterator[Step]:
    """Yield steps with neighbours put together: equal beside equal, and any changes side by side as one change."""
    last: Step | None = None
    for step in found:
        if last is None:
            last = step
        elif (last[0] == "equal") == (step[0] == "equal"):
            start_a, end_a, start_b, end_b = last[1], step[2], last[3], step[4]
            last = (_tag(last[0], end_a - start_a, end_b - start_b), start_a, end_a, start_b, end_b)
        else:
            yield last
            last = step
    if last is not None:
        yield last


def _tag(tag: str, length_a: int, length_b: int) -> str:
    if tag == "equal":
        return tag
    return "replace" if length_a and length_b else "delete" if length_a else "insert"


def _steps(a: Sequence[str], b: Sequence[str], i: int, end_a: int, j: int, end_b: int, depth: int) -> Iterator[Step]:
    start_a, start_b = i, j
    while i < end_a and j < end_b and a[i] == b[j]:
        i, j = i + 1, j + 1
    if i > start_a:
        yield "equal", start_a, i, start_b, j
    tail = 0
    while i < end_a - tail and j < end_b - tail and a[end_a - tail - 1] == b[end_b - tail - 1]:
        tail += 1
    yield from _between(a, b, i, end_a - tail, j, end_b - tail, depth)
    if tail:
        yield "equal", end_a - tail, end_a, end_b - tail, end_b


def _between(a: Sequence[str], b: Sequence[str], i: int, end_a: int, j: int, end_b: int, depth: int) -> Iterator[Step]:
    if i == end_a and j == end_b:
        return
    if i == end_a or j == end_b:
        yield _tag("", end_a - i, end_b - j), i, end_a, j, end_b
        return
    if (end_a - i) * (end_b - j) <= LARGEST:
        for tag, a1, a2, b1, b2 in SequenceMatcher(None, a[i:end_a], b[j:end_b], autojunk=False).get_opcodes():
            yield tag, i + a1, i + a2, j + b1, j + b2
        return
    anchors = _anchors(a, b, i, end_a, j, end_b) if depth else []
    if not anchors:
        yield "replace", i, end_a, j, end_b
        return
    for at_a, at_b in anchors:
        if at_a < i or at_b < j:
            continue
        yield from _steps(a, b, i, at_a, j, at_b, depth - 1)
        yield "equal", at_a, at_a + 1, at_b, at_b + 1
        i, j = at_a + 1, at_b + 1
    yield from _steps(a, b, i, end_a, j, end_b, depth - 1)


def _anchors(a: Sequence[str], b: Sequence[str], i: int, end_a: int, j: int, end_b: int) -> list[tuple[int, int]]:
    """Return the places of items that stand once on both sides, as the longest list that rises on both."""
    once_a, once_b = Counter(a[i:end_a]), Counter(b[j:end_b])
    place_b = {item: at for at, item in enumerate(b[j:end_b], j) if once_b[item] == 1}
    pairs = [(at, place_b[a[at]]) for at in range(i, end_a) if once_a[a[at]] == 1 and a[at] in place_b]
    # The longest rising row of their places in b: https://en.wikipedia.org/wiki/Patience_sorting
    tops: list[int] = []
    top_pairs: list[int] = []
    before: list[int] = []
    for number, (_, at_b) in enumerate(pairs):
        pile = bisect_left(tops, at_b)
        before.append(top_pairs[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [at_b]
        top_pairs[pile : pile + 1] = [number]
    rising = []
    number = top_pairs[-1] if top_pairs else -1
    while number >= 0:
        rising.append(pairs[number])
        number = before[number]
    return rising[::-1]


def _within(a: str, b: str) -> tuple[Difference, ...]:
    """Return what changed inside a paragraph, word by word."""
    if a == b:
        return (Difference(Kind.EQUAL, a, b),)
    words_a, words_b = words(a), words(b)
    found: list[Step] = []
    for step in steps(words_a, words_b):
        tag, a1, a2, b1, b2 = step
        inside = found and a2 < len(words_a) and b2 < len(words_b)
        # A lone space between two changes reads better as part of them.
        if tag == "equal" and inside and not "".join(words_a[a1:a2]).strip():
            tag = "replace"
        found.append((tag, a1, a2, b1, b2))
    return tuple(
        Difference(Kind(tag), "".join(words_a[a1:a2]), "".join(words_b[b1:b2]))
        for tag, a1, a2, b1, b2 in _joined(iter(found))
    )


def _pairs(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs of a replaced stretch two by two, in order; one that has no like has an empty partner."""
    if len(old) == len(new):
        yield from zip(old, new, strict=True)
        return
    if len(old) * len(new) > LARGEST // 10:
        for number in range(max(len(old), len(new))):
            yield "".join(old[number : number + 1]), "".join(new[number : number + 1])
        return
    likeness = [[_likeness(one, other) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + likeness[i][j])
    i = j = 0
    while i < len(old) or j < len(new):
        if i < len(old) and (j == len(new) or best[i][j] == best[i + 1][j]):
            yield old[i], ""
            i += 1
        elif j < len(new) and (i == len(old) or best[i][j] == best[i][j + 1]):
            yield "", new[j]
            j += 1
        else:
            yield old[i], new[j]
            i, j = i + 1, j + 1


def _likeness(a: str, b: str) -> float:
    """Return the share of words that two paragraphs have in common, 0.0 if it is too small to matter."""
    one, other = set(a.split()), set(b.split())
    share = len(one & other) / len(one | other) if one | other else 0.0
    return share if share >= ALIKE else 0.0


def _difference(a: str, b: str) -> tuple[Difference, ...]:
    if a and b:
        return _within(a, b)
    return (Difference(Kind.DELETE if a else Kind.INSERT, a, b),)


def compare(a: str, b: str) -> tuple[tuple[Difference, ...], ...]:
    """Return the differences from one text to another, a tuple for each paragraph.

    All `a` of them together are the first text and all `b` the second: shown in two columns they are side by side,
    one after another they are in line. Of an ad and a paragraph that changed places it is the ad that moved.
    """
    old, new = paragraphs(a), paragraphs(b)
    found: list[tuple[Difference, ...]] = []
    i = j = 0
    for at_a, at_b in _kept_words(old, new):
        found += _stretch(old[i:at_a], new[j:at_b])
        found.append(_within(old[at_a], new[at_b]))
        i, j = at_a + 1, at_b + 1
    return (*found, *_stretch(old[i:], new[j:]))


def _kept_words(old: list[str], new: list[str]) -> Iterator[tuple[int, int]]:
    """Yield where paragraphs of words stand that are in both texts, whatever line ends and markers follow them."""
    words_a, words_b = (_of_words(one) for one in (old, new))
    if len(words_a) == len(old) and len(words_b) == len(new):
        return  # without markers the steps find all there is to find
    ends_a, ends_b = ([side[at].rstrip("\n") for at in places] for side, places in ((old, words_a), (new, words_b)))
    for tag, a1, a2, b1, b2 in steps(ends_a, ends_b):
        if tag == "equal":
            yield from zip(words_a[a1:a2], words_b[b1:b2], strict=True)


def _of_words(side: list[str]) -> list[int]:
    """Return the numbers of the paragraphs that hold words: neither markers nor empty lines."""
    return [at for at, one in enumerate(side) if one.strip() and not read_marker(one)]


def _stretch(old: list[str], new: list[str]) -> list[tuple[Difference, ...]]:
    found: list[tuple[Difference, ...]] = []
    for tag, a1, a2, b1, b2 in steps(old, new):
        if tag == "equal":
            found += [(Difference(Kind.EQUAL, one, one),) for one in old[a1:a2]]
        else:
            found += [_difference(one, other) for one, other in _pairs(old[a1:a2], new[b1:b2])]
    return found


def words_changed(a: str, b: str) -> tuple[int, int]:
    """Return how many words were added and how many taken out from one text to another."""
    counts = [changed_in(paragraph) for paragraph in compare(a, b)]
    return sum(added for added, _ in counts), sum(removed for _, removed in counts)


def changed_in(paragraph: tuple[Difference, ...]) -> tuple[int, int]:
    """Return how many words were added to a paragraph and how many taken out; a marker and a citation have none."""
    return _count(paragraph, "b"), _count(paragraph, "a")


def _count(paragraph: tuple[Difference, ...], side: str) -> int:
    if all(piece.kind is Kind.EQUAL for piece in paragraph):
        return 0
    if read_marker("".join(getattr(piece, side) for piece in paragraph)):
        return 0
    changed = (getattr(piece, side) for piece in paragraph if piece.kind is not Kind.EQUAL)
    return sum(word[0].isalnum() for text in changed for word in words(text))
