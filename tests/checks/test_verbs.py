"""Verbs of saying that judge are found where they report something, and nowhere else."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from editor.checks.policy import NO_POLICY
from editor.checks.verbs import CHECKS
from tests.checks.support import article, found, places


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The mayor claimed that the wall was safe.", "claimed"),
        ("The mayor claimed it was safe.", "claimed"),
        ("The firm claimed the wall was safe.", "claimed"),
        ("He admitted to reporters on Monday that he lied.", "admitted"),
        ("“It is safe,” claimed Osei.", "claimed"),
        ("“It is safe,” Grace Osei admitted.", "admitted"),
        ("“It is safe,” the mayor of Ellery boasted on Monday.", "boasted"),
        ("He exclaimed: “No wall!”", "exclaimed"),
        ("The council said no, claiming it was an “affront to taste”.", "claiming"),
        ("No engineer has claimed that it will hold.", "claimed"),
        ("The wall was safe, a spokeswoman for the harbour claimed.", "claimed"),
        ("The wall is safe, she claims.", "claims"),
        ("He claimed the wall still is safe.", "claimed"),
    ],
)
def test_a_verb_that_judges_is_found(text: str, verb: str) -> None:
    assert places(CHECKS, text) == [("opinion-verb", verb)]


@pytest.mark.parametrize(
    "text",
    [
        "The flood claimed three lives.",
        "A group claimed responsibility for the fire.",
        "She was admitted to hospital on Monday.",
        "The harbour boasts a pool.",
        "They conceded a goal and conceded defeat.",
        "The president declared a state of emergency.",
        "The council declared the seat vacant.",
        "Claims that he lied are false. The insurance claims were paid.",
        "Who claims the prize? He claimed the title in 2019.",
        "Osei, who claims to be an engineer, left.",
        "“He claimed it was mine,” she said.",
        "She said that “everybody claimed it was safe” on the day.",
        "> The mayor claimed that it was safe.",
        "The claim was that it is safe.",
        "I confess I was afraid.",
        "In the end, three lives were claimed.",
        "He ran, jumped and conceded.",
        "Q: Some claimed that the record was too polite?",
        "A: They claimed it was mine.",
    ],
)
def test_other_senses_and_direct_speech_are_left_alone(text: str) -> None:
    assert places(CHECKS, text) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [("He claimed it was safe.", "He said it was safe."), ("He claims it is safe.", "He says it is safe.")],
)
def test_the_fix_puts_the_neutral_form_in(before: str, after: str) -> None:
    (finding,) = found(CHECKS, article(before))
    assert finding.fix
    assert finding.fix.mended.body == after


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Er behauptete, dass die Mauer hält.", "de"),
        ("El alcalde admitió que el muro no aguanta.", "es"),
        ("Le maire prétend que le mur tient.", "fr"),
    ],
)
def test_other_languages_have_their_own_verbs_and_no_fix(text: str, language: str) -> None:
    (finding,) = found(CHECKS, article(text, language=language))
    assert finding.fix is None


def test_house_policy_has_its_own_list_and_may_allow_a_verb() -> None:
    text = "He claimed that it holds. She stated that it does not."
    own = replace(NO_POLICY, verbs=MappingProxyType({"en": ("stated",)}))
    assert [text[one.start : one.end] for one in found(CHECKS, article(text), own)] == ["stated"]
    assert found(CHECKS, article(text), replace(NO_POLICY, allowed_verbs=frozenset({"claimed"}))) == []
