"""What was read out of a story before, so that reading it after an edit costs what the edit touched.

An `Earlier` belongs to whoever reads one story again and again, and to one thread. It holds the body read last, what is
known of each of its blocks, and what the readers of the whole story keep (`of`): all of one version, so that its size
is that of the story. Nothing that it gives differs from what an empty one gives.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from editor.article.body import Block
from editor.article.reparse import NOTHING, Parsed, moved, parse_again

T = TypeVar("T")


class Facts(dict[Callable[[Block], Any], Any]):
    """What is known of a block wherever it stands, by the function that reads it out of the block at offset 0."""

    __slots__ = ("block",)

    def __init__(self, block: Block) -> None:
        super().__init__()
        self.block = block

    def __missing__(self, read: Callable[[Block], T]) -> T:
        block = self.block
        if block.start:
            block = self.block = moved(block, -block.start)
        found = self[read] = read(block)
        return found


def each(facts: Iterable[Facts], read: Callable[[Block], T]) -> list[T]:
    """Return what a function reads out of each block; it is asked once for a block, wherever that moves."""
    return [one[read] for one in facts]


def learn(facts: Iterable[Facts], reads: Sequence[Callable[[Block], object]], go_on: Callable[[], None]) -> None:
    """Have functions read each block that they did not read yet; `go_on` is called between two and may raise."""
    for one in facts:
        for read in reads:
            if read not in one:
                go_on()
                one[read]


def count_same(before: Sequence[object], now: Sequence[object]) -> int:
    """Return how many objects two sequences begin with in common."""
    for number, (one, other) in enumerate(zip(before, now, strict=False)):
        if one is not other:
            return number
    return min(len(before), len(now))


@dataclass(frozen=True, slots=True)
class Known:
    """The blocks of one version of a story, and what is known of each."""

    blocks: tuple[Block, ...]
    facts: tuple[Facts, ...]


class Earlier:
    """The version of a story that was read last, and what its readers keep of it."""

    def __init__(self) -> None:
        self._parsed: Parsed = NOTHING
        self._facts: tuple[Facts, ...] = ()
        self._kept: dict[type[Any], Any] = {}

    def read(self, text: str) -> Known:
        """Return the blocks of a body; what was known of those that stay or move is known of them still."""
        parsed, before = parse_again(self._parsed, text), self._facts
        made = parsed.blocks[parsed.same : len(parsed.blocks) - parsed.moved]
        self._facts = (*before[: parsed.same], *map(Facts, made), *before[len(before) - parsed.moved :])
        self._parsed = parsed
        return Known(parsed.blocks, self._facts)

    def of(self, kind: type[T]) -> T:
        """Return the one value of a kind that is kept with this story; made without arguments at first."""
        if kind not in self._kept:
            self._kept[kind] = kind()
        found: T = self._kept[kind]
        return found
