"""What the desk needs of a library for what left it, as protocols: the kept exports, and what was sent to a CMS."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from editor.article.library_values import Delivery, KeptExport


class Exports(Protocol):
    """The exports that were kept."""

    def list(self, article_id: str = "", limit: int = 200) -> tuple[KeptExport, ...]:
        """Return the exports of a story, or of all, the newest first."""
        ...

    def at(self, article_id: str, time: str, target: str = "") -> KeptExport | None:
        """Return the last export (no draft) made at or before a time (ISO 8601, UTC): what readers got then."""
        ...

    def one(self, sequence: int) -> KeptExport:
        """Return what is known of an export; raises UnknownName."""
        ...

    def content(self, sequence: int) -> bytes:
        """Return an export byte for byte; raises UnknownName, LibraryDamaged."""
        ...


class Deliveries(Protocol):
    """What was sent to a CMS, step by step."""

    def list(self, article_id: str, site: str = "") -> tuple[Delivery, ...]:
        """Return the rows of a story, at one site or at all, the oldest first."""
        ...

    def of_files(self, site: str, digests: Iterable[str]) -> tuple[Delivery, ...]:
        """Return the rows of any story that are about these files (SHA-256) at a site, the oldest first."""
        ...

    def add(self, delivery: Delivery) -> Delivery:
        """Add a row, which gets its sequence number and time here; it is in the file when this returns."""
        ...
