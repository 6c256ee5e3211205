"""Facts told twice in two paragraphs."""

import pytest

from editor.checks.repetition import CHECKS
from tests.checks.support import places

LEAD = "The council of Port Ellery has approved the night ferry to the northern islands after eleven years of debate."


@pytest.mark.parametrize(
    "again",
    [
        "The night ferry to the northern islands was approved by the council of Port Ellery on Monday.",
        "After eleven years the council approved the ferry to the northern islands that leaves Port Ellery at night.",
    ],
)
def test_a_lead_told_again(again: str) -> None:
    assert places(CHECKS, f"{LEAD}\n\nIt rained.\n\n{again}\n") == [("told-twice", again)]


def test_the_same_figures_in_two_paragraphs() -> None:
    again = "With 63 votes in favour, the harbour got its ferry."
    text = f"The plan passed with 63 votes in favour and 23 against.\n\n{again}\n"
    assert places(CHECKS, text) == [("told-twice", again)]


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD}\n\nThe council of Port Ellery met on Monday. A ferry costs eleven million.\n",
        f"{LEAD} The night ferry to the northern islands was approved by the council of Port Ellery.\n",
        f"{LEAD}\n\n“The council of Port Ellery has approved the night ferry to the northern islands,” she said.\n",
        "Night ferry to the northern islands approved by council of Port Ellery\n\n" + LEAD + "\n",
        "\n\n".join(
            f"{at} a.m. The fire burned homes east of the northern highway, say fire officials." for at in (9, 10)
        ),
        "He got 20 years in prison.\n\nShe got 20 years in prison.\n",
        "It took 30 days.\n\nIt took 30 days.\n",
    ],
)
def test_what_is_no_repetition(text: str) -> None:
    assert places(CHECKS, text) == []
