"""The difference view: signs beside colours, keys from change to change, sides taken."""

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.article.article import Article
from editor.article.sources import Source
from editor.ui import theme
from editor.ui.history.difference_rows import DifferenceRow, read_articles
from editor.ui.history.difference_view import PAGE, DifferenceView, Layout, rows_of_page
from editor.ui.theme import Role
from tests.ui.conftest import BODY, STORY

OTHER = replace(
    STORY,
    body=BODY.replace("Nobody on the quay", "Few on the quay") + "\nOne more paragraph.\n",
    furniture=replace(STORY.furniture, headline="Crane moves"),
)


def shown(qtbot: QtBot, before: Article = STORY, after: Article = OTHER) -> DifferenceView:
    view = DifferenceView(theme.load("light"))
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show_reading(read_articles(before, after), ("Then", "Now"))
    view.show()
    return view


def test_what_differs_is_told_by_signs_as_well_as_colours(qtbot: QtBot) -> None:
    view = shown(qtbot)
    text = view.toPlainText()
    assert "±" in text
    assert "+" in text
    assert "Then" in text
    assert "▭ Advertisement · article" in text
    assert "::ad" not in text
    html = view.toHtml()
    assert theme.load("light").css(Role.DANGER_TINT) in html
    assert "line-through" in html
    assert "underline" in html


def test_an_ad_that_moved_is_what_changed_and_not_the_paragraph(qtbot: QtBot) -> None:
    blocks = BODY.strip().split("\n\n")
    at = next(number for number, block in enumerate(blocks) if block.startswith("::ad"))
    blocks.insert(at + 1, blocks.pop(at))
    reading = read_articles(STORY, replace(STORY, body="\n\n".join(blocks) + "\n"))
    assert (reading.added, reading.removed) == (0, 0)
    assert reading.summary == "The placing of ads and posts differs."
    moved = [row.markers for row in reading.rows if isinstance(row, DifferenceRow) and row.number >= 0]
    assert moved == [("Advertisement · article", ""), ("", "Advertisement · article")]


def test_a_citation_goes_by_the_name_of_its_source(qtbot: QtBot) -> None:
    ana = Source("ana", "Ana <Veld>")
    cited = replace(STORY, sources=(*STORY.sources, ana), body=BODY.replace("noon.", "noon. [@ana, p. 3]"))
    key = STORY.sources[0].key
    other = replace(cited, body=cited.body.replace("[@ana, p. 3]", f"[@{key}; @nobody]"))
    reading = read_articles(cited, other)
    assert (reading.added, reading.removed) == (0, 0)
    view = shown(qtbot, cited, other)
    for layout in Layout:
        view.set_arrangement(layout)
        text = view.toPlainText()
        assert "[Ana <Veld>, p. 3]" in text
        assert f"[{STORY.sources[0].name}; @nobody]" in text
        assert f"@{key}" not in text


def test_words_in_the_place_of_an_ad_are_a_paragraph_that_changed(qtbot: QtBot) -> None:
    blocks = ["Some come in its place." if one.startswith("::ad") else one for one in BODY.strip().split("\n\n")]
    reading = read_articles(STORY, replace(STORY, body="\n\n".join(blocks) + "\n"))
    assert reading.summary == "1 paragraph (+5 words) differs."


def test_a_marker_without_a_record_is_told_by_its_kind_and_id(qtbot: QtBot) -> None:
    text = shown(qtbot, STORY, replace(STORY, body=f"{BODY}\n::embed{{#e-9}}\n")).toPlainText()
    assert "▭ Post e-9" in text


def test_in_line_has_both_texts_one_after_the_other(qtbot: QtBot) -> None:
    view = shown(qtbot)
    assert "Nobody on the quay" in view.toPlainText()
    assert "NobodyFew on the quay" not in view.toPlainText()
    view.set_arrangement(Layout.IN_LINE)
    assert "NobodyFew on the quay" in view.toPlainText()
    assert "Then" not in view.toPlainText()


def test_keys_walk_the_changes_round(qtbot: QtBot) -> None:
    view = shown(qtbot)
    places: list[int] = []
    view.current_changed.connect(places.append)
    for key in (Qt.Key.Key_N, Qt.Key.Key_N, Qt.Key.Key_F7, Qt.Key.Key_N, Qt.Key.Key_P):
        QTest.keyClick(view, key)
    assert places == [0, 1, 2, 0, 2]
    QTest.keyClick(view, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert view.current == 1


def test_the_first_step_back_goes_to_the_last_change(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.step(-1)
    assert view.current == view.changes - 1


def test_a_side_is_taken_by_link_and_by_key(qtbot: QtBot) -> None:
    view = shown(qtbot)
    picked: list[tuple[int, bool]] = []
    view.picked.connect(lambda number, second: picked.append((number, second)))
    view.set_choices({})
    assert "Take this" in view.toPlainText()
    assert "● Taken" not in view.toPlainText()  # nothing is taken before somebody chose
    view.set_choices({1: True})
    assert "● Taken" in view.toPlainText()
    view.step(2)
    QTest.keyClick(view, Qt.Key.Key_2)
    QTest.keyClick(view, Qt.Key.Key_1)
    assert picked == [(1, True), (1, False)]


def test_many_changes_are_set_page_by_page_and_reached_by_key_and_link(qtbot: QtBot) -> None:
    count = 2 * PAGE + 5
    before = replace(STORY, body="\n\n".join(f"Line {number} is old." for number in range(count)))
    after = replace(STORY, body="\n\n".join(f"Line {number} is new." for number in range(count)))
    view = shown(qtbot, before, after)
    assert f"{count - PAGE:,} more changes" in view.toPlainText()
    assert f"Line {PAGE} is" not in view.toPlainText()
    view.step(-1)
    assert f"Line {count - 1}" in view.toPlainText()
    assert "more changes" not in view.toPlainText()
    view.anchorClicked.emit(QUrl("page:1"))
    assert f"Line {PAGE} is" in view.toPlainText()
    assert f"{PAGE} changes before" in view.toPlainText()
    view.step(1)
    assert view.current == 0
    assert "Line 0 is" in view.toPlainText()


@given(st.lists(st.booleans(), max_size=60))
@example([*[True] * PAGE, False, True])  # what stands between two pages is on one of them
def test_pages_together_are_all_rows(changed: list[bool]) -> None:
    numbers = iter(range(len(changed)))
    rows = tuple(DifferenceRow((), next(numbers) if one else -1) for one in changed)
    pages = [rows_of_page(rows, first, first + PAGE) for first in range(0, max(1, sum(changed)), PAGE)]
    seen = [row for page in pages for row in page]
    assert seen == list(rows)
