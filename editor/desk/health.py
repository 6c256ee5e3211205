"""The library's health: is everything in it what it was, and is there a copy."""

from pathlib import Path

from editor.article.canonical import Json
from editor.desk.desk import Desk


def verify(desk: Desk) -> dict[str, Json]:
    """Walk the audit trail, hash every revision anew and let SQLite check the file; tell what is not sound."""
    report = desk.library.verify()
    return {
        "clean": report.is_clean,
        "problems": list(report.problems),
        "articles": report.articles,
        "revisions": report.revisions,
        "events": report.events,
    }


def backup(desk: Desk, destination: Path | None = None) -> dict[str, Json]:
    """Copy the library, as it is at this moment, to a file that is not there yet.

    Without a destination the copy goes to the library's own backups beside it, if anything changed since the last one,
    and these are thinned by their age; `path` is empty where nothing changed.
    """
    made = desk.library.backup(destination) if destination else desk.library.back_up_if_changed()
    return {"path": made.path, "time": made.time, "bytes": made.size} if made else {"path": "", "time": "", "bytes": 0}
