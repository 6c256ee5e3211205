"""Open the file of a bundle: nothing in it is believed before every byte of it is what the manifest foretells.

Nothing is unpacked by a zip reader: the manifest names each entry, from it the whole frame is written anew and compared
with the file. So there are no names that lead elsewhere, no doubles, no hidden entries and no bytes between.
"""

import hashlib
import json
from dataclasses import dataclass

from editor.article.bundle import FORMAT
from editor.article.errors import UnreadableArticle
from editor.article.portable import decode
from editor.bundles import layout, manifest
from editor.bundles.errors import BundleDamaged, BundleTrouble
from editor.bundles.layout import LOCAL_SIZE, STORED, Packed
from editor.bundles.manifest import Entry, Manifest

LARGEST = 500_000_000  # bytes of a bundle
LARGEST_MANIFEST = 4_000_000  # bytes; an entry takes some 200
LARGEST_UNPACKED = 200_000_000  # bytes of all that is packed: a thousand versions of the longest story
MOST_ENTRIES = 2_000
MOST_PACKED = 1_000  # times smaller than what it holds; versions of one story that hardly differ reach some hundred
_SMALL = 1_000_000  # bytes below which that says nothing
_DATABASE = b"SQLite format 3\x00"
_TAIL = 400_000  # bytes at the end, in which the directory of the zip file is
_FORMATS = "copydesk.bundle/"

_ASK = "ask for it again, sent as it is"


@dataclass(frozen=True, slots=True)
class Opened:
    """A bundle's manifest and its entries, unpacked, by their names."""

    manifest: Manifest
    contents: dict[str, bytes]


def open_bundle(content: bytes, name: str) -> Opened:
    """Return what is in a bundle; raises BundleTrouble with a sentence that calls the file by its `name`."""
    told, data = _manifest(content, name)
    entries = _entries(content, told, len(data), name)
    contents = {}
    for said, entry in zip(told.entries, entries, strict=True):
        try:
            contents[entry.name] = layout.unpack(entry)
        except ValueError as error:
            raise BundleTrouble(f"{name} says wrongly what {said.called} holds; it was made to harm.") from error
    return Opened(told, contents)


def _refuse_other(content: bytes, name: str) -> None:
    """Raise BundleTrouble for a file that is something else, or of which the first bytes are damaged."""
    if content.startswith(_DATABASE):
        raise BundleTrouble(f"{name} is a library, not a bundle; open it with `copydesk --library {name}`.")
    if not content:
        raise BundleTrouble(f"{name} is empty; {_ASK}.")
    head = layout.local_header(Packed(manifest.NAME, 0, STORED, 0, b""))
    if content[:10] == head[:10] and content[LOCAL_SIZE : len(head)] == head[LOCAL_SIZE:]:
        return
    tail = content[-_TAIL:]
    if manifest.NAME.encode() in tail and manifest.TEXTS.encode() in tail:
        raise BundleDamaged(f"The beginning of {name} is damaged; {_ASK}.")
    if content.startswith(b"PK"):
        raise BundleTrouble(f"{name} is a zip file but no Copydesk bundle, or one that was packed anew; {_ASK}.")
    raise BundleTrouble(f"{name} is no Copydesk bundle; choose another file.")


def _manifest(content: bytes, name: str) -> tuple[Manifest, bytes]:
    _refuse_other(content, name)
    start = LOCAL_SIZE + len(manifest.NAME)
    size = int.from_bytes(content[18:22], "little")
    if size > LARGEST_MANIFEST:
        raise BundleTrouble(f"The list of what is in {name} is far too long; it is damaged or was made to harm.")
    if start + size > len(content):
        raise BundleDamaged(f"{name} is cut off in the list of what is in it; {_ASK}.")
    data = content[start : start + size]
    damaged = BundleDamaged(f"In {name}, {manifest.CALLED[manifest.NAME]} is damaged; {_ASK}.")
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise damaged from error
    found = value.get("format") if isinstance(value, dict) else None
    if not isinstance(found, str) or not found.startswith(_FORMATS):
        if FORMAT.encode() in data or manifest.TEXTS.encode() in content[-_TAIL:]:
            raise damaged
        raise BundleTrouble(f"{name} is a zip file but no Copydesk bundle; choose another file.")
    if found != FORMAT and manifest.is_sealed(value):
        raise BundleTrouble(f"{name} is of a newer Copydesk and was left as it is; install that one.")
    try:
        told = decode(Manifest, value, "manifest")
    except (UnreadableArticle, RecursionError) as error:
        raise damaged from error
    assert isinstance(told, Manifest)
    if manifest.own_hash(told) != told.hash or manifest.spelt(told) != data:
        raise damaged
    return told, data


def _check_entries(told: Manifest, name: str) -> None:
    """Raise BundleTrouble where a manifest that is whole says what no bundle of ours says."""
    names = [entry.name for entry in told.entries]
    for one in names:
        if not manifest.is_known(one):
            raise BundleTrouble(f"{name} has a file named “{one[:60]}”, which no bundle has; it was made to harm.")
    files = [manifest.FILES + one.sha256 for one in told.files]
    if len(set(names)) < len(names) or names != manifest.in_order({*manifest.CALLED, *files} - {manifest.NAME}):
        raise BundleTrouble(f"{name} names a file twice, in another order, or lacks one; it was made to harm.")
    unpacked = sum(entry.size for entry in told.entries if entry.method != STORED)
    if len(names) > MOST_ENTRIES or unpacked > LARGEST_UNPACKED or any(map(_is_bomb, told.entries)):
        raise BundleTrouble(f"{name} holds far more than a story and its history; it was made to harm.")
    if manifest.chain(told.entries) != told.chain:
        raise BundleTrouble(f"The hashes of {name} are not linked as they must be; it was changed after it was made.")


def _is_bomb(entry: Entry) -> bool:
    is_negative = min(entry.size, entry.packed, entry.crc) < 0
    is_stored_otherwise = entry.method == STORED and entry.size != entry.packed
    return is_negative or is_stored_otherwise or entry.size > max(_SMALL, MOST_PACKED * entry.packed)


def _entries(content: bytes, told: Manifest, length: int, name: str) -> list[Packed]:
    """Return the entries as they lie in the file, each with the bytes that were written, and nothing beside them."""
    _check_entries(told, name)
    start = LOCAL_SIZE + len(manifest.NAME)
    first = layout.pack(manifest.NAME, content[start : start + length], STORED)
    if layout.local_header(first) != content[:start]:
        raise BundleDamaged(f"The beginning of {name} is damaged; {_ASK}.")
    at, found = start + length, []
    for entry in told.entries:
        head = at + LOCAL_SIZE + len(entry.name)
        data = content[head : head + entry.packed]
        if len(data) < entry.packed:
            raise BundleDamaged(f"{name} is cut off in {entry.called}; {_ASK}.")
        if hashlib.sha256(data).hexdigest() != entry.sha256:
            raise BundleDamaged(f"In {name}, {entry.called} ({entry.name}) is damaged; {_ASK}.")
        packed = Packed(entry.name, entry.size, entry.method, entry.crc, data)
        if not _fits(packed) or layout.local_header(packed) != content[at:head]:
            raise BundleDamaged(f"In {name}, the zip file’s line before {entry.called} is damaged; {_ASK}.")
        found.append(packed)
        at = head + entry.packed
    end = layout.directory((first, *found))
    if content[at:] != end:
        what = "is cut off at its end" if len(content) - at < len(end) else "is damaged in the zip file’s directory"
        raise BundleDamaged(f"{name} {what}; {_ASK}.")
    return found


def _fits(packed: Packed) -> bool:
    return max(packed.size, packed.crc) < 2**32
