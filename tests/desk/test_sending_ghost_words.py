"""What Ghost makes of a story is known again by its words: its own importer and renderer keep them."""

import pytest

from editor.exporting.export import ExportRequest
from editor.exporting.ghost import render
from editor.sending.words import text, word_mark
from tests.exporting.many_stories import by_chance
from tests.exporting.node import ask

pytestmark = pytest.mark.slow


def test_the_words_that_ghost_stores_are_those_that_were_sent() -> None:
    sent = {number: render(ExportRequest(by_chance(number))).content.decode() for number in range(40)}
    told = ask("ghost.mjs", {"documents": list(sent.values()), "cards": [], "shown": len(sent)})
    stored = {name: one["html"] for name, one in zip(sent, told["documents"], strict=True)}
    other = [name for name in sent if word_mark("", sent[name]) != word_mark("", stored[name])]
    assert {name: (text(sent[name]), text(stored[name])) for name in other} == {}
