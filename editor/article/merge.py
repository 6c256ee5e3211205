"""Three-way merge: two texts that started from one, put together where they do not touch the same place.

It is diff3 (Khanna, Kunal, Pierce 2007, "A Formal Investigation of Diff3"), first by paragraphs, then by words inside
the paragraphs that both changed. It is strict: changes that only touch are a conflict, since in news a sentence that
nobody wrote is worse than a question. Two people who made the very same change agree.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from editor.article.differences import paragraphs, steps, words


@dataclass(frozen=True, slots=True)
class Merged:
    """A stretch that both agree on, or that one alone changed."""

    text: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A stretch that both changed, each in another way; both texts are kept, and the one they started from."""

    base: str
    mine: str
    theirs: str


Piece = Merged | Conflict


@dataclass(frozen=True, slots=True)
class Merge:
    """The stretches of a merge in order."""

    pieces: tuple[Piece, ...]

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Return the stretches that somebody must decide."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Conflict))

    @property
    def is_clean(self) -> bool:
        """Return whether nothing is left to decide."""
        return not self.conflicts

    @property
    def mine(self) -> str:
        """Return the text with my side of every conflict."""
        return "".join(piece.text if isinstance(piece, Merged) else piece.mine for piece in self.pieces)

    @property
    def theirs(self) -> str:
        """Return the text with their side of every conflict."""
        return "".join(piece.text if isinstance(piece, Merged) else piece.theirs for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class _Edit:
    """A stretch of the base that one side replaced; `by` is 0 for mine and 1 for theirs."""

    start: int
    end: int
    by: int
    items: tuple[str, ...]


def _edits(base: Sequence[str], changed: Sequence[str], by: int) -> list[_Edit]:
    return [_Edit(a1, a2, by, tuple(changed[b1:b2])) for tag, a1, a2, b1, b2 in steps(base, changed) if tag != "equal"]


def _clusters(edits: list[_Edit]) -> Iterator[list[_Edit]]:
    """Yield edits that overlap or touch together, in order."""
    cluster: list[_Edit] = []
    end = -1
    for edit in sorted(edits, key=lambda one: (one.start, one.end, one.by)):
        if cluster and edit.start > end:
            yield cluster
            cluster = []
        end = max(end, edit.end) if cluster else edit.end
        cluster.append(edit)
    if cluster:
        yield cluster


def _side(base: Sequence[str], start: int, end: int, edits: list[_Edit]) -> list[str]:
    """Return a stretch of the base with one side's edits made in it."""
    out: list[str] = []
    for edit in edits:
        out += base[start : edit.start]
        out += edit.items
        start = edit.end
    return [*out, *base[start:end]]


def _merge(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> Iterator[Piece]:
    at = 0
    for cluster in _clusters(_edits(base, mine, 0) + _edits(base, theirs, 1)):
        start, end = cluster[0].start, max(edit.end for edit in cluster)
        yield Merged("".join(base[at:start]))
        at = end
        left, right = ("".join(_side(base, start, end, [one for one in cluster if one.by == by])) for by in (0, 1))
        sides = {edit.by for edit in cluster}
        if len(sides) == 1:
            yield Merged(right if sides == {1} else left)
        elif left == right:
            yield Merged(left)
        else:
            yield Conflict("".join(base[start:end]), left, right)
    yield Merged("".join(base[at:]))


def _joined(pieces: Iterator[Piece]) -> tuple[Piece, ...]:
    out: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Merged) and out and isinstance(last := out[-1], Merged):
            out[-1] = Merged(last.text + piece.text)
        elif piece != Merged(""):
            out.append(piece)
    return tuple(out)


def _spaced(text: str) -> list[str]:
    """Return words and signs with the spaces after them, so that changes of two neighbouring words touch."""
    out: list[str] = []
    for word in words(text):
        if out and word.isspace():
            out[-1] += word
        else:
            out.append(word)
    return out


def _by_words(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield pieces with each conflict between paragraphs looked at again, word by word."""
    for piece in pieces:
        if isinstance(piece, Conflict) and piece.base and piece.mine and piece.theirs:
            yield from _merge(_spaced(piece.base), _spaced(piece.mine), _spaced(piece.theirs))
        else:
            yield piece


def merge(base: str, mine: str, theirs: str) -> Merge:
    """Return two texts that started from one as one text, with a conflict wherever both changed the same place."""
    return Merge(_joined(_by_words(_merge(paragraphs(base), paragraphs(mine), paragraphs(theirs)))))
