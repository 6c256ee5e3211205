"""Full-text search with FTS5: as one types the newest stories first, and ranked where somebody asks for that.

A search row's id is the story's recency, so that walking the rows backwards, which FTS5 does without sorting, gives the
newest first: 0.2 ms in 100,000 stories where ranking costs 430 ms. The table keeps no text of its own; snippets are cut
from the stories in sight.
"""

import threading
import unicodedata
from collections.abc import Sequence

from db.connection import Connection
from db.contents import SearchRow, unpack
from db.snippets import snippet
from db.summaries import SUMMARY, conditions, summary_of
from editor.article.library_values import EVERYTHING, Hit, Selection
from editor.article.text import admit

# Headline, slug, byline, people, body: what a word counts by where it stands.
_WEIGHTS = "10.0, 8.0, 4.0, 3.0, 1.0"
_TOKEN_CATEGORIES = (
    "L",
    "N",
    "Co",
)  # what unicode61 takes for a word: https://sqlite.org/fts5.html#unicode61_tokenizer
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
        self._ranking = False

    def newest(self, text: str, limit: int = 50, selection: Selection = EVERYTHING) -> tuple[Hit, ...]:
        """Return the stories that have all words, the one changed last first; the last word may be unfinished."""
        return self._hits("0.0", "search.rowid DESC", text, limit, selection)

    def ranked(self, text: str, limit: int = 50, selection: Selection = EVERYTHING) -> tuple[Hit, ...]:
        """Return the stories that have all words, the best first, with snippets; raises SearchInterrupted."""
        with self._guard:
            self._ranking = True
        try:
            rank = f"bm25(search, {_WEIGHTS})"
            hits = self._hits(rank, "rank_, search.rowid DESC", text, limit, selection)
        finally:
            with self._guard:
                self._ranking = False
        cut = self.snippets(text, [hit.summary.id for hit in hits])
        return tuple(Hit(hit.summary, hit.rank, cut.get(hit.summary.id, "")) for hit in hits)

    def _hits(self, rank: str, order: str, text: str, limit: int, selection: Selection) -> tuple[Hit, ...]:
        query = match_query(text)
        if not query:
            return ()
        where, parameters = conditions(selection)
        # CROSS JOIN keeps SQLite from walking the stories and asking the index for each.
        rows = self._connection.all(
            f"SELECT {rank} AS rank_, {SUMMARY} FROM search CROSS JOIN articles a ON a.recency = search.rowid"
            f" WHERE search MATCH ? AND {where} ORDER BY {order} LIMIT ?",
            (query, *parameters, limit),
        )
        return tuple(Hit(summary_of(row[1:]), row[0]) for row in rows)

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
        """Make a ranked search that is running give way; never touches a save. May be called on any thread."""
        with self._guard:
            if self._ranking:
                self._connection.raw.interrupt()
