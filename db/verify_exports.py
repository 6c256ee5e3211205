"""Is what the library says of its exports, their approvals and files among it, what the audit trail says of them."""

from collections.abc import Iterator

from db.audit import AuditTrail
from db.connection import Connection
from db.exports import ExportStore, approvals_as_json, files_as_json
from editor.article.canonical import Json
from editor.article.library_values import AuditEvent, KeptExport


def exports_told(connection: Connection) -> Iterator[str]:
    """Compare the row of each export with its event in the audit trail, and its files with those of the library."""
    told = {event.details["export"]: event for event in AuditTrail(connection).all_in_order() if _is_export(event)}
    for export in ExportStore(connection).each():
        event = told.get(export.sequence)
        if event is not None and not _is_same(export, event):
            yield f"What is said of the export number {export.sequence} is not what the audit trail says."
        for file in export.files:
            if connection.one("SELECT 1 FROM assets WHERE sha256 = ?", (file.sha256,)) is None:
                yield f"The file {file.name} of the export number {export.sequence} is not there."


def _is_export(event: AuditEvent) -> bool:
    return "export" in event.details and "target" in event.details


def _is_same(export: KeptExport, event: AuditEvent) -> bool:
    """Return whether an event tells the same; one of before exports named their approvals and files names none."""
    said: dict[str, Json] = {
        "revision": export.revision,
        "target": export.target,
        "profile": export.profile,
        "draft": export.draft,
        "approvals": approvals_as_json(export),
        "files": files_as_json(export),
    }
    return (export.article_id, export.person, export.time) == (event.article_id, event.person, event.time) and all(
        event.details.get(name, []) == value for name, value in said.items()
    )
