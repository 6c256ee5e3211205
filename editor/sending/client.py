"""Requests to a CMS: with the credentials to its own host alone, and every answer that is no answer as a sentence."""

import functools
import html
import json
import re
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from urllib.parse import quote, urlencode, urlsplit

from editor.article.canonical import Json
from editor.network import names
from editor.network.errors import NoAnswer
from editor.network.exchange import Allowed, Answer, Question, exchange
from editor.network.names import Resolve
from editor.sending.errors import Refused, WrongSite
from editor.sending.secret import Secret
from editor.sending.site import Site

AGENT = "Copydesk (newsroom editor)"
_SIZE = 8 * 1024 * 1024  # bytes of an answer: a story with its revisions has some 100 kB
_SLOWEST = 50_000  # bytes a second of an upload that is still waited for
_TAG = re.compile(r"<[^>]*>")
_MOST = 240  # characters of what a site says of itself
_CLOCK = 240  # seconds that two clocks may differ; a Ghost token holds for 300


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that was taken: its JSON and its headers."""

    data: Json
    headers: Mapping[str, str]


@functools.cache
def _context() -> ssl.SSLContext:
    return ssl.create_default_context()


@dataclass(frozen=True, slots=True)
class Client:
    """Asks one site; `authorization` gives the header that says who asks, made anew for each request.

    `explain` reads the code, the words and the id of what is there already out of an error that the site tells.
    """

    site: Site
    authorization: Callable[[], str]
    secret: Secret
    explain: Callable[[Json], tuple[str, str, str]]
    seconds: float = 30.0
    look_up: Resolve = names.resolve
    context: Callable[[], ssl.SSLContext] = field(default=_context)

    def get(self, path: str, query: Mapping[str, str] | None = None) -> Reply:
        """Return what a path answers; raises SendTrouble, NetworkTrouble."""
        return self.ask("GET", path, query)

    def ask(
        self,
        method: str,
        path: str,
        query: Mapping[str, str] | None = None,
        data: Mapping[str, Json] | None = None,
        form: tuple[str, bytes] | None = None,
    ) -> Reply:
        """Send JSON or a form and return the answer; raises SendTrouble, NetworkTrouble."""
        content_type, body = form or ("", b"")
        if data is not None:
            content_type, body = "application/json", json.dumps(data).encode()
        headers = {"User-Agent": AGENT, "Accept": "application/json", "Accept-Encoding": "identity"}
        headers |= {"Authorization": self.authorization(), "Accept-Version": "v5.0"}
        if content_type:
            headers["Content-Type"] = content_type
        joined = path + ("&" if "?" in path else "?") * bool(query) + urlencode(query or {}, quote_via=quote)
        answer = self._exchange(joined, Question(method, headers, body))
        return self._taken(answer, len(body))

    def fetched(self, address: str) -> bytes | None:
        """Return what lies at an address of the site's own, asked for without credentials; None where nothing does."""
        parts = urlsplit(address)
        if (parts.hostname or "").rstrip(".") != self.site.host:
            return None
        path = parts.path.removeprefix(self.site.path)
        answer = self._exchange(path, Question("GET", {"User-Agent": AGENT, "Accept-Encoding": "identity"}))
        return answer.content if answer.status == 200 else None

    def _exchange(self, path: str, question: Question) -> Answer:
        seconds = self.seconds + len(question.body) // _SLOWEST
        allowed = Allowed(time.monotonic() + seconds, seconds, _SIZE)
        late = f"The name {self.site.host} could not be looked up in time; is this desktop online?"
        destination = names.in_time(lambda: self.site.destination(path, self.look_up), allowed.deadline, late)
        try:
            return exchange(destination, question, allowed, self.context())
        except NoAnswer as trouble:
            raise NoAnswer(f"{trouble.sentence} Send again when it is there: nothing is sent twice.") from trouble

    def _taken(self, answer: Answer, size: int) -> Reply:
        host = self.site.host
        if 300 <= answer.status < 400:
            raise WrongSite(self._led_on(answer))
        try:
            data: Json = json.loads(answer.content)
        except (ValueError, RecursionError):
            data = None
        if 200 <= answer.status < 300:
            if answer.status == 204:
                return Reply({}, answer.headers)
            if isinstance(data, dict | list):
                return Reply(data, answer.headers)
            raise WrongSite(self._no_data(answer))
        code, told, item = self.explain(data)
        told = self._plain(told)
        sentence = _sentence(host, answer.status, told, size)
        late = _clock_off(answer) if answer.status == 401 else 0
        if abs(late) > _CLOCK:
            sentence += f" This computer’s clock is {abs(late) // 60} minutes off; set it right."
        raise Refused(sentence, answer.status, code, told, item)

    def _led_on(self, answer: Answer) -> str:
        to = urlsplit(answer.headers.get("location", ""))
        host = self.site.host
        if "login" in to.path or "signin" in to.path:
            return f"{host} asks for a log-in at a page of its own; its interface is closed to programs."
        if to.hostname and (to.hostname != host or to.scheme != self.site.base.partition(":")[0]):
            return (
                f"{host} sends requests on to {to.scheme}://{to.netloc}; passwords are not sent there. If that is the "
                "site, write its address into the profile."
            )
        return f"{host} sends requests on to another page; look at the site’s address in the profile."

    def _no_data(self, answer: Answer) -> str:
        host = self.site.host
        if b"<html" in answer.content[:2000].lower() or "html" in answer.headers.get("content-type", ""):
            return (
                f"{host} answered with a page in the place of data: a log-in, a firewall or maintenance stands before "
                "its interface. Look at the site’s address, then send again."
            )
        return f"{host} gave an answer that cannot be read, so what it did is not known. Send again: it looks first."

    def _plain(self, told: str) -> str:
        words = " ".join(html.unescape(_TAG.sub("", told)).split())
        return self.secret.hidden(words)[:_MOST].rstrip(".")


def _clock_off(answer: Answer) -> int:
    """Return by how many seconds the site's clock differs from this one's."""
    try:
        return int(parsedate_to_datetime(answer.headers.get("date", "")).timestamp() - time.time())
    except (TypeError, ValueError):
        return 0


def _sentence(host: str, status: int, told: str, size: int) -> str:
    says = f" It says: {told}." if told else ""
    known = {
        401: f"{host} does not take the account or its password; make a new one there and save it here.",
        403: f"{host} does not let this account do that; ask who runs the site for the right to.",
        404: f"{host} has no such thing at this address; look at the site’s address in the profile.",
        413: f"{host} takes no file of {max(1, size // 1_000_000)} MB; make the picture smaller.",
        429: f"{host} has had too many requests; wait a minute, then send again.",
    }
    if status in known:
        return known[status] + says
    if status >= 500:
        return f"{host} failed (error {status}); nothing is lost here. Send again later.{says}"
    return f"{host} refused it (error {status}).{says or ' Look at the profile, then send again.'}"
