"""Where ads are spread best: as many as fit, and of all ways to place so many the one with the most even text between.

Positions are words from the start of the story. The cost of a way is the sum of the squares of the words in the
stretches that the ads cut the story into, which is least where the stretches are most alike. Of ways that cost the
same, the one whose last ad stands first is taken, then the one before it, and so on: the answer is always the same.

Between two ads that stay, each number of new ones is looked at by itself; the best last ad before a candidate is found
among lines with a lower envelope, so that n candidates and k ads take n × k steps and not n² × k.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the story between two ads that stay, or its ends: candidates in order, each with its position.

    `reach[i]` is how many of the first candidates are far enough before candidate i to be the ad before it.
    """

    start: int
    end: int
    candidates: tuple[int, ...]
    positions: tuple[int, ...]
    reach: tuple[int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Way:
    """A way to place ads: its cost, and the candidates taken, the last one first."""

    cost: int
    taken: tuple[int, ...] = ()


@dataclass(slots=True)
class _Envelope:
    """The least of lines `slope * x + rest` at growing x; slopes may only fall. Of equal lines the first one counts."""

    lines: list[tuple[int, int, int]] = field(default_factory=list)
    head: int = 0

    def add(self, slope: int, rest: int, name: int) -> None:
        """Add a line."""
        lines = self.lines
        if len(lines) > self.head and lines[-1][0] == slope:
            if lines[-1][1] <= rest:
                return
            lines.pop()
        while len(lines) - self.head >= 2:
            (first, first_rest, _), (last, last_rest, _) = lines[-2], lines[-1]
            if (rest - first_rest) * (first - last) > (last_rest - first_rest) * (first - slope):
                break
            lines.pop()
        lines.append((slope, rest, name))

    def least(self, x: int) -> tuple[int, int] | None:
        """Return the least value at x and the name of its line, None where there is no line yet."""
        lines = self.lines
        if len(lines) <= self.head:
            return None
        while self.head + 1 < len(lines):
            slope, rest, _ = lines[self.head]
            next_slope, next_rest, _ = lines[self.head + 1]
            if next_slope * x + next_rest >= slope * x + rest:
                break
            self.head += 1
        slope, rest, name = lines[self.head]
        return slope * x + rest, name


def ways(window: Window, most: int) -> list[Way]:
    """Return the best way for each number of ads from none up, as far as so many fit, at most `most`."""
    out = [Way((window.end - window.start) ** 2)]
    costs: list[int | None] = [(at - window.start) ** 2 for at in window.positions]
    before: list[list[int]] = []
    while len(out) <= most:
        found = [
            (cost + (window.end - window.positions[number]) ** 2, number)
            for number, cost in enumerate(costs)
            if cost is not None
        ]
        if not found:
            break
        cost, number = min(found)
        out.append(Way(cost, _walk(window, before, number)))
        costs, came = _next_layer(window, costs)
        before.append(came)
    return out


def _walk(window: Window, before: Sequence[Sequence[int]], last: int) -> tuple[int, ...]:
    """Return the candidates of a way, the last one first."""
    taken = [window.candidates[last]]
    for came in reversed(before):
        last = came[last]
        taken.append(window.candidates[last])
    return tuple(taken)


def _next_layer(window: Window, costs: Sequence[int | None]) -> tuple[list[int | None], list[int]]:
    """Return the least cost of one ad more that ends at each candidate, and the candidate before it."""
    envelope = _Envelope()
    added = 0
    out: list[int | None] = []
    came: list[int] = []
    for number, at in enumerate(window.positions):
        while added < window.reach[number]:
            cost, place = costs[added], window.positions[added]
            if cost is not None:
                envelope.add(-2 * place, cost + place * place, added)
            added += 1
        found = envelope.least(at)
        out.append(None if found is None else found[0] + at * at)
        came.append(-1 if found is None else found[1])
    return out, came


def spread(windows: Sequence[Window], most: int) -> tuple[int, ...]:
    """Return the candidates to take, in order: as many as fit in all windows, at most `most`, spread best."""
    best = [Way(0)]
    for window in windows:
        each = ways(window, most)
        joined: list[Way | None] = [None] * min(most + 1, len(best) + len(each) - 1)
        for number, way in enumerate(best):
            for more, other in enumerate(each[: len(joined) - number]):
                made = Way(way.cost + other.cost, other.taken + way.taken)
                kept = joined[number + more]
                joined[number + more] = made if kept is None else min(kept, made)
        best = [way for way in joined if way is not None]
    return tuple(reversed(best[-1].taken))
