"""Sentences as the checks compare them: their content words, their names, and what they count."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from editor.article.clauses import Passage, read_passage
from editor.article.function_words import Tag
from editor.article.tokens import Token
from editor.checks.story import Spans, Story

_CONTENT = frozenset((Tag.WORD, Tag.NAME, Tag.FINITE, Tag.SAYING, Tag.FRAMING))
_NUMBERS = {
    word: number
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty""".split()
    )
    if number > 1
}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_TIME = re.compile(r"\b\d{1,2}(?::\d\d)?\s?[ap]\.?m\b|\b\d{1,2}[:.]\d\d (?:Uhr|h)\b|\b\d{1,2}:\d\d\b", re.IGNORECASE)
_SCALES = frozenset("hundred thousand million billion trillion dozen percent per pc cent".split())
# Two attacks have two tolls: where one of these stands, another event may be meant.
_ANOTHER = frozenset(
    """another other first second third fourth earlier previous previously last former more additional further extra
    separate later since before after instead versus compared originally initially yesterday average per each every
    than up down rose fell from estimated nearly about approximately expected""".split()
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of things that a sentence tells; `thing` is what is counted, `words` all of its phrase, as stems."""

    number: int
    start: int
    end: int
    thing: str
    words: frozenset[str]

    @property
    def is_measure(self) -> bool:
        """Return whether years, miles, dollars ... are counted, which says little about the fact told."""
        return self.thing in _MEASURES


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a paragraph, quotations left out; offsets are those of the paragraph's words.

    `compares` tells of words by which another event may be meant, `is_timed` of a time of the day, as an update of a
    live report has it, `is_whole` of a full stop: a line of a headline, a caption or a table has none.
    """

    start: int
    end: int
    stems: frozenset[str]
    names: frozenset[str]
    figures: tuple[Figure, ...]
    compares: bool
    is_timed: bool
    is_whole: bool


@lru_cache(maxsize=4_096)
def sentences_of(text: str, quotes: Spans, language: str) -> tuple[Sentence, ...]:
    """Return the sentences of a paragraph."""
    passage = read_passage(text, quotes, language)
    return tuple(_sentence(passage, first, last) for first, last in passage.sentences)


def sentences(story: Story) -> list[tuple[int, tuple[Sentence, ...]]]:
    """Return the sentences of each paragraph of a story's own text with the paragraph's number."""
    return story.once(_read_sentences)


def _read_sentences(story: Story) -> list[tuple[int, tuple[Sentence, ...]]]:
    language = story.article.furniture.language
    found = []
    for number, text, quotes in story.own_words:
        found.append((number, sentences_of(text, quotes, language)))
        story.go_on()
    return found


def stem(word: str) -> str:
    """Return a word without the endings of number and tense, so that forms of one word are the same."""
    word = word.casefold()
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2 and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    return word.removesuffix("e")


_MEASURES = frozenset(
    stem(word)
    for word in """year month week day hour minute second decade century yard mile kilometre kilometer metre meter
    foot inch degree point dollar euro pound cent time age percent""".split()
)


def _sentence(passage: Passage, first: int, last: int) -> Sentence:
    tokens = passage.tokens[first:last]
    content = [token for token in tokens if token.tag in _CONTENT and len(token.text) > 1]
    return Sentence(
        tokens[0].start,
        tokens[-1].end,
        frozenset(stem(token.text) for token in content),
        frozenset(token.text.casefold() for token in tokens[1:] if token.tag is Tag.NAME),
        tuple(_figures(tokens)),
        any(token.text.casefold() in _ANOTHER for token in tokens),
        _TIME.search(passage.text, tokens[0].start, tokens[-1].end) is not None,
        tokens[-1].tag in {Tag.STOP, Tag.QUOTE, Tag.CLOSE},
    )


def _figures(tokens: Sequence[Token]) -> list[Figure]:
    found = []
    for at, token in enumerate(tokens):
        number = _number(token)
        if number is None or (at and tokens[at - 1].text in "$€£#-–"):
            continue
        phrase = _phrase(tokens, at + 1)
        if phrase and phrase[0].text.casefold() not in _SCALES and not (_YEAR.match(token.text) and len(phrase) < 2):
            things = [one for one in phrase if one.tag is Tag.WORD]
            head = _head(phrase)
            words = frozenset(stem(one.text) for one in things)
            found.append(Figure(number, token.start, phrase[-1].end, stem(head.text), words))
    return found


def _number(token: Token) -> int | None:
    if token.tag is Tag.NUMBER and _DIGITS.fullmatch(token.text):
        return int(token.text.replace(",", ""))
    return _NUMBERS.get(token.text.casefold()) if token.tag in {Tag.WORD, Tag.DETERMINER, Tag.NAME} else None


def _phrase(tokens: Sequence[Token], at: int) -> list[Token]:
    """Return the noun phrase that a number counts: "votes in favor", "people", "fuel supply vehicles"."""
    end = at
    while end < len(tokens) and tokens[end].tag is Tag.WORD and end - at < 4:
        end += 1
    if end == at or not _is_plural(tokens[end - 1].text):
        while end > at and not _is_plural(tokens[end - 1].text):
            end -= 1
    if end == at:
        return []
    joined = end + 1 < len(tokens) and tokens[end].text in {"in", "of", "against", "for"}
    if joined and tokens[end + 1].tag is Tag.WORD:
        end += 2
    return list(tokens[at:end])


def _head(phrase: Sequence[Token]) -> Token:
    for number, token in enumerate(phrase):
        if token.tag is not Tag.WORD:
            return phrase[number - 1]
    return phrase[-1]


def _is_plural(word: str) -> bool:
    return (word.endswith("s") and not word.endswith(("ss", "us"))) or word in {"people", "men", "women", "children"}
