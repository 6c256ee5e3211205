"""The address of a CMS, as a person writes it into a profile, and whether a request may go there."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from editor.network.errors import RefusedAddress
from editor.network.names import Destination, Resolve

_PORTS = {"https": 443, "http": 80}
# What people copy out of the browser's address bar beside the site's own address.
_ADMIN = re.compile(r"/(?:wp-admin|wp-login\.php|wp-json|ghost)(?:/.*)?$")


@dataclass(frozen=True, slots=True)
class Site:
    """Where a CMS is: `base` has no slash at its end."""

    base: str
    host: str
    port: int
    path: str
    plain: bool

    def destination(self, path: str, look_up: Resolve) -> Destination:
        """Return where a request for a path below the site goes; raises RefusedAddress, NoAnswer."""
        found = look_up(self.host, self.port)
        if not found or (self.plain and not all(map(_is_loopback, found))):
            raise RefusedAddress(f"{self.host} was not asked: passwords go over https alone; write https:// in front.")
        return Destination(self.host, self.port, found[0], self.path + path, plain=self.plain, others=found[1:])


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address.partition("%")[0]).is_loopback
    except ValueError:
        return False


def read(address: str) -> Site:
    """Return the site at an address; a bare host is taken for https. Raises RefusedAddress with what is wrong."""
    written = address.strip()
    if not written:
        raise RefusedAddress("The profile names no site; write the site’s address into it.")
    if "://" not in written:
        written = f"https://{written}"
    try:
        parts = urlsplit(written)
        port = parts.port
    except ValueError:
        raise RefusedAddress(f"The site’s address {address.strip()} cannot be read; write it as https://…") from None
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in _PORTS or not host or any(sign <= " " for sign in written):
        raise RefusedAddress(f"The site’s address {address.strip()} cannot be read; write it as https://…")
    if parts.username is not None or parts.password is not None:
        raise RefusedAddress("The site’s address holds a name or password; write the address alone, the account apart.")
    path = _ADMIN.sub("", parts.path).rstrip("/")
    named = f"[{host}]" if ":" in host else host
    at = f":{port}" if port and port != _PORTS[parts.scheme] else ""
    return Site(f"{parts.scheme}://{named}{at}{path}", host, port or _PORTS[parts.scheme], path, parts.scheme == "http")
