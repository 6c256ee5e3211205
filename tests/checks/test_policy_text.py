"""The house policy as TOML: taken, refused with line and key, changed line by line."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article.findings import Severity
from editor.checks import policy_text
from editor.checks.policy import NO_POLICY
from editor.checks.policy_text import BadPolicy
from editor.checks.registry import BY_CODE
from editor.desk import house_checks

FULL = """second_reference = "courtesy"
names = ["Ana Díaz", "Bo Diaz"]
allowed_verbs = ["Claimed"]

[checks]
opinion-verb = "warning"
source-uncited = "off"

[opinion_verbs]
en = ["Stated"]
"""


def test_a_policy_is_read() -> None:
    policy = policy_text.parse(FULL)
    assert policy.second_reference == "courtesy"
    assert policy.names == {"ana díaz", "bo diaz"}
    assert policy.allowed_verbs == {"claimed"}
    assert policy.verbs["en"] == ("stated",)
    assert policy.severity("opinion-verb", Severity.NOTE) is Severity.WARNING
    assert policy.severity("source-uncited", Severity.NOTE) is None
    assert policy.severity("told-twice", Severity.NOTE) is Severity.NOTE


def test_the_preset_chooses_nothing() -> None:
    assert policy_text.parse(house_checks.preset()) == NO_POLICY
    assert policy_text.parse("") == NO_POLICY


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[checks\n", "Line 1: this is no TOML"),
        ('\n[checks]\nopinion-verbs = "off"\n', "Line 3: There is no check “opinion-verbs”"),
        ('[checks]\nopinion-verb = "loud"\n', "Line 2: “opinion-verb” must be one of off, note, warning, blocking."),
        ('[checks]\n"headline-missing" = "off"\n', "Line 2: “headline-missing” guards"),
        ("names = 3\n", "Line 1: “names” must be a list of texts"),
        ("names = [3]\n", "Line 1: “names” must be a list of texts"),
        ('second_reference = "nickname"\n', "must be one of consistent, surname, courtesy"),
        ('[opinion_verbs]\nit = ["disse"]\n', "Line 2: There are no verbs for “it”"),
        ("[opinion_verbs]\nen = 1\n", "Line 2: “en” must be a list of texts"),
        ("checks = 1\n", "Line 1: “checks” must be a table"),
        ("verbs = 1\n", "Line 1: “verbs” is not known; known are"),
    ],
)
def test_what_is_wrong_is_told_by_line_and_key(text: str, said: str) -> None:
    with pytest.raises(BadPolicy) as refusal:
        policy_text.parse(text)
    assert said in refusal.value.sentence


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(BadPolicy) as refusal:
        policy_text.parse("names = 3\nverbs = 1\n")
    assert "“names”" in refusal.value.sentence
    assert "“verbs”" in refusal.value.sentence


def test_what_a_newer_version_kept_is_read_as_far_as_it_is_known() -> None:
    text = FULL.replace("[checks]", '[checks]\nnewer-check = "off"\nheadline-missing = "off"') + "[newer]\nx = 1\n"
    assert policy_text.parse_kept(text) == policy_text.parse(FULL)
    assert policy_text.parse_kept("[checks\n") == NO_POLICY
    assert policy_text.parse_kept("checks = 1\nnames = 3\n") == NO_POLICY


@pytest.mark.parametrize("text", ["", FULL, house_checks.preset(), "[checks]", "names = []\n"])
@pytest.mark.parametrize("choice", ["off", "note", "warning", "blocking"])
def test_a_choice_changes_its_line_alone(text: str, choice: str) -> None:
    changed = policy_text.with_choice(text, "opinion-verb", choice)
    wanted = Severity(choice) if choice != "off" else None
    assert policy_text.parse(changed).severity("opinion-verb", Severity.NOTE) is wanted
    kept = [line for line in text.splitlines() if not line.startswith("opinion-verb")]
    left = [line for line in changed.splitlines() if not line.startswith("opinion-verb")]
    assert [line for line in left if line not in {"", "[checks]"}] == [
        line for line in kept if line not in {"", "[checks]"}
    ]


@given(st.lists(st.tuples(st.sampled_from(sorted(BY_CODE)), st.sampled_from(["off", "note", "warning", "blocking"]))))
def test_choices_one_after_another_are_what_was_chosen_last(choices: list[tuple[str, str]]) -> None:
    text = house_checks.preset()
    last: dict[str, str] = {}
    for code, choice in choices:
        if not BY_CODE[code].guards:
            text = policy_text.with_choice(text, code, choice)
            last[code] = choice
    policy = policy_text.parse(text)
    tomllib.loads(text)
    for code, choice in last.items():
        severity = policy.severity(code, BY_CODE[code].severity)
        assert (severity.value if severity else "off") == choice
