"""Whose post an address leads to: recognition by the address alone, with no network.

The table of the providers stands in `provider_table`; here addresses are taken apart, freed of wrappers and tracking
parameters, and matched against it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

from editor.article.provider_forms import Form, Provider
from editor.article.provider_table import PROVIDERS
from editor.article.provider_wrappers import WRAPPERS

_LONGEST = 4_000  # characters; no address of a post comes near it
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\<>\"]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_HOST = re.compile(r"(?!-)[a-z0-9\-]{1,63}(?:\.[a-z0-9\-]{1,63})*\.[a-z][a-z0-9\-]*[a-z0-9]")
_BLUESKY_URI = re.compile(r"at://([^/\s]+)/app\.bsky\.feed\.post/(\w+)")
_DEEPEST_WRAPPER = 3


@dataclass(frozen=True, slots=True)
class Recognised:
    """A post that an address leads to; `address` is the canonical one, `handle` has no @ and is empty if unknown."""

    provider: str
    post_id: str
    address: str
    handle: str = ""


@dataclass(frozen=True, slots=True)
class _Address:
    """An address taken apart; the path has no slash at its end, and no doubled ones."""

    host: str
    path: str
    query: dict[str, str]
    fragment: str


def _taken_apart(address: str) -> _Address | None:
    """Return the parts of a web address, or None where it is none, hides its host or is not fit to be looked at."""
    address = address.strip()
    if not address or len(address) > _LONGEST or _UNSAFE.search(address):
        return None
    if address.startswith("//"):
        address = "https:" + address
    scheme = _SCHEME.match(address)
    if scheme is None or not address[scheme.end() :].startswith("//"):
        # A typed address has no scheme ("x.com/name/status/1"); "mailto:", "javascript:" and "localhost:80" are none.
        if scheme is not None or "/" not in address:
            return None
        address = "https://" + address
    elif scheme[1].lower() not in {"http", "https"}:
        return None
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
        query = dict(reversed(parse_qsl(parts.query, max_num_fields=200)))
    except ValueError:
        return None
    if not _HOST.fullmatch(host) or parts.username is not None:
        return None
    # Programs that pass links on encode the signs of a name (@) and of a URN (:).
    path = re.sub(r"%40", "@", re.sub(r"%3A", ":", parts.path, flags=re.IGNORECASE))
    return _Address(host, re.sub(r"/{2,}", "/", path).rstrip("/") or "/", query, parts.fragment)


def _filled(form: Form, address: _Address) -> Recognised | None:
    """Return what a form of the table makes of an address, or None where the form does not fit."""
    path = f"/{address.fragment.lstrip('!').lstrip('/')}" if form.in_fragment else address.path
    found, at = form.path.fullmatch(path), form.host.fullmatch(address.host)
    if found is None or at is None:
        return None
    parts = {name: value for name, value in (at.groupdict() | found.groupdict()).items() if value}
    parts["host"] = address.host
    for name, (key, pattern) in form.query.items():
        parts[name] = address.query.get(key, "")
        if not pattern.fullmatch(parts[name]):
            return None
    return Recognised("", form.post_id.format_map(parts), form.canonical(parts), form.handle_of(parts))


def _unwrapped(address: _Address) -> str:
    """Return the address that a forwarding or embedding address carries inside it, or an empty string."""
    for wrapper in WRAPPERS:
        found = wrapper.path.fullmatch(address.path) if wrapper.host.fullmatch(address.host) else None
        if found is None:
            continue
        if wrapper.path_holds_address:
            return f"https://{found[1]}"
        inner = next((address.query[key] for key in wrapper.keys if address.query.get(key)), "")
        return f"https://{address.host}{inner}" if inner.startswith("/") and not inner.startswith("//") else inner
    return ""


@lru_cache(maxsize=4_096)
def recognise(address: str) -> Recognised | None:
    """Return the post that an address leads to, or None for any other address (profiles, searches, look-alikes)."""
    if found := _BLUESKY_URI.fullmatch(address.strip()):
        address = f"https://bsky.app/profile/{found[1]}/post/{found[2]}"
    for _ in range(_DEEPEST_WRAPPER):
        parts = _taken_apart(address)
        if parts is None:
            return None
        inner = _unwrapped(parts)
        if not inner:
            return _recognised(parts)
        address = inner
    return None


def _recognised(address: _Address) -> Recognised | None:
    for provider in PROVIDERS.values():
        if not provider.hosts.fullmatch(address.host):
            continue
        for form in provider.forms:
            if found := _filled(form, address):
                return Recognised(provider.key, found.post_id, found.address, found.handle)
        if not provider.any_host:
            return None
    return None


def provider(key: str) -> Provider | None:
    """Return the provider with a key such as `bluesky`, or None."""
    return PROVIDERS.get(key)


def provider_of_host(host: str) -> Provider | None:
    """Return the provider whose posts or embeds come from a host, or None; a Mastodon instance is not told by host."""
    host = host.lower().rstrip(".")
    for one in PROVIDERS.values():
        if host in one.embed_hosts or (not one.any_host and one.hosts.fullmatch(host)):
            return one
    return None


def may_embed_from(key: str, address: str) -> bool:
    """Return whether an export may load a provider's own embed from an address: https, and a host that is listed."""
    one = PROVIDERS.get(key)
    parts = _taken_apart(address)
    if one is None or parts is None or not address.strip().lower().startswith("https://"):
        return False
    if one.any_host:
        return (found := recognise(address)) is not None and found.provider == key
    return parts.host in one.embed_hosts


def unwrapped(address: str) -> str:
    """Return where a link of a search engine or network that counts clicks leads; other addresses as they are."""
    for _ in range(_DEEPEST_WRAPPER):
        parts = _taken_apart(address)
        inner = _unwrapped(parts) if parts and not recognise(address) else ""
        if not inner or _taken_apart(inner) is None:
            return address
        address = inner
    return address
