"""The methods of dataclasses, compiled at an earlier start.

`dataclasses` writes a class's methods as text and compiles that at every start: no `.pyc` keeps it. In Python 3.11 the
112 classes of the window's start are 605 texts and a tenth of a second. Here they are kept, each under its own text,
so that a class that was changed is compiled anew. From 3.13 on a class is one text, and there is less to win.
"""

import builtins
import dataclasses
import marshal
import os
import sys
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

_MARK = 4  # bytes of the checksum before the rest: what marshal is given when it is not whole can end the process


def default_file() -> Path:
    """Return the file of this very Python, in the folder for what can be made again."""
    from platformdirs import user_cache_path

    return user_cache_path("copydesk", appauthor=False) / f"start-{sys.implementation.cache_tag}-{sys.hexversion:x}"


class StartCache:
    """Takes the place of the compiling in `dataclasses` from `install` until `keep` or `leave`."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known: dict[str, bytes] = {}
        self._used: dict[str, bytes] = {}
        self._is_new = False

    def install(self) -> None:
        """Make classes from what is known from now on."""
        self._known = _read(self._file)
        setattr(dataclasses, "exec", self._execute)  # noqa: B010 - looked up there before the one that is built in

    def keep(self) -> None:
        """Leave `dataclasses` as it was; write what was used, where some of it was new. Never raises OSError."""
        if self._is_new:
            _write(self._file, self._used)
        self.leave()

    def leave(self) -> None:
        """Leave `dataclasses` as it was, and forget what was known."""
        vars(dataclasses).pop("exec", None)
        self._known, self._used, self._is_new = {}, {}, False

    def _execute(self, source: str, names: dict[str, Any], into: Mapping[str, object]) -> None:
        packed = self._known.get(source)
        if packed is None:
            code = compile(source, "<string>", "exec", dont_inherit=True)
            packed, self._is_new = marshal.dumps(code), True
        else:
            code = marshal.loads(packed)
        self._used[source] = packed
        builtins.exec(code, names, into)


def _read(file: Path) -> dict[str, bytes]:
    """Return what a file holds; nothing where there is none, or where it is not whole."""
    try:
        content = file.read_bytes()
    except OSError:
        return {}
    if len(content) <= _MARK or zlib.crc32(content[_MARK:]).to_bytes(_MARK, "big") != content[:_MARK]:
        return {}
    found = marshal.loads(content[_MARK:])
    assert isinstance(found, dict)
    return found


def _write(file: Path, known: dict[str, bytes]) -> None:
    content = marshal.dumps(known)
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):  # a start without it is slower, and nothing else
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(zlib.crc32(content).to_bytes(_MARK, "big") + content)
            beside.replace(file)
        except OSError:
            beside.unlink(missing_ok=True)
