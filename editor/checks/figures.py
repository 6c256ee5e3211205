"""Checks of figures: one fact told with two numbers, one person with two ages."""

import re
from collections.abc import Callable, Iterator

from editor.article.findings import Severity
from editor.article.people import Person
from editor.article.prose import Segment
from editor.checks.check import Check, Problem
from editor.checks.sentences import Figure, Sentence, sentences, sentences_of
from editor.checks.story import Story

_COMMON = 3  # content words that two sentences share at least to tell one fact, beside what they count
_COMMON_WITH_HEADLINE = 2  # a headline has few words, and tells what the text does
_SHARE = 0.5  # of the shorter sentence's content words
_FIRST, _MOST = 3, 40  # counts of one thing that each is held against, the first and the last; no story has more
_AGE_AFTER = re.compile(r",? ?(?:aged |\()?(\d{1,3})(?:,|\)|\.|$)(?! (?:at the time|then))")
_AGE_BEFORE = re.compile(r"\b(\d{1,3})-year-old (?:[\w\-]+ ){0,3}$")
_OLDEST = 115
_NEAR = 80  # characters before a name in which an age may stand


_Entry = tuple[int, Sentence, Figure]  # the paragraph's number, -1 for the headline


class Told:
    """What a story counts, by the thing that is counted: kept from one version to the next.

    Of each count it is known which one before contradicts it. That hangs on what the same thing was counted before and
    on nothing else, so it is looked for again only where an edit has changed that.
    """

    def __init__(self) -> None:
        self._things: dict[str, tuple[list[_Entry], list[int]]] = {}

    def contradictions(self, entries: list[_Entry], go_on: Callable[[], None]) -> list[tuple[_Entry, _Entry]]:
        """Return the counts that contradict one before, in the order given, each with that one."""
        by_thing: dict[str, list[_Entry]] = {}
        for entry in entries:
            by_thing.setdefault(entry[2].thing, []).append(entry)
        things = {}
        for thing, told in by_thing.items():
            go_on()
            things[thing] = told, _other_counts(told, *self._things.get(thing, ([], [])))
        self._things = things
        disputed = {thing: iter(others) for thing, (_, others) in things.items() if max(others) >= 0}
        if not disputed:
            return []
        return [
            (entry, by_thing[entry[2].thing][other])
            for entry in entries
            if entry[2].thing in disputed and (other := next(disputed[entry[2].thing])) >= 0
        ]


def _other_counts(told: list[_Entry], before: list[_Entry], known: list[int]) -> list[int]:
    """Return for each count of one thing which one contradicts it, -1 for none; `known` is what was so `before`."""
    front = _count_alike(told, before)
    back = _count_alike(told[front:][::-1], before[front:][::-1])
    grown, moved = len(told) - len(before), len(told) - back
    others = known[:front]
    for at in range(front, len(told)):
        looks_at_moved = at - _MOST >= moved and at - grown > _MOST and front >= _FIRST
        if looks_at_moved:
            other = known[at - grown]
            others.append(other + grown if other >= _FIRST else other)
        else:
            recent = range(at) if at <= _MOST else (*range(_FIRST), *range(at - _MOST, at))
            others.append(next((one for one in recent if _contradict(told[one], told[at])), -1))
    return others


def _count_alike(one: list[_Entry], other: list[_Entry]) -> int:
    """Return how many counts two lists begin with in common, wherever their paragraphs stand."""
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine[2] is not theirs[2] or mine[1] is not theirs[1] or (mine[0] < 0) != (theirs[0] < 0):
            break
        count += 1
    return count


def _other_numbers(story: Story) -> Iterator[Problem]:
    furniture = story.article.furniture
    headline = sentences_of(furniture.headline, (), furniture.language)
    entries = [
        (number, sentence, figure)
        for number, found in ((-1, headline), *sentences(story))
        for sentence in found
        for figure in sentence.figures
        if not figure.is_measure
    ]
    for (number, _, figure), other in story.earlier.of(Told).contradictions(entries, story.go_on):
        if number >= 0:
            yield Problem(_words(story, other, number, figure), *story.place(number, figure.start, figure.end))


def _words(story: Story, other: _Entry, number: int, figure: Figure) -> str:
    at, _, before = other
    here = story.prose[number].text[figure.start : figure.end]
    if at < 0:
        return f"The headline says “{story.article.furniture.headline[before.start : before.end]}”, the text “{here}”."
    return f"“{here}” here, but “{story.prose[at].text[before.start : before.end]}” before; which is right?"


def _contradict(one: _Entry, other: _Entry) -> bool:
    """Return whether two sentences count the same things of the same event and come to different numbers."""
    (at, left, ours), (_, right, theirs) = one, other
    if ours.number == theirs.number or ours.words != theirs.words:
        return False
    if left.compares or right.compares or (left.is_timed and right.is_timed):
        return False
    if not (left.names <= right.names or right.names <= left.names):
        return False
    same = {figure.number for figure in left.figures if figure.thing == ours.thing}
    if theirs.number in same or ours.number in {one.number for one in right.figures if one.thing == ours.thing}:
        return False
    common = (left.stems & right.stems) - ours.words
    if len(ours.words) > 1:
        return len(common) >= 1
    shorter = min(len(left.stems - ours.words), len(right.stems - theirs.words))
    enough = _COMMON if at >= 0 else _COMMON_WITH_HEADLINE
    return len(common) >= max(enough, _SHARE * shorter)


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
