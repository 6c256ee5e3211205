"""What search engines and readers of articles find in the page that stands alone: all of it, and no ad's label."""

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest

from editor.article import body
from editor.article.article import Article
from editor.article.text import fold_spaces
from editor.exporting import notes
from editor.exporting.export import ExportRequest
from editor.exporting.targets import export
from tests.exporting.many_stories import requests
from tests.exporting.node import ask
from tests.exporting.test_nu_html_checker import with_headline
from tests.exporting.visible import visible_text

pytestmark = pytest.mark.slow

FEW = 5  # words; readers of articles pass over a shorter line, as “Facebook” below a story on the web
BY_CHANCE = 12
ADDRESS = "https://courier.example/story"


@pytest.fixture(scope="module")
def stories(root: Path) -> dict[str, ExportRequest]:
    """Return the real stories, the one with every feature, and some by chance."""
    made = requests(root)
    left_out = [f"by chance {number}" for number in range(BY_CHANCE, len(made))]
    return {name: with_headline(one) for name, one in made.items() if name not in left_out}


@pytest.fixture(scope="module")
def pages(stories: dict[str, ExportRequest]) -> dict[str, str]:
    return {name: export("page", request).content.decode() for name, request in stories.items()}


def words_of(text: str) -> str:
    return fold_spaces(text.replace("\u00a0", " "))


def paragraphs(article: Article) -> list[str]:
    """Return the paragraphs of a story that a reader of articles must find, in order."""
    texts = [
        words_of(text)
        for block in body.parse(article.body)
        if isinstance(block, body.Paragraph)
        for text in body.plain_texts(block)
    ]
    return [text for text in texts if len(re.findall(r"\w{2,}", text)) >= FEW]


def missing(article: Article, found: str) -> list[str]:
    """Return the paragraphs that a text does not hold, each after the one before."""
    at, left = 0, []
    for text in paragraphs(article):
        place = found.find(text, at)
        if place < 0:
            left.append(text)
        else:
            at = place + len(text)
    return left


def names(article: Article) -> list[str]:
    return [person.name for person in article.furniture.byline if not person.role]


def shows_label(article: Article, found: str) -> bool:
    """Return whether the label of a slot is among the words although the story says it nowhere."""
    said = visible_text(article.body)
    return any(ad.label and ad.label in found and ad.label not in said for ad in article.ads)


def test_firefox_shows_headline_byline_date_and_every_paragraph(
    stories: dict[str, ExportRequest], pages: dict[str, str]
) -> None:
    for (name, request), told in zip(stories.items(), ask("readers.mjs", list(pages.values())), strict=True):
        article, text = request.article, words_of(visible_text(told["html"]))
        assert words_of(told["title"]) == words_of(article.furniture.headline), name
        assert (told["byline"] or "") == (", ".join(names(article)) or said_by(article)), name
        assert (told["time"] or "")[:10] == article.furniture.published_at[:10], name
        assert missing(article, text) == [], name
        assert not shows_label(article, text), name


def said_by(article: Article) -> str:
    """Return what stands for the byline of a story that nobody but others than its writers is named for."""
    people = article.furniture.byline
    return f"By {people[0].name} ({people[0].role})" if people else ""


def test_readability_shows_headline_and_every_paragraph(
    stories: dict[str, ExportRequest], pages: dict[str, str]
) -> None:
    from readability import Document

    for name, request in stories.items():
        document = Document(pages[name])
        text = words_of(visible_text(document.summary()))
        headline = words_of(request.article.furniture.headline).replace("—", "-")  # as it writes every dash
        assert words_of(document.title()).endswith(headline), name
        assert missing(request.article, text) == [], name
        assert not shows_label(request.article, text), name


def test_trafilatura_finds_headline_byline_date_original_and_every_paragraph(
    stories: dict[str, ExportRequest], pages: dict[str, str]
) -> None:
    from trafilatura import bare_extraction

    for name, request in stories.items():
        if name.startswith("by chance"):  # its own judgement of sentences passes over rows of signs
            continue
        article = request.article
        found: Any = bare_extraction(pages[name], url=ADDRESS, with_metadata=True, favor_recall=True)
        assert found.title == article.furniture.headline, name
        assert (found.author or "").split("; ") == (names(article) or [""]), name
        if article.furniture.published_at:
            assert found.date == article.furniture.published_at[:10], name
        assert found.url == (notes.canonical(request) or ADDRESS), name
        text = words_of(found.text)
        assert missing(article, text) == [], name
        assert not shows_label(article, text), name


def test_search_engines_read_the_story_its_original_its_sources_and_its_corrections(
    stories: dict[str, ExportRequest], pages: dict[str, str]
) -> None:
    import extruct

    for name, request in stories.items():
        about = request.article.furniture
        told = extruct.extract(pages[name], base_url=ADDRESS, syntaxes=["json-ld", "opengraph"], uniform=True)
        (data,), (graph,) = told["json-ld"], told["opengraph"]
        assert (data["@type"], graph["@type"]) == ("NewsArticle", "article"), name
        assert data["headline"] == about.headline == graph["og:title"], name
        assert [one["name"] for one in data.get("author", [])] == names(request.article), name
        assert len(data.get("correction", [])) == len(request.article.corrections), name
    (data,) = extruct.extract(pages["everything"], base_url=ADDRESS, syntaxes=["json-ld"])["json-ld"]
    assert data["datePublished"] == "2026-03-05T06:10:00-05:00"
    assert data["dateModified"] == "2026-03-05T11:45:00-05:00"
    assert data["isBasedOn"] == "https://harrowsoundgazette.example/2026/03/ferry"
    assert data["sourceOrganization"]["name"] == "The Harrow Sound Gazette"
    assert data["creditText"] == "This story was originally published by The Harrow Sound Gazette."
    assert data["license"] == "https://creativecommons.org/licenses/by-nd/4.0/"
    assert [one["name"] for one in data["citation"]] == ["Report of the treasurer"]
    assert data["correction"][0]["text"].startswith("An earlier version of this story")
    assert "deep" not in str(data)


def test_the_readers_see_a_label_that_is_words(stories: dict[str, ExportRequest], pages: dict[str, str]) -> None:
    """The tests above can fail: a label inside of a slot is read out as part of the story."""
    page = pages["everything"].replace('style="min-height:250px"></aside>', "><p>Advertisement</p></aside>", 1)
    page = page.replace('<aside class="ad-slot"', '<div class="slot"').replace("</p></aside>", "</p></div>")
    (told,) = ask("readers.mjs", [page])
    assert shows_label(stories["everything"].article, visible_text(told["html"]))
    broken = dataclasses.replace(stories["everything"].article, body="Words that no page of this test holds at all.\n")
    assert missing(broken, visible_text(told["html"]))
