"""Quotations without speaker, with a lost or a stray mark; what runs on over paragraphs and what is nested is whole."""

import pytest

from editor.checks.attribution import CHECKS
from tests.checks.support import article, found, places

SPEECH = "“We have waited long enough. It is time to build the wall.”"


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        (SPEECH, "quotation-unattributed", SPEECH),
        ("We have waited long enough,” said Grace Osei.", "quotation-mark-unpaired", "We have waited long enough,”"),
        ("“We have waited long enough, said Grace Osei.", "quotation-mark-unpaired", "“We have waited long enough,"),
        ("The council said no” and left.", "quotation-mark-stray", "”"),
    ],
)
def test_a_breach_is_found_in_its_place(text: str, code: str, where: str) -> None:
    assert (code, where) in places(CHECKS, text)


@pytest.mark.parametrize(
    "text",
    [
        "“We have waited,” said Grace Osei. “It is time.”",
        "“We have waited,” said Grace Osei. “They told us, ‘Not this year,’ and we waited.”",
        "The so-called “wall” is 6'2\" high, as in the ’90s.",
        "“We have waited long enough,\n\n“and it is time,” said Grace Osei.",
        "Die „Mauer“ hält. „Wir haben lange gewartet“, sagte Osei.",
    ],
)
def test_what_is_whole_has_no_finding_of_marks(text: str) -> None:
    assert {code for code, _ in places(CHECKS, text)} <= {"quotation-unconfirmed"}


def test_a_quotation_that_runs_on_and_never_closes() -> None:
    text = "“We have waited long enough,” said Grace Osei.\n\n“And now it is time to build it."
    assert ("quotation-mark-unpaired", "“And now it is time to build it.") in places(CHECKS, text)


def test_a_lost_mark_is_put_in() -> None:
    (finding,) = [
        one
        for one in found(CHECKS, article("It rained.\n\nWe have waited long enough,” said Grace Osei."))
        if one.code == "quotation-mark-unpaired"
    ]
    assert finding.fix
    assert finding.fix.mended.body == "It rained.\n\n“We have waited long enough,” said Grace Osei."


def test_speakers_to_confirm_are_told_once() -> None:
    text = "“We have waited,” said Grace Osei.\n\n“So have we,” said Bo Smith."
    told = [one for one in found(CHECKS, article(text)) if one.code == "quotation-unconfirmed"]
    assert len(told) == 1
    assert "2 of 2" in told[0].message
    (one,) = [
        one
        for one in found(CHECKS, article("“We have waited,” said Grace Osei."))
        if one.code == "quotation-unconfirmed"
    ]
    assert "Grace Osei" in one.message
