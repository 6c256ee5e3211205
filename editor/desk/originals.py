"""The imported originals of stories, and with them what the checks of a story are held against."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from editor.article.article import Article
from editor.article.errors import Trouble
from editor.article.library_values import StoredArticle
from editor.article.revision import RevisionKind
from editor.article.syndication import Duties, Syndication
from editor.article.syndication_profiles import Profiles
from editor.checks.background import Background
from editor.desk import syndication
from editor.desk.desk import Desk
from editor.desk.kept_imports import original_of

if TYPE_CHECKING:
    from editor.importing.reading import Draft

_PAGE = 1_000  # revisions that are read at a time on the way to the first


def imported(desk: Desk, article_id: str) -> Article | None:
    """Return the story as its import put it into the library, None for one that was not imported."""
    before = 0
    while page := desk.library.revisions.history(article_id, _PAGE, before):
        first = page[-1].revision
        if not first.parent:
            return desk.library.revisions.load(first.id) if first.kind is RevisionKind.IMPORT else None
        before = first.sequence
    return None


@lru_cache(maxsize=8)
def _recognised(content: bytes, name: str) -> "Draft | None":
    """Return the draft of an input with all that is sure or likely applied, None where it cannot be read any more."""
    from editor.importing import importer  # heavy, and needed for stories under a licence alone

    try:
        return importer.draft(importer.read(content, name), slug=Path(name).stem, accept="likely")
    except Trouble:
        return None


def original(desk: Desk, article_id: str, known: Profiles) -> tuple[Article | None, Article | None]:
    """Return the original of a story with its furniture recognised, and the story as its import put it down.

    A line that is no part of the story (an ad label, “Read more”, an end mark) may have stayed in the text at the
    import or not; the first of the two is without all of them, the second with those that were there.
    """
    first = imported(desk, article_id)
    if first is None:
        return None, None
    kept = original_of(desk, article_id)
    draft = _recognised(desk.library.assets.content(kept.sha256), kept.name) if kept else None
    if draft is None:
        return first, first
    return syndication.under_profile(draft.article, known, draft.counters), first


def needs_original(told: Syndication) -> bool:
    """Return whether the licence asks for anything that only the original can tell."""
    own = Duties(
        counter=told.duties.counter, embargo_until=told.duties.embargo_until, expires_at=told.duties.expires_at
    )
    return bool(told.profile) or told.duties != own


def background(desk: Desk, story: StoredArticle) -> Background:
    """Return what a story is held against; the original is looked up where its licence asks for anything."""
    return background_of(desk, story.summary.id, story.article.syndication)


def background_of(desk: Desk, article_id: str, told: Syndication | None) -> Background:
    """Return what a story with this syndication is held against."""
    if told is None:
        return Background(now=desk.clock())
    known = syndication.profiles(desk)
    if not needs_original(told):
        return Background(profiles=known, now=desk.clock())
    recognised, first = original(desk, article_id, known)
    return Background(recognised, first, known, desk.clock())
