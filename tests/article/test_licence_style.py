"""House style, time and place are told from other changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article.licence_style import WORD, is_allowed, normal, says

ALLOWED = [
    ("Wednesday", "yesterday"), ("on Wednesday", "on March 4"), ("", "on Wednesday"), ("last week", "two weeks ago"),
    ("Jan. 5", "January 5"), ("5 January", "January 5"), ("9 p.m.", "9pm"), ("today", ""), ("in the morning", "a.m."),
    ("nine per cent", "9%"), ("eleven", "11"), ("1,000", "1000"), ("first", "1st"), ("colour", "color"),
    ("organised", "organized"), ("travelled", "traveled"), ("labour", "labor"), ("analyse", "analyze"),
    ("co-operation", "cooperation"), ("health-care", "health care"), ("in Portland", "here"), ("May 3", ""),
    ("in Peru", ""), ("in New York", ""), ("U.S.", "United States"), ("UK", "United Kingdom"), ("Sen.", "Senator"),
    ("percent", "per cent"), ("programme", "program"), ("Congress", "congress"), ("towards", "toward"), ("Mr", ""),
    ("next week", ""), ("the", ""),
]  # fmt: skip
REFUSED = [
    ("63", "65"), ("4.50", "450"), ("4.5", "45"), ("Wednesday", "Thursday"), ("May 18", "May 19"), ("in 1978", ""),
    ("", "not"), ("filled", "filed"), ("four", "for"), ("our", "or"), ("said", "claimed"), ("Lima", "Cusco"),
    ("the council", "the mayor"), ("her", "him"), ("", "reportedly"), ("most", "some"), ("11", "12"), ("won", "lost"),
    ("a year", "two boats"), ("Adriana Tudela", ""), ("Peru", "Chile"), ("$5", "£5"), ("first", "second"),
    ("may", ""), ("march", ""), ("new", ""), ("north", ""), ("New", ""), ("ill", ""), ("the doctor", ""),
    ("for the first time", ""), ("three years", ""), ("last", "first"), ("last", ""), ("past", ""), ("Victoria", ""),
    ("may", "must"), ("days", "weeks"), ("tomorrow", "never"),
]  # fmt: skip


def test_what_stands_beside_a_change_tells_what_it_is() -> None:
    assert is_allowed(["last"], ["this"], "held", "week")
    assert not is_allowed(["last"], ["this"], "held", "boat")
    assert is_allowed(["Ore"], [], "Portland", "said")
    assert not is_allowed(["Georgia"], [], "sister", "said")


@pytest.mark.parametrize(("was", "now"), ALLOWED)
def test_style_time_and_place_may_change(was: str, now: str) -> None:
    assert is_allowed(WORD.findall(was), WORD.findall(now))
    assert is_allowed(WORD.findall(now), WORD.findall(was))


@pytest.mark.parametrize(("was", "now"), REFUSED)
def test_a_fact_may_not(was: str, now: str) -> None:
    assert not is_allowed(WORD.findall(was), WORD.findall(now))
    assert not is_allowed(WORD.findall(now), WORD.findall(was))


@given(st.text())
def test_what_a_text_says_is_the_same_in_capitals(text: str) -> None:
    assert says(text) == says(text)
    assert says("The Conversation’s licence") == says("THE CONVERSATION'S LICENSE")


@given(st.from_regex(r"[a-z]{1,14}", fullmatch=True))
def test_a_word_in_normal_form_stays_as_it_is(word: str) -> None:
    once = normal(word)
    assert normal(once) == once or len(once) != len(word)
