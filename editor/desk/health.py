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


def backup(desk: Desk, destination: Path) -> dict[str, Json]:
    """Copy the library, as it is at this moment, to a file that is not there yet."""
    made = desk.library.backup(destination)
    return {"path": made.path, "time": made.time, "bytes": made.size}
