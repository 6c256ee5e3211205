"""The client against a server that plays every kind of provider."""

import socket
import ssl
import threading
import time
from dataclasses import replace

import pytest

from editor.fetching.address_policy import AddressPolicy
from editor.fetching.client import Client, Limits
from editor.network.errors import NoAnswer, RefusedAddress, TooLarge, TooSlow
from tests.fetching.conftest import Answering, Provider


def test_an_answer_comes_back_and_nothing_of_the_person_goes_out(provider: Provider, client: Client) -> None:
    provider.tells("/a", {"title": "Fähre"})
    response = client.get(provider.address("/a?x=1"))
    assert (response.status, response.text) == (200, '{"title": "F\\u00e4hre"}')
    host, path, headers = provider.asked[0]
    assert (host, path) == ("provider.test", "/a?x=1")
    assert {name.lower() for name in headers} == {"host", "user-agent", "accept", "accept-encoding"}


def test_errors_are_answers_too(provider: Provider, client: Client) -> None:
    assert client.get(provider.address("/nowhere")).status == 404


def test_a_redirect_is_followed_to_another_public_host(provider: Provider, client: Client) -> None:
    provider.plays["/a"] = lambda handler: handler.redirect(provider.address("/b", "other.test"))
    provider.tells("/b", {})
    assert client.get(provider.address("/a")).address == provider.address("/b", "other.test")
    assert [host for host, _, _ in provider.asked] == ["provider.test", "other.test"]


@pytest.mark.parametrize(
    "inward",
    [
        "https://inside.test/",
        "https://router.test/admin",
        "https://cloud.test/latest/meta-data/",
        "http://provider.test/",
        "https://provider.test:22/",
        "https://someone@provider.test/",
        "file:///etc/passwd",
        "ftp://provider.test/",
        "//inside.test/",
        "javascript:alert(1)",
    ],
)
def test_a_redirect_inward_is_refused_before_anybody_is_asked(provider: Provider, client: Client, inward: str) -> None:
    provider.plays["/a"] = lambda handler: handler.redirect(inward)
    with pytest.raises(RefusedAddress, match=r"not asked|cannot be read"):
        client.get(provider.address("/a"))
    assert len(provider.asked) == 1


def test_redirects_in_a_circle_end(provider: Provider, client: Client) -> None:
    provider.plays["/a"] = lambda handler: handler.redirect(provider.address("/a"))
    with pytest.raises(RefusedAddress, match="circles"):
        client.get(provider.address("/a"))
    assert len(provider.asked) == client.limits.redirects + 1


def test_a_host_inside_is_never_connected_to(provider: Provider, client: Client) -> None:
    with pytest.raises(RefusedAddress, match="private network"):
        client.get(provider.address("/a", "inside.test"))
    assert provider.asked == []


def test_without_a_policy_of_its_own_this_machine_is_refused(provider: Provider) -> None:
    with pytest.raises(RefusedAddress):
        Client().get(f"https://127.0.0.1:{provider.server_port}/a")
    with pytest.raises(RefusedAddress):
        Client().get("https://localhost/a")
    assert provider.asked == []


@pytest.mark.parametrize("endless", [b"x" * 4096, b"\0" * 65536])
def test_a_huge_answer_is_left_unread(provider: Provider, client: Client, endless: bytes) -> None:
    def play(handler: Answering) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not provider.over.is_set():
            handler.wfile.write(endless)

    provider.plays["/a"] = play
    with pytest.raises(TooLarge, match="64 kB"):
        client.get(provider.address("/a"))


def test_an_answer_that_drips_is_cut_off_in_time(provider: Provider, client: Client) -> None:
    provider.plays["/a"] = lambda handler: handler.drip(20)
    started = time.monotonic()
    with pytest.raises(TooSlow):
        replace(client, limits=Limits(seconds=0.5)).get(provider.address("/a"))
    assert time.monotonic() - started < 4


def test_a_server_that_says_nothing_is_given_up(provider: Provider, client: Client) -> None:
    def play(handler: Answering) -> None:
        provider.over.wait(20)

    provider.plays["/a"] = play
    with pytest.raises(TooSlow):
        replace(client, limits=Limits(seconds=0.5)).get(provider.address("/a"))


def test_a_handshake_that_never_ends_is_given_up(client: Client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        policy = replace(client.policy, ports=frozenset({port}))
        with pytest.raises(TooSlow):
            replace(client, policy=policy, limits=Limits(seconds=0.5)).get(f"https://provider.test:{port}/")


def test_a_name_that_takes_a_minute_is_given_up(client: Client) -> None:
    hold = threading.Event()

    def look_up(host: str, port: int) -> tuple[str, ...]:
        hold.wait(20)
        return ("127.0.0.1",)

    with pytest.raises(TooSlow, match="looked up"):
        Client(AddressPolicy(look_up), Limits(seconds=0.3)).get("https://provider.test/")
    hold.set()


def test_a_certificate_that_does_not_hold_is_no_answer(provider: Provider, client: Client) -> None:
    provider.tells("/a", {})
    with pytest.raises(NoAnswer, match="certificate"):
        replace(client, context=ssl.create_default_context()).get(provider.address("/a"))
    with pytest.raises(NoAnswer, match="certificate"):
        client.get(provider.address("/a", "provider.example"))
    assert provider.asked == []


def test_nobody_there_is_no_answer(client: Client) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(NoAnswer):
        replace(client, policy=replace(client.policy, ports=frozenset({port}))).get(f"https://provider.test:{port}/")


def test_an_answer_that_is_no_http_is_no_answer(provider: Provider, client: Client) -> None:
    def play(handler: Answering) -> None:
        handler.wfile.write(b"\x16\x03nothing like it\r\n\r\n")

    provider.plays["/a"] = play
    with pytest.raises(NoAnswer):
        client.get(provider.address("/a"))
