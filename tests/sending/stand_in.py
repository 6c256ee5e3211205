"""A site played on this machine, which can fail at any request in every way that networks and servers have."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


class Fault(StrEnum):
    """How a request fails; `after` means that the site did what was asked and the answer is lost or useless."""

    HANG_UP = "hangs up before it did anything"
    HANG_UP_AFTER = "hangs up after it did it"
    HALF = "sends half of its answer"
    SLOW = "never answers, having done nothing"
    SLOW_AFTER = "never answers, having done it"
    ERROR = "answers 500, having done nothing"
    ERROR_AFTER = "answers 500, having done it"
    BROKEN = "answers broken JSON, having done it"
    PAGE = "answers with a page, having done nothing"
    PAGE_AFTER = "answers with a page, having done it"
    LOGIN = "leads to a log-in page"
    UNKNOWN = "answers 401"
    FORBIDDEN = "answers 403"
    MISSING = "answers 404 with a page"
    TOO_LARGE = "answers 413"
    BUSY = "answers 503"


_AFTER = frozenset(
    {Fault.HANG_UP_AFTER, Fault.HALF, Fault.SLOW_AFTER, Fault.ERROR_AFTER, Fault.BROKEN, Fault.PAGE_AFTER}
)
_STATUS = {
    Fault.ERROR: 500,
    Fault.ERROR_AFTER: 500,
    Fault.UNKNOWN: 401,
    Fault.FORBIDDEN: 403,
    Fault.TOO_LARGE: 413,
    Fault.BUSY: 503,
}
_PAGE = b"<!doctype html><html><title>Just a moment</title></html>"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: method, path, parameters, headers (small letters), body."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def data(self) -> Any:
        return json.loads(self.body)

    def parts(self) -> tuple[dict[str, str], tuple[str, str, bytes] | None]:
        """Return the fields of a form, and name, media type and bytes of its file."""
        boundary = self.headers["content-type"].partition("boundary=")[2].encode()
        fields: dict[str, str] = {}
        file = None
        for part in self.body.split(b"--" + boundary)[1:-1]:
            head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
            name = head.partition(b'name="')[2].partition(b'"')[0].decode()
            if b"filename=" in head:
                media_type = head.partition(b"Content-Type: ")[2].decode()
                file = (head.partition(b'filename="')[2].partition(b'"')[0].decode(), media_type, content[:-2])
            else:
                fields[name] = content[:-2].decode()
        return fields, file


@dataclass(frozen=True, slots=True)
class Told:
    """One answer."""

    status: int
    data: Any = None
    content: bytes | None = None


Answer = Callable[[Asked], Told]


@dataclass(slots=True)
class Script:
    """What happens at which request, counted from 0; `watch` is told of each before it is served, to meddle."""

    faults: dict[int, Fault] = field(default_factory=dict)
    watch: Callable[[Asked], None] = lambda _: None


class StandIn(ThreadingHTTPServer):
    """A site on loopback; `answer` plays it, `asked` is what it was asked."""

    daemon_threads = True

    def __init__(self, answer: Answer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer = answer
        self.asked: list[Asked] = []
        self.script = Script()
        self.over = threading.Event()
        self.lock = threading.Lock()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def fail(self, number: int, fault: Fault) -> None:
        """Let one request fail: the next is number 0."""
        self.script.faults[len(self.asked) + number] = fault

    def once(self, method: str, path: str, meddle: Callable[[], None]) -> None:
        """Do something just before the next request of a method to a path that ends so."""

        def watch(asked: Asked) -> None:
            if asked.method == method and asked.path.rstrip("/").endswith(path):
                self.script.watch = lambda _: None
                meddle()

        self.script.watch = watch

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of callers that hang up."""


class _Handler(BaseHTTPRequestHandler):
    server: StandIn
    protocol_version = "HTTP/1.1"

    def _serve(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", "0")))
        asked = Asked(self.command, parts.path, query, headers, body)
        self.close_connection = True
        with self.server.lock:
            number = len(self.server.asked)
            self.server.asked.append(asked)
            self.server.script.watch(asked)
            fault = self.server.script.faults.get(number)
            told = self.server.answer(asked) if fault is None or fault in _AFTER else None
        if fault is None:
            assert told is not None
            self._send(told.status, told.content if told.content is not None else _json(told.data))
        else:
            self._fail(fault, _json(told.data) if told is not None else b"{}")

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def do_PUT(self) -> None:
        self._serve()

    def do_DELETE(self) -> None:
        self._serve()

    def _fail(self, fault: Fault, content: bytes) -> None:
        if fault in (Fault.HANG_UP, Fault.HANG_UP_AFTER):
            return
        if fault in (Fault.SLOW, Fault.SLOW_AFTER):
            self.server.over.wait(20)
        elif fault is Fault.HALF:
            self._send(200, content, cut=len(content) // 2)
        elif fault is Fault.BROKEN:
            self._send(200, content[: max(1, len(content) // 2)])
        elif fault is Fault.LOGIN:
            self._send(302, b"", location="/wp-login.php?redirect_to=%2F")
        elif fault in (Fault.PAGE, Fault.PAGE_AFTER):
            self._send(200, _PAGE, kind="text/html")
        elif fault is Fault.MISSING:
            self._send(404, _PAGE, kind="text/html")
        else:
            self._send(_STATUS[fault], _PAGE, kind="text/html")

    def _send(
        self, status: int, content: bytes, kind: str = "application/json", location: str = "", cut: int | None = None
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[:cut])

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing on the terminal."""


def _json(data: Any) -> bytes:
    return json.dumps(data).encode()


@contextmanager
def serving(answer: Answer) -> Iterator[StandIn]:
    """Run a stand-in while the block lasts."""
    with StandIn(answer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield server
        server.over.set()
        server.shutdown()
        thread.join()
