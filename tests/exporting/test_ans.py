"""ANS: a story valid by its schema, and each element, however deep, by the schema of its own kind."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

from editor.article import body
from editor.article.embeds import PostState
from editor.article.kill import KillNotice
from editor.exporting.export import ExportRequest
from editor.exporting.profile import AdDialect, EmbedMode, Profile
from editor.exporting.targets import export
from tests.exporting import many_stories
from tests.exporting.conftest import full_article, full_request

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT.parent / "shared" / "schemas" / "ans" / "0.10.11"
ELSEWHERE = {"image": "image", "reference": "utils/reference"}  # kinds whose schema is no element's


class Schemas:
    """Validators by kind, all references found in the folder."""

    def __init__(self) -> None:
        if not SCHEMAS.is_dir():
            pytest.skip("the schemas do not lie beside the checkout")
        found = [json.loads(path.read_text("utf-8")) for path in SCHEMAS.rglob("*.json")]
        self._known = Registry().with_resources(
            [(one["id"], Resource.from_contents(one, default_specification=DRAFT4)) for one in found if "id" in one]
        )

    def errors(self, value: dict[str, Any]) -> list[str]:
        kind = value["type"]
        name = "story" if kind == "story" else ELSEWHERE.get(kind, f"story_elements/{kind}")
        path = SCHEMAS / f"{name}.json"
        if not path.is_file():
            return [f"there is no element of the type {kind}"]
        schema = json.loads(path.read_text("utf-8"))
        validator = Draft4Validator(schema, registry=self._known, format_checker=FormatChecker())
        return [f"{kind} {error.json_path}: {error.message[:120]}" for error in validator.iter_errors(value)]


@pytest.fixture(scope="module")
def schemas() -> Schemas:
    return Schemas()


def story(request: ExportRequest) -> dict[str, Any]:
    made = json.loads(export("ans", request).content)
    assert isinstance(made, dict)
    return made


def elements(value: object) -> Iterator[dict[str, Any]]:
    """Yield every element inside, however deep."""
    if isinstance(value, list):
        for one in value:
            yield from elements(one)
    elif isinstance(value, dict):
        if "type" in value and value["type"] not in {"table_row", "table_cell"}:
            yield value
        for key in ("content_elements", "items", "rows", "cells", "header", "citation", "corrections"):
            yield from elements(value.get(key))


def errors(schemas: Schemas, request: ExportRequest) -> list[str]:
    made = story(request)
    return [
        *schemas.errors(made),
        *(one for inner in elements(made) if inner is not made for one in schemas.errors(inner)),
    ]


PROFILES = [
    Profile(target="ans"),
    Profile(target="ans", ads=AdDialect.GOOGLE, ad_unit="/1/news", embeds=EmbedMode.CMS, footer="*The house*."),
    Profile(target="ans", embeds=EmbedMode.CLICK_TO_LOAD),
]


def test_every_story_and_each_of_its_elements_is_valid(schemas: Schemas) -> None:
    requests = many_stories.requests(ROOT)
    wrong = {
        name: found
        for number, (name, request) in enumerate(requests.items())
        if (found := errors(schemas, replace(request, profile=PROFILES[number % len(PROFILES)])))
    }
    assert len(requests) > many_stories.NUMBER
    assert wrong == {}


def test_the_schemas_are_asked_in_earnest(schemas: Schemas) -> None:
    good = story(full_request())
    assert schemas.errors({**good, "ads": []})
    assert schemas.errors({**good, "first_publish_date": "yesterday"})
    for wrong in (
        {"type": "anything"},
        {"type": "custom_embed", "subtype": "ad-slot"},
        {"type": "header", "content": "Words", "level": "2"},
        {"type": "text"},
    ):
        assert schemas.errors(wrong)


def test_slots_are_embeds_of_our_own_and_posts_static_figures() -> None:
    made = story(full_request())
    ads = [one for one in elements(made) if one.get("subtype") == "ad-slot"]
    placed = [one for one in full_article().ads if body.marker("ad", one.id) in full_article().body]
    assert [one["embed"]["id"] for one in ads] == [one.id for one in placed]
    assert ads[0]["embed"]["config"]["sizes"] == [f"{size.width}x{size.height}" for size in placed[0].sizes]
    posts = [one for one in elements(made) if one.get("subtype") == "social-post"]
    assert posts
    assert all("<script" not in one["content"] for one in posts)


def test_a_post_left_to_the_cms_is_a_reference_and_its_words_a_loss() -> None:
    article = full_article()
    there = tuple(replace(embed, state=PostState.LIVE) for embed in article.embeds)
    full = replace(full_request(), article=replace(article, embeds=there))
    request = replace(full, profile=Profile(target="ans", embeds=EmbedMode.CMS))
    references = [one for one in elements(story(request)) if one["type"] == "reference"]
    assert references
    assert all(one["referent"]["service"] == "oembed" for one in references)
    assert any(loss.what.startswith("words of the post") for loss in export("ans", request).losses)


def test_google_slots_name_their_unit_and_element() -> None:
    request = replace(full_request(), profile=Profile(target="ans", ads=AdDialect.GOOGLE, ad_unit="/1/news"))
    slot = next(one for one in elements(story(request)) if one.get("subtype") == "ad-slot")
    assert slot["embed"]["config"]["ad_unit"] == "/1/news"
    assert slot["embed"]["config"]["div_id"].startswith("div-gpt-ad-")


def test_whose_the_story_is_stands_in_the_traits() -> None:
    made = story(full_request())
    article = full_article()
    assert article.syndication is not None
    assert made["distributor"] == {"mode": "custom", "name": article.syndication.publisher, "category": "wires"}
    assert made["headlines"]["basic"] == article.furniture.headline
    assert [one["name"] for one in made["credits"]["by"]] == [one.name for one in article.furniture.byline]
    assert len(made["corrections"]) == len(article.corrections)


def test_a_draft_says_so_to_readers_and_to_the_desk_and_a_killed_story_is_its_notice() -> None:
    draft, words = story(full_request(draft=True)), "Draft. Not for publication."
    assert draft["content_elements"][0] == {"type": "text", "subtype": "draft", "content": f"<strong>{words}</strong>"}
    assert draft["editor_note"] == words
    assert draft["workflow"]["status_code"] == 1
    killed = story(replace(full_request(), kill=KillNotice("We took it down.", "2026-03-09T08:30:00Z")))
    assert killed["editor_note"] == "Withdrawn"
    assert killed["syndication"] == {"search": False}
    assert len(killed["content_elements"]) == 1
