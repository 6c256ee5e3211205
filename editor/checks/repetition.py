"""The check of facts told twice, as happens when a post's words or an agency's lead are left beside the story's own."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from editor.article.findings import Severity
from editor.checks.check import Check, Problem
from editor.checks.sentences import Figure, Sentence, sentences
from editor.checks.story import Story

_SHARED = 7  # content words in common at least
_SHARE = 0.5  # of the shorter sentence's content words
_RARE = 6  # sentences at most that hold a word by which others like them are looked for
_RARE_SHARED = 3
_SHOWN = 60  # characters of the earlier sentence in a message

Placed = tuple[int, Sentence]


def _told_twice(story: Story) -> Iterator[Problem]:
    told = sentences(story)
    found: dict[int, int] = {}
    for number, other in _same_figures(told):
        found.setdefault(number, other)
    for number, other in _alike(told):
        found.setdefault(number, other)
    for number in sorted(found):
        paragraph, sentence = told[number]
        before, earlier = told[found[number]]
        words = story.prose[before].text[earlier.start : earlier.end]
        shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1].rsplit(" ", 1)[0] + "…"
        yield Problem(f"Told before: “{shown}”", *story.place(paragraph, sentence.start, sentence.end))


def _same_figures(told: list[Placed]) -> Iterator[tuple[int, int]]:
    """Yield sentences that count the same things, told in two words or more, to the same number in two paragraphs."""
    seen: dict[tuple[int, frozenset[str]], int] = {}
    for number, (paragraph, sentence) in enumerate(told):
        for figure in sentence.figures:
            if not _tells(figure):
                continue
            other = seen.setdefault((figure.number, figure.words), number)
            if told[other][0] != paragraph:
                yield number, other


def _tells(figure: Figure) -> bool:
    return figure.number > 12 and len(figure.words) > 1 and not figure.is_measure


def _alike(told: list[Placed]) -> Iterator[tuple[int, int]]:
    """Yield sentences of two paragraphs that share most of their content words."""
    whole = [(number, one.stems) for number, (_, one) in enumerate(told) if len(one.stems) >= _SHARED and one.is_whole]
    counts = Counter(word for _, stems in whole for word in stems)
    holders: dict[str, list[int]] = defaultdict(list)
    for number, stems in whole:
        some = [word for word in stems if 1 < counts[word] <= _RARE]
        if len(some) >= _RARE_SHARED:
            for word in some:
                holders[word].append(number)
    pairs: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        for at, later in enumerate(numbers):
            for earlier in numbers[:at]:
                pairs[later, earlier] += 1
    for (later, earlier), rare in sorted(pairs.items()):
        if rare >= _RARE_SHARED and told[later][0] != told[earlier][0] and _same(told[later][1], told[earlier][1]):
            yield later, earlier


def _same(one: Sentence, other: Sentence) -> bool:
    if one.is_timed and other.is_timed:
        return False  # two updates of a live report
    common = len(one.stems & other.stems)
    return common >= _SHARED and common >= _SHARE * min(len(one.stems), len(other.stems))


CHECKS = (
    Check(
        "told-twice",
        Severity.NOTE,
        "A fact is told once.",
        _told_twice,
        title="Told twice",
        example="The bill passed with 63 votes in favor. … With 63 votes in favor, Congress approved the bill.",
        mend="Leave one of the two out, or say with the second what is new. Words of a post go into an embed.",
    ),
)
