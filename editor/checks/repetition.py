"""The check of facts told twice, as happens when a post's words or an agency's lead are left beside the story's own."""

from collections.abc import Callable, Iterator
from itertools import combinations

from editor.article.earlier import count_same
from editor.article.findings import Severity
from editor.checks.check import Check, Problem
from editor.checks.sentences import Figure, Sentence, sentences
from editor.checks.story import Story

_SHARED = 7  # content words in common at least
_SHARE = 0.5  # of the shorter sentence's content words
_RARE = 6  # sentences at most that hold a word by which others like them are looked for
_RARE_SHARED = 3
_SHOWN = 60  # characters of the earlier sentence in a message

_STEP = 8  # paragraphs that are put into the index before something else has its turn: about a millisecond

Placed = tuple[int, Sentence]
Paragraph = tuple[int, tuple[Sentence, ...]]


def _told_twice(story: Story) -> Iterator[Problem]:
    paragraphs = sentences(story)
    told = [(number, sentence) for number, found in paragraphs for sentence in found]
    found: dict[int, int] = {}
    for number, other in _same_figures(told):
        found.setdefault(number, other)
    for number, other in story.earlier.of(Alike).pairs(paragraphs, story.go_on):
        found.setdefault(number, other)
    for number in sorted(found):
        paragraph, sentence = told[number]
        before, earlier = told[found[number]]
        words = story.prose[before].text[earlier.start : earlier.end]
        shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1].rsplit(" ", 1)[0] + "…"
        yield Problem(f"Told before: “{shown}”", *story.place(paragraph, sentence.start, sentence.end))


def _same_figures(told: list[Placed]) -> Iterator[tuple[int, int]]:
    """Yield sentences that count the same things, told in two words or more, to the same number in two paragraphs."""
    seen: dict[tuple[int, frozenset[str]], int] = {}
    for number, (paragraph, sentence) in enumerate(told):
        for figure in sentence.figures:
            if not _tells(figure):
                continue
            other = seen.setdefault((figure.number, figure.words), number)
            if told[other][0] != paragraph:
                yield number, other


def _tells(figure: Figure) -> bool:
    return figure.number > 12 and len(figure.words) > 1 and not figure.is_measure


class _Group:
    """The sentences of one paragraph; `first` is the number in the story of the first of them."""

    __slots__ = ("first", "sentences", "whole")

    def __init__(self, sentences: tuple[Sentence, ...]) -> None:
        self.sentences = sentences
        self.whole = [
            _Whole(self, at) for at, one in enumerate(sentences) if len(one.stems) >= _SHARED and one.is_whole
        ]
        self.first = 0


class _Whole:
    """A whole sentence, long enough that another can be like it."""

    __slots__ = ("at", "group")

    def __init__(self, group: _Group, at: int) -> None:
        self.group = group
        self.at = at

    @property
    def sentence(self) -> Sentence:
        return self.group.sentences[self.at]


_Pair = tuple[_Whole, _Whole]


class Alike:
    """The sentences of a story by their words, and which two share rare ones: kept from one version to the next.

    A word is rare that two to six sentences hold; two sentences are held against each other that share three such.
    """

    def __init__(self) -> None:
        self._groups: list[_Group] = []
        self._holders: dict[str, dict[_Whole, None]] = {}
        self._shared: dict[_Pair, int] = {}
        self._likely: set[_Pair] = set()

    def pairs(self, paragraphs: list[Paragraph], go_on: Callable[[], None]) -> list[tuple[int, int]]:
        """Return the sentences of two paragraphs that share most words, each as the later one's number, the other's."""
        self._take([sentences for _, sentences in paragraphs], go_on)
        first = 0
        for group in self._groups:
            group.first = first
            first += len(group.sentences)
        return sorted(
            (max(numbers), min(numbers))
            for one, other in self._likely
            if one.group is not other.group and _same(one.sentence, other.sentence)
            for numbers in ((one.group.first + one.at, other.group.first + other.at),)
        )

    def _take(self, new: list[tuple[Sentence, ...]], go_on: Callable[[], None]) -> None:
        """Put paragraphs in the place of those that were there, but for the first and the last that stay."""
        old = [group.sentences for group in self._groups]
        front = count_same(old, new)
        back = count_same(old[front:][::-1], new[front:][::-1])
        for at in range(front, len(old) - back, _STEP):
            go_on()
            self._replace(front, min(front + _STEP, front + len(old) - back - at), [])
        for at in range(front, len(new) - back, _STEP):
            go_on()
            self._replace(at, at, list(map(_Group, new[at : min(at + _STEP, len(new) - back)])))

    def _replace(self, start: int, end: int, made: list[_Group]) -> None:
        gone = self._groups[start:end]
        touched = {word for group in (*gone, *made) for one in group.whole for word in one.sentence.stems}
        self._count(touched, -1)
        for group in gone:
            for one in group.whole:
                for word in one.sentence.stems:
                    del self._holders[word][one]
            group.whole.clear()  # which hold the group
        for group in made:
            for one in group.whole:
                for word in one.sentence.stems:
                    self._holders.setdefault(word, {})[one] = None
        self._count(touched, 1)
        for word in touched:
            if not self._holders[word]:
                del self._holders[word]
        self._groups[start:end] = made

    def _count(self, words: set[str], by: int) -> None:
        """Count for each two sentences that share some of the rare words so many more; the elder one goes first."""
        for word in words:
            holders = self._holders.get(word, ())
            if not 1 < len(holders) <= _RARE:
                continue
            for pair in combinations(holders, 2):
                count = self._shared.get(pair, 0) + by
                if count:
                    self._shared[pair] = count
                else:
                    del self._shared[pair]
                (self._likely.add if count >= _RARE_SHARED else self._likely.discard)(pair)


def _same(one: Sentence, other: Sentence) -> bool:
    if one.is_timed and other.is_timed:
        return False  # two updates of a live report
    common = len(one.stems & other.stems)
    return common >= _SHARED and common >= _SHARE * min(len(one.stems), len(other.stems))


CHECKS = (
    Check(
        "told-twice",
        Severity.NOTE,
        "A fact is told once.",
        _told_twice,
        title="Told twice",
        example="The bill passed with 63 votes in favor. … With 63 votes in favor, Congress approved the bill.",
        mend="Leave one of the two out, or say with the second what is new. Words of a post go into an embed.",
    ),
)
