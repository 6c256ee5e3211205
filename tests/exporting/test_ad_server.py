"""The profile of Google Ad Manager: an element's id for each slot, and the list of slots beside."""

import dataclasses
import json
import re

import pytest

from editor.article.ads import AdPlacement, AdSettings, Size, Switch
from editor.article.article import Article, Furniture
from editor.exporting.ad_server import slot_list
from editor.exporting.export import ExportRequest
from editor.exporting.profile import AdDialect, Profile
from editor.exporting.targets import export
from editor.importing import importer
from tests.exporting.conftest import REVISION

ARTICLE = Article(
    Furniture("night-ferry", headline="Night ferry"),
    "One.\n\n::ad{#ad-1}\n\nTwo.\n\n::ad{#ad-7}\n\nThree.\n",
    ads=(
        AdPlacement("ad-1", "article", (Size(300, 250), Size(320, 50))),
        AdPlacement("ad-7", "mid page", (Size(336, 280),), "Anzeige"),
        AdPlacement("ad-9"),
    ),
)


def request(article: Article = ARTICLE, unit: str = "/1234567/news") -> ExportRequest:
    return ExportRequest(article, REVISION, profile=Profile(ads=AdDialect.GOOGLE, ad_unit=unit))


@pytest.mark.parametrize("target", ["html", "page"])
def test_every_slot_has_an_id_and_its_row_in_the_list(target: str) -> None:
    made = export(target, request())
    html = made.content.decode()
    (file,) = [one for one in made.files if one.name.endswith(".ad-slots.json")]
    assert file.name == "night-ferry.ad-slots.json"
    told = json.loads(file.content)
    assert re.findall(r'<div id="(div-gpt-ad-[^"]+)"></div></aside>', html) == [slot["id"] for slot in told["slots"]]
    assert told["slots"] == [
        {
            "id": "div-gpt-ad-night-ferry-ad-1",
            "ad_unit": "/1234567/news/article",
            "slot": "article",
            "sizes": [[300, 250], [320, 50]],
            "label": "Advertisement",
            "targeting": {"pos": "1"},
        },
        {
            "id": "div-gpt-ad-night-ferry-ad-7",
            "ad_unit": "/1234567/news/mid-page",
            "slot": "mid page",
            "sizes": [[336, 280]],
            "label": "Anzeige",
            "targeting": {"pos": "2"},
        },
    ]
    assert told["targeting"] == {"slug": "night-ferry", "sensitive": "false"}
    assert (told["server"], told["revision"], told["policy"]) == ("google-ad-manager", REVISION, "house")
    assert "<script" not in re.sub(r'<script type="application/ld\+json">', "", html)


@pytest.mark.parametrize("target", ["html", "page"])
def test_without_an_ad_unit_nothing_is_added(target: str) -> None:
    made = export(target, request(unit=""))
    assert "gpt" not in made.content.decode()
    assert not [one for one in made.files if one.name.endswith(".json")]
    assert '<aside class="ad-slot" data-ad-id="ad-1"' in made.content.decode()


def test_no_list_where_ads_are_off_or_none_is_placed() -> None:
    off = dataclasses.replace(ARTICLE, ad_settings=AdSettings(off=Switch("Ana", "asked for")))
    none = dataclasses.replace(ARTICLE, body="One.\n")
    for article in (off, none):
        made = export("html", request(article))
        assert not made.files
        assert "gpt" not in made.content.decode()


def test_a_sensitive_story_says_so_to_the_server() -> None:
    from editor.article import body

    article = dataclasses.replace(ARTICLE, ad_settings=AdSettings(sensitive=Switch("Ana", "a death")))
    (file,) = slot_list(request(article), body.parse(article.body))
    assert json.loads(file.content)["targeting"]["sensitive"] == "true"


def test_slots_with_ids_come_back_as_placements_at_their_places() -> None:
    html = export("html", request()).content
    back = importer.draft(importer.read(html, "story.html"), slug="back", accept="all").article
    assert [line for line in back.body.split("\n") if line] == ["One.", "::ad{#ad-1}", "Two.", "::ad{#ad-7}", "Three."]
    assert [ad.sizes for ad in back.ads] == [ad.sizes for ad in ARTICLE.ads[:2]]
