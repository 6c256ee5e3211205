"""Names of hosts: what addresses they lead to, within a time, and where a request to one goes."""

import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from editor.network.errors import NetworkTrouble, NoAnswer, TooSlow

T = TypeVar("T")

Resolve = Callable[[str, int], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a request goes: the host that is named to it, and the checked address that is connected to.

    `plain` is a connection without TLS, which is for this machine alone; `others` are more checked addresses of the
    host, for where the first is not to be reached, as an IPv6 address often is not.
    """

    host: str
    port: int
    address: str
    path: str
    plain: bool = False
    others: tuple[str, ...] = ()


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses that a name leads to; raises NoAnswer."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NoAnswer(f"The name {host} leads nowhere; is this desktop online?") from error
    return tuple(dict.fromkeys(str(one[4][0]) for one in found))


def in_time(look: Callable[[], T], deadline: float, late: str) -> T:
    """Return what a look-up gives; it runs in a thread of its own, since a system may take a minute to give a name up.

    `deadline` is a reading of `time.monotonic`. Raises TooSlow with the sentence `late`, and what the look-up raises.
    """
    answers: list[T | NetworkTrouble] = []

    def run() -> None:
        try:
            answers.append(look())
        except NetworkTrouble as trouble:
            answers.append(trouble)

    thread = threading.Thread(target=run, name="look up", daemon=True)
    thread.start()
    thread.join(max(0.0, deadline - time.monotonic()))
    if not answers:
        raise TooSlow(late)
    found = answers[0]
    if isinstance(found, NetworkTrouble):
        raise found
    return found
