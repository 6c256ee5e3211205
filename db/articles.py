"""The stories as rows: what the desk list shows, kept in step with each story's head."""

from db.connection import Connection
from db.contents import Facts, byline_text, unpack
from db.search import fill_row, move_row
from db.summaries import SUMMARY, conditions, source, summary_of
from editor.article.library_errors import NoSuchStory, SlugTaken
from editor.article.library_values import (
    EVERYTHING,
    ArticleSummary,
    Order,
    PartHashes,
    Selection,
    Standings,
    StoredArticle,
)
from editor.article.workflow import State

_HASHES = "a.attribution_hash, a.ads_hash, a.embeds_hash"

# Recency, not the clock: a clock that was set back must not hide what was just written.
_ORDERS = {
    Order.UPDATED: "a.recency DESC",
    Order.CREATED: "a.number DESC",
    Order.SLUG: "a.slug",
    Order.HEADLINE: "a.headline COLLATE NOCASE, a.recency DESC",
    Order.WORDS: "a.words DESC, a.recency DESC",
    Order.STATE: "a.state, a.recency DESC",
    Order.DESK: "a.desk, a.recency DESC",
}


class ArticleStore:
    """The table of stories; its rows change only together with what they sum up."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, slug: str) -> StoredArticle:
        """Return the story with a slug; raises NoSuchStory."""
        return self._stored("a.slug = ?", slug)

    def get_by_id(self, article_id: str) -> StoredArticle:
        """Return the story with an id; raises NoSuchStory."""
        return self._stored("a.id = ?", article_id)

    def _stored(self, where: str, name: str) -> StoredArticle:
        row = self._connection.one(
            f"SELECT {_HASHES}, c.hash, c.body, {SUMMARY} FROM articles a JOIN revisions r ON r.id = a.head"
            f" JOIN contents c ON c.hash = r.content WHERE {where}",
            (name,),
        )
        if row is None:
            raise NoSuchStory(f"There is no story “{name}” in this library.")
        return StoredArticle(summary_of(row[5:]), unpack(row[4], row[3]), PartHashes(*row[:3]))

    def summary(self, article_id: str) -> ArticleSummary:
        """Return a story's row without its text; raises NoSuchStory."""
        row = self._connection.one(f"SELECT {SUMMARY} FROM articles a WHERE a.id = ?", (article_id,))
        if row is None:
            raise NoSuchStory(f"There is no story “{article_id}” in this library.")
        return summary_of(row)

    def has_slug(self, slug: str) -> bool:
        """Return whether a story has this slug; capitals make no difference."""
        return self._connection.one("SELECT 1 FROM articles WHERE slug = ?", (slug,)) is not None

    def list(
        self,
        selection: Selection = EVERYTHING,
        limit: int = 200,
        offset: int = 0,
        order: Order = Order.UPDATED,
    ) -> tuple[ArticleSummary, ...]:
        """Return the selected stories; those with the same place in the order, the one changed last first."""
        where, parameters = conditions(selection)
        rows = self._connection.all(
            f"SELECT {SUMMARY} FROM {source(selection)} WHERE {where} ORDER BY {_ORDERS[order]} LIMIT ? OFFSET ?",
            (*parameters, limit, offset),
        )
        return tuple(summary_of(row) for row in rows)

    def count(self, selection: Selection = EVERYTHING) -> int:
        """Return how many stories are selected."""
        where, parameters = conditions(selection)
        return int(self._connection.value(f"SELECT count(*) FROM {source(selection)} WHERE {where}", parameters))

    def count_by_state(self) -> dict[State, int]:
        """Return how many stories are in each state."""
        found: dict[str, int] = dict(self._connection.all("SELECT state, count(*) FROM articles GROUP BY state"))
        return {state: int(found.get(state.value, 0)) for state in State}

    def count_by_desk(self) -> dict[str, int]:
        """Return how many stories each desk has; the desk without a name is the empty text."""
        return dict(self._connection.all("SELECT desk, count(*) FROM articles GROUP BY desk"))

    def slugs(self) -> tuple[str, ...]:
        """Return every slug, from A."""
        return tuple(row[0] for row in self._connection.all("SELECT slug FROM articles ORDER BY slug"))

    def insert(self, article_id: str, facts: Facts, author: str, time: str) -> None:
        """Add the row of a new story, which has no head yet, and its search row, inside a write; raises SlugTaken."""
        furniture = facts.article.furniture
        self._refuse_taken(furniture.slug, "")
        recency = self._next_recency()
        self._connection.run(
            "INSERT INTO articles (id, slug, headline, state, desk, language, byline, words, created_at, created_by,"
            " updated_at, updated_by, recency, attribution_hash, ads_hash, embeds_hash)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                article_id,
                furniture.slug,
                furniture.headline,
                State.DRAFT.value,
                furniture.desk,
                furniture.language,
                byline_text(facts.article),
                facts.words,
                time,
                author,
                time,
                author,
                recency,
                *_hash_values(facts.part_hashes),
            ),
        )
        fill_row(self._connection, recency, facts.search)

    def set_head(self, article_id: str, head: str) -> None:
        """Name a story's head, inside a write."""
        self._connection.run(
            "UPDATE articles SET head = ?, head_content = (SELECT content FROM revisions WHERE id = ?) WHERE id = ?",
            (head, head, article_id),
        )

    def update(self, article_id: str, facts: Facts, head: str, author: str, time: str) -> None:
        """Bring a story's row and search row in step with its new head, inside a write; raises SlugTaken."""
        furniture = facts.article.furniture
        self._refuse_taken(furniture.slug, article_id)
        before, recency = self._recency(article_id), self._next_recency()
        self._connection.run(
            "UPDATE articles SET slug = ?, headline = ?, desk = ?, language = ?, byline = ?, words = ?, updated_at = ?,"
            " updated_by = ?, head = ?, head_content = ?, recency = ?, attribution_hash = ?, ads_hash = ?,"
            " embeds_hash = ? WHERE id = ?",
            (
                furniture.slug,
                furniture.headline,
                furniture.desk,
                furniture.language,
                byline_text(facts.article),
                facts.words,
                time,
                author,
                head,
                facts.hash,
                recency,
                *_hash_values(facts.part_hashes),
                article_id,
            ),
        )
        move_row(self._connection, before, recency, facts.search)

    def set_state(self, article_id: str, facts: Facts, state: State, person: str, time: str) -> None:
        """Change a story's state, inside a write; it is then the one changed last."""
        before, recency = self._recency(article_id), self._next_recency()
        self._connection.run(
            "UPDATE articles SET state = ?, updated_at = ?, updated_by = ?, recency = ? WHERE id = ?",
            (state.value, time, person, recency, article_id),
        )
        move_row(self._connection, before, recency, facts.search)

    def set_standings(self, article_id: str, standings: Standings) -> None:
        """Write down how a story's parts stand, inside a write."""
        self._connection.run(
            "UPDATE articles SET attribution_standing = ?, ads_standing = ?, embeds_standing = ? WHERE id = ?",
            (standings.attribution.value, standings.ads.value, standings.embeds.value, article_id),
        )

    def set_out(self, article_id: str, revision: str) -> None:
        """Write down from which revision readers were given the story last, inside a write."""
        self._connection.run(
            "UPDATE articles SET out_content = (SELECT content FROM revisions WHERE id = ?) WHERE id = ?",
            (revision, article_id),
        )

    def part_hashes(self, article_id: str) -> PartHashes:
        """Return the hash of each part of a story's head; raises NoSuchStory."""
        row = self._connection.one(f"SELECT {_HASHES} FROM articles a WHERE a.id = ?", (article_id,))
        if row is None:
            raise NoSuchStory(f"There is no story “{article_id}” in this library.")
        return PartHashes(*row)

    def _next_recency(self) -> int:
        return int(self._connection.value("SELECT coalesce(max(recency), 0) + 1 FROM articles"))

    def _recency(self, article_id: str) -> int:
        return int(self._connection.value("SELECT recency FROM articles WHERE id = ?", (article_id,)))

    def _refuse_taken(self, slug: str, article_id: str) -> None:
        if self._connection.one("SELECT 1 FROM articles WHERE slug = ? AND id <> ?", (slug, article_id)):
            raise SlugTaken(f"The slug “{slug}” belongs to another story; choose another.")


def _hash_values(hashes: PartHashes) -> tuple[str, str, str]:
    return hashes.attribution, hashes.ads, hashes.embeds
