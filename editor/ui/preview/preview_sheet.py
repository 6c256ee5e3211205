"""The page of one version as a row of pieces, and what two rows have in common."""

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page of one version: `pieces` are the head, the stretches and the foot; a stretch may be empty."""

    pieces: tuple[str, ...] = ()
    lengths: tuple[int, ...] = ()  # of all stretches before each one together, in characters
    between: int = 0  # characters between two stretches

    def piece_at(self, offset: int) -> int:
        """Return the number of the piece that shows an offset of the text."""
        return max(1, bisect_right(range(len(self.pieces) - 2), offset, key=self._start))

    def offset_of(self, piece: int) -> int:
        """Return where the stretch of a piece begins in the text; the head's is its start, the foot's its end."""
        stretches = len(self.pieces) - 2
        return self._start(min(piece, stretches) - 1) if piece > 0 and stretches > 0 else 0

    def _start(self, stretch: int) -> int:
        return self.lengths[stretch] + stretch * self.between
