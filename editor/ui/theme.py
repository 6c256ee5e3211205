"""Themes: colours by role, read from small TOML files, and what Qt is told of them.

Fusion is drawn on every system, as a style of the system's own follows neither our roles nor, under a bare X server,
the system's dark mode. Widgets ask for roles, never for colours.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from PySide6.QtGui import QColor, QPalette

from editor.article.errors import UnknownName
from resources import FOLDER


class Role(StrEnum):
    """What a colour is for."""

    WINDOW = "window"
    SIDEBAR = "sidebar"
    SURFACE = "surface"
    RAISED = "raised"
    HOVER = "hover"
    PRESSED = "pressed"
    TEXT = "text"
    MUTED = "muted"
    BORDER = "border"
    OUTLINE = "outline"
    ACCENT = "accent"
    ACCENT_TINT = "accent_tint"
    ON_ACCENT = "on_accent"
    SELECTION = "selection"
    WARNING = "warning"
    WARNING_TINT = "warning_tint"
    DANGER = "danger"
    DANGER_TINT = "danger_tint"
    SUCCESS = "success"
    SUCCESS_TINT = "success_tint"
    AD_CARD = "ad_card"
    AD_INK = "ad_ink"
    EMBED_CARD = "embed_card"
    EMBED_INK = "embed_ink"
    CHIP = "chip"
    CHIP_INK = "chip_ink"
    FOUND = "found"
    TOOLTIP = "tooltip"
    ON_TOOLTIP = "on_tooltip"


WORDS = 4.5  # WCAG 2.2, success criterion 1.4.3: words below 18 pt
CONTROLS = 3.0  # WCAG 2.2, success criterion 1.4.11: the edges and signs of controls
_GROUNDS = (Role.WINDOW, Role.SIDEBAR, Role.SURFACE, Role.RAISED)
_WASHES = (Role.HOVER, Role.PRESSED, Role.SELECTION, Role.FOUND)
_TINTS = {
    Role.ACCENT_TINT: Role.ACCENT,
    Role.WARNING_TINT: Role.WARNING,
    Role.DANGER_TINT: Role.DANGER,
    Role.SUCCESS_TINT: Role.SUCCESS,
    Role.AD_CARD: Role.AD_INK,
    Role.EMBED_CARD: Role.EMBED_INK,
    Role.CHIP: Role.CHIP_INK,
}
_STATES = (Role.ACCENT, Role.WARNING, Role.DANGER, Role.SUCCESS)

# Every pair that meets somewhere in the window: ink, ground, least contrast.
PAIRS: tuple[tuple[Role, Role, float], ...] = (
    *((Role.TEXT, ground, WORDS) for ground in (*_GROUNDS, *_WASHES, *_TINTS)),
    *((Role.MUTED, ground, WORDS) for ground in (*_GROUNDS, Role.HOVER, Role.AD_CARD, Role.EMBED_CARD)),
    *((state, ground, WORDS) for state in _STATES for ground in _GROUNDS),
    *((ink, tint, WORDS) for tint, ink in _TINTS.items()),
    *((state, card, WORDS) for state in _STATES for card in (Role.AD_CARD, Role.EMBED_CARD)),
    *((Role.OUTLINE, ground, CONTROLS) for ground in (Role.WINDOW, Role.SURFACE, Role.RAISED)),
    (Role.ON_ACCENT, Role.ACCENT, WORDS),
    (Role.ON_TOOLTIP, Role.TOOLTIP, WORDS),
)


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours; `colours` gives `#rrggbb` for each role."""

    name: str
    is_dark: bool
    colours: Mapping[Role, str]

    def css(self, role: Role) -> str:
        """Return a role's colour as `#rrggbb`."""
        return self.colours[role]

    def colour(self, role: Role, alpha: int = 255) -> QColor:
        """Return a role's colour; `alpha` from 0, clear, to 255."""
        colour = QColor(self.colours[role])
        colour.setAlpha(alpha)
        return colour


def names() -> tuple[str, ...]:
    """Return the names of the themes there are."""
    folder = FOLDER / "themes"
    return tuple(sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")))


@lru_cache(maxsize=8)
def load(name: str) -> Theme:
    """Return a theme; raises UnknownName for one there is not, ValueError where a role lacks its colour."""
    if name not in names():
        raise UnknownName(f"There is no theme “{name}”.")
    table = tomllib.loads((FOLDER / "themes" / f"{name}.toml").read_text(encoding="utf-8"))
    roles = {Role(role): colour for role, colour in table["roles"].items()}
    missing = [role.value for role in Role if role not in roles]
    if missing:
        raise ValueError(f"theme {name} lacks {', '.join(missing)}")
    return Theme(table["name"], table["dark"], MappingProxyType(roles))


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: str, ground: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


_PALETTE = {
    QPalette.ColorRole.Window: Role.WINDOW,
    QPalette.ColorRole.WindowText: Role.TEXT,
    QPalette.ColorRole.Base: Role.SURFACE,
    QPalette.ColorRole.AlternateBase: Role.WINDOW,
    QPalette.ColorRole.Text: Role.TEXT,
    QPalette.ColorRole.PlaceholderText: Role.MUTED,
    QPalette.ColorRole.Button: Role.RAISED,
    QPalette.ColorRole.ButtonText: Role.TEXT,
    QPalette.ColorRole.BrightText: Role.ON_ACCENT,
    QPalette.ColorRole.Highlight: Role.SELECTION,
    QPalette.ColorRole.HighlightedText: Role.TEXT,
    QPalette.ColorRole.ToolTipBase: Role.TOOLTIP,
    QPalette.ColorRole.ToolTipText: Role.ON_TOOLTIP,
    QPalette.ColorRole.Link: Role.ACCENT,
    QPalette.ColorRole.LinkVisited: Role.ACCENT,
    QPalette.ColorRole.Accent: Role.ACCENT,
    QPalette.ColorRole.Light: Role.RAISED,
    QPalette.ColorRole.Midlight: Role.HOVER,
    QPalette.ColorRole.Mid: Role.BORDER,
    QPalette.ColorRole.Dark: Role.OUTLINE,
    QPalette.ColorRole.Shadow: Role.BORDER,
}


def palette(theme: Theme) -> QPalette:
    """Return the palette that Fusion draws with."""
    made = QPalette()
    for place, role in _PALETTE.items():
        made.setColor(place, theme.colour(role))
    for place in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, place, theme.colour(Role.MUTED, 150))
    return made
