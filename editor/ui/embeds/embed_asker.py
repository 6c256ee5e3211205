"""Threads that ask providers, apart from the one that owns the library: a slow network holds up no save and no key."""

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from queue import Queue
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from editor.article.embeds import Embed
from editor.desk import embed_asking
from editor.desk.embed_asking import Checked

if TYPE_CHECKING:
    from editor.fetching.oembed import Oembed

_AT_ONCE = 4  # questions under way at a time


def _make_oembed() -> "Oembed":
    """Return what asks the real providers; TLS and HTTP take 40 ms to load, so that is done when somebody asks."""
    from editor.fetching.oembed import Oembed

    return Oembed()


class EmbedAsker(QObject):
    """Asks about posts; `answered` gives the story and what came of one, `progress` how many are answered of how many.

    `make_oembed` makes what asks; tests put one in that asks a server of their own.
    """

    answered = Signal(str, object)  # the story's id, Checked
    progress = Signal(int, int)
    _arrived = Signal(int, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.make_oembed: Callable[[], Oembed] = _make_oembed
        self._questions: Queue[tuple[int, str, Embed] | None] = Queue()
        self._threads = 0
        self._round = 0
        self._done, self._total = 0, 0
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._stopper())

    @property
    def is_asking(self) -> bool:
        """Return whether answers are still awaited."""
        return self._done < self._total

    def ask(self, story: str, embeds: Sequence[Embed]) -> None:
        """Ask about posts of a story."""
        if not self.is_asking:
            self._done, self._total = 0, 0
        self._total += len(embeds)
        for embed in embeds:
            self._questions.put((self._round, story, embed))
        for _ in range(min(_AT_ONCE, len(embeds)) - self._threads):
            self._threads += 1
            threading.Thread(target=self._run, name="ask a provider", daemon=True).start()
        self.progress.emit(self._done, self._total)

    def cancel(self) -> None:
        """Let the questions go; an answer that comes all the same is dropped."""
        self._round += 1
        self._done, self._total = 0, 0
        self.progress.emit(0, 0)

    def _stopper(self) -> Callable[[], None]:
        questions = self._questions

        def stop() -> None:
            for _ in range(_AT_ONCE):
                questions.put(None)

        return stop

    def _run(self) -> None:
        questions, oembed = self._questions, None
        while (question := questions.get()) is not None:
            number, story, embed = question
            if number != self._round:
                continue
            result = None
            try:
                oembed = oembed or self.make_oembed()
                result = embed_asking.ask(embed, oembed)
            finally:
                # Without result a bug is on its way to the hook of threads, and this thread ends.
                with suppress(RuntimeError):  # the window, and with it this object, went away meanwhile
                    self._arrived.emit(number, story, result)

    def _deliver(self, number: int, story: str, result: Checked | None) -> None:
        if result is None:
            self._threads -= 1
        if number != self._round:
            return
        self._done += 1
        self.progress.emit(self._done, self._total)
        if result is not None:
            self.answered.emit(story, result)
