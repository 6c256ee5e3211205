"""A real browser shows the page: it fetches the page and nothing else, and nothing in it runs."""

import dataclasses
from pathlib import Path

import pytest

from editor.article.article import Furniture
from editor.exporting.page import render
from tests.exporting.browsing import Site, shown
from tests.exporting.conftest import full_article, full_request

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HOSTILE = '<p><script>document.title="ran"</script><img src="/seen.png" onerror=\'document.title="ran"\'></p>'


def test_the_page_fetches_nothing_and_runs_nothing(browser: str, site: Site, tmp_path: Path) -> None:
    at = site.root
    article = dataclasses.replace(
        full_article(),
        furniture=Furniture("x", headline="As exported " + HOSTILE),
        body=f'{full_article().body}\n![a]({at}/picture.png "b")\n\n```html\n{HOSTILE}<img src="{at}/html.png">\n```\n',
    )
    page = render(dataclasses.replace(full_request(), article=article)).content
    document = shown(browser, site, page, tmp_path)
    assert "<title>As exported" in document
    assert site.asked == ["/page.html"]


def test_the_test_sees_what_runs_and_fetches(browser: str, site: Site, tmp_path: Path) -> None:
    document = shown(browser, site, f"<title>As sent</title>{HOSTILE}".encode(), tmp_path)
    assert "<title>ran</title>" in document
    assert "/seen.png" in site.asked
