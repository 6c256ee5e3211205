"""Where a library may be: on this machine's own disk, and in no folder that another program keeps in step.

SQLite's WAL needs shared memory, so it "does not work over a network filesystem" (https://sqlite.org/wal.html), and a
program that copies the three files of a library one by one tears them apart.
"""

import re
import sys
from pathlib import Path

from editor.article.library_errors import UnsafePlace

MOUNTS = Path("/proc/mounts")

NETWORK_FILE_SYSTEMS = frozenset(
    (
        "9p", "afpfs", "afs", "beegfs", "ceph", "cifs", "davfs", "davfs2", "fuse.ceph", "fuse.davfs2", "fuse.glusterfs",
        "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.sshfs", "fuse.smbnetfs", "glusterfs", "gpfs", "lustre",
        "ncpfs", "nfs", "nfs4", "smb", "smb2", "smb3", "smbfs", "vboxsf", "webdav",
    )
)  # fmt: skip

# Folder names and marker files by which the programs that keep folders in step know their own.
SYNC_FOLDERS = re.compile(
    r"dropbox( \(.+\))?|onedrive( ?-.+)?|google ?drive|my drive|icloud ?drive|mobile documents|cloudstorage"
    r"|nextcloud|owncloud|pcloud ?drive|mega ?sync|box sync|creative cloud files",
    re.IGNORECASE,
)
SYNC_MARKERS = (
    ".dropbox",
    ".dropbox.cache",
    ".stfolder",
    ".owncloudsync.log",
    ".nextcloudsync.log",
    ".tmp.drivedownload",
)


def file_system(path: Path, mounts: str) -> str:
    """Return the type of file system that a path (absolute) is on, by the text of Linux's table of mounts."""
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        # A space in a mount point stands as its octal number.
        point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[1])
        if path.is_relative_to(point) and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind


def check_place(path: Path, kind: str) -> None:
    """Raise UnsafePlace if a library (absolute path, type of file system) must not be there."""
    if kind.lower() in NETWORK_FILE_SYSTEMS:
        raise UnsafePlace(
            f"{path.parent} is on a network share ({kind}), where a library would be torn; keep it on this "
            "computer's own disk."
        )
    for folder in path.parents:
        marked = any((folder / marker).exists() for marker in SYNC_MARKERS)
        if marked or SYNC_FOLDERS.fullmatch(folder.name):
            raise UnsafePlace(
                f"{folder} is kept in step with other computers by another program, which would tear a library; "
                "keep it outside that folder."
            )


def check_here(path: Path) -> None:
    """Raise UnsafePlace if a library must not be where its path leads on this machine."""
    absolute = path.resolve()
    kind = ""
    if sys.platform == "linux" and MOUNTS.exists():
        kind = file_system(absolute, MOUNTS.read_text(encoding="utf-8", errors="replace"))
    elif str(absolute).startswith("\\\\"):
        kind = "smb"
    check_place(absolute, kind)
