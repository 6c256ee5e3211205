"""How the preview looks: colours from the exported page's own style sheet, and type as near to it as Qt can set it."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QTextBlockFormat, QTextCharFormat, QTextFormat

from editor.exporting.templates import resource

REM = 16  # pixels; what the page has on a screen as narrow as the preview
COLUMN = 40 * REM  # pixels; the page's column
BOX = QTextFormat.Property.UserProperty.value + 1  # the kind of box that a block stands in
FIRST = BOX + 1  # whether it is the first of its box
CELL = BOX + 2  # whether it is a cell of a table

_VARIABLE = re.compile(r"--([a-z\-]+): ([^;]+);")
_DARK = "@media (prefers-color-scheme: dark)"


class Kind(StrEnum):
    """What a paragraph of the page is."""

    KICKER = "kicker"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATES = "dates"
    CREDIT = "credit"
    CORRECTION = "correction"
    PARAGRAPH = "p"
    H2 = "h2"
    H3 = "h3"
    H4 = "h4"
    QUOTE = "quote"
    CITE = "cite"
    ITEM = "li"
    CODE = "pre"
    CELL = "td"
    HEAD_CELL = "th"
    CAPTION = "figcaption"
    PICTURE = "picture"
    POST = "post"
    POST_FOOT = "post foot"
    AD = "ad"
    AD_ROOM = "ad room"
    RULE = "hr"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph is set: face, size in rem, weight, colour by its name in the page, line height, space around.

    `line` is a multiple of the size, `above`, `below` and `indent` are rem.
    """

    face: str
    size: float
    weight: QFont.Weight = QFont.Weight.Normal
    ink: str = "ink"
    line: float = 1.62
    above: float = 0.0
    below: float = 1.25
    indent: float = 0.0
    centred: bool = False


_BOLD = QFont.Weight.Bold
# The sizes of resources/html/page.css; the headline's is that of a window as wide as the preview.
SETTINGS: dict[Kind, Setting] = {
    Kind.KICKER: Setting("sans", 0.875, _BOLD, "accent", 1.3, below=0.5),
    Kind.HEADLINE: Setting("serif", 2.125, _BOLD, line=1.1, below=1.0),
    Kind.STANDFIRST: Setting("serif", 1.2, ink="quiet", line=1.42, below=1.25),
    Kind.BYLINE: Setting("sans", 0.9375, line=1.45, above=0.25, below=0.125),
    Kind.DATES: Setting("sans", 0.9375, ink="quiet", line=1.45, below=1.75),
    Kind.CREDIT: Setting("sans", 0.9375, ink="quiet", line=1.45, above=0.625, below=0.625),
    Kind.CORRECTION: Setting("sans", 0.9375, line=1.45, below=0.625),
    Kind.PARAGRAPH: Setting("serif", 1.125),
    Kind.H2: Setting("serif", 1.5, _BOLD, line=1.22, above=1.65, below=0.75),
    Kind.H3: Setting("serif", 1.25, _BOLD, line=1.22, above=1.375, below=0.625),
    Kind.H4: Setting("serif", 1.125, _BOLD, line=1.22, above=1.25, below=0.5),
    Kind.QUOTE: Setting("serif", 1.1875, line=1.5, below=0.7, indent=1.5),
    Kind.CITE: Setting("sans", 0.9375, ink="quiet", line=1.45, below=1.25, indent=1.5),
    Kind.ITEM: Setting("serif", 1.125, line=1.5, above=0.3, below=0.3),
    Kind.CODE: Setting("mono", 0.86, line=1.5, above=0.9, below=1.9, indent=1.0),
    Kind.CELL: Setting("sans", 0.9375, line=1.4, below=0.0),
    Kind.HEAD_CELL: Setting("sans", 0.9375, _BOLD, line=1.4, below=0.0),
    Kind.CAPTION: Setting("sans", 0.875, ink="quiet", line=1.45, above=0.5, below=1.75),
    Kind.PICTURE: Setting("sans", 0.9375, ink="quiet", line=1.0, above=0.5, below=0.25, centred=True),
    Kind.POST: Setting("serif", 1.0625, line=1.5, above=0.6, below=0.6, indent=1.25),
    Kind.POST_FOOT: Setting("sans", 0.875, ink="quiet", line=1.45, above=0.4, below=2.2, indent=1.25),
    Kind.AD: Setting("sans", 0.75, ink="quiet", line=1.3, above=1.2, below=0.3, centred=True),
    Kind.AD_ROOM: Setting("sans", 0.875, ink="quiet", line=1.3, above=3.5, below=6.25, centred=True),
    Kind.RULE: Setting("sans", 0.5, line=1.0, above=1.0, below=2.0),
    Kind.GAP: Setting("sans", 0.25, line=1.0, below=0.0),
}


@lru_cache(maxsize=2)
def colours(dark: bool) -> dict[str, str]:
    """Return the colours of the exported page by their names, those of its dark form over those of its light one."""
    sheet = resource("page.css")
    light, _, rest = sheet.partition(_DARK)
    found = {name: value for name, value in _VARIABLE.findall(light) if value.startswith("#")}
    if dark:
        block = rest[: rest.index("img {")]
        found |= {name: value for name, value in _VARIABLE.findall(block) if value.startswith("#")}
    return {name: _long(value) for name, value in found.items()}


def _long(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(2 * one for one in colour[1:])


@lru_cache(maxsize=4)
def families(face: str) -> tuple[str, ...]:
    """Return the families of the page's `serif`, `sans` or `mono` that this machine has, best first."""
    sheet = resource("page.css")
    named = re.search(rf"--{face}: ([^;]+);", sheet)
    wanted = [one.strip().strip('"') for one in named[1].split(",")] if named else []
    generic = {"serif": "serif", "sans": "sans-serif", "mono": "monospace"}[face]
    return tuple(one for one in wanted if QFontDatabase.hasFamily(one)) or (generic,)


class PageStyle:
    """The formats of one look, made once for each kind of paragraph."""

    def __init__(self, dark: bool) -> None:
        self.dark = dark
        self._colours = colours(dark)
        self._characters: dict[Kind, QTextCharFormat] = {}
        self._blocks: dict[Kind, QTextBlockFormat] = {}

    def colour(self, name: str) -> QColor:
        """Return a colour of the page by its name."""
        return QColor(self._colours[name])

    def characters(self, kind: Kind) -> QTextCharFormat:
        """Return how the words of a paragraph are set."""
        found = self._characters.get(kind)
        if found is None:
            setting = SETTINGS[kind]
            found = QTextCharFormat()
            found.setFontFamilies(list(families(setting.face)))
            found.setProperty(QTextFormat.Property.FontPixelSize, max(1, round(setting.size * REM)))
            found.setFontWeight(setting.weight)
            found.setForeground(self.colour(setting.ink))
            self._characters[kind] = found
        return QTextCharFormat(found)

    def block(self, kind: Kind) -> QTextBlockFormat:
        """Return how a paragraph stands."""
        found = self._blocks.get(kind)
        if found is None:
            setting = SETTINGS[kind]
            found = QTextBlockFormat()
            found.setTopMargin(round(setting.above * REM))
            found.setBottomMargin(round(setting.below * REM))
            found.setLeftMargin(round(setting.indent * REM))
            own = QFontMetricsF(self.characters(kind).font()).height()
            percent = 100 * setting.line * setting.size * REM / own
            if kind is not Kind.PICTURE:  # whose line is as high as the picture
                found.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if kind in (Kind.POST, Kind.POST_FOOT, Kind.CODE):  # which stand in a box
                found.setRightMargin(round(setting.indent * REM))
            if setting.centred:
                found.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._blocks[kind] = found
        return QTextBlockFormat(found)
