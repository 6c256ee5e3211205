"""One order of undo over text and records, whatever was done in between."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from editor.article.article import Article, Furniture
from editor.article.edits import Edit
from editor.article.library_values import ArticleSummary
from editor.article.workflow import State
from editor.desk.writing import OpenStory
from editor.ui.story_model import StoryModel, difference

pytestmark = pytest.mark.usefixtures("qapp")

ARTICLE = Article(Furniture(slug="s", headline="One"), "First words.\n\nSecond words.\n")


def opened(article: Article = ARTICLE) -> StoryModel:
    summary = ArticleSummary("id", "s", "One", State.DRAFT, "", "en", "", 4, "t", "a", "t", "a", "head")
    model = StoryModel()
    model.open(OpenStory(summary, article, "head"))
    return model


def type_words(model: StoryModel, words: str) -> None:
    """Type as the editor does: letter by letter, at the end."""
    cursor = QTextCursor(model.document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    for letter in words:
        cursor.insertText(letter)


def name(model: StoryModel, headline: str, merge: str = "") -> None:
    model.amend(
        "headline", replace(model.article, furniture=replace(model.records.furniture, headline=headline)), merge=merge
    )


def test_text_and_records_are_undone_in_the_order_in_which_they_were_done() -> None:
    model = opened()
    states = [model.article]
    type_words(model, "abc")
    states.append(model.article)
    name(model, "Two")
    states.append(model.article)
    type_words(model, "def")
    states.append(model.article)
    assert (model.undo_label, model.redo_label) == ("typing", "")
    for state in reversed(states[:-1]):
        model.undo()
        assert model.article == state
    assert model.undo_label == ""
    for state in states[1:]:
        model.redo()
        assert model.article == state
    assert model.redo_label == ""


def test_typing_on_after_a_pane_is_a_step_of_its_own() -> None:
    model = opened()
    type_words(model, "abc")
    name(model, "Two")
    type_words(model, "def")
    model.undo()
    assert model.article.body.endswith("abc")
    assert model.article.furniture.headline == "Two"


def test_a_change_of_text_and_records_is_one_step() -> None:
    model = opened()
    after = replace(ARTICLE, body="Words.\n", furniture=replace(ARTICLE.furniture, kicker="Quay"))
    model.amend("fix", after)
    assert model.article == after
    assert model.undo_label == "fix"
    model.undo()
    assert model.article == ARTICLE
    model.redo()
    assert model.article == after


def test_letters_typed_into_one_field_are_one_step() -> None:
    model = opened()
    for headline in ("T", "Tw", "Two"):
        name(model, headline, merge="headline")
    model.undo()
    assert model.article == ARTICLE
    model.redo()
    assert model.article.furniture.headline == "Two"


def test_typing_between_two_letters_of_a_field_parts_them() -> None:
    model = opened()
    name(model, "T", merge="headline")
    type_words(model, "x")
    name(model, "Tw", merge="headline")
    model.undo()
    assert model.article.furniture.headline == "T"


def test_what_was_undone_is_gone_once_something_else_is_done() -> None:
    model = opened()
    type_words(model, "abc")
    model.undo()
    name(model, "Two")
    assert model.redo_label == ""
    model.redo()
    assert model.article.body == ARTICLE.body
    model.undo()
    type_words(model, "x")
    assert model.redo_label == ""


def test_nothing_done_is_no_step() -> None:
    model = opened()
    model.amend("nothing", ARTICLE)
    model.edit("nothing", ())
    assert model.undo_label == ""


def test_signals_tell_what_changed(qtbot: QtBot) -> None:
    model = opened()
    with qtbot.waitSignals([model.body_changed, model.edited]), qtbot.assertNotEmitted(model.records_changed):
        type_words(model, "a")
    with qtbot.waitSignals([model.records_changed, model.edited]), qtbot.assertNotEmitted(model.body_changed):
        name(model, "Two")
    with qtbot.waitSignals([model.replaced, model.undo_changed]):
        model.close()
    assert not model.is_open
    assert model.undo_label == ""


steps = st.lists(
    st.one_of(
        st.tuples(st.just("type"), st.text(st.sampled_from("ab \n😀"), min_size=1, max_size=4)),
        st.tuples(st.just("name"), st.text(st.sampled_from("xyz"), min_size=1, max_size=2)),
        st.tuples(st.just("both"), st.text(st.sampled_from("pq\n"), min_size=1, max_size=3)),
        st.tuples(st.just("undo"), st.just("")),
        st.tuples(st.just("redo"), st.just("")),
    ),
    max_size=14,
)


@settings(max_examples=120)
@given(steps)
def test_every_walk_back_and_forth_passes_the_same_states(done: list[tuple[str, str]]) -> None:
    model = opened()
    history, at = [model.article], 0
    for what, words in done:
        before = model.article
        if what == "undo":
            model.undo()
            at = max(0, at - 1)
        elif what == "redo":
            model.redo()
            at = min(len(history) - 1, at + 1)
        else:
            if what == "type":
                model.end_typing()
                type_one(model, words)
            elif what == "name":
                name(model, words)
            else:
                furniture = replace(model.records.furniture, kicker=words.strip())
                model.edit("both", [Edit(0, 1, words)], replace(model.article, furniture=furniture))
            if model.article != before or what in {"both", "type"}:
                history[at + 1 :] = [model.article]
                at += 1
        assert model.article == history[at], (what, words)
    while model.undo_label:
        model.undo()
        at -= 1
        assert model.article == history[at]
    assert at == 0


def type_one(model: StoryModel, words: str) -> None:
    cursor = QTextCursor(model.document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(words)


@given(st.text(st.sampled_from("ab😀")), st.text(st.sampled_from("ab😀")))
def test_the_difference_of_two_texts_makes_one_of_the_other(before: str, after: str) -> None:
    edit = difference(before, after)
    if edit is None:
        assert before == after
    else:
        assert before[: edit.start] + edit.text + before[edit.end :] == after
