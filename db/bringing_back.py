"""A removed story put back from a backup of the library, with every row that it had there."""

from collections.abc import Callable
from pathlib import Path

from db import migrations
from db.audit import AuditTrail
from db.backup import open_backup
from db.connection import Connection, Row
from db.contents import facts, unpack
from db.removal import BACK, OF_STORY, digests_of, unguarded
from db.search import fill_row
from editor.article.errors import RefusedAction
from editor.article.library_errors import NoSuchStory, SlugTaken

_BEFORE_STORY = ("contents", "assets")  # what the rows of a story name, and other stories may have too


class BringingBack:
    """Copies a story's rows from a backup: numbers, hashes and times stay, as those numbers are never given again."""

    def __init__(self, connection: Connection, audit: AuditTrail, now: Callable[[], str]) -> None:
        self._connection = connection
        self._audit = audit
        self._now = now

    def bring_back(self, source: Path, article_id: str, person: str) -> str:
        """Put a removed story back as a backup has it, in one transaction; return its slug.

        Raises NoSuchStory where the backup has no such story, RefusedAction where it is of another library or release,
        or the story is here, SlugTaken, LibraryTrouble.
        """
        backup = open_backup(source)
        try:
            self._check(backup, article_id)
            with self._connection.write():
                slug = self._copy(backup, article_id)
                with unguarded(self._connection):
                    self._connection.run("DELETE FROM removed WHERE article_id = ?", (article_id,))
                self._audit.append(self._now(), person, BACK, article_id, {"slug": slug, "source": source.name})
        finally:
            backup.raw.close()
        return slug

    def _check(self, backup: Connection, article_id: str) -> None:
        identity = "SELECT value FROM settings WHERE key = 'library.id'"
        if backup.value(identity) != self._connection.value(identity):
            raise RefusedAction(f"{backup.path.name} is a backup of another library; take one of this library.")
        if backup.value("PRAGMA user_version") != len(migrations.NAMES):
            raise RefusedAction(
                f"{backup.path.name} was made by another release of Copydesk; restore it whole, beside this library."
            )
        row = backup.one("SELECT slug FROM articles WHERE id = ?", (article_id,))
        if row is None:
            raise NoSuchStory(f"The backup {backup.path.name} does not have this story; take an older one.")
        if self._connection.one("SELECT 1 FROM articles WHERE id = ?", (article_id,)):
            raise RefusedAction(f"“{row[0]}” is in the library; it does not have to be brought back.")
        if self._connection.one("SELECT 1 FROM articles WHERE slug = ?", (row[0],)):
            raise SlugTaken(f"The slug “{row[0]}” belongs to another story by now; give that one another slug first.")

    def _copy(self, backup: Connection, article_id: str) -> str:
        texts = "hash IN (SELECT content FROM revisions WHERE article_id = ?)"
        self._put(backup, "contents", texts, (article_id,))
        for digest in digests_of(backup, article_id):
            self._put(backup, "assets", "sha256 = ?", (digest,))
        recency = int(self._connection.value("SELECT coalesce(max(recency), 0) + 1 FROM articles"))
        head, slug = backup.one("SELECT head, slug FROM articles WHERE id = ?", (article_id,)) or ("", "")
        self._put(backup, "articles", "id = ?", (article_id,), {"number": None, "recency": recency, "head": None})
        for table in reversed(OF_STORY):
            self._put(backup, table, "article_id = ?", (article_id,))
        self._connection.run("UPDATE articles SET head = ? WHERE id = ?", (head, article_id))
        packed, digest = self._connection.one(
            "SELECT c.body, c.hash FROM revisions r JOIN contents c ON c.hash = r.content WHERE r.id = ?", (head,)
        ) or (b"", "")
        fill_row(self._connection, recency, facts(unpack(packed, digest)).search)
        return str(slug)

    def _put(
        self,
        backup: Connection,
        table: str,
        where: str,
        parameters: Row,
        instead: dict[str, object] | None = None,
    ) -> None:
        """Copy rows of a table; one that is here already, which other stories have too, stays as it is."""
        columns = [str(row[1]) for row in backup.all(f"PRAGMA table_info({table})")]
        order = " ORDER BY sequence" if "sequence" in columns else ""
        marks = ", ".join("?" * len(columns))
        skips = "OR IGNORE " if table in _BEFORE_STORY else ""
        for row in backup.all(f"SELECT {', '.join(columns)} FROM {table} WHERE {where}{order}", parameters):
            named = dict(zip(columns, row, strict=True)) | (instead or {})
            self._connection.run(
                f"INSERT {skips}INTO {table} ({', '.join(columns)}) VALUES ({marks})", tuple(named.values())
            )
