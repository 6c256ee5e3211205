"""The manifest of a bundle: what is in it, each entry with its hash, a chain over all, and a hash over itself."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from editor.article.bundle import FORMAT, StateSince
from editor.article.canonical import Json, canonical
from editor.article.portable import encode
from editor.bundles.layout import DEFLATED, STORED

NAME = "manifest.json"
ARTICLE, REVISIONS, APPROVALS, NOTES, TEXTS = (
    "article.json", "revisions.json", "approvals.json", "notes.json", "texts.jsonl"
)  # fmt: skip
FILES = "files/"
_DATA = (ARTICLE, REVISIONS, APPROVALS, NOTES, TEXTS)
_FILE = re.compile(r"files/[0-9a-f]{64}")
CALLED = {
    NAME: "the list of what is in it",
    ARTICLE: "the story",
    REVISIONS: "the list of its versions",
    APPROVALS: "the approvals",
    NOTES: "the notes",
    TEXTS: "the texts of its versions",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its name, its size unpacked and packed in bytes, the CRC of it unpacked, the SHA-256 of it packed."""

    name: str
    size: int
    packed: int
    crc: int
    sha256: str

    @property
    def method(self) -> int:
        """Return how it is packed: files of the library are stored as they are."""
        return DEFLATED if self.name in _DATA else STORED

    @property
    def called(self) -> str:
        """Return what it is, as a person would say."""
        return CALLED.get(self.name) or f"the file {self.name.removeprefix(FILES)[:12]}"


@dataclass(frozen=True, slots=True)
class FileName:
    """A file of the library by its hash, its media type and the name it came with."""

    sha256: str
    media_type: str
    name: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that is said of a bundle; `hash` is its id."""

    article: str
    library: str
    person: str
    head: str
    state: StateSince
    starts_from: tuple[str, ...]
    files: tuple[FileName, ...]
    entries: tuple[Entry, ...]
    chain: str
    hash: str
    format: str = ""


def chain(entries: Iterable[Entry]) -> str:
    """Return a hash over all entries in their order, each linked to the one before."""
    link = hashlib.sha256(FORMAT.encode()).hexdigest()
    for entry in entries:
        link = hashlib.sha256(f"{link} {entry.name} {entry.sha256}".encode()).hexdigest()
    return link


def own_hash(manifest: Manifest) -> str:
    """Return the hash that a manifest must name: over all the rest of it."""
    return hashlib.sha256(canonical(encode(replace(manifest, hash="")))).hexdigest()


def is_sealed(value: Mapping[str, Json]) -> bool:
    """Return whether a manifest of any version, as JSON values, is the one that its hash was made of."""
    return hashlib.sha256(canonical({**value, "hash": ""})).hexdigest() == value.get("hash")


def sealed(manifest: Manifest) -> Manifest:
    """Return a manifest with its chain and its hash."""
    chained = replace(manifest, chain=chain(manifest.entries), hash="")
    return replace(chained, hash=own_hash(chained))


def spelt(manifest: Manifest) -> bytes:
    """Return the bytes of a manifest."""
    return canonical(encode(manifest))


def is_known(name: str) -> bool:
    """Return whether a bundle may have an entry of this name."""
    return name in _DATA or _FILE.fullmatch(name) is not None


def in_order(names: Iterable[str]) -> list[str]:
    """Return names of entries in the one order in which they stand."""
    return sorted(names, key=lambda name: (_DATA.index(name) if name in _DATA else len(_DATA), name))
