"""What the difference view shows, and a story put together of two."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from editor.article.article import Article, Byline, Furniture
from editor.article.sources import Source, Terms
from editor.ui.history.difference_rows import DifferenceRow, Gap, composed, read_articles
from editor.ui.history.history_words import value_words
from tests.ui.conftest import BODY, STORY

LONG = "\n\n".join(f"Paragraph {number} stands as it was." for number in range(20)) + "\n"
paragraphs = st.lists(st.sampled_from(("One two three.", "Four five.", "::ad{#ad-1}", "Six", "Seven “eight”.")))
bodies = st.builds(lambda parts, end: "\n\n".join(parts) + end, paragraphs, st.sampled_from(("", "\n", "\n\n")))


def test_far_paragraphs_are_a_gap_and_changes_are_numbered() -> None:
    before = replace(STORY, body=LONG)
    furniture = replace(STORY.furniture, headline="Crane moves")
    after = replace(before, furniture=furniture, body=LONG.replace("Paragraph 10 stands", "Paragraph 10 lies"))
    reading = read_articles(before, after)
    assert [row.count for row in reading.rows if isinstance(row, Gap)] == [9, 8]
    shown = [row for row in reading.rows if isinstance(row, DifferenceRow)]
    assert [row.number for row in shown] == [0, -1, 1, -1]
    assert shown[0].title == "Headline"
    assert (shown[0].before, shown[0].after) == ("Crane stands still", "Crane moves")
    assert (reading.changes, reading.added, reading.removed) == (2, 1, 1)
    assert reading.summary == "1 paragraph (+1 −1 words) and headline differ."


def test_nothing_differs() -> None:
    reading = read_articles(STORY, STORY)
    assert reading.changes == 0
    assert reading.summary == "Nothing differs."


def test_what_is_confidential_is_not_said() -> None:
    source = Source("x", "Jane Roe", terms=Terms.BACKGROUND, description="a dock worker", contact="jane@example.org")
    assert "Jane" not in value_words((source,))
    assert "a dock worker" in value_words((source,))
    other = replace(source, contact="jane@example.com")
    reading = read_articles(replace(STORY, sources=(source,)), replace(STORY, sources=(other,)))
    row = reading.rows[0]
    assert isinstance(row, DifferenceRow)
    assert "details changed" in row.after
    assert "example.com" not in row.after


@given(bodies, bodies)
def test_all_of_one_side_is_that_side(mine: str, theirs: str) -> None:
    before = Article(Furniture(slug="s", headline="a"), mine)
    after = Article(Furniture(slug="s", headline="b", byline=(Byline("Ana"),)), theirs)
    reading = read_articles(before, after)
    assert composed(reading, frozenset()) == before
    whole = composed(reading, frozenset(range(reading.changes)))
    assert whole.furniture == after.furniture
    assert whole.body.split() == after.body.split()


def test_paragraphs_of_both_never_run_together() -> None:
    reading = read_articles(replace(STORY, body="First"), replace(STORY, body="First.\n\nSecond.\n"))
    second = next(row.number for row in reading.rows if isinstance(row, DifferenceRow) and "Second" in row.after)
    assert composed(reading, frozenset({second})).body == "First\n\nSecond.\n"


def test_line_ends_alone_are_no_change_but_are_kept_where_something_follows() -> None:
    longer = STORY.body.rstrip("\n") + "\n\nOne more.\n"
    reading = read_articles(STORY, replace(STORY, body=longer))
    assert reading.changes == 1
    assert composed(reading, frozenset({0})).body == longer
    assert composed(reading, frozenset()).body == STORY.body


def test_a_paragraph_taken_leaves_the_others() -> None:
    other = BODY.replace("Nobody on the quay", "Few on the quay").replace("by hand", "by night")
    reading = read_articles(STORY, replace(STORY, body=other))
    assert composed(reading, frozenset({1})).body == BODY.replace("by hand", "by night")


def test_a_line_that_both_have_is_not_parted_from_what_follows_it() -> None:
    after = replace(STORY, body="New. " + BODY + "And after.")
    reading = read_articles(STORY, after)
    last = next(row.number for row in reading.rows if isinstance(row, DifferenceRow) and "And after" in row.after)
    assert composed(reading, frozenset({last})).body == BODY + "And after."
