"""Full-text search with FTS5: as one types the newest stories first, and ranked where somebody asks for that.

A search row's id is the story's recency, so that walking the rows backwards, which FTS5 does without sorting, gives the
newest first: 0.2 ms in 100,000 stories where ranking costs 430 ms. The table keeps no text of its own; snippets are cut
from the stories in sight.
"""

import threading
import unicodedata
from collections.abc import Sequence

from db import search_terms
from db.connection import Connection
from db.contents import SearchRow, unpack
from db.snippets import snippet
from db.summaries import SUMMARY, conditions, source, summary_of
from editor.article.library_values import EVERYTHING, Hit, Selection
from editor.article.text import admit

# Headline, slug, byline, people, body: what a word counts by where it stands.
_WEIGHTS = "10.0, 8.0, 4.0, 3.0, 1.0"
_TOKEN_CATEGORIES = (
    "L",
    "N",
    "Co",
)  # what unicode61 takes for a word: https://sqlite.org/fts5.html#unicode61_tokenizer
FEW = 300  # stories of a selection that are named to the search: 0.1 ms to find out
MOST_TERMS = 24  # words of a query that are looked for; more of them never helped anybody


def fill_row(connection: Connection, row: int, content: SearchRow) -> None:
    """Add a search row, inside a write."""
    connection.run(
        "INSERT INTO search (rowid, headline, slug, byline, people, body) VALUES (?, ?, ?, ?, ?, ?)",
        (row, content.headline, content.slug, content.byline, content.people, content.body),
    )


def move_row(connection: Connection, before: int, row: int, content: SearchRow) -> None:
    """Put a search row in the place of an older one, inside a write."""
    connection.run("DELETE FROM search WHERE rowid = ?", (before,))
    fill_row(connection, row, content)


def terms(text: str) -> list[str]:
    """Return the words of a query as a person typed them, without those that hold no letter and no digit."""
    return [
        piece
        for piece in admit(text).replace('"', " ").split()
        if any(unicodedata.category(character).startswith(_TOKEN_CATEGORIES) for character in piece)
    ][:MOST_TERMS]


def match_query(text: str) -> str:
    """Return any text as a query of FTS5, or an empty text if it holds no word; the last word may be unfinished.

    Each word is quoted, so that `AND`, `title:`, `(` and `-` are words or nothing.
    """
    quoted = [f'"{term}"' for term in terms(text)]
    return " ".join(quoted) + "*" if quoted else ""


class StorySearch:
    """Finds stories by their words."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._guard = threading.Lock()
        self._searching = False

    def newest(self, text: str, limit: int = 50, selection: Selection = EVERYTHING) -> tuple[Hit, ...]:
        """Return the stories that have all words, the one changed last first; the last word may be unfinished.

        Raises SearchInterrupted.
        """
        return self._hits("0.0", "search.rowid DESC", self._walked(text), limit, selection)

    def ranked(self, text: str, limit: int = 50, selection: Selection = EVERYTHING) -> tuple[Hit, ...]:
        """Return the stories that have all words, the best first, with snippets; raises SearchInterrupted."""
        rank = f"bm25(search, {_WEIGHTS})"
        hits = self._hits(rank, "rank_, search.rowid DESC", match_query(text), limit, selection)
        cut = self.snippets(text, [hit.summary.id for hit in hits])
        return tuple(Hit(hit.summary, hit.rank, cut.get(hit.summary.id, "")) for hit in hits)

    def _walked(self, text: str) -> str:
        """Return a text as a query that is answered from the newest story on; an empty one finds nothing."""
        *whole, last = terms(text) or [""]
        words = search_terms.beginning(self._connection, last)
        if words is None:
            return match_query(text)
        return " AND ".join([*(f'"{term}"' for term in whole), search_terms.any_of(words)]) if words else ""

    def _hits(self, rank: str, order: str, query: str, limit: int, selection: Selection) -> tuple[Hit, ...]:
        if not query:
            return ()
        where, parameters = self._among(selection)
        if not where:
            return ()
        with self._guard:
            self._searching = True
        try:
            # CROSS JOIN keeps SQLite from walking the stories and asking the index for each.
            rows = self._connection.all(
                f"SELECT {rank} AS rank_, {SUMMARY} FROM search CROSS JOIN articles a ON a.recency = search.rowid"
                f" WHERE search MATCH ? AND {where} ORDER BY {order} LIMIT ?",
                (query, *parameters, limit),
            )
        finally:
            with self._guard:
                self._searching = False
        return tuple(Hit(summary_of(row[1:]), row[0]) for row in rows)

    def _among(self, selection: Selection) -> tuple[str, list[object]]:
        """Return the condition that a hit is of a selection, an empty one where no story is, and its parameters.

        A selection of few stories has few hits, so that the walk goes on to the oldest story. It then looks at numbers
        alone, from the first to the last of these stories: 5 ms where fetching 100,000 rows takes 100.
        """
        where, parameters = conditions(selection, walking=True)
        if selection == EVERYTHING:
            return where, parameters
        rows = self._connection.all(
            f"SELECT a.recency FROM {source(selection)} WHERE {where} LIMIT {FEW + 1}", parameters
        )
        if len(rows) > FEW:
            return where, parameters
        few = sorted(row[0] for row in rows)
        if not few:
            return "", []
        # A plus sign keeps SQLite from asking the index anew for each number.
        return f"search.rowid BETWEEN ? AND ? AND +search.rowid IN ({', '.join(map(str, few))})", [few[0], few[-1]]

    def snippets(self, text: str, article_ids: Sequence[str]) -> dict[str, str]:
        """Return a snippet for each story that has the words: ask for the rows in sight alone."""
        wanted = terms(text)
        marks = ", ".join("?" * len(article_ids))
        rows = self._connection.all(
            "SELECT a.id, c.body FROM articles a JOIN revisions r ON r.id = a.head"
            f" JOIN contents c ON c.hash = r.content WHERE a.id IN ({marks})",
            article_ids,
        )
        from editor.article import body

        found = {}
        for article_id, packed in rows:
            article = unpack(packed)
            texts = (text for block in body.parse(article.body) for text in body.plain_texts(block))
            cut = snippet((article.furniture.standfirst, *texts), wanted)
            if cut:
                found[article_id] = cut
        return found

    def interrupt(self) -> None:
        """Make a search that is running give way; never touches a save. May be called on any thread."""
        with self._guard:
            if self._searching:
                self._connection.raw.interrupt()
