"""Intake: raw stories become articles of the library, each with what was recognised in it."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path

from editor.article.errors import Trouble
from editor.article.portable import Json
from editor.article.revision import RevisionKind
from editor.desk.desk import Desk
from editor.desk.slugs import make_slug
from editor.importing import importer
from editor.importing.reading import Draft, Proposal

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


def inputs(paths: Sequence[Path]) -> list[Input]:
    """Return the files that are meant; `-` is standard input, a folder every file in it."""
    found = []
    for path in paths:
        if str(path) == "-":
            found.append(Input("-", "standard input", sys.stdin.buffer.read(LARGEST + 1)))
        elif path.is_dir():
            found += [Input(str(one), one.name) for one in sorted(path.iterdir()) if one.is_file()]
        else:
            found.append(Input(str(path), path.name))
    return found


def _draft(accept: str, source: Input) -> Imported:
    """Read and recognise one input; runs in another process too, so nothing of the library is asked."""
    try:
        content = source.read()
        reading = importer.read(content, source.name)
        stem = Path(source.name).stem if source.path != "-" else "story"
        draft = importer.draft(reading, slug=stem, accept=accept)
        return Imported(source.path, stem, draft)
    except Trouble as trouble:
        return Imported(source.path, trouble=trouble.sentence)


def import_files(desk: Desk, sources: Sequence[Input], accept: str = "sure", jobs: int = 1) -> Iterator[Imported]:
    """Import files one after another, each as it is ready; a bad one does not stop the others.

    `jobs` files are read at a time, each in a process of its own; the library is written by this one alone.
    """
    work = partial(_draft, accept)
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
            kept = [_keep(desk, source, imported) for source, imported in some]
        yield from kept


def _keep(desk: Desk, source: Input, imported: Imported) -> Imported:
    """Put a draft into the library: pictures, the input itself as it came, and the story, in one transaction."""
    draft = imported.draft
    if draft is None:
        return imported
    furniture = draft.article.furniture
    # A story that left a library comes back under its own slug; a raw one is called after its headline or its file.
    words = furniture.slug if furniture.slug != imported.slug else furniture.headline or imported.slug
    slug = make_slug(words, desk.library.articles.has_slug)
    article = replace(draft.article, furniture=replace(furniture, slug=slug))
    content = source.read()
    try:
        with desk.library.transaction():
            for file in draft.files:
                desk.library.assets.put(file.content, file.media_type, file.name)
            original = desk.library.assets.put(content, "application/octet-stream", source.name)
            details: dict[str, Json] = {"file": source.name, "original": original.sha256}
            desk.library.create(article, desk.person, RevisionKind.IMPORT, details)
    except Trouble as trouble:
        return Imported(imported.path, trouble=trouble.sentence)
    return replace(imported, slug=slug, draft=replace(draft, article=article))


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
