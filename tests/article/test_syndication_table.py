"""Profiles as TOML: read strictly, each mistake told with its line, its key and what is allowed."""

import string
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article.syndication import CreditPlace, Duties, Edits, SearchEngines
from editor.article.syndication_profiles import Profile
from editor.article.syndication_table import ProfileTrouble, read_profiles, write_profile
from editor.desk.syndication import presets

TEXT = """# ours
[weekly]
name = "Harbour Weekly"
hosts = ["www.HarbourWeekly.example"]
credit = "By {authors} for {publisher}."
credit_place = "top"

[weekly.duties]
edits = "style"
ads_allowed = false
search_engines = "noindex"

[other]
name = "Other"
"""


def test_profiles_are_read_in_order() -> None:
    weekly, other = read_profiles(TEXT)
    assert weekly == Profile(
        "weekly",
        "Harbour Weekly",
        hosts=("harbourweekly.example",),
        credit="By {authors} for {publisher}.",
        credit_place=CreditPlace.TOP,
        duties=Duties(Edits.STYLE, ads_allowed=False, search_engines=SearchEngines.NOINDEX),
        is_own=True,
    )
    assert other == Profile("other", "Other", is_own=True)
    assert read_profiles("") == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('name = "Harbour Weekly"', "name = 7", 3, "name must be a text"),
        ('name = "Harbour Weekly"\n', "", 2, "needs a name"),
        ('hosts = ["www.HarbourWeekly.example"]', 'hosts = "x.example"', 4, "must be a list"),
        ('hosts = ["www.HarbourWeekly.example"]', 'hosts = ["https://x.example/"]', 4, "“https://x.example/” is none"),
        ("{authors}", "{author}", 5, "{publisher}, {authors}, {licence}"),
        ('"top"', '"left"', 6, "“top”, “foot”"),
        ('edits = "style"', 'edits = "some"', 9, "“any”, “style”, “none”"),
        ("ads_allowed = false", 'ads_allowed = "no"', 10, "true or false"),
        ('"noindex"', '"hide"', 11, "“nothing”, “canonical”, “noindex”"),
        ("ads_allowed", "adds_allowed", 10, "ads_allowed, authors_named"),
        ('credit_place = "top"', 'place = "top"', 6, "credit_place"),
        ("[other]", "[Other One]", 13, "no TOML"),
        ("[other]", "[Other]", 13, "small letters"),
        ("# ours", "x = 1", 1, "outside a profile"),
        ("[weekly.duties]", "[weekly.more]", 8, "no “more” here"),
        ("# ours", "[third]\nname = 'Third'\nduties = 1", 3, "[third.duties]"),
        ('name = "Other"', 'name = "Other', 14, "no TOML"),
        ('name = "Other"', 'name = "Other"\nname = "Two"', 15, "no TOML"),
    ],
)
def test_a_mistake_is_told_with_its_line(old: str, new: str, line: int, says: str) -> None:
    assert old in TEXT
    with pytest.raises(ProfileTrouble) as told:
        read_profiles(TEXT.replace(old, new))
    assert told.value.sentence.startswith(f"Line {line}: ")
    assert says in told.value.sentence


words = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="{}"), min_size=1).map(str.strip)


@given(
    st.builds(
        Profile,
        key=st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=20),
        name=words.filter(bool),
        publishers=st.lists(words.filter(bool), max_size=3).map(tuple),
        credit=words,
        credit_place=st.sampled_from([None, *CreditPlace]),
        note=words,
        duties=st.builds(
            Duties, edits=st.sampled_from(list(Edits)), ads_allowed=st.booleans(), links_kept=st.booleans()
        ),
        is_own=st.just(True),
    )
)
def test_what_is_written_is_read_again(profile: Profile) -> None:
    assert read_profiles(write_profile(profile)) == (profile,)


@given(st.text())
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    with suppress(ProfileTrouble):
        assert isinstance(read_profiles(text), tuple)


def test_the_presets_are_read_and_name_where_their_terms_stand() -> None:
    found = {one.key: one for one in presets()}
    assert set(found) == {"the-conversation", "propublica", "cc-by", "cc-by-nd", "agency-wire"}
    assert all(one.read and one.note and not one.is_own for one in found.values())
    assert found["cc-by"].duties.edits is Edits.ANY
    assert found["cc-by-nd"].duties.edits is Edits.NONE
    assert found["the-conversation"].duties.counter_required
    assert found["propublica"].duties.links_kept
    for one in found.values():
        assert read_profiles(write_profile(one), own=False) == (one,)
