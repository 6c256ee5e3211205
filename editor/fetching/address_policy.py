"""Which addresses may be asked: https on its own port, and a host all of whose addresses are public.

A name can lead to an address inside the newsroom's network, and another time than when it was looked up; so every
address of it is checked, and the connection is made to a checked one, never by the name again.
"""

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from editor.network.errors import RefusedAddress
from editor.network.names import Destination, Resolve, resolve

HTTPS = 443
_LONGEST = 4_000  # characters of an address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052

Allows = Callable[[str], bool]


def is_public(address: str) -> bool:
    """Return whether an IP address belongs to the public network; one inside an IPv6 address must do so as well."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast for one in _judged(found))


def _judged(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> list[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    """Return the addresses that have to be public: the one itself, and those that translators find in it."""
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address in _NAT64:  # means the IPv4 address in its last 32 bits, and Python counts it as public itself
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    if address.ipv4_mapped is not None:
        return [address.ipv4_mapped]
    inner = [address.sixtofour, *(address.teredo or ())]
    return [address, *(one for one in inner if one is not None)]


@dataclass(frozen=True, slots=True)
class AddressPolicy:
    """The rule; tests put another way of looking names up, another port and loopback in."""

    look_up: Resolve = resolve
    allows: Allows = is_public
    ports: frozenset[int] = frozenset({HTTPS})

    def destination(self, address: str) -> Destination:
        """Return where a request to an address goes; raises RefusedAddress, NoAnswer."""
        try:
            parts = urlsplit(address)
            port = parts.port or HTTPS
        except ValueError:
            raise RefusedAddress("The address cannot be read; nothing was asked.") from None
        host = (parts.hostname or "").rstrip(".")
        if parts.scheme != "https" or not host or parts.username is not None or len(address) > _LONGEST:
            raise RefusedAddress(f"{host or 'The address'} was not asked: only https addresses are.")
        if port not in self.ports or any(character <= " " or character == "\x7f" for character in address):
            raise RefusedAddress(f"{host} was not asked: the address is none that a provider has.")
        found = self.look_up(host, port)
        if not found or not all(map(self.allows, found)):
            raise RefusedAddress(f"{host} was not asked: it lies inside a private network.")
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return Destination(host, port, found[0], path, others=found[1:])
