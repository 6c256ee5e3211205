"""TOML that people write by hand: read with a sentence that names the line, and written again."""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from typing import Any

from editor.article.errors import Trouble

_HEAD = re.compile(r"\s*\[{1,2}([^\[\]=,]+)\]{1,2}\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:"(?:\\.|[^"\\])*"|'[^']*'|[\w.\- \t])+?)\s*=""")
_AT = re.compile(r"(.*?) \(at (?:line (\d+)|end)")


def read(text: str, kind: type[Trouble]) -> dict[str, Any]:
    """Return the tables of a text; raises a trouble of `kind` that names the line where it is no TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT.match(str(error))
        line = (found[2] if found else None) or text.rstrip("\n").count("\n") + 1
        raise kind(f"Line {line}: this is no TOML: {found[1] if found else error}.") from error


def refuse(wrong: Iterable[str], kind: type[Trouble]) -> None:
    """Raise a trouble of `kind` with the sentences of what is wrong, if there are any."""
    if sentences := list(wrong):
        raise kind(" ".join(sentences))


def line_of(text: str, table: str, key: str, nth: int = 0) -> str:
    """Return "Line 12:" for the line of a key of a table, "" being the top; where it has none, for its table's.

    `nth` counts the tables of one name from 0. A table is a key too: its line is its head.
    """
    table = _bare(table)
    wanted = ".".join(filter(None, (table, _bare(key))))
    here, line = "", 1
    seen: Counter[str] = Counter()
    for number, words in enumerate(text.split("\n"), 1):
        if head := _HEAD.match(words):
            here = _bare(head[1])
            seen[here] += 1
            if here == wanted and seen[here] == nth + 1:
                return f"Line {number}:"
            line = number if here == table and seen[here] == nth + 1 else line
        elif (found := _KEY.match(words)) and seen[table] in {0, nth + 1}:
            name = ".".join(filter(None, (here, _bare(found[1]))))
            if _stands_in(name, wanted) and not _stands_in(here, wanted):
                return f"Line {number}:"
            line = number if name == table else line
    return f"Line {line}:"


def _stands_in(name: str, table: str) -> bool:
    return f"{name}.".startswith(f"{table}.")


def _bare(name: str) -> str:
    return re.sub(r"[\s\"']", "", name)


def literal(what: object) -> str:
    """Return a text, number, flag or a tuple of texts as TOML; a JSON text is a TOML text too, as both escape alike."""
    return json.dumps([str(one) for one in what] if isinstance(what, tuple) else what, ensure_ascii=False)
