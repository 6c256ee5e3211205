"""The three-way merge: nothing lost, nothing invented, a question where changes touch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article.merge import Conflict, Merge, Merged, merge

BASE = "The council met on Monday.\n\nThe mayor spoke first.\n\nNobody else came.\n"

lines = st.lists(st.sampled_from(["one two.", "three", "four five six", "", "seven (eight)", "nine"]), max_size=8)
text = lines.map("\n".join)


@st.composite
def versions(draw: st.DrawFn) -> tuple[str, str, str]:
    """Return a text and two that were made of it by changing a few of its words."""
    base = draw(st.lists(st.sampled_from(["a ", "b ", "c ", "d\n", "e\n\n", "f. "]), max_size=16))

    def changed() -> str:
        words = list(base)
        for _ in range(draw(st.integers(0, 3))):
            at = draw(st.integers(0, len(words)))
            words[at : at + draw(st.integers(0, 2))] = draw(st.lists(st.sampled_from(["x ", "y\n", "a "]), max_size=2))
        return "".join(words)

    return "".join(base), changed(), changed()


def swapped(result: Merge) -> Merge:
    pieces = (p if isinstance(p, Merged) else Conflict(p.base, p.theirs, p.mine) for p in result.pieces)
    return Merge(tuple(pieces))


@given(text, text)
def test_who_changed_nothing_takes_the_other_text(base: str, other: str) -> None:
    for result in (merge(base, other, base), merge(base, base, other), merge(base, other, other)):
        assert result.is_clean
        assert result.mine == result.theirs == other


@given(versions())
def test_the_sides_make_no_difference(three: tuple[str, str, str]) -> None:
    base, mine, theirs = three
    assert merge(base, theirs, mine) == swapped(merge(base, mine, theirs))


@given(versions())
def test_no_word_is_invented(three: tuple[str, str, str]) -> None:
    base, mine, theirs = three
    result = merge(base, mine, theirs)
    known = set(base) | set(mine) | set(theirs)
    for piece in result.pieces:
        assert set(piece.text if isinstance(piece, Merged) else piece.mine + piece.theirs) <= known


@given(versions())
def test_what_both_kept_or_both_wrote_is_kept(three: tuple[str, str, str]) -> None:
    """Lose no word outside of conflicts: one that stands in all three texts, once each, is in the merge, once."""
    base, mine, theirs = three
    marked = [f"{base}KEPT", f"{mine}KEPT", f"{theirs}KEPT"]
    result = merge(*marked)
    assert result.mine.count("KEPT") == result.theirs.count("KEPT") == 1


@given(versions())
def test_a_clean_merge_holds_every_change(three: tuple[str, str, str]) -> None:
    base, mine, theirs = three
    result = merge(base, mine + " MINE", theirs)
    assert "MINE" in result.mine
    result = merge(base, mine, "THEIRS " + theirs)
    assert "THEIRS" in result.theirs


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (
            BASE.replace("Monday", "Tuesday"),
            BASE.replace("Nobody else came", "Two others came"),
            BASE.replace("Monday", "Tuesday").replace("Nobody else came", "Two others came"),
        ),
        (
            BASE.replace("The council", "The whole council"),
            BASE.replace("Monday", "Tuesday"),
            BASE.replace("The council met on Monday", "The whole council met on Tuesday"),
        ),
        (BASE + "\nOne more.\n", "Before all.\n\n" + BASE, "Before all.\n\n" + BASE + "\nOne more.\n"),
    ],
)
def test_changes_apart_go_together(mine: str, theirs: str, expected: str) -> None:
    result = merge(BASE, mine, theirs)
    assert result.pieces == (Merged(expected),)


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        ("the vote was rigged.", "the vote was unfair.", "the vote was disputed, sources say."),
        ("the old mayor spoke", "the new mayor spoke", "the old governor spoke"),  # neighbours touch
        ("one\n", "one\n\nmine\n", "one\n\ntheirs\n"),
        ("gone\n\nstays\n", "stays\n", "gone now\n\nstays\n"),
        ("", "mine", "theirs"),
    ],
)
def test_changes_that_touch_are_a_conflict(base: str, mine: str, theirs: str) -> None:
    result = merge(base, mine, theirs)
    assert result.conflicts
    assert result.mine == mine
    assert result.theirs == theirs


def test_a_conflict_is_as_small_as_the_words_in_question() -> None:
    result = merge(BASE, BASE.replace("Monday", "Tuesday"), BASE.replace("Monday", "Friday"))
    assert result.conflicts == (Conflict("Monday", "Tuesday", "Friday"),)
