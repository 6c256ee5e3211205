"""One fact with two numbers, one person with two ages; other events and other things are left alone."""

import pytest

from editor.checks.figures import CHECKS
from tests.checks.support import article, found, places


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (
            "The bill passed with 63 votes in favor.\n\nWith 65 votes in favor, the council passed the bill.",
            "65 votes in favor",
        ),
        (
            "12 people were killed when the ferry sank off Ellery.\n\nThe ferry sank at dawn, killing 14 people.",
            "14 people",
        ),
        (
            "Twelve sailors drowned when the ferry sank.\n\nThe ferry sank and 11 sailors drowned.",
            "11 sailors",
        ),
        ("Rosa Diaz, 45, a pilot, said no. It rained. Diaz, 46, left.", "46"),
        ("The 45-year-old pilot Rosa Diaz said no. Rosa Diaz, 54, left.", "54"),
    ],
)
def test_another_number_for_the_same_fact(text: str, where: str) -> None:
    assert places(CHECKS, text) == [("other-number", where)]


@pytest.mark.parametrize(
    "text",
    [
        "12 people were killed when the ferry sank. Another 14 people were killed when a second ferry sank.",
        "Labour won 202 seats. The Greens won 12 seats in the election.",
        "The first bill passed with 63 votes in favor. The second bill passed with 51 votes in favor.",
        "Police arrested 12 people in Lima on Monday. Police arrested 14 people in Callao on Monday.",
        "He scored 12 goals in 30 games for Ellery. She scored 15 goals in 20 games for Lima.",
        "She has two children. He has three children.",
        "In 2019 the wall cost 5 million. In 2020 the wall cost 6 million.",
        "The wall passed with 63 votes in favor. “It passed with 65 votes in favor,” she said of the wall.",
        "The number of people killed when the ferry sank rose from 12 people to 14 people when the ferry sank.",
        "10 a.m. The fire has burned 1,200 acres, police say.\n\n11 a.m. The fire has burned 1,500 acres, police say.",
        "Rosa Diaz, 45, said no. Diaz, 17 at the time, had said yes.",
        "The wall is 12 metres high where the harbour ends. The wall is 14 metres high where the harbour begins.",
    ],
)
def test_other_facts_have_other_numbers(text: str) -> None:
    assert places(CHECKS, text) == []


def test_the_headline_tells_the_same_number() -> None:
    text = "Fourteen people were killed when the ferry sank on Monday."
    (finding,) = found(CHECKS, article(text, headline="Ferry sinks, 12 people killed"))
    assert "headline says “12 people”" in finding.message
    assert found(CHECKS, article(text, headline="Ferry sinks, 14 people killed")) == []
    assert found(CHECKS, article("There are seven reasons to go.", headline="5 reasons to stay")) == []
