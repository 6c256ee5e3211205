"""What the checks of syndicated stories have in common: they look at none other."""

from collections.abc import Callable, Iterator
from functools import wraps

from editor.article.article import Article
from editor.article.syndication import Syndication
from editor.checks.check import Problem
from editor.checks.story import Story


def syndicated(look: Callable[[Story, Syndication], Iterator[Problem]]) -> Callable[[Story], Iterator[Problem]]:
    """Return the check that looks at a story with its syndication, and finds nothing in one that has none."""

    @wraps(look)
    def look_at(story: Story) -> Iterator[Problem]:
        if story.article.syndication is not None:
            yield from look(story, story.article.syndication)

    return look_at


def with_original(
    look: Callable[[Story, Syndication, Article], Iterator[Problem]],
) -> Callable[[Story], Iterator[Problem]]:
    """Return the check that looks at a syndicated story beside its original, and finds nothing where it has none."""

    @syndicated
    @wraps(look)
    def look_at(story: Story, syndication: Syndication) -> Iterator[Problem]:
        if story.background.original is not None:
            yield from look(story, syndication, story.background.original)

    return look_at
