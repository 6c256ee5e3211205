"""Revisions: immutable snapshots of a story, each named by the hash of what it is and where it came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from editor.article.canonical import Json, sha256

if TYPE_CHECKING:
    from editor.article.article import Article

FOLDING_WINDOW = timedelta(minutes=10)  # autosaves nearer together than this are one line of the history


class RevisionKind(StrEnum):
    """Why a revision was made; an `aside` keeps a text that came too late to become the story."""

    IMPORT = "import"
    NEW = "new"
    SAVE = "save"
    AUTOSAVE = "autosave"
    RESTORE = "restore"
    MERGE = "merge"
    CORRECTION = "correction"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Revision:
    """One snapshot: `parent` is empty for the first, `time` is UTC, `sequence` counts up within one library.

    `merged` is the other revision that it joins with its parent, empty for most.
    """

    id: str
    parent: str
    article_id: str
    author: str
    time: str
    kind: RevisionKind
    content_hash: str
    sequence: int
    merged: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Revisions that the history shows as one line: the newest of them, the oldest, and how many they are."""

    newest: Revision
    oldest: Revision
    count: int


def utc_text(moment: datetime) -> str:
    """Return a moment as ISO 8601 in UTC with microseconds, so that texts sort as times do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def content_hash(article: Article) -> str:
    """Return the SHA-256 of an article's portable form in canonical JSON."""
    from editor.article.portable import article_to_json

    return sha256(article_to_json(article))


def revision_id(
    article_id: str, parent: str, author: str, time: str, kind: RevisionKind, content: str, merged: str = ""
) -> str:
    """Return the name of a revision: the SHA-256 of who, when, why, after what and with which content.

    The article's id is part of it, so that no revision can be moved to another story unseen.
    """
    told: dict[str, Json] = {
        "article": article_id,
        "author": author,
        "content": content,
        "kind": kind.value,
        "parent": parent,
        "time": time,
    }
    # Only where two texts met: all other revisions keep the names they had before there were such.
    return sha256(told | {"merged": merged} if merged else told)


def is_sound(revision: Revision) -> bool:
    """Return whether a revision still has the name that its facts give."""
    return revision.id == revision_id(
        revision.article_id,
        revision.parent,
        revision.author,
        revision.time,
        revision.kind,
        revision.content_hash,
        revision.merged,
    )


def _folds(newer: Revision, older: Revision, window: timedelta) -> bool:
    return (
        newer.kind is RevisionKind.AUTOSAVE
        and older.kind is RevisionKind.AUTOSAVE
        and newer.article_id == older.article_id
        and newer.author == older.author
        and newer.parent == older.id
        and abs(datetime.fromisoformat(newer.time) - datetime.fromisoformat(older.time)) <= window
    )


def fold(newest_first: Iterable[Revision], window: timedelta = FOLDING_WINDOW) -> tuple[Run, ...]:
    """Return the history's lines: autosaves of one person that follow one another within the window are one.

    Nothing is thrown away by folding; every revision stays in the library and can be opened.
    """
    runs: list[Run] = []
    for revision in newest_first:
        if runs and _folds(runs[-1].oldest, revision, window):
            runs[-1] = Run(runs[-1].newest, revision, runs[-1].count + 1)
        else:
            runs.append(Run(revision, revision, 1))
    return tuple(runs)
