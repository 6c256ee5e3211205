"""Finding and replacing in a story's source: what matches, and what would stand there then. Pure rules."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from editor.article import body, edits
from editor.article.edits import Edit
from editor.article.errors import Trouble
from editor.ui.body.spans import joined

_CONTEXT = 32  # characters shown on both sides of a change
_MOST = 10_000  # matches; nobody looks at more, and the list stays quick


# What somebody types for what print has.
_RELATIVES = {"'": "'’‘‚ʼ′", '"': '"“”„‟«»″', " ": " \u00a0\u202f\u2009", "-": "-\u2010\u2011\u2212"}
_WHOLE = "(?![\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\ufe0e\ufe0f\u200d])"
_BARE_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)[^\s<>]+")
_TARGET = re.compile(r"(?<=\]\()[^\s()]*(?:\([^\s()]*\)[^\s()]*)*")
_ADDRESS_SIGNS = frozenset("./:")


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
        """Return the pattern to look with; raises BadPattern.

        Words are found however their quotes, apostrophes, spaces and accents are written; a pattern says just what it
        says.
        """
        source = self.words if self.regular else "".join(map(_written, unicodedata.normalize("NFC", self.words)))
        if not self.regular:
            source += _WHOLE
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


def _written(character: str) -> str:
    """Return what finds a character in all the ways in which it is written."""
    if character in _RELATIVES:
        return f"[{re.escape(_RELATIVES[character])}]"
    apart = unicodedata.normalize("NFD", character)
    return re.escape(character) if apart == character else f"(?:{re.escape(character)}|{re.escape(apart)})"


def _matches(source: str, query: Query) -> Iterator[re.Match[str]]:
    if not query.words:
        return
    taken = _protected(source, query)
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


def _protected(source: str, query: Query) -> list[tuple[int, int]]:
    """Return the spans of whole things that are not words, in order: markers, citations, pictures' files, addresses.

    Whoever looks for an address, and writes a sign that words have not, finds it where it stands.
    """
    spans = [(block.start, block.end) for block in body.parse(source) if isinstance(block, body.Ad | body.Embed)]
    if "[@" in source:
        spans += [(start, start + cited.end - cited.start) for start, cited in edits.citations(source)]
    is_address = "/" in query.words if query.regular else not _ADDRESS_SIGNS.isdisjoint(query.words)
    for found in _TARGET.finditer(source):
        if not is_address or found[0].startswith("asset:"):
            spans.append(found.span())
    if not is_address:
        spans += [found.span() for found in _BARE_ADDRESS.finditer(source)]
    return joined(spans)
