"""One request and its answer: over TLS to a checked address, cut off at a moment, left unread beyond a size."""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from editor.network.errors import NoAnswer, TooLarge, TooSlow
from editor.network.names import Destination

_CHUNK = 16_384


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; the host's name and the length are put in by the exchange."""

    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, whatever its status; the names of headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    content: bytes


@dataclass(frozen=True, slots=True)
class Allowed:
    """What an exchange may take: a reading of `time.monotonic` to be done by, of `seconds` in all, and bytes."""

    deadline: float
    seconds: float
    size: int


class _Connection(http.client.HTTPConnection):
    """Connects to a checked address and names the host in TLS and in the request."""

    def __init__(self, destination: Destination, context: ssl.SSLContext, seconds: float) -> None:
        super().__init__(destination.host, destination.port, timeout=seconds)
        if not destination.plain:
            self.default_port = http.client.HTTPS_PORT  # else the port of every https host would be named to it
        self._destination = destination
        self._tls = context
        self.line: socket.socket | None = None  # kept here, as a response takes `sock` away from its connection

    def connect(self) -> None:
        """Connect without looking the name up again."""
        destination = self._destination
        raw = self._reach()
        if destination.plain:
            self.sock = self.line = raw
            return
        tls = self._tls.wrap_socket(raw, server_hostname=destination.host, do_handshake_on_connect=False)
        self.sock = self.line = tls
        tls.do_handshake()

    def _reach(self) -> socket.socket:
        """Return a line to the first address that takes one, each given its share of the time."""
        assert isinstance(self.timeout, float)
        addresses = (self._destination.address, *self._destination.others)
        for address in addresses[:-1]:
            with suppress(OSError):
                return self._line_to(address, self.timeout / len(addresses))
        return self._line_to(addresses[-1], self.timeout / len(addresses))

    def _line_to(self, address: str, seconds: float) -> socket.socket:
        line = socket.create_connection((address, self._destination.port), seconds)
        line.settimeout(self.timeout)
        return line


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


def exchange(destination: Destination, question: Question, allowed: Allowed, context: ssl.SSLContext) -> Answer:
    """Return what a destination answers to a question; raises TooSlow, TooLarge, NoAnswer."""
    host = destination.host
    late = f"{host} did not answer in {allowed.seconds:g} seconds; try again later."
    left = allowed.deadline - time.monotonic()
    if left <= 0:
        raise TooSlow(late)
    connection = _Connection(destination, context, left)
    with _until(allowed.deadline, connection) as cut:
        try:
            answer = _ask(connection, destination, question)
            headers = {name.lower(): value for name, value in answer.getheaders()}
            content = _read(answer, host, allowed.size)
            if cut.is_set():
                raise TimeoutError
            return Answer(answer.status, headers, content)
        except TimeoutError:
            raise TooSlow(late) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            if cut.is_set():
                raise TooSlow(late) from error
            raise NoAnswer(f"{host} could not be asked: {_why(error)}.") from error
        finally:
            connection.close()


def _ask(connection: _Connection, destination: Destination, question: Question) -> http.client.HTTPResponse:
    try:
        connection.request(question.method, destination.path, question.body or None, dict(question.headers))
    except (BrokenPipeError, ConnectionResetError):
        if not question.body:
            raise
        # A server that takes no body of this size answers and hangs up before it has read it all.
    return connection.getresponse()


def _read(answer: http.client.HTTPResponse, host: str, size: int) -> bytes:
    content = bytearray()
    while chunk := answer.read(_CHUNK):
        content += chunk
        if len(content) > size:
            raise TooLarge(f"{host} sent more than {size // 1024} kB; the answer was left unread.")
    return bytes(content)


def _why(error: BaseException) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return "its certificate does not hold"
    if isinstance(error, ssl.SSLError):
        return "no safe connection could be made"
    if isinstance(error, ConnectionError):
        return "the connection broke"
    return "the network or the server gave no answer that can be read"
