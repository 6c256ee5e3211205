"""Approvals: given and taken back by adding rows, each for one part as its hash was."""

from dataclasses import replace
from datetime import datetime, timedelta

from db.connection import Connection, Row
from editor.article.library_values import Approval, HeldApproval, PartHashes, Standing, Standings
from editor.article.part import Part
from editor.article.revision import utc_text

_COLUMNS = "sequence, article_id, part, part_hash, revision, approver, time, note, withdrawn, own_work"
# By time, so that two libraries that have the same rows agree on which still hold; what was given here is later than
# all that was there (`time_after`), whatever the clock says.
_ORDER = "time DESC, withdrawn DESC, approver, part_hash, sequence DESC"


def _approval(row: Row) -> Approval:
    sequence, article_id, part, part_hash, revision, approver, time, note, withdrawn, own_work = row
    return Approval(
        sequence,
        article_id,
        Part(part),
        part_hash,
        revision,
        approver,
        time,
        note,
        bool(withdrawn),
        bool(own_work),
    )


def still_given(newest_first: tuple[Approval, ...], part: Part) -> list[Approval]:
    """Return the approvals of a part that were given after it was last withdrawn, the newest first."""
    given = []
    for approval in newest_first:
        if approval.part is part:
            if approval.withdrawn:
                break
            given.append(approval)
    return given


def held(newest_first: tuple[Approval, ...], hashes: PartHashes) -> tuple[HeldApproval, ...]:
    """Return the approvals that hold for parts with these hashes, in the order of the parts, the newest first."""
    return tuple(
        HeldApproval(part, one.approver, one.time, one.revision, one.own_work)
        for part in Part
        for one in still_given(newest_first, part)
        if one.part_hash == hashes.of(part)
    )


def standings(newest_first: tuple[Approval, ...], hashes: PartHashes) -> Standings:
    """Return how each part stands, by its approvals and its hash; text put back to what was approved is approved."""
    found = []
    for part in Part:
        given = still_given(newest_first, part)
        holds = any(approval.part_hash == hashes.of(part) for approval in given)
        found.append(Standing.APPROVED if holds else Standing.STALE if given else Standing.MISSING)
    attribution, ads, embeds = found
    return Standings(attribution, ads, embeds)


class ApprovalStore:
    """The append-only list of approvals."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def list(self, article_id: str) -> tuple[Approval, ...]:
        """Return all of a story's rows, the newest first."""
        rows = self._connection.all(
            f"SELECT {_COLUMNS} FROM approvals WHERE article_id = ? ORDER BY {_ORDER}", (article_id,)
        )
        return tuple(_approval(row) for row in rows)

    def given(self, article_id: str) -> tuple[Approval, ...]:
        """Return the approvals of a story that were not withdrawn, part by part, the newest first."""
        rows = self.list(article_id)
        return tuple(approval for part in Part for approval in still_given(rows, part))

    def standing(self, article_id: str, part: Part) -> Approval | None:
        """Return the approval that holds for a part as it is, else the newest that was not withdrawn, or None.

        Of those that hold, one that was given by somebody else than the part's author comes first.
        """
        given = still_given(self.list(article_id), part)
        today = self._connection.value(f"SELECT {Part(part)}_hash FROM articles WHERE id = ?", (article_id,))
        holding = [approval for approval in given if approval.part_hash == today]
        return next(iter(sorted(holding, key=lambda approval: approval.own_work) or given), None)

    def time_after(self, article_id: str, now: str) -> str:
        """Return the time for a new row of a story: now, or just after the newest that is there."""
        newest = str(
            self._connection.value("SELECT max(time) FROM approvals WHERE article_id = ?", (article_id,)) or ""
        )
        if now > newest:
            return now
        return utc_text(datetime.fromisoformat(newest) + timedelta(microseconds=1))

    def add(self, approval: Approval) -> Approval:
        """Add a row, inside a write; returns it with its sequence number."""
        sequence = self._connection.run(
            "INSERT INTO approvals (article_id, part, part_hash, revision, approver, time, note, withdrawn, own_work)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                approval.article_id,
                approval.part.value,
                approval.part_hash,
                approval.revision,
                approval.approver,
                approval.time,
                approval.note,
                int(approval.withdrawn),
                int(approval.own_work),
            ),
        )
        return replace(approval, sequence=sequence)
