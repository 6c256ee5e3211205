"""Profiles are chosen by the credit and put over a story; what a story has of its own stays."""

from dataclasses import replace
from datetime import timedelta

import pytest

from editor.article.syndication import CreditPlace, Duties, Edits, Syndication
from editor.article.syndication_profiles import (
    Profile,
    apply,
    choose,
    counter_among,
    credit_words,
    host_of,
    is_page,
    licence_in,
    moment,
    speaks_of_creative_commons,
)
from editor.article.syndication_words import loosened, what_follows

WEEKLY = Profile(
    "weekly",
    "Harbour Weekly",
    publishers=("Harbour Weekly",),
    hosts=("harbourweekly.example",),
    counter_hosts=("count.example",),
    licence="by contract",
    credit="First published by {publisher}, {authors}.",
    credit_place=CreditPlace.TOP,
    duties=Duties(edits=Edits.STYLE, ads_allowed=False, counter_required=True),
)
NO_DERIVATIVES = Profile("nd", "No derivatives", licences=("CC BY-ND",), licence="CC BY-ND 4.0")
OWN = replace(NO_DERIVATIVES, key="own-nd", publishers=("Quayside",), is_own=True)
ALL = (NO_DERIVATIVES, WEEKLY, OWN)


@pytest.mark.parametrize(
    ("text", "licence"),
    [
        ("CC BY 4.0", "CC BY 4.0"),
        ("cc-by-nd", "CC BY-ND"),
        ("under a Creative Commons BY-NC-ND 3.0 licence", "CC BY-NC-ND 3.0"),
        ("https://creativecommons.org/licenses/by-sa/4.0/deed.en", "CC BY-SA 4.0"),
        ("a Creative Commons Attribution-NonCommercial-NoDerivs license", "CC BY-NC-ND"),
        ("a Creative Commons Attribution/No Derivatives 4.0 licence", "CC BY-ND 4.0"),
        ("a Creative Commons Attribution licence", "CC BY"),
        ("a Creative Commons license", ""),
        ("Attribution: the mayor said", ""),
        ("CC BYLINE", ""),
    ],
)
def test_a_licence_is_read_by_its_names(text: str, licence: str) -> None:
    assert licence_in(text) == licence


def test_a_licence_that_is_not_named_is_still_spoken_of() -> None:
    assert speaks_of_creative_commons("republished under a Creative Commons licence")
    assert not speaks_of_creative_commons("the creative class met on the common")


@pytest.mark.parametrize(
    ("told", "key"),
    [
        (Syndication("The Harbour Weekly"), "weekly"),
        (Syndication("harbour weekly."), "weekly"),
        (Syndication("Somebody else", "https://www.harbourweekly.example/1"), "weekly"),
        (Syndication("", "https://news.harbourweekly.example/1"), "weekly"),
        (Syndication("", "https://notharbourweekly.example/1"), None),
        (Syndication(credit_text="This story was first published by Harbour Weekly, used with permission."), "weekly"),
        (Syndication(credit_text="Our harbour weekly meeting was full."), None),
        (Syndication("Quayside", licence="CC BY-ND 4.0"), "own-nd"),
        (Syndication("Somebody", licence="CC BY-ND 4.0"), "own-nd"),
        (Syndication("Somebody", credit_text="Republished under CC BY-ND."), "own-nd"),
        (Syndication("Somebody", licence="CC BY-NC-ND 4.0"), None),
        (Syndication("Somebody", credit_text="Under a Creative Commons licence."), None),
        (Syndication(), None),
    ],
)  # fmt: skip
def test_the_profile_follows_from_the_credit(told: Syndication, key: str | None) -> None:
    found = choose(ALL, told)
    assert (found.key if found else None) == key


def test_a_profile_gives_duties_and_the_words_that_are_not_there_yet() -> None:
    before = Syndication("", authors=("Ines Vale", "Jo Reyes"), duties=Duties(embargo_until="2026-11-26T06:00+01:00"))
    told = apply(WEEKLY, before)
    assert told.profile == "weekly"
    assert (told.publisher, told.licence, told.credit_place) == ("Harbour Weekly", "by contract", CreditPlace.TOP)
    assert told.credit_text == "First published by Harbour Weekly, Ines Vale and Jo Reyes."
    assert told.duties == replace(WEEKLY.duties, embargo_until="2026-11-26T06:00+01:00")


def test_words_that_came_with_the_story_stay() -> None:
    before = Syndication(
        "Harbour Weekly Ltd", licence="one year", credit_text="Ours.", duties=Duties(counter="https://c")
    )
    told = apply(WEEKLY, before)
    assert (told.publisher, told.licence, told.credit_text) == ("Harbour Weekly Ltd", "one year", "Ours.")
    assert told.duties.counter == "https://c"


def test_a_credit_with_an_unknown_name_is_not_written() -> None:
    assert credit_words(WEEKLY, Syndication("Harbour Weekly")) == ""
    assert credit_words(NO_DERIVATIVES, Syndication("Quayside")) == ""


def test_the_counter_is_known_by_its_host_or_its_own_shape() -> None:
    plain, ours = "https://stats.example/1.gif", "https://eu.count.example/1.gif"
    tracker = "https://quayside.example/?republication-pixel=true&post=1"
    assert counter_among(WEEKLY, (plain, ours)) == ours
    assert counter_among(None, (plain, tracker)) == tracker
    assert counter_among(None, (plain,)) == ""
    assert counter_among(WEEKLY, ("javascript:count.example",)) == ""


def test_a_moment_needs_its_offset() -> None:
    when = moment("2026-11-26T06:00:00+01:00")
    assert when is not None
    assert when.utcoffset() == timedelta(hours=1)
    assert moment("2026-11-26T06:00Z") is not None
    assert [moment(text) for text in ("2026-11-26T06:00:00", "2026-11-26", "soon", "")] == [None] * 4


def test_addresses_that_are_none_have_no_host() -> None:
    assert host_of("https://www.Quayside.example/1") == "quayside.example"
    assert [host_of(text) for text in ("quayside.example", "ftp://quayside.example", "http://[", "")] == [""] * 4
    assert is_page("https://quayside.example/1")
    assert not is_page("https://quayside.example/")
    assert not is_page("http://[/x")


def test_every_duty_has_a_sentence_and_its_opposite_another() -> None:
    told = what_follows(Duties())
    names = set(Duties.__dataclass_fields__) - {"counter"}
    assert set(told) == names
    other = Duties(
        Edits.NONE, False, False, "", search_engines=list(type(Duties().search_engines))[1], embargo_until="x",
        expires_at="x", link_required=True, links_kept=True, authors_named=True, counter_required=True,
    )  # fmt: skip
    assert all(told[name] != what_follows(other)[name] for name in names)


def test_what_is_loosened_is_named_and_what_is_stricter_is_not() -> None:
    strict = Duties(
        Edits.NONE, False, False, link_required=True, links_kept=True, authors_named=True, counter_required=True
    )
    assert len(loosened(Duties(), strict)) == 7
    assert loosened(strict, Duties()) == ()
    assert loosened(strict, strict) == ()
