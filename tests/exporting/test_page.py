"""The page that stands alone: no script, no request, and what it says of itself to networks and search engines."""

import dataclasses
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given

from editor.article.article import Article, Byline, Furniture
from editor.article.embeds import Capture, Embed
from editor.article.syndication import Duties, SearchEngines, Syndication
from editor.exporting.export import ExportRequest, ExportSettings
from editor.exporting.page import render
from tests.article.strategies import stories
from tests.exporting.conftest import full_article, full_request
from tests.exporting.test_sanitise import HOSTILE
from tests.exporting.visible import visible_text

EMPTY = Article(Furniture("x"))
SITE = ExportSettings(site_name="The Courier", site_address="https://courier.example/")


class _Head(HTMLParser):
    """Collect metas, links, fetched addresses and scripts of a page."""

    FETCHING = ("src", "srcset", "poster", "background", "data", "action")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.fetched: list[str] = []
        self.scripts: list[str] = []
        self.data: list[str] = []
        self.title = ""
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.inside = tag
        if tag == "meta":
            self.meta[values.get("name") or values.get("property") or values.get("http-equiv") or "charset"] = (
                values.get("content", "")
            )
        if tag == "link":
            self.links[values["rel"]] = values["href"]
        if tag == "script":
            self.scripts.append(values.get("type", "text/javascript"))
        self.fetched += [values[name] for name in self.FETCHING if name in values]

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "script":
            self.data.append(data)
        if self.inside == "title":
            self.title += data


def read(html: str) -> _Head:
    head = _Head()
    head.feed(html)
    head.close()
    return head


def page(article: Article, *, draft: bool = False, settings: ExportSettings = SITE) -> str:
    return render(ExportRequest(article, draft=draft, settings=settings)).content.decode()


def data_of(article: Article) -> dict[str, Any]:
    (data,) = read(page(article)).data
    values: dict[str, Any] = json.loads(data)
    return values


def test_the_page_runs_no_script_and_makes_no_request() -> None:
    html = render(full_request()).content.decode()
    head = read(html)
    assert head.scripts == ["application/ld+json"]
    assert head.fetched
    assert all(address.startswith("data:image/") for address in head.fetched)
    assert set(head.links) == {"canonical", "icon"}
    assert head.links["icon"] == "data:,"
    assert "url(" not in html.lower()
    assert "@import" not in html.lower()
    policy = "default-src 'none'; img-src data:; frame-src https://www.instagram.com; style-src"
    assert head.meta["Content-Security-Policy"].startswith(policy)  # for the one post that is loaded on a click


def test_the_counter_is_called_only_where_the_settings_let_it() -> None:
    export = render(full_request())
    assert any(loss.what == "counter of the licence" for loss in export.losses)
    allowed = render(dataclasses.replace(full_request(), settings=ExportSettings(counter_on_page=True)))
    assert not any(loss.what == "counter of the licence" for loss in allowed.losses)
    head = read(allowed.content.decode())
    assert "https://count.example/pixel.gif?story=1&site=2" in head.fetched
    assert "img-src data: https://count.example;" in head.meta["Content-Security-Policy"]


def test_pictures_of_html_blocks_and_addresses_are_not_fetched() -> None:
    text = '![pier](https://e.example/x.png "At dusk.")\n\n```html\n<p>a<img src="https://e.example/y.png">b</p>\n```\n'
    export = render(ExportRequest(dataclasses.replace(EMPTY, body=text)))
    html = export.content.decode()
    assert read(html).fetched == []
    assert visible_text(html) == "Picture: pier At dusk. ab"
    assert {loss.what for loss in export.losses} >= {"picture “pier”", "HTML block", "pictures at an address"}


@pytest.mark.parametrize(
    ("engines", "draft", "robots", "canonical"),
    [
        (SearchEngines.NOTHING, False, None, None),
        (SearchEngines.CANONICAL, False, None, "https://first.example/x"),
        (SearchEngines.NOINDEX, False, "noindex", None),
        (SearchEngines.NOTHING, True, "noindex", None),
    ],
)
def test_search_engines_are_told_what_the_duty_says(
    engines: SearchEngines, draft: bool, robots: str | None, canonical: str | None
) -> None:
    syndication = Syndication("First", "https://first.example/x", duties=Duties(search_engines=engines))
    head = read(page(dataclasses.replace(EMPTY, syndication=syndication), draft=draft))
    assert head.meta.get("robots") == robots
    assert head.links.get("canonical") == canonical


def test_networks_are_told_title_description_and_times() -> None:
    head = read(page(full_article()))
    about = full_article().furniture
    assert head.title == head.meta["og:title"] == about.headline
    assert head.meta["description"] == head.meta["og:description"] == about.standfirst
    assert head.meta["author"] == "Tomas Adair, June Okonjo-Reyes"
    assert head.meta["og:site_name"] == "The Courier"
    assert head.meta["article:published_time"] == about.published_at
    assert head.meta["article:modified_time"] == about.updated_at


def test_a_story_without_standfirst_is_described_by_its_first_words() -> None:
    words = "word " * 100
    description = read(page(dataclasses.replace(EMPTY, body=f"## Head\n\n{words}\n"))).meta["description"]
    assert description.startswith("word word")
    assert description.endswith("word …")
    assert len(description) <= 302


def test_a_draft_is_marked_for_readers_and_machines() -> None:
    html = page(full_article(), draft=True)
    assert visible_text(html).startswith("The Courier Draft. Not for publication.")
    assert re.match(r'<!DOCTYPE html>\n<html lang="en" data-draft="true">', html)
    assert read(html).title.startswith("Draft.")


def test_json_ld_says_whose_the_story_was() -> None:
    data = data_of(full_article())
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == full_article().furniture.headline
    assert data["author"] == [
        {"@type": "Person", "name": "Tomas Adair"},
        {"@type": "Person", "name": "June Okonjo-Reyes"},
    ]
    assert data["contributor"][0]["roleName"] == "pictures"
    assert data["sourceOrganization"]["name"] == "The Harrow Sound Gazette"
    assert data["creditText"] == "This story was originally published by The Harrow Sound Gazette."
    assert data["isBasedOn"] == "https://harrowsoundgazette.example/2026/03/ferry"
    assert data["license"] == "https://creativecommons.org/licenses/by-nd/4.0/"
    assert data["dateline"] == "PORT ELLERY, March 5"
    assert data["correction"][0] == {
        "@type": "CorrectionComment",
        "text": "An earlier version of this story gave the cost as $6.8 million.",
        "datePublished": "2026-03-05",
    }


def test_json_ld_cites_documents_that_are_on_the_record() -> None:
    assert data_of(full_article())["citation"] == [
        {
            "@type": "CreativeWork",
            "name": "Report of the treasurer",
            "url": "https://portellery.example/council/report.pdf",
            "publisher": {"@type": "Organization", "name": "Town of Port Ellery"},
        }
    ]


def test_json_ld_names_speakers_on_the_record_alone() -> None:
    parts = data_of(full_article())["hasPart"]
    quotations = [part for part in parts if part["@type"] == "Quotation"]
    assert [part["creator"]["name"] for part in quotations] == ["Marta Quillan"]
    assert "Half of this town" in quotations[0]["text"]
    posts = [part for part in parts if part["@type"] == "SocialMediaPosting"]
    assert posts[0]["author"] == {"@type": "Person", "name": "Town of Port Ellery (@PortElleryTown)"}
    assert posts[1] == {"@type": "SocialMediaPosting", "url": "https://www.youtube.com/watch?v=hRw50uNd_02"}


def test_json_ld_leaves_out_what_is_not_known() -> None:
    assert set(data_of(EMPTY)) == {"@context", "@type", "inLanguage", "publisher", "wordCount"}


@pytest.mark.parametrize("html", [*HOSTILE, "</script><!--<script>", "]]>", "\u2028"])
def test_nothing_breaks_out_of_the_page(html: str) -> None:
    article = Article(
        Furniture("x", headline=html, standfirst=html, byline=(Byline(html),), language=html, keywords=(html,)),
        "::embed{#e}\n",
        embeds=(Embed("e", captures=(Capture(html, html),)),),
        syndication=Syndication(html, html, duties=Duties(counter="https://x.example;script-src/" + html)),
    )
    settings = ExportSettings(html, html, counter_on_page=True)
    head = read(page(article, settings=settings))
    assert head.scripts == ["application/ld+json"]
    (data,) = head.data
    assert json.loads(data)["headline"] == html
    assert head.title == html
    assert set(head.links) == {"icon"}
    assert "script-src" not in head.meta["Content-Security-Policy"]


@given(stories())
def test_any_story_makes_a_page_with_sound_data(article: Article) -> None:
    html = page(article)
    (data,) = read(html).data
    assert json.loads(data)["headline"] == article.furniture.headline
    assert html.count("<main>") == html.count("</main>") == 1
