"""Dates of copy as ISO 8601, and lines that hold nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article.grade import Grade
from editor.importing.reading import ProposalKind
from editor.importing.recognise.date_lines import read_date_line
from editor.importing.recognise.dates import find_dates, read_date
from tests.importing.recognise.support import (
    COPY,
    LAST_COPY,
    MORE_COPY,
    proposals,
    story_beginning,
    story_ending,
    words,
)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Nov. 20, 2019 6:02 AM EST", "2019-11-20T06:02-05:00"),
        ("September 20, 2018 1:53 am", "2018-09-20T01:53"),
        ("22 Nov 2024 4:55 PM MYT", "2024-11-22T16:55+08:00"),
        ("11/19/19 06:56 AM EST", "2019-11-19T06:56-05:00"),
        ("18 NOV 2019", "2019-11-18"),
        ("July 3rd, 2021", "2021-07-03"),
        ("18. Juli 2026", "2026-07-18"),
        ("12.03.2025, 14:20 Uhr", "2025-03-12T14:20"),
        ("18 июля 2026 г.", "2026-07-18"),
        ("18 de julio de 2026", "2026-07-18"),
        ("1er août 2024 à 14h20", "2024-08-01T14:20"),
        ("18 lipca 2026, 12:30", "2026-07-18T12:30"),
        ("12 ottobre 2021", "2021-10-12"),
        ("3 de março de 2024", "2024-03-03"),
        ("2026年7月18日", "2026-07-18"),
        ("Apr 21, 2024 at 15:09", "2024-04-21T15:09"),
        ("Dec 5, 2016 at 9:10am PST", "2016-12-05T09:10-08:00"),
        ("July 4, 2024, 5:00 PM ET", "2024-07-04T17:00-04:00"),
        ("January 4, 2024, 5:00 PM ET", "2024-01-04T17:00-05:00"),
        ("10:35 AM EST, Tue November 19, 2019", "2019-11-19T10:35-05:00"),
        ("12 October 2021 - 14:20 GMT+8", "2021-10-12T14:20+08:00"),
        ("2019-11-19T18:14:00Z", "2019-11-19T18:14:00+00:00"),
        ("2019-11-19T18:14:00+01:00", "2019-11-19T18:14:00+01:00"),
        ("December 1, 2023 | 12:00am", "2023-12-01T00:00"),
        ("July 3, 20245:00 AM ET", "2024-07-03T05:00-04:00"),
    ],
)
def test_dates_are_read_as_far_as_they_are_told(text: str, iso: str) -> None:
    assert read_date(text) == iso


def test_figures_are_read_as_the_copy_does() -> None:
    assert read_date("2/3/2026", american=True) == "2026-02-03"
    assert read_date("2/3/2026", american=False) == "2026-03-02"
    assert read_date("13/2/2026", american=True) == "2026-02-13"
    assert read_date("2.3.2026", american=True) == "2026-03-02"
    assert read_date("2/3/2026 6:00 AM EST", american=False).startswith("2026-02-03")


@pytest.mark.parametrize(
    "text", ["version 3.5.10", "99/99/2019", "Smith 12, 2019", "31 February 2020", "2019", "Nov. 20", ""]
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert read_date(text) == ""


@given(st.text(alphabet="0123456789/-.: JanuryFebMchEST,apm", max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    for dated in find_dates(text):
        assert 0 <= dated.start < dated.end <= len(text)
        assert dated.iso[:4].isdigit()


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Friday, 22 Nov 2024 4:55 PM MYT", {"published_at": "2024-11-22T16:55+08:00"}),
        ("UPDATED: Tue., Nov. 19, 2019", {"updated_at": "2019-11-19"}),
        (
            "Published: Nov. 19, 2019, 6:18 p.m. Updated: Nov. 19, 2019, 7:10 p.m.",
            {"published_at": "2019-11-19T18:18", "updated_at": "2019-11-19T19:10"},
        ),
        ("Stand: 12.03.2025, 14:20 Uhr", {"updated_at": "2025-03-12T14:20"}),
        ("Publié le 19 novembre 2019 à 18h14", {"published_at": "2019-11-19T18:14"}),
        ("Last modified on Wed 30 Nov 2016 10.00 GMT", {"updated_at": "2016-11-30T10:00+00:00"}),
        ("First published on November 19, 2019 / 8:16 AM", {"published_at": "2019-11-19T08:16"}),
    ],
)
def test_a_line_of_dates_tells_published_and_updated(line: str, value: dict[str, str]) -> None:
    assert read_date_line(line) == value
    (found,) = proposals(story_beginning(line), ProposalKind.DATE)
    assert (found.text, found.grade, found.value) == (line, Grade.SURE, value)


@pytest.mark.parametrize(
    "line",
    ["The bridge opened on Nov. 19, 2019", "Nov. 19, 2019 was a dark day", "Election 2024", "Photo, May 3, 2024"],
)
def test_a_line_that_says_more_is_no_date_line(line: str) -> None:
    assert read_date_line(line) is None


def test_a_date_at_the_foot_is_likely_and_amid_the_copy_none() -> None:
    line = "Updated: May 3, 2024"
    assert proposals(story_ending(line), ProposalKind.DATE)[0].grade is Grade.LIKELY
    long = (COPY, *[MORE_COPY] * 12, line, *[LAST_COPY] * 12)
    assert words("\n".join(long), ProposalKind.DATE) == []
