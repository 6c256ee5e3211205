"""Bylines of many papers, and what looks like one."""

from dataclasses import replace

import pytest

from editor.article.grade import Grade
from editor.importing.plain_text import read_text
from editor.importing.reading import Hints, ProposalKind
from editor.importing.recognise.persons import is_person, proper_case
from editor.importing.recognise.recogniser import recognise
from tests.importing.recognise.support import COPY, LAST_COPY, MORE_COPY, proposals, story, story_beginning, words

BYLINE = ProposalKind.BYLINE


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Nora Field", ["Nora Field"]),
        ("By NORA FIELD and LEE O’BRIEN", ["Nora Field", "Lee O’Brien"]),
        ("By Nora Field, Lee Wong and Ana de la Cruz", ["Nora Field", "Lee Wong", "Ana de la Cruz"]),
        ("By Nora Field - 11/19/19 06:56 AM EST", ["Nora Field"]),
        ("by Nora Field Jul. 19, 2026 9:45 am", ["Nora Field"]),
        ("By Nora Field | Saturday, 28 May 2022 08:06 PM", ["Nora Field"]),
        ("By Nora Field 8 January 2020, 3:51 pm 11 Edit", ["Nora Field"]),
        ("By Nora Field nora@harbour.example(509) 555-0190", ["Nora Field"]),
        ("By Nora Field | NJ Advance Media for NJ.com", ["Nora Field"]),
        ("By Nora Field and Lee Wong The Associated Press", ["Nora Field", "Lee Wong"]),
        ("By Nora Field for MailOnline", ["Nora Field"]),
        ("By Nora Field in Washington and Ahmed al-Rashid in Beirut", ["Nora Field", "Ahmed al-Rashid"]),
        ("Written by Nora Field", ["Nora Field"]),
        ("By Reuters", ["Reuters"]),
        ("By The Associated Press", ["The Associated Press"]),
        ("By Harbour Post News Weekly 0 Comments", ["Harbour Post News Weekly"]),
        ("Von Anna Schmidt, Berlin", ["Anna Schmidt"]),
        ("Ein Gastbeitrag von Anna Schmidt", ["Anna Schmidt"]),
        ("Por Juan Pérez y María López", ["Juan Pérez", "María López"]),
        ("Par Jean Dupont avec AFP", ["Jean Dupont"]),
        ("Autor: Jan Kowalski", ["Jan Kowalski"]),
    ],
)
def test_a_byline_names_the_writers(line: str, names: list[str]) -> None:
    (found,) = proposals(story_beginning(line), BYLINE)
    assert found.text == line
    assert found.value["names"] == names


@pytest.mark.parametrize(
    ("line", "role", "organisation"),
    [
        ("By Nora Field, Staff Writer", "Staff Writer", None),
        ("By Nora Field, Harbour Times", None, "Harbour Times"),
        ("Nora Field Political Correspondent", "Political Correspondent", None),
        ("NORA FIELD, FUTURES", None, "FUTURES"),
    ],
)
def test_role_and_outlet_are_told_apart(line: str, role: str | None, organisation: str | None) -> None:
    (found,) = proposals(story_beginning(line), BYLINE)
    assert found.value["names"] == ["Nora Field"]
    assert (found.value.get("role"), found.value.get("organisation")) == (role, organisation)


@pytest.mark.parametrize(
    "line",
    [
        "by Taboola",
        "By Type",
        "From Around the Web",
        "By the time he left",
        "By Any Means Necessary",
        "By Friday",
        "Von der Leyen Kommission",
        "HARBOURTV, ASSOCIATED PRESS",
        "KEY WEST, FLORIDA",
        "World News",
        "South Dakota",
    ],
)
def test_other_lines_are_no_byline(line: str) -> None:
    assert words(story_beginning(line), BYLINE) == []


def test_copy_that_begins_with_by_is_copy() -> None:
    assert (
        words(
            story("By Monday, Nora Field had left the city with all her belongings and two of her three dogs."), BYLINE
        )
        == []
    )


def test_the_date_of_a_byline_is_a_find_of_its_own_and_no_word_is_taken_twice() -> None:
    text = story_beginning("By Nora Field - 11/19/19 06:56 AM EST")
    (byline,) = proposals(text, BYLINE)
    (date,) = proposals(text, ProposalKind.DATE)
    assert date.text == "11/19/19 06:56 AM EST"
    assert date.value == {"published_at": "2019-11-19T06:56-05:00"}
    assert all(one.end <= date.segments[0].start or one.start >= date.segments[0].end for one in byline.segments)


def test_an_agency_below_belongs_to_the_byline_that_stays_its_own_place() -> None:
    (found,) = proposals(story_beginning("By NORA FIELD", "Associated Press"), BYLINE)
    assert found.text == "By NORA FIELD"
    assert len(found.segments) == 2
    assert found.value["organisation"] == "Associated Press"


def test_a_name_below_by_is_a_byline() -> None:
    (found,) = proposals(story_beginning("By", "Alice Brown"), BYLINE)
    assert found.text == "By\nAlice Brown"


def test_a_bare_name_needs_a_date_or_the_like_beside_it() -> None:
    assert words(story_beginning("Alice Brown", "Nov. 19, 2019"), BYLINE) == ["Alice Brown"]
    assert words(story_beginning("Alice Brown"), BYLINE) == []


def test_staff_and_agencies_sign_where_nobody_else_does() -> None:
    assert words(story_beginning("Staff Writer"), BYLINE) == ["Staff Writer"]
    assert words(story_beginning("By Nora Field", "May 3, 2024", "Reuters"), BYLINE) == ["By Nora Field"]


def test_a_name_that_the_page_gives_is_sure() -> None:
    reading = replace(read_text(story_beginning("Zyx Abcdef")), hints=Hints(byline=("Zyx Abcdef",)))
    (found,) = [one for one in recognise(reading) if one.kind is BYLINE]
    assert found.grade is Grade.SURE


def test_a_byline_at_the_foot_must_say_by() -> None:
    body = (COPY, MORE_COPY, LAST_COPY)
    assert words("\n".join((*body, "By Nora Field")), BYLINE) == ["By Nora Field"]
    assert words("\n".join((*body, "Nora Field")), BYLINE) == []


@pytest.mark.parametrize(
    ("name", "proper"),
    [
        ("DANICA O’KIRKA-LEE", "Danica O’Kirka-Lee"),
        ("IAN MCDONALD", "Ian McDonald"),
        ("J.R. VON STERN", "J.R. von Stern"),
        ("Ana Cruz", "Ana Cruz"),
    ],
)
def test_names_in_capitals_are_written_as_in_copy(name: str, proper: str) -> None:
    assert proper_case(name) == proper


@pytest.mark.parametrize(
    "name", ["Nora Field", "Ludwig van der Berg", "J. Scott Appleton", "Mary-Jane O’Neill", "Nurul Izzah binti Anwar"]
)
def test_full_names_are_persons(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "name", ["Nora", "the Nora Field", "Breaking News", "Supreme Court", "lower case", "A B", "Getty Images", ""]
)
def test_other_words_are_none(name: str) -> None:
    assert not is_person(name)
