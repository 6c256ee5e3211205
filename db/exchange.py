"""Bundles in a library: what is sent of a story, and what another library sent taken in, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from db.connection import Row
from db.contents import Facts, facts
from editor.article.bundle import (
    RECEIVED,
    SENT,
    Arrival,
    Direction,
    Exchange,
    OwnRevision,
    Received,
    StateSince,
    approval_name,
    without_number,
)
from editor.article.errors import RefusedAction
from editor.article.library_values import Approval
from editor.article.workflow import State

if TYPE_CHECKING:
    from db.library import Library
    from editor.article.article import Article
    from editor.article.bundle import Bundle
    from editor.article.canonical import Json
    from editor.article.revision import Revision

_COLUMNS = "sequence, id, article_id, direction, revision, sha256, person, time"


@dataclass(frozen=True, slots=True)
class Preparation:
    """What taking in needs of the versions that are not here: what saving each text takes, and the words it changed.

    That is most of the work, 0.1 s for a text of 50,000 words; it may be done beforehand, and a version at a time.
    """

    facts: dict[str, Facts] = field(default_factory=dict)
    changed: dict[str, tuple[int, int]] = field(default_factory=dict)


def _exchange(row: Row) -> Exchange:
    sequence, name, article_id, direction, *rest = row
    return Exchange(sequence, name, article_id, Direction(direction), *rest)


class ExchangeStore:
    """Knows which bundles went and came, and takes in what they bring."""

    def __init__(self, library: Library, now: Callable[[], str]) -> None:
        self._library = library
        self._connection = library.connection
        self._now = now

    def list(self, article_id: str) -> tuple[Exchange, ...]:
        """Return the bundles of a story that went and came, the newest first."""
        rows = self._connection.all(
            f"SELECT {_COLUMNS} FROM exchanges WHERE article_id = ? ORDER BY sequence DESC", (article_id,)
        )
        return tuple(map(_exchange, rows))

    def parents(self, article_id: str) -> dict[str, tuple[str, ...]]:
        """Return the parents of each revision of a story, in the order in which they came here."""
        return self._library.revisions.parents(article_id)

    def revisions(self, article_id: str) -> tuple[Revision, ...]:
        """Return every revision of a story in the order in which they came here."""
        return self._library.revisions.all_of(article_id)

    def has(self, article_id: str) -> bool:
        """Return whether a story is here."""
        return self._connection.one("SELECT 1 FROM articles WHERE id = ?", (article_id,)) is not None

    def state_since(self, article_id: str) -> StateSince:
        """Return the state of a story with who put it there when, wherever that was; raises NoSuchStory."""
        summary = self._library.articles.summary(article_id)
        row = self._connection.one(
            "SELECT coalesce(details ->> 'by', person), coalesce(details ->> 'as of', time) FROM audit"
            " WHERE article_id = ? AND details ->> 'to' = ? ORDER BY sequence DESC LIMIT 1",
            (article_id, summary.state.value),
        )
        return StateSince(summary.state, *(row or (summary.created_by, summary.created_at)))

    def sent(self, bundle: Bundle, sha256: str, person: str) -> None:
        """Write down that a bundle was given out."""
        with self._connection.write():
            self._note(bundle, sha256, Direction.SENT, person)
            details: dict[str, Json] = {"bundle": bundle.id, "hash": sha256, "head": bundle.head}
            details |= {"versions": len(bundle.revisions), "files": len(bundle.files)}
            self._library.audit.append(self._now(), person, SENT, bundle.article_id, details)

    def preparing(self, bundle: Bundle, prepared: Preparation | None = None) -> Iterator[Preparation]:
        """Prepare taking a bundle in, and yield what is prepared so far after each version that is not here."""
        done = prepared or Preparation()
        for one in bundle.revisions:
            if one.id not in done.changed and not self._has("revisions", "id", one.id):
                if one.content_hash not in done.facts:
                    done.facts[one.content_hash] = facts(bundle.texts[one.content_hash])
                done.changed[one.id] = self._changed(one, bundle, done.facts)
                yield done

    def receive(self, arrival: Arrival, person: str, prepared: object = None) -> Received:
        """Take in what a bundle brings and is not here yet, in one transaction; the same one again changes nothing.

        `prepared` is what `preparing` yielded last, of this bundle; what it lacks is reckoned here. Raises
        RefusedAction, with nothing changed, where the story is not as it was when this was decided or lacks what the
        bundle starts from; SlugTaken.
        """
        bundle = arrival.bundle
        ready = self._ready(arrival, prepared)  # made before the write, so that the lock is held briefly
        known = ready.facts
        with self._connection.write():
            self._check(arrival)
            is_new = not arrival.expected_head
            added = [one for one in bundle.revisions if not self._has("revisions", "id", one.id)]
            if is_new:
                self._begin(arrival, known)
            told: dict[str, Json] = {one.id: one.content_hash for one in added}
            for one in added:
                self._library.revisions.add(one, known[one.content_hash], ready.changed[one.id])
            head, own = self._own(arrival, known, told)
            files = self._files(bundle)
            approvals = self._approvals(bundle.approvals)
            state_moved = self._move_state(arrival, known)
            if head:
                self._advance(head, own.article if own else self._article(head.id, bundle), known)
            notes = self._library.notes.unite(bundle.notes, person)
            self._library.refresh_standings(bundle.article_id)
            summary = self._library.articles.summary(bundle.article_id)
            received = Received(
                bundle.article_id,
                summary.slug,
                summary.head,
                revisions=len(added),
                approvals=len(approvals),
                notes=len(notes),
                files=files,
                is_new=is_new,
                head_moved=bool(head) and not is_new,
                state_moved=bool(state_moved),
            )
            if received.is_anything:
                brought: dict[str, Json] = {
                    "revisions": told,
                    "approvals": {str(one.sequence): one.part_hash for one in approvals},
                    "files": files,
                }
                self._record(arrival, person, {**brought, **state_moved})
            return received

    def _record(self, arrival: Arrival, person: str, brought: dict[str, Json]) -> None:
        bundle = arrival.bundle
        self._note(bundle, arrival.sha256, Direction.RECEIVED, person)
        details: dict[str, Json] = {
            "bundle": bundle.id,
            "hash": arrival.sha256,
            "library": bundle.library,
            "sender": bundle.person,
            "head": bundle.head,
            **brought,
        }
        self._library.audit.append(self._now(), person, RECEIVED, bundle.article_id, details)

    def _ready(self, arrival: Arrival, prepared: object) -> Preparation:
        """Return all that is needed of the texts that are not here, and of the one that becomes the head."""
        ready = prepared if isinstance(prepared, Preparation) else Preparation()
        for _ in self.preparing(arrival.bundle, ready):
            pass
        if arrival.own is None:
            return ready
        own = facts(arrival.own.article)
        return replace(ready, facts={**ready.facts, own.hash: own})

    def _check(self, arrival: Arrival) -> None:
        bundle = arrival.bundle
        summary = self._library.articles.summary(bundle.article_id) if self.has(bundle.article_id) else None
        if (summary.head if summary else "") != arrival.expected_head:
            raise RefusedAction("The story was changed since the bundle was looked at; open the bundle again.")
        named = {one.revision for one in bundle.approvals} - {one.id for one in bundle.revisions}
        for revision in (*bundle.starts_from, *named):
            if self._owner(revision) != bundle.article_id:
                raise RefusedAction(
                    "The bundle starts from a version that is not here; ask its sender for one with the whole history."
                )
        for one in bundle.revisions:
            if self._owner(one.id) not in ("", bundle.article_id):
                raise RefusedAction("The bundle brings a version that belongs to another story; it was made to harm.")

    def _owner(self, revision: str) -> str:
        return str(self._connection.value("SELECT article_id FROM revisions WHERE id = ?", (revision,)) or "")

    def _has(self, table: str, column: str, name: str) -> bool:
        return self._connection.one(f"SELECT 1 FROM {table} WHERE {column} = ?", (name,)) is not None

    def _begin(self, arrival: Arrival, known: dict[str, Facts]) -> None:
        """Make the row of a story that is not here, by its first version's maker; its head is set after."""
        bundle = arrival.bundle
        article = arrival.own.article if arrival.own else bundle.article
        first = next(one for one in bundle.revisions if not one.parent)
        self._library.articles.insert(bundle.article_id, _known(known, article), first.author, first.time)

    def _changed(self, revision: Revision, bundle: Bundle, known: dict[str, Facts]) -> tuple[int, int]:
        """Return how many words a revision added and took out, counted here."""
        from editor.article.differences import words_changed

        after = known[revision.content_hash]
        if not revision.parent:
            return after.words, 0
        return words_changed(self._article(revision.parent, bundle).body, after.article.body)

    def _article(self, revision: str, bundle: Bundle) -> Article:
        for one in bundle.revisions:
            if one.id == revision:
                return bundle.texts[one.content_hash]
        return self._library.revisions.load(revision)

    def _own(
        self, arrival: Arrival, known: dict[str, Facts], told: dict[str, Json]
    ) -> tuple[Revision | None, OwnRevision | None]:
        """Add the revision that joins both sides or renames the story; return the one that becomes the head."""
        from editor.article.differences import words_changed

        own = arrival.own
        if own is None:
            return (self._library.revisions.one(arrival.head) if arrival.head else None), None
        draft = replace(own.draft, time=own.draft.time or self._now())
        before = self._article(draft.parent, arrival.bundle)
        changed = words_changed(before.body, own.article.body)
        made = self._library.revisions.add(draft, _known(known, own.article), changed)
        told[made.id] = made.content_hash
        return made, own

    def _advance(self, head: Revision, article: Article, known: dict[str, Facts]) -> None:
        self._library.articles.update(head.article_id, _known(known, article), head.id, head.author, head.time)

    def _files(self, bundle: Bundle) -> int:
        missing = [one for one in bundle.files if not self._library.assets.has(one.asset.sha256)]
        for one in missing:
            self._library.assets.put(one.content, one.asset.media_type, one.asset.name)
        return len(missing)

    def _approvals(self, given: Iterable[Approval]) -> tuple[Approval, ...]:
        """Add the approvals and withdrawals that are not here, in the order of time."""
        added = []
        ordered = sorted(given, key=lambda one: (one.time, one.sequence))
        stories = {one.article_id for one in ordered}
        here = {approval_name(one) for story in stories for one in self._library.approvals.list(story)}
        for one in ordered:
            if approval_name(one) not in here:
                here.add(approval_name(one))
                added.append(self._library.approvals.add(without_number(one)))
        return tuple(added)

    def _move_state(self, arrival: Arrival, known: dict[str, Facts]) -> dict[str, Json]:
        """Take over the state of the sender if that was decided; return what the audit event says of it."""
        bundle, state = arrival.bundle, arrival.state
        before = self._library.articles.summary(bundle.article_id).state if arrival.expected_head else State.DRAFT
        if state is None or state is before:
            return {}
        article = bundle.article
        if arrival.expected_head:
            article = self._library.articles.get_by_id(bundle.article_id).article
        since = bundle.state
        self._library.articles.set_state(bundle.article_id, facts(article), state, since.person, since.time)
        return {"from": before.value, "to": state.value, "as of": since.time, "by": since.person}

    def _note(self, bundle: Bundle, sha256: str, direction: Direction, person: str) -> None:
        self._connection.run(
            "INSERT INTO exchanges (id, article_id, direction, revision, sha256, person, time)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (bundle.id, bundle.article_id, direction.value, bundle.head, sha256, person, self._now()),
        )


def _known(known: dict[str, Facts], article: Article) -> Facts:
    """Return the facts of an article, made anew only where they are not at hand."""
    from editor.article.revision import content_hash

    return known.get(content_hash(article)) or facts(article)
