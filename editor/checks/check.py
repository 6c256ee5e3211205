"""What a check is: a code, a title, a severity, words for the docs, and the pure function that looks."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from editor.article.findings import Finding, Fix, Severity
from editor.article.text import fold_spaces
from editor.checks.story import Story

_LONGEST = 200  # characters of a place that are kept to find it again; with the count before it that is enough


@dataclass(frozen=True, slots=True)
class Problem:
    """One place that a check objects to, in its own words; offsets are characters into the body.

    `about` finds a problem of the story as a whole again, where its message is not enough.
    """

    message: str
    start: int = 0
    end: int = 0
    fix: Fix | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One row of the table of checks; `sentence` says what it looks for, `look` finds it.

    `title` is what a list calls a finding, `example` and `mend` are for the docs and the panel. A check whose own
    severity is blocking guards the export: house policy can neither switch it off nor lower it and its findings cannot
    be ignored, unless `yields` says that a person may judge otherwise.
    """

    code: str
    severity: Severity
    sentence: str
    look: Callable[[Story], Iterable[Problem]]
    title: str = ""
    example: str = ""
    mend: str = ""
    yields: bool = False

    @property
    def guards(self) -> bool:
        """Return whether neither policy nor person can let a finding of this check pass."""
        return self.severity is Severity.BLOCKING and not self.yields

    @property
    def called(self) -> str:
        """Return the words by which a list calls a finding of this check."""
        return self.title or self.code.replace("-", " ").capitalize()

    def findings(self, story: Story) -> Iterator[Finding]:
        """Yield what the check finds in a story, at the severity that the policy gives it; nothing where it is off."""
        severity = self.severity if self.guards else story.policy.severity(self.code, self.severity)
        if severity is None:
            return
        seen: dict[str, int] = {}
        ignored = {} if self.guards else story.ignored(self.code)
        for problem in self.look(story):
            words = problem.about or _words(story, problem)
            seen[words] = seen.get(words, 0) + 1
            yield Finding(
                self.code,
                severity,
                problem.start,
                problem.end,
                problem.message,
                problem.fix,
                words,
                seen[words],
                ignored.get((words, seen[words])),
            )


def _words(story: Story, problem: Problem) -> str:
    """Return the words by which a finding is found again: those of its place, else its message."""
    if problem.end <= problem.start:
        return problem.message
    return fold_spaces(story.article.body[problem.start : problem.end]).casefold()[:_LONGEST]
