"""Which addresses may be asked."""

import pytest

from editor.fetching.address_policy import AddressPolicy, is_public
from editor.network.errors import NoAnswer, RefusedAddress
from editor.network.names import resolve


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1",
        "169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1",
        "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "ff02::1",
        "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:a00:1::1", "2002:7f00:1::", "2001:db8::1",
        "2001:0:53aa:64c:0:7d2a:f5ff:fffe", "", "provider.test", "1.2.3", "0x7f.1",
    ],
)  # fmt: skip
def test_addresses_that_are_not(address: str) -> None:
    assert not is_public(address)


def test_one_private_address_of_a_name_is_enough_to_refuse_it() -> None:
    policy = AddressPolicy(lambda host, port: ("93.184.216.34", "10.0.0.1"))
    with pytest.raises(RefusedAddress, match="private network"):
        policy.destination("https://rebound.example/")


def test_the_connection_goes_to_the_address_that_was_checked() -> None:
    policy = AddressPolicy(lambda host, port: ("93.184.216.34",))
    found = policy.destination("https://provider.example/oembed?url=x#part")
    assert (found.host, found.port, found.address) == ("provider.example", 443, "93.184.216.34")
    assert found.path == "/oembed?url=x"


@pytest.mark.parametrize(
    "address",
    [
        "http://provider.example/", "https:///x", "https://", "provider.example", "https://user:pass@provider.example/",
        "https://provider.example:8443/", "https://provider.example/a b", "https://provider.example/\n", "https://[::1",
        "https://provider.example:99999/", "https://provider.example/" + "x" * 5_000,
    ],
)  # fmt: skip
def test_addresses_that_are_refused_without_looking_anything_up(address: str) -> None:
    def look_up(host: str, port: int) -> tuple[str, ...]:
        raise AssertionError(host)

    with pytest.raises(RefusedAddress):
        AddressPolicy(look_up).destination(address)


def test_a_name_that_leads_nowhere() -> None:
    with pytest.raises(NoAnswer, match="leads nowhere"):
        resolve("provider.invalid", 443)
