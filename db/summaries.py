"""Rows of the desk list: the columns that make a summary, and selections as conditions over them."""

from functools import lru_cache

from db.connection import Row
from editor.article.library_values import ArticleSummary, Selection, Standing, Standings
from editor.article.parts import Part
from editor.article.workflow import State

SUMMARY = (
    "a.id, a.slug, a.headline, a.state, a.desk, a.language, a.byline, a.words, a.created_at, a.created_by,"
    " a.updated_at, a.updated_by, a.head, a.attribution_standing, a.ads_standing, a.embeds_standing"
)


@lru_cache(maxsize=27)
def _standings(attribution: str, ads: str, embeds: str) -> Standings:
    return Standings(Standing(attribution), Standing(ads), Standing(embeds))


def summary_of(row: Row) -> ArticleSummary:
    """Return the value of a row of the columns SUMMARY."""
    article_id, slug, headline, state, desk, language, byline, words, made, maker, changed, changer, head, *parts = row
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
        _standings(*parts[:3]),
    )


def conditions(selection: Selection) -> tuple[str, list[object]]:
    """Return the SQL condition and parameters of a selection, over the table `articles a`."""
    where: list[str] = ["1"]
    parameters: list[object] = []
    if selection.states:
        where.append(f"a.state IN ({', '.join('?' * len(selection.states))})")
        parameters += [state.value for state in selection.states]
    if selection.desk:
        where.append("a.desk = ?")
        parameters.append(selection.desk)
    if selection.person:
        where.append("? IN (a.created_by, a.updated_by)")
        parameters.append(selection.person)
    if selection.needs:
        open_parts = " OR ".join(f"a.{Part(part)}_standing <> 'approved'" for part in selection.needs)
        where.append(f"a.state IN ('draft', 'in review') AND ({open_parts})")
    where += [f"a.{Part(part)}_standing = 'approved'" for part in selection.approved]
    return " AND ".join(where), parameters
