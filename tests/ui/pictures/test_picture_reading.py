"""Pictures as they are read from files and clipboards."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from editor.desk.pictures import UnusablePicture, media_type
from editor.ui.pictures import picture_reading


def image(width: int, height: int) -> QImage:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor("teal"))
    return made


@pytest.mark.parametrize(("ending", "converted"), [("png", False), ("jpg", False), ("bmp", True)])
def test_what_browsers_show_stays_and_the_rest_is_converted(
    qapp: object, tmp_path: Path, ending: str, converted: bool
) -> None:
    path = tmp_path / f"a.{ending}"
    assert image(1_000, 500).save(str(path))
    found = picture_reading.from_file(str(path))
    assert found.was_converted is converted
    assert (found.content == path.read_bytes()) is not converted
    assert (found.width, found.height) == (1_000, 500)
    assert found.preview.width() <= picture_reading.PREVIEW.width() * 2
    assert media_type(found.content, "") in {"image/png", "image/jpeg"}


def test_a_pasted_screenshot_is_png_and_a_large_photograph_jpeg(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert media_type(picture_reading.encoded(image(40, 40)), "") == "image/png"
    monkeypatch.setattr(picture_reading, "_LARGE_PNG", 10)
    assert media_type(picture_reading.encoded(image(40, 40)), "") == "image/jpeg"
    clear = image(40, 40).convertToFormat(QImage.Format.Format_ARGB32)
    assert media_type(picture_reading.encoded(clear), "") == "image/png"


def test_a_kind_that_only_browsers_know_comes_in_unseen(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "a.avif"
    path.write_bytes(b"\0\0\0\x1cftypavif" + bytes(40))
    found = picture_reading.from_file(str(path))
    assert found.preview.isNull()
    assert (found.width, found.content) == (0, path.read_bytes())


def test_a_damaged_picture_is_refused(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.gif"
    path.write_bytes(b"GIF89a" + bytes(20))
    with pytest.raises(UnusablePicture, match="damaged"):
        picture_reading.from_file(str(path))


def test_a_preview_is_no_larger_than_its_room(qapp: object) -> None:
    content = picture_reading.encoded(image(3_000, 1_000))
    made = picture_reading.preview(content, "a", QSize(100, 100))
    assert made.size() == QSize(200, 66)
