"""A story read again after edits is read as one that nobody read before; and what is kept for that is right afresh."""

import contextlib
import functools
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, combinations

from hypothesis import given
from hypothesis import strategies as st

from editor.article import ledger, people
from editor.article.ads import AdPlacement
from editor.article.article import Article, Byline, Furniture
from editor.article.earlier import Earlier
from editor.article.parts import part_hashes
from editor.article.sources import Source
from editor.checks import figures, repetition
from editor.checks.figures import Told
from editor.checks.registry import run_checks
from editor.checks.repetition import Alike
from editor.checks.sentences import Figure, Sentence
from editor.checks.story import Story

NAMES = ("Rosa Diaz", "Diaz", "Tomas Adair", "Ms Adair", "Mayor Rosa Dias", "she", "the mayor", "Ines Vale, 41,")
LINES = (
    "The council voted 7 to 2 on the timetable of the ferry, which leaves the northern pier at noon.",
    "With 63 votes in favor, the council approved the timetable of the northern ferry.",
    "The council approved the timetable of the northern ferry with 65 votes in favor.",
    "{name} said the council approved the timetable of the northern ferry.",
    "“We have waited 9 winters for this boat,” said {name}. “It is time.” [@diaz]",
    "“We have waited {number} winters for this boat,” {name} said.",
    "“We have waited long enough,” he said. “It is time,” she added, and {name} agreed: “It is.”",
    "{name} and his team waited. “It is time to build it,” the company said. “We will.”",
    "“It is late.”",
    "{name} claimed that {number} boats lay idle behind the old northern wall on Tuesday.",
    "“And it runs on,",
    "“and it ends here,” {name} admitted. [@vale, phone; @nobody]",
    "> We have waited.\n> — {name}",
    "## {name} and the ferry",
    "- {number} boats\n- {number} winters",
    "::ad{{#ad-{number}}}",
    "::embed{{#e-1}}",
    "Sources said {number} boats were lost TK.",
    "The council said no” and left.",
    "Q: Who says so?",
    "![](asset:00)",
    "```\n“code”\n```",
)
line = st.builds(
    lambda form, name, number: form.format(name=name, number=number),
    st.sampled_from(LINES),
    st.sampled_from(NAMES),
    st.integers(1, 4),
)
paragraphs = st.lists(line, max_size=9)


def made(blocks: list[str], headline: str = "63 votes in favor of the ferry") -> Article:
    """Return a story of some blocks, with the records that their markers and citations may name."""
    furniture = Furniture("ferry", headline=headline, byline=(Byline("Ana Ruiz"),))
    sources = (Source("diaz", "Rosa Diaz"), Source("vale", "Ines Vale"))
    return Article(furniture, "\n\n".join(blocks), sources=sources, ads=tuple(AdPlacement(f"ad-{n}") for n in (1, 2)))


def forget() -> None:
    """Empty every cache between the text and what is read out of it."""
    ledger.forget()
    people.forget()
    for name, module in tuple(sys.modules.items()):
        if name.startswith(("editor.article.", "editor.checks.")):
            for one in vars(module).values():
                if isinstance(one, functools._lru_cache_wrapper):
                    one.cache_clear()


def everything(story: Story) -> tuple[object, ...]:
    """Return all that is read out of a story."""
    places = story.blocks, story.passages, story.citations
    hashes = part_hashes(story.article, story.earlier)
    return (*places, story.ledger, story.people, story.ads.placements, story.ads.gaps, run_checks(story), hashes)


def assert_read_as_afresh(versions: list[Article], earlier: Earlier) -> None:
    """Read one version after the other, and then each with nothing known."""
    again = [everything(Story(article, earlier=earlier)) for article in versions]
    for article, found in zip(versions, again, strict=True):
        forget()
        assert found == everything(Story(article))


place = st.integers(0, 900)
sign = st.sampled_from(("", "x", " ", "\n", "\n\n", "“", "”", "> ", "- ", "3 ", "```\n"))
change = st.one_of(
    st.tuples(place, st.integers(0, 30), sign),
    st.tuples(place, st.just(0), line.map("\n\n{}\n\n".format)),
    st.tuples(place, st.integers(100, 300), st.just("")),
)  # fmt: skip


def after(article: Article, at: int, gone: int, put: str) -> Article:
    """Return a story with an edit in its text."""
    return replace(article, body=article.body[:at] + put + article.body[at + gone :])


@given(paragraphs, st.lists(change, max_size=5))
def test_a_story_is_read_again_as_afresh(blocks: list[str], changes: list[tuple[int, int, str]]) -> None:
    assert_read_as_afresh(
        list(accumulate(changes, lambda one, change: after(one, *change), initial=made(blocks))), Earlier()
    )


@given(paragraphs, paragraphs, st.sampled_from(("de", "pl", "en")))
def test_another_story_or_language_is_read_as_afresh(one: list[str], other: list[str], language: str) -> None:
    article = made(other, headline="The ferry")
    elsewhere = replace(article, furniture=replace(article.furniture, language=language))
    assert_read_as_afresh([made(one), article, elsewhere, made(one)], Earlier())


def test_reading_that_is_ended_midway_leaves_what_is_kept_right() -> None:
    class Ended(Exception):
        pass

    earlier, blocks = Earlier(), [one.format(name=name, number=3) for name in NAMES for one in LINES]
    for number in range(40):
        left = number * 7

        def go_on() -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise Ended

        article = made(blocks[number % 5 :] + blocks[: number % 3])
        with contextlib.suppress(Ended):
            run_checks(Story(article, earlier=earlier, go_on=go_on))
    assert_read_as_afresh([made(blocks)], earlier)


word = st.sampled_from("abcdefghij")
sentence = st.builds(
    lambda stems, names, numbers, timed, whole: Sentence(
        0,
        1,
        frozenset(stems + [f"all{n}" for n in range(7)]),
        frozenset(names),
        tuple(Figure(n, at, at + 1, thing, frozenset(words)) for at, (n, thing, words) in enumerate(numbers)),
        compares=False,
        is_timed=timed,
        is_whole=whole,
    ),
    st.lists(word, max_size=6),
    st.lists(st.sampled_from("PQ"), max_size=1),
    st.lists(st.tuples(st.integers(1, 3), st.sampled_from(("boat", "vote")), st.lists(word, max_size=2)), max_size=3),
    st.booleans(),
    st.sampled_from((True, True, False)),
)
Paragraphs = list[tuple[Sentence, ...]]
told = st.lists(st.lists(sentence, max_size=3).map(tuple), max_size=12)
edits = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3), told), max_size=4)


def versions(first: Paragraphs, changes: list[tuple[int, int, Paragraphs]]) -> Iterator[Paragraphs]:
    """Yield a story's paragraphs after each of some edits."""
    now = first
    yield now
    for at, gone, put in changes:
        now = [*now[:at], *put, *now[at + gone :]]
        yield now


def alike(paragraphs: Paragraphs) -> list[tuple[int, int]]:
    """Return which sentences are alike, by what the check says of itself."""
    flat = [(number, one) for number, sentences in enumerate(paragraphs) for one in sentences]
    whole = [at for at, (_, one) in enumerate(flat) if len(one.stems) >= 7 and one.is_whole]
    holders = Counter(stem for at in whole for stem in flat[at][1].stems)
    rare = {stem for stem, count in holders.items() if 1 < count <= 6}
    return sorted(
        (later, earlier)
        for earlier, later in combinations(whole, 2)
        for (_, one), (_, other) in ((flat[earlier], flat[later]),)
        if flat[earlier][0] != flat[later][0]
        and len(one.stems & other.stems & rare) >= 3
        and repetition._same(other, one)
    )


@given(told, edits)
def test_sentences_are_alike_as_by_looking_at_each_two(
    first: Paragraphs, changes: list[tuple[int, int, Paragraphs]]
) -> None:
    kept = Alike()
    for now in versions(first, changes):
        assert kept.pairs(list(enumerate(now)), lambda: None) == alike(now)


def contradictions(entries: list[tuple[int, Sentence, Figure]], most: int) -> list[tuple[Figure, Figure]]:
    """Return which figures contradict one before, by what the check says of itself."""
    found = []
    for at, entry in enumerate(entries):
        before = [one for one in entries[:at] if one[2].thing == entry[2].thing]
        recent = before if len(before) <= most else [*before[:3], *before[-most:]]
        other = next((one for one in recent if figures._contradict(one, entry)), None)
        if other is not None:
            found.append((entry[2], other[2]))
    return found


@given(told, edits, st.sampled_from((3, 4, 40)))
def test_counts_contradict_as_by_looking_at_each(
    first: Paragraphs, changes: list[tuple[int, int, Paragraphs]], most: int
) -> None:
    kept, usual = Told(), figures._MOST
    figures._MOST = most
    try:
        for now in versions(first, changes):
            flat = [(number, one) for number, sentences in enumerate(now, -1) for one in sentences]
            entries = [(number, one, figure) for number, one in flat for figure in one.figures]
            got = [(entry[2], other[2]) for entry, other in kept.contradictions(entries, lambda: None)]
            expected = contradictions(entries, most)
            assert len(got) == len(expected)
            assert all(one[0] is two[0] and one[1] is two[1] for one, two in zip(got, expected, strict=True))
    finally:
        figures._MOST = usual


def kept(earlier: Earlier) -> dict[str, int]:
    """Return how much is kept of a story, by what it is."""
    alike = earlier.of(Alike)
    return {
        "facts": sum(map(len, earlier._facts)),
        "paragraphs": len(alike._groups),
        "words": len(alike._holders),
        "places of words": sum(map(len, alike._holders.values())),
        "pairs": len(alike._shared),
        "likely pairs": len(alike._likely),
        "counts": sum(len(entries) for entries, _ in earlier.of(Told)._things.values()),
    }


def test_what_is_kept_of_a_story_is_of_its_last_version_alone() -> None:
    chance, earlier = random.Random(3), Earlier()
    blocks = [one.format(name=name, number=number) for number in (1, 2) for name in NAMES for one in LINES]
    article = made(blocks)
    for _ in range(50):
        at, gone = chance.randrange(len(article.body)), chance.choice((0, 0, 1, 40))
        put = chance.choice(("x", "a boat ", "\n\n", "7 northern boats. ", "“", blocks[chance.randrange(len(blocks))]))
        article = after(article, at, gone, put)
        everything(Story(article, earlier=earlier))
    afresh = Earlier()
    everything(Story(article, earlier=afresh))
    assert kept(earlier) == kept(afresh)
