"""What lists paint alike: a pill at the right that takes its room, the ground of a chosen row, words cut to a line."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyle
from pytestqt.qtbot import QtBot

from editor.ui import row_painting, type_scale
from editor.ui.row_list import PILLS
from editor.ui.theme import Role, load
from editor.ui.type_scale import Face, Size

PLACE = QRect(10, 10, 180, 30)
THEME = load("light")
STATE = QStyle.StateFlag


@pytest.fixture
def image(qtbot: QtBot) -> QImage:
    made = QImage(200, 50, QImage.Format.Format_RGB32)
    made.fill(QColor("white"))
    return made


def test_a_pill_stands_in_the_middle_at_the_right_and_takes_its_room(image: QImage) -> None:
    painter = QPainter(image)
    font = type_scale.font(Face.SANS, Size.MICRO)
    room = row_painting.paint_pill(painter, THEME, PLACE, font, PILLS["danger"], "Missing")
    painter.end()
    ground = THEME.colour(Role.DANGER_TINT)
    assert image.pixelColor(PLACE.right() - 3, PLACE.center().y()) == ground
    assert image.pixelColor(PLACE.right() - 12, PLACE.top() + 2) == QColor("white")
    assert image.pixelColor(PLACE.right() - room, PLACE.center().y()) == QColor("white")
    assert 40 < room < 100


@pytest.mark.parametrize(
    ("state", "inside", "edge"),
    [
        (STATE.State_Enabled, None, None),
        (STATE.State_MouseOver, Role.HOVER, Role.HOVER),
        (STATE.State_Selected, Role.ACCENT_TINT, Role.ACCENT_TINT),
        (STATE.State_HasFocus, None, Role.ACCENT),
        (STATE.State_Selected | STATE.State_HasFocus, Role.ACCENT_TINT, Role.ACCENT),
    ],
)
def test_a_ground_tells_what_is_chosen_and_what_has_the_focus(
    image: QImage, state: QStyle.StateFlag, inside: Role | None, edge: Role | None
) -> None:
    painter = QPainter(image)
    row_painting.paint_ground(painter, THEME, PLACE, state)
    painter.end()
    middle = PLACE.center()
    assert image.pixelColor(middle) == (THEME.colour(inside) if inside else QColor("white"))
    assert image.pixelColor(middle.x(), PLACE.top()) == (THEME.colour(edge) if edge else QColor("white"))


def inked(image: QImage) -> list[int]:
    """Return the columns in which something is painted."""
    white = QColor("white")
    return [x for x in range(image.width()) if any(image.pixelColor(x, y) != white for y in range(image.height()))]


@pytest.mark.parametrize("words", ["عادت العبارة", "עבר"])
def test_words_from_the_right_begin_there(image: QImage, words: str) -> None:
    painter = QPainter(image)
    row_painting.paint_words(painter, THEME, PLACE, type_scale.font(Face.SANS, Size.INTERFACE), Role.TEXT, words)
    painter.end()
    columns = inked(image)
    assert columns[-1] > PLACE.right() - 6
    assert columns[0] > PLACE.left() + 40
    assert row_painting.is_read_from_right(f"“{words}” 12")
    assert not row_painting.is_read_from_right(f"12 a {words}")


def test_words_stay_in_their_room(image: QImage) -> None:
    painter = QPainter(image)
    font = type_scale.font(Face.SANS, Size.INTERFACE)
    row_painting.paint_words(painter, THEME, QRect(10, 10, 60, 30), font, Role.TEXT, "a long row of words " * 4)
    painter.end()
    inked = [x for x in range(200) for y in range(50) if image.pixelColor(x, y) != QColor("white")]
    assert inked
    assert 10 <= min(inked) < max(inked) <= 70
