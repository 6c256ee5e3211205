"""Stories: list, show and search them."""

from editor.article import confidential, portable
from editor.article.article import Article
from editor.article.canonical import Json
from editor.article.library_values import ArticleSummary, Hit, Selection
from editor.article.part import Part
from editor.article.workflow import State
from editor.desk import readiness
from editor.desk.desk import Desk


def list_stories(
    desk: Desk,
    *,
    state: str | None = None,
    section: str | None = None,
    needs: str | None = None,
    stale: bool = False,
    changed: bool = False,
    limit: int = 200,
) -> tuple[ArticleSummary, ...]:
    """Return the stories, the one changed last first; `section` is the newsroom's desk they belong to.

    `changed` chooses published ones whose text is not the one that readers were given last.
    """
    selection = Selection(
        states=(State(state),) if state else (),
        desk=section or "",
        needs=(Part(needs),) if needs else (),
        stale=(desk.required_parts or tuple(Part)) if stale else (),
        changed_since_out=changed,
    )
    return desk.library.articles.list(selection, limit=limit)


def ready(desk: Desk, section: str | None, limit: int) -> tuple[ArticleSummary, ...]:
    """Return the stories in review that nothing keeps from the CMS any more, the one changed last first."""
    return readiness.ready(desk, section or "")[:limit]


def every_slug(desk: Desk) -> list[str]:
    """Return the slug of every story, from A."""
    return list(desk.library.articles.slugs())


def article_at(desk: Desk, slug: str, revision: str | None) -> Article:
    """Return a story, as it is or as it was in a revision (the first characters of its id do)."""
    story = desk.story(slug)
    if revision is None:
        return story.article
    return desk.library.revisions.load(desk.library.revisions.entry(story.summary.id, revision).revision.id)


def publishable_at(desk: Desk, slug: str, revision: str | None) -> Article:
    """Return a story as `article_at` does, without what is confidential: then, or by what was agreed since."""
    then = article_at(desk, slug, revision)
    return confidential.publishable(confidential.as_known_now(then, desk.story(slug).article))


def portable_text(desk: Desk, slug: str, revision: str | None = None) -> str:
    """Return the portable article as a text; what is confidential stays in the library."""
    return portable.dumps(publishable_at(desk, slug, revision))


def search_stories(desk: Desk, query: str, limit: int) -> tuple[Hit, ...]:
    """Return the stories that have all the words, the best first; any text is a query."""
    return desk.library.search.ranked(query, limit)


def as_json(summary: ArticleSummary) -> dict[str, Json]:
    """Return a row of the list as the command line prints it (DESIGN section 10)."""
    return {
        "slug": summary.slug,
        "headline": summary.headline,
        "state": summary.state.value,
        "desk": summary.desk,
        "words": summary.words,
        "updated_at": summary.updated_at,
        "approvals": {part.value: summary.standings.of(part).value for part in Part},
        "changed_since_published": summary.changed_since_out,
    }


def hit_as_json(hit: Hit) -> dict[str, Json]:
    """Return a hit as the command line prints it; the rank is better the smaller it is."""
    return {
        "slug": hit.summary.slug,
        "headline": hit.summary.headline,
        "snippet": hit.snippet,
        "rank": str(round(hit.rank, 6)),
    }
