"""One library: its stores, and the operations that change several of them in one transaction."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from db import migrations
from db.approvals import ApprovalStore, held, standings
from db.articles import ArticleStore
from db.assets import AssetStore
from db.audit import AuditTrail
from db.connection import Connection, open_checked
from db.contents import Facts, facts
from db.deliveries import DeliveryStore
from db.exports import ExportStore, approvals_as_json, files_as_json
from db.removal import Removal
from db.revisions import RevisionStore
from db.search import StorySearch
from db.working_copies import WorkingCopyStore
from editor.article.canonical import Json, canonical
from editor.article.errors import RefusedAction
from editor.article.library_errors import StaleSave
from editor.article.library_values import (
    Approval,
    Backup,
    HealthReport,
    KeptExport,
    KeptFile,
    SavedRevision,
)
from editor.article.part import Part
from editor.article.revision import Revision, RevisionKind, utc_text
from editor.article.text import admit
from editor.article.workflow import State

if TYPE_CHECKING:  # what reads stories is loaded after the desk list is painted
    from db.exchange import ExchangeStore
    from db.notes import NoteStore
    from editor.article.article import Article

Details = Mapping[str, Json]


def new_id() -> str:
    """Return an id that no other library will ever make: 128 random bits, in hexadecimal."""
    return os.urandom(16).hex()


def now_text() -> str:
    """Return the time, as the library writes it."""
    return utc_text(datetime.now(UTC))


def open_library(path: Path, now: Callable[[], str] = now_text) -> Library:
    """Open a library on this thread; one that is not there is made, an older one is brought up to date after a backup.

    Raises LibraryTrouble with a sentence; a file that is refused stays as it was, byte for byte.
    """
    connection = open_checked(path, partial(_make, now), migrations.refuse_newer)
    try:
        if migrations.is_pending(connection):
            version = connection.value("PRAGMA user_version")
            from db import backup

            backup.back_up(connection, migrations.backup_name(path, version, now()))
            migrations.migrate(connection)
    except BaseException:
        connection.close()
        raise
    return Library(connection, now)


def _make(now: Callable[[], str], connection: Connection) -> None:
    """Fill a new file; its random id makes its audit chain unlike any other's."""
    with connection.write():
        migrations.migrate(connection)
        connection.run("INSERT INTO settings VALUES ('library.id', ?)", (json.dumps(identity := new_id()),))
        AuditTrail(connection).append(now(), "", "make library", details={"library": identity})


def _words_changed(before: Article, after: Article) -> tuple[int, int]:
    from editor.article.differences import words_changed

    return words_changed(before.body, after.body)


class Library:
    """The stores, and what is done to several of them at once; keeps the protocol `editor.desk.stores.Library`."""

    def __init__(self, connection: Connection, now: Callable[[], str] = now_text) -> None:
        self.connection = connection
        self.path = connection.path
        self.articles = ArticleStore(connection)
        self.revisions = RevisionStore(connection)
        self.approvals = ApprovalStore(connection)
        self.assets = AssetStore(connection, now)
        self.exports = ExportStore(connection)
        self.deliveries = DeliveryStore(connection, now)
        self.search = StorySearch(connection)
        self.working_copies = WorkingCopyStore(connection, now)
        self.audit = AuditTrail(connection)
        self.removal = Removal(connection, self.audit, now)
        self._now = now

    # What knows bundles and notes is made when it is asked for: reading their modules is a tenth of opening a library.
    @cached_property
    def notes(self) -> NoteStore:
        """The notes of editors and reporters."""
        from db.notes import NoteStore

        return NoteStore(self.connection, self.audit, self._now, new_id)

    @cached_property
    def exchanges(self) -> ExchangeStore:
        """The bundles that went and came."""
        from db.exchange import ExchangeStore

        return ExchangeStore(self, self._now)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make one transaction of all changes inside; they are undone together if an exception leaves it."""
        with self.connection.write():
            yield

    def create(
        self,
        article: Article,
        author: str,
        kind: RevisionKind = RevisionKind.NEW,
        details: Details | None = None,
    ) -> SavedRevision:
        """Take a new story in, as a draft; raises SlugTaken. `details` go into the audit event."""
        known = facts(article)
        with self.connection.write():
            return self._create(known, author, kind, details)

    def create_many(
        self,
        articles: Iterable[Article],
        author: str,
        kind: RevisionKind = RevisionKind.IMPORT,
        details: Details | None = None,
    ) -> tuple[SavedRevision, ...]:
        """Take many stories in with one flush to the disk: all of them or none; raises SlugTaken."""
        known = [facts(article) for article in articles]
        with self.connection.write():
            return tuple(self._create(one, author, kind, details) for one in known)

    def _create(self, known: Facts, author: str, kind: RevisionKind, details: Details | None) -> SavedRevision:
        article_id, time = new_id(), self._now()
        draft = Revision("", "", article_id, author, time, kind, known.hash, 0)
        self.articles.insert(article_id, known, author, time)
        revision = self.revisions.add(draft, known, (known.words, 0))
        self.articles.set_head(article_id, revision.id)
        self._record_revision(revision, details)
        return SavedRevision(article_id, known.search.slug, revision)

    def save(
        self,
        article_id: str,
        article: Article,
        expected_head: str,
        author: str,
        kind: RevisionKind = RevisionKind.SAVE,
        details: Details | None = None,
    ) -> SavedRevision:
        """Make a text the story's newest revision, if the head is still the one it started from.

        A text that is the head's already makes no revision. Raises StaleSave, with both texts kept, if the head is
        another; SlugTaken; NoSuchStory. Inside a transaction that fails, the text set aside is undone with the rest.
        """
        known = facts(article)
        with self.connection.write():
            stored = self.articles.get_by_id(article_id)
            head = self.revisions.one(stored.summary.head)
            if head.content_hash == known.hash:
                return SavedRevision(article_id, stored.summary.slug, head, made=False)
            draft = Revision("", expected_head, article_id, author, self._now(), kind, known.hash, 0)
            if head.id == expected_head:
                return self._advance(draft, known, stored.article, details)
            aside = self._lay_aside(draft, known)
        raise StaleSave(
            f"{stored.summary.updated_by or 'Somebody'} changed “{stored.summary.slug}” since you opened it. Your text "
            "is kept in its history; compare both and choose.",
            mine=article,
            theirs=stored.article,
            base=expected_head,
            aside=aside,
            head=head.id,
        )

    def _advance(self, draft: Revision, known: Facts, before: Article, details: Details | None) -> SavedRevision:
        revision = self.revisions.add(draft, known, _words_changed(before, known.article))
        self.articles.update(draft.article_id, known, revision.id, draft.author, draft.time)
        self.refresh_standings(draft.article_id)
        self._record_revision(revision, details)
        return SavedRevision(draft.article_id, known.search.slug, revision)

    def _lay_aside(self, draft: Revision, known: Facts) -> Revision:
        """Keep a text that came too late, once; raises NoSuchRevision if what it started from is not here."""
        kept = self.revisions.aside(draft.article_id, draft.parent, known.hash)
        if kept is not None:
            return kept
        base = self.revisions.load(draft.parent)
        late = Revision("", draft.parent, draft.article_id, draft.author, draft.time, RevisionKind.ASIDE, known.hash, 0)
        revision = self.revisions.add(late, known, _words_changed(base, known.article))
        self._record_revision(revision, None)
        return revision

    def move(
        self,
        article_id: str,
        action: str,
        from_state: State,
        to_state: State,
        person: str,
        note: str = "",
        more: Details | None = None,
    ) -> None:
        """Change a story's state; raises RefusedAction if it is not (any more) in `from_state`.

        `more` goes into the audit event beside states, note and revision.
        """
        with self.connection.write():
            stored = self.articles.get_by_id(article_id)
            if stored.summary.state is not from_state:
                slug, state = stored.summary.slug, stored.summary.state
                raise RefusedAction(f"“{slug}” is {state.value} by now, not {from_state.value}; look again.")
            time = self._now()
            self.articles.set_state(article_id, facts(stored.article), to_state, person, time)
            details: dict[str, Json] = {**(more or {}), "from": from_state.value, "to": to_state.value, "note": note}
            self.audit.append(time, person, action, article_id, {**details, "revision": stored.summary.head})

    def approve(
        self,
        article_id: str,
        part: Part,
        revision: str,
        approver: str,
        note: str = "",
        own_work: bool = False,
    ) -> Approval:
        """Approve a part as it is in a revision; raises RefusedAction if that is not the head any more."""
        with self.connection.write():
            summary = self.articles.summary(article_id)
            if summary.head != revision:
                raise RefusedAction(f"“{summary.slug}” was changed since you looked; look at it again, then approve.")
            part_hash = self.articles.part_hashes(article_id).of(part)
            given = Approval(0, article_id, part, part_hash, revision, approver, self._now(), note, own_work=own_work)
            return self._add_approval(given)

    def withdraw(self, article_id: str, part: Part, person: str, note: str = "") -> Approval:
        """Take back every approval of a part; raises RefusedAction if none stands."""
        with self.connection.write():
            summary = self.articles.summary(article_id)
            if self.approvals.standing(article_id, part) is None:
                raise RefusedAction(f"No approval of the {part.value} of “{summary.slug}” is there to be taken back.")
            part_hash = self.articles.part_hashes(article_id).of(part)
            taken = Approval(0, article_id, part, part_hash, summary.head, person, self._now(), note, withdrawn=True)
            return self._add_approval(taken)

    def _add_approval(self, row: Approval) -> Approval:
        time = self.approvals.time_after(row.article_id, row.time)
        row = replace(row, time=time, note=admit(row.note))  # as any other text, so that a bundle can carry it
        added = self.approvals.add(row)
        self.refresh_standings(row.article_id)
        details: dict[str, Json] = {
            "approval": added.sequence,
            "part": row.part.value,
            "hash": row.part_hash,
            "revision": row.revision,
            "note": row.note,
            "own work": row.own_work,
        }
        self.audit.append(row.time, row.approver, "withdraw" if row.withdrawn else "approve", row.article_id, details)
        return added

    def refresh_standings(self, article_id: str) -> None:
        """Write down how the parts of a story stand by its approvals, inside a write."""
        given = self.approvals.list(article_id)
        if given:
            self.articles.set_standings(article_id, standings(given, self.articles.part_hashes(article_id)))

    def keep_export(
        self,
        article_id: str,
        revision: str,
        target: str,
        profile: str,
        content: bytes,
        person: str,
        draft: bool,
        files: tuple[KeptFile, ...] = (),
    ) -> KeptExport:
        """Keep an export byte for byte, with the approvals that hold for it; one that is no draft is what is out."""
        with self.connection.write():
            slug = self.articles.summary(article_id).slug
            given = held(self.approvals.list(article_id), self.revisions.entry(article_id, revision).part_hashes)
            made = KeptExport(
                0, article_id, slug, revision, target, profile, "", 0, person, self._now(), draft, given, files
            )
            kept = self.exports.add(made, content)
            if not draft:
                self.articles.set_out(article_id, revision)
            details: dict[str, Json] = {"export": kept.sequence, "target": target, "profile": profile}
            details |= {"revision": revision, "hash": kept.sha256, "draft": draft}
            details |= {"approvals": approvals_as_json(kept), "files": files_as_json(kept)}
            self.audit.append(kept.time, person, "export", article_id, details)
            return kept

    def setting(self, key: str, default: Json = None) -> Json:
        """Return a setting that belongs to the library and all who work on it."""
        text = self.connection.value("SELECT value FROM settings WHERE key = ?", (key,))
        value: Json = default if text is None else json.loads(text)
        return value

    def set_setting(self, key: str, value: Json, person: str) -> None:
        """Change a setting of the library."""
        with self.connection.write():
            before = self.setting(key)
            self.connection.database.table("settings").upsert(
                {"key": key, "value": canonical(value).decode()}, pk="key"
            )
            details: dict[str, Json] = {"key": key, "before": before, "after": value}
            self.record("change setting", person, details=details)

    def record(self, action: str, person: str, article_id: str = "", details: Details | None = None) -> None:
        """Put an event into the audit trail that no other method records."""
        with self.connection.write():
            self.audit.append(self._now(), person, action, article_id, details)

    def _record_revision(self, revision: Revision, details: Details | None) -> None:
        told = {**(details or {}), "revision": revision.id, "content": revision.content_hash}
        self.audit.append(revision.time, revision.author, revision.kind.value, revision.article_id, told)

    def verify(self, progress: Callable[[int, int], None] | None = None) -> HealthReport:
        """Walk the audit chain, hash every revision anew, and let SQLite check the file."""
        from db.verify import verify

        return verify(self.connection, progress)

    def backup(self, destination: Path, progress: Callable[[int, int], None] | None = None) -> Backup:
        """Copy the library, as it is now, to a file that is not there yet; raises LibraryTrouble."""
        from db import backup

        return backup.back_up(self.connection, destination, progress)

    def back_up_if_changed(self) -> Backup | None:
        """Add a backup to the library's own beside it if anything changed since the last one, and thin them out."""
        from db import backup

        return backup.back_up_if_changed(self.connection)

    def backups(self) -> tuple[Backup, ...]:
        """Return the library's own backups, the newest first."""
        from db import backup

        found = backup.own_backups(self.path)
        return tuple(Backup(str(file), utc_text(time), file.stat().st_size) for time, file in found.items())

    def close(self) -> None:
        """Close the file; nothing can be asked after."""
        self.connection.close()
