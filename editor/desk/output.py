"""Output: stories leave the library in a target's format, with a word on what it could not carry."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from editor.article.canonical import Json
from editor.article.errors import Trouble, UnknownName
from editor.article.library_values import ArticleSummary, StoredArticle
from editor.article.workflow import State
from editor.desk import profiles, review, workflow
from editor.desk.desk import Desk
from editor.desk.refusals import Refusal
from editor.desk.refusals import trouble as kept_back
from editor.exporting import library_files, targets, write
from editor.exporting.export import Asset, Export, ExportRequest, Loss
from editor.exporting.manifest import losses_to_json
from editor.exporting.profile import Profile


@dataclass(frozen=True, slots=True)
class Exported:
    """What became of one story: where it lies, its hash and losses, or the reasons why it may not leave."""

    slug: str
    target: str
    profile: str = ""
    path: str = ""
    sha256: str = ""
    losses: tuple[Loss, ...] = ()
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class _Order:
    """One story that may leave, with the request that its target is given."""

    story: StoredArticle
    request: ExportRequest


def request_for(desk: Desk, story: StoredArticle, profile: Profile, *, draft: bool) -> ExportRequest:
    """Return what a target is given: the article, its revision, the pictures it shows, and the profile."""
    files = {}
    for digest in library_files.digests(story.article):
        try:
            asset = desk.library.assets.get(digest)
            files[digest] = Asset(desk.library.assets.content(digest), asset.media_type)
        except UnknownName:
            continue  # the target says that the picture is missing
    return ExportRequest(story.article, story.summary.head, draft, files, profile=profile)


def _orders(desk: Desk, slugs: Sequence[str], profile: Profile, *, draft: bool) -> Iterator[_Order | Exported]:
    """Look each story up; one that may not leave comes with its reasons in place of a request."""
    for slug in slugs:
        try:
            story = desk.story(slug)
            reasons = () if draft else review.refusals(desk, story)
        except Trouble as trouble:
            yield Exported(slug, "", refusals=(kept_back(trouble.sentence),))
            continue
        if reasons:
            yield Exported(slug, "", refusals=reasons)
        else:
            yield _Order(story, request_for(desk, story, profile, draft=draft))


@dataclass(frozen=True, slots=True)
class Prospect:
    """What an export of a story would be: why it may not leave for the CMS, what it would not carry, its bytes."""

    slug: str
    target: str
    profile: str
    draft: bool
    refusals: tuple[Refusal, ...]
    losses: tuple[Loss, ...]
    content: bytes

    @property
    def to(self) -> str:
        """Return what was asked for: the profile's name, or the target's where it is the target's own profile."""
        return self.profile or self.target


def prospect(desk: Desk, slug: str, to: str, *, draft: bool) -> Prospect:
    """Return what an export to a target or profile would be, without writing anything; a draft is refused by nothing.

    Raises UnknownName.
    """
    story, profile = desk.story(slug), profiles.profile(desk, to)
    made = targets.export(profile.target, request_for(desk, story, profile, draft=draft))
    refusals = () if draft else review.refusals(desk, story)
    return Prospect(slug, profile.target, profile.name, draft, refusals, made.losses, made.content)


def export_stories(
    desk: Desk, slugs: Sequence[str], to: str, folder: Path, *, draft: bool = False, jobs: int = 1
) -> Iterator[Exported]:
    """Export stories to a target or profile one after another, each as it is ready.

    One that may not leave does not stop the others. `jobs` stories are rendered at a time, each in a process of its
    own; this one alone reads and writes the library. Raises UnknownName.
    """
    return _exported(desk, slugs, profiles.profile(desk, to), folder, draft=draft, jobs=jobs)


def _exported(
    desk: Desk, slugs: Sequence[str], profile: Profile, folder: Path, *, draft: bool, jobs: int
) -> Iterator[Exported]:
    names = dict(zip(slugs, write.stems(slugs), strict=True))
    orders = _orders(desk, slugs, profile, draft=draft)
    work = partial(targets.export, profile.target)
    if jobs == 1 or len(slugs) < 2:
        for order in orders:
            made = work(order.request) if isinstance(order, _Order) else None
            yield _deliver(desk, profile, folder, names, order, made)
        return
    listed = list(orders)
    requests = [order.request for order in listed if isinstance(order, _Order)]
    with ProcessPoolExecutor(max_workers=min(jobs, len(slugs))) as pool:
        rendered = pool.map(work, requests, chunksize=max(1, min(32, len(slugs) // (4 * jobs))))
        for order in listed:
            made = next(rendered) if isinstance(order, _Order) else None
            yield _deliver(desk, profile, folder, names, order, made)


def _deliver(
    desk: Desk, profile: Profile, folder: Path, names: dict[str, str], order: _Order | Exported, made: Export | None
) -> Exported:
    """Write an export to its folder; one that is no draft is kept in the library, and the story is out."""
    target, called = profile.target, profile.name
    if not isinstance(order, _Order) or made is None:
        assert isinstance(order, Exported)
        return Exported(order.slug, target, called, refusals=order.refusals)
    summary = order.story.summary
    try:
        written = write.write(folder, names[summary.slug], targets.target(target), order.request, made)
        if not order.request.draft:
            _let_out(desk, summary, profile, made)
    except Trouble as trouble:
        return Exported(summary.slug, target, called, refusals=(kept_back(trouble.sentence),))
    return Exported(summary.slug, target, called, str(written.path), written.sha256, made.losses)


def _let_out(desk: Desk, summary: ArticleSummary, profile: Profile, made: Export) -> None:
    """Keep what readers get, byte for byte; with its first export the story is published."""
    with desk.library.transaction():
        desk.library.keep_export(
            summary.id, summary.head, profile.target, profile.name, made.content, desk.person, draft=False
        )
        if summary.state is State.IN_REVIEW:
            workflow.act(desk, summary.slug, "publish")


def hand_over(desk: Desk, slug: str, to: str, *, draft: bool) -> Prospect:
    """Return an export as bytes, for the clipboard; one that is no draft and may leave is kept, the story is out."""
    found = prospect(desk, slug, to, draft=draft)
    if not draft and not found.refusals:
        made = Export(found.content, found.losses)
        _let_out(desk, desk.story(slug).summary, profiles.profile(desk, to), made)
    return found


def as_json(exported: Exported) -> dict[str, Json]:
    """Return what became of a story as the command line prints it (DESIGN section 10)."""
    return {
        "slug": exported.slug,
        "target": exported.target,
        "profile": exported.profile,
        "path": exported.path,
        "sha256": exported.sha256,
        "losses": losses_to_json(exported.losses),
    }
