"""Finding and replacing in a story's source: what matches, and what would stand there then. Pure rules."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from editor.article import body, edits
from editor.article.edits import Edit
from editor.article.errors import Trouble

_CONTEXT = 32  # characters shown on both sides of a change
_MOST = 10_000  # matches; nobody looks at more, and the list stays quick


class BadPattern(Trouble):
    """A pattern that cannot be read; the sentence says where."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for; `words` may be a regular expression."""

    words: str
    regular: bool = False
    whole_words: bool = False
    match_case: bool = False

    def pattern(self) -> re.Pattern[str]:
        """Return the pattern to look with; raises BadPattern."""
        source = self.words if self.regular else re.escape(self.words)
        if self.whole_words:
            source = rf"(?<!\w)(?:{source})(?!\w)"
        try:
            return re.compile(source, re.MULTILINE | (0 if self.match_case else re.IGNORECASE))
        except re.error as error:
            raise BadPattern(f"This pattern cannot be read: {error.msg}.") from error


@dataclass(frozen=True, slots=True)
class Change:
    """One match with what would stand there; `before` and `after` are the words round it."""

    edit: Edit
    old: str
    before: str
    after: str


def find(source: str, query: Query) -> tuple[tuple[int, int], ...]:
    """Return the spans of all matches in order, none of them empty or in a marker or citation; raises BadPattern."""
    return tuple(found.span() for found in _matches(source, query))


def changes(source: str, query: Query, replacement: str) -> tuple[Change, ...]:
    r"""Return what replacing every match would change; a pattern's groups are `\1` or `\g<name>`. Raises BadPattern."""
    made = []
    for found in _matches(source, query):
        start, end = found.span()
        new = _expanded(found, replacement) if query.regular else replacement
        if new != found[0]:
            left = source[max(0, start - _CONTEXT) : start].rpartition("\n")[2]
            right = source[end : end + _CONTEXT].partition("\n")[0]
            made.append(Change(Edit(start, end, new), found[0], left, right))
    return tuple(made)


def _expanded(found: re.Match[str], replacement: str) -> str:
    try:
        return found.expand(replacement)
    except (re.error, IndexError) as error:
        raise BadPattern(f"This replacement cannot be read: {error}.") from error


def _matches(source: str, query: Query) -> Iterator[re.Match[str]]:
    if not query.words:
        return
    taken = _protected(source)
    at = count = 0
    for found in query.pattern().finditer(source):
        start, end = found.span()
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if start == end or (at < len(taken) and taken[at][0] < end):
            continue
        yield found
        count += 1
        if count == _MOST:
            return


def _protected(source: str) -> list[tuple[int, int]]:
    """Return the spans of markers and citations, in order: they are whole things and not words."""
    spans = [(block.start, block.end) for block in body.parse(source) if isinstance(block, body.Ad | body.Embed)]
    if "[@" in source:
        spans += [(start, start + cited.end - cited.start) for start, cited in edits.citations(source)]
    return sorted(spans)
