"""Known trouble with the file, told apart from bugs: SQLite's result codes and what each means to a person."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pysqlite3 import dbapi2

from editor.article.errors import Trouble
from editor.article.library_errors import (
    LibraryDamaged,
    LibraryFull,
    LibraryLocked,
    LibraryReadOnly,
    LibraryUnreadable,
    NotALibrary,
    SearchInterrupted,
)

# Primary result codes (the low eight bits): https://sqlite.org/rescode.html. A code that is not here is a bug of ours.
_TROUBLES: dict[int, tuple[type[Trouble], str]] = {
    3: (LibraryReadOnly, "The library {name} may not be opened by you; ask whoever keeps the folder {folder}."),
    5: (LibraryLocked, "Another program is writing to the library {name}; close it there, or try again in a moment."),
    6: (LibraryLocked, "Another program is writing to the library {name}; close it there, or try again in a moment."),
    8: (LibraryReadOnly, "The library {name} or its folder {folder} is read-only; allow writing there, or copy it."),
    9: (SearchInterrupted, "The search gave way to a newer one."),
    10: (LibraryUnreadable, "The disk failed while {name} was read or written; copy the library to another disk."),
    11: (LibraryDamaged, "The library {name} is damaged; restore a backup with `copydesk restore-library`."),
    13: (LibraryFull, "The disk that holds {name} is full; free some space, then save again."),
    14: (LibraryUnreadable, "The library {name} cannot be opened; see that {folder} is there and can be written."),
    26: (NotALibrary, "{name} is not a Copydesk library, so it was left as it is; choose another file."),
}


def trouble_of(error: dbapi2.Error, path: Path) -> Trouble | None:
    """Return the trouble that an error of SQLite stands for, or None if it is a bug."""
    found = _TROUBLES.get(getattr(error, "sqlite_errorcode", -1) & 0xFF)
    if found is None:
        return None
    kind, sentence = found
    return kind(sentence.format(name=path.name, folder=path.parent))


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise the errors of SQLite that are known trouble as such, and every other as it is."""
    try:
        yield
    except dbapi2.Error as error:
        trouble = trouble_of(error, path)
        if trouble is None:
            raise
        raise trouble from error
