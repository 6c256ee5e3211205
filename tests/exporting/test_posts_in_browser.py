"""A real browser without a network shows every exported post whole, asks nobody, and loads an original on a click."""

import dataclasses
import json
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from editor.article.article import Article, Furniture
from editor.article.embed_edits import from_address
from editor.article.embeds import Capture, Embed
from editor.article.provider_table import PROVIDERS
from editor.exporting.export import ExportRequest
from editor.exporting.profile import EmbedMode, Profile
from editor.exporting.targets import export
from tests.exporting.browsing import Site, shown, without_policy
from tests.exporting.test_posts import FRAMES

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Tells what a reader sees of each figure: its text as it is laid out, and whether it has room on the page.
TELLS = """<script>
const told = [...document.querySelectorAll('figure.social-post')].map(one => {
  const box = one.getBoundingClientRect(), links = [...one.querySelectorAll('figcaption a')];
  return {text: one.innerText, width: box.width, height: box.height, links: links.map(link => link.href)};
});
const pre = document.createElement('pre');
pre.id = 'told';
pre.textContent = JSON.stringify(told);
document.body.append(pre);
</script>"""
CLICKS = """<script>
addEventListener('load', () => {
  for (const frame of document.querySelectorAll('iframe')) frame.contentDocument.querySelector('a').click();
});
</script>"""


class Trap:
    """Every other host of the web leads here; `hosts` are those of posts that were tried, by the name in TLS or HTTP.

    The browser asks its maker's hosts for things of its own, which no page can help.
    """

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.server.getsockname()[1]
        threading.Thread(target=self._run, daemon=True).start()

    @property
    def hosts(self) -> set[str]:
        """Return the hosts of posts and embeds that somebody tried to reach."""
        known = {urlsplit(address).hostname or "" for pair in FRAMES.items() for address in pair if address}
        return {host for host in known if any(host.encode() in heard for heard in self.heard)}

    def _run(self) -> None:
        while True:
            try:
                connection, _ = self.server.accept()
            except OSError:
                return
            threading.Thread(target=self._hear, args=(connection,), daemon=True).start()

    def _hear(self, connection: socket.socket) -> None:
        connection.settimeout(2)
        with connection, suppress(OSError):
            self.heard.append(connection.recv(16_384))


@pytest.fixture
def trap() -> Iterator[Trap]:
    made = Trap()
    yield made
    made.server.shutdown(socket.SHUT_RDWR)
    made.server.close()


def posts() -> tuple[Embed, ...]:
    """Return a post of each form that the tests of frames know, every network among them."""
    made = []
    for number, address in enumerate(FRAMES):
        found = from_address(address)
        assert found is not None
        capture = Capture(f"Words number {number} & <b>more</b>", f"Author {number}", f"name{number}", "2026-03-04")
        made.append(dataclasses.replace(found, id=f"e-{number}", captures=(capture,)))
    assert {one.provider for one in made} == set(PROVIDERS)
    return tuple(made)


CLICK = Profile(embeds=EmbedMode.CLICK_TO_LOAD)


def page(target: str, profile: Profile, script: str) -> bytes:
    embeds = posts()
    text = "\n\n".join(["Words.", *(f"::embed{{#{one.id}}}" for one in embeds)]) + "\n"
    article = Article(Furniture("posts", headline="Posts"), text, embeds=embeds)
    made = export(target, ExportRequest(article, profile=profile)).content.decode()
    if target == "html":
        return f"<!DOCTYPE html><title>x</title><link rel=icon href=data:,><body>{made}{script}".encode()
    return without_policy(made).replace("</body>", f"{script}</body>").encode()


def show(browser: str, site: Site, trap: Trap, content: bytes, profile: Path) -> str:
    rules = f"--host-resolver-rules=MAP * 127.0.0.1:{trap.port},EXCLUDE 127.0.0.1"
    return shown(browser, site, content, profile, rules)


@pytest.mark.parametrize("target", ["html", "page"])
@pytest.mark.parametrize("profile", [Profile(), CLICK], ids=["plain", "click"])
def test_every_post_is_shown_and_nobody_is_asked(
    browser: str, site: Site, trap: Trap, tmp_path: Path, target: str, profile: Profile
) -> None:
    document = show(browser, site, trap, page(target, profile, TELLS), tmp_path)
    found = re.search(r'<pre id="told">(.*?)</pre>', document, re.DOTALL)
    assert found is not None
    told = json.loads(unescape(found[1]))
    embeds = posts()
    assert len(told) == len(embeds)
    for number, (one, embed) in enumerate(zip(told, embeds, strict=True)):
        assert f"Words number {number} & <b>more</b>" in one["text"]
        assert f"Author {number}" in one["text"]
        assert "March 4, 2026" in one["text"]
        assert one["links"] == [embed.address]
        assert one["width"] > 100
        assert one["height"] > 40
    assert ("<iframe" in document) is (profile is CLICK)
    assert site.asked == ["/page.html"]
    assert trap.hosts == set()


def test_a_click_asks_the_provider_and_nothing_before_it(browser: str, site: Site, trap: Trap, tmp_path: Path) -> None:
    profile = dataclasses.replace(CLICK, networks=("youtube", "x"))
    show(browser, site, trap, page("html", profile, ""), tmp_path / "before")
    assert trap.hosts == set()
    show(browser, site, trap, page("html", profile, CLICKS), tmp_path / "after")
    assert trap.hosts == {"www.youtube-nocookie.com", "platform.twitter.com"}
