"""The manifest beside an export: what it was made from and by which profile, its files by hash, and what was lost."""

import hashlib
import json

from editor.article.canonical import Json
from editor.exporting.export import Export, ExportRequest, Loss, Target

FORMAT = "copydesk.manifest/1"
EXTENSION = "losses.json"


def sha256(content: bytes) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def losses_to_json(losses: tuple[Loss, ...]) -> list[Json]:
    """Return losses as the command line and the manifest show them."""
    return [{"what": loss.what, "why": loss.why} for loss in losses]


def manifest(target: Target, request: ExportRequest, export: Export, file_name: str) -> bytes:
    """Return the manifest of an export as JSON; it names no time and no machine, so the same export gives the same."""
    files: list[Json] = [{"name": one.name, "sha256": sha256(one.content)} for one in export.files]
    values: dict[str, Json] = {
        "format": FORMAT,
        "slug": request.article.furniture.slug,
        "revision": request.revision,
        "target": target.name,
        "profile": request.profile.name,
        "draft": request.draft,
        "file": file_name,
        "sha256": sha256(export.content),
        "files": files,
        "losses": losses_to_json(export.losses),
    }
    if request.is_withdrawn:
        values["state"] = "withdrawn"
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
