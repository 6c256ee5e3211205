"""The one connection to a library: how its file is made, opened, checked and written.

The file is touched through this connection alone. Whatever else opens and closes it in this process would, by POSIX
rules, drop the locks that SQLite holds on it (https://sqlite.org/howtocorrupt.html, section 2.2).
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pysqlite3 import dbapi2

from db import place
from db.errors import told
from editor.article.library_errors import LibraryReadOnly, LibraryTrouble, LibraryUnreadable, NotALibrary

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x436F7079  # "Copy"; shown by file(1)
OLDEST_SQLITE = (3, 51, 3)  # the first whose WAL-reset bug is mended: https://sqlite.org/wal.html
WAIT = 15.0  # seconds that a write waits for another program's

_PRAGMAS = (
    "foreign_keys = ON",
    "recursive_triggers = ON",  # else INSERT OR REPLACE would get past the triggers that guard the history
    "synchronous = FULL",
    "temp_store = MEMORY",
    "cache_size = -32000",  # KiB, negative by SQLite's rule
    "journal_size_limit = 67108864",
)

Row = tuple[Any, ...]


class Connection:
    """One open library file. Known trouble comes out as `LibraryTrouble`, every other error as SQLite's own."""

    def __init__(self, path: Path, raw: dbapi2.Connection) -> None:
        self.path = path
        self.raw = raw

    @cached_property
    def database(self) -> "Database":
        """The connection as sqlite-utils sees it, without plugins; made when first asked (0.1 s of imports)."""
        from sqlite_utils import Database

        # sqlite-utils takes pysqlite3 for sqlite3 by itself, and looks at nothing but the connection's methods.
        return Database(self.raw, execute_plugins=False)  # type: ignore[arg-type, unused-ignore]

    def all(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Run a statement and return its rows."""
        with told(self.path):
            return self.raw.execute(sql, parameters).fetchall()

    def one(self, sql: str, parameters: Sequence[object] = ()) -> Row | None:
        """Run a statement and return its first row, or None."""
        with told(self.path):
            row: Row | None = self.raw.execute(sql, parameters).fetchone()
            return row

    def value(self, sql: str, parameters: Sequence[object] = ()) -> Any:
        """Run a statement and return the first value of its first row, or None."""
        row = self.one(sql, parameters)
        return None if row is None else row[0]

    def each(self, sql: str, parameters: Sequence[object] = ()) -> Iterator[Row]:
        """Run a statement and yield its rows as SQLite finds them: for many rows, outside of writing."""
        with told(self.path):
            yield from self.raw.execute(sql, parameters)

    def run(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """Run a statement that changes something, inside `write`; returns the row id of what was inserted."""
        assert self.raw.in_transaction, "a change outside of write()"
        with told(self.path):
            return self.raw.execute(sql, parameters).lastrowid or 0

    @contextmanager
    def write(self) -> Iterator[None]:
        """Make one transaction of what is done inside, or undo all of it; may be nested.

        Begins IMMEDIATE, so that reading before writing cannot fail for a write of another program: a deferred
        transaction does, at once and whatever the time-out (762 of 1000 tries with two writers).
        """
        if self.raw.in_transaction:
            name = f"nested_{os.urandom(8).hex()}"
            begin, end, undo = f"SAVEPOINT {name}", f"RELEASE {name}", f"ROLLBACK TO {name}; RELEASE {name}"
        else:
            begin, end, undo = "BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"
        with told(self.path):
            self.raw.execute(begin)
        try:
            yield
            with told(self.path):
                self.raw.execute(end)
        except BaseException:
            # Some errors (a full disk, for one) have ended the transaction already.
            if self.raw.in_transaction:
                for statement in undo.split("; "):
                    self.raw.execute(statement)
            raise

    def close(self) -> None:
        """Close the file; the last to close it moves all of its log into it."""
        with told(self.path):
            self.raw.close()


def check_sqlite(version: tuple[int, ...] = dbapi2.sqlite_version_info) -> None:
    """Raise LibraryTrouble if this SQLite is too old to be trusted with a library."""
    if version < OLDEST_SQLITE:
        needed, found = (".".join(map(str, numbers)) for numbers in (OLDEST_SQLITE, version))
        raise LibraryTrouble(f"Copydesk needs SQLite {needed} or newer, but found {found}; install it anew.")


def connect(path: Path, mode: str) -> Connection:
    """Open a file as it is (`rw`, `ro`) or make it (`rwc`), with no check and no change; the caller closes it."""
    check_sqlite()
    with told(path):
        raw = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            timeout=WAIT,
            isolation_level=None,
            cached_statements=256,
            uri=True,
        )
    return Connection(path, raw)


def check_identity(connection: Connection) -> None:
    """Raise NotALibrary if a file was not made by Copydesk; reads the file's head alone."""
    if connection.value("PRAGMA application_id") != APPLICATION_ID:
        raise NotALibrary(
            f"{connection.path.name} is a database, but no Copydesk library; it was left as it is. Choose another."
        )


def set_up(connection: Connection) -> None:
    """Set what holds for one connection, and see that the file keeps its log in the WAL way."""
    for pragma in _PRAGMAS:
        connection.all(f"PRAGMA {pragma}")
    if connection.value("PRAGMA journal_mode") != "wal":
        mode = connection.value("PRAGMA journal_mode = WAL")
        if mode != "wal":
            raise LibraryUnreadable(
                f"The disk that holds {connection.path.name} cannot hold a library; use one of this computer's own."
            )


def open_existing(path: Path) -> Connection:
    """Open a library that is there; raises LibraryTrouble with the reason, and leaves the file as it is."""
    check_file(path)
    connection = connect(path, "rw")
    try:
        check_identity(connection)
    except NotALibrary as trouble:
        connection.raw.close()
        if _is_zip(path):
            raise NotALibrary(
                f"{path.name} is a bundle, not a library; open it with File › Open Bundle or `copydesk unbundle`."
            ) from trouble
        raise
    except BaseException:
        connection.raw.close()
        raise
    return connection


def _is_zip(path: Path) -> bool:
    """Return whether a file that is no database, and so has no locks of ours, is a zip file."""
    with path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"


def check_file(path: Path) -> None:
    """Raise LibraryTrouble if a path leads to no file, to an empty one, or to one that cannot be written."""
    if path.is_dir():
        raise NotALibrary(f"{path} is a folder; name the library's file.")
    if not path.exists():
        raise NotALibrary(f"There is no library {path}; check the name.")
    if path.stat().st_size == 0:
        # To SQLite an emptied file is a new, empty database: what was lost would look like a fresh start.
        raise NotALibrary(
            f"{path.name} is empty: something has wiped it, or it never was a library. Restore a backup with "
            "`copydesk restore-library`, or remove the file to start anew."
        )
    for needed in (path, path.parent):
        if not os.access(needed, os.W_OK):
            raise LibraryReadOnly(
                f"{needed} is read-only, and a library must be written to be read; allow writing, or copy it elsewhere."
            )


def make_new(path: Path, fill: Callable[[Connection], None]) -> None:
    """Make a new library beside its place, whole, and only then give it its name; one that is there stays.

    `fill` makes the tables. A crash on the way leaves a file with another name, and never half a library.
    """
    if not path.parent.is_dir():
        raise LibraryTrouble(f"There is no folder {path.parent}; make it first, or name another place.")
    if not os.access(path.parent, os.W_OK):
        raise LibraryReadOnly(f"The folder {path.parent} is read-only; allow writing there, or name another place.")
    unfinished = path.with_name(f".{path.name}.{os.urandom(6).hex()}.new")
    connection = connect(unfinished, "rwc")
    try:
        set_up(connection)
        fill(connection)
        connection.close()
        name_new_file(unfinished, path)
    finally:
        connection.raw.close()
        for suffix in ("", "-wal", "-shm"):
            unfinished.with_name(unfinished.name + suffix).unlink(missing_ok=True)


def name_new_file(unfinished: Path, path: Path) -> bool:
    """Give a finished file its name unless that is taken, and flush the folder; returns whether it was given."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        return False
    except OSError:
        # A file system without hard links; on Windows, rename refuses a name that is taken.
        if path.exists():
            return False
        unfinished.rename(path)
    flush_folder(path.parent)
    return True


def flush_folder(folder: Path) -> None:
    """Have the disk keep a folder's new names; Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def open_checked(path: Path, make: Callable[[Connection], None], check: Callable[[Connection], None]) -> Connection:
    """Open a library, or make it if nothing is there; `check` may refuse it before anything is changed."""
    place.check_here(path)
    if not path.exists():
        make_new(path, make)
    connection = open_existing(path)
    try:
        check(connection)
        set_up(connection)
    except BaseException:
        connection.raw.close()
        raise
    return connection
