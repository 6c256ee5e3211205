"""Providers played on this machine: an https server that answers well, slowly, hugely, falsely, elsewhere or never."""

import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from editor.fetching.address_policy import AddressPolicy, is_public
from editor.fetching.client import Client, Limits
from editor.fetching.endpoints import ENDPOINTS
from editor.fetching.oembed import Oembed

PEM = Path(__file__).parents[1] / "data" / "loopback.pem"
INSIDE = {"inside.test": "10.0.0.5", "router.test": "192.168.1.1", "cloud.test": "169.254.169.254"}

Play = Callable[["Answering"], None]


class Provider(ThreadingHTTPServer):
    """One server that every name leads to; `plays` says what it does for a path, `asked` what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(PEM)
        self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        self.plays: dict[str, Play] = {}
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.over = threading.Event()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of callers that hang up."""

    def address(self, path: str, host: str = "provider.test") -> str:
        return f"https://{host}:{self.server_port}{path}"

    def tells(self, path: str, answer: object, status: int = 200) -> None:
        """Answer a path with JSON."""
        content = json.dumps(answer).encode()
        self.plays[path] = lambda handler: handler.send(status, content)


class Answering(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        host = self.headers["Host"].partition(":")[0]
        self.server.asked.append((host, self.path, dict(self.headers)))
        play = self.server.plays.get(urlsplit(self.path).path)
        if play is None:
            self.send(404, b"{}")
        else:
            play(self)

    def send(self, status: int, content: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def url(self) -> str:
        """Return the address of the post that was asked about."""
        return parse_qs(urlsplit(self.path).query)["url"][0]

    def redirect(self, address: str) -> None:
        self.send(302, b"", Location=address)

    def drip(self, seconds: float) -> None:
        """Send a byte now and then, so that no single read takes long."""
        self.send_response(200)
        self.end_headers()
        end = time.monotonic() + seconds
        while time.monotonic() < end and not self.server.over.is_set():
            self.wfile.write(b" ")
            time.sleep(0.05)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing on the terminal."""


@pytest.fixture
def provider() -> Iterator[Provider]:
    with Provider() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield server
        server.over.set()
        server.shutdown()
        thread.join()


def _look_up(host: str, port: int) -> tuple[str, ...]:
    return (INSIDE.get(host, "127.0.0.1"),)


@pytest.fixture
def client(provider: Provider) -> Client:
    """Return a client to which the server is the whole public network."""
    policy = AddressPolicy(
        _look_up, lambda address: address == "127.0.0.1" or is_public(address), frozenset({provider.server_port, 443})
    )
    context = ssl.create_default_context(cafile=str(PEM))
    return Client(policy, Limits(seconds=2.0, size=64 * 1024), context)


@pytest.fixture
def oembed(provider: Provider, client: Client) -> Oembed:
    """Return what asks the server in the place of every provider, each at a path of its own name."""
    endpoints = {
        key: replace(
            one,
            address=provider.address(f"/{key}"),
            video_address=provider.address(f"/{key}-video") if one.video_address else "",
        )
        for key, one in ENDPOINTS.items()
    }
    return Oembed(client, endpoints)
