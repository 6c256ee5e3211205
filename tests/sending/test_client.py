"""Requests to a CMS: what goes out, what comes back as a sentence, and where credentials never go."""

import base64
import json
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from editor.network.errors import NetworkTrouble, NoAnswer, TooLarge, TooSlow
from editor.sending import site, wordpress
from editor.sending.client import Client
from editor.sending.errors import Refused, WrongSite
from editor.sending.secret import Secret
from tests.sending.stand_in import Asked, Fault, StandIn, Told, serving

SECRET = Secret("abcd EFGH ijkl")
PEM = Path(__file__).parents[1] / "data" / "loopback.pem"


def answer(asked: Asked) -> Told:
    return Told(200, {"path": asked.path, "query": asked.query})


@pytest.fixture
def server() -> Iterator[StandIn]:
    with serving(answer) as made:
        yield made


def client_of(base: str, seconds: float = 5.0) -> Client:
    made = site.read(base)
    return Client(made, lambda: wordpress.authorization("ana", SECRET), SECRET, wordpress.explain, seconds)


def test_what_goes_out(server: StandIn) -> None:
    client = client_of(server.base + "/blog")
    assert client.get("/a", {"q": "Größe & Last"}).data == {"path": "/blog/a", "query": {"q": "Größe & Last"}}
    assert client.get("/?rest_route=/x", {"q": "1"}).data == {"path": "/blog/", "query": {"rest_route": "/x", "q": "1"}}
    client.ask("POST", "/a", data={"title": "Größe"})
    asked = server.asked[-1]
    assert asked.data == {"title": "Größe"}
    assert asked.headers["authorization"] == "Basic " + base64.b64encode(b"ana:abcd EFGH ijkl").decode()
    assert {"cookie", "referer", "accept-language"}.isdisjoint(asked.headers)


SENTENCES = {
    Fault.HANG_UP: "connection broke|no answer that can be read",
    Fault.HALF: "no answer that can be read|cannot be read",
    Fault.SLOW: "did not answer in",
    Fault.ERROR: "failed .error 500.; nothing is lost here. Send again",
    Fault.BROKEN: "cannot be read, so what it did is not known. Send again",
    Fault.PAGE: "answered with a page in the place of data",
    Fault.LOGIN: "asks for a log-in at a page of its own",
    Fault.UNKNOWN: "does not take the account or its password",
    Fault.FORBIDDEN: "does not let this account do that",
    Fault.MISSING: "look at the site’s address in the profile",
    Fault.TOO_LARGE: "takes no file of 3 MB",
    Fault.BUSY: "failed .error 503.",
}


@pytest.mark.parametrize("fault", SENTENCES)
def test_every_fault_is_a_sentence_that_says_what_to_do(server: StandIn, fault: Fault) -> None:
    server.fail(0, fault)
    size = 3_100_000 if fault is not Fault.SLOW else 100  # a large upload is waited for longer
    client = client_of(server.base, 0.4 if fault is Fault.SLOW else 5.0)
    with pytest.raises((NetworkTrouble, Refused, WrongSite), match=SENTENCES[fault]) as failed:
        client.ask("POST", "/a", form=("image/png", b"x" * size))
    assert "abcd" not in failed.value.sentence


def test_what_the_site_says_is_told_without_markup_and_without_the_secret() -> None:
    def refuse(_: Asked) -> Told:
        message = f"<strong>Error</strong>: {SECRET.value} is no password for &quot;ana&quot;. " + "x" * 900
        return Told(401, {"code": "incorrect_password", "message": message})

    with serving(refuse) as server, pytest.raises(Refused) as refused:
        client_of(server.base).get("/a")
    assert 'It says: Error: … is no password for "ana".' in refused.value.sentence
    assert len(refused.value.sentence) < 450
    assert refused.value.code == "incorrect_password"


class _Away(BaseHTTPRequestHandler):
    seen: list[str]

    def do_GET(self) -> None:
        type(self).seen.append(self.headers.get("Authorization", ""))
        self.send_response(301)
        self.send_header("Location", "https://elsewhere.example/wp-json/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def test_a_redirect_is_told_and_never_followed() -> None:
    _Away.seen = []
    with HTTPServer(("127.0.0.1", 0), _Away) as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        with pytest.raises(WrongSite, match=r"sends requests on to https://elsewhere\.example; passwords are not sent"):
            client_of(f"http://127.0.0.1:{made.server_port}").get("/wp-json/")
        made.shutdown()
        thread.join()
    assert len(_Away.seen) == 1


def test_nobody_there_and_a_line_that_says_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(NoAnswer):
        client_of(f"http://127.0.0.1:{port}").get("/a")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        started = time.monotonic()
        with pytest.raises(TooSlow):
            client_of(f"http://127.0.0.1:{silent.getsockname()[1]}", 0.3).get("/a")
        assert time.monotonic() - started < 4


def test_a_server_that_refuses_a_large_file_before_it_has_read_it_is_understood() -> None:
    def refuse(line: socket.socket) -> None:
        connection, _ = line.accept()
        connection.recv(1000)
        connection.sendall(b"HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        connection.shutdown(socket.SHUT_WR)
        time.sleep(0.2)
        connection.close()

    with socket.create_server(("127.0.0.1", 0)) as line:
        thread = threading.Thread(target=refuse, args=(line,), daemon=True)
        thread.start()
        with pytest.raises((Refused, NoAnswer)) as failed:
            client_of(f"http://127.0.0.1:{line.getsockname()[1]}").ask(
                "POST", "/", form=("image/png", b"x" * 30_000_000)
            )
        thread.join()
    assert "30 MB" in failed.value.sentence or "connection broke" in failed.value.sentence


def test_a_huge_answer_is_left_unread() -> None:
    with serving(lambda _: Told(200, content=json.dumps("x" * 9_000_000).encode())) as server, pytest.raises(TooLarge):
        client_of(server.base).get("/a")


def test_a_certificate_that_does_not_hold_gets_no_password() -> None:
    asked: list[bytes] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PEM)
    with socket.create_server(("127.0.0.1", 0)) as line:

        def accept() -> None:
            connection, _ = line.accept()
            try:
                asked.append(context.wrap_socket(connection, server_side=True).recv(100))
            except OSError:
                connection.close()

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        with pytest.raises(NoAnswer, match="certificate does not hold"):
            client_of(f"https://localhost:{line.getsockname()[1]}").get("/a")
        thread.join()
    assert asked == []


def test_a_picture_is_asked_for_without_credentials_and_of_the_site_alone(server: StandIn) -> None:
    client = client_of(server.base)
    assert client.fetched(f"{server.base}/content/a.png") is not None
    assert "authorization" not in server.asked[-1].headers
    assert client.fetched("https://elsewhere.example/a.png") is None
    assert len(server.asked) == 1


def test_a_clock_that_is_off_is_told_where_a_token_is_refused() -> None:
    def refuse(line: socket.socket) -> None:
        connection, _ = line.accept()
        connection.recv(10_000)
        head = b"HTTP/1.1 401 Unauthorized\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 2\r\n\r\n{}"
        connection.sendall(head)
        connection.close()

    with socket.create_server(("127.0.0.1", 0)) as line:
        thread = threading.Thread(target=refuse, args=(line,), daemon=True)
        thread.start()
        with pytest.raises(Refused, match=r"This computer’s clock is \d+ minutes off; set it right\."):
            client_of(f"http://127.0.0.1:{line.getsockname()[1]}").get("/a")
        thread.join()


def test_an_address_that_is_not_reached_gives_way_to_the_next(server: StandIn) -> None:
    def look_up(host: str, port: int) -> tuple[str, ...]:
        return ("127.0.0.99", "127.0.0.1")  # nobody listens at the first

    client = client_of(server.base.replace("127.0.0.1", "localhost"))
    assert replace(client, look_up=look_up).get("/a").data == {"path": "/a", "query": {}}
