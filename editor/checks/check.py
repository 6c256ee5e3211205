"""What a check is: a code, a severity, a sentence for the docs, and the pure function that looks."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from editor.article.findings import Finding, Fix, Severity
from editor.checks.story import Story


@dataclass(frozen=True, slots=True)
class Problem:
    """One place that a check objects to, in its own words; offsets are characters into the body."""

    message: str
    start: int = 0
    end: int = 0
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One row of the table of checks; `sentence` says what it looks for, `look` finds it."""

    code: str
    severity: Severity
    sentence: str
    look: Callable[[Story], Iterable[Problem]]

    def findings(self, story: Story) -> Iterator[Finding]:
        """Yield what the check finds in a story."""
        for problem in self.look(story):
            yield Finding(self.code, self.severity, problem.start, problem.end, problem.message, problem.fix)
