"""What lies where an export is to go: nothing, this story's export as it was written, or something of somebody else."""

import json
from enum import StrEnum
from pathlib import Path

from editor.exporting.export import Target
from editor.exporting.manifest import EXTENSION, FORMAT, sha256


class Found(StrEnum):
    """What lies at a place."""

    NOTHING = "nothing"
    OWN = "own"  # this story's export, and nobody changed it since: a newer one takes its place
    FOREIGN = "foreign"  # another story's, a file that was made or changed by hand, or readers' export before a draft


def found(folder: Path, name: str, target: Target, slug: str, *, draft: bool) -> Found:
    """Return what lies where a story's export is to go; `name` has no extension, folders in it are divided by `/`."""
    path = folder / f"{name}.{target.extension}"
    if not path.exists() and not path.is_symlink():
        return Found.NOTHING
    try:
        manifest = json.loads(path.with_name(f"{path.name}.{EXTENSION}").read_bytes())
        is_own = (manifest["format"], manifest["slug"], manifest["target"]) == (FORMAT, slug, target.name)
        is_whole = path.is_file() and manifest["sha256"] == sha256(path.read_bytes())
        return Found.OWN if is_own and is_whole and (manifest["draft"] or not draft) else Found.FOREIGN
    except (OSError, ValueError, KeyError, TypeError):
        return Found.FOREIGN


def free(folder: Path, name: str, target: Target, slug: str, *, draft: bool, taken: frozenset[str]) -> str:
    """Return the name, numbered from 2 on where something of somebody else lies; `taken` are names in small letters."""
    tried, number = name, 2
    while (tried != name and tried.lower() in taken) or (
        found(folder, tried, target, slug, draft=draft) is Found.FOREIGN
    ):
        tried, number = f"{name}-{number}", number + 1
    return tried
