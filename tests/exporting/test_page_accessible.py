"""axe-core finds nothing in a real browser, light and dark, in the page that stands alone and in the AMP page."""

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest

from editor.exporting.profile import AdDialect, Citations, EmbedMode, Profile
from editor.exporting.targets import export
from tests.exporting.many_stories import requests
from tests.exporting.node import ask

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BY_CLICK = Profile(embeds=EmbedMode.CLICK_TO_LOAD, citations=Citations.NOTES, footer="Read *more*.")
LEFT = Profile(ads=AdDialect.GOOGLE, ad_unit="/1/news", embeds=EmbedMode.CMS, citations=Citations.LINKS)
# It hides the page until AMP's script comes, which does not come here; without scripts it is not in force.
BOILERPLATE = re.compile(r"<style amp-boilerplate>.*?</noscript>", re.DOTALL)


@pytest.fixture(scope="module")
def told(root: Path, browser: str) -> dict[str, Any]:
    """Return what axe-core says of each page."""
    story, draft = requests(root)["everything"], requests(root)["everything as a draft"]
    made = {
        "page": export("page", draft),
        "page with all": export("page", dataclasses.replace(story, profile=BY_CLICK)),
        "amp": export("amp", draft),
        "amp with all": export("amp", dataclasses.replace(story, profile=LEFT)),
    }
    pages = {name: BOILERPLATE.sub("", one.content.decode()) for name, one in made.items()}
    pages["wrong"] = (
        pages["page"].replace("--ink: #1b1a18", "--ink: #eeeeee").replace("--ink: #e9e5de", "--ink: #222222")
    )
    return dict(zip(pages, ask("axe.mjs", {"browser": browser, "pages": list(pages.values())}), strict=True))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", ["page", "page with all", "amp", "amp with all"])
def test_nothing_keeps_anybody_from_reading(told: dict[str, Any], page: str, scheme: str) -> None:
    found = told[page][scheme]
    assert found["violations"] == []
    assert found["passes"] > 20


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_sees_words_that_are_too_pale(told: dict[str, Any], scheme: str) -> None:
    assert any(one.startswith("color-contrast") for one in told["wrong"][scheme]["violations"])


def test_the_page_shows_its_pictures_under_its_own_policy_and_asks_nobody(told: dict[str, Any]) -> None:
    for page in ("page", "page with all"):
        assert told[page]["light"]["asked"] == []
        assert told[page]["light"]["pictures"] == [48, 20]


def test_the_amp_page_asks_for_amp_alone(told: dict[str, Any]) -> None:
    assert told["amp"]["light"]["asked"] == ["https://cdn.ampproject.org/v0.js"]
    asked = told["amp with all"]["light"]["asked"]
    assert all(one.startswith("https://cdn.ampproject.org/v0") for one in asked)
