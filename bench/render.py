"""Speed of rendering and exporting: `python -m bench.render` prints medians and 99th percentiles."""

import dataclasses
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from editor.article import body
from editor.article.ads import AdPlacement
from editor.article.article import Article, Byline, Dateline, Furniture
from editor.article.embeds import Capture, Embed
from editor.exporting import features, render
from editor.exporting.export import ExportRequest
from editor.exporting.targets import export

SENTENCE = (
    "The council voted {n} to 2 on the ferry’s *timetable*, “{n} times in a row,” "
    "said [the mayor](https://example.org/{n}). "
)
STORIES = 1_000


def story(number: int, words: int = 600) -> Article:
    """Return a story of about as many words, with two ads, a post, a heading, a list and a quotation."""
    paragraphs = [
        "".join(SENTENCE.format(n=number * 1_000 + line * 4 + part) for part in range(3)).strip()
        for line in range(max(1, words // 54))
    ]
    paragraphs[2:2] = ["::ad{#ad-1}", "## What it costs", "- boats\n- a landing stage\n- ice"]
    paragraphs[8:8] = ["::embed{#e-1}", "> I am not against boats.\n> — Devon Asher", "::ad{#ad-2}"]
    return Article(
        Furniture(
            f"story-{number}",
            headline=f"Council votes on ferry {number}",
            standfirst="Two boats will cross every forty minutes.",
            byline=(Byline("Tomas Adair"),),
            dateline=Dateline("PORT ELLERY"),
            published_at="2026-03-05",
        ),
        "\n\n".join(paragraphs) + "\n",
        ads=(AdPlacement("ad-1"), AdPlacement("ad-2")),
        embeds=(Embed("e-1", "x", "https://x.com/a/status/1", "1", (Capture("Boat!", "Ana", "ana", "2026-03-04"),)),),
    )


def milliseconds(work: Callable[[], object], before: Callable[[], object], times: int) -> tuple[float, float]:
    """Return median and 99th percentile of a piece of work, in milliseconds."""
    taken = []
    for _ in range(times):
        before()
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1_000)
    taken.sort()
    return statistics.median(taken), taken[min(len(taken) - 1, int(len(taken) * 0.99))]


def forget() -> None:
    """Empty every cache on the way from text to HTML."""
    from editor.article import inline

    render.forget()
    features.forget()
    for cached in (inline.read, inline.plain, body.quote_parts, body.list_items, body.table_rows):
        cached.cache_clear()


def parse_and_render(text: str) -> list[str]:
    """Return the HTML of a story's blocks."""
    return [render.render(block) for block in body.parse(text)]


class _Typing:
    """A story in which one word changes each time."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.number = 0

    def change(self) -> None:
        self.number += 1
        self.now = self.text.replace("3 times in a row", f"{self.number} turns in a row", 1)


def rate(jobs: int, target: str) -> float:
    """Return how many stories a second are exported by a number of processes."""
    requests = [ExportRequest(story(number)) for number in range(STORIES)]
    if jobs == 1:
        begun = time.perf_counter()
        for request in requests:
            export(target, request)
        return STORIES / (time.perf_counter() - begun)
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        list(pool.map(export, [target] * jobs, requests[:jobs]))
        begun = time.perf_counter()
        for _ in pool.map(export, [target] * STORIES, requests, chunksize=25):
            pass
        return STORIES / (time.perf_counter() - begun)


def main() -> None:
    """Print what was measured."""
    article = story(0)
    request = ExportRequest(article)
    words = sum(len(text.split()) for block in body.parse(article.body) for text in body.plain_texts(block))
    typing = _Typing(article.body)
    export("html", request)
    rows = (
        ("parse and render, cold", lambda: parse_and_render(article.body), forget),
        ("parse and render, one word changed", lambda: parse_and_render(typing.now), typing.change),
        ("export to html, cold", lambda: export("html", request), forget),
        (
            "export to html, one word changed",
            lambda: export("html", dataclasses.replace(request, article=dataclasses.replace(article, body=typing.now))),
            typing.change,
        ),
        ("export to page, unchanged", lambda: export("page", request), typing.change),
    )
    print(f"{words} words; milliseconds: median, 99th percentile")
    for name, work, before in rows:
        median, high = milliseconds(work, before, 300)
        print(f"  {name:40} {median:8.2f} {high:8.2f}")
    print(f"{STORIES} stories; stories a second")
    for jobs in (1, 2):
        print(f"  export to html, {jobs} process{'es' if jobs > 1 else '  '} {rate(jobs, 'html'):26.0f}")


if __name__ == "__main__":
    main()
