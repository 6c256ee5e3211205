"""Marks that end a story."""

import pytest

from editor.importing.reading import ProposalKind
from tests.importing.recognise.support import COPY, LAST_COPY, MORE_COPY, story_ending, words

ENDMARK = ProposalKind.ENDMARK


@pytest.mark.parametrize("mark", ["###", "-30-", "(END)", "ENDS", "-ends-", "■", "___", "***", "* * *"])
def test_marks_at_the_end_are_found(mark: str) -> None:
    assert words(story_ending(mark), ENDMARK) == [mark]


def test_a_line_amid_the_story_parts_sections() -> None:
    assert words("\n".join((COPY, MORE_COPY, "***", *[LAST_COPY] * 9)), ENDMARK) == []


@pytest.mark.parametrize("mark", ["■", "DM", "-30-"])
def test_a_mark_glued_to_the_last_sentence_is_cut_off(mark: str) -> None:
    assert words("\n".join((COPY, MORE_COPY, f"{LAST_COPY} {mark}")), ENDMARK) == [mark]


def test_letters_at_the_end_of_another_paragraph_are_copy() -> None:
    assert words("\n".join((COPY, f"{MORE_COPY} DM", LAST_COPY)), ENDMARK) == []
