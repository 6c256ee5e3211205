"""The character formats of the body: each style in one theme and size."""

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextFormat

from editor.ui import type_scale
from editor.ui.body.quiet_syntax import Style
from editor.ui.theme import Role, Theme
from editor.ui.type_scale import Face, Scale

_CLEAR = QColor(0, 0, 0, 0)
_HEADINGS = {
    Style.HEADING_1: 1,
    Style.HEADING_2: 2,
    Style.HEADING_3: 3,
    Style.HEADING_4: 4,
    Style.HEADING_5: 5,
    Style.HEADING_6: 6,
}
_COLOURS = {
    Style.MARK: Role.MUTED,
    Style.ADDRESS: Role.MUTED,
    Style.LINK: Role.ACCENT,
    Style.CREDIT: Role.MUTED,
    Style.BULLET: Role.ACCENT,
    Style.CODE: Role.CHIP_INK,
}
_SIZES = {
    Style.ADDRESS: 0.72,
    Style.CREDIT: 0.9,
    Style.CODE: 0.86,
    Style.RAW: 0.86,
    Style.TABLE: 0.82,
    **{style: type_scale.HEADINGS[level] for style, level in _HEADINGS.items()},
}
_WEIGHTS = {
    Style.STRONG: QFont.Weight.Bold,
    Style.MARK: QFont.Weight.Normal,
    **dict.fromkeys(_HEADINGS, QFont.Weight.Bold),
}
_SLANTS = {Style.EMPHASIS: True, Style.MARK: False}
_UNDERLINES = {Style.LINK: True, Style.ADDRESS: False}
_MONO = {Style.CODE, Style.RAW, Style.TABLE, Style.ADDRESS}


class BodyFormats:
    """Formats by style, made once for a theme and a size."""

    def __init__(self, theme: Theme, scale: Scale) -> None:
        self._theme = theme
        self._scale = scale
        self._metrics = QFontMetricsF(scale.font())
        self._chips: dict[tuple[str, int], QTextCharFormat] = {}
        self.styles = {style: self._style(style) for style in Style}
        self.misspelt = QTextCharFormat()
        self.misspelt.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        self.misspelt.setUnderlineColor(theme.colour(Role.DANGER))
        self.hidden = QTextCharFormat()
        self.hidden.setForeground(_CLEAR)
        self.hidden.setProperty(QTextFormat.Property.FontPixelSize, 1)
        self._hidden_width = QFontMetricsF(type_scale.font(Face.SERIF, 1, preferred=scale.preferred))

    def card(self, height: int) -> QTextCharFormat:
        """Return the format of a marker's first character, so large that its line has room for a card."""
        line = self._metrics.height() / self._scale.body * type_scale.LINE_HEIGHT / 100
        made = QTextCharFormat()
        made.setForeground(_CLEAR)
        made.setProperty(QTextFormat.Property.FontPixelSize, round((height + 6) / line))
        return made

    def chip(self, first: str, rest: str, width: int) -> QTextCharFormat:
        """Return the format of a citation's first character: with the hidden rest it is as wide as the chip."""
        made = self._chips.get((first + rest, width))
        if made is None:
            taken = self._metrics.horizontalAdvance(first) + self._hidden_width.horizontalAdvance(rest)
            made = QTextCharFormat()
            made.setForeground(_CLEAR)
            made.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
            made.setFontLetterSpacing(width - taken)
            if len(self._chips) > 2_000:
                self._chips.clear()
            self._chips[first + rest, width] = made
        return made

    def _style(self, style: Style) -> QTextCharFormat:
        made = QTextCharFormat()
        if role := _COLOURS.get(style):
            made.setForeground(self._theme.colour(role))
        size = _SIZES.get(style, 1.0)
        if size != 1.0:
            made.setProperty(QTextFormat.Property.FontPixelSize, round(self._scale.body * size))
        if style in _WEIGHTS:
            made.setFontWeight(_WEIGHTS[style])
        if style in _SLANTS:
            made.setFontItalic(_SLANTS[style])
        if style in _MONO:
            made.setFontFamilies(list(type_scale.families(Face.MONO)))
        if style in _UNDERLINES:
            made.setFontUnderline(_UNDERLINES[style])
            made.setUnderlineColor(self._theme.colour(Role.ACCENT, 110))
        made.setFontStrikeOut(style is Style.STRUCK)
        return made
