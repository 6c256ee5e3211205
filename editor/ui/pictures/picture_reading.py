"""Pictures as they come from files and clipboards: decoded, measured and made small in the worker's thread."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QImageWriter

from editor.desk import pictures
from editor.desk.pictures import SHOWN_TYPES, UnusablePicture

PREVIEW = QSize(440, 240)  # pixels of what the dialog shows, on a screen of normal density twice that
_ALLOCATION = 512  # megabytes that one decoded picture may take: 128 megapixels
_LARGE_PNG = 3_000_000  # bytes; a pasted photograph is larger, a screenshot hardly ever
_UNSEEN = "image/avif"  # browsers show it, Qt only with a plug-in that few have
_QUALITY = 90  # of 100, for a photograph that has to be written anew


@dataclass(frozen=True, slots=True)
class Candidate:
    """A picture that may become one of a story: its bytes, and a small image of it."""

    content: bytes
    name: str
    preview: QImage
    width: int
    height: int
    was_converted: bool = False
    has_location: bool = False


def from_file(path: str) -> Candidate:
    """Return the picture of a file; one of a kind that browsers do not show is converted. Raises UnusablePicture."""
    file = Path(path)
    content = pictures.read_file(file)
    kind = pictures.media_type(content, file.name)
    if kind in SHOWN_TYPES:
        return _candidate(content, file.name)
    image = _decoded(content, file.name, QSize())
    return _candidate(encoded(image), file.name, was_converted=True)


def from_image(image: QImage, name: str) -> Candidate:
    """Return the picture that was pasted."""
    return _candidate(encoded(image), name)


def encoded(image: QImage) -> bytes:
    """Return an image as PNG, or as JPEG where it is a large photograph."""
    content = _written(image, b"PNG", -1)
    if len(content) > _LARGE_PNG and not image.hasAlphaChannel():
        return _written(image, b"JPEG", _QUALITY)
    return content


def preview(content: bytes, name: str, room: QSize = PREVIEW) -> QImage:
    """Return a small image of a picture, twice as large as `room` for dense screens; raises UnusablePicture."""
    return _decoded(content, name, room * 2)


def _candidate(content: bytes, name: str, *, was_converted: bool = False) -> Candidate:
    size, small = QSize(0, 0), QImage()
    if pictures.media_type(content, name) != _UNSEEN or b"avif" in QImageReader.supportedImageFormats():
        size, small = _size(content), preview(content, name)
    return Candidate(content, name, small, size.width(), size.height(), was_converted, pictures.has_location(content))


def _reader(content: bytes) -> tuple[QImageReader, QBuffer]:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    return reader, buffer


def _size(content: bytes) -> QSize:
    reader, buffer = _reader(content)  # the reader does not keep the buffer alive
    size = reader.size()
    turned = reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90
    buffer.close()
    return size.transposed() if turned else size


def _decoded(content: bytes, name: str, room: QSize) -> QImage:
    """Return the decoded image, no larger than `room` if one is given."""
    QImageReader.setAllocationLimit(_ALLOCATION)
    reader, buffer = _reader(content)
    size = reader.size()
    if room.isValid() and size.isValid() and (size.width() > room.width() or size.height() > room.height()):
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    buffer.close()
    if image.isNull():
        raise UnusablePicture(f"{name} is damaged, too large, or of a kind that cannot be shown here; save it as JPEG.")
    return image


def _written(image: QImage, form: bytes, quality: int) -> bytes:
    target = QByteArray()
    buffer = QBuffer(target)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(form))
    writer.setQuality(quality)
    writer.write(image)
    buffer.close()
    return bytes(target.data())
