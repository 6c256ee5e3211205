"""Apple News: no schema of it is public, so its documented rules are held here, over every story."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from editor.article.embeds import PostState
from editor.article.kill import KillNotice
from editor.exporting.export import Export, ExportRequest
from editor.exporting.profile import Citations, EmbedMode, Profile
from editor.exporting.targets import export
from tests.exporting import many_stories
from tests.exporting.conftest import full_article, full_request

ROOT = Path(__file__).parents[2]
# developer.apple.com/documentation/applenewsformat/articledocument: what must be there.
REQUIRED = {"version", "identifier", "language", "title", "layout", "components", "componentTextStyles"}
TEXTS = {
    "title",
    "intro",
    "byline",
    "body",
    "heading",
    "quote",
    "caption",
    *(f"heading{level}" for level in range(1, 7)),
}
ADDRESSED = {"photo", "tweet", "instagram", "facebook_post", "tiktok", "embedwebvideo"}
# Using HTML with Apple News Format.
TAGS = set("a aside b blockquote br code del em footer i li ol p pre s samp strong sub sup ul".split())
TABLE_TAGS = TAGS | {"table", "thead", "tbody", "tr", "th", "td"}
PROFILES = [
    Profile(target="applenews"),
    Profile(target="applenews", embeds=EmbedMode.CMS, footer="*The house*.", citations=Citations.NOTES),
    Profile(target="applenews", embeds=EmbedMode.CLICK_TO_LOAD, citations=Citations.LINKS),
]


class _Tags(HTMLParser):
    def __init__(self, allowed: set[str]) -> None:
        super().__init__()
        self.allowed = allowed
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.allowed:
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            if name not in {"href", "colspan", "rowspan"} or (
                name == "href" and not re.match(r"https?:|mailto:", value or "")
            ):
                self.wrong.append(f"<{tag} {name}={value}>")


def wrong_tags(html: str, allowed: set[str] = TAGS) -> list[str]:
    parser = _Tags(allowed)
    parser.feed(html)
    parser.close()
    return parser.wrong


def components(inside: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for one in inside:
        yield one
        yield from components(one.get("components", []))


def wrong_with(one: dict[str, Any], files: set[str], styles: set[str]) -> list[str]:
    role = one.get("role")
    if role in TEXTS:
        named = [] if one.get("textStyle") in styles else [f"{role} without a style"]
        return [
            *named,
            *([] if one["text"].strip() and one["format"] == "html" else [f"empty {role}"]),
            *wrong_tags(one["text"]),
        ]
    if role in ADDRESSED:
        address = one["URL"]
        found = address.startswith("http") or address.removeprefix("bundle://") in files
        caption = one.get("caption", {"text": "x"})
        return [*([] if found else [f"no file for {address}"]), *wrong_tags(caption["text"])]
    if role == "htmltable":
        return wrong_tags(one["html"], TABLE_TAGS)
    if role in {"divider", "container"}:
        return []
    return [f"no role {role}"]


def errors(made: Export) -> list[str]:
    document = json.loads(made.content)
    files = {one.name for one in made.files if not one.name.endswith(".json")}
    found = [f"{name} is missing" for name in REQUIRED if not document.get(name)]
    found += [f"{name} lies in a folder" for name in files if "/" in name]
    if not re.fullmatch(r"[\w.\-]{1,64}", document["identifier"]):
        found.append("identifier")
    styles = set(document["componentTextStyles"])
    every = list(components(document["components"]))
    names = [one["identifier"] for one in every if "identifier" in one]
    if len(names) != len(set(names)):
        found.append("two components of one identifier")
    for name in ("datePublished", "dateModified"):
        told = document["metadata"].get(name)
        if told and datetime.fromisoformat(told).tzinfo is None:
            found.append(f"{name} without its zone")
    return found + [wrong for one in every for wrong in wrong_with(one, files, styles)]


def article(request: ExportRequest) -> dict[str, Any]:
    made = json.loads(export("applenews", request).content)
    assert isinstance(made, dict)
    return made


def test_every_story_keeps_the_documented_rules() -> None:
    requests = many_stories.requests(ROOT)
    wrong = {
        name: found
        for number, (name, request) in enumerate(requests.items())
        if (found := errors(export("applenews", replace(request, profile=PROFILES[number % 3]))))
    }
    assert len(requests) > many_stories.NUMBER
    assert wrong == {}


@pytest.mark.parametrize(
    "component",
    [
        {"role": "banner_advertisement"},
        {"role": "photo", "URL": "bundle://missing.png"},
        {"role": "body", "format": "html", "text": "<div>x</div>", "textStyle": "body"},
        {"role": "body", "format": "html", "text": '<a href="/here">x</a>', "textStyle": "body"},
        {"role": "body", "format": "html", "text": "x", "textStyle": "unknown"},
        {"role": "body", "format": "html", "text": " ", "textStyle": "body"},
    ],
)
def test_the_rules_are_asked_in_earnest(component: dict[str, Any]) -> None:
    assert wrong_with(component, set(), {"body"})


def test_ads_are_dropped_and_that_is_said() -> None:
    made = export("applenews", full_request())
    assert "ad-1" not in made.content.decode()
    assert "Advertisement" not in made.content.decode()
    assert "Where ads stand is a setting of the whole channel in Apple News." in {loss.why for loss in made.losses}


def test_posts_are_their_words_and_where_they_are_left_to_the_cms_the_networks_component() -> None:
    there = tuple(replace(embed, state=PostState.LIVE) for embed in full_article().embeds)
    full = replace(full_request(), article=replace(full_article(), embeds=there))
    roles = [one["role"] for one in components(article(full)["components"])]
    assert "container" in roles
    assert "tweet" not in roles
    left = replace(full, profile=Profile(target="applenews", embeds=EmbedMode.CMS))
    assert {"tweet", "embedwebvideo"} <= {one["role"] for one in components(article(left)["components"])}


def test_whose_the_story_is_stands_in_the_metadata() -> None:
    made = article(full_request())
    about = full_article().furniture
    assert made["title"] == about.headline
    assert made["metadata"]["authors"] == [one.name for one in about.byline]
    assert made["metadata"]["syndicated"] is True
    assert [one["text"] for one in made["components"] if one["role"] == "title"] == [about.headline]


def test_a_draft_is_a_preview_and_a_killed_story_hidden() -> None:
    draft = export("applenews", full_request(draft=True))
    assert json.loads(draft.content)["components"][0]["text"].startswith("<p><strong>Draft")
    killed = export("applenews", replace(full_request(), kill=KillNotice("We took it down.", "2026-03-09T08:30:00Z")))
    uploads = [json.loads(made.files[-1].content)["data"] for made in (draft, killed)]
    assert uploads == [{"isPreview": True, "isHidden": False}, {"isPreview": False, "isHidden": True}]
