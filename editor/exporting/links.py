"""Addresses that may leave in an export, and how a link to them is called."""

from urllib.parse import urlsplit

_ENCODED = str.maketrans({character: f"%{ord(character):02X}" for character in ' "<>\\^`{|}\t\n'})


def encoded(address: str) -> str:
    """Return an address with the characters encoded that RFC 3986 wants so, as an attribute may hold it."""
    return address.translate(_ENCODED)


def web_address(text: str) -> str:
    """Return an http or https address as an attribute may hold it; empty for any other."""
    address = text.strip()
    if not address.lower().startswith(("http://", "https://")) or not host(address):
        return ""
    return encoded(address)


def host(address: str) -> str:
    """Return the host of an address without `www.`; empty where there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def is_script(address: str) -> bool:
    """Return whether an address leads to a script, as some publishers' counters do."""
    try:
        return urlsplit(address).path.lower().endswith(".js")
    except ValueError:
        return False


def origin(address: str) -> str:
    """Return scheme and host of a web address, as a page's content security policy names it; empty where it is none."""
    parts = urlsplit(web_address(address))
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc and not set(parts.netloc) & set(";, '\"@") else ""
