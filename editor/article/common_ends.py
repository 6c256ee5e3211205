"""What two sequences have in common at their ends; by halves, as slices are compared in C."""

from collections.abc import Sequence


def common_start(one: Sequence[object], other: Sequence[object]) -> int:
    """Return how many items (of a text: characters) two sequences have in common at their start."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def common_end(one: Sequence[object], other: Sequence[object], start: int) -> int:
    """Return how many items two sequences have in common at their end, none of them among the first `start`."""
    low, high = 0, max(0, min(len(one), len(other)) - start)
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low
