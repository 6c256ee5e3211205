"""The text kept up change by change is the text that is there, whatever was done to it and however often it is read."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextBlockFormat

from editor.article.edits import Edit
from editor.ui.body.body_document import BodyDocument
from editor.ui.body.followed_text import FollowedText

pytestmark = pytest.mark.usefixtures("qapp")

Step = tuple[str, int, int, str]
KINDS = ("edit", "two edits", "type", "delete", "undo", "redo", "format", "anew", "all")


def words(signs: str) -> st.SearchStrategy[str]:
    return st.text(st.sampled_from(signs), max_size=8)


def steps(signs: str) -> st.SearchStrategy[list[tuple[Step, bool]]]:
    one = st.tuples(st.sampled_from(KINDS), st.integers(0, 40), st.integers(0, 9), words(signs))
    return st.lists(st.tuples(one, st.booleans()), max_size=12)


def do(document: BodyDocument, step: Step) -> None:
    """Do one thing to the text, as a person, a panel or the undo would."""
    kind, at, length, text = step
    last = len(document.source)
    start, end = min(at, last), min(at + length, last)
    cursor = document.cursor(start, end)
    done: dict[str, Callable[[], object]] = {
        "edit": lambda: document.apply([Edit(start, end, text)]),
        "two edits": lambda: document.apply([Edit(0, min(1, start), text), Edit(start, end, text)]),
        "type": lambda: cursor.insertText(text or "\u2028"),
        "delete": lambda: document.cursor(start).deletePreviousChar(),
        "undo": document.undo,
        "redo": document.redo,
        "format": lambda: cursor.setBlockFormat(QTextBlockFormat()),
        "anew": lambda: document.set_source(text),
        "all": lambda: document.cursor(0, last).insertText(text),
    }
    done[kind]()


def follows(start: str, done: list[tuple[Step, bool]]) -> None:
    document = BodyDocument(start)
    followed = FollowedText(document)
    assert followed.text == start
    for step, is_read in done:
        do(document, step)
        if is_read:
            assert followed.text == document.source
    assert followed.text == document.source


@given(words("ab .\n\u00a0漢"), steps("ab .\n\u00a0漢"))
def test_it_is_the_source_after_anything(start: str, done: list[tuple[Step, bool]]) -> None:
    follows(start, done)


@given(words("ab\n😀"), steps("ab\n😀"))
def test_it_is_the_source_where_characters_are_wide_too(start: str, done: list[tuple[Step, bool]]) -> None:
    follows(start, done)


def test_a_key_in_a_long_text_does_not_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    document = BodyDocument("A line of words.\n" * 3_000)
    followed = FollowedText(document)
    before = followed.text
    monkeypatch.setattr(BodyDocument, "toRawText", None)  # a call of it would be an error
    document.cursor(20_000).insertText("x")
    assert followed.text == before[:20_000] + "x" + before[20_000:]


def test_a_held_key_is_told_with_the_others() -> None:
    document = BodyDocument("one two")
    followed = FollowedText(document)
    assert followed.text == "one two"
    document.hold(lambda *_: True)
    document.cursor(3).insertText("!")
    document.let_go()
    assert followed.text == "one! two"


def test_who_left_is_told_no_more() -> None:
    document = BodyDocument("one")
    followed = FollowedText(document)
    assert followed.text == "one"
    followed.leave()
    document.cursor(0).insertText("x")
    assert followed.text == "one"
