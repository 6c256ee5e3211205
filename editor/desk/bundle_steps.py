"""Bundles made and taken in step by step, so that a long history holds up no save; each step is one text or a wait.

What needs no library (writing a file, reading and checking one) is done in a process of its own where it is much, which
ends when the steps are closed. The library is changed in one step at the end, all of it or nothing.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from editor.article.bundle import Bundle, assets_named
from editor.article.errors import Trouble
from editor.desk import bundles, unbundling, workflow
from editor.desk.bundles import BundleRefused, Made, Offer, Shelf
from editor.desk.desk import Desk
from editor.desk.steps import NothingYet
from editor.desk.unbundling import Prospect
from editor.desk.work_process import WorkEnded, WorkProcess

S = TypeVar("S")
T = TypeVar("T")

MUCH_TEXT = 1_000_000  # characters and bytes to be written; a tenth of a second
MUCH_FILE = 16_000  # bytes of a bundle, whose texts may be ninety times as long


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """A step that did a part of the work, and counts; the last one has what came of it."""

    result: T | None = None


def count(desk: Desk, slug: str) -> int:
    """Return about how many steps it takes to make a bundle of a story; raises NoSuchStory."""
    return len(desk.library.exchanges.revisions(desk.story(slug).summary.id))


def offering(desk: Desk, slug: str) -> Iterator[Part[Offer] | NothingYet]:
    """Make what can be given of a story, and yield it last; raises Trouble."""
    shelf = Shelf(desk)
    yield from _read(desk, slug, shelf, whole=True)
    made = whole = None
    for made in _written(bundles.gather(desk, slug, shelf), slug):
        if not isinstance(made, Made):
            yield made
    assert isinstance(made, Made)
    if made.bundle.starts_from:
        for whole in _written(bundles.gather(desk, slug, shelf, whole=True), slug):
            if not isinstance(whole, Made):
                yield whole
    yield Part(bundles.offer_of(desk, slug, made, whole if isinstance(whole, Made) else None))


def sending(desk: Desk, slug: str, path: Path, *, whole: bool, submit: bool) -> Iterator[Part[Path] | NothingYet]:
    """Write the bundle of a story to a file, after handing it to the editors if that is wanted; yield the path last."""
    shelf = Shelf(desk)
    yield from _read(desk, slug, shelf, whole=whole)
    if submit:
        workflow.act(desk, slug, bundles.SUBMIT)
    for made in _written(bundles.gather(desk, slug, shelf, whole=whole), slug):
        yield Part(bundles.save(desk, made, path)) if isinstance(made, Made) else made


def looking(desk: Desk, path: Path) -> Iterator[tuple[Prospect, str] | NothingYet]:
    """Read a bundle, hold it against the library, and yield what it is to it, with a slug that is free; raises Trouble.

    The slug is empty where the story can have the one it came with.
    """
    size = bundles.size_of(desk, path)
    broke = f"Reading {path.name} broke off and nothing of it was kept; open it again."
    for found in _aside(_read_or_trouble, path, broke, is_much=size > MUCH_FILE):
        if isinstance(found, Trouble):
            raise found
        yield found if isinstance(found, NothingYet) else with_slug(desk, unbundling.look(desk, *found))


def with_slug(desk: Desk, prospect: Prospect) -> tuple[Prospect, str]:
    """Return a prospect with a slug that is free, empty where the story can have its own."""
    return prospect, unbundling.free_slug(desk, prospect) if prospect.slug_taken else ""


def preparing(desk: Desk, prospect: Prospect) -> Iterator[object]:
    """Prepare taking a bundle in: yield after each version what is prepared so far; changes nothing."""
    return desk.library.exchanges.preparing(prospect.bundle)


def _read(desk: Desk, slug: str, shelf: Shelf, *, whole: bool) -> Iterator[Part[Any]]:
    """Read the texts and files of a bundle onto the shelf; what is saved meanwhile is read when it is gathered."""
    story, assets = desk.story(slug), desk.library.assets
    named = set(assets_named(story.article))
    came = None if whole else bundles.last_received(desk, story.summary.id)
    for revision in bundles.lacking(desk, story.summary.id, came):
        named.update(shelf.named(revision))
        yield Part()
    for name in sorted(named):
        if assets.has(name):
            shelf.file(name)
            yield Part()


def _written(bundle: Bundle, slug: str) -> Iterator[Made | NothingYet]:
    much = sum(len(one.body) for one in bundle.texts.values()) + sum(len(one.content) for one in bundle.files)
    broke = "Writing the bundle broke off, and there is no file; try it again."
    for done in _aside(bundles.written, bundle, broke, is_much=much > MUCH_TEXT):
        yield done if isinstance(done, NothingYet) else bundles.made_of(bundle, slug, done)


def _read_or_trouble(path: Path) -> tuple[Bundle, str] | Trouble:
    try:
        return bundles.read_file(path)
    except Trouble as trouble:
        return trouble


def _aside(work: Callable[[S], T], value: S, broke: str, *, is_much: bool) -> Iterator[T | NothingYet]:
    """Yield what some work comes to, here or after waits for a process; raises BundleRefused if that broke off."""
    if not is_much:
        yield work(value)
        return
    with closing(WorkProcess(work)) as process:
        try:
            yield from process.ask(value)
        except WorkEnded as ended:
            raise BundleRefused(broke) from ended
