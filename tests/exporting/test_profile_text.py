"""Export profiles as TOML: every field can be written, and a mistake is told by line, key and what is allowed."""

import dataclasses
import typing
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.exporting import profile
from editor.exporting.profile import AdDialect, EmbedMode, Profile
from editor.exporting.profile_text import BadProfile, is_name, read, rules, write
from editor.exporting.targets import TARGETS
from tests.article.strategies import any_text

GOOD = """\
# Ours.
[ours]
title = "Our site"
target = "html"
ads = "google-ad-manager"
ad_unit = "/1234567/news"
embeds = "click-to-load"
networks = ["youtube", "x"]
footer = "Write to [us](mailto:desk@example.org)."

[page]
target = "page"
"""
FITTING: dict[str, st.SearchStrategy[Any]] = {
    "title": st.sampled_from(["Our site", "Zażółć"]),
    "target": st.sampled_from(list(TARGETS)),
    "ad_unit": st.sampled_from(["/1234567/news", "/1,2/news/front_page"]),
    "networks": st.lists(st.sampled_from(["x", "youtube"]), unique=True).map(tuple),
    "embed_hosts": st.sampled_from([(), ("mastodon.example",)]),
    "footer": st.sampled_from(["", "Write to *us*."]),
    "release": st.sampled_from(["", "6.8"]),
    "embed_slugs": st.sampled_from([(), ("x=x",)]),
    "site": st.sampled_from(["", "https://courier.example/blog", "http://localhost:2368", "http://[::1]/"]),
    "account": st.sampled_from(["", "Ana Ruiz"]),
    "categories": st.sampled_from([(), ("News", "politics=City Hall")]),
}


def _any(name: str, kind: Any) -> st.SearchStrategy[Any]:
    if name in FITTING:
        return FITTING[name]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return st.sampled_from(list(kind))
    return st.just(getattr(Profile(), name))


profiles = st.builds(
    Profile,
    name=st.sampled_from(["ours", "my-wordpress", "a1"]),
    **{name: _any(name, kind) for name, kind in typing.get_type_hints(Profile).items() if name != "name"},
)


def test_profiles_are_read_in_their_order() -> None:
    ours, page = read(GOOD, TARGETS)
    assert (ours.name, ours.ads, ours.embeds) == ("ours", AdDialect.GOOGLE, EmbedMode.CLICK_TO_LOAD)
    assert ours.networks == ("youtube", "x")
    assert page == Profile(name="page", target="page")
    assert read("", TARGETS) == ()


@given(profiles)
def test_what_is_written_is_read_as_the_same(made: Profile) -> None:
    assert read(write(made), TARGETS) == (made,)


def test_every_field_can_be_written_and_is_told_in_words() -> None:
    names = [one.name for one in dataclasses.fields(Profile)]
    assert list(rules()) == names[1:]
    assert list(profile.WORDS) == names
    assert all(rule.allowed for rule in rules().values())


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ('target = "html"', 'target = "fax"', "Line 4: “ours.target” must be one of “html”, “page”"),
        ('target = "html"\n', "", "Line 2: the profile “ours” needs a target: one of html, page"),
        ('"click-to-load"', '"click"', "Line 7: “ours.embeds” must be one of “static”, “click-to-load”, “cms”."),
        ('"click-to-load"', "true", "Line 7: “ours.embeds” must be one of"),
        ('["youtube", "x"]', '["tube"]', "Line 8: “ours.networks” must be a list of networks such as"),
        ('["youtube", "x"]', '"x"', "Line 8: “ours.networks” must be a list of networks such as"),
        ('"/1234567/news"', '"news unit"', "Line 6: “ours.ad_unit” must be an ad unit such as /1234567/news"),
        ('ad_unit = "/1234567/news"', "", "Line 5: ads for Google Ad Manager need an ad_unit"),
        ('"Write to', '"# Write to', "Line 9: “ours.footer” must be one paragraph of Markdown, or empty."),
        ("footer =", 'site = "http://x.example"\nfooter =', "Line 9: “ours.site” must be an https address such as"),
        ("footer =", 'site = "https://a:b@x.example"\nfooter =', "Line 9: “ours.site” must be an https address"),
        ("footer =", "foot =", "Line 9: “ours.foot” is not known; known are title, target, ads,"),
        ("[ours]", "[Our_s]", "Line 2: “Our_s” is no name: small letters, digits and hyphens, at most 40."),
        ('[page]\ntarget = "page"', '[page]\ntarget = "html"', "Line 12: “page” takes the place of that format’s own"),
        ("# Ours.", 'title = "x"', "Line 1: “title” stands outside a profile"),
        ("[ours]", "[ours", "Line 2: this is no TOML"),
    ],
)
def test_a_mistake_is_told_by_line_key_and_what_is_allowed(before: str, after: str, sentence: str) -> None:
    assert GOOD.count(before) == 1
    with pytest.raises(BadProfile) as told:
        read(GOOD.replace(before, after), TARGETS)
    assert sentence in told.value.sentence


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(BadProfile) as told:
        read('[a]\ntarget = "fax"\nads = 3\n', TARGETS)
    assert told.value.sentence.count("Line ") == 2


@given(any_text)
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    told = "Line 0"
    try:
        read(text, TARGETS)
    except BadProfile as trouble:
        told = trouble.sentence
    assert told.startswith("Line ")


def test_a_name_is_one_that_a_command_line_takes() -> None:
    assert is_name("my-wordpress")
    assert not any(is_name(one) for one in ("", "-a", "a-", "A", "a b", "a" * 41, "ä"))
