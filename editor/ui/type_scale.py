"""Type: families in order of preference, and the few sizes that the window uses.

Sizes are logical pixels, as a point is 96/72 pixels on one system and 1 on another; Qt scales pixels for dense screens.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF


class Face(StrEnum):
    """What a typeface is for."""

    SERIF = "serif"
    SANS = "sans"
    MONO = "mono"


# Text faces for long reading first, then what macOS, Windows and Linux bring; a bare machine has only DejaVu.
FAMILIES: dict[Face, tuple[str, ...]] = {
    Face.SERIF: (
        "Source Serif 4", "Source Serif Pro", "Charter", "Bitstream Charter", "Iowan Old Style", "Literata", "Georgia",
        "Noto Serif", "Cambria", "Liberation Serif", "DejaVu Serif",
    ),
    Face.SANS: (
        "Inter", "Inter Variable", "SF Pro Text", ".AppleSystemUIFont", "Segoe UI Variable", "Segoe UI", "Cantarell",
        "Ubuntu", "Noto Sans", "Open Sans", "Liberation Sans", "DejaVu Sans",
    ),
    Face.MONO: (
        "JetBrains Mono", "SF Mono", "Menlo", "Cascadia Mono", "Consolas", "Ubuntu Mono", "Noto Sans Mono",
        "Liberation Mono", "DejaVu Sans Mono",
    ),
}  # fmt: skip


class Size:
    """Sizes in logical pixels; a ratio of about 1.2 from step to step."""

    MICRO = 11
    SMALL = 12
    INTERFACE = 13
    STRONG = 15
    BODY = 18
    TITLE = 20
    NARROW_HEADLINE = 24
    HEADLINE = 30


# Headings inside a story, by level, as a multiple of the body's size; the headline stands outside.
HEADINGS = {1: 1.45, 2: 1.25, 3: 1.12, 4: 1.0, 5: 1.0, 6: 1.0}
LINE_HEIGHT = 150  # per cent of the type's own line
COLUMN = 70  # characters to a line at most; Bringhurst, Elements of Typographic Style 2.1.2, has 45 to 75
LOWEST_ZOOM, HIGHEST_ZOOM, ZOOM_STEP = 60, 240, 10  # per cent


@dataclass(frozen=True, slots=True)
class Scale:
    """The body's type at one zoom (per cent); `preferred` is a family that a person chose, or empty."""

    zoom: int = 100
    preferred: str = ""

    @property
    def body(self) -> int:
        """Return the size of the body's type in pixels."""
        return round(Size.BODY * self.zoom / 100)

    def font(self) -> QFont:
        """Return the body's type."""
        return font(Face.SERIF, self.body, preferred=self.preferred)

    def stepped(self, steps: int) -> "Scale":
        """Return the scale some steps larger or smaller, within the limits; 0 is back to normal."""
        zoom = self.zoom + steps * ZOOM_STEP if steps else 100
        return Scale(min(HIGHEST_ZOOM, max(LOWEST_ZOOM, zoom)), self.preferred)

    def column(self) -> int:
        """Return the width in pixels of a full line of the body."""
        sample = "the quick brown fox jumps over the lazy dog and then it rests a while "
        return round(QFontMetricsF(self.font()).horizontalAdvance(sample) / len(sample) * COLUMN)


@lru_cache(maxsize=16)
def families(face: Face, preferred: str = "") -> tuple[str, ...]:
    """Return the families of a face that this machine has, best first; Qt searches long for one that it lacks."""
    wanted = ((preferred,) if preferred else ()) + FAMILIES[face]
    return tuple(family for family in wanted if QFontDatabase.hasFamily(family)) or (_GENERIC[face],)


_GENERIC = {Face.SERIF: "serif", Face.SANS: "sans-serif", Face.MONO: "monospace"}


def font(face: Face, size: float, weight: QFont.Weight = QFont.Weight.Normal, preferred: str = "") -> QFont:
    """Return a typeface in a size of logical pixels."""
    made = QFont()
    made.setFamilies(list(families(face, preferred)))
    made.setPixelSize(max(1, round(size)))
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return made
