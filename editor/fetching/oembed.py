"""One question to a provider about one post, through micawber, which speaks oEmbed; our own client carries it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from editor.fetching.client import Client
from editor.fetching.endpoints import ENDPOINTS, Endpoint
from editor.fetching.errors import NotInstalled, UnknownProvider
from editor.network.errors import NoAnswer

if TYPE_CHECKING:
    from micawber import ProviderRegistry

_VIDEO = re.compile(r"/(?:videos|watch|reel)(?:/|\?|$)")
# Told of an answer: only these fields, only texts, and no longer than any honest provider makes them.
_FIELDS: Mapping[str, int] = {"title": 5_000, "author_name": 300, "author_url": 2_000, "url": 2_000, "html": 100_000}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a provider says of a post: that it is gone, or texts by oEmbed's names of the fields.

    `html` is the provider's markup: to be read for the words in it, never to be kept or shown.
    """

    is_gone: bool = False
    texts: Mapping[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return one of the texts, empty where the answer has none."""
        return self.texts.get(name, "")


@dataclass(frozen=True, slots=True)
class Oembed:
    """Asks providers; tests put other endpoints and a client of their own in."""

    client: Client = field(default_factory=Client)
    endpoints: Mapping[str, Endpoint] = field(default_factory=lambda: ENDPOINTS)

    def ask(self, provider: str, address: str) -> Answer:
        """Return what a provider says of the post at its canonical address; raises NetworkTrouble with a sentence."""
        endpoint = self.endpoints.get(provider)
        if endpoint is None:
            raise UnknownProvider("This network answers no questions about posts; look at the post in the browser.")
        try:
            from micawber.exceptions import InvalidResponseException, ProviderException, ProviderHTTPException
        except ImportError as error:
            raise NotInstalled("Asking providers needs the package micawber: install copydesk with [web].") from error
        host = urlsplit(address).hostname or ""
        try:
            told = self._registry(endpoint, host, address).request(address)
        except ProviderHTTPException as error:
            if error.status in endpoint.gone:
                return Answer(is_gone=True)
            raise NoAnswer(
                f"The provider answered with the error {error.status}; nothing is known of the post."
            ) from error
        except (InvalidResponseException, RecursionError) as error:  # brackets inside brackets end Python's reader
            raise NoAnswer("The provider’s answer is none that can be read; nothing of it was kept.") from error
        except ProviderException as error:
            raise NoAnswer("The provider did not answer the question; nothing is known of the post.") from error
        texts = {name: value[:most] for name, most in _FIELDS.items() if isinstance(value := told.get(name), str)}
        return Answer(texts=texts)

    def _registry(self, endpoint: Endpoint, host: str, address: str) -> "ProviderRegistry":
        """Return a registry that knows the one provider that is asked, with our client under it."""
        from micawber import Provider, ProviderRegistry
        from micawber.exceptions import ProviderHTTPException

        client = self.client

        class Carried(Provider):
            def fetch(self, url: str) -> str:
                response = client.get(url)
                if response.status != 200:
                    raise ProviderHTTPException(url, response.status)
                return response.text

        asked = endpoint.video_address if endpoint.video_address and _VIDEO.search(address) else endpoint.address
        carried = Carried(asked.format(host=host))
        carried.base_params |= endpoint.parameters
        registry = ProviderRegistry()
        registry.register(r"https?://\S+", carried)
        return registry
