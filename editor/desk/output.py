"""Output: a story leaves the library in a target's format, with a word on what it could not carry."""

from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from editor.article.errors import RefusedAction, UnknownName
from editor.article.library_values import ArticleSummary, KeptExport, KeptFile, StoredArticle
from editor.article.workflow import State
from editor.desk import house_rules, killing, profiles, review, workflow
from editor.desk.desk import Desk
from editor.desk.refusals import Refusal
from editor.exporting import library_files, targets
from editor.exporting.export import Asset, Export, ExportRequest, ExportSettings, Loss
from editor.exporting.profile import Profile


def request_for(desk: Desk, story: StoredArticle, profile: Profile, *, draft: bool) -> ExportRequest:
    """Return what a target is given: article, revision, pictures, profile, house rules, the notice of a kill."""
    files = {}
    for digest in library_files.digests(story.article):
        try:
            asset = desk.library.assets.get(digest)
            files[digest] = Asset(desk.library.assets.content(digest), asset.media_type)
        except UnknownName:
            continue  # the target says that the picture is missing
    settings = ExportSettings(corrections_at=str(house_rules.value(desk, "corrections.place")))
    kill = killing.notice_of(desk, story)
    return ExportRequest(story.article, story.summary.head, draft, files, settings, profile, kill)


@dataclass(frozen=True, slots=True)
class Prospect:
    """What an export of a story would be: why it may not leave for the CMS, what it would not carry, its bytes."""

    slug: str
    target: str
    profile: str
    draft: bool
    refusals: tuple[Refusal, ...]
    losses: tuple[Loss, ...]
    content: bytes = b""
    headline: str = ""
    article_id: str = ""

    @property
    def to(self) -> str:
        """Return what was asked for: the profile's name, or the target's where it is the target's own profile."""
        return self.profile or self.target


def prospect(desk: Desk, slug: str, to: str, *, draft: bool) -> Prospect:
    """Return what an export to a target or profile would be, without writing anything; a draft is refused by nothing.

    Raises UnknownName.
    """
    story, profile = desk.story(slug), profiles.profile(desk, to)
    return _prospect(desk, story, profile, _made(desk, story, profile, draft=draft), draft=draft)


def _made(desk: Desk, story: StoredArticle, profile: Profile, *, draft: bool) -> Export:
    return targets.export(profile.target, request_for(desk, story, profile, draft=draft))


def _prospect(desk: Desk, story: StoredArticle, profile: Profile, made: Export, *, draft: bool) -> Prospect:
    refusals = () if draft else review.refusals(desk, story)
    return Prospect(
        story.summary.slug,
        profile.target,
        profile.name,
        draft,
        refusals,
        made.losses,
        made.content,
        story.summary.headline or story.summary.slug,
        story.summary.id,
    )


def let_out(desk: Desk, summary: ArticleSummary, profile: Profile, made: Export) -> KeptExport:
    """Keep what readers get, byte for byte, and the files beside it; with its first export the story is published.

    Raises RefusedAction where the story is no longer what was looked at when it was found fit to leave.
    """
    library = desk.library
    with library.transaction():
        now = library.articles.summary(summary.id)
        if (now.head, now.state, now.standings) != (summary.head, summary.state, summary.standings):
            raise RefusedAction(
                f"“{summary.slug}” was changed while it was exported; look at it again, then export it."
            )
        files = tuple(
            KeptFile(one.name, library.assets.put(one.content, one.media_type, PurePosixPath(one.name).name).sha256)
            for one in made.files
        )
        kept = library.keep_export(
            summary.id, summary.head, profile.target, profile.name, made.content, desk.person, draft=False, files=files
        )
        if summary.state is State.IN_REVIEW:
            workflow.act(desk, summary.slug, "publish")
        return kept


def hand_over(desk: Desk, slug: str, to: str, *, draft: bool) -> Prospect:
    """Return an export as bytes, for the clipboard or standard output.

    One that is no draft and may leave is kept, and the story is out.
    """
    story, profile = desk.story(slug), profiles.profile(desk, to)
    made = _made(desk, story, profile, draft=draft)
    found = _prospect(desk, story, profile, made, draft=draft)
    if not draft and not found.refusals:
        let_out(desk, story.summary, profile, made)
    if made.files:
        count = f"{len(made.files)} files" if len(made.files) > 1 else "The file"
        why = f"{count} beside the text, such as pictures, cannot go this way; export to a folder or a zip file."
        return replace(found, losses=(*found.losses, Loss("files beside", why)))
    return found
