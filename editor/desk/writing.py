"""Writing: a story is opened at a desktop, what is typed is kept, and becomes a revision.

What is typed goes to the working copy, one for a story and a device; a revision is made from time to time and whenever
the person asks. A working copy that is left over tells of a crash or of a window that was closed in haste.
"""

from dataclasses import dataclass, replace

from editor.article.article import Article, Furniture
from editor.article.library_values import Approval, ArticleSummary, WorkingCopy
from editor.article.revision import RevisionKind
from editor.desk.desk import Desk
from editor.desk.slugs import EMPTY_STORY, make_slug


@dataclass(frozen=True, slots=True)
class OpenStory:
    """A story as somebody goes on writing it; `base` is the revision that `article` started from.

    `recovered_at` is the time of the working copy where there is one that differs from the newest revision, else empty;
    `cursor` and `anchor` are character offsets into the body.
    """

    summary: ArticleSummary
    article: Article
    base: str
    cursor: int = 0
    anchor: int = 0
    recovered_at: str = ""
    approvals: tuple[Approval, ...] = ()

    @property
    def moved_on(self) -> bool:
        """Return whether the story has a newer revision than the one this text started from."""
        return self.base != self.summary.head


@dataclass(frozen=True, slots=True)
class Standing:
    """A story's row and the approvals that were not withdrawn, part by part, the newest first."""

    summary: ArticleSummary
    approvals: tuple[Approval, ...]


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save made: the story's row after it, and the revision that is its head now."""

    summary: ArticleSummary
    revision: str
    made: bool


def open_story(desk: Desk, article_id: str, device: str) -> OpenStory:
    """Return a story to write on, with what was typed here and never became a revision; raises NoSuchStory."""
    library = desk.library
    stored = library.articles.get_by_id(article_id)
    standing = library.approvals.given(article_id)
    copy = library.working_copies.get(article_id, device)
    if copy is None:
        return OpenStory(stored.summary, stored.article, stored.summary.head, approvals=standing)
    recovered = copy.saved_at if copy.article != stored.article else ""
    return OpenStory(stored.summary, copy.article, copy.base, copy.cursor, copy.anchor, recovered, standing)


def standing(desk: Desk, article_id: str) -> Standing:
    """Return where a story stands; raises NoSuchStory."""
    return Standing(desk.library.articles.summary(article_id), desk.library.approvals.given(article_id))


def keep(desk: Desk, copy: WorkingCopy) -> WorkingCopy:
    """Keep what is being typed; it is on the disk when this returns."""
    return desk.library.working_copies.put(replace(copy, author=desk.person))


def save(desk: Desk, copy: WorkingCopy, kind: RevisionKind = RevisionKind.SAVE) -> Saved:
    """Make what was typed the newest revision; raises StaleSave, with both texts kept, if there is a newer one."""
    saved = desk.library.save(copy.article_id, copy.article, copy.base, desk.person, kind)
    desk.library.working_copies.drop(copy.article_id, copy.device)
    return Saved(desk.library.articles.summary(copy.article_id), saved.revision.id, saved.made)


def give_up(desk: Desk, article_id: str, device: str) -> OpenStory:
    """Forget what was typed on this device and return the story as the library has it."""
    desk.library.working_copies.drop(article_id, device)
    return open_story(desk, article_id, device)


def new_story(desk: Desk, article: Article | None = None) -> str:
    """Take a new story in, empty or made from a template; return its id."""
    given = article or Article(Furniture(slug="", language=desk.language))
    words = given.furniture.slug or given.furniture.headline or EMPTY_STORY
    slug = make_slug(words, desk.library.articles.has_slug)
    furniture = replace(given.furniture, slug=slug)
    return desk.library.create(replace(given, furniture=furniture), desk.person, RevisionKind.NEW).article_id
