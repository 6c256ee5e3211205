"""One capture of a post as a card: what it says, who said it when, who captured it, the screenshot and its hash."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from editor.article.embeds import Capture
from editor.exporting.phrases import direction
from editor.ui import type_scale
from editor.ui.embeds.embed_rows import author_line, captured_line, day
from editor.ui.embeds.embed_screenshot import thumbnail
from editor.ui.type_scale import Face, Size

PILL_MARGINS = (8, 2, 8, 2)  # a label measures itself without the style sheet's padding
_SHOT = QSize(260, 160)  # logical pixels at most


def _label(words: str, role: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    policy = label.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # an address that cannot wrap must not widen the panel
    label.setSizePolicy(policy)
    if role:
        label.setProperty("role", role)
    return label


class CaptureCard(QFrame):
    """Shows one capture; nothing in it can be changed."""

    screenshot_wanted = Signal(str)  # the hash of a screenshot whose bytes are to be shown

    def __init__(self, capture: Capture, is_newest: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.capture = capture
        self.setProperty("ground", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(6)
        self._add_words()
        self._picture: QLabel | None = None
        if capture.screenshot:
            self._add_screenshot()
        self._add_last_row(is_newest)
        words = (capture.words, author_line(capture), captured_line(capture))
        self.setAccessibleName(", ".join(filter(None, words)))

    def show_screenshot(self, digest: str, content: bytes) -> None:
        """Show the screenshot's bytes, if it is this one's."""
        if self._picture is None or digest != self.capture.screenshot:
            return
        small = thumbnail(content, _SHOT, self.devicePixelRatioF())
        if small.isNull():
            self._picture.setText(self.tr("The library does not hold this screenshot; capture it anew."))
        else:
            self._picture.setPixmap(small)
            self._picture.setFixedSize(small.deviceIndependentSize().toSize())

    def _add_words(self) -> None:
        capture = self.capture
        if capture.words:
            words = _label(capture.words, "", self)
            words.setFont(type_scale.font(Face.SERIF, Size.INTERFACE + 1))
            words.setProperty("kind", "quoted")
            if direction(capture.language):
                words.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            self._column.addWidget(words)
        else:
            self._column.addWidget(_label(self.tr("No words were captured."), "muted", self))
        posted = day(capture.posted_at) if capture.posted_at else ""
        told = " · ".join(filter(None, (author_line(capture), posted, capture.language)))
        if told:
            self._column.addWidget(_label(told, "", self))

    def _add_last_row(self, is_newest: bool) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(_label(captured_line(self.capture), "small", self), 1)
        if is_newest:
            pill = QLabel(self.tr("Shown"), self)
            pill.setProperty("pill", "accent")
            pill.setContentsMargins(8, 2, 8, 2)
            pill.setContentsMargins(*PILL_MARGINS)
            pill.setToolTip(self.tr("This capture is what readers see"))
            row.addWidget(pill, 0, Qt.AlignmentFlag.AlignBottom)
        self._column.addLayout(row)

    def _add_screenshot(self) -> None:
        capture = self.capture
        self._picture = _label(self.tr("Screenshot"), "small", self)
        self._picture.setAccessibleName(capture.screenshot_alternative or self.tr("Screenshot of the post"))
        self._column.addWidget(self._picture)
        told = capture.screenshot_alternative or self.tr("Nobody has said yet what it shows.")
        self._column.addWidget(_label(told, "" if capture.screenshot_alternative else "warning", self))
        digest = _label(self.tr("SHA-256 {hash}…").format(hash=capture.screenshot[:16]), "small", self)
        digest.setToolTip(capture.screenshot)
        self._column.addWidget(digest)

    def ask(self) -> None:
        """Ask for the screenshot's bytes, where there is one."""
        if self.capture.screenshot:
            self.screenshot_wanted.emit(self.capture.screenshot)
