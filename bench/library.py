"""How fast a library answers: `python -m bench.library [--stories 100000] [--words 600]`.

Stories are made of words that follow Zipf's law, as those of a language do, so that short prefixes match as much as
they do in prose. The medians and 99th centiles are of calls in process, on a library that was closed and opened again.
"""

import argparse
import dataclasses
import random
import statistics
import string
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from itertools import accumulate
from pathlib import Path

from bench.filling import fill_fast
from db.library import Library, open_library
from editor.article.article import Article, Byline, Furniture
from editor.article.library_errors import SearchInterrupted
from editor.article.library_values import Selection, WorkingCopy
from editor.article.part import Part
from editor.article.workflow import State

BATCH = 500
CHANGED = Selection(changed_since_out=True)
VOCABULARY = 30_000
DESKS = ("news", "politics", "business", "culture", "sport")


class Stories:
    """Makes stories, the same ones each time."""

    def __init__(self, words: int) -> None:
        self.chance = random.Random(12)
        letters = [string.ascii_lowercase[min(int(self.chance.expovariate(0.12)), 25)] for _ in range(400_000)]
        pieces = ("".join(letters[at : at + self.chance.randint(2, 9)]) for at in range(0, 390_000, 5))
        self.vocabulary = list(dict.fromkeys(pieces))[:VOCABULARY]
        self.weights = list(accumulate(1 / (rank + 2) for rank in range(len(self.vocabulary))))
        self.words = words

    def some(self, number: int) -> str:
        """Return so many words."""
        return " ".join(self.chance.choices(self.vocabulary, cum_weights=self.weights, k=number))

    def article(self, number: int) -> Article:
        """Return a story: a headline, a byline, paragraphs of about 40 words."""
        furniture = Furniture(
            slug=f"story-{number}",
            headline=self.some(9).capitalize(),
            byline=(Byline(self.some(2).title()),),
            desk=self.chance.choice(DESKS),
        )
        paragraphs = [self.some(40).capitalize() + "." for _ in range(self.words // 40)]
        return Article(furniture, "\n\n".join(paragraphs) + "\n")


def _line(name: str, seconds: list[float], unit: str = "ms") -> None:
    ordered = sorted(seconds)
    at = min(len(ordered) - 1, int(len(ordered) * 0.99))
    print(f"{name:58} p50 {statistics.median(ordered) * 1e3:8.2f}  p99 {ordered[at] * 1e3:8.2f} {unit}", flush=True)


def _times(calls: Iterable[Callable[[], object]]) -> list[float]:
    found = []
    for call in calls:
        start = time.perf_counter()
        call()
        found.append(time.perf_counter() - start)
    return found


def fill(library: Library, stories: Stories, number: int) -> None:
    """Put the stories in, in batches."""
    start, spent = time.perf_counter(), 0.0
    for first in range(0, number, BATCH):
        batch = [stories.article(one) for one in range(first, min(number, first + BATCH))]
        before = time.perf_counter()
        library.create_many(batch, "Bench")
        spent += time.perf_counter() - before
    total = time.perf_counter() - start
    print(
        f"{'create_many, ' + str(BATCH) + ' at a time':58} {number / spent:8.0f} stories a second ({total:.0f} s)",
        flush=True,
    )


def search_as_one_types(library: Library, stories: Stories, rounds: int) -> None:
    """Time the search at each key: prefixes of one to four letters, two words, with and without a filter."""
    chance = stories.chance
    everything, filtered = Selection(), Selection(states=(State.DRAFT,), desk="culture")

    def words() -> str:
        return stories.some(1)

    for letters in (1, 2, 3, 4):
        queries = [words()[:letters] for _ in range(rounds)]
        _line(f"newest, {letters} letters", _times(_newest(library, queries, everything)))
    queries = [f"{words()} {words()[: chance.randint(1, 3)]}" for _ in range(rounds)]
    _line("newest, two words, the second unfinished", _times(_newest(library, queries, everything)))
    queries = [f"{words()[:1]} {words()[:1]}" for _ in range(rounds)]
    _line("newest, a letter and a letter", _times(_newest(library, queries, everything)))
    queries = [words()[: chance.randint(1, 3)] for _ in range(rounds)]
    _line("newest, 1 to 3 letters, one desk, drafts", _times(_newest(library, queries, filtered)))
    _line("newest, 1 to 3 letters, with 12 snippets", _times(_newest_with_snippets(library, queries)))


def _newest(library: Library, queries: list[str], selection: Selection) -> list[Callable[[], object]]:
    return [partial(library.search.newest, query, 50, selection) for query in queries]


def _newest_with_snippets(library: Library, queries: list[str]) -> list[Callable[[], object]]:
    def ask(query: str) -> object:
        hits = library.search.newest(query, 50)
        return library.search.snippets(query, [hit.summary.id for hit in hits[:12]])

    return [partial(ask, query) for query in queries]


def ranked(library: Library, stories: Stories, rounds: int) -> None:
    """Time submitted queries, and how long one takes to give way to the next key."""
    import threading

    queries = [stories.some(2) for _ in range(rounds)]
    _line("ranked with snippets, two words", _times(partial(library.search.ranked, query) for query in queries))
    waited = []
    for _ in range(min(rounds, 20)):
        asked: list[float] = []

        def give_way(asked: list[float] = asked) -> None:
            asked.append(time.perf_counter())
            library.search.interrupt()

        timer = threading.Timer(0.02, give_way)
        timer.start()
        try:
            library.search.ranked(stories.some(1)[:1])
        except SearchInterrupted:
            waited.append(time.perf_counter() - asked[0])
        timer.join()
    if waited:
        _line(f"a ranked one-letter search gives way ({len(waited)} times)", waited)


def publish(library: Library) -> None:
    """Have 19 of 20 stories published and one of 500 of these changed since, as in a library of some years."""
    with library.connection.write():
        library.connection.run(
            "UPDATE articles SET state = 'published', out_content = iif(number % 500 = 1, 'another', head_content)"
            " WHERE number % 20 <> 0"
        )


def lists(library: Library, rounds: int) -> None:
    """Time the desk list."""
    listing = library.articles.list
    _line("list, the newest 200", _times([listing] * rounds))
    for name, selection in (
        ("drafts", Selection(states=(State.DRAFT,))),
        ("one desk", Selection(desk="culture")),
        ("drafts of one desk", Selection(states=(State.DRAFT,), desk="culture")),
        ("needs ads", Selection(needs=(Part.ADS,))),
        ("changed since published", CHANGED),
    ):
        _line(f"list, 200, {name}", _times([partial(listing, selection)] * rounds))
    _line("count, changed since published", _times([partial(library.articles.count, CHANGED)] * 50))
    _line("count by state", _times([library.articles.count_by_state] * 50))
    slugs = [row.slug for row in listing(limit=rounds)]
    _line("get a story", _times(partial(library.articles.get, slug) for slug in slugs))


def saves(library: Library, stories: Stories, rounds: int) -> None:
    """Time saves with a changed paragraph, and working copies: each flushed to the disk."""
    rows = library.articles.list(limit=min(rounds, 200))
    spent, copies = [], []
    for row in rows:
        stored = library.articles.get_by_id(row.id)
        article = dataclasses.replace(stored.article, body=stored.article.body + f"\n{stories.some(12)}\n")
        copy = WorkingCopy(row.id, "bench", "Bench", article, row.head)
        copies += _times([partial(library.working_copies.put, copy)])
        spent += _times([partial(library.save, row.id, article, row.head, "Bench")])
    _line("save (parse, hash, revision, row, search, audit, flush)", spent)
    _line("working copy, flushed", copies)


def main() -> None:
    """Make a library in a folder of its own, and time it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=100_000)
    parser.add_argument("--words", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--verify", action="store_true", help="time verify and backup too")
    options = parser.parse_args()
    stories = Stories(options.words)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.copydesk"
        library = open_library(Path(folder) / "taken in.copydesk")
        fill(library, stories, min(2_000, options.stories))
        library.close()
        fill_fast(path, stories, options.stories)
        print(f"{options.stories} stories of {options.words} words: {path.stat().st_size / 1e6:.0f} MB")
        _line("open", _times([lambda: open_library(path).close()] * 20))
        library = open_library(path)
        lists(library, options.rounds)
        publish(library)
        print("with 19 of 20 published:")
        lists(library, options.rounds)
        search_as_one_types(library, stories, options.rounds)
        ranked(library, stories, min(options.rounds, 60))
        saves(library, stories, options.rounds)
        if options.verify:
            _line("backup", _times([partial(library.backup, Path(folder) / "copy.copydesk")]))
            _line("verify", _times([library.verify]))
            print(library.verify())
        library.close()


if __name__ == "__main__":
    main()
