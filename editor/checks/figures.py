"""Checks of figures: one fact told with two numbers, one person with two ages."""

import re
from collections.abc import Iterator

from editor.article.findings import Severity
from editor.article.people import Person
from editor.article.prose import Segment
from editor.checks.check import Check, Problem
from editor.checks.sentences import Figure, Sentence, sentences, sentences_of
from editor.checks.story import Story

_COMMON = 3  # content words that two sentences share at least to tell one fact, beside what they count
_COMMON_WITH_HEADLINE = 2  # a headline has few words, and tells what the text does
_SHARE = 0.5  # of the shorter sentence's content words
_MOST = 40  # counts of one kind of things that each is held against; no story has more
_AGE_AFTER = re.compile(r",? ?(?:aged |\()?(\d{1,3})(?:,|\)|\.|$)(?! (?:at the time|then))")
_AGE_BEFORE = re.compile(r"\b(\d{1,3})-year-old (?:[\w\-]+ ){0,3}$")
_OLDEST = 115
_NEAR = 80  # characters before a name in which an age may stand


def _other_numbers(story: Story) -> Iterator[Problem]:
    told: dict[str, list[tuple[int, Sentence, Figure]]] = {}
    headline = sentences_of(story.article.furniture.headline, (), story.article.furniture.language)
    for sentence in headline:
        for figure in sentence.figures:
            told.setdefault(figure.thing, []).append((-1, sentence, figure))
    for number, sentence in sentences(story):
        for figure in sentence.figures:
            before = told.setdefault(figure.thing, [])
            recent = before if len(before) <= _MOST else [*before[:3], *before[-_MOST:]]
            other = next((one for one in recent if _contradict(one, (number, sentence, figure))), None)
            if other is not None:
                place = story.place(number, figure.start, figure.end)
                yield Problem(_words(story, other, number, figure), *place)
            before.append((number, sentence, figure))


def _words(story: Story, other: tuple[int, Sentence, Figure], number: int, figure: Figure) -> str:
    at, _, before = other
    here = story.prose[number].text[figure.start : figure.end]
    if at < 0:
        return f"The headline says “{story.article.furniture.headline[before.start : before.end]}”, the text “{here}”."
    return f"“{here}” here, but “{story.prose[at].text[before.start : before.end]}” before; which is right?"


def _contradict(one: tuple[int, Sentence, Figure], other: tuple[int, Sentence, Figure]) -> bool:
    """Return whether two sentences count the same things of the same event and come to different numbers."""
    (at, left, ours), (number, right, theirs) = one, other
    if ours.number == theirs.number or (at == number and left is right) or ours.is_measure:
        return False
    if left.compares or right.compares or (left.is_timed and right.is_timed):
        return False
    if not (left.names <= right.names or right.names <= left.names):
        return False
    same = {figure.number for figure in left.figures if figure.thing == ours.thing}
    if theirs.number in same or ours.number in {one.number for one in right.figures if one.thing == ours.thing}:
        return False
    phrase = ours.words & theirs.words
    common = (left.stems & right.stems) - phrase
    if len(phrase) > 1 and ours.words == theirs.words:
        return len(common) >= 1
    shorter = min(len(left.stems - ours.words), len(right.stems - theirs.words))
    enough = _COMMON if at >= 0 else _COMMON_WITH_HEADLINE
    return ours.words == theirs.words and len(common) >= max(enough, _SHARE * shorter)


def _ages(story: Story) -> Iterator[Problem]:
    for person in story.people:
        known: int | None = None
        for age, place in _told_ages(story, person):
            if known is not None and age != known:
                message = f"{person.name} is {known} before and {age} here; which is right?"
                yield Problem(message, *story.place(place.paragraph, place.start, place.end))
                break
            known = age


def _told_ages(story: Story, person: Person) -> Iterator[tuple[int, Segment]]:
    for place in person.mentions:
        if story.is_quoted(place):
            continue
        text = story.prose[place.paragraph].text
        found = _AGE_AFTER.match(text, place.end) or _AGE_BEFORE.search(text[max(0, place.start - _NEAR) : place.start])
        if found and int(found[1]) <= _OLDEST:
            yield int(found[1]), Segment(place.paragraph, found.start(1), found.end(1))


def _figures(story: Story) -> Iterator[Problem]:
    yield from _other_numbers(story)
    yield from _ages(story)


CHECKS = (
    Check(
        "other-number",
        Severity.WARNING,
        "A fact is told with the same number everywhere, in headline and text; a person has one age.",
        _figures,
        title="Same fact, other number",
        example="The bill passed with 63 votes in favor. … With 65 votes in favor, Congress passed the bill.",
        mend="Look the number up and make it the same in both places.",
    ),
)
