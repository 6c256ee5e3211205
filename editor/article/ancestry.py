"""Who comes from whom: the revisions of a story as a graph, in which one may have two parents."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

T = TypeVar("T")
Parents = Mapping[str, tuple[str, ...]]
"""The parents of each revision by its id; none for the first of a story."""


def ancestors(parents: Parents, revisions: Iterable[str]) -> frozenset[str]:
    """Return some revisions and all that they come from, as far as these are known."""
    found: set[str] = set()
    waiting = [one for one in revisions if one in parents]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += [parent for parent in parents[one] if parent in parents]
    return frozenset(found)


def comes_from(parents: Parents, revision: str, other: str) -> bool:
    """Return whether a revision is the other or comes from it."""
    return other in ancestors(parents, (revision,))


def nearest_common(parents: Parents, one: str, other: str) -> tuple[str, ...]:
    """Return the revisions that both come from and from which no other such revision comes, by their ids.

    There are several where two desktops merged the same two texts, each by itself.
    """
    common = ancestors(parents, (one,)) & ancestors(parents, (other,))
    behind = ancestors(parents, (parent for revision in common for parent in parents[revision]))
    return tuple(sorted(common - behind))


def in_order(parents: Parents) -> tuple[str, ...]:
    """Return the revisions so that each stands after its parents, otherwise in the order given.

    Raises ValueError where some come from themselves.
    """
    done: dict[str, None] = {}
    for first in parents:
        waiting, open_ = [first], set[str]()
        while waiting:
            one = waiting[-1]
            missing = [parent for parent in parents[one] if parent in parents and parent not in done]
            if missing and one in open_:
                raise ValueError(f"The revision {one[:12]} comes from itself.")
            open_.add(one)
            if missing:
                waiting += reversed(missing)
            else:
                done.setdefault(waiting.pop())
    return tuple(done)


def base_of(parents: Parents, one: str, other: str, load: Callable[[str], T], join: Callable[[T, T, T], T]) -> T | None:
    """Return what two revisions are held against in a merge, None where they share nothing.

    Where they have several nearest common revisions, these are joined first (`join` is given base and both sides and
    settles nothing), as Git's recursive merge does: else a choice made on one side would be undone without a word.
    """
    nearest = nearest_common(parents, one, other)
    if not nearest:
        return None
    joined, names = load(nearest[0]), [nearest[0]]
    for name in nearest[1:]:
        base = base_of(parents, names[-1], name, load, join)
        joined = joined if base is None else join(base, joined, load(name))
        names.append(name)
    return joined
