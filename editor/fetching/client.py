"""Get one address over https, within limits of time, size and redirects; every hop is checked anew.

Nothing is sent but the address itself and the program's name: no cookie, no referrer, no language.
"""

import ssl
import time
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import urljoin

from editor.fetching.address_policy import AddressPolicy
from editor.network import names
from editor.network.errors import RefusedAddress
from editor.network.exchange import Allowed, Answer, Question, exchange

AGENT = "Copydesk (newsroom editor; asked by a person)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_QUESTION = Question(headers={"User-Agent": AGENT, "Accept": "application/json", "Accept-Encoding": "identity"})
_NO_NAME = "The name of the provider could not be looked up in time; try again later."


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may take in all, redirects included: seconds, bytes, hops."""

    seconds: float = 8.0
    size: int = 512 * 1024  # an oEmbed answer has 1 to 30 kB
    redirects: int = 3


@dataclass(frozen=True, slots=True)
class Response:
    """What came back, whatever its status."""

    status: int
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Client:
    """Asks; `policy` says what may be asked."""

    policy: AddressPolicy = field(default_factory=AddressPolicy)
    limits: Limits = Limits()
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def get(self, address: str) -> Response:
        """Return what an address answers; raises RefusedAddress, TooSlow, TooLarge, NoAnswer."""
        allowed = Allowed(time.monotonic() + self.limits.seconds, self.limits.seconds, self.limits.size)
        for _ in range(self.limits.redirects + 1):
            destination = names.in_time(partial(self.policy.destination, address), allowed.deadline, _NO_NAME)
            answer = exchange(destination, _QUESTION, allowed, self.context)
            location = _location(answer)
            if not location:
                return Response(answer.status, answer.content.decode("utf-8", "replace"), address)
            address = urljoin(address, location)
        raise RefusedAddress("The provider sends the question round in circles; it was given up.")


def _location(answer: Answer) -> str:
    return answer.headers.get("location", "") if answer.status in _REDIRECTS else ""
