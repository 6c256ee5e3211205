"""Cards and chips: what stands for a marker line or a citation, and how it is painted."""

from collections.abc import Callable
from dataclasses import dataclass
from math import floor
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from editor.ui import icons, type_scale
from editor.ui.body.quiet_syntax import Unit, UnitKind
from editor.ui.theme import Role, Theme
from editor.ui.type_scale import Face, Scale, Size


@dataclass(frozen=True, slots=True)
class CardText:
    """What a card says: icon, a title, a line of detail, and a state in a word with the role it is coloured by."""

    icon: str
    title: str
    detail: str = ""
    state: str = ""
    tone: Role = Role.MUTED


@dataclass(frozen=True, slots=True)
class ChipText:
    """What a chip says: whom or what it stands for; `tone` is a tint's role, DANGER_TINT where there is no record."""

    label: str
    icon: str = "person"
    tone: Role = Role.CHIP


class CardSource(Protocol):
    """Who knows the records behind markers, citations and pictures; asked at each painting, so it must be quick."""

    def card(self, kind: UnitKind, marker_id: str) -> CardText:
        """Return what the card of a marker says, or of a picture's address beside the words in the text."""
        ...

    def chip(self, kind: UnitKind, name: str) -> ChipText:
        """Return what the chip of a source's key says."""
        ...


_BARE_CARDS = {
    UnitKind.AD: ("ad", "Ad"),
    UnitKind.EMBED: ("embed", "Embed"),
    UnitKind.PICTURE: ("image", "Picture"),
}


class BareCards:
    """Cards of a text without records: they show the ids alone."""

    def card(self, kind: UnitKind, marker_id: str) -> CardText:
        """Return a card that says the marker's id."""
        icon, title = _BARE_CARDS[kind]
        return CardText(icon, title, marker_id)

    def chip(self, kind: UnitKind, name: str) -> ChipText:
        """Return a chip that says the key."""
        return ChipText(name)


def card_text(unit: Unit, source: CardSource) -> CardText:
    """Return what the card of a unit says: a picture's words stand in the text, its credit in its record."""
    known = source.card(unit.kind, unit.names[0])
    if unit.kind is not UnitKind.PICTURE:
        return known
    _, alternative, caption = unit.names
    title = caption or known.title
    detail = " · ".join(filter(None, (alternative, known.detail)))
    if alternative:
        return CardText(known.icon, title, detail)
    return CardText(known.icon, title, detail, "No alt text", Role.WARNING)


_INKS = {
    Role.CHIP: Role.CHIP_INK,
    Role.DANGER_TINT: Role.DANGER,
    Role.WARNING_TINT: Role.WARNING,
    Role.ACCENT_TINT: Role.ACCENT,
    Role.SUCCESS_TINT: Role.SUCCESS,
}
_CARD_ROLES = {
    UnitKind.AD: (Role.AD_CARD, Role.AD_INK),
    UnitKind.EMBED: (Role.EMBED_CARD, Role.EMBED_INK),
    UnitKind.PICTURE: (Role.WINDOW, Role.MUTED),
}
CARD_KINDS = tuple(_CARD_ROLES)
CARD_HEIGHT = 62  # logical pixels at normal zoom
_PICTURE_HEIGHT = 104  # the same, of a picture's card
_PICTURE_SHAPE = 1.45  # width by height of the small picture; photographs have 1.33 to 1.5
_PICTURE_EDGE = 9  # logical pixels between the card's edge and the picture
_WIDEST_CHIP = 260  # logical pixels at normal zoom
_RADIUS = 9.0


_EDGE = 2  # pixels that a line of two pixels may reach beyond an area
_MOST_PAINTED = 256  # cards and chips that are kept as they were drawn; 160 kB for a card


class UnitPainter:
    """Paints cards and chips in one theme and size."""

    def __init__(self, theme: Theme, scale: Scale) -> None:
        self._theme = theme
        self._zoom = scale.zoom / 100
        self._title = type_scale.font(Face.SANS, Size.INTERFACE * self._zoom + 0.5, QFont.Weight.DemiBold)
        self._detail = type_scale.font(Face.SANS, Size.SMALL * self._zoom)
        self._state = type_scale.font(Face.SANS, Size.MICRO * self._zoom, QFont.Weight.DemiBold)
        self._chip = type_scale.font(Face.SANS, scale.body * 0.7, QFont.Weight.Medium)
        self._chip_metrics = QFontMetricsF(self._chip)
        self._chip_height = round(self._chip_metrics.height() + 5 * self._zoom)
        self._chip_icon = round(self._chip_metrics.height() * 0.82)
        self._painted: dict[tuple[object, ...], QPixmap] = {}

    def height(self, kind: UnitKind) -> int:
        """Return how high the card of a kind is, in logical pixels."""
        return round((_PICTURE_HEIGHT if kind is UnitKind.PICTURE else CARD_HEIGHT) * self._zoom)

    def chip_text(self, unit: Unit, source: CardSource) -> ChipText:
        """Return what the chip of a unit says: its first name, and how many more there are."""
        first = source.chip(unit.kind, unit.names[0])
        if len(unit.names) == 1:
            return first
        others = [source.chip(unit.kind, name) for name in unit.names[1:]]
        tone = next((chip.tone for chip in (first, *others) if chip.tone is Role.DANGER_TINT), first.tone)
        icon = "people" if unit.kind is UnitKind.CITATION else first.icon
        return ChipText(f"{first.label} +{len(others)}", icon, tone)

    def chip_width(self, chip: ChipText) -> int:
        """Return how wide a chip is, in logical pixels, with the space on both sides of it."""
        words = min(self._chip_metrics.horizontalAdvance(chip.label), _WIDEST_CHIP * self._zoom)
        return round(words + self._chip_icon + 21 * self._zoom)

    def paint_chip(self, painter: QPainter, start: QPointF, chip: ChipText, width: float, lit: bool) -> None:
        """Paint a chip; `start` is the left end of its base line."""
        space = 3 * self._zoom
        rise = self._chip_metrics.ascent() + 3.5 * self._zoom
        area = QRectF(start.x() + space, start.y() - rise, width - 2 * space, self._chip_height)
        self._paint(painter, area, (chip, lit), lambda made, place: self._draw_chip(made, place, chip, lit))

    def _paint(
        self, painter: QPainter, area: QRectF, what: tuple[object, ...], draw: Callable[[QPainter, QRectF], None]
    ) -> None:
        """Paint what was drawn before of the same size, as drawing it costs ten times as much as all else of a key."""
        ratio = painter.device().devicePixelRatio()
        key = (*what, area.width(), area.height(), ratio)
        found = self._painted.get(key)
        if found is None:
            found = QPixmap(round((area.width() + 2 * _EDGE) * ratio), round((area.height() + 2 * _EDGE) * ratio))
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            made = QPainter(found)
            made.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(made, QRectF(_EDGE, _EDGE, area.width(), area.height()))
            made.end()
            if len(self._painted) >= _MOST_PAINTED:
                self._painted.clear()
            self._painted[key] = found
        # On whole pixels, or it would be blurred; always to the same side, or it would jump against scrolled text.
        corner = QPointF(floor((area.left() - _EDGE) * ratio + 0.5), floor((area.top() - _EDGE) * ratio + 0.5)) / ratio
        painter.drawPixmap(corner, found)

    def _draw_chip(self, painter: QPainter, area: QRectF, chip: ChipText, lit: bool) -> None:
        ink = self._theme.colour(_INKS.get(chip.tone, Role.CHIP_INK))
        painter.setPen(QPen(ink, 1.4) if lit else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(chip.tone))
        painter.drawRoundedRect(area, area.height() / 2.6, area.height() / 2.6)
        side = self._chip_icon
        pad = 6 * self._zoom
        place = QRectF(area.left() + pad, area.center().y() - side / 2, side, side)
        icons.paint(painter, chip.icon, ink.name(), place)
        painter.setPen(ink)
        painter.setFont(self._chip)
        words = area.adjusted(pad + side + 3 * self._zoom, 0, -pad + 1, 0)
        shown = self._chip_metrics.elidedText(chip.label, Qt.TextElideMode.ElideRight, words.width() + 1)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def paint_card(
        self,
        painter: QPainter,
        area: QRectF,
        kind: UnitKind,
        card: CardText,
        lit: bool,
        picture: QPixmap | None = None,
    ) -> None:
        """Paint a card over the line of its marker; a picture's card shows it small where it is loaded."""
        what = (kind, card, lit, picture.cacheKey() if picture is not None else 0)
        self._paint(painter, area, what, lambda made, place: self._draw_card(made, place, kind, card, lit, picture))

    def _draw_card(
        self, painter: QPainter, area: QRectF, kind: UnitKind, card: CardText, lit: bool, picture: QPixmap | None
    ) -> None:
        ground, ink_role = _CARD_ROLES[kind]
        ink = self._theme.colour(ink_role)
        edge = QPen(self._theme.colour(Role.ACCENT), 2) if lit else QPen(self._theme.colour(ink_role, 56), 1)
        painter.setPen(edge)
        painter.setBrush(self._theme.colour(ground))
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        tile = self._tile(area, kind)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(ink_role, 30))
        painter.drawRoundedRect(tile, 8, 8)
        if picture is not None:
            _paint_picture(painter, tile, picture)
        else:
            side = round(20 * self._zoom)
            corner = tile.center() - QPointF(side / 2, side / 2)
            icons.paint(painter, card.icon, ink.name(), QRectF(corner.x(), corner.y(), side, side))
        words = area.adjusted(tile.right() - area.left() + 12 * self._zoom, 0, -14 * self._zoom, 0)
        words.setRight(words.right() - self._paint_state(painter, words, card))
        self._paint_words(painter, words, card)

    def _tile(self, area: QRectF, kind: UnitKind) -> QRectF:
        """Return where a card's icon or picture is."""
        if kind is UnitKind.PICTURE:
            edge = _PICTURE_EDGE * self._zoom
            inner = area.adjusted(edge, edge, -edge, -edge)
            return QRectF(
                inner.left(), inner.top(), min(inner.height() * _PICTURE_SHAPE, area.width() / 3), inner.height()
            )
        side = 34 * self._zoom
        return QRectF(area.left() + 13 * self._zoom, area.center().y() - side / 2, side, side)

    def _paint_state(self, painter: QPainter, area: QRectF, card: CardText) -> float:
        """Paint the state at the right edge; return how much room it took."""
        if not card.state:
            return 0.0
        metrics = QFontMetricsF(self._state)
        dot = 6 * self._zoom
        width = metrics.horizontalAdvance(card.state) + dot + 6 * self._zoom
        if width > area.width() / 2:
            return 0.0
        colour = self._theme.colour(card.tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        left = area.right() - width
        painter.drawEllipse(QRectF(left, area.center().y() - dot / 2, dot, dot))
        painter.setPen(colour)
        painter.setFont(self._state)
        place = QRectF(left + dot + 6 * self._zoom, area.top(), width, area.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, card.state)
        return width + 12 * self._zoom

    def _paint_words(self, painter: QPainter, area: QRectF, card: CardText) -> None:
        half = area.height() / 2
        gap = 1.5 * self._zoom
        rows: tuple[tuple[str, QFont, QColor, QRectF, Qt.AlignmentFlag], ...] = (
            (
                card.title,
                self._title,
                self._theme.colour(Role.TEXT),
                area.adjusted(0, 0, 0, -half - gap if card.detail else 0.0),
                Qt.AlignmentFlag.AlignBottom if card.detail else Qt.AlignmentFlag.AlignVCenter,
            ),
            (
                card.detail,
                self._detail,
                self._theme.colour(Role.MUTED),
                area.adjusted(0, half + gap, 0, 0),
                Qt.AlignmentFlag.AlignTop,
            ),
        )
        for text, font, colour, place, upright in rows:
            painter.setFont(font)
            painter.setPen(colour)
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, upright | Qt.AlignmentFlag.AlignLeft, shown)


def _paint_picture(painter: QPainter, tile: QRectF, picture: QPixmap) -> None:
    """Paint the middle of a picture, as large as fills its tile."""
    size = QSizeF(picture.size()) / picture.devicePixelRatio()
    shown = tile.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatio) * picture.devicePixelRatio()
    left = (picture.width() - shown.width()) / 2
    top = (picture.height() - shown.height()) / 2
    path = QPainterPath()
    path.addRoundedRect(tile, 6, 6)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(path)
    painter.drawPixmap(tile, picture, QRectF(left, top, shown.width(), shown.height()))
    painter.restore()
