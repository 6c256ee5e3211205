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
from editor.desk import ads, review, workflow
from editor.desk.desk import Desk
from editor.desk.refusals import Refusal
from editor.desk.refusals import trouble as kept_back
from editor.exporting import library_files, targets, write
from editor.exporting.export import Asset, Export, ExportRequest, ExportSettings, Loss
from editor.exporting.manifest import losses_to_json


@dataclass(frozen=True, slots=True)
class Exported:
    """What became of one story: where it lies, its hash and losses, or the reasons why it may not leave."""

    slug: str
    target: str
    path: str = ""
    sha256: str = ""
    losses: tuple[Loss, ...] = ()
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class _Order:
    """One story that may leave, with the request that its target is given."""

    story: StoredArticle
    request: ExportRequest


def request_for(desk: Desk, story: StoredArticle, *, draft: bool) -> ExportRequest:
    """Return what a target is given: the article, its revision, and the pictures it shows."""
    files = {}
    for digest in library_files.digests(story.article):
        try:
            asset = desk.library.assets.get(digest)
            files[digest] = Asset(desk.library.assets.content(digest), asset.media_type)
        except UnknownName:
            continue  # the target says that the picture is missing
    click_to_load, embed_hosts = desk.post_loading()
    settings = ExportSettings(
        click_to_load=click_to_load,
        embed_hosts=embed_hosts,
        ad_unit=ads.ad_unit(desk, story.article.ad_settings.policy),
    )
    return ExportRequest(story.article, story.summary.head, draft, files, settings)


def _orders(desk: Desk, slugs: Sequence[str], *, draft: bool) -> Iterator[_Order | Exported]:
    """Look each story up; one that may not leave comes with its reasons in place of a request."""
    for slug in slugs:
        try:
            story = desk.story(slug)
            reasons = () if draft else review.refusals(desk, story)
        except Trouble as trouble:
            yield Exported(slug, "", refusals=(kept_back(trouble.sentence),))
            continue
        yield Exported(slug, "", refusals=reasons) if reasons else _Order(story, request_for(desk, story, draft=draft))


@dataclass(frozen=True, slots=True)
class Prospect:
    """What an export of a story would be: why it may not leave for the CMS, what it would not carry, its bytes."""

    slug: str
    target: str
    draft: bool
    refusals: tuple[Refusal, ...]
    losses: tuple[Loss, ...]
    content: bytes


def prospect(desk: Desk, slug: str, target: str, *, draft: bool) -> Prospect:
    """Return what an export would be, without writing anything; a draft is refused by nothing."""
    story = desk.story(slug)
    made = targets.export(target, request_for(desk, story, draft=draft))
    return Prospect(slug, target, draft, () if draft else review.refusals(desk, story), made.losses, made.content)


def target_titles() -> tuple[tuple[str, str], ...]:
    """Return every target by name and title, in the order of the registry."""
    return tuple((one.name, one.title) for one in targets.TARGETS.values())


def export_stories(
    desk: Desk, slugs: Sequence[str], target: str, folder: Path, *, draft: bool = False, jobs: int = 1
) -> Iterator[Exported]:
    """Export stories one after another, each as it is ready; one that may not leave does not stop the others.

    `jobs` stories are rendered at a time, each in a process of its own; this one alone reads and writes the library.
    """
    names = dict(zip(slugs, write.stems(slugs), strict=True))
    orders = _orders(desk, slugs, draft=draft)
    work = partial(targets.export, target)
    if jobs == 1 or len(slugs) < 2:
        for order in orders:
            made = work(order.request) if isinstance(order, _Order) else None
            yield _deliver(desk, target, folder, names, order, made)
        return
    listed = list(orders)
    requests = [order.request for order in listed if isinstance(order, _Order)]
    with ProcessPoolExecutor(max_workers=min(jobs, len(slugs))) as pool:
        rendered = pool.map(work, requests, chunksize=max(1, min(32, len(slugs) // (4 * jobs))))
        for order in listed:
            made = next(rendered) if isinstance(order, _Order) else None
            yield _deliver(desk, target, folder, names, order, made)


def _deliver(
    desk: Desk, target: str, folder: Path, names: dict[str, str], order: _Order | Exported, made: Export | None
) -> Exported:
    """Write an export to its folder; one that is no draft is kept in the library, and the story is out."""
    if not isinstance(order, _Order) or made is None:
        assert isinstance(order, Exported)
        return Exported(order.slug, target, refusals=order.refusals)
    summary = order.story.summary
    try:
        written = write.write(folder, names[summary.slug], targets.target(target), order.request, made)
        if not order.request.draft:
            _let_out(desk, summary, target, made)
    except Trouble as trouble:
        return Exported(summary.slug, target, refusals=(kept_back(trouble.sentence),))
    return Exported(summary.slug, target, str(written.path), written.sha256, made.losses)


def _let_out(desk: Desk, summary: ArticleSummary, target: str, made: Export) -> None:
    """Keep what readers get, byte for byte; with its first export the story is published."""
    with desk.library.transaction():
        desk.library.keep_export(summary.id, summary.head, target, "", made.content, desk.person, draft=False)
        if summary.state is State.IN_REVIEW:
            workflow.act(desk, summary.slug, "publish")


def hand_over(desk: Desk, slug: str, target: str, *, draft: bool) -> Prospect:
    """Return an export as bytes, for the clipboard; one that is no draft and may leave is kept, the story is out."""
    found = prospect(desk, slug, target, draft=draft)
    if not draft and not found.refusals:
        _let_out(desk, desk.story(slug).summary, target, Export(found.content, found.losses))
    return found


def as_json(exported: Exported) -> dict[str, Json]:
    """Return what became of a story as the command line prints it (DESIGN section 10)."""
    return {
        "slug": exported.slug,
        "target": exported.target,
        "path": exported.path,
        "sha256": exported.sha256,
        "losses": losses_to_json(exported.losses),
    }
