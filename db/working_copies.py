"""What is being typed: one row for a story and a device, written over within a second of the last key."""

from collections.abc import Callable
from dataclasses import replace

from db.connection import Connection, Row
from db.contents import QUICK_LEVEL, pack, unpack
from editor.article.library_errors import NoSuchStory
from editor.article.library_values import WorkingCopy

_COLUMNS = "article_id, device, author, body, base, cursor, anchor, saved_at"


def _copy(row: Row) -> WorkingCopy:
    article_id, device, author, packed, *rest = row
    return WorkingCopy(article_id, device, author, unpack(packed), *rest)


class WorkingCopyStore:
    """Keeps what is being typed, flushed to the disk."""

    def __init__(self, connection: Connection, now: Callable[[], str]) -> None:
        self._connection = connection
        self._now = now

    def put(self, copy: WorkingCopy) -> WorkingCopy:
        """Keep what is being typed, in place of what was; returns it with its time."""
        copy = replace(copy, saved_at=self._now())
        _, packed = pack(copy.article, QUICK_LEVEL)
        with self._connection.write():
            if not self._connection.one("SELECT 1 FROM articles WHERE id = ?", (copy.article_id,)):
                raise NoSuchStory(f"There is no story “{copy.article_id}” in this library.")
            self._connection.run(
                f"INSERT INTO working_copies ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (article_id, device) DO UPDATE SET author = excluded.author, body = excluded.body, base ="
                " excluded.base, cursor = excluded.cursor, anchor = excluded.anchor, saved_at = excluded.saved_at",
                (
                    copy.article_id,
                    copy.device,
                    copy.author,
                    packed,
                    copy.base,
                    copy.cursor,
                    copy.anchor,
                    copy.saved_at,
                ),
            )
        return copy

    def get(self, article_id: str, device: str) -> WorkingCopy | None:
        """Return what was typed on a device, or None."""
        row = self._connection.one(
            f"SELECT {_COLUMNS} FROM working_copies WHERE article_id = ? AND device = ?", (article_id, device)
        )
        return _copy(row) if row else None

    def list(self, device: str = "") -> tuple[WorkingCopy, ...]:
        """Return the working copies of a device, or of all, the newest first: what a crash left."""
        rows = self._connection.all(
            f"SELECT {_COLUMNS} FROM working_copies WHERE ? IN ('', device) ORDER BY saved_at DESC, article_id",
            (device,),
        )
        return tuple(_copy(row) for row in rows)

    def drop(self, article_id: str, device: str) -> None:
        """Forget a working copy."""
        with self._connection.write():
            self._connection.run("DELETE FROM working_copies WHERE article_id = ? AND device = ?", (article_id, device))
