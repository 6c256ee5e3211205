"""JSON values in the one form that is hashed; it needs nothing of the article, and so costs a start nothing."""

import hashlib
import json
import unicodedata

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


def canonical(value: Json) -> bytes:
    """Return JSON values in the one form that is hashed: sorted keys, no spaces, NFC, UTF-8."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return unicodedata.normalize("NFC", text).encode("utf-8")


def sha256(value: Json) -> str:
    """Return the SHA-256 of JSON values in canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()
