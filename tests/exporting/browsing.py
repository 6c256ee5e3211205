"""A real browser without a network of its own, and a site that serves it one page and notes what it asks for."""

import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

FLAGS = """
    --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update
    --disable-sync --disable-extensions --no-proxy-server
""".split()
_DUMP = ("--virtual-time-budget=2000", "--dump-dom")


class Site(ThreadingHTTPServer):
    """Serves `page` at its address; `asked` are the paths that somebody asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.page = b""
        self.asked: list[str] = []

    @property
    def root(self) -> str:
        """Return the site's address without a path."""
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def address(self) -> str:
        """Return where the page is."""
        return f"{self.root}/page.html"


class _Answer(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        found = self.path == "/page.html"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.server.page if found else b"")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing on the terminal."""


@contextmanager
def serving() -> Iterator[Site]:
    """Run a site as long as the context lasts."""
    with Site() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def find_browser() -> str:
    """Return the path of a Chromium; skips the test where there is none."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("there is no Chromium on this machine")
    return found


def shown(browser: str, site: Site, page: bytes, profile: Path, *flags: str) -> str:
    """Return the document that the browser made of a page, when everything in it had time to run."""
    site.page = page
    command = [browser, *FLAGS, *_DUMP, *flags, f"--user-data-dir={profile}", site.address]
    return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout.decode()


def without_policy(page: str) -> str:
    """Return a page without its own policy, which would keep a test's script from telling."""
    return re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
