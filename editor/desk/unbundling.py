"""What a bundle means for the library it is opened in: a new story, newer versions, or two texts to put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from editor.article.ancestry import base_of, comes_from
from editor.article.article import Article
from editor.article.article_conflicts import ArticleConflict, Choice, Take
from editor.article.article_merge import MergeResult, merge_articles
from editor.article.bundle import Arrival, Bundle, OwnRevision, Received
from editor.article.canonical import Json
from editor.article.confidential import Veil
from editor.article.errors import RefusedAction
from editor.article.library_errors import SlugTaken
from editor.article.library_values import StoredArticle
from editor.article.portable import encode
from editor.article.revision import Revision, RevisionKind, content_hash
from editor.article.workflow import State
from editor.desk import slugs
from editor.desk.desk import Desk

# What a bundle may put a story into. That readers have it is known where it left from; a kill is never undone by one.
_FROM_BUNDLES = (State.DRAFT, State.IN_REVIEW, State.SPIKED, State.KILLED)


class Outcome(StrEnum):
    """What a bundle is to the story here: unknown, known already, newer, or changed on both sides."""

    NEW = "new"
    KNOWN = "known"
    NEWER = "newer"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Prospect:
    """A bundle held against the library; `base`, `mine` and `theirs` are there where both sides changed the story.

    `slug` is the one it will have, `slug_taken` that another story here has it.
    """

    bundle: Bundle
    sha256: str
    outcome: Outcome
    story: StoredArticle | None
    slug: str
    slug_taken: bool
    base: Article | None = None
    result: MergeResult | None = None

    @property
    def conflicts(self) -> tuple[ArticleConflict, ...]:
        """Return the places that both changed, each in its own way."""
        return self.result.conflicts if self.result else ()

    @property
    def theirs(self) -> Article:
        """Return the story as it was sent."""
        return self.bundle.article

    @property
    def head(self) -> str:
        """Return the story's head here, empty where it is not here."""
        return self.story.summary.head if self.story else ""


@dataclass(frozen=True, slots=True)
class Unbundled:
    """What came of a bundle: what was taken in, the conflicts that were settled or, if `kept_aside`, wait."""

    received: Received
    outcome: Outcome
    conflicts: tuple[ArticleConflict, ...] = ()
    kept_aside: bool = False
    sender: str = ""
    sender_state: State = State.DRAFT
    state: State = State.DRAFT

    @property
    def published_elsewhere(self) -> bool:
        """Return whether readers have the story from its sender, and here it is not published."""
        return self.sender_state is State.PUBLISHED and self.state is not State.PUBLISHED


def look(desk: Desk, bundle: Bundle, sha256: str) -> Prospect:
    """Hold a bundle against the library and change nothing; up to a second for 50,000 words.

    Raises RefusedAction where the bundle starts from what is not here or is another story under this one's id.
    """
    library = desk.library
    if not library.exchanges.has(bundle.article_id):
        _refuse_half(bundle)
        slug = bundle.article.furniture.slug
        return Prospect(bundle, sha256, Outcome.NEW, None, slug, library.articles.has_slug(slug))
    story = library.articles.get_by_id(bundle.article_id)
    parents = {**bundle.parents, **library.exchanges.parents(bundle.article_id)}
    if any(one not in parents for one in bundle.starts_from):
        _refuse_half(bundle)
    mine, theirs = story.summary.head, bundle.head
    if comes_from(parents, mine, theirs):
        return Prospect(bundle, sha256, Outcome.KNOWN, story, story.summary.slug, slug_taken=False)
    if comes_from(parents, theirs, mine):
        slug = bundle.article.furniture.slug
        return Prospect(bundle, sha256, Outcome.NEWER, story, slug, _is_taken(desk, story, slug))

    def load(revision: str) -> Article:
        found = next((one for one in bundle.revisions if one.id == revision), None)
        return bundle.texts[found.content_hash] if found else library.revisions.load(revision)

    base = base_of(parents, mine, theirs, load, _joined)
    if base is None:
        raise RefusedAction("The bundle has another story under the same name; it was made to harm.")
    result = merge_articles(base, story.article, bundle.article)
    slug = result.article.furniture.slug
    return Prospect(bundle, sha256, Outcome.BOTH, story, slug, _is_taken(desk, story, slug), base, result)


def _refuse_half(bundle: Bundle) -> None:
    if bundle.starts_from:
        raise RefusedAction(
            "The bundle starts from a version that is not in this library; ask its sender for the whole history "
            "(`copydesk bundle --whole`)."
        )


def _joined(base: Article, one: Article, other: Article) -> Article:
    return merge_articles(base, one, other, otherwise=Take.BASE).article


def _is_taken(desk: Desk, story: StoredArticle, slug: str) -> bool:
    """Return whether another story has a slug that this one would get."""
    return slug.casefold() != story.summary.slug.casefold() and desk.library.articles.has_slug(slug)


def free_slug(desk: Desk, prospect: Prospect) -> str:
    """Return a slug that the story of a bundle could have here."""
    return slugs.make_slug(prospect.slug, desk.library.articles.has_slug)


def take_in(
    desk: Desk,
    prospect: Prospect,
    choices: Mapping[int, Choice] | None = None,
    otherwise: Take | None = None,
    slug: str = "",
    prepared: object = None,
) -> Unbundled:
    """Take in what a bundle brings; conflicts are settled by `choices`, those without one by `otherwise`.

    Where a conflict has neither, the story stays as it is and the other side's versions are kept in its history.
    `slug` is given where another story has the one it came with; `prepared` is what was reckoned for it beforehand.
    Raises SlugTaken, RefusedAction.
    """
    settled = {one.number for one in prospect.conflicts if choices and one.number in choices}
    waits = otherwise is None and len(settled) < len(prospect.conflicts)
    if prospect.slug_taken and not slug and not waits:
        raise SlugTaken(
            f"The slug “{prospect.slug}” belongs to another story here; give this one another with --as-slug."
        )
    head, own = ("", None) if waits else _next(desk, prospect, choices or {}, otherwise or Take.MINE, slug)
    state = None if waits else _state(desk, prospect)
    arrival = Arrival(prospect.bundle, prospect.sha256, prospect.head, head, own, state)
    received = desk.library.exchanges.receive(arrival, desk.person, prepared)
    sender, now = prospect.bundle, desk.library.articles.summary(received.article_id).state
    return Unbundled(
        received, prospect.outcome, prospect.conflicts, waits, sender.person, sender.state.state, state=now
    )


def take_in_now(
    desk: Desk, prospect: Prospect, choices: Mapping[int, Choice], slug: str, prepared: object
) -> Unbundled | Prospect:
    """Take in as `take_in` does; where the story here was changed meanwhile, the bundle is held against it anew.

    Returns another prospect, with nothing changed, where that one has conflicts to be settled or a slug to be chosen.
    """
    if prospect.head != head_of(desk, prospect.bundle.article_id):
        anew = look(desk, prospect.bundle, prospect.sha256)
        if anew.conflicts or (anew.slug_taken and not slug):
            return anew
        prospect, choices = anew, {}
    return take_in(desk, prospect, choices, None, slug, prepared)


def head_of(desk: Desk, article_id: str) -> str:
    """Return the head of a story, empty where it is not here."""
    return desk.library.articles.summary(article_id).head if desk.library.exchanges.has(article_id) else ""


def _next(
    desk: Desk, prospect: Prospect, choices: Mapping[int, Choice], otherwise: Take, slug: str
) -> tuple[str, OwnRevision | None]:
    """Return the revision that becomes the head, one of the bundle's or one of our own."""
    bundle = prospect.bundle
    if prospect.outcome is Outcome.KNOWN:
        return "", None
    own = prospect.story.summary.slug if prospect.story else ""
    if slug and slug != own:
        slug = slugs.checked_slug(slug, desk.library.articles.has_slug)
    if prospect.outcome is Outcome.BOTH:
        assert prospect.story is not None
        assert prospect.base is not None
        result = merge_articles(prospect.base, prospect.story.article, bundle.article, choices, otherwise)
        return "", _joining(desk, prospect, _named(result.article, slug))
    if not slug or slug == bundle.article.furniture.slug:
        return bundle.head, None
    draft = Revision("", bundle.head, bundle.article_id, desk.person, "", RevisionKind.SAVE, "", 0)
    return "", OwnRevision(draft, _named(bundle.article, slug))


def _named(article: Article, slug: str) -> Article:
    return replace(article, furniture=replace(article.furniture, slug=slug)) if slug else article


def _joining(desk: Desk, prospect: Prospect, article: Article) -> OwnRevision:
    """Return the revision in which both sides meet.

    Where both came to the same story, each by itself, nobody writes it: it is made of what both have, so that both
    desktops make the same one, and are at one again.
    """
    bundle, story = prospect.bundle, prospect.story
    assert story is not None
    known = {one.id: one for one in (*desk.library.exchanges.revisions(bundle.article_id), *bundle.revisions)}
    if content_hash(story.article) != content_hash(bundle.article):
        draft = Revision("", story.summary.head, bundle.article_id, desk.person, "", RevisionKind.MERGE, "", 0)
        return OwnRevision(replace(draft, merged=bundle.head), article)
    first, second = sorted((known[story.summary.head], known[bundle.head]), key=lambda one: one.id)
    time = max(first.time, second.time)
    draft = Revision("", first.id, bundle.article_id, "", time, RevisionKind.MERGE, "", 0, second.id)
    return OwnRevision(draft, article)


def _state(desk: Desk, prospect: Prospect) -> State | None:
    """Return the state that the story takes over from its sender, None where it keeps its own.

    The later step counts. A bundle alone publishes nothing, and takes nothing back that readers have here: a story
    that was published elsewhere comes in review. A kill counts in any case.
    """
    since = prospect.bundle.state
    if prospect.story is None:
        return since.state if since.state in _FROM_BUNDLES else State.IN_REVIEW
    here = desk.library.exchanges.state_since(prospect.bundle.article_id)
    if since.state is here.state or here.state is State.KILLED:
        return None
    if since.state is State.KILLED:
        return State.KILLED
    if State.PUBLISHED in (here.state, since.state):
        return None
    return since.state if (since.time, since.state.value) > (here.time, here.state.value) else None


def as_json(unbundled: Unbundled, *sides: Article) -> dict[str, Json]:
    """Return what came of a bundle as the command line prints it; what is confidential on either side is left out."""
    received, veils = unbundled.received, [Veil(article) for article in sides]
    return {
        "slug": received.slug,
        "outcome": unbundled.outcome.value,
        "from": unbundled.sender,
        "head": received.head,
        "revisions": received.revisions,
        "approvals": received.approvals,
        "notes": received.notes,
        "files": received.files,
        "changed": received.is_anything,
        "merged": unbundled.outcome is Outcome.BOTH and not unbundled.kept_aside,
        "conflicts": [_conflict_as_json(one, veils) for one in unbundled.conflicts],
        "kept_aside": unbundled.kept_aside,
        "published_elsewhere": unbundled.published_elsewhere,
    }


def _conflict_as_json(conflict: ArticleConflict, veils: Sequence[Veil]) -> Json:
    """Return a conflict; of sources, notes to editors and findings that were let stand the place alone."""
    head, _, rest = conflict.place.partition(".")
    is_hidden = head in ("sources", "ignored", "decisions") or conflict.place == "furniture.ednote"
    if head in ("ignored", "decisions"):
        rest = ""
    for veil in veils if head == "sources" else ():
        key, dot, field = rest.partition(".")
        rest = veil.key(key) + dot + field

    def value(one: object) -> Json:
        if is_hidden:
            return None
        return _veiled(encode(one), veils)

    return {
        "place": f"{head}.{rest}".rstrip("."),
        "kind": conflict.kind.value,
        "base": value(conflict.base),
        "mine": value(conflict.mine),
        "theirs": value(conflict.theirs),
    }


def _veiled(value: Json, veils: Sequence[Veil]) -> Json:
    """Return JSON values without anything that tells who a source is that is not on the record."""
    if isinstance(value, str):
        for veil in veils:
            value = veil.sentence(value)
        return value
    if isinstance(value, list):
        return [_veiled(one, veils) for one in value]
    if isinstance(value, dict):
        return {name: _veiled(one, veils) for name, one in value.items()}
    return value
