"""Ad policies as TOML: every preset reads, every mistake is told by line, key and what is allowed, all comes back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article import ad_policy_text
from editor.article.ad_policy import AdPolicy, Kind, Slot
from editor.article.ad_policy_text import BadAdPolicy, dumps, parse
from editor.article.ads import Size
from editor.checks.ads_presets import STANDARD, preset_texts, presets

GOOD = """title = "Ours"

[places]
most = 3
after = ["paragraph"]

[labels]
en = "Advertisement"

[[slot]]
name = "top"
sizes = ["300x250"]

[[slot]]
name = "low"
sizes = ["320x50"]
most = 1
"""


def test_the_presets_are_there_and_the_standard_one_is_first() -> None:
    assert list(presets()) == [STANDARD, "guardian-apps", "scaip"]
    scaip = presets()["scaip"]
    assert (scaip.blocks_before, scaip.blocks_between, scaip.most, scaip.story_blocks) == (3, 3, 2, 6)
    assert preset_texts()[STANDARD].startswith("#")
    for policy in presets().values():
        assert not {Kind.CORRECTION, Kind.CREDIT} & {*policy.after, *policy.before}
        assert not policy.sensitive
        assert not policy.split_quotations


def test_a_policy_is_read() -> None:
    policy = parse(GOOD, "ours")
    assert policy.title == "Ours"
    assert policy.most == 3
    assert policy.slots == (Slot("top", (Size(300, 250),)), Slot("low", (Size(320, 50),), 1))


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("most = 3", 'most = "3"', 'Line 4: “places.most” must be a whole number from 0 to 1000, but it is "3".'),
        ("most = 3", "most = -1", "Line 4: “places.most” must be a whole number from 0 to 1000, but it is -1."),
        ("most = 3", "most = true", "Line 4: “places.most” must be a whole number"),
        ("most = 3", "moost = 3", "Line 4: “places.moost” is not known; known are most, blocks_before"),
        ("most = 3", "blocks_between = 0", "Line 4: “places.blocks_between” must be a whole number from 1"),
        ('["paragraph"]', '["para"]', "Line 5: “places.after” must be a list of paragraph, quotation, list"),
        ("[places]", "[place]", "Line 3: “place” is not known; known are title, story, places"),
        ("[labels]\nen = ", "[labels]\nEnglish = ", "Line 8: “labels.English” must be named by a language"),
        ('en = "Advertisement"', 'en = ""', "Line 8: “labels.en” must be a text of at most 60"),
        ('en = "Advertisement"', "", "Line 7: “labels” needs one at least"),
        ('["320x50"]', '["320 by 50"]', "Line 16: “slot.sizes” must be a list of sizes"),
        ('["320x50"]', '["320x5000"]', "Line 16: “slot.sizes” must be a list of sizes up to 4000 pixels"),
        ("most = 1", "many = 1", "Line 17: “slot.many” is not known; known are name, sizes, most."),
        ('name = "low"', 'name = "top"', "Line 15: the slot “top” is there twice."),
        ('name = "low"\n', "", "Line 14: a slot needs “name”"),
        ('title = "Ours"', "title = 3", "Line 1: “title” must be a text of at most 60 characters, but it is 3."),
        ('title = "Ours"', "places.most = 3.5", "this is no TOML"),
        ("[places]", "[places", "Line 3: this is no TOML: Expected ']' at the end of a table declaration."),
        ('[[slot]]\nname = "low"', '[slot.x]\nname = "low"', "“slot.x” is not known; known are name, sizes, most."),
        (GOOD, "slot = 3", "Line 1: “slot” is a list of tables; write [[slot]]"),
        (GOOD, "places = 3", "Line 1: “places” is a table; write [places]"),
        (GOOD, 'places.most = "x"', "Line 1: “places.most” must be"),
    ],
)
def test_what_is_wrong_is_told_by_line_key_and_what_is_allowed(before: str, after: str, sentence: str) -> None:
    assert GOOD.count(before) >= 1
    with pytest.raises(BadAdPolicy) as told:
        parse(GOOD.replace(before, after, 1), "ours")
    assert sentence in told.value.sentence


def test_every_mistake_is_told_at_once() -> None:
    with pytest.raises(BadAdPolicy) as told:
        parse('title = 3\n[places]\nmost = "x"\nnever = 1\n', "ours")
    assert [f"Line {number}:" in told.value.sentence for number in (1, 3, 4)] == [True] * 3


@pytest.mark.parametrize("name", ["", "Ours", "a b", "-a", "a" * 41])
def test_a_name_is_small_letters_digits_and_hyphens(name: str) -> None:
    with pytest.raises(BadAdPolicy, match="no name of a policy"):
        parse("", name)


KINDS = st.lists(st.sampled_from(list(Kind)), unique=True).map(lambda kinds: tuple(k for k in Kind if k in kinds))
WORDS = st.text("abc öß“”\"\\'#=[]–€ñ😀", min_size=1, max_size=20).map(str.strip).filter(bool)
SIZES = st.builds(Size, st.integers(1, 4000), st.integers(1, 4000))
SLOTS = st.lists(
    st.builds(
        Slot,
        WORDS,
        st.lists(SIZES, min_size=1, max_size=3, unique=True).map(tuple),
        st.integers(0, 1000),
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda slot: slot.name,
).map(tuple)


@given(
    st.builds(
        AdPolicy,
        name=st.just("ours"),
        title=st.one_of(st.just(""), WORDS),
        story_blocks=st.integers(0, 1000),
        sensitive=st.booleans(),
        most=st.integers(0, 1000),
        blocks_between=st.integers(1, 1000),
        words_between=st.integers(0, 100_000),
        after=KINDS,
        before=KINDS,
        counted=KINDS,
        split_quotations=st.booleans(),
        density=st.integers(0, 100),
        labels=st.dictionaries(st.sampled_from(["en", "de", "es", "fr"]), WORDS, min_size=1).map(
            lambda labels: tuple(labels.items())
        ),
        slots=SLOTS,
    )
)
def test_what_is_written_is_read_back(policy: AdPolicy) -> None:
    assert parse(dumps(policy), "ours") == policy


def test_presets_are_written_and_read_back() -> None:
    for name, policy in presets().items():
        assert parse(dumps(policy), name) == policy


def test_a_form_can_say_what_is_allowed() -> None:
    assert ad_policy_text.rule_of("most") == ("places", "most", "a whole number from 0 to 1000")


def test_labels_follow_the_language() -> None:
    policy = replace(presets()[STANDARD], labels=(("en", "Advertisement"), ("de", "Anzeige")))
    assert [policy.label(tag) for tag in ("de-AT", "en", "pl", "")] == ["Anzeige", "Advertisement"] + [
        "Advertisement"
    ] * 2


def test_a_text_from_before_may_name_an_ad_unit_which_profiles_name_now() -> None:
    assert parse(f'{GOOD}\n[google_ad_manager]\nunit = "/1/news"\n', "ours") == parse(GOOD, "ours")
