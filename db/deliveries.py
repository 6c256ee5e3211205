"""What was sent to a CMS, step by step: a program that dies on the way finds here what it began over there."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace

from db.connection import Connection, Row
from editor.article.canonical import canonical
from editor.article.library_values import Delivery

_COLUMNS = (
    "sequence, id, article_id, profile, site, remote_id, address, export, sha256, remote_mark, outcome, details,"
    " person, time"
)


def _delivery(row: Row) -> Delivery:
    details, person, time = row[-3:]
    return replace(Delivery(*row[:-3]), details=json.loads(details), person=person, time=time)


class DeliveryStore:
    """The append-only list of deliveries; several rows with one id are the steps of one attempt."""

    def __init__(self, connection: Connection, now: Callable[[], str]) -> None:
        self._connection = connection
        self._now = now

    def list(self, article_id: str, site: str = "") -> tuple[Delivery, ...]:
        """Return the rows of a story, at one site or at all, the oldest first."""
        rows = self._connection.all(
            f"SELECT {_COLUMNS} FROM deliveries WHERE article_id = ? AND ? IN ('', site) ORDER BY sequence",
            (article_id, site),
        )
        return tuple(map(_delivery, rows))

    def of_files(self, site: str, digests: Iterable[str]) -> tuple[Delivery, ...]:
        """Return the rows of any story that are about these files (SHA-256) at a site, the oldest first."""
        wanted = list(dict.fromkeys(digests))
        if not wanted:
            return ()
        marks = ", ".join("?" * len(wanted))
        rows = self._connection.all(
            f"SELECT {_COLUMNS} FROM deliveries WHERE site = ? AND sha256 IN ({marks}) ORDER BY sequence",
            (site, *wanted),
        )
        return tuple(map(_delivery, rows))

    def add(self, delivery: Delivery) -> Delivery:
        """Add a row, which gets its sequence number and time here; it is in the file when this returns."""
        timed = replace(delivery, time=self._now())
        values = (
            timed.id,
            timed.article_id,
            timed.profile,
            timed.site,
            timed.remote_id,
            timed.address,
            timed.export,
            timed.sha256,
            timed.remote_mark,
            timed.outcome,
            canonical(timed.details).decode(),
            timed.person,
            timed.time,
        )
        with self._connection.write():
            sequence = self._connection.run(
                f"INSERT INTO deliveries ({_COLUMNS.removeprefix('sequence, ')}) VALUES ({', '.join('?' * 13)})", values
            )
        return replace(timed, sequence=sequence)
