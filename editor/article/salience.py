"""Who a pronoun can mean: the persons named before it outside quotations, weighed by place and by distance."""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from editor.article.clauses import Passage, is_finite, is_verb, names_a_role
from editor.article.function_words import Gender, Tag
from editor.article.names import NameRun
from editor.article.people import People
from editor.article.prose import Segment

# What a mention weighs by its place, and what each sentence between it and the pronoun takes off. Ordered as in
# centring theory (Grosz, Joshi and Weinstein 1995: subject, object, the rest); who spoke last comes first in news.
SPEAKS, SUBJECT, EMBEDDED, OTHER, AFTER_PREPOSITION, POSSESSIVE = 3.0, 2.5, 1.6, 1.2, 0.8, 0.7
PER_SENTENCE = 0.8
UNKNOWN_GENDER = 0.6
_FARTHEST = 10
_MOST_MENTIONS = 40
_OWN_WORDS = frozenset((Tag.WORD, Tag.NAME, Tag.DETERMINER, Tag.INITIAL, Tag.ADVERB, Tag.TIME))
_VERB_TAGS = frozenset((Tag.AUXILIARY, Tag.FINITE, Tag.SAYING, Tag.FRAMING))


class Event(NamedTuple):
    """Somebody spoke: in which sentence, who (the number of a person, or none), by what name, in which words."""

    sentence: int
    person: int | None
    name: str
    gender: Gender
    evidence: Segment
    verb: str


class Salience:
    """The persons that are in a reader's mind at each place of a text."""

    def __init__(self, people: People, passages: Mapping[int, Passage], go_on: Callable[[], None]) -> None:
        """Take the passages of the paragraphs that count; names in others are in nobody's mind."""
        self._people = people
        self._passages = passages
        self._mentions = [one for one in people.mentions if one[0].paragraph in passages]
        self._places = [(one[0].paragraph, one[0].start) for one in self._mentions]
        self._weights: dict[int, float] = {}
        self._starts: dict[int, int] = {}
        self._led_by: list[Gender | None] = []
        for paragraph, passage in passages.items():
            go_on()
            self._starts[paragraph] = len(self._led_by)
            self._led_by += passage.of(_leads).led_by
        self._led_by.append(None)
        self._led = {
            one: list(accumulate([gender is one for gender in self._led_by], initial=0))
            for one in (Gender.MALE, Gender.FEMALE)
        }

    def _distance(self, before: int, here: int, gender: Gender) -> int:
        """Return the sentences between two; one that "he" begins holds on to who "he" is and does not count."""
        counts = self._led.get(gender)
        return here - before - (counts[here] - counts[before + 1] if counts and here > before else 0)

    def sentence(self, paragraph: int, token: int) -> int:
        """Return the number in the text of the sentence of a token; a quotation alone does not count as a sentence."""
        passage = self._passages[paragraph]
        return self._starts[paragraph] + passage.of(_leads).ordinals[passage.sentence_of[token]]

    def weight(self, number: int) -> float:
        """Return what a mention weighs by its place in its clause; nothing inside a quotation."""
        if number not in self._weights:
            segment, _, run = self._mentions[number]
            self._weights[number] = _weigh(self._passages[segment.paragraph], segment, run)
        return self._weights[number]

    def antecedent(self, paragraph: int, token: int, gender: Gender, events: list[Event]) -> tuple[Event | None, bool]:
        """Return the likeliest person for a pronoun, and whether another is nearly as likely."""
        here = self.sentence(paragraph, token)
        start = self._passages[paragraph].tokens[token].start
        scores: dict[str, tuple[float, Event]] = {}
        for event in reversed(events[-_FARTHEST:]):
            score = SPEAKS - PER_SENTENCE * max(0, self._distance(event.sentence, here, gender))
            self._rate(scores, score, gender, event)
        at = bisect_left(self._places, (paragraph, start)) - 1
        for number in range(at, max(-1, at - _MOST_MENTIONS), -1):
            segment, person, _ = self._mentions[number]
            weight = self.weight(number)
            sentence = self._sentence_of(segment)
            if here - sentence > _FARTHEST:
                break
            if weight <= 0:
                continue
            if sentence < here and self._led_by[sentence] is gender:
                weight = min(weight, POSSESSIVE)
            distance = self._distance(sentence, here, gender)
            known = self._people.persons[person]
            event = Event(sentence, person, known.name, self._people.gender(person), segment, "")
            self._rate(scores, weight - PER_SENTENCE * distance, gender, event)
        ranked = sorted(scores.values(), key=lambda one: -one[0])
        if not ranked:
            return None, False
        return ranked[0][1], len(ranked) > 1 and ranked[0][0] - ranked[1][0] < PER_SENTENCE / 2

    def _rate(self, scores: dict[str, tuple[float, Event]], score: float, gender: Gender, event: Event) -> None:
        if event.gender in {Gender.THING, Gender.MANY}:
            return
        if gender is not Gender.UNKNOWN and event.gender is not gender:
            if event.gender is not Gender.UNKNOWN:
                return
            score -= UNKNOWN_GENDER
        if event.name not in scores or scores[event.name][0] < score:
            scores[event.name] = (score, event)

    def _sentence_of(self, segment: Segment) -> int:
        passage = self._passages[segment.paragraph]
        return self.sentence(segment.paragraph, _token_at(passage, segment.start))

    def subject_of_sentence(self, paragraph: int, sentence: int) -> int | None:
        """Return the number of the person who is the subject of a sentence, counted in its paragraph, or None."""
        passage = self._passages[paragraph]
        first, last = passage.sentences[sentence]
        begin = bisect_left(self._places, (paragraph, passage.tokens[first].start))
        end = bisect_left(self._places, (paragraph, passage.tokens[last - 1].end))
        for number in range(begin, min(end, begin + _MOST_MENTIONS)):
            if self.weight(number) >= SUBJECT:
                return self._mentions[number][1]
        return None


@dataclass(frozen=True, slots=True)
class _Leads:
    """Which pronoun leads each sentence of a passage that has words, and the number of each sentence among those."""

    ordinals: tuple[int, ...]
    led_by: tuple[Gender | None, ...]


def _leads(passage: Passage) -> _Leads:
    ordinals: list[int] = []
    led_by: list[Gender | None] = []
    for first, last in passage.sentences:
        ordinals.append(len(led_by))
        if _has_words(passage, first, last):
            led_by.append(_leading_pronoun(passage, first, last))
    return _Leads(tuple(ordinals), tuple(led_by))


_WORDLESS = frozenset((Tag.QUOTE, Tag.STOP, Tag.COMMA, Tag.OTHER, Tag.DASH))


def _has_words(passage: Passage, first: int, last: int) -> bool:
    return any(token.tag not in _WORDLESS for token in passage.tokens[first : min(last, first + 20)])


def _leading_pronoun(passage: Passage, first: int, last: int) -> Gender | None:
    for at in range(first, min(last, first + 6)):
        if passage.tokens[at].tag is Tag.PRONOUN:
            return passage.words.pronouns.get(passage.tokens[at].text.casefold())
        if passage.tokens[at].tag not in {Tag.ADVERB, Tag.COMMA, Tag.TIME, Tag.PREPOSITION, Tag.CONJUNCTION}:
            return None
    return None


def _token_at(passage: Passage, start: int) -> int:
    """Return the number of the token that begins at or holds a character."""
    return max(0, bisect_left(passage.tokens, start + 1, key=lambda token: token.start) - 1)


def _weigh(passage: Passage, segment: Segment, run: NameRun) -> float:
    at = _token_at(passage, segment.start)
    if passage.tokens[at].tag is Tag.QUOTE:
        return 0.0
    if run.owns:
        return POSSESSIVE
    first = passage.sentences[passage.sentence_of[at]][0]
    before_at = at - 1 - len(run.titles)
    before = passage.tokens[before_at] if before_at >= first else None
    if before is not None and before.tag is Tag.SAYING and is_verb(passage, before_at):
        return SPEAKS if before_at > first and passage.tokens[before_at - 1].tag is Tag.QUOTE else OTHER
    place = _by_follower(passage, at + (run.last - run.name_first), _begins(passage, first, at))
    if place < SUBJECT and _begins(passage, first, at):
        place = SUBJECT
    if place >= SUBJECT and _is_embedded(passage, first, at):
        return EMBEDDED
    if before is not None and before.tag is Tag.PREPOSITION and place < SPEAKS:
        return AFTER_PREPOSITION
    return place


def _begins(passage: Passage, first: int, at: int) -> bool:
    """Return whether a mention begins its sentence, but for words of its phrase and an introduction with a comma."""
    start = at
    while start > first and passage.tokens[start - 1].tag in _OWN_WORDS and not passage.tokens[start - 1].owns:
        if passage.tokens[start - 1].text.endswith("ing"):
            return False
        start -= 1
    if start == first or _is_called_so(passage, first, start):
        return True
    introduces = passage.tokens[first].tag in {Tag.PREPOSITION, Tag.ADVERB, Tag.TIME, Tag.CONJUNCTION}
    commas = sum(token.tag is Tag.COMMA for token in passage.tokens[first:start])
    return introduces and commas == 1 and passage.tokens[start - 1].tag is Tag.COMMA


def _is_called_so(passage: Passage, first: int, start: int) -> bool:
    """Return whether a name stands in commas after what begins the sentence: "Her deputy, Jane Doe, did not"."""
    tokens = passage.tokens
    if start - first < 2 or tokens[start - 1].tag is not Tag.COMMA or not names_a_role(tokens[start - 2]):
        return False
    return all(token.tag in _OWN_WORDS or token.owns for token in tokens[first : start - 1])


def _is_embedded(passage: Passage, first: int, at: int) -> bool:
    """Return whether the mention is the subject of what somebody else says in the sentence."""
    for before in range(max(first, at - 14), at - 1):
        token = passage.tokens[before]
        if token.tag is Tag.SAYING and is_finite(passage, before):
            following = passage.tokens[before + 1].tag
            return following is not Tag.QUOTE and passage.tokens[at - 1].tag is not Tag.SAYING
    return False


def _by_follower(passage: Passage, after_at: int, begins: bool) -> float:
    """Return the weight of a mention by what follows it: a verb makes it a subject, an apposition early on too."""
    tokens = passage.tokens
    while after_at < len(tokens) and tokens[after_at].tag in {Tag.ADVERB, Tag.AUXILIARY, Tag.NEGATION}:
        if tokens[after_at].tag is Tag.AUXILIARY and tokens[min(after_at + 1, len(tokens) - 1)].tag is not Tag.SAYING:
            return SUBJECT
        after_at += 1
    if after_at >= len(tokens):
        return OTHER
    follower = tokens[after_at]
    if follower.tag is Tag.SAYING and is_verb(passage, after_at):
        return SPEAKS
    if follower.tag in _VERB_TAGS or is_finite(passage, after_at):
        return SUBJECT
    if follower.tag is Tag.COMMA and begins:
        return SUBJECT
    return OTHER
