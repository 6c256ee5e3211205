"""A withdrawn story: in every target its notice and nothing else of it, kept from search engines."""

import json
import re
from dataclasses import fields, replace

import pytest

from editor.article.article import Article, Furniture
from editor.article.kill import KillNotice
from editor.exporting.export import ExportRequest
from editor.exporting.manifest import manifest
from editor.exporting.profile import Engines, Profile
from editor.exporting.targets import TARGETS, export, target
from editor.exporting.withdrawal import notice_article, notice_text
from tests.exporting.conftest import full_article, full_request

NOTICE = KillNotice("We took this down: # it was *wrong*.\n\nWe are sorry.", "2026-03-09T08:30:00-05:00")
# What is in the article that has every feature and must not be in a notice.
OF_THE_STORY = (
    "Quillan",
    "6.2 million",
    "Okonjo",
    "Gazette",
    "NightFerry",
    "ad-1",
    "Asher",
    "count.example",
    "shift workers",
)

HEADLINE = "Port Ellery votes to bring back its night ferry"


def killed(target_: str = "html", notice: KillNotice = NOTICE, **profile: object) -> ExportRequest:
    own = Profile(target=target_, footer="*The house* greets.", **profile)  # type: ignore[arg-type]
    return replace(full_request(), kill=notice, profile=own)


@pytest.mark.parametrize("name", TARGETS)
def test_the_notice_leaves_in_place_of_the_story(name: str) -> None:
    made = export(name, killed(name))
    text = made.content.decode()
    fields_beside = "".join(file.content.decode() for file in made.files)
    assert {file.media_type for file in made.files} <= {"application/json"}
    assert (HEADLINE in text) is (HEADLINE in export(name, full_request()).content.decode())
    assert re.search(r"Withdrawn, March 9, 2026", text)
    assert "We are sorry" in text
    assert [words for words in OF_THE_STORY if words.casefold() in (text + fields_beside).casefold()] == []
    assert "greets" not in text
    assert "It was withdrawn, so the notice leaves in its place." in {loss.why for loss in made.losses}


@pytest.mark.parametrize("name", TARGETS)
def test_the_headline_goes_where_it_is_not_to_be_kept(name: str) -> None:
    text = export(name, killed(name, replace(NOTICE, keeps_headline=False))).content.decode()
    assert "votes to bring back" not in text
    assert "Withdrawn" in text


@pytest.mark.parametrize("name", TARGETS)
def test_a_draft_of_a_killed_story_is_the_story(name: str) -> None:
    draft = replace(killed(name), draft=True, profile=full_request().profile)
    assert export(name, draft) == export(name, full_request(draft=True))


@pytest.mark.parametrize("engines", Engines)
def test_search_engines_are_kept_away_whatever_the_profile_says(engines: Engines) -> None:
    page = export("page", killed("page", search_engines=engines)).content.decode()
    assert '<meta name="robots" content="noindex">' in page
    assert "canonical" not in page
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    data = json.loads(found[1])
    assert data["creativeWorkStatus"] == "Withdrawn"
    assert data["dateModified"] == "2026-03-09T08:30:00-05:00"
    assert not {"author", "citation", "hasPart", "correction", "isBasedOn"} & set(data)
    html = export("html", killed(search_engines=engines)).content.decode()
    assert 'data-state="withdrawn"' in html
    assert 'data-search-engines="noindex"' in html


def test_formats_with_a_field_for_it_say_that_the_story_is_withdrawn() -> None:
    assert 'name="robots" content="noindex"' in export("amp", killed("amp")).content.decode()
    assert json.loads(export("ninjs", killed("ninjs")).content)["pubStatus"] == "canceled"
    assert json.loads(export("ninjs", full_request()).content)["pubStatus"] == "usable"


def test_a_manifest_says_that_it_is_a_notice() -> None:
    for request, state in ((killed(), "withdrawn"), (replace(killed(), draft=True), None), (full_request(), None)):
        made = json.loads(manifest(target("html"), request, export("html", request), "x.html"))
        assert made.get("state") == state


@pytest.mark.parametrize(("language", "words"), [("de", "zurückgezogen"), ("fr", "retiré"), ("xx", "withdrawn")])
def test_without_words_of_its_own_a_notice_is_plain_in_the_language_of_the_story(language: str, words: str) -> None:
    about = Furniture("s", language=language)
    made = notice_article(Article(about, "Secret."), KillNotice(" \n", "2026-03-09"))
    assert words in made.body
    assert made.furniture.headline.casefold().startswith(words[:6])
    assert "Secret" not in made.body
    assert notice_text(KillNotice(" Gone. "), language) == "Gone."


def test_the_notice_of_a_notice_is_the_same() -> None:
    for notice in (NOTICE, KillNotice(), replace(NOTICE, keeps_headline=False)):
        made = notice_article(full_article(), notice)
        assert notice_article(made, notice) == made
        kept = {
            field.name
            for field in fields(Article)
            if getattr(made, field.name) != getattr(Article(made.furniture), field.name)
        }
        assert kept == {"body"}
