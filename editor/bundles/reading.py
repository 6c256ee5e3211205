"""Read what an opened bundle says: its values, each checked against the name that it must have."""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from editor.article.ancestry import in_order
from editor.article.article import Article
from editor.article.bundle import Bundle, BundledFile
from editor.article.errors import UnreadableArticle
from editor.article.library_values import Approval, Asset
from editor.article.notes import FIELDS, NoteEntry, NoteKind, NotePlace
from editor.article.part import Part
from editor.article.portable import article_from_json, decode, loads
from editor.article.revision import Revision, RevisionKind, content_hash, is_sound
from editor.bundles import manifest
from editor.bundles.errors import BundleTrouble
from editor.bundles.opening import Opened, open_bundle

T = TypeVar("T")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z")
_ID = re.compile("[0-9a-f]{32}")


def read(content: bytes, name: str) -> Bundle:
    """Return the bundle that a file holds; raises BundleTrouble with a sentence that calls the file by its `name`."""
    opened = open_bundle(content, name)
    told = opened.manifest
    try:
        bundle = Bundle(
            told.article,
            told.library,
            told.person,
            told.head,
            told.state,
            loads(opened.contents[manifest.ARTICLE]),
            told.starts_from,
            _revisions(opened),
            _texts(opened.contents[manifest.TEXTS]),
            _approvals(opened),
            _notes(opened),
            _files(opened),
            told.hash,
        )
    except UnreadableArticle as trouble:
        raise BundleTrouble(f"{name} holds what this Copydesk does not know: {trouble.sentence}") from trouble
    except (ValueError, RecursionError) as error:
        raise BundleTrouble(f"{name} is written in a form that no Copydesk writes; it was made to harm.") from error
    for check in _CHECKS:
        if fault := check(bundle):
            raise BundleTrouble(f"{name} does not hang together: {fault}. It was changed after it was made.")
    return bundle


@dataclass(frozen=True, slots=True)
class _Revision:
    """A revision as a bundle carries it."""

    id: str
    parent: str
    merged: str
    author: str
    time: str
    kind: RevisionKind
    content: str


@dataclass(frozen=True, slots=True)
class _Note:
    """An entry of a note as a bundle carries it."""

    id: str
    thread: str
    article: str
    kind: NoteKind
    person: str
    time: str
    text: str
    part: str
    revision: str
    words: str
    field: str
    occurrence: int
    before: str
    after: str


def _list(opened: Opened, name: str, kind: type[T]) -> tuple[T, ...]:
    value = json.loads(opened.contents[name])
    place = name.partition(".")[0]
    if not isinstance(value, list):
        raise UnreadableArticle(f"The field {place} must be a list.")
    return tuple(decode(kind, one, f"{place}[{number}]") for number, one in enumerate(value))


def _revisions(opened: Opened) -> tuple[Revision, ...]:
    article = opened.manifest.article
    return tuple(
        Revision(one.id, one.parent, article, one.author, one.time, one.kind, one.content, 0, one.merged)
        for one in _list(opened, manifest.REVISIONS, _Revision)
    )


def _texts(content: bytes) -> dict[str, Article]:
    """Return the texts by the hash of their bytes, which is the content hash of those written as we write them."""
    lines = content.split(b"\n")
    if lines.pop():
        raise ValueError("the last text has no end")
    return {hashlib.sha256(line).hexdigest(): article_from_json(json.loads(line)) for line in lines}


def _approvals(opened: Opened) -> tuple[Approval, ...]:
    return _list(opened, manifest.APPROVALS, Approval)


def _notes(opened: Opened) -> tuple[NoteEntry, ...]:
    found = []
    for one in _list(opened, manifest.NOTES, _Note):
        if one.part not in ("", *Part) or one.field not in ("", *FIELDS):
            raise UnreadableArticle(f"A note is tied to “{one.part or one.field}”.")
        place = NotePlace(one.words, one.field, one.occurrence, one.before, one.after)
        part = Part(one.part) if one.part else None
        who = (one.kind, one.person, one.time, one.text)
        found.append(NoteEntry(one.id, one.thread, one.article, *who, part, one.revision, place))
    return tuple(found)


def _files(opened: Opened) -> tuple[BundledFile, ...]:
    found = []
    for one in opened.manifest.files:
        content = opened.contents[manifest.FILES + one.sha256]
        found.append(BundledFile(Asset(one.sha256, one.media_type, one.name, len(content)), content))
    return tuple(found)


def _fault_of_revisions(bundle: Bundle) -> str:
    known = set(bundle.starts_from)
    for one in bundle.revisions:
        if not is_sound(one):
            return f"the version {one.id[:12]} is not what its name says"
        missing = [parent for parent in (one.parent, one.merged) if parent and parent not in known]
        if missing or one.id in known or (one.merged and not one.parent):
            return f"the version {one.id[:12]} does not follow from those before it"
        if one.content_hash not in bundle.texts:
            return f"the text of the version {one.id[:12]} is not in it"
        known.add(one.id)
    in_order(bundle.parents)
    if bundle.head not in known:
        return "its newest version is not in it"
    return ""


def _fault_of_texts(bundle: Bundle) -> str:
    used = {one.content_hash for one in bundle.revisions}
    for digest, article in bundle.texts.items():
        if digest not in used or content_hash(article) != digest:
            return f"the text {digest[:12]} belongs to no version"
    heads = [one.content_hash for one in bundle.revisions if one.id == bundle.head]
    if heads and content_hash(bundle.article) != heads[0]:
        return "the story is not its newest version"
    return ""


def _fault_of_times(bundle: Bundle) -> str:
    """Return what is wrong with times, which all have the form of `revision.utc_text`."""
    times = [one.time for one in bundle.revisions] + [one.time for one in bundle.approvals]
    times += [one.time for one in bundle.notes] + [bundle.state.time]
    return "" if all(map(_is_time, times)) else "a time is none"


def _is_time(text: str) -> bool:
    try:
        return _TIME.fullmatch(text) is not None and datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _fault_of_rows(bundle: Bundle) -> str:
    if not _ID.fullmatch(bundle.article_id):
        return "its story has no name that a library gives"
    if any(one.article_id != bundle.article_id for one in bundle.approvals):
        return "an approval is of another story"
    if any(one.article_id != bundle.article_id for one in bundle.notes):
        return "a note is of another story"
    if len({one.id for one in bundle.notes}) < len(bundle.notes):
        return "a note is in it twice"
    return ""


def _fault_of_files(bundle: Bundle) -> str:
    for one in bundle.files:
        if hashlib.sha256(one.content).hexdigest() != one.asset.sha256:
            return f"the file {one.asset.sha256[:12]} is not what its name says"
    return ""


_CHECKS: tuple[Callable[[Bundle], str], ...] = (
    _fault_of_revisions,
    _fault_of_texts,
    _fault_of_rows,
    _fault_of_times,
    _fault_of_files,
)
