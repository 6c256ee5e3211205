"""Characters and Qt's positions: Python counts code points, Qt counts UTF-16 units, and an emoji is one and two.

Most texts hold no character beyond the Basic Multilingual Plane; then both counts agree and nothing is computed.
"""

from bisect import bisect_left
from collections.abc import Iterable


def length(text: str) -> int:
    """Return how many UTF-16 units a text takes."""
    return len(text) if text.isascii() else len(text) + sum(character > "\uffff" for character in text)


def wide_places(text: str) -> list[int]:
    """Return the UTF-16 positions of the characters that take two units, in order."""
    if text.isascii() or max(text) <= "\uffff":
        return []
    found = [at for at, character in enumerate(text) if character > "\uffff"]
    return [at + before for before, at in enumerate(found)]


class Utf16Index:
    """Where a text's wide characters stand; turns offsets (code points) into positions (UTF-16) and back."""

    def __init__(self, text: str = "") -> None:
        self._places = wide_places(text)

    def __len__(self) -> int:
        return len(self._places)

    def position(self, offset: int) -> int:
        """Return the UTF-16 position of the character at an offset."""
        places = self._places
        if not places:
            return offset
        before = bisect_left(range(len(places)), offset, key=lambda nth: places[nth] - nth)
        return offset + before

    def offset(self, position: int) -> int:
        """Return the offset of the character at a UTF-16 position; one inside a pair is that of its character."""
        return position - bisect_left(self._places, position) if self._places else position

    def respan(self, start: int, old_end: int, new_end: int, wide: Iterable[int]) -> None:
        """Tell that what stood from `start` to `old_end` now ends at `new_end` and holds wide characters there."""
        places = self._places
        low, high = bisect_left(places, start), bisect_left(places, old_end)
        new = list(wide)
        if not new and low == len(places):
            return
        shift = new_end - old_end
        places[low:] = new + [place + shift for place in places[high:]]


def line_positions(text: str) -> Utf16Index | None:
    """Return the index of one line, or None where offsets and positions agree."""
    places = wide_places(text)
    return Utf16Index(text) if places else None
