"""An export of one story or many: to a folder or into one zip file, each story by itself, with names by a pattern."""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from editor.article.canonical import Json
from editor.article.errors import Trouble
from editor.article.library_values import StoredArticle
from editor.desk import output, profiles, review
from editor.desk.desk import Desk
from editor.desk.output import Prospect
from editor.desk.refusals import Refusal
from editor.desk.refusals import trouble as kept_back
from editor.exporting import archive, existing, names, targets, write
from editor.exporting.existing import Found
from editor.exporting.export import Export, ExportFile, ExportRequest, Loss, Target
from editor.exporting.manifest import EXTENSION, losses_to_json
from editor.exporting.names import NamePattern
from editor.exporting.profile import Profile

ARCHIVE = ".zip"
_AHEAD = 4  # stories that wait to be rendered, for each process that renders


class Existing(StrEnum):
    """What is done where a file lies that is no export of the story, or was changed by hand since."""

    NUMBER = "number"  # it is left alone, and the export is numbered
    REPLACE = "replace"
    LEAVE = "leave"  # it is left alone, and the story is not exported


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What is to be exported: stories, to which target or profile (`to`), where, as a draft or not, under which names.

    `destination` is a folder, or a zip file by its ending. `jobs` stories are rendered at a time, each in a process of
    its own; this one alone reads and writes the library.
    """

    slugs: tuple[str, ...]
    to: str
    destination: Path
    draft: bool = False
    names: str = names.DEFAULT
    existing: Existing = Existing.NUMBER
    jobs: int = 1

    @property
    def is_archive(self) -> bool:
        """Return whether everything goes into one zip file."""
        return self.destination.suffix.lower() == ARCHIVE

    @property
    def steps(self) -> int:
        """Return how many steps `export_stories` yields: for a zip file two a story, since it is written at the end."""
        return len(self.slugs) * (2 if self.is_archive else 1)


@dataclass(frozen=True, slots=True)
class Exported:
    """What became of one story: where it lies, its hash and losses, or the reasons why it may not leave.

    `member` is its name inside of a zip file; `note` a sentence on where it lies, where that is not as expected.
    """

    slug: str
    target: str
    profile: str = ""
    path: str = ""
    sha256: str = ""
    losses: tuple[Loss, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    member: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A story of a zip file is ready to be put in."""

    slug: str


Tell = Callable[[Exported], None]


def _nobody(_exported: Exported) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class _Job:
    """One story that may leave, with the request that its target is given."""

    story: StoredArticle
    request: ExportRequest


@dataclass(slots=True)
class _Run:
    """One run: the order as it was read, and the names it has given so far, in small letters."""

    desk: Desk
    order: ExportOrder
    profile: Profile
    pattern: NamePattern
    tell: Tell
    taken: set[str] = field(default_factory=set)

    @property
    def target(self) -> Target:
        return targets.target(self.profile.target)

    def refused(self, slug: str, *refusals: Refusal) -> Exported:
        return Exported(slug, self.profile.target, self.profile.name, refusals=refusals)

    def place(self, story: StoredArticle, folder: Path) -> tuple[str, Found]:
        """Return the name that a story's pattern gives, numbered past names of this run, and what lies there."""
        slug, summary = story.summary.slug, story.summary
        wanted = self.pattern.name(
            names.values(
                slug=slug,
                desk=summary.desk,
                language=summary.language,
                day=self._day(story) if self.pattern.uses("date", "year", "month", "day") else "",
                profile=self.profile.name or self.profile.target,
                revision=summary.head,
            )
        )
        export = existing.Export(slug, self.target, self.profile.name, self.order.draft)
        name = names.numbered(wanted, lambda tried: tried.lower() in self.taken)
        lies = existing.found(folder, name, export)
        if lies is Found.FOREIGN and self.order.existing is Existing.NUMBER:
            name = names.numbered(
                wanted,
                lambda tried: tried.lower() in self.taken or existing.found(folder, tried, export) is Found.FOREIGN,
            )
        self.taken.add(name.lower())
        return name, lies

    def _day(self, story: StoredArticle) -> str:
        """Return the day that a story was published, else that of its first export for readers, else today."""
        told = story.article.furniture.published_at[:10]
        if len(told) == 10 and told.replace("-", "").isdigit():
            return told
        kept = [one for one in self.desk.library.exports.list(story.summary.id, 10_000) if not one.draft]
        return kept[-1].time[:10] if kept else f"{self.desk.clock().astimezone():%Y-%m-%d}"

    def deliver(self, job: _Job, made: Export, folder: Path, *, keep: bool) -> Exported:
        """Write an export to a folder; with `keep` it is out, or nothing is written."""
        summary = job.story.summary
        try:
            name, lies = self.place(job.story, folder)
            if lies is Found.FOREIGN and self.order.existing is Existing.LEAVE:
                there = folder / f"{name}.{self.target.extension}"
                return self.refused(summary.slug, kept_back(f"{there} is not this story’s export; it was left alone."))
            with self.desk.library.transaction() if keep else nullcontext():
                if keep:
                    output.let_out(self.desk, summary, self.profile, made)
                written = write.write(folder, name, self.target, job.request, made)
        except Trouble as trouble:
            return self.refused(summary.slug, kept_back(trouble.sentence))
        note = _note(lies, name, self.order.existing, self.target.extension)
        return replace(
            self.refused(summary.slug),
            path=str(written.path),
            sha256=written.sha256,
            losses=made.losses,
            note=note,
        )


def _note(lies: Found, name: str, what: Existing, extension: str) -> str:
    if lies is not Found.FOREIGN:
        return ""
    if what is Existing.REPLACE:
        return "It took the place of another file that was there."
    return f"Another file was there, which stays as it is; this export is {name}.{extension}."


def _run(desk: Desk, order: ExportOrder, tell: Tell = _nobody) -> _Run:
    return _Run(desk, order, profiles.profile(desk, order.to), names.parse(order.names), tell)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a story's export would lie, as a path from the destination, and what lies under its first name now."""

    slug: str
    path: str
    found: Found = Found.NOTHING


def look_ahead(desk: Desk, order: ExportOrder) -> Iterator[Prospect]:
    """Tell of each story what its export would be, without writing anything and without the bytes.

    Raises UnknownName.
    """
    return _prospects(desk, order, profiles.profile(desk, order.to))


def _prospects(desk: Desk, order: ExportOrder, profile: Profile) -> Iterator[Prospect]:
    for slug in order.slugs:
        try:
            found = output.prospect(desk, slug, order.to, draft=order.draft)
            yield replace(found, content=b"")
        except Trouble as trouble:
            yield Prospect(slug, profile.target, profile.name, order.draft, (kept_back(trouble.sentence),), ())


def places(desk: Desk, order: ExportOrder) -> Iterator[Place]:
    """Tell of each story where its export would lie; raises UnknownName, BadNames."""
    return _places(_run(desk, order))


def _places(run: _Run) -> Iterator[Place]:
    order = run.order
    for slug in order.slugs:
        try:
            name, lies = run.place(run.desk.story(slug), order.destination)
        except Trouble:
            continue  # told as what stands in the way
        yield Place(slug, f"{name}.{run.target.extension}", Found.NOTHING if order.is_archive else lies)


def export_stories(desk: Desk, order: ExportOrder, tell: Tell = _nobody) -> Iterator[Exported | Rendered]:
    """Export stories one after another, each told of as it is ready; one that may not leave does not stop the others.

    Closing the iterator stops it: what a folder has by then stays there, a zip file that is not there yet is not
    written and nothing is out. `tell` is told of every story too, also of those that are let out while it is closed.
    Raises UnknownName, BadNames, ExportNotWritten (for a zip file).
    """
    run = _run(desk, order, tell)
    if not order.is_archive:
        return _to_folder(run)
    place = order.destination
    if order.existing is not Existing.REPLACE and place.exists() and not archive.is_ours(place):
        raise write.ExportNotWritten(f"{place} is no archive of exports; it was left alone. Choose another name.")
    return _to_archive(run)


def _to_folder(run: _Run) -> Iterator[Exported]:
    for job, made in _rendered(run):
        if isinstance(job, _Job) and isinstance(made, Export):
            result = run.deliver(job, made, run.order.destination, keep=not run.order.draft)
        else:
            result = _passed_over(run, job, made)
        run.tell(result)
        yield result


def _passed_over(run: _Run, job: _Job | Exported, made: Export | Refusal | None) -> Exported:
    if isinstance(job, Exported):
        return job
    assert isinstance(made, Refusal)
    return run.refused(job.story.summary.slug, made)


def _to_archive(run: _Run) -> Iterator[Exported | Rendered]:
    """Write everything aside, then the zip file; only then stories are out, and one that is not is taken out again."""
    place = run.order.destination
    with TemporaryDirectory(prefix="copydesk-export-") as spool:
        folder = Path(spool)
        done: list[tuple[Exported, _Spooled | None]] = []
        for job, made in _rendered(run):
            if isinstance(job, _Job) and isinstance(made, Export):
                result = run.deliver(job, made, folder, keep=False)
                done.append((result, _Spooled.of(job, made, result) if result.path else None))
            else:
                done.append((_passed_over(run, job, made), None))
            yield Rendered(done[-1][0].slug)
        archive.pack(folder, place)
        waiting = iter(done)
        try:
            for result, spooled in waiting:
                yield _out(run, folder, result, spooled)
        finally:
            # Cancelled now: the zip file is there, so all that is in it is out.
            for result, spooled in waiting:
                _out(run, folder, result, spooled)


@dataclass(frozen=True, slots=True)
class _Spooled:
    """A story that was written aside: what is needed to let it out once the zip file is there."""

    story: StoredArticle
    path: Path
    files: tuple[tuple[str, str], ...]  # name and media type

    @classmethod
    def of(cls, job: _Job, made: Export, result: Exported) -> "_Spooled":
        return cls(job.story, Path(result.path), tuple((one.name, one.media_type) for one in made.files))

    def export(self, losses: tuple[Loss, ...]) -> Export:
        """Return the export as it was written."""
        files = [ExportFile(name, (self.path.parent / name).read_bytes(), kind) for name, kind in self.files]
        return Export(self.path.read_bytes(), losses, tuple(files))


def _out(run: _Run, folder: Path, result: Exported, spooled: _Spooled | None) -> Exported:
    """Let a story of the zip file out, and tell of it; one that changed meanwhile is taken out of it again."""
    ended = result if spooled is None else _let_out(run, folder, result, spooled)
    run.tell(ended)
    return ended


def _let_out(run: _Run, folder: Path, result: Exported, spooled: _Spooled) -> Exported:
    member = spooled.path.relative_to(folder).as_posix()
    if not run.order.draft:
        try:
            output.let_out(run.desk, spooled.story.summary, run.profile, spooled.export(result.losses))
        except Trouble as trouble:
            spooled.path.unlink()
            spooled.path.with_name(f"{spooled.path.name}.{EXTENSION}").unlink()
            archive.pack(folder, run.order.destination)
            return run.refused(result.slug, kept_back(trouble.sentence))
    return replace(result, path=str(run.order.destination), member=member)


def _jobs(run: _Run) -> Iterator[_Job | Exported]:
    """Look each story up; one that may not leave comes with its reasons."""
    desk, draft = run.desk, run.order.draft
    for slug in run.order.slugs:
        try:
            story = desk.story(slug)
            reasons = () if draft else review.refusals(desk, story)
            if reasons:
                yield run.refused(slug, *reasons)
            else:
                yield _Job(story, output.request_for(desk, story, run.profile, draft=draft))
        except Trouble as trouble:
            yield run.refused(slug, kept_back(trouble.sentence))


_Made = tuple[_Job | Exported, Export | Refusal | None]


def _rendered(run: _Run) -> Iterator[_Made]:
    """Render the stories in order; no more of them are in memory than are at work."""
    work = partial(targets.export, run.profile.target)
    if run.order.jobs == 1 or len(run.order.slugs) < 2:
        for job in _jobs(run):
            yield job, _tried(partial(work, job.request)) if isinstance(job, _Job) else None
        return
    pool = ProcessPoolExecutor(max_workers=min(run.order.jobs, len(run.order.slugs)))
    waiting: deque[tuple[_Job | Exported, Future[Export] | None]] = deque()
    try:
        for job in _jobs(run):
            waiting.append((job, pool.submit(work, job.request) if isinstance(job, _Job) else None))
            if len(waiting) >= _AHEAD * run.order.jobs:
                yield _ended(*waiting.popleft())
        while waiting:
            yield _ended(*waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _ended(job: _Job | Exported, future: Future[Export] | None) -> _Made:
    return job, None if future is None else _tried(future.result)


def _tried(make: Callable[[], Export]) -> Export | Refusal:
    """Return an export; an error of the program in one story is told with it, and the others go on."""
    try:
        return make()
    except Trouble as trouble:
        return kept_back(trouble.sentence)
    except Exception as error:
        return kept_back(f"The program failed at this story ({type(error).__name__}: {error}); please report it.")


def as_json(exported: Exported) -> dict[str, Json]:
    """Return what became of a story as the command line prints it (DESIGN section 10)."""
    values: dict[str, Json] = {
        "slug": exported.slug,
        "target": exported.target,
        "profile": exported.profile,
        "path": exported.path,
        "sha256": exported.sha256,
        "losses": losses_to_json(exported.losses),
    }
    return values | ({"member": exported.member} if exported.member else {})
