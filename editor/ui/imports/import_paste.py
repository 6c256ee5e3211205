"""HTML from Docs, Word and web pages as it is pasted: read as an import is, without anything recognised in it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from editor.desk.desk import Desk
from editor.ui.body.copied import OWN_TYPE
from editor.ui.services import Services
from editor.ui.worker import Urgency

if TYPE_CHECKING:
    from editor.importing.reading import ImportedFile

LARGEST = 1_000_000  # characters; of a longer clipboard the plain text is taken
AT_ONCE = 8_000  # characters; read within a frame or two, what is longer is read in the worker's thread
_SETTLED = 2_000  # milliseconds after the start, when nothing else is loaded any more


def markdown_of(html: str, keep: "Callable[[Sequence[ImportedFile]], None]" = lambda _: None) -> str | None:
    """Return the Markdown of a clipboard's HTML, or None where its plain text is as good; `keep` is given pictures."""
    if len(html) > LARGEST:
        return None
    from editor.importing import assemble
    from editor.importing.html import read_html

    reading = read_html(html)
    text = assemble.assemble(reading, (), frozenset(), "paste").article.body
    if not text.strip():
        return None
    if reading.files:
        keep(reading.files)
    return text.rstrip("\n")


class CleanPaste(QObject):
    """Gives the story's editor its reader of HTML, and has that loaded before the first paste needs it."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.window)
        self._worker = services.worker
        self._is_loaded = False
        editor = services.story.editor
        editor.paste_reader = replace(
            editor.paste_reader, from_html=lambda html: markdown_of(html, self._keep), most=AT_ONCE
        )
        editor.large_pasted.connect(self._read_elsewhere)
        QGuiApplication.clipboard().dataChanged.connect(self._load)
        QTimer.singleShot(_SETTLED, self, self._load)

    def _load(self) -> None:
        """Load the reader, a third of a second, in the worker's thread, once there is HTML to paste."""
        held: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None where another program let it go
        if not self._is_loaded and held is not None and held.hasHtml() and not held.hasFormat(OWN_TYPE):
            self._is_loaded = True
            self._worker.ask(lambda _: markdown_of("<p>x</p>"))

    def _read_elsewhere(self, html: str, plain: str, put: Callable[[str], None]) -> None:
        """Read much HTML in the worker's thread, and put its text in when that is done."""

        def read(desk: Desk) -> str | None:
            return markdown_of(html, lambda files: _put_in(desk, files))

        self._worker.ask(read, lambda found: put(plain if found is None else found))

    def _keep(self, files: "Sequence[ImportedFile]") -> None:
        """Put pictures that came inside the HTML into the library."""
        self._worker.ask(lambda desk: _put_in(desk, files), urgency=Urgency.SAVE)


def _put_in(desk: Desk, files: "Sequence[ImportedFile]") -> None:
    for file in files:
        desk.library.assets.put(file.content, file.media_type, file.name)


def install(services: Services) -> None:
    """Read what is pasted into the story."""
    CleanPaste(services)
