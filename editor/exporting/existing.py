"""What lies where an export is to go: nothing, this story's export as it was written, or something of somebody else."""

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from editor.exporting.export import Target
from editor.exporting.manifest import EXTENSION, FORMAT, sha256


class Found(StrEnum):
    """What lies at a place."""

    NOTHING = "nothing"
    OWN = "own"  # this story's export, and nobody changed it since: a newer one takes its place
    FOREIGN = "foreign"  # another story's or profile's, made or changed by hand, or readers' export where a draft comes


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written: of which story, for which target and profile, as a draft or for readers."""

    slug: str
    target: Target
    profile: str = ""
    draft: bool = False


def found(folder: Path, name: str, export: Export) -> Found:
    """Return what lies where a story's export is to go; `name` has no extension, folders in it are divided by `/`."""
    path = folder / f"{name}.{export.target.extension}"
    if not path.exists() and not path.is_symlink():
        return Found.NOTHING
    try:
        manifest = json.loads(path.with_name(f"{path.name}.{EXTENSION}").read_bytes())
        known = (manifest["format"], manifest["slug"], manifest["target"], manifest.get("profile", export.profile))
        is_own = known == (FORMAT, export.slug, export.target.name, export.profile)
        is_whole = path.is_file() and manifest["sha256"] == sha256(path.read_bytes())
        return Found.OWN if is_own and is_whole and (manifest["draft"] or not export.draft) else Found.FOREIGN
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Found.FOREIGN
