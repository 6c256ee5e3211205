"""Lines and stretches that lead to other stories."""

import pytest

from editor.importing.reading import ProposalKind
from tests.importing.recognise.support import COPY, LAST_COPY, MORE_COPY, story, story_ending, words

RELATED = ProposalKind.RELATED


@pytest.mark.parametrize(
    "lines",
    [
        ("READ MORE:", "Old bridge closed for repairs", "Ferry to run twice as often"),
        ("Related Topics", "City News"),
        ("More from Harbour Times", "Why the tide runs late", "Who owns the quay"),
        ("Trending Now", "Seal found in swimming pool"),
        ("Lesen Sie auch", "Alte Brücke gesperrt"),
        ("Read also: Old bridge closed for repairs",),
        ("RELATED: Old bridge closed for repairs",),
        ("RELATED ARTICLE What the auditors found in the books",),
        ("READ: Old bridge closed for repairs",),
        ("Lea también: Cerrado el puente viejo",),
        ("À lire aussi : Le vieux pont est fermé",),
        ("Czytaj także: Stary most zamknięty",),
        ("Mehr zum Thema",),
        ("For more, read: Old bridge closed for repairs",),
        ("Follow AP's full coverage of bridges at https://apnews.com/bridges",),
        ("More AP bridges: https://apnews.com/bridges",),
        ("Click here for more stories from the harbour",),
    ],
)
def test_lines_that_lead_elsewhere_are_related(lines: tuple[str, ...]) -> None:
    assert words(story(*lines), RELATED) == ["\n".join(lines)]


def test_titles_end_at_copy() -> None:
    assert words(story("Related Stories", "Old bridge closed"), RELATED) == ["Related Stories\nOld bridge closed"]
    assert words(story_ending("Related Stories", "Old bridge closed", "Seal found"), RELATED) == [
        "Related Stories\nOld bridge closed\nSeal found"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Video",
        "Latest",
        "More work is needed on the bridge",
        "Read more books, the teacher told the children of the island school, and they laughed at her.",
        "Photos from the scene show the bridge",
        "The latest from the quay: boats wait",
        "Watch the tide",
    ],
)
def test_other_lines_are_not(line: str) -> None:
    assert words(story(line), RELATED) == []


def test_a_card_run_into_a_sentence_is_cut_out() -> None:
    card = "Nora Anne FieldMayor opens bridge Bridge closed again Field wins third term MORE"
    line = f"Mayor Nora Field{card} (D) said on Monday that the bridge would open in May after a year of works."
    assert words(line, RELATED) == [card]


def test_a_list_between_two_sentences_of_a_long_line_is_cut_out_at_a_likely_place() -> None:
    listed = "Trending Now Seal found in swimming pool on the island Man sails round the world twice"
    (found,) = words(f"{COPY} {listed} But the mayor was not there, she said. {MORE_COPY} {LAST_COPY}", RELATED)
    assert found == listed


def test_more_in_copy_is_copy() -> None:
    assert words(f"{COPY} Nora Field wants MORE (money) for the bridge. {MORE_COPY} {LAST_COPY}", RELATED) == []
