"""JSON values in the one form that is hashed; it needs nothing of the article, and so costs a start nothing."""

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


def canonical(value: Json) -> bytes:
    """Return JSON values in the one form that is hashed: sorted keys, no spaces, NFC, UTF-8."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return unicodedata.normalize("NFC", text).encode("utf-8")


def sha256(value: Json) -> str:
    """Return the SHA-256 of JSON values in canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def joined_object(members: Mapping[str, bytes]) -> bytes:
    """Return the canonical form of an object, given that of each of its members."""
    return b"{%s}" % b",".join(b"%s:%s" % (canonical(name), members[name]) for name in sorted(members))


def joined_array(items: Iterable[bytes]) -> bytes:
    """Return the canonical form of an array, given that of each of its items.

    Each begins and ends with a sign of ASCII that no mark combines with, so NFC of all is NFC of each.
    """
    return b"[%s]" % b",".join(items)
