"""ninjs: valid by IPTC's own schema, with what the format has a property for in it and all else in the body."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from editor.article.kill import KillNotice
from editor.exporting.export import ExportRequest, ExportSettings
from editor.exporting.targets import export
from tests.exporting import many_stories
from tests.exporting.conftest import full_article, full_request

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT.parent / "shared" / "schemas" / "ninjs"


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    if not SCHEMAS.is_dir():
        pytest.skip("the schemas do not lie beside the checkout")
    schema = json.loads((SCHEMAS / "ninjs-schema_3.1.json").read_text("utf-8"))
    shape = json.loads((SCHEMAS / "GeoJSON-schema.json").read_text("utf-8"))
    known = Registry().with_resource("https://geojson.org/schema/GeoJSON.json", Resource.from_contents(shape))
    return Draft202012Validator(schema, registry=known, format_checker=FormatChecker())


def item(request: ExportRequest) -> dict[str, Any]:
    made = json.loads(export("ninjs", request).content)
    assert isinstance(made, dict)
    return made


def test_every_story_is_valid(validator: Draft202012Validator) -> None:
    stories = many_stories.requests(ROOT)
    wrong: dict[str, list[str]] = {
        name: [f"{error.json_path}: {error.message[:120]}" for error in validator.iter_errors(item(request))]
        for name, request in stories.items()
    }
    assert len(stories) > many_stories.NUMBER
    assert {name: errors for name, errors in wrong.items() if errors} == {}


def test_the_schema_is_asked_in_earnest(validator: Draft202012Validator) -> None:
    good = item(full_request())
    spoilt: list[dict[str, object]] = [
        {"ads": []},
        {"firstCreated": "yesterday"},
        {"uri": "no address"},
        {"pubStatus": "out"},
    ]
    for one in spoilt:
        assert list(validator.iter_errors({**good, **one})), one


def test_what_the_format_has_a_property_for_is_there() -> None:
    article = full_article()
    made = item(full_request())
    about = article.furniture
    assert article.syndication is not None
    assert made["headlines"][0] == {"role": "main", "contentType": "text/plain", "value": about.headline}
    assert made["slugline"] == about.slug
    assert made["copyrightHolder"] == article.syndication.publisher
    assert made["altIds"] == [{"role": "original", "value": article.syndication.address}]
    assert [one["name"] for one in made["people"]] == [one.name for one in about.byline]
    assert made["associations"][0]["type"] in {"component", "picture"}
    assert {one["type"] for one in made["associations"]} == {"component", "picture"}
    assert made["pubStatus"] == "usable"
    assert [one["contentType"] for one in made["bodies"]] == ["text/html", "text/plain"]
    assert article.corrections[0].text in made["edNote"]
    assert f"Ad slot {article.ads[0].id}" in made["edNote"]


def test_the_plain_body_has_the_words_and_no_ad_label() -> None:
    plain = item(full_request())["bodies"][1]
    assert plain["charCount"] == len(plain["value"])
    assert "Advertisement" not in plain["value"]
    assert "<p" not in plain["value"]
    assert "#NightFerry <3 & more" in plain["value"]


def test_sources_on_the_record_alone_are_told() -> None:
    article = full_article()
    told = {one["name"] for one in item(full_request())["infoSources"]}
    hidden = {source.name for source in article.sources if source.is_confidential}
    assert hidden
    assert not told & hidden
    assert "Marta Quillan" in told


def test_a_draft_is_withheld_and_a_killed_story_canceled() -> None:
    draft = item(full_request(draft=True))
    assert draft["pubStatus"] == "withheld"
    assert draft["edNote"].startswith("Draft")
    killed = item(replace(full_request(), kill=KillNotice("We took it down.", "2026-03-09T08:30:00Z")))
    assert killed["pubStatus"] == "canceled"
    assert "associations" not in killed
    assert killed["versionCreated"] == "2026-03-09T08:30:00Z"


def test_the_uri_is_below_the_sites_address_where_one_is_set() -> None:
    request = full_request()
    assert item(request)["uri"] == f"urn:copydesk:story:{request.article.furniture.slug}"
    at_site = replace(request, settings=ExportSettings(site_address="https://courier.example/"))
    assert item(at_site)["uri"] == f"https://courier.example/{request.article.furniture.slug}"
