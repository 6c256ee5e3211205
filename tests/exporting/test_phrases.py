"""Dates and the few words of an export, in five languages and without a locale."""

import dataclasses

import pytest

from editor.article.correction import CorrectionKind
from editor.exporting import phrases


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("2024-10-21", "en", "October 21, 2024"),
        ("2024-10-21", "en-US", "October 21, 2024"),
        ("2024-10-21", "en-GB", "21 October 2024"),
        ("2024-10-01", "de", "1. Oktober 2024"),
        ("2024-10-21", "es-PE", "21 de octubre de 2024"),
        ("2024-03-01", "fr", "1 mars 2024"),
        ("2024-10-21", "pl", "21 października 2024"),
        ("2024-10-21", "sv", "October 21, 2024"),
        ("2024-10-21T09:30:00-05:00", "en", "October 21, 2024"),
        ("last Tuesday", "en", "last Tuesday"),
        ("2024-13-45", "en", "2024-13-45"),
        ("", "en", ""),
    ],
)
def test_dates_are_written_as_readers_write_them(text: str, language: str, shown: str) -> None:
    assert phrases.human_date(text, language) == shown


@pytest.mark.parametrize(
    ("text", "since", "shown"),
    [
        ("2024-10-21T09:05:00-05:00", "", "October 21, 2024, 9:05 UTC−5"),
        ("2024-10-21T09:05:00+05:30", "", "October 21, 2024, 9:05 UTC+5:30"),
        ("2024-10-21T09:05Z", "", "October 21, 2024, 9:05 UTC"),
        ("2024-10-21T21:05", "", "October 21, 2024, 21:05"),
        ("2024-10-21T21:05:00Z", "2024-10-21", "21:05 UTC"),
        ("2024-10-21T21:05:00Z", "2024-10-20", "October 21, 2024, 21:05 UTC"),
        ("2024-10-21", "2024-10-20", "October 21, 2024"),
        ("noon", "", "noon"),
    ],
)
def test_times_keep_the_offset_they_were_written_in(text: str, since: str, shown: str) -> None:
    assert phrases.human_time(text, "en", since) == shown


@pytest.mark.parametrize(
    ("text", "machine"),
    [
        ("2024-10-21", "2024-10-21"),
        ("2024-10-21 09:05", "2024-10-21T09:05"),
        ("2024-02-30", ""),
        ("21 October", ""),
        ("2024-10-21\n", ""),
    ],
)
def test_a_machine_is_given_valid_times_only(text: str, machine: str) -> None:
    assert phrases.machine_date(text) == machine


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "pl"])
def test_a_language_has_every_word(language: str) -> None:
    words = phrases.phrases(language)
    assert all(getattr(words, field.name) for field in dataclasses.fields(words))
    assert len(set(words.months)) == 12
    assert set(words.corrections) == set(CorrectionKind)


@pytest.mark.parametrize(
    ("tag", "shown"), [("en", "en"), ("pt-BR", "pt-BR"), ("Klingon!", ""), ('"x', ""), ("en\n", "")]
)
def test_only_a_language_tag_becomes_an_attribute(tag: str, shown: str) -> None:
    assert phrases.language_tag(tag) == shown


@pytest.mark.parametrize(("tag", "shown"), [("ar", "rtl"), ("he-IL", "rtl"), ("es", ""), ("", "")])
def test_languages_from_right_to_left(tag: str, shown: str) -> None:
    assert phrases.direction(tag) == shown
