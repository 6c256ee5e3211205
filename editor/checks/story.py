"""A story as the checks see it: read once, with everything they look at more than once."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from editor.article.ad_verdicts import Judgement, judge
from editor.article.article import Article, IgnoredFinding
from editor.article.body import Block
from editor.article.clauses import Passage as Reading
from editor.article.clauses import read_passage
from editor.article.earlier import Earlier, Known, each
from editor.article.edits import cited_in
from editor.article.inline import Citation
from editor.article.ledger import LedgerEntry, Passage, ledger, passages_again
from editor.article.names import surname
from editor.article.people import Person, find_people
from editor.article.prose import Prose, ProseRole, Segment
from editor.article.verbs_of_saying import known_language
from editor.checks.ads_presets import STANDARD, chosen, presets
from editor.checks.background import NO_BACKGROUND, Background
from editor.checks.policy import NO_POLICY, Policy

T = TypeVar("T")

_INTERVIEW = re.compile(r"\s*[QAFPR]:\s")
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in the story's own words; `is_full` tells that the given name stands there too."""

    place: Segment
    words: tuple[str, ...]
    is_full: bool


def _apart(spans: list[tuple[int, int]]) -> Spans:
    """Return spans in order without those that stand inside another: a quotation in a quotation."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


class Story:
    """One article with its blocks, paragraphs, citations and ledger, each made when it is first asked for."""

    def __init__(
        self,
        article: Article,
        policy: Policy = NO_POLICY,
        background: Background = NO_BACKGROUND,
        earlier: Earlier | None = None,
        go_on: Callable[[], None] = lambda: None,
    ) -> None:
        """Take what the story is held against, and what was read of its version before where there is one.

        `go_on` is called every few milliseconds while the story is read, and may raise to end that.
        """
        self.article = article
        self.policy = policy
        self.background = background
        self.earlier = earlier or Earlier()
        self.go_on = go_on
        self._known: dict[Any, Any] = {}

    def once(self, read: "Callable[[Story], T]") -> T:
        """Return what a function reads out of the story; it is asked once, for all checks that want it."""
        if read not in self._known:
            self._known[read] = read(self)
        found: T = self._known[read]
        return found

    @property
    def language(self) -> str:
        """Return the language of the word lists that the story is read with."""
        return known_language(self.article.furniture.language)

    @cached_property
    def known(self) -> Known:
        """Return the blocks of the body with what is known of each."""
        return self.earlier.read(self.article.body)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks of the body."""
        return self.known.blocks

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Return the paragraphs of words, with their way back to the body."""
        return passages_again(self.known, self.earlier, self.go_on)

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """Return the words of the paragraphs."""
        return tuple(passage.prose for passage in self.passages)

    @cached_property
    def citations(self) -> tuple[tuple[int, Citation], ...]:
        """Return the citations with the offset in the body where each begins."""
        if "[@" not in self.article.body:
            return ()
        cited = zip(self.blocks, each(self.known.facts, cited_in), strict=True)
        return tuple((block.start + at, citation) for block, found in cited for at, citation in found)

    @cached_property
    def ledger(self) -> tuple[LedgerEntry, ...]:
        """Return the quotations with their state."""
        return ledger(self.article, self.blocks, self.passages, self.go_on)

    @cached_property
    def ads(self) -> Judgement:
        """Return what the story's ad policy says of its placements; an unknown policy gives way to the standard one."""
        found = chosen(self.article.ad_settings.policy, self.policy.ads)
        return judge(self.article, found or chosen(STANDARD, self.policy.ads) or presets()[STANDARD], self.known)

    @cached_property
    def quoted(self) -> dict[int, Spans]:
        """Return where in each paragraph words stand between quotation marks: checks of style leave them alone."""
        found: dict[int, list[tuple[int, int]]] = {}
        for entry in self.ledger:
            for segment in entry.quotation.segments:
                found.setdefault(segment.paragraph, []).append((segment.start, segment.end))
        return {number: _apart(spans) for number, spans in found.items()}

    @cached_property
    def own_words(self) -> tuple[tuple[int, str, Spans], ...]:
        """Return the paragraphs of the story's own text: number, words, and the quotations inside.

        Questions and answers of an interview are direct speech without marks.
        """
        return tuple(
            (number, prose.text, self.quoted.get(number, ()))
            for number, prose in enumerate(self.prose)
            if prose.role is ProseRole.BODY and _INTERVIEW.match(prose.text) is None
        )

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Return the persons that the story names."""
        return find_people(self.prose, self.article.furniture.language)

    @cached_property
    def named(self) -> tuple[tuple[Person, tuple[Mention, ...]], ...]:
        """Return the persons with where they are named in the story's own words: no headings, no direct speech."""
        return tuple((person, tuple(self._mentions(person))) for person in self.people)

    @cached_property
    def surnames(self) -> Counter[str]:
        """Return how many persons have each surname."""
        return Counter(surname(person.name.split()) for person in self.people)

    def _mentions(self, person: Person) -> Iterator[Mention]:
        given = person.name.split()[0].casefold()
        for place in person.mentions:
            if self.prose[place.paragraph].role is ProseRole.BODY and not self.is_quoted(place):
                words = tuple(self.words(place).split())
                yield Mention(place, words, len(words) > 1 and words[0].casefold() == given)

    def reading(self, number: int) -> Reading:
        """Return the clauses of a paragraph, each quotation as one token."""
        return read_passage(self.prose[number].text, self.quoted.get(number, ()), self.article.furniture.language)

    def is_quoted(self, place: Segment) -> bool:
        """Return whether a place stands between quotation marks."""
        return any(start < place.end and place.start < end for start, end in self.quoted.get(place.paragraph, ()))

    def place(self, number: int, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the body of characters of a paragraph's words."""
        return self.passages[number].place(Segment(number, start, end))

    def words(self, place: Segment) -> str:
        """Return what stands at a place."""
        return self.prose[place.paragraph].text[place.start : place.end]

    def ignored(self, code: str) -> dict[tuple[str, int], IgnoredFinding]:
        """Return the findings of a check that somebody let stand, by their words and count."""
        if not self.article.ignored:
            return {}
        return {(one.words, one.occurrence): one for one in self.article.ignored if one.code == code}
