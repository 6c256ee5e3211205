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


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where one stretch stands in three sequences (start and end in each), and who changed it."""

    base: tuple[int, int]
    mine: tuple[int, int]
    theirs: tuple[int, int]
    by_mine: bool = False
    by_theirs: bool = False


def stretches(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> Iterator[Stretch]:
    """Yield three sequences cut, in order, into what nobody changed and what one or both changed."""
    at, ends = 0, [0, 0]

    def cut(end: int, grown: tuple[int, int], by: frozenset[int]) -> Stretch:
        nonlocal at
        spans = []
        for side in (0, 1):
            spans.append((ends[side], ends[side] + end - at + grown[side]))
            ends[side] = spans[side][1]
        made = Stretch((at, end), spans[0], spans[1], 0 in by, 1 in by)
        at = end
        return made

    for cluster in _clusters(_edits(base, mine, 0) + _edits(base, theirs, 1)):
        if cluster[0].start > at:
            yield cut(cluster[0].start, (0, 0), frozenset())
        grown = [sum(len(one.items) - one.end + one.start for one in cluster if one.by == side) for side in (0, 1)]
        yield cut(max(edit.end for edit in cluster), (grown[0], grown[1]), frozenset(edit.by for edit in cluster))
    if at < len(base):
        yield cut(len(base), (0, 0), frozenset())


def _merge(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> Iterator[Piece]:
    for one in stretches(base, mine, theirs):
        left, right = "".join(mine[slice(*one.mine)]), "".join(theirs[slice(*one.theirs)])
        if not one.by_mine:
            yield Merged(right)
        elif not one.by_theirs or left == right:
            yield Merged(left)
        else:
            yield Conflict("".join(base[slice(*one.base)]), left, right)


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


def merge_words(base: str, mine: str, theirs: str) -> tuple[Piece, ...]:
    """Return a stretch that both changed merged word by word; each conflict is widened to the whole paragraph.

    On either side of a conflict stands what the other alone changed in that paragraph, so that each side can be taken
    as it is, and both can stand one after the other.
    """
    return _joined(_whole_paragraphs(_by_words(iter((Conflict(base, mine, theirs),)))))


def _whole_paragraphs(pieces: Iterator[Piece]) -> Iterator[Piece]:
    sides = ["", "", ""]  # base, mine, theirs of the paragraph so far
    is_conflict = False

    def ended() -> Piece:
        nonlocal is_conflict
        made: Piece = Conflict(*sides) if is_conflict else Merged(sides[1])
        sides[:], is_conflict = ["", "", ""], False
        return made

    for piece in pieces:
        if isinstance(piece, Merged):
            for part in paragraphs(piece.text):
                sides[:] = [side + part for side in sides]
                if part.endswith("\n"):
                    yield ended()
        else:
            is_conflict = True
            sides[:] = [side + part for side, part in zip(sides, (piece.base, piece.mine, piece.theirs), strict=True)]
            if piece.mine.endswith("\n") and piece.theirs.endswith("\n"):
                yield ended()
    if is_conflict or sides[1]:
        yield ended()
