"""What the desk needs of a library to exchange stories as bundles; `db.exchange.ExchangeStore` keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # only stories that are exchanged need it
    from collections.abc import Iterator

    from editor.article.bundle import Arrival, Bundle, Exchange, Received, StateSince
    from editor.article.revision import Revision


class Exchanges(Protocol):
    """The bundles of stories that went and came, and what it takes to make and to take in one."""

    def list(self, article_id: str) -> tuple[Exchange, ...]:
        """Return the bundles of a story that went and came, the newest first."""
        ...

    def has(self, article_id: str) -> bool:
        """Return whether a story is here."""
        ...

    def parents(self, article_id: str) -> dict[str, tuple[str, ...]]:
        """Return the parents of each revision of a story, in the order in which they came here."""
        ...

    def revisions(self, article_id: str) -> tuple[Revision, ...]:
        """Return every revision of a story in the order in which they came here."""
        ...

    def state_since(self, article_id: str) -> StateSince:
        """Return the state of a story with who put it there when, wherever that was; raises NoSuchStory."""
        ...

    def sent(self, bundle: Bundle, sha256: str, person: str) -> None:
        """Write down that a bundle was given out."""
        ...

    def preparing(self, bundle: Bundle) -> Iterator[object]:
        """Prepare taking a bundle in, and yield what is prepared so far after each version that is not here."""
        ...

    def receive(self, arrival: Arrival, person: str, prepared: object = None) -> Received:
        """Take in what a bundle brings and is not here yet; the same one again changes nothing.

        `prepared` is what `preparing` yielded last, of this bundle; what it lacks is reckoned at once. Raises
        RefusedAction where the story is not as it was when this was decided or lacks what the bundle starts from,
        SlugTaken; then nothing is changed.
        """
        ...
