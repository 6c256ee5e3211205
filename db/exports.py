"""The exports that were kept, byte for byte: what did readers get at 14:05."""

import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import replace

from db.connection import Connection, Row
from editor.article.canonical import Json, canonical
from editor.article.errors import UnknownName
from editor.article.library_errors import LibraryDamaged
from editor.article.library_values import HeldApproval, KeptExport, KeptFile
from editor.article.part import Part

_HELD = ("approver", "time", "revision", "own_work")

_COLUMNS = "sequence, article_id, slug, revision, target, profile, sha256, size, person, time, draft, approvals, files"


def _export(row: Row) -> KeptExport:
    sequence, article_id, slug, revision, target, profile, sha256, size, person, time, draft, approvals, files = row
    held = tuple(HeldApproval(Part(one["part"]), *(one[name] for name in _HELD)) for one in json.loads(approvals))
    beside = tuple(KeptFile(one["name"], one["hash"]) for one in json.loads(files))
    return KeptExport(
        sequence,
        article_id,
        slug,
        revision,
        target,
        profile,
        sha256,
        size,
        person,
        time,
        bool(draft),
        held,
        beside,
    )


def approvals_as_json(export: KeptExport) -> list[Json]:
    """Return the approvals of an export as its row and the audit trail hold them."""
    return [{"part": held.part.value, **{name: getattr(held, name) for name in _HELD}} for held in export.approvals]


def files_as_json(export: KeptExport) -> list[Json]:
    """Return the files beside an export as its row and the audit trail hold them."""
    return [{"name": file.name, "hash": file.sha256} for file in export.files]


class ExportStore:
    """The append-only list of exports with their bytes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def list(self, article_id: str = "", limit: int = 200) -> tuple[KeptExport, ...]:
        """Return the exports of a story, or of all, the newest first."""
        where, parameters = ("WHERE article_id = ?", (article_id,)) if article_id else ("", ())
        rows = self._connection.all(
            f"SELECT {_COLUMNS} FROM exports {where} ORDER BY sequence DESC LIMIT ?", (*parameters, limit)
        )
        return tuple(_export(row) for row in rows)

    def at(self, article_id: str, time: str, target: str = "") -> KeptExport | None:
        """Return the last export (no draft) made at or before a time (ISO 8601, UTC): what readers got then."""
        row = self._connection.one(
            f"SELECT {_COLUMNS} FROM exports WHERE article_id = ? AND time <= ? AND ? IN ('', target) AND NOT draft"
            " ORDER BY sequence DESC LIMIT 1",
            (article_id, time, target),
        )
        return _export(row) if row else None

    def each(self) -> Iterator[KeptExport]:
        """Yield every export, the oldest first."""
        for row in self._connection.each(f"SELECT {_COLUMNS} FROM exports ORDER BY sequence"):
            yield _export(row)

    def one(self, sequence: int) -> KeptExport:
        """Return what is known of an export; raises UnknownName."""
        row = self._connection.one(f"SELECT {_COLUMNS} FROM exports WHERE sequence = ?", (sequence,))
        if row is None:
            raise UnknownName(f"The library keeps no export number {sequence}.")
        return _export(row)

    def content(self, sequence: int) -> bytes:
        """Return an export byte for byte; raises UnknownName, LibraryDamaged."""
        row = self._connection.one("SELECT sha256, content FROM exports WHERE sequence = ?", (sequence,))
        if row is None:
            raise UnknownName(f"The library keeps no export number {sequence}.")
        try:
            content = zlib.decompress(row[1])
        except zlib.error:
            content = b""
        if hashlib.sha256(content).hexdigest() != row[0]:
            raise LibraryDamaged(f"The export number {sequence} is not what was sent; restore a backup.")
        return content

    def add(self, export: KeptExport, content: bytes) -> KeptExport:
        """Keep an export (its hash, size and sequence are given here), inside a write."""
        export = replace(export, sha256=hashlib.sha256(content).hexdigest(), size=len(content))
        sequence = self._connection.run(
            "INSERT INTO exports (article_id, slug, revision, target, profile, sha256, size, person, time, draft,"
            " approvals, files, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                export.article_id,
                export.slug,
                export.revision,
                export.target,
                export.profile,
                export.sha256,
                export.size,
                export.person,
                export.time,
                int(export.draft),
                canonical(approvals_as_json(export)).decode(),
                canonical(files_as_json(export)).decode(),
                zlib.compress(content),
            ),
        )
        return replace(export, sequence=sequence)
