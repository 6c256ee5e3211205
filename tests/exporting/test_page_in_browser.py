"""A real browser shows the page: it fetches the page and nothing else, and nothing in it runs."""

import dataclasses
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from editor.article.article import Furniture
from editor.exporting.page import render
from tests.exporting.conftest import full_article, full_request

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FLAGS = """
    --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update
    --disable-sync --disable-extensions --no-proxy-server --virtual-time-budget=2000 --dump-dom
"""
HOSTILE = '<p><script>document.title="ran"</script><img src="/seen.png" onerror=\'document.title="ran"\'></p>'


class _Site(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.page = b""
        self.asked: list[str] = []


class _Answer(BaseHTTPRequestHandler):
    server: _Site

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        found = self.path == "/page.html"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.server.page if found else b"")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing on the terminal."""


@pytest.fixture
def site() -> Iterator[_Site]:
    with _Site() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> str:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("there is no Chromium on this machine")
    return found


def shown(browser: str, site: _Site, page: bytes, profile: Path) -> str:
    """Return the document that the browser made of a page, when everything in it had time to run."""
    site.page = page
    address = f"http://127.0.0.1:{site.server_port}/page.html"
    command = [browser, *FLAGS.split(), f"--user-data-dir={profile}", address]
    return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode()


def test_the_page_fetches_nothing_and_runs_nothing(browser: str, site: _Site, tmp_path: Path) -> None:
    at = f"http://127.0.0.1:{site.server_port}"
    article = dataclasses.replace(
        full_article(),
        furniture=Furniture("x", headline="As exported " + HOSTILE),
        body=f'{full_article().body}\n![a]({at}/picture.png "b")\n\n```html\n{HOSTILE}<img src="{at}/html.png">\n```\n',
    )
    page = render(dataclasses.replace(full_request(), article=article)).content
    document = shown(browser, site, page, tmp_path)
    assert "<title>As exported" in document
    assert site.asked == ["/page.html"]


def test_the_test_sees_what_runs_and_fetches(browser: str, site: _Site, tmp_path: Path) -> None:
    document = shown(browser, site, f"<title>As sent</title>{HOSTILE}".encode(), tmp_path)
    assert "<title>ran</title>" in document
    assert "/seen.png" in site.asked
