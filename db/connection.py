"""The one connection to a library's file: opened with care, written under BEGIN IMMEDIATE, its errors told in sentences.

SQLite comes from pysqlite3, since versions before 3.51.3 can corrupt a WAL file that two connections write
(https://sqlite.org/wal.html#walresetbug). The file is never opened, copied or hashed by other means while it is in use:
closing any other handle on it drops the locks that POSIX gives this process.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pysqlite3 import dbapi2 as sqlite
from sqlite_utils import Database

from editor.article.errors import Trouble
from editor.article.library_errors import (
    LibraryDamaged,
    LibraryFull,
    LibraryLocked,
    LibraryReadOnly,
    LibraryTrouble,
    LibraryUnreadable,
    NewerLibrary,
    NotALibrary,
    UnsafePlace,
)

OLDEST_SQLITE = (3, 51, 3)
APPLICATION_ID = 0x43_44_53_4B  # "CDSK"
BUSY_MILLISECONDS = 10_000  # how long a write waits for another program's

NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ceph", "glusterfs"})
_SYNC_FOLDER = re.compile(r"(?i)^(?:dropbox|onedrive.*|google ?drive|my drive|icloud ?drive|nextcloud|owncloud)$")

# SQLite's primary result codes: https://sqlite.org/rescode.html
_TROUBLES: dict[int, tuple[type[LibraryTrouble], str]] = {
    5: (LibraryLocked, "Another program is writing the library {name}; try again in a moment."),
    6: (LibraryLocked, "Another program is writing the library {name}; try again in a moment."),
    8: (LibraryReadOnly, "The library {name} cannot be written; make its file and folder writable."),
    10: (LibraryUnreadable, "The disk failed while the library {name} was used; check the disk, then try again."),
    11: (LibraryDamaged, "The library {name} is damaged; restore a backup with `copydesk restore-library`."),
    13: (LibraryFull, "The disk is full, so the library {name} took nothing in; make room and try again."),
    14: (LibraryUnreadable, "The library {name} cannot be opened; see that its folder is there and may be used."),
    26: (NotALibrary, "{name} is no library of Copydesk; it was left as it is."),
}


def _code(error: sqlite.Error) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


@contextmanager
def known_trouble(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the file into sentences; any other error is a bug and goes through."""
    try:
        yield
    except sqlite.Error as error:
        known = _TROUBLES.get(_code(error))
        if known is None:
            raise
        kind, sentence = known
        raise kind(sentence.format(name=path.name)) from error


def file_system_type(path: Path, mounts: str | None = None) -> str:
    """Return the type of the file system that holds a path, or an empty text where the system does not tell."""
    if mounts is None:
        try:
            mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""
    best, kind = "", ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) > 2:
            place = parts[1].replace("\\040", " ")
            if len(place) >= len(best) and path.is_relative_to(place):
                best, kind = place, parts[2]
    return kind


def refuse_unsafe_place(path: Path, mounts: str | None = None) -> None:
    """Refuse network shares, on which SQLite's locks do not hold, and folders that a sync program copies from."""
    kind = file_system_type(path.parent, mounts)
    if kind in NETWORK_FILE_SYSTEMS:
        raise UnsafePlace(f"{path.name} is on a network share ({kind}), where two desktops would damage it; use a disk.")
    for part in path.parent.parts:
        if _SYNC_FOLDER.match(part):
            raise UnsafePlace(f"{path.name} is in {part}, which copies files while they change; use another folder.")


class Connection:
    """One open library file; `db` is sqlite-utils' face of it."""

    def __init__(self, path: Path) -> None:
        if sqlite.sqlite_version_info < OLDEST_SQLITE:
            raise LibraryTrouble(f"SQLite {sqlite.sqlite_version} can damage a library; install pysqlite3 0.6.1 or newer.")
        self.path = path.resolve()
        refuse_unsafe_place(self.path)
        self.is_new = not self.path.exists()
        if not self.is_new and self.path.stat().st_size == 0:
            raise NotALibrary(f"{path.name} is empty; a library was lost here or never was. Restore a backup.")
        if not self.path.parent.is_dir():
            raise LibraryUnreadable(f"The folder {self.path.parent} is not there; make it or choose another.")
        with known_trouble(self.path):
            self.raw = sqlite.connect(str(self.path), timeout=BUSY_MILLISECONDS / 1000, isolation_level=None)
        self.db = Database(self.raw, execute_plugins=False)
        try:
            with known_trouble(self.path):
                self._prepare()
        except (Trouble, sqlite.Error):
            self.raw.close()
            raise

    def _prepare(self) -> None:
        if self.is_new:
            self.raw.execute(f"pragma application_id = {APPLICATION_ID}")
            self.raw.execute("pragma journal_mode = wal").fetchone()
            _sync_folder(self.path.parent)
        elif self.pragma("application_id") != APPLICATION_ID:
            raise NotALibrary(f"{self.path.name} is no library of Copydesk; it was left as it is.")
        self.raw.execute("pragma synchronous = full")
        self.raw.execute("pragma foreign_keys = on")

    def pragma(self, name: str) -> int:
        """Return a pragma that is a number."""
        return int(self.raw.execute(f"pragma {name}").fetchone()[0])

    @contextmanager
    def write(self) -> Iterator[None]:
        """Begin a write at once (a deferred one fails when another program wrote since), commit it or undo it all.

        Inside another write it is a savepoint of that one.
        """
        with known_trouble(self.path):
            if self.raw.in_transaction:
                with self.db.atomic():
                    yield
                return
            self.raw.execute("begin immediate")
            try:
                yield
                self.raw.execute("commit")
            except BaseException:
                if self.raw.in_transaction:
                    self.raw.execute("rollback")
                raise

    @contextmanager
    def read(self) -> Iterator[None]:
        """Read with errors about the file told in sentences."""
        with known_trouble(self.path):
            yield

    def close(self) -> None:
        """Close the file."""
        self.raw.close()


def _sync_folder(folder: Path) -> None:
    """Flush a folder, so that the new file's journal cannot come back after a power cut (reliability, section 2)."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def refuse_newer(connection: Connection, known: set[str], applied: set[str]) -> None:
    """Refuse a library that a newer Copydesk has changed; sqlite-utils would apply what it knows and say nothing."""
    if applied - known:
        raise NewerLibrary(f"{connection.path.name} was changed by a newer Copydesk; install that one. It is as it was.")
