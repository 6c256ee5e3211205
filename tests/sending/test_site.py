"""Addresses of sites as people write them."""

import pytest

from editor.network.errors import RefusedAddress
from editor.sending import site


@pytest.mark.parametrize(
    ("written", "base"),
    [
        ("https://news.example", "https://news.example"),
        ("news.example/", "https://news.example"),
        (" https://News.Example/blog/ ", "https://news.example/blog"),
        ("https://news.example/wp-admin/post.php?post=1", "https://news.example"),
        ("https://news.example/blog/wp-json/wp/v2", "https://news.example/blog"),
        ("https://news.example/ghost/#/dashboard", "https://news.example"),
        ("https://news.example:8443/", "https://news.example:8443"),
        ("https://news.example:443/", "https://news.example"),
        ("http://localhost:2368", "http://localhost:2368"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
    ],
)
def test_a_site_is_read(written: str, base: str) -> None:
    assert site.read(written).base == base
    assert site.read(base).base == base


@pytest.mark.parametrize(
    "written",
    [
        "",
        "  ",
        "ftp://news.example",
        "https://",
        "https://ana:secret@news.example",
        "https://news.example:99999",
        "a b",
    ],
)
def test_what_is_no_site_is_refused_without_being_repeated_in_full(written: str) -> None:
    with pytest.raises(RefusedAddress) as refused:
        site.read(written)
    assert "secret" not in refused.value.sentence


@pytest.mark.parametrize("found", [("93.184.216.34",), ("127.0.0.1", "10.0.0.8"), ()])
def test_a_password_goes_without_tls_to_this_machine_alone(found: tuple[str, ...]) -> None:
    with pytest.raises(RefusedAddress, match="https"):
        site.read("http://news.example").destination("/", lambda host, port: found)


def test_a_site_inside_the_house_is_reached_over_tls() -> None:
    made = site.read("https://cms.inside/blog").destination("/wp-json/", lambda host, port: ("10.0.0.8",))
    assert (made.host, made.port, made.address, made.path, made.plain) == (
        "cms.inside",
        443,
        "10.0.0.8",
        "/blog/wp-json/",
        False,
    )
    plain = site.read("http://localhost:2368").destination("/x", lambda host, port: ("127.0.0.1", "::1"))
    assert plain.plain
