"""Intake: raw stories become articles of the library, each with what was recognised in it."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path

from editor.article.article import Article
from editor.article.canonical import Json
from editor.article.errors import Trouble
from editor.article.revision import RevisionKind
from editor.desk import syndication
from editor.desk.desk import Desk
from editor.desk.kept_imports import original_of
from editor.desk.slugs import make_slug
from editor.importing import importer
from editor.importing.reading import Draft, Proposal, Reading

LARGEST = 50 * 1024 * 1024  # bytes; the longest book in one file is a tenth of it
AT_A_TIME = 16  # stories that share a flush to the disk, which costs as long as reading a tenth of one


class NotReadable(Trouble):
    """A file that cannot be read from the disk."""


@dataclass(frozen=True, slots=True)
class Input:
    """One file to import: what the person called it, the name that hints at its kind, and its bytes when asked."""

    path: str
    name: str
    content: bytes | None = None

    def read(self) -> bytes:
        """Return the bytes; raises NotReadable with a sentence."""
        if self.content is not None:
            return self.content
        try:
            if Path(self.path).stat().st_size > LARGEST:
                raise NotReadable(f"{self.name} is larger than {LARGEST // 1024 // 1024} MB; no story is. Split it.")
            return Path(self.path).read_bytes()
        except OSError as error:
            raise NotReadable(f"{self.name} cannot be read: {error.strerror}.") from error


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one input: its story, or the sentence that says why there is none."""

    path: str
    slug: str = ""
    draft: Draft | None = None
    trouble: str = ""
    article_id: str = ""


def inputs(paths: Sequence[Path]) -> list[Input]:
    """Return the files that are meant; `-` is standard input, a folder every file in it."""
    found = []
    for path in paths:
        if str(path) == "-":
            found.append(Input("-", "standard input", sys.stdin.buffer.read(LARGEST + 1)))
        elif path.is_dir():
            found += [Input(str(one), one.name) for one in sorted(path.iterdir()) if _is_meant(one)]
        else:
            found.append(Input(str(path), path.name))
    return found


def _is_meant(path: Path) -> bool:
    """Return whether a file of a folder may be a story: not what a system keeps there for itself."""
    return path.is_file() and not path.name.startswith((".", "~$"))


def read_draft(accept: str, source: Input) -> Imported:
    """Read and recognise one input; runs in another process too, so nothing of the library is asked."""
    try:
        content = source.read()
        reading = importer.read(content, source.name)
        stem = Path(source.name).stem if source.path != "-" else "story"
        draft = importer.draft(reading, slug=stem, accept=accept)
        return Imported(source.path, "" if _has_slug(reading) else stem, draft)
    except Trouble as trouble:
        return Imported(source.path, trouble=trouble.sentence)


def _has_slug(reading: Reading) -> bool:
    """Return whether an input says its slug: an article of ours, or a front matter."""
    return bool(reading.complete or reading.hints.slug)


@dataclass(frozen=True, slots=True)
class Looked:
    """An input as it was read, for somebody to look through: `source` has its bytes, `draft` nothing applied yet."""

    source: Input
    reading: Reading
    draft: Draft

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """Return what was recognised."""
        return self.draft.proposals


def look(source: Input) -> Looked:
    """Read and recognise one input and apply nothing; raises Trouble with a sentence."""
    content = source.read()
    reading = importer.read(content, source.name)
    draft = importer.draft(reading, slug=Path(source.name).stem, accept="none")
    return Looked(replace(source, content=content), reading, draft)


def look_or_trouble(source: Input) -> Looked | Trouble:
    """Look at one input in another process, from which known trouble comes back as an answer."""
    try:
        return look(source)
    except Trouble as trouble:
        return trouble


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A story that was imported as it came, and the version of it that somebody accepted."""

    article_id: str
    accepted: Article


def take_in(desk: Desk, looked: Looked, accepted: Draft) -> Reviewed:
    """Put a story into the library as it came, under the slug that the accepted version suggests.

    The version itself is not saved: it is the first step of whoever writes on, so that undo leads back to the import.
    Raises Trouble.
    """
    furniture = accepted.article.furniture
    stem = Path(looked.source.name).stem
    words = furniture.slug if _has_slug(looked.reading) else furniture.headline or stem
    slug = make_slug(words, desk.library.articles.has_slug)
    article_id = _create(desk, under_slug(looked.draft.article, slug), looked.draft, looked.source)
    return Reviewed(article_id, under_slug(accepted.article, slug))


def under_slug(article: Article, slug: str) -> Article:
    """Return the article under another slug."""
    return replace(article, furniture=replace(article.furniture, slug=slug))


def redraft(desk: Desk, looked: Looked, chosen: frozenset[int]) -> Draft:
    """Return the draft with just the chosen proposals applied; its posts are captured by this person, now."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    stem = Path(looked.source.name).stem
    draft = importer.redraft(looked.reading, looked.proposals, chosen, stem, imported_by=desk.person, imported_at=now)
    return syndication.at_import(desk, draft)


@dataclass(frozen=True, slots=True)
class KeptImport:
    """The file that a story was imported from, and whether nobody changed the story since."""

    source: Input
    is_untouched: bool


def kept_import(desk: Desk, article_id: str) -> KeptImport | None:
    """Return what a story was imported from, byte for byte, or None where it was not imported."""
    original = original_of(desk, article_id)
    if original is None:
        return None
    newest = desk.library.revisions.history(article_id, limit=1)[0].revision
    content = desk.library.assets.content(original.sha256)
    return KeptImport(Input(original.name, original.name, content), newest.kind is RevisionKind.IMPORT)


def import_files(desk: Desk, sources: Sequence[Input], accept: str = "sure", jobs: int = 1) -> Iterator[Imported]:
    """Import files one after another, each as it is ready; a bad one does not stop the others.

    `jobs` files are read at a time, each in a process of its own; the library is written by this one alone.
    """
    work = partial(read_draft, accept)
    if jobs == 1 or len(sources) < 2:
        yield from _keep_all(desk, sources, map(work, sources))
        return
    with ProcessPoolExecutor(max_workers=min(jobs, len(sources))) as pool:
        drafts = pool.map(work, sources, chunksize=max(1, min(16, len(sources) // (4 * jobs))))
        yield from _keep_all(desk, sources, drafts)


def _keep_all(desk: Desk, sources: Sequence[Input], drafts: Iterable[Imported]) -> Iterator[Imported]:
    """Put drafts into the library, some at a time with one flush to the disk, and tell of each once it is there."""
    arriving = zip(sources, drafts, strict=True)
    while some := list(islice(arriving, AT_A_TIME)):
        with desk.library.transaction():
            kept = [keep(desk, source, imported) for source, imported in some]
        yield from kept


def keep(desk: Desk, source: Input, imported: Imported) -> Imported:
    """Put a draft into the library: pictures, the input itself as it came, and the story, in one transaction."""
    if imported.draft is None:
        return imported
    draft = syndication.at_import(desk, imported.draft)
    furniture = draft.article.furniture
    # A story that has a slug of its own keeps it; another one is called after its headline or its file.
    words = furniture.slug if furniture.slug != imported.slug else furniture.headline or imported.slug
    slug = make_slug(words, desk.library.articles.has_slug)
    article = replace(draft.article, furniture=replace(furniture, slug=slug))
    try:
        article_id = _create(desk, article, draft, source)
    except Trouble as trouble:
        return Imported(imported.path, trouble=trouble.sentence)
    return replace(imported, slug=slug, draft=replace(draft, article=article), article_id=article_id)


def _create(desk: Desk, article: Article, draft: Draft, source: Input) -> str:
    """Put pictures, the input as it came, and the story into the library in one transaction; return the story's id."""
    content = source.read()
    with desk.library.transaction():
        for file in draft.files:
            desk.library.assets.put(file.content, file.media_type, file.name)
        original = desk.library.assets.put(content, "application/octet-stream", source.name)
        details: dict[str, Json] = {"file": source.name, "original": original.sha256}
        return desk.library.create(article, desk.person, RevisionKind.IMPORT, details).article_id


def proposal_as_json(proposal: Proposal) -> dict[str, Json]:
    """Return a proposal as the command line prints it; offsets are characters into the decoded input."""
    return {
        "kind": proposal.kind.value,
        "grade": proposal.grade.value,
        "start": proposal.start,
        "end": proposal.end,
        "text": proposal.text,
        "value": dict(proposal.value),
        "applied": proposal.applied,
        "reason": proposal.reason,
    }


def _proposals(proposals: Iterable[Proposal]) -> list[Json]:
    return [proposal_as_json(proposal) for proposal in proposals]


def as_json(imported: Imported) -> dict[str, Json]:
    """Return what became of an input as the command line prints it (DESIGN section 10)."""
    if imported.draft is None:
        return {"path": imported.path, "error": imported.trouble}
    return {
        "path": imported.path,
        "slug": imported.slug,
        "proposals": _proposals(imported.draft.proposals),
        "unaccounted_words": list(imported.draft.unaccounted),
        "notes": list(imported.draft.notes),
    }
