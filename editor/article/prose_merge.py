"""Three-way merge of a body: the words by paragraphs and words, the markers of ads and posts by where they stand.

The two are held apart, so that an ad that was moved and a paragraph that was rewritten beside it need no question.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from editor.article import body
from editor.article.article_conflicts import Asked, ConflictKind, Take
from editor.article.body import Ad, Embed
from editor.article.differences import paragraphs, steps
from editor.article.merge import Stretch, stretches
from editor.article.record_merge import Merger, merged_order
from editor.article.record_names import marker_lines

_SHOWN = 60  # characters of a paragraph by which a place is called


@dataclass(frozen=True, slots=True)
class Laid:
    """A body with its markers beside it: paragraphs of prose, and for each marker's line the prose before it.

    `markers` gives for each line the number of paragraphs before it; `ending` is the line ends after the last words.
    """

    prose: tuple[str, ...]
    markers: dict[str, int]
    ending: str


def lay_out(text: str, kept: frozenset[str] = frozenset()) -> Laid:
    """Return a body with its markers beside it; lines in `kept` stay where they are, as prose."""
    starts = {block.start: block.source.rstrip() for block in body.parse(text) if isinstance(block, Ad | Embed)}
    prose: list[str] = []
    markers: dict[str, int] = {}
    at = 0
    for line in paragraphs(text):
        marker = starts.get(at, "")
        at += len(line)
        if not marker or marker in kept:
            prose.append(line)
            continue
        markers[marker] = len(prose)
        _end_paragraph(prose)
    ending = text[len(text.rstrip("\n")) :]
    _end_paragraph(prose)
    return Laid(tuple(prose), markers, ending)


def _end_paragraph(prose: list[str]) -> None:
    """Have the last paragraph end as one inside a text does, so that what follows it makes no difference."""
    if prose and not prose[-1].endswith("\n\n"):
        prose[-1] = prose[-1].rstrip("\n") + "\n\n"


def _written(prose: Sequence[str], placed: Sequence[tuple[int, str]], ending: str) -> str:
    out = ""
    for at in range(len(prose) + 1):
        for place, marker in placed:
            if place == at:
                out = (f"{out.rstrip(chr(10))}\n\n" if out.strip("\n") else out) + f"{marker}\n\n"
        out += prose[at] if at < len(prose) else ""
    return out.rstrip("\n") + ending if out.strip("\n") else ""


@dataclass(frozen=True, slots=True)
class _Reach:
    """Where a marker of the base would stand in a side's prose, if nobody moved it: anywhere from first to last."""

    first: int
    last: int


def _reach(base: Sequence[str], side: Sequence[str], at: int) -> _Reach:
    found = []
    for tag, a1, a2, b1, b2 in steps(base, side):
        if not a1 <= at <= a2:
            continue
        if tag == "equal":
            found.append(b1 + at - a1)
        else:
            found += [b1] if at == a1 < a2 else [b2] if at == a2 > a1 else [b1, b2]
    return _Reach(min(found, default=0), max(found, default=len(side)))


def moved(base: Laid, side: Laid) -> dict[str, bool]:
    """Return for each marker that both have whether it was moved: among the paragraphs, or past another marker."""
    common = [marker for marker in base.markers if marker in side.markers]
    found = {}
    for marker in common:
        reach = _reach(base.prose, side.prose, base.markers[marker])
        found[marker] = not reach.first <= side.markers[marker] <= reach.last
    order = [marker for marker in side.markers if marker in base.markers]
    for marker, other in pairwise(common):
        if base.markers[marker] == base.markers[other] and order.index(marker) > order.index(other):
            found[marker] = True
    return found


@dataclass(frozen=True, slots=True)
class _Placing:
    """Where each place of the three sides is in the merged prose."""

    cuts: tuple[tuple[Stretch, int, int], ...]  # with start and end in the merged prose

    def place(self, side: str, at: int) -> int:
        """Return the number of merged paragraphs before a place of a side."""
        for cut, start, end in self.cuts:
            first, last = getattr(cut, side)
            if first <= at <= last:
                return start if at == first else end if at == last else min(start + at - first, end)
        return self.cuts[-1][2] if self.cuts else 0


def _merge_prose(merger: Merger, base: Laid, mine: Laid, theirs: Laid) -> tuple[list[str], _Placing]:
    out: list[str] = []
    cuts = []
    for cut in stretches(base.prose, mine.prose, theirs.prose):
        start = len(out)
        left, right = mine.prose[slice(*cut.mine)], theirs.prose[slice(*cut.theirs)]
        if not cut.by_mine:
            out += right
        elif not cut.by_theirs or left == right:
            out += left
        else:
            was = "".join(base.prose[slice(*cut.base)])
            out += paragraphs(merger.text("body", was, "".join(left), "".join(right)))
        cuts.append((cut, start, len(out)))
    return out, _Placing(tuple(cuts))


@dataclass(frozen=True, slots=True)
class Bodies:
    """The three bodies of a merge, laid out; a marker that stands twice in any of them is left among the words."""

    base: Laid
    mine: Laid
    theirs: Laid

    @classmethod
    def of(cls, base: str, mine: str, theirs: str) -> "Bodies":
        """Lay three bodies out."""
        counts = [Counter(marker_lines(text)) for text in (base, mine, theirs)]
        twice = frozenset(marker for count in counts for marker, number in count.items() if number > 1)
        return cls(*(lay_out(text, twice) for text in (base, mine, theirs)))

    def moved(self) -> tuple[dict[str, bool], dict[str, bool]]:
        """Return which markers each side moved."""
        return moved(self.base, self.mine), moved(self.base, self.theirs)

    def merged(self, asked: Asked, gone: frozenset[str], stays: frozenset[str]) -> str:
        """Return the body put together; markers in `gone` go, those in `stays` stay though a side took them away."""
        prose, placing = _merge_prose(Merger(asked), self.base, self.mine, self.theirs)
        order = merged_order(list(self.base.markers), list(self.mine.markers), list(self.theirs.markers))
        shifted = self.moved()
        placed = []
        for marker in order:
            if marker not in gone:
                at = self._place(marker, placing, shifted, asked, marker in stays)
                if at is not None:
                    placed.append((at, marker))
        return _written(prose, placed, _ending(self.base.ending, self.mine.ending, self.theirs.ending))

    def _place(
        self,
        marker: str,
        placing: _Placing,
        shifted: tuple[dict[str, bool], dict[str, bool]],
        asked: Asked,
        stays: bool,
    ) -> int | None:
        """Return the place of a marker in the merged prose, None where it is gone."""
        is_base = marker in self.base.markers
        sides = [name for name in ("mine", "theirs") if marker in getattr(self, name).markers]
        if len(sides) < 2:
            if is_base and stays and asked.settles_nothing:
                return self._at(marker, "base", placing)
            is_kept = sides and (stays or not is_base or shifted[sides[0] == "theirs"].get(marker, False))
            return self._at(marker, sides[0], placing) if is_kept else None
        mine, theirs = (self._at(marker, side, placing) for side in sides)
        if is_base and not shifted[0][marker]:
            return theirs if shifted[1][marker] or self._is_loose(marker) else mine
        if mine == theirs or (is_base and not shifted[1][marker]):
            return mine
        was = self._words(self.base, marker) if is_base else ""
        words = (self._words(self.mine, marker), self._words(self.theirs, marker))
        choice = asked.choose(_called(marker), ConflictKind.PLACE, was, *words)
        if choice is Take.BASE and is_base:
            return self._at(marker, "base", placing)
        return theirs if choice is Take.THEIRS else mine

    def _at(self, marker: str, side: str, placing: _Placing) -> int:
        laid: Laid = getattr(self, side)
        return placing.place(side, laid.markers[marker])

    def _is_loose(self, marker: str) -> bool:
        """Return whether their side alone knows on which side of new words the marker stands."""
        reach = _reach(self.base.prose, self.theirs.prose, self.base.markers[marker])
        return reach.first < reach.last

    @staticmethod
    def _words(laid: Laid, marker: str) -> str:
        at = laid.markers[marker]
        if not at:
            return "before the first paragraph"
        text = " ".join(laid.prose[at - 1].split())
        return f"after “{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}”"


def _called(marker: str) -> str:
    kind, _, rest = marker.removeprefix("::").partition("{#")
    return f"{kind}s.{rest.rstrip('}')}.place"


def _ending(base: str, mine: str, theirs: str) -> str:
    if mine == base:
        return theirs
    return mine if theirs == base else max(mine, theirs)
