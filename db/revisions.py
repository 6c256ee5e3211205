"""The immutable snapshots: each an entry of a chain from parent to head, its text kept once by its hash."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.connection import Connection, Row
from db.contents import Facts, unpack
from editor.article.library_errors import NoSuchRevision
from editor.article.library_values import HistoryEntry, PartChange, PartHashes
from editor.article.part import Part
from editor.article.revision import Revision, RevisionKind, revision_id

if TYPE_CHECKING:  # what reads stories is loaded after the desk list is painted
    from editor.article.article import Article

REVISION = (
    "r.id, coalesce(r.parent, ''), r.article_id, r.author, r.time, r.kind, r.content, r.sequence,"
    " coalesce(r.merged, '')"
)
COLUMNS = 9  # of a revision
_ENTRY = f"{REVISION}, r.words, r.words_added, r.words_removed, r.attribution_hash, r.ads_hash, r.embeds_hash"
SHORTEST_NAME = 4  # characters by which a revision may be called


def revision_of(row: Row) -> Revision:
    """Return the revision of a row of the columns of one."""
    name, parent, article_id, author, time, kind, content, sequence, merged = row
    return Revision(name, parent, article_id, author, time, RevisionKind(kind), content, sequence, merged)


def _entry(row: Row) -> HistoryEntry:
    words, added, removed, attribution, ads, embeds = row[COLUMNS:]
    return HistoryEntry(revision_of(row[:COLUMNS]), words, added, removed, PartHashes(attribution, ads, embeds))


class RevisionStore:
    """Adds revisions and reads them; nothing here changes one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def history(self, article_id: str, limit: int = 1000, before: int = 0) -> tuple[HistoryEntry, ...]:
        """Return a story's revisions, the newest first; `before` is the sequence number to go on from."""
        rows = self._connection.all(
            f"SELECT {_ENTRY} FROM revisions r WHERE r.article_id = ? AND r.sequence < ?"
            " ORDER BY r.sequence DESC LIMIT ?",
            (article_id, before or 2**62, limit),
        )
        return tuple(_entry(row) for row in rows)

    def entry(self, article_id: str, name: str) -> HistoryEntry:
        """Return the one revision whose id starts with `name`; raises NoSuchRevision."""
        rows = self._connection.all(
            f"SELECT {_ENTRY} FROM revisions r WHERE r.article_id = ? AND substr(r.id, 1, ?) = ? LIMIT 2",
            (article_id, len(name), name.lower()),
        )
        if len(name) < SHORTEST_NAME or not rows:
            raise NoSuchRevision(f"The story has no revision “{name}”; `copydesk history` lists those it has.")
        if len(rows) > 1:
            raise NoSuchRevision(f"More than one revision begins with “{name}”; give more of its name.")
        return _entry(rows[0])

    def load(self, revision: str) -> Article:
        """Return the story as a revision (by its whole id) holds it; raises NoSuchRevision, LibraryDamaged."""
        row = self._connection.one(
            "SELECT c.hash, c.body FROM revisions r JOIN contents c ON c.hash = r.content WHERE r.id = ?", (revision,)
        )
        if row is None:
            raise NoSuchRevision(f"The library has no revision “{revision[:12]}”.")
        return unpack(row[1], row[0])

    def part_changes(self, article_id: str, part: Part) -> tuple[PartChange, ...]:
        """Return who wrote and changed a part on the way to the head, the last change first.

        What was laid aside changed nothing, and so did a merge in which the part is one side's.
        """
        found = self._connection.all(
            f"SELECT id, parent, merged, {Part(part)}_hash, author, time FROM revisions WHERE article_id = ?"
            " ORDER BY sequence DESC",
            (article_id,),
        )
        rows = {row[0]: row for row in found}
        waiting = [self._connection.value("SELECT head FROM articles WHERE id = ?", (article_id,))]
        seen: set[str] = set()
        changed: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name in seen or name not in rows:
                continue
            seen.add(name)
            before = [parent for parent in rows[name][1:3] if parent]
            same = [parent for parent in before if rows[parent][3] == rows[name][3]]
            waiting += same or before
            if not same:
                changed.add(name)
        return tuple(PartChange(row[4], row[0], row[5]) for row in found if row[0] in changed)

    def parents(self, article_id: str) -> dict[str, tuple[str, ...]]:
        """Return the parents of each revision of a story, in the order in which the revisions came."""
        rows = self._connection.all(
            "SELECT id, coalesce(parent, ''), coalesce(merged, '') FROM revisions WHERE article_id = ?"
            " ORDER BY sequence",
            (article_id,),
        )
        return {name: tuple(filter(None, before)) for name, *before in rows}

    def all_of(self, article_id: str) -> tuple[Revision, ...]:
        """Return every revision of a story in the order in which they came."""
        rows = self._connection.all(
            f"SELECT {REVISION} FROM revisions r WHERE r.article_id = ? ORDER BY r.sequence", (article_id,)
        )
        return tuple(map(revision_of, rows))

    def aside(self, article_id: str, parent: str, content: str) -> Revision | None:
        """Return the revision that keeps a text aside already, or None."""
        row = self._connection.one(
            f"SELECT {REVISION} FROM revisions r"
            " WHERE r.article_id = ? AND r.parent = ? AND r.content = ? AND r.kind = ?",
            (article_id, parent, content, RevisionKind.ASIDE.value),
        )
        return revision_of(row) if row else None

    def one(self, revision: str) -> Revision:
        """Return what is known of a revision by its whole id; raises NoSuchRevision."""
        row = self._connection.one(f"SELECT {REVISION} FROM revisions r WHERE r.id = ?", (revision,))
        if row is None:
            raise NoSuchRevision(f"The library has no revision “{revision[:12]}”.")
        return revision_of(row)

    def add(self, draft: Revision, facts: Facts, changed: tuple[int, int]) -> Revision:
        """Add a revision (its id and sequence are given here) with words added and removed, inside a write."""
        name = revision_id(
            draft.article_id, draft.parent, draft.author, draft.time, draft.kind, facts.hash, draft.merged
        )
        self._connection.run(
            "INSERT INTO contents (hash, body) VALUES (?, ?) ON CONFLICT DO NOTHING", (facts.hash, facts.packed)
        )
        hashes = facts.part_hashes
        sequence = self._connection.run(
            "INSERT INTO revisions (id, article_id, parent, merged, author, time, kind, content, words, words_added,"
            " words_removed, attribution_hash, ads_hash, embeds_hash)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                name,
                draft.article_id,
                draft.parent or None,
                draft.merged or None,
                draft.author,
                draft.time,
                draft.kind.value,
                facts.hash,
                facts.words,
                *changed,
                hashes.attribution,
                hashes.ads,
                hashes.embeds,
            ),
        )
        return replace(draft, id=name, content_hash=facts.hash, sequence=sequence)
