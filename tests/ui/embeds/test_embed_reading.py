"""The reading for the panel of posts waits until nobody types."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from editor.article.article import Article, Furniture
from editor.ui import derived
from editor.ui.embeds import embed_reading
from editor.ui.embeds.embed_reading import EmbedReader, EmbedReading


class Pause:
    """A clock that a test lets run out."""

    def __init__(self) -> None:
        self.starts = 0
        self.is_active = False

    def isActive(self) -> bool:
        return self.is_active

    def start(self) -> None:
        self.starts += 1
        self.is_active = True


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[EmbedReader]:
    parent = QObject()
    made = EmbedReader(parent)
    yield made
    made._thread.stop()


def test_each_key_puts_the_reading_off(reader: EmbedReader, monkeypatch: pytest.MonkeyPatch) -> None:
    pause = Pause()
    monkeypatch.setattr(reader, "_pause", pause)
    reader.put_off()
    assert pause.starts == 0  # nothing waits to be read
    reader.take(derived.read(Article(Furniture("ferry"), "Words.\n")))
    reader.put_off()
    reader.put_off()
    assert pause.starts == 3
    pause.is_active = False
    reader.put_off()
    assert pause.starts == 3  # it was read meanwhile


def test_a_story_is_read_after_the_pause(qtbot: QtBot, reader: EmbedReader) -> None:
    answers: list[EmbedReading] = []
    reader.read_out.connect(answers.append)
    reader._pause.setInterval(1)
    article = Article(Furniture("ferry"), "Words.\n")
    reader.take(derived.read(article))
    qtbot.waitUntil(lambda: len(answers) == 1)
    assert answers[0].article is article
    assert embed_reading.PAUSE >= derived.PAUSE
