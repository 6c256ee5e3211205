"""A field that takes a screenshot: dropped, pasted or chosen from a file, shown small."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageReader,
    QKeyEvent,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.ui.body import paste
from editor.ui.kit import tool_button
from editor.ui.theme import Theme

_WIDTH, _HEIGHT = 96, 72  # logical pixels of the small picture
_MOST_MEGABYTES = 256  # that a picture may take once it is unpacked; Qt refuses larger ones
SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")


@dataclass(frozen=True, slots=True)
class Shot:
    """A screenshot that is not yet in the library: its bytes and what it is called."""

    content: bytes
    name: str


def as_png(image: QImage) -> bytes:
    """Return a picture as PNG."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(kept.data())


def shot_in(mime: QMimeData) -> Shot | Path | None:
    """Return the picture that a clipboard or a drop holds: its bytes, or the file it lies in; None for none."""
    files = [Path(name) for name in paste.local_files(mime.urls()) if name.lower().endswith(SUFFIXES)]
    if len(files) == 1:
        return files[0]
    image = mime.imageData() if mime.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        return Shot(as_png(image), "screenshot.png")
    return None


def thumbnail(content: bytes, size: QSize, ratio: float) -> QPixmap:
    """Return a picture that fits into a size in logical pixels; an empty one for bytes that are no picture."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    if reader.size().isValid():
        wanted = reader.size().scaled(size * ratio, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(wanted.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        return QPixmap()
    made = QPixmap.fromImage(image)
    made.setDevicePixelRatio(ratio)
    return made


class ScreenshotField(QFrame):
    """Holds a new screenshot or none; `changed` tells of another one."""

    changed = Signal()
    unreadable = Signal(str)  # a sentence

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        QImageReader.setAllocationLimit(_MOST_MEGABYTES)
        self.shot: Shot | None = None
        self.digest = ""
        self.setProperty("ground", "card")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._picture = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        self._picture.setFixedSize(_WIDTH, _HEIGHT)
        self._words = QLabel(self, wordWrap=True)
        self._words.setProperty("role", "small")
        self._choose = QPushButton(self.tr("Choose…"), self)
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(self._ask)
        self._clear = tool_button("trash", self.tr("Take the screenshot away"), self.clear, theme, self)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._choose)
        buttons.addWidget(self._clear)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 10, 10, 10)
        row.setSpacing(12)
        row.addWidget(self._picture)
        row.addLayout(column, 1)

    @property
    def is_filled(self) -> bool:
        """Return whether there is a screenshot, new or kept."""
        return self.shot is not None or bool(self.digest)

    def show_kept(self, digest: str, content: bytes = b"") -> None:
        """Show a screenshot that the library has."""
        self.digest, self.shot = digest, None
        self._show(content)

    def take(self, found: Shot | Path | None) -> bool:
        """Take a screenshot, or the file it lies in; return whether there was one."""
        if isinstance(found, Path):
            try:
                found = Shot(found.read_bytes(), found.name)
            except OSError as error:
                self.unreadable.emit(self.tr("The file cannot be read: {why}.").format(why=error.strerror))
                return False
        if found is None or thumbnail(found.content, QSize(_WIDTH, _HEIGHT), 1.0).isNull():
            self.unreadable.emit(self.tr("That is no picture; use a PNG or JPEG screenshot of the post."))
            return False
        self.shot, self.digest = found, ""
        self._show(found.content)
        self.changed.emit()
        return True

    def clear(self) -> None:
        """Hold none."""
        self.shot, self.digest = None, ""
        self._show()
        self.changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pictures alone."""
        if event.mimeData().hasImage() or event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the picture."""
        if self.take(shot_in(event.mimeData())):
            event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste a picture."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take(shot_in(QGuiApplication.clipboard().mimeData()))
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        pattern = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        dialog = QFileDialog(self, self.tr("Screenshot"), "", self.tr("Pictures ({pattern})").format(pattern=pattern))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.open()

    def _show(self, content: bytes = b"") -> None:
        small = thumbnail(content, QSize(_WIDTH, _HEIGHT), self.devicePixelRatioF()) if content else QPixmap()
        self._picture.setPixmap(small)
        self._picture.setVisible(not small.isNull())
        self._clear.setVisible(self.is_filled)
        if self.shot is not None:
            words = self.tr("{name}, {size} kB").format(name=self.shot.name, size=-(-len(self.shot.content) // 1024))
        elif self.digest:
            words = self.tr("The screenshot captured before")
        else:
            words = self.tr("Drop or paste your own screenshot of the post here.")
        self._words.setText(words)
        self.setAccessibleName(self.tr("Screenshot: {words}").format(words=words))
