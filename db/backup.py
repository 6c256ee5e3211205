"""Backups by SQLite's own backup, thinned by age, and the way back from one.

A copy is made under another name, opened, checked and flushed, and only then given its name.
"""

import os
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pysqlite3 import dbapi2

from db import migrations, place
from db.audit import AuditTrail
from db.connection import (
    WAIT,
    Connection,
    check_file,
    check_identity,
    connect,
    flush_folder,
    name_new_file,
    open_existing,
)
from db.errors import told
from editor.article.canonical import sha256
from editor.article.library_errors import LibraryDamaged, LibraryLocked, LibraryTrouble, NotALibrary
from editor.article.library_values import Backup
from editor.article.revision import utc_text

PAGES = 2000  # copied at a time: 8 MB, between two reports of progress

# How many are kept, and how old may each be: Anki's rule (reliability, section 1): 12 daily, 10 weekly, 9 monthly.
THINNING = ((12, "%Y-%m-%d"), (10, "%G-W%V"), (9, "%Y-%m"))
NEWEST = 3  # kept whatever their age, so that damage of this morning does not push out what was good before it
_TIME = "%Y%m%dT%H%M%SZ"

Progress = Callable[[int, int], None]


def back_up(connection: Connection, destination: Path, progress: Progress | None = None) -> Backup:
    """Copy a library, as it is now, to a file that is not there yet; raises LibraryTrouble."""
    if destination.exists():
        raise LibraryTrouble(f"{destination} is there already; name a file that is not.")
    if not destination.parent.is_dir():
        raise LibraryTrouble(f"There is no folder {destination.parent}; make it first, or name another place.")
    unfinished = destination.with_name(f".{destination.name}.{os.urandom(6).hex()}.new")
    copy = connect(unfinished, "rwc")
    try:
        _copy(connection, copy, progress)
        with told(unfinished):
            # One plain file, that can be opened from a read-only disk too.
            copy.all("PRAGMA journal_mode = DELETE")
            check_identity(copy)
        copy.close()
        if not name_new_file(unfinished, destination):
            raise LibraryTrouble(f"{destination} is there already; name a file that is not.")
    finally:
        copy.raw.close()
        _remove(unfinished)
    return Backup(str(destination), utc_text(datetime.now(UTC)), destination.stat().st_size)


def _copy(source: Connection, target: Connection, progress: Progress | None) -> None:
    assert not source.raw.in_transaction, "a backup inside a write would wait for itself"
    began = time.monotonic()

    def tell(status: int, remaining: int, total: int) -> None:
        # SQLITE_BUSY and SQLITE_LOCKED, which pysqlite3 takes as a reason to try again for ever.
        if status in (5, 6) and time.monotonic() - began > WAIT:
            raise LibraryLocked(f"Another program is using {target.path.name}; close it there, then try again.")
        if progress is not None:
            progress(total - remaining, total)

    with told(target.path):
        source.raw.backup(target.raw, pages=PAGES, progress=tell)


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def fingerprint(connection: Connection) -> str:
    """Return what is another after any change: the end of the audit chain and the last working copy."""
    typed = connection.value("SELECT coalesce(max(saved_at), '') FROM working_copies")
    return sha256([AuditTrail(connection).last_hash(), typed])[:12]


def backup_folder(path: Path) -> Path:
    """Return the folder of a library's own backups."""
    return path.with_name(f"{path.name}-backups")


def kept(times: Iterable[datetime]) -> set[datetime]:
    """Return which backups stay: the three newest, and the newest of each of the last days, weeks and months."""
    newest_first = sorted(times, reverse=True)
    staying = set(newest_first[:NEWEST])
    for number, period in THINNING:
        last_of: dict[str, datetime] = {}
        for moment in newest_first:
            last_of.setdefault(moment.strftime(period), moment)
        staying |= set(list(last_of.values())[:number])
    return staying


def own_backups(path: Path) -> dict[datetime, Path]:
    """Return a library's own backups by their time, the newest first."""
    found = {}
    for file in backup_folder(path).glob(f"*{path.suffix}"):
        try:
            moment = datetime.strptime(file.name.split("-")[0], _TIME).replace(tzinfo=UTC)
        except ValueError:
            continue
        found[moment] = file
    return dict(sorted(found.items(), reverse=True))


def back_up_if_changed(connection: Connection, now: datetime | None = None) -> Backup | None:
    """Add a backup to the library's own if anything changed since the last one, and thin them out."""
    mark = fingerprint(connection)
    moment = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    before = own_backups(connection.path)
    if any(mark in file.name for file in list(before.values())[:1]):
        return None
    folder = backup_folder(connection.path)
    folder.mkdir(exist_ok=True)
    while moment in before:
        moment += timedelta(seconds=1)
    made = back_up(connection, folder / f"{moment.strftime(_TIME)}-{mark}{connection.path.suffix}")
    every = own_backups(connection.path)
    staying = kept(every)
    for one, file in every.items():
        if one not in staying:
            file.unlink()
    return made


def open_backup(path: Path) -> Connection:
    """Open a backup to read it; raises LibraryTrouble if it is none, or is of a newer Copydesk."""
    if not path.is_file() or path.stat().st_size == 0:
        raise NotALibrary(f"{path} is no backup of a library; name another file.")
    connection = connect(path, "ro")
    try:
        check_identity(connection)
        migrations.refuse_newer(connection)
        if connection.value("PRAGMA quick_check(1)") != "ok":
            raise LibraryDamaged(f"The backup {path.name} is damaged; take another.")
    except BaseException:
        connection.raw.close()
        raise
    return connection


def _put_aside(path: Path, beside: Path) -> None:
    """Keep what stands at a path under another name: as a backup where it can be read, else as it is."""
    try:
        check_file(path)
        standing = open_existing(path)
    except LibraryTrouble:
        standing = None
    if standing is not None:
        try:
            back_up(standing, beside)
            return
        except (LibraryTrouble, dbapi2.DatabaseError):
            # Damaged: it is kept as it is, below.
            beside.unlink(missing_ok=True)
        finally:
            standing.raw.close()
    for suffix in ("", "-wal", "-shm"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.rename(beside.with_name(beside.name + suffix))


def restore(source: Path, path: Path, person: str = "") -> Path | None:
    """Put a backup in a library's place; returns where what stood there is kept, None if nothing did.

    A program that has the library open sees the restored one: the pages are written through SQLite, in one transaction.
    """
    place.check_here(path)
    backup = open_backup(source)
    try:
        beside = None
        if path.exists():
            beside = path.with_name(f"{path.stem}-before-restore-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}{path.suffix}")
            _put_aside(path, beside)
        _write_over(backup, path)
    finally:
        backup.raw.close()
    restored = open_existing(path)
    try:
        with restored.write():
            now = utc_text(datetime.now(UTC))
            details = {"source": source.name, "kept": beside.name if beside else ""}
            AuditTrail(restored).append(now, person, "restore library", details=details)
    finally:
        restored.close()
    return beside


def _write_over(backup: Connection, path: Path) -> None:
    """Copy a backup to a path: over the library there, or to a new file with that name."""
    if not path.exists():
        back_up(backup, path)
        return
    target = connect(path, "rw")
    try:
        _copy(backup, target, None)
    finally:
        target.close()
    flush_folder(path.parent)
