"""Checks of the furniture: what stands round the body."""

import re
from collections.abc import Iterator
from functools import lru_cache

from editor.article.findings import Severity
from editor.checks.check import Check, Problem
from editor.checks.story import Story

# "TK", to come: in capitals and alone, or doubled, as American desks write it, so that no word holds it by chance.
_TO_COME = re.compile(
    r"\bTK(?:TK)*\b(?! (?:Maxx|Elevator|Warner))|\[(?:TK|XX+|CHECK|FIXME)[^\]\n]{0,80}\]|\bTODO\b|\b[Ll]orem ipsum\b"
)


@lru_cache(maxsize=4_096)
def _left_open(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in _TO_COME.finditer(text))


def _headline(story: Story) -> Iterator[Problem]:
    if not story.article.furniture.headline.strip():
        yield Problem("The story has no headline; write one.")


def _byline(story: Story) -> Iterator[Problem]:
    if not story.article.furniture.byline and not story.article.syndication:
        yield Problem("The story has no byline; name who wrote it.")


def _empty(story: Story) -> Iterator[Problem]:
    if not story.passages:
        yield Problem("The story has no text yet.")


def _to_come(story: Story) -> Iterator[Problem]:
    for number, prose in enumerate(story.prose):
        for start, end in _left_open(prose.text):
            words = prose.text[start:end]
            yield Problem(
                f"“{words}” says that something is still to come; fill it in.", *story.place(number, start, end)
            )
    left = _TO_COME.search(story.article.furniture.headline)
    if left:
        yield Problem(f"The headline still holds “{left[0]}”.")


def _ednote(story: Story) -> Iterator[Problem]:
    if story.article.furniture.ednote:
        yield Problem("There is a note to editors; it stays in the library, see that it is dealt with.")


CHECKS = (
    Check(
        "headline-missing",
        Severity.BLOCKING,
        "A story needs a headline.",
        _headline,
        title="No headline",
        example="The furniture’s headline is empty.",
        mend="Write the headline over the text.",
    ),
    Check(
        "byline-missing",
        Severity.WARNING,
        "A story of our own needs a byline.",
        _byline,
        title="No byline",
        example="Nobody is named as writer, and the story is not syndicated.",
        mend="Name who wrote it; AP wants a byline above all where a source is not named.",
    ),
    Check(
        "text-missing",
        Severity.BLOCKING,
        "A story needs text.",
        _empty,
        title="No text",
        example="The story has a headline and no paragraph.",
        mend="Write it, or spike the story.",
    ),
    Check(
        "to-come",
        Severity.BLOCKING,
        "TK and its like mark what is still to come.",
        _to_come,
        title="Still to come",
        example="The bridge cost TK million. · [CHECK the name] · TODO",
        mend="Fill it in or take it out. Where “TK” is a name, ignore the finding with that reason.",
        yields=True,
    ),
    Check(
        "ednote-left",
        Severity.NOTE,
        "A note to editors is still there.",
        _ednote,
        title="Note to editors",
        example="The furniture’s note says: call the mayor again.",
        mend="Do what it asks and empty it. It never leaves the library.",
    ),
)
