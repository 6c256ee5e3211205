"""Signs in the corner of icons: how a thing stands is not said by colour alone."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from editor.article.library_values import Standing
from editor.ui import icons, standings
from editor.ui.icons import Sign


def shape(sign: Sign, size: int = 14) -> list[bool]:
    """Return which pixels are inked, whatever their colour."""
    image: QImage = icons.pixmap("ad", "#000000", size, 2.0, sign).toImage()
    return [image.pixelColor(x, y).alpha() > 100 for y in range(image.height()) for x in range(image.width())]


def test_every_standing_has_a_shape_of_its_own(qapp: QApplication) -> None:
    assert set(standings.SIGNS) == set(standings.ROLES) == set(Standing)
    shapes = [shape(sign) for sign in standings.SIGNS.values()]
    for number, one in enumerate(shapes):
        for other in shapes[number + 1 :]:
            different = sum(left != right for left, right in zip(one, other, strict=True))
            assert different > len(one) / 50  # of all pixels: more than a stray one
