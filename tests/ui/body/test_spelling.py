"""Spelling: what is looked up, and what is nobody's word."""

import pytest
from pytestqt.qtbot import QtBot

from editor.ui.body.spelling import Speller


class Nothing:
    """A dictionary without words that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def knows(self, word: str) -> bool:
        self.asked.append(word)
        return False

    def suggest(self, word: str) -> list[str]:
        return []


def misspelt(qtbot: QtBot, text: str) -> tuple[list[str], list[str]]:
    provider = Nothing()
    speller = Speller(provider)
    speller.misspelt(text, [])
    qtbot.waitUntil(lambda: speller.misspelt(text, [])[1])
    return [text[start:end] for start, end in speller.misspelt(text, [])[0]], provider.asked


@pytest.mark.parametrize(
    "text",
    ["https://aaa.bbb/ccc", "www.aaa.bb", "@aaaa", "#aaaa", "aaa.bbb@ccc.ddd", "aaaa.com", "aaaa.jpeg", "a" * 60_000],
)
def test_what_is_no_word_is_not_misspelt(qtbot: QtBot, text: str) -> None:
    assert misspelt(qtbot, f"wrongg {text} wronng")[0] == ["wrongg", "wronng"]


def test_no_dictionary_is_asked_for_a_run_of_letters(qtbot: QtBot) -> None:
    assert misspelt(qtbot, "wrongg " + "a" * 65)[1] == ["wrongg"]
