"""What a row of the table of providers is made of: forms of address, and addresses that carry another one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

ANY = re.compile(r".*")


@dataclass(frozen=True, slots=True)
class Form:
    """One form of address: what the path and the query must be, and what they say.

    The templates are filled with the named groups of the path and of the host, with `host`, and with `query` (name: key
    and pattern of its value).
    """

    path: re.Pattern[str]
    address: str
    post_id: str = "{id}"
    handle: str = ""
    query: Mapping[str, tuple[str, re.Pattern[str]]] = field(default_factory=dict)
    host: re.Pattern[str] = ANY
    in_fragment: bool = False

    def canonical(self, parts: Mapping[str, str]) -> str:
        """Return the canonical address."""
        return self.address.format_map(parts)

    def handle_of(self, parts: Mapping[str, str]) -> str:
        """Return the handle that the address names, or an empty string."""
        if self.handle:
            return self.handle.format_map(parts)
        return parts.get("handle", "")


@dataclass(frozen=True, slots=True)
class Provider:
    """A network whose posts stories embed.

    `embed_hosts` are the only hosts an export may load its embeds from. `forbids_keeping` says that the provider's
    rules forbid storing what its interface answers, so only typed or pasted words are kept. `any_host` marks a network
    of many servers, where embeds load from the server of the post.
    """

    key: str
    title: str
    hosts: re.Pattern[str]
    forms: tuple[Form, ...]
    embed_hosts: tuple[str, ...] = ()
    forbids_keeping: bool = False
    any_host: bool = False


@dataclass(frozen=True, slots=True)
class Wrapper:
    """An address that carries another one: in its query under one of `keys`, or in its path."""

    host: re.Pattern[str]
    path: re.Pattern[str]
    keys: tuple[str, ...] = ()
    path_holds_address: bool = False


def path(pattern: str) -> re.Pattern[str]:
    """Return the pattern of a path, whose case does not count."""
    return re.compile(pattern, re.IGNORECASE)


def hosts(*patterns: str) -> re.Pattern[str]:
    """Return the pattern of one of several hosts."""
    return re.compile("|".join(patterns))


def form(pattern: str, address: str, *, post_id: str = "{id}", handle: str = "") -> Form:
    """Return a form whose path says everything."""
    return Form(path(pattern), address, post_id, handle)


def at(host: str, pattern: str, address: str, *, post_id: str = "{id}", handle: str = "") -> Form:
    """Return a form that holds at one host alone."""
    return Form(path(pattern), address, post_id, handle, host=hosts(host))


def queried(pattern: str, address: str, *, host: str = ".*", **query: str) -> Form:
    """Return a form whose id stands in the query: each keyword is a name, its value `key=pattern`."""
    keys = {name: value.split("=", 1) for name, value in query.items()}
    patterns = {name: (key, re.compile(value)) for name, (key, value) in keys.items()}
    return Form(path(pattern), address, query=patterns, host=re.compile(host))
