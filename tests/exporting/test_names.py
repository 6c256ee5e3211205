"""Patterns of names: what they say, what they refuse, and that no name leads out of the folder or meets another."""

import contextlib
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.exporting import names
from editor.exporting.names import EXAMPLE, FIELDS, BadNames, numbered, parse


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{slug}", "night-ferry"),
        ("{date}-{slug}", "2026-03-14-night-ferry"),
        ("{desk}/{slug}", "news/night-ferry"),
        ("{year}/{month}/{day}/{slug}", "2026/03/14/night-ferry"),
        (" the {slug} story ", "the-night-ferry-story"),
        ("{language}_{slug}.{format}", "en_night-ferry.html"),
        ("{slug}-{revision}", "night-ferry-4f0c2a9be311"),
    ],
)
def test_a_pattern_gives_a_name(pattern: str, name: str) -> None:
    assert parse(pattern).name(EXAMPLE) == name


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("", "neither begins nor ends"),
        ("{date}", "must hold {slug}"),
        ("{slug}/page", "after the last"),
        ("/{slug}", "neither begins nor ends"),
        ("{slug}/", "neither begins nor ends"),
        ("a//{slug}", "no two of them"),
        ("../{slug}", "begin with a dot"),
        (".{slug}", "begin with a dot"),
        ("{slug", "“{” of the pattern stands alone"),
        ("slug}", "“}” of the pattern stands alone"),
        ("{{slug}}", "stands alone"),
        ("{Slug}", r"no {Slug} in a pattern of names; there are {slug}, {date}"),
        ("{slug.__class__}", "no {slug.__class__}"),
        ("{slug!r}", "no {slug!r}"),
        ("{}{slug}", "no {}"),
        ("C:{slug}", "cannot hold “:”"),
        ("a\\{slug}", "cannot hold"),
        ("\x00{slug}", "is not seen"),
        ("{slug}" + "x" * 200, "at most 200"),
        ("a/b/c/d/e/f/{slug}", "at most 5 folders"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_told_in_a_sentence(pattern: str, sentence: str) -> None:
    with pytest.raises(BadNames) as refusal:
        parse(pattern)
    assert sentence in refusal.value.sentence


def test_every_field_has_an_example_and_a_value() -> None:
    given_values = names.values(slug="s", desk="d", language="l", day="2026-03-14", profile="p", revision="r" * 64)
    assert set(FIELDS) == set(EXAMPLE) == set(given_values)
    assert given_values["revision"] == "r" * 12
    assert (given_values["year"], given_values["month"], given_values["day"]) == ("2026", "03", "14")


def test_a_story_without_a_desk_goes_without_its_folder() -> None:
    pattern = parse("{desk}/{desk}-{slug}")
    assert pattern.name({**EXAMPLE, "desk": ""}) == "night-ferry"
    assert pattern.name({**EXAMPLE, "desk": " .. "}) == "night-ferry"


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["{slug}", "{desk}/{slug}", "{slug}-{desk}"]))
def test_no_name_leads_out_of_the_folder(slug: str, desk: str, pattern: str) -> None:
    name = parse(pattern).name({**EXAMPLE, "slug": slug, "desk": desk})
    path = PurePosixPath(name)
    assert name
    assert not path.is_absolute()
    assert len(path.parts) == len(name.split("/"))
    assert all(part == Path(part).name and not part.startswith(".") for part in path.parts)


@given(st.text(max_size=80))
def test_any_text_is_a_pattern_or_gets_a_sentence(text: str) -> None:
    with contextlib.suppress(BadNames):
        assert "night-ferry" in parse(text).name(EXAMPLE)


@given(st.lists(st.sampled_from(["a", "A", "b", "a-2", "a-3", "a-2-2", "x/a", "X/a"]), max_size=12))
def test_no_two_names_meet(wanted: list[str]) -> None:
    taken: list[str] = []
    for name in wanted:
        found = numbered(name, lambda tried: tried.lower() in taken)
        assert found.startswith(name)
        assert found == name or name.lower() in taken
        taken.append(found.lower())
    assert len(set(taken)) == len(wanted)


def test_a_pattern_knows_its_fields() -> None:
    assert parse("{year}/{slug}").uses("date", "year")
    assert not parse("date/{slug}").uses("date", "year")
