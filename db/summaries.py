"""Rows of the desk list: the columns that make a summary, and selections as conditions over them."""

from collections.abc import Collection
from functools import lru_cache

from db.connection import Row
from editor.article.library_values import ArticleSummary, Selection, Standing, Standings
from editor.article.part import Part
from editor.article.workflow import State

# Of a published story: its head's text is not that of its last export for readers.
CHANGED = "(a.state = 'published' AND a.out_content <> '' AND a.out_content <> a.head_content)"
SUMMARY = (
    "a.id, a.slug, a.headline, a.state, a.desk, a.language, a.byline, a.words, a.created_at, a.created_by,"
    " a.updated_at, a.updated_by, a.head, a.attribution_standing, a.ads_standing, a.embeds_standing,"
    f" {CHANGED} AS changed_since_out, (a.out_content <> '' OR a.state = 'published') AS has_left"
)


@lru_cache(maxsize=27)
def _standings(attribution: str, ads: str, embeds: str) -> Standings:
    return Standings(Standing(attribution), Standing(ads), Standing(embeds))


def summary_of(row: Row) -> ArticleSummary:
    """Return the value of a row of the columns SUMMARY."""
    article_id, slug, headline, state, desk, language, byline, words, made, maker, changed, changer, head, *more = row
    return ArticleSummary(
        article_id,
        slug,
        headline,
        State(state),
        desk,
        language,
        byline,
        words,
        made,
        maker,
        changed,
        changer,
        head,
        _standings(*more[:3]),
        bool(more[3]),
        bool(more[4]),
    )


# Written as the index `articles_stale` has it, so that SQLite sees that they are the same.
STALE = "'stale' IN (a.attribution_standing, a.ads_standing, a.embeds_standing) AND a.state NOT IN ('spiked', 'killed')"
OPEN = (State.DRAFT, State.IN_REVIEW)
_FREQUENT = (State.DRAFT, State.PUBLISHED)


# In the order of the list, and of a story that is at hand already: the former gathers all stories of the person.
_BY_PERSON = {
    False: "a.recency IN (SELECT recency FROM articles WHERE created_by = ?"
    " UNION ALL SELECT recency FROM articles WHERE updated_by = ?)",
    True: "(a.created_by = ? OR a.updated_by = ?)",
}


def source(selection: Selection) -> str:
    """Return what a list of a selection is read from.

    SQLite cannot know that few stories are open, or that many are; the index of the open ones, which is in the order of
    the list, is right for both: 0.5 ms where sorting 100,000 drafts takes 150.
    """
    if selection.changed_since_out:
        return "articles a INDEXED BY articles_changed"
    if selection.stale:
        return "articles a INDEXED BY articles_stale"
    is_open = bool(selection.needs) or set(selection.states) == set(OPEN)
    return "articles a INDEXED BY articles_open" if is_open else "articles a"


def _state_condition(states: Collection[State]) -> str:
    """Return a condition with the names written out, so that SQLite sees which index holds just these states."""
    names = ", ".join(f"'{state.value}'" for state in State if state in states)
    # A plus sign keeps SQLite from fetching and sorting all stories of states that most stories have.
    walk = len(states) > 1 and any(state in states for state in _FREQUENT) and set(states) != set(OPEN)
    return f"{'+' if walk else ''}a.state IN ({names})"


def conditions(selection: Selection, *, walking: bool = False) -> tuple[str, list[object]]:
    """Return the SQL condition and parameters of a selection, over the table `articles a`.

    `walking` says that each story is looked at by itself, as hits of a search are, until there are enough.
    """
    where: list[str] = ["1"]
    parameters: list[object] = []
    if selection.states:
        where.append(_state_condition(selection.states))
    if selection.desk:
        where.append("a.desk = ?")
        parameters.append(selection.desk)
    if selection.person:
        where.append(_BY_PERSON[walking])
        parameters += [selection.person, selection.person]
    if selection.needs:
        open_parts = " OR ".join(f"a.{Part(part)}_standing <> 'approved'" for part in selection.needs)
        where.append(f"{_state_condition(OPEN)} AND ({open_parts})")
    if selection.changed_since_out:
        where.append(CHANGED)
    if selection.stale:
        stale_parts = ", ".join(f"a.{Part(part)}_standing" for part in selection.stale)
        where.append(f"{STALE} AND 'stale' IN ({stale_parts})")
    where += [f"a.{Part(part)}_standing = 'approved'" for part in selection.approved]
    return " AND ".join(where), parameters
