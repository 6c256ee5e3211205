"""Get one address over https, within limits of time, size and redirects; every hop is checked anew.

Nothing is sent but the address itself and the program's name: no cookie, no referrer, no language.
"""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urljoin

from editor.fetching.address_policy import AddressPolicy, Destination
from editor.fetching.errors import FetchTrouble, NoAnswer, RefusedAddress, TooLarge, TooSlow

AGENT = "Copydesk (newsroom editor; asked by a person)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 16_384


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


class _Connection(http.client.HTTPSConnection):
    """Connects to a checked address and names the host in TLS and in the request."""

    def __init__(self, destination: Destination, context: ssl.SSLContext, seconds: float) -> None:
        super().__init__(destination.host, destination.port, timeout=seconds, context=context)
        self._destination = destination
        self._tls = context
        self.line: ssl.SSLSocket | None = None  # kept here, as a response takes `sock` away from its connection

    def connect(self) -> None:
        """Connect without looking the name up again."""
        destination = self._destination
        raw = socket.create_connection((destination.address, destination.port), self.timeout)
        self.sock = self.line = self._tls.wrap_socket(
            raw, server_hostname=destination.host, do_handshake_on_connect=False
        )
        self.line.do_handshake()


@contextmanager
def _until(deadline: float, connection: _Connection) -> Iterator[threading.Event]:
    """Cut the connection at a moment, however slowly its bytes drip; the event tells that it was cut."""
    cut = threading.Event()

    def end() -> None:
        cut.set()
        with suppress(OSError):  # not connected any more
            if connection.line is not None:
                socket.socket.shutdown(connection.line, socket.SHUT_RDWR)

    timer = threading.Timer(max(0.0, deadline - time.monotonic()), end)
    timer.daemon = True
    timer.start()
    try:
        yield cut
    finally:
        timer.cancel()


@dataclass(frozen=True, slots=True)
class Client:
    """Asks; `policy` says what may be asked."""

    policy: AddressPolicy = field(default_factory=AddressPolicy)
    limits: Limits = Limits()
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def get(self, address: str) -> Response:
        """Return what an address answers; raises RefusedAddress, TooSlow, TooLarge, NoAnswer."""
        deadline = time.monotonic() + self.limits.seconds
        for _ in range(self.limits.redirects + 1):
            destination = self._look_up(address, deadline)
            response, location = self._ask(address, destination, deadline)
            if not location:
                return response
            address = urljoin(address, location)
        raise RefusedAddress("The provider sends the question round in circles; it was given up.")

    def _look_up(self, address: str, deadline: float) -> Destination:
        """Check an address in a thread of its own, since a system may take a minute to give a name up."""
        answers: list[Destination | FetchTrouble] = []

        def look() -> None:
            try:
                answers.append(self.policy.destination(address))
            except FetchTrouble as trouble:
                answers.append(trouble)

        thread = threading.Thread(target=look, name="look up", daemon=True)
        thread.start()
        thread.join(max(0.0, deadline - time.monotonic()))
        if not answers:
            raise TooSlow("The name of the provider could not be looked up in time; try again later.")
        found = answers[0]
        if isinstance(found, FetchTrouble):
            raise found
        return found

    def _ask(self, address: str, destination: Destination, deadline: float) -> tuple[Response, str]:
        """Return the response of one hop, and where it leads on."""
        left = deadline - time.monotonic()
        host = destination.host
        if left <= 0:
            raise TooSlow(f"{host} did not answer in {self.limits.seconds:g} seconds; try again later.")
        connection = _Connection(destination, self.context, left)
        with _until(deadline, connection) as cut:
            try:
                headers = {"User-Agent": AGENT, "Accept": "application/json", "Accept-Encoding": "identity"}
                connection.request("GET", destination.path, headers=headers)
                answer = connection.getresponse()
                location = answer.getheader("Location", "") if answer.status in _REDIRECTS else ""
                content = b"" if location else self._read(answer, host)
                if cut.is_set():
                    raise TimeoutError
                return Response(answer.status, content.decode("utf-8", "replace"), address), location
            except TimeoutError:
                raise TooSlow(f"{host} did not answer in {self.limits.seconds:g} seconds; try again later.") from None
            except (OSError, http.client.HTTPException, ValueError) as error:
                if cut.is_set():
                    sentence = f"{host} did not answer in {self.limits.seconds:g} seconds; try again later."
                    raise TooSlow(sentence) from error
                raise NoAnswer(f"{host} could not be asked: {_why(error)}.") from error
            finally:
                connection.close()

    def _read(self, answer: http.client.HTTPResponse, host: str) -> bytes:
        content = b""
        while chunk := answer.read(_CHUNK):
            content += chunk
            if len(content) > self.limits.size:
                raise TooLarge(f"{host} sent more than {self.limits.size // 1024} kB; the answer was left unread.")
        return content


def _why(error: BaseException) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return "its certificate does not hold"
    if isinstance(error, ssl.SSLError):
        return "no safe connection could be made"
    if isinstance(error, ConnectionError):
        return "the connection broke"
    return "the network or the provider gave no answer that can be read"
