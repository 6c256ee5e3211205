"""JSON values in the one form that is hashed; it needs nothing of the article, and so costs a start nothing."""

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


def canonical(value: Json) -> bytes:
    """Return JSON values in the one form that is hashed: sorted keys, no spaces, NFC, UTF-8."""
    text = _plain(value)
    if not unicodedata.is_normalized("NFC", text):
        # Each text by itself, not the JSON: a mark at the start of a line would join the n of the line feed's escape.
        text = _plain(_composed(value))
    return text.encode("utf-8")


def _plain(value: Json) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _composed(value: Json) -> Json:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [_composed(item) for item in value]
    if isinstance(value, dict):
        return {unicodedata.normalize("NFC", name): _composed(item) for name, item in value.items()}
    return value


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
