"""What the tests of the checks share: a story of a text, and what one family finds in it."""

from collections.abc import Iterable

from editor.article.article import Article, Furniture
from editor.article.findings import Finding
from editor.article.sources import Source
from editor.checks.check import Check
from editor.checks.policy import NO_POLICY, Policy
from editor.checks.story import Story


def article(text: str, *sources: Source, language: str = "en", headline: str = "Wall") -> Article:
    """Return a story with a body."""
    return Article(Furniture("wall", headline=headline, language=language), text, sources=tuple(sources))


def found(checks: Iterable[Check], story: Article, policy: Policy = NO_POLICY) -> list[Finding]:
    """Return what some checks find."""
    read = Story(story, policy)
    return [finding for check in checks for finding in check.findings(read)]


def places(checks: Iterable[Check], text: str, language: str = "en") -> list[tuple[str, str]]:
    """Return code and words of each finding in a text."""
    story = article(text, language=language)
    return [(one.code, text[one.start : one.end]) for one in found(checks, story)]
