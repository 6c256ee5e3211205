"""Speed of the ad rules on a story of 50,000 words: `python -m bench.ads` prints medians and 99th percentiles."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from bench.render import SENTENCE, milliseconds
from editor.article import ad_density, ad_places, body
from editor.article.ad_places import Places
from editor.article.ad_policy import AdPolicy
from editor.article.ad_suggestions import suggest
from editor.article.ad_verdicts import judge, verdicts
from editor.article.ads import AdPlacement
from editor.article.article import Article, Furniture
from editor.checks.ads_presets import presets

WORDS = 50_000
EVERY = 60  # paragraphs between two placements


def story() -> Article:
    """Return a story of so many words with links, emphasis and quotations, and sixteen placements."""
    blocks: list[str] = []
    ads: list[AdPlacement] = []
    words = 0
    while words < WORDS:
        number = len(blocks)
        blocks.append("".join(SENTENCE.format(n=number * 4 + part) for part in range(3)).strip())
        words += len(blocks[-1].split())
        if number % EVERY == EVERY // 2:
            ads.append(AdPlacement(f"ad-{number}"))
            blocks.append(f"::ad{{#ad-{number}}}")
    return Article(Furniture("long"), "\n\n".join(blocks) + "\n", ads=tuple(ads))


class _Typing:
    """A story in which one word changes each time."""

    def __init__(self, article: Article) -> None:
        self.article = self.now = article
        self.number = 0

    def change(self) -> None:
        """Change a word in the middle."""
        self.number += 1
        text = self.article.body
        middle = text.index("The council", len(text) // 2)
        self.now = replace(self.article, body=f"{text[:middle]}Word {self.number}. {text[middle:]}")


def _verdicts(typing: _Typing, policy: AdPolicy) -> object:
    return verdicts(typing.now, policy)


def _gaps(typing: _Typing, policy: AdPolicy) -> object:
    return judge(typing.now, policy).gaps


def forget() -> None:
    """Empty the caches of words and heights."""
    from bench.render import forget as forget_words

    forget_words()
    for cached in (ad_places.words_of, ad_density.height_of):
        cached.cache_clear()


def main() -> None:
    """Print what was measured."""
    article = story()
    typing = _Typing(article)
    long = replace(presets()["house"], most=0)
    count = sum(len(text.split()) for block in body.parse(article.body) for text in body.plain_texts(block))
    print(f"{count} words, {len(body.parse(article.body))} blocks; milliseconds: median, 99th percentile")
    for name, policy in presets().items():
        rows = (
            ("verdicts, reading included, one word changed", partial(_verdicts, typing, policy)),
            ("verdicts and every gap, one word changed", partial(_gaps, typing, policy)),
        )
        for what, judging in rows:
            median, high = milliseconds(judging, typing.change, 100)
            print(f"  {name:14} {what:48} {median:8.2f} {high:8.2f}")
    others: tuple[tuple[str, Callable[[], object], Callable[[], None], int], ...] = (
        ("verdicts, nothing read before", lambda: verdicts(article, presets()["house"]), forget, 20),
        ("where a placement can go: a new reading of places", lambda: Places(typing.now), typing.change, 100),
        ("suggestion, at most 4", lambda: suggest(typing.now, presets()["house"]), typing.change, 20),
        ("suggestion, no limit", lambda: suggest(replace(article, ads=(), body=_bare(article)), long), _nothing, 5),
    )
    for what, work, before, times in others:
        median, high = milliseconds(work, before, times)
        print(f"  {'':14} {what:48} {median:8.2f} {high:8.2f}")


def _bare(article: Article) -> str:
    return "\n\n".join(block.source for block in body.parse(article.body) if not isinstance(block, body.Ad))


def _nothing() -> None:
    """Do nothing before a measurement."""


if __name__ == "__main__":
    main()
