"""What is read out of a story for the panel of posts, off the window's thread: suspects, and words told twice.

In 47,000 words that takes 0.2 to 0.4 s, so it waits until the story was read and nobody has typed for a while.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from editor.article.article import Article
from editor.article.embed_overlap import Restated, Said, quoted_again, told_again
from editor.article.embeds import Embed
from editor.article.ledger import passages
from editor.desk import embeds as desk_embeds
from editor.desk.embeds import Suspect
from editor.ui.derived import Derived
from editor.ui.newest import Newest

PAUSE = 1_000  # milliseconds after the story was read, and without a key


@dataclass(frozen=True, slots=True)
class EmbedReading:
    """What was read out of one version of a story; `restated` has the places for each post's id."""

    article: Article
    suspects: tuple[Suspect, ...]
    restated: Mapping[str, tuple[Restated, ...]]


def read(derived: Derived, go_on: Callable[[], None] = lambda: None) -> EmbedReading:
    """Read a story; `go_on` is called between the parts of the work and may raise to end it."""
    article = derived.article
    quotations = [Said(entry.start, entry.end, entry.text) for entry in derived.ledger]
    paragraphs = [
        Said(passage.offset, passage.offset + passage.words.outer(len(passage.prose.text)), passage.prose.text)
        for passage in passages(derived.blocks)
    ]
    restated = {}
    for embed in article.embeds:
        go_on()
        if embed.latest.words:
            restated[embed.id] = _restated(embed, quotations, paragraphs)
    return EmbedReading(article, desk_embeds.suspects(article, go_on), restated)


def _restated(embed: Embed, quotations: list[Said], paragraphs: list[Said]) -> tuple[Restated, ...]:
    """Return the quotations and paragraphs that hold a post's words, each place once."""
    quoted = quoted_again(embed, quotations)
    told = told_again(embed, paragraphs)
    return (*quoted, *(one for one in told if not any(one.start <= other.start < one.end for other in quoted)))


class EmbedReader(QObject):
    """Reads the newest version in a thread; `read_out` gives what was found."""

    read_out = Signal(object)  # EmbedReading
    crashed = Signal(object)  # an exception that is a bug

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._derived: Derived | None = None
        self._thread = Newest(read, parent=self)
        self._thread.done.connect(self.read_out)
        self._thread.crashed.connect(self.crashed)
        self.destroyed.connect(self._thread.stop)  # sent before the reader's children go
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(lambda: self._thread.give(self._derived))
        self._thread.start()

    def take(self, derived: Derived) -> None:
        """Read a version of the story after a pause; the first time loads the import's rules, half a second of work."""
        self._derived = derived
        self._pause.start()

    def put_off(self) -> None:
        """Wait anew: somebody types, and what is read now would be out of date at the next key."""
        if self._pause.isActive():
            self._pause.start()
