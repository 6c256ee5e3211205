"""Two texts of one story: each as a whole, both together, or change by change; what is chosen is what comes out."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.article.article import Article
from editor.article.sources import Source
from editor.ui import theme
from editor.ui.history.compare_view import CompareView, Wording, read_both
from tests.ui.conftest import BODY, STORY

WORDING = Wording("Two texts", "Choose.", "Theirs", "Yours", "Take Theirs", "Keep Mine", "Later")
MINE = replace(
    STORY,
    body=BODY.replace("Nobody on the quay", "Few on the quay"),
    furniture=replace(STORY.furniture, headline="Mine"),
)
THEIRS = replace(
    STORY,
    body=BODY.replace("by hand", "by night") + "\nTheir last paragraph.\n",
    sources=(*STORY.sources, Source("two", "Jon Petersen")),
)
bodies = st.lists(st.sampled_from(("One two.", "Three.", "Four five six.", "Seven."))).map("\n\n".join)


def opened(qtbot: QtBot, base: Article, mine: Article, theirs: Article) -> tuple[CompareView, list[Article]]:
    view = CompareView(WORDING, base, mine, theirs, theme.load("light"), None)
    chosen: list[Article] = []
    view.chosen.connect(chosen.append)
    view.show()
    qtbot.waitUntil(view.merge_button.isEnabled)
    return view, chosen


def test_what_each_alone_changed_is_put_together() -> None:
    both = read_both(STORY, MINE, THEIRS)
    assert both.conflicts == 0
    assert both.merged.furniture.headline == "Mine"
    assert both.merged.sources == THEIRS.sources
    assert "Few on the quay" in both.merged.body
    assert "by night" in both.merged.body
    assert "Their last paragraph" in both.merged.body
    assert set(both.chosen.values()) == {True, False}


@given(bodies, bodies, bodies)
def test_nothing_of_either_is_lost_where_the_other_did_not_change_it(base: str, mine: str, theirs: str) -> None:
    texts = [replace(STORY, body=text) for text in (base, mine, theirs)]
    assert read_both(*texts).reading.comparison.after.body == mine
    assert read_both(texts[0], texts[1], texts[0]).merged == texts[1]
    assert read_both(texts[0], texts[0], texts[2]).merged == texts[2]


@pytest.mark.parametrize(("button", "expected"), [("theirs_button", THEIRS), ("mine_button", MINE)])
def test_one_text_is_taken_whole(qtbot: QtBot, button: str, expected: Article) -> None:
    view, chosen = opened(qtbot, STORY, MINE, THEIRS)
    with qtbot.waitSignal(view.finished):
        getattr(view, button).click()
    assert chosen == [expected]


def test_closing_leaves_the_choice(qtbot: QtBot) -> None:
    view, chosen = opened(qtbot, STORY, MINE, THEIRS)
    with qtbot.waitSignal(view.finished):
        view.later_button.click()
    assert not chosen


def test_both_are_merged_with_mine_where_both_changed_a_place(qtbot: QtBot) -> None:
    theirs = replace(THEIRS, body=THEIRS.body.replace("Nobody on the quay", "Everyone on the quay"))
    view, chosen = opened(qtbot, STORY, MINE, theirs)
    assert view.merge_button.text() == "Merge, Mine in one place"
    view.merge_button.click()
    assert "Few on the quay" in chosen[0].body
    assert "by night" in chosen[0].body


def test_changes_are_chosen_one_by_one_by_key(qtbot: QtBot) -> None:
    view, chosen = opened(qtbot, STORY, MINE, THEIRS)
    # Headline and sources, then the paragraphs: theirs on the left by 1, mine on the right by 2.
    for side in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_2):
        QTest.keyClick(view.view, Qt.Key.Key_N)
        QTest.keyClick(view.view, side)
    assert view.bar.place.text() == "5 of 5"
    assert view.merge_button.text() == "Take My Choices"
    view.merge_button.click()
    assert chosen[0].furniture.headline == "Crane stands still"
    assert chosen[0].sources == STORY.sources
    assert "Nobody on the quay" in chosen[0].body
    assert "by hand" in chosen[0].body
    assert "Their last" not in chosen[0].body


def test_where_only_mine_differs_there_is_nothing_to_merge(qtbot: QtBot) -> None:
    view, _ = opened(qtbot, STORY, MINE, STORY)
    assert not view.merge_button.isVisible()
    view.view.step(1)
    QTest.keyClick(view.view, Qt.Key.Key_1)
    assert view.merge_button.isVisible()
    view.close()
