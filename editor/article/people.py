"""Persons named in a text: the fullest name, every mention, and what the text calls them."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from editor.article.clauses import Passage, is_verb, read_passage
from editor.article.function_words import Gender, Tag
from editor.article.given_names import gender_of
from editor.article.names import NameRun, could_be_full_name, is_organisation, is_place, name_runs, surname
from editor.article.person_words import TITLES, role_gender
from editor.article.prose import Prose, ProseRole, Segment
from editor.article.roles import FoundRole, roles_of
from editor.article.tokens import Token

# Evidence that a capitalised name is a person's must reach this sum (see _evidence).
_ENOUGH = 2
# A pronoun this many tokens after a name tells the person's gender.
_PRONOUN_REACH = 30
# Of more persons with one word in their names, the first are told apart; no story has so many.
_MOST_NAMESAKES = 30
_GENDERED = {"he": Gender.MALE, "his": Gender.MALE, "him": Gender.MALE, "himself": Gender.MALE,
             "she": Gender.FEMALE, "her": Gender.FEMALE, "hers": Gender.FEMALE, "herself": Gender.FEMALE}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """What a text says a person is, in its words, and where."""

    text: str
    segment: Segment


@dataclass(frozen=True, slots=True)
class Person:
    """A person of a text: the fullest name, mentions in order (without titles), roles, and the gender as told."""

    name: str
    mentions: tuple[Segment, ...]
    roles: tuple[Role, ...] = ()
    gender: Gender = Gender.UNKNOWN


@dataclass(frozen=True, slots=True)
class Sighting:
    """A run of capitalised words in its paragraph, with what speaks for its being a person."""

    paragraph: int
    run: NameRun
    segment: Segment
    evidence: int
    roles: tuple[FoundRole, ...]
    full: tuple[str, str] | None
    """Given name and surname, folded, where the words can be both."""
    called: Gender | None
    """The gender of a given name that stands alone, in commas after what the person is: "her husband, Bill, nodded"."""


@dataclass(slots=True)
class _Known:
    """A person while the text is read."""

    words: tuple[str, ...]
    name: str
    first: int
    mentions: list[Segment] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    votes: Counter[Gender] = field(default_factory=Counter)


def _evidence(passage: Passage, run: NameRun) -> int:
    """Return how much around a name speaks for a person; the sums were set on news copy of many outlets."""
    tokens = passage.tokens
    before = tokens[run.first - 1] if run.first else None
    after = tokens[run.last] if run.last < len(tokens) else None
    score = 0
    if gender_of(run.words[0]) is not None:
        score += 2
    if any(title.casefold().rstrip(".") in TITLES for title in run.titles):
        score += 2
    if before is not None:
        score += 2 if role_gender(before.text)[0] and before.tag is Tag.WORD else 0
        score += 2 if before.tag is Tag.SAYING and is_verb(passage, run.first - 1) else 0
        if before.text in {"the", "The"} and not run.titles:
            score -= 3
        elif before.text.casefold() in {"in", "at", "near"}:
            score -= 2
    if after is not None and after.tag is Tag.SAYING and is_verb(passage, run.last):
        score += 2
    if after is not None and after.tag is Tag.COMMA and run.last + 1 < len(tokens):
        follower = tokens[run.last + 1]
        score += follower.tag is Tag.NUMBER or follower.text == "who"
    if after is not None and (after.text == "who" or run.owns):
        score += 1
    return score


@lru_cache(maxsize=4_096)  # beside `_runs_of`, as a paragraph more gives those after it other numbers
def _sightings(paragraph: int, text: str, language: str) -> tuple[Sighting, ...]:
    return tuple(_seen(paragraph, text, language))


def _seen(paragraph: int, text: str, language: str) -> Iterator[Sighting]:
    tokens = read_passage(text, (), language).tokens
    for run, evidence, roles in _runs_of(text, language):
        start = tokens[run.name_first].start
        end = min(
            tokens[run.last - 1].end, start + max(len(run.name) + 4, 0) if run.last - run.name_first == 1 else 10**9
        )
        if run.words[-1] != tokens[run.last - 1].text:
            end = tokens[run.last - 1].start + len(run.words[-1])
        full = _key(run.words) if could_be_full_name(run.words) else None
        yield Sighting(paragraph, run, Segment(paragraph, start, end), evidence, roles, full, _called(tokens, run))


def _called(tokens: Sequence[Token], run: NameRun) -> Gender | None:
    if len(run.words) != 1 or run.titles or run.first < 2 or run.last >= len(tokens) or is_place(run.words):
        return None
    parted = tokens[run.first - 1].tag is Tag.COMMA and tokens[run.last].tag is Tag.COMMA
    return gender_of(run.words[0]) if parted and role_gender(tokens[run.first - 2].text)[0] else None


@lru_cache(maxsize=4_096)
def _runs_of(text: str, language: str) -> tuple[tuple[NameRun, int, tuple[FoundRole, ...]], ...]:
    passage = read_passage(text, (), language)
    return tuple((run, _evidence(passage, run), roles_of(passage, run)) for run in name_runs(passage.tokens))


@lru_cache(maxsize=4_096)
def _told_by_pronouns(text: str, language: str) -> tuple[tuple[int, ...], tuple[tuple[int, Gender], ...]]:
    """Return where the tokens of a paragraph begin, and which of them are pronouns that tell a gender."""
    tokens = read_passage(text, (), language).tokens
    gendered = (
        (number, gender)
        for number, token in enumerate(tokens)
        if (gender := _GENDERED.get(token.text.casefold())) is not None
    )
    return tuple(token.start for token in tokens), tuple(gendered)


class People:
    """The persons of a text while it is read: who is meant by a name, a surname or a role."""

    def __init__(self, prose: Sequence[Prose], language: str = "en", go_on: Callable[[], None] = lambda: None) -> None:
        """Read every paragraph; names in captions, embeds and headings count, but never before those of the body.

        `go_on` is called at each paragraph and may raise.
        """
        self._prose = prose
        self._language = language
        self._sightings: list[Sighting] = []
        for number, paragraph in enumerate(prose):
            go_on()
            self._sightings += _sightings(number, paragraph.text, language)
        self.persons: list[_Known] = []
        self._by_word: dict[str, list[int]] = {}
        self._in_full: dict[tuple[str, ...], int | None] = {}  # asked for when every person is known
        self.mentions: list[tuple[Segment, int, NameRun]] = []
        self._find_full_names()
        self._find_titled()
        self._find_called()
        self._assign()
        self._hear_pronouns(go_on)
        self._genders = [_most_voted(person.votes) for person in self.persons]
        self._ambiguous: dict[str, bool] = {}

    def _find_full_names(self) -> None:
        alone = Counter(one.run.words[0].casefold() for one in self._sightings if len(one.run.words) == 1)
        scores: Counter[tuple[str, str]] = Counter()
        candidates = [(one.full, one) for one in self._sightings if one.full is not None]
        for full, one in candidates:
            scores[full] += one.evidence
        candidates.sort(key=lambda pair: self._prose[pair[1].paragraph].role is not ProseRole.BODY)
        for full, one in candidates:
            if scores[full] + 2 * (alone[full[1]] > 0) >= _ENOUGH:
                self._add(one)

    def _add(self, one: Sighting) -> None:
        """Take a full name as a person unless a person with that given name and surname is known."""
        words = one.run.words
        for number in self._by_word.get(surname(words), [])[:_MOST_NAMESAKES]:
            known = self.persons[number].words
            if surname(known) == surname(words) and known[0].casefold() == words[0].casefold():
                return
        self._enter(_Known(words, one.run.name, len(self.persons)))

    def _enter(self, person: _Known) -> None:
        number = len(self.persons)
        self.persons.append(person)
        for word in {word.casefold() for word in person.words if len(word) > 2 or len(person.words) == 1}:
            self._by_word.setdefault(word, []).append(number)

    def _find_titled(self) -> None:
        """Take "Mr Lammy" and "President Boluarte" as persons where no full name has that surname."""
        for one in self._sightings:
            run = one.run
            if len(run.words) != 1 or not run.titles or run.words[0].casefold() in self._by_word:
                continue
            personal = run.titles[-1].casefold().rstrip(".") in TITLES
            if personal and not is_organisation(run.words) and not is_place(run.words):
                self._enter(_Known(run.words, run.name, len(self.persons)))

    def _find_called(self) -> None:
        """Take "her husband, Bill, nodded" as a person: a given name alone, in commas after what the person is."""
        for one in self._sightings:
            if one.called is not None and one.run.words[0].casefold() not in self._by_word:
                person = _Known(one.run.words, one.run.name, len(self.persons))
                person.votes[one.called] += 5
                self._enter(person)

    def _assign(self) -> None:
        for one in self._sightings:
            number = self.named(one.run.words, one.segment)
            if number is None:
                continue
            person = self.persons[number]
            person.mentions.append(one.segment)
            self.mentions.append((one.segment, number, one.run))
            for title in one.run.titles:
                gender = TITLES.get(title.casefold().rstrip("."))
                if gender is not None:
                    person.votes[gender] += 4
            for role in one.roles:
                segment = Segment(one.paragraph, role.start, role.end)
                person.roles.append(Role(role.text, segment))
                if role.gender is not None:
                    person.votes[role.gender] += 3
        for person in self.persons:
            gender = gender_of(person.words[0]) if len(person.words) > 1 else None
            if gender is not None and gender is not Gender.UNKNOWN:
                person.votes[gender] += 5

    def named(self, words: Sequence[str], place: Segment | None = None) -> int | None:
        """Return the number of the person that a name means: by full name, else by a word of it, the surname first."""
        if not words:
            return None
        if len(words) > 1:
            full = tuple(words)
            if full not in self._in_full:
                self._in_full[full] = self._named_in_full(full)
            return self._in_full[full]
        folded = words[0].casefold()
        numbers = self._by_word.get(folded, [])[:_MOST_NAMESAKES]
        if len(numbers) <= 1:
            return numbers[0] if numbers else None
        by_surname = [number for number in numbers if surname(self.persons[number].words) == folded] or numbers
        if len(by_surname) == 1 or place is None:
            return by_surname[0]
        return min(by_surname, key=lambda number: self._distance(number, place))

    def is_ambiguous(self, words: Sequence[str]) -> bool:
        """Return whether more than one person of the text has this surname."""
        if len(words) != 1:
            return False
        folded = words[0].casefold()
        found = self._ambiguous.get(folded)
        if found is None:
            namesakes = self._by_word.get(folded, [])[:_MOST_NAMESAKES]
            found = sum(surname(self.persons[number].words) == folded for number in namesakes) > 1
            self._ambiguous[folded] = found
        return found

    def _named_in_full(self, words: Sequence[str]) -> int | None:
        folded = [word.casefold() for word in words]
        for number in self._by_word.get(surname(words), [])[:_MOST_NAMESAKES]:
            known = [word.casefold() for word in self.persons[number].words]
            if len(known) == 1 and known[0] == surname(words):
                return number
            if known[0] == folded[0] or known[-len(folded) :] == folded or folded[-len(known) :] == known:
                return number
            if known[0][0] == folded[0][0] and "." in words[0] and known[-1] == folded[-1]:
                return number
        return None

    def _distance(self, number: int, place: Segment) -> tuple[int, int]:
        mentions = self.persons[number].mentions
        if not mentions:
            return (1, number)
        last = mentions[-1]
        return (0, (place.paragraph - last.paragraph) * 100_000 + place.start - last.start)

    def _hear_pronouns(self, go_on: Callable[[], None]) -> None:
        """Let "he", "her" after a name vote for the gender of the person named last."""
        by_paragraph: dict[int, list[tuple[int, int]]] = {}
        for segment, number, _ in self.mentions:
            by_paragraph.setdefault(segment.paragraph, []).append((segment.start, number))
        for paragraph, places in by_paragraph.items():
            go_on()
            starts, gendered = _told_by_pronouns(self._prose[paragraph].text, self._language)
            if not gendered:
                continue
            begins = [bisect_left(starts, start) for start, _ in places]
            for number, gender in gendered:
                last = bisect_right(begins, number) - 1
                if last >= 0 and number - begins[last] < _PRONOUN_REACH:
                    self.persons[places[last][1]].votes[gender] += 1

    def gender(self, number: int) -> Gender:
        """Return the gender that titles, given name, roles and pronouns tell together."""
        return self._genders[number]


def _most_voted(votes: Counter[Gender]) -> Gender:
    first = votes.most_common(2)
    return Gender.UNKNOWN if not first or (len(first) > 1 and first[0][1] == first[1][1]) else first[0][0]


def _key(words: Sequence[str]) -> tuple[str, str]:
    return words[0].casefold(), surname(words)


# The texts read last, with who is named in them: the ledger and the checks ask for those of one and the same text. A
# text is compared with these and not looked up, as most of its paragraphs are the very objects that were read.
_MOST_TEXTS = 2
_read_last: list[tuple[tuple[Prose, ...], str, People]] = []


def read_people(prose: tuple[Prose, ...], language: str, go_on: Callable[[], None] = lambda: None) -> People:
    """Return the persons of a text; kept for a moment. `go_on` is called at each paragraph and may raise."""
    for text, spoken, people in reversed(tuple(_read_last)):
        if spoken == language and text == prose:
            return people
    people = People(prose, language, go_on)
    _read_last.append((prose, language, people))
    del _read_last[:-_MOST_TEXTS]
    return people


def forget() -> None:
    """Let go of the texts read last, so that a measurement begins cold."""
    _read_last.clear()


def find_people(prose: Sequence[Prose], language: str = "en") -> tuple[Person, ...]:
    """Return the persons named in a text in the order of their first mention, each with every mention and role."""
    people = read_people(tuple(prose), language)
    found = [
        Person(known.name, tuple(known.mentions), tuple(known.roles), people.gender(number))
        for number, known in enumerate(people.persons)
        if known.mentions
    ]
    return tuple(sorted(found, key=lambda person: person.mentions[0]))
