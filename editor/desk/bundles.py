"""Bundles: a story given to a colleague as one file, and what a colleague sent taken in and put together.

A bundle is no export: it holds all that the library knows of the story, sources that are not on the record and notes
among it. Nothing in it is signed; its hashes show what was damaged or carelessly changed, not who made it.
"""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from editor.article.ancestry import ancestors
from editor.article.article import Article
from editor.article.bundle import (
    RECEIVED,
    SUFFIX,
    Bundle,
    BundledFile,
    Direction,
    Exchange,
    assets_named,
)
from editor.article.canonical import Json
from editor.article.errors import RefusedAction, Trouble
from editor.article.library_values import AuditFilter
from editor.article.revision import Revision
from editor.article.workflow import action, may
from editor.bundles import opening
from editor.bundles.reading import read
from editor.bundles.writing import write
from editor.desk.desk import Desk
from editor.exporting import write as files
from editor.exporting.write import ExportNotWritten

SUBMIT = "submit"
_ZIP, _DATABASE = b"PK\x03\x04", b"SQLite format 3\x00"


class BundleRefused(RefusedAction):
    """A bundle that cannot be written or opened where it was meant; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Made:
    """A bundle that was made: its bytes and their hash, what it is, and how much is in it."""

    content: bytes
    sha256: str
    bundle: Bundle
    slug: str

    @property
    def file_name(self) -> str:
        """Return the name under which it is offered."""
        return f"{files.stem(self.slug)}{SUFFIX}"

    @property
    def confidential(self) -> int:
        """Return how many sources that are not on the record its story has, now or in any of its versions."""
        texts = (self.bundle.article, *self.bundle.texts.values())
        return len({one.key for article in texts for one in article.sources if one.is_confidential})


class Shelf:
    """Texts and files of a story as the library has them: none of them ever changes, so each is read once."""

    def __init__(self, desk: Desk) -> None:
        self._library = desk.library
        self._texts: dict[str, Article] = {}
        self._named: dict[str, tuple[str, ...]] = {}
        self._files: dict[str, BundledFile] = {}

    def text(self, revision: Revision) -> Article:
        """Return the text of a revision."""
        if revision.content_hash not in self._texts:
            self._texts[revision.content_hash] = self._library.revisions.load(revision.id)
        return self._texts[revision.content_hash]

    def named(self, revision: Revision) -> tuple[str, ...]:
        """Return the files that a revision's text names, by hash; it is parsed for that, 0.05 s for 50,000 words."""
        if revision.content_hash not in self._named:
            self._named[revision.content_hash] = tuple(assets_named(self.text(revision)))
        return self._named[revision.content_hash]

    def file(self, name: str) -> BundledFile:
        """Return a file of the library, by its hash."""
        if name not in self._files:
            assets = self._library.assets
            self._files[name] = BundledFile(assets.get(name), assets.content(name))
        return self._files[name]


def gather(desk: Desk, slug: str, shelf: Shelf, *, whole: bool = False) -> Bundle:
    """Return what a bundle of a story holds: what its other holder lacks by the last bundle that came, or all of it.

    It has no id before it is written. Raises NoSuchStory.
    """
    library, story = desk.library, desk.story(slug)
    article_id, head = story.summary.id, story.summary.head
    exchanges = library.exchanges
    came = None if whole else last_received(desk, article_id)
    theirs = _theirs(desk, article_id, came)
    revisions = lacking(desk, article_id, came)
    texts = {one.content_hash: shelf.text(one) for one in revisions}
    told = {parent for one in revisions for parent in (one.parent, one.merged) if parent in theirs}
    named = {*assets_named(story.article), *(name for one in revisions for name in shelf.named(one))}
    if came:
        named -= set(assets_named(library.revisions.load(came.revision)))
    return Bundle(
        article_id,
        str(library.setting("library.id") or ""),
        desk.person,
        head,
        exchanges.state_since(article_id),
        story.article,
        tuple(sorted(told | ({head} & theirs))),
        tuple(replace(one, sequence=0) for one in revisions),
        texts,
        tuple(reversed(library.approvals.list(article_id))),
        library.notes.list(article_id),
        tuple(shelf.file(name) for name in sorted(named) if library.assets.has(name)),
    )


def _theirs(desk: Desk, article_id: str, came: Exchange | None) -> frozenset[str]:
    """Return what whoever sent the last bundle has: its newest version, and all that this comes from."""
    return ancestors(desk.library.exchanges.parents(article_id), (came.revision,)) if came else frozenset()


def lacking(desk: Desk, article_id: str, came: Exchange | None) -> list[Revision]:
    """Return the revisions that whoever sent a bundle lacks, in the order in which they came here; all without one."""
    theirs = _theirs(desk, article_id, came)
    return [one for one in desk.library.exchanges.revisions(article_id) if one.id not in theirs]


@dataclass(frozen=True, slots=True)
class Written:
    """The file of a bundle, the hash of it, and the id that the bundle has from now on."""

    content: bytes
    sha256: str
    id: str


def written(bundle: Bundle) -> Written:
    """Return the file of a bundle; needs no library. The same bundle gives the same bytes."""
    content = write(bundle)
    told = read(content, "The bundle")  # one that we could not open ourselves is never given out
    return Written(content, hashlib.sha256(content).hexdigest(), told.id)


def made_of(bundle: Bundle, slug: str, done: Written) -> Made:
    """Return a bundle with its file."""
    return Made(done.content, done.sha256, replace(bundle, id=done.id), slug)


def make(desk: Desk, slug: str, *, whole: bool = False) -> Made:
    """Return the bundle of a story, made at once; raises NoSuchStory."""
    bundle = gather(desk, slug, Shelf(desk), whole=whole)
    return made_of(bundle, slug, written(bundle))


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be given of a story: what is new since the bundle that `other` sent last, and all of it.

    `whole` is None where all of it is new; `can_submit` where the story may be handed to the editors with it.
    """

    made: Made
    whole: Made | None
    other: str
    can_submit: bool


def offer_of(desk: Desk, slug: str, made: Made, whole: Made | None) -> Offer:
    """Return what can be given of a story, of which bundles were made; raises NoSuchStory."""
    story = desk.story(slug).summary
    can_submit = story.state in action(SUBMIT).from_states and may(SUBMIT, desk.roles)
    return Offer(made, whole, _last_sender(desk, story.id), can_submit)


def _last_sender(desk: Desk, article_id: str) -> str:
    """Return who sent the last bundle of a story that came, empty where none did."""
    chosen = AuditFilter((article_id,), actions=(RECEIVED,))
    return next((str(event.details.get("sender", "")) for event in desk.library.audit.find(chosen, 1)), "")


def last_received(desk: Desk, article_id: str) -> Exchange | None:
    """Return the bundle of a story that came last, None where none did."""
    found = desk.library.exchanges.list(article_id)
    return next((one for one in found if one.direction is Direction.RECEIVED), None)


def save(desk: Desk, made: Made, path: Path) -> Path:
    """Write a bundle to a file, beside a file's old content until it is whole; raises BundleRefused."""
    _refuse_own(desk, path)
    try:
        if path.is_dir():
            raise BundleRefused(f"{path} is a folder; name a file in it.")
        if path.exists():
            with path.open("rb") as file:
                start = file.read(len(_DATABASE))
            if start == _DATABASE:
                raise BundleRefused(f"{path.name} is a library and was left as it is; give the bundle another name.")
            if start and not start.startswith(_ZIP):
                raise BundleRefused(f"{path.name} is another file and was left as it is; give the bundle another name.")
        files.put(path, made.content)
    except OSError as error:
        raise BundleRefused(f"{path.name} cannot be written: {error.strerror}.") from error
    except ExportNotWritten as trouble:
        raise BundleRefused(trouble.sentence) from trouble
    desk.library.exchanges.sent(made.bundle, made.sha256, desk.person)
    return path


def _refuse_own(desk: Desk, path: Path) -> None:
    """Raise BundleRefused for the library itself, which nothing but its connection may even open (db.connection)."""
    own = desk.library.path
    try:
        is_own = path.resolve() == own.resolve() or (path.exists() and own.exists() and path.samefile(own))
    except OSError as error:
        raise BundleRefused(f"{path.name} cannot be read: {error.strerror}.") from error
    if is_own:
        raise BundleRefused(f"{path.name} is the library that is open, not a bundle; choose another file.")


def load(desk: Desk, path: Path) -> tuple[Bundle, str]:
    """Return the bundle that a file holds and the hash of the file; raises BundleRefused, BundleTrouble."""
    size_of(desk, path)
    return read_file(path)


def size_of(desk: Desk, path: Path) -> int:
    """Return how many bytes a file has; raises BundleRefused for none, the library, or more than a bundle can have."""
    _refuse_own(desk, path)
    try:
        if not path.is_file():
            raise BundleRefused(f"There is no file {path}; check the name.")
        size = path.stat().st_size
        if size > opening.LARGEST:
            raise BundleRefused(f"{path.name} is larger than {opening.LARGEST // 1_000_000} MB; no bundle is.")
        return size
    except OSError as error:
        raise BundleRefused(f"{path.name} cannot be read: {error.strerror}.") from error


def read_file(path: Path) -> tuple[Bundle, str]:
    """Return the bundle that a file holds and the hash of the file; needs no library. Raises as `load` does."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BundleRefused(f"{path.name} cannot be read: {error.strerror}.") from error
    return read(content, path.name), hashlib.sha256(content).hexdigest()


def is_bundle(desk: Desk, path: Path) -> bool:
    """Return whether a file is a bundle and no library, by its first bytes alone."""
    try:
        _refuse_own(desk, path)
        with path.open("rb") as file:
            return file.read(len(_ZIP)) == _ZIP
    except (OSError, Trouble):
        return False


def as_json(made: Made, path: Path) -> dict[str, Json]:
    """Return what was bundled as the command line prints it."""
    bundle = made.bundle
    return {
        "slug": made.slug,
        "path": str(path),
        "bundle": bundle.id,
        "sha256": made.sha256,
        "head": bundle.head,
        "revisions": len(bundle.revisions),
        "whole": not bundle.starts_from,
        "approvals": len(bundle.approvals),
        "notes": len(bundle.notes),
        "files": len(bundle.files),
        "confidential_sources": made.confidential,
    }
