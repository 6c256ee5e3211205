"""Findings: what a check says of a story, where, how badly, and how it can be mended."""

from dataclasses import dataclass, replace
from enum import StrEnum

from editor.article.article import Article, IgnoredFinding
from editor.article.edits import Edit, apply


class Severity(StrEnum):
    """Blocking findings keep a story from the CMS, warnings ask for a look, notes inform."""

    BLOCKING = "blocking"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to mend a finding: what it does, in words, and the article as it would be.

    That is `article`, with `edits` made in its text. A fix of the text alone names its edits: a long story with a
    thousand findings would else hold its text a thousand times.
    """

    title: str
    article: Article
    edits: tuple[Edit, ...] = ()

    @property
    def mended(self) -> Article:
        """Return the article as it would be."""
        return replace(self.article, body=apply(self.article.body, self.edits)) if self.edits else self.article


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check says of one place; offsets are characters into the body, both 0 for the story as a whole.

    `words` and `occurrence` find it again after edits elsewhere; `ignored` is the record of who let it stand, and why.
    """

    code: str
    severity: Severity
    start: int
    end: int
    message: str
    fix: Fix | None = None
    words: str = ""
    occurrence: int = 1
    ignored: IgnoredFinding | None = None

    @property
    def key(self) -> tuple[str, str, int]:
        """Return what tells this finding from the others of its story, whatever is edited elsewhere."""
        return self.code, self.words, self.occurrence

    @property
    def blocks(self) -> bool:
        """Return whether the finding keeps the story from the CMS."""
        return self.severity is Severity.BLOCKING and self.ignored is None


def let_stand(article: Article, finding: Finding, by: str, reason: str, at: str = "") -> Article:
    """Return the article with a finding ignored; `at` is a time in ISO 8601."""
    code, words, occurrence = finding.key
    kept = take_up(article, finding).ignored
    return replace(article, ignored=(*kept, IgnoredFinding(code, words, by, reason, occurrence, at)))


def take_up(article: Article, finding: Finding) -> Article:
    """Return the article with a finding ignored no more."""
    kept = tuple(one for one in article.ignored if (one.code, one.words, one.occurrence) != finding.key)
    return article if len(kept) == len(article.ignored) else replace(article, ignored=kept)
