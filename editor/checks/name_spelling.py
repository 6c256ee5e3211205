"""The check of one name spelt two ways: Díaz and Diaz, Boluarte and Bolaurte."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from editor.article.clauses import read_passage
from editor.article.edits import Edit
from editor.article.findings import Fix, Severity
from editor.article.function_words import Gender, Tag
from editor.article.given_names import GIVEN_NAMES
from editor.article.names import surname
from editor.article.people import Person
from editor.article.person_words import ORGANISATION_WORDS, PLACES, is_title
from editor.article.prose import Segment
from editor.checks.check import Check, Problem
from editor.checks.story import Spans, Story

_BEFORE_OTHERS = frozenset("the die los las les in at near around outside inside across".split())
_MOST_NAMESAKES, _MOST_ALIKE = 12, 400  # looked at; no story has more, and no text can be made to be slow
_CAPITALISED = re.compile(r"[A-ZÀ-Þ][^\W\d_]{3,}")
_LONG = 7  # letters from which on a word of a headline that looks like a surname is hardly another word
_SHORTEST = 5  # letters; of shorter names too many differ by one letter alone: Lee and Lea, Khan and Kahn


@dataclass(frozen=True, slots=True)
class _Word:
    """A capitalised word that ends a name, and the word before it.

    One that `begins` a sentence may be any word, unless it owns something, says something or has an apposition.
    """

    text: str
    start: int
    end: int
    before: str
    after_name: bool
    begins: bool


@lru_cache(maxsize=4_096)
def _capitalised(text: str, quotes: Spans, language: str) -> tuple[_Word, ...]:
    """Return the capitalised words of a paragraph that stand outside quotation marks and end a name."""
    passage = read_passage(text, quotes, language)
    first = {start for start, _ in passage.sentences}
    found = []
    for at, token in enumerate(passage.tokens):
        if token.tag is not Tag.NAME or len(token.text) < 4 or token.text[0] in "@#":
            continue
        before, after = passage.tokens[at - 1] if at else token, passage.tokens[at + 1 : at + 2]
        like_a_name = token.owns or (bool(after) and after[0].tag in {Tag.SAYING, Tag.COMMA})
        begins = (at in first or before.tag is Tag.QUOTE) and not like_a_name
        if token.owns or not after or after[0].tag is not Tag.NAME:
            after_name = at not in first and before.tag is Tag.NAME
            found.append(_Word(token.text, token.start, token.end, "" if begins else before.text, after_name, begins))
    return tuple(found)


def _spelt_otherwise(story: Story) -> Iterator[Problem]:
    words: list[tuple[int, _Word]] = []
    for number, text, quotes in story.own_words:
        story.go_on()
        words += ((number, word) for word in _capitalised(text, quotes, story.article.furniture.language))
    told = _tellings(story, [word for _, word in words])
    for number, word in words:
        right = told.get(word.text)
        if right is None or not (word.after_name or _stands_alone(word)):
            continue
        place = story.place(number, word.start, word.end)
        fix = Fix(f"Write “{right}”", story.article, (Edit(*place, right),))
        yield Problem(f"“{word.text}” is spelt “{right}” elsewhere in the story.", *place, fix)


def _stands_alone(word: _Word) -> bool:
    """Return whether a word may be a person's name: it is no family's ("the Diazes") and no place's ("in Diaz")."""
    return word.before.casefold() not in _BEFORE_OTHERS


def _tellings(story: Story, words: list[_Word]) -> dict[str, str]:
    """Return which spelling stands for which: the rarer for the commoner, at the same count the later."""
    people = [person for person in story.people if len(person.name.split()) > 1][:_MOST_ALIKE]
    counts = Counter(word.text for word in words)
    inside = {word.text for word in words if not word.begins}
    given: dict[str, set[str]] = {}
    for word in words:
        if word.after_name and not _is_mere_title(word.before):
            given.setdefault(word.text, set()).add(word.before)
    parts = {word.casefold() for person in people for word in person.name.split()}
    out: dict[str, str] = {}
    alike: dict[str, list[str]] = {}
    for text in counts:
        alike.setdefault(_plain(text)[0], []).append(text)
    for person in people:
        name = person.name.split()[-1]
        for other in alike.get(_plain(name)[0], ())[:_MOST_ALIKE]:
            if other == name or other in out or not _close(name, other) or _allowed(story, name, other):
                continue
            if other not in inside and _plain(name) != _plain(other):
                continue
            if other.casefold() in parts and not _same_given(person, other, people):
                continue
            if given.get(other, set()) - {person.name.split()[0], person.name.split()[-2]}:
                continue  # it is the end of another name
            rival = next((one for one in people if one.name.split()[-1] == other), None)
            wrong, right = _wrong(name, other, counts, person, rival)
            out[wrong] = right
    return out


def _is_mere_title(word: str) -> bool:
    folded = word.casefold().rstrip(".")
    return is_title(word) and folded not in GIVEN_NAMES and folded != "don"


def _wrong(name: str, other: str, counts: Counter[str], person: Person, rival: Person | None) -> tuple[str, str]:
    ours, theirs = len(person.mentions), len(rival.mentions) if rival else counts[other]
    return (other, name) if theirs <= ours else (name, other)


def _same_given(person: Person, other: str, people: list[Person]) -> bool:
    """Return whether the other spelling is the surname of a person with the same given name."""
    given = person.name.split()[0].casefold()
    rivals = [one for one in people if one.name.split()[-1] == other]
    return bool(rivals) and all(one.name.split()[0].casefold() == given for one in rivals)


def _allowed(story: Story, name: str, other: str) -> bool:
    known = {word for entry in story.policy.names for word in entry.split()}
    return name.casefold() in known and other.casefold() in known


def _close(name: str, other: str) -> bool:
    """Return whether two words are one name in two spellings: accents apart, or one letter wrong, missing or moved."""
    plain, bare = _plain(name), _plain(other)
    if plain == bare:
        return True
    folded = other.casefold()
    if len(name) < _SHORTEST or abs(len(name) - len(other)) > 1 or name[0] != other[0]:
        return False
    if folded in GIVEN_NAMES or folded in PLACES or folded in ORGANISATION_WORDS or is_title(other):
        return False
    if {plain, bare} in ({plain, plain + "s"}, {bare, bare + "s"}) or plain.endswith(("ian", "ist")) != bare.endswith(
        ("ian", "ist")
    ):
        return False
    return _one_apart(plain, bare)


@lru_cache(maxsize=4_096)
def _plain(word: str) -> str:
    return "".join(
        letter for letter in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(letter)
    )


def _one_apart(one: str, other: str) -> bool:
    """Return whether one letter was changed, dropped, added, or two neighbours changed places."""
    short, long = sorted((one, other), key=len)
    at = next((number for number, letter in enumerate(short) if letter != long[number]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = long[at + 1 : at + 2] + long[at : at + 1] + long[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or short[at:] == swapped


def _given_otherwise(story: Story) -> Iterator[Problem]:
    """Find Sara Diaz beside Sarah Diaz, unless they are told to be man and woman."""
    families: dict[str, list[Person]] = {}
    for person in story.people:
        given, last = person.name.split()[0], surname(person.name.split())
        if given.casefold() == last:
            continue
        family = families.setdefault(last, [])
        family.append(person)
        for other in family[-_MOST_NAMESAKES:-1]:
            theirs = other.name.split()[0]
            if given == theirs or len(given) < 4 or len(theirs) < 4:
                continue
            known = {person.gender, other.gender} - {Gender.UNKNOWN}
            if len(known) > 1 or not _is_one_given_name(_plain(given), _plain(theirs)):
                continue
            if {person.name.casefold(), other.name.casefold()} <= story.policy.names:
                continue
            yield from _differing(story, person, other)


def _is_one_given_name(one: str, other: str) -> bool:
    """Return whether two given names are one: Sara and Sarah, Adriana and Adirana; Maria and Marta are two."""
    if one == other:
        return True
    if not _one_apart(one, other):
        return False
    return not {one, other} <= GIVEN_NAMES.keys() or _sound(one) == _sound(other)


def _sound(name: str) -> str:
    """Return a name as it sounds, roughly: no h, no doubled letters, one letter for i and y, for c and k."""
    plain = name.replace("h", "").replace("y", "i").replace("c", "k").replace("ph", "f")
    return "".join(letter for at, letter in enumerate(plain) if not at or plain[at - 1] != letter)


def _differing(story: Story, person: Person, other: Person) -> Iterator[Problem]:
    rare, common = sorted((person, other), key=lambda one: len(one.mentions))
    for place in rare.mentions:
        if story.words(place).split()[0] == rare.name.split()[0] and not story.is_quoted(place):
            yield Problem(f"“{rare.name}” is “{common.name}” elsewhere in the story.", *_body(story, place))
            return


def _body(story: Story, place: Segment) -> tuple[int, int]:
    return story.place(place.paragraph, place.start, place.end)


def _in_furniture(story: Story) -> Iterator[Problem]:
    """Find a surname that headline or standfirst spell otherwise; only long ones, as headlines capitalise any word."""
    furniture = story.article.furniture
    surnames = [person.name.split()[-1] for person in story.people if len(person.name.split()) > 1][:_MOST_ALIKE]
    for field, text in (("headline", furniture.headline), ("standfirst", furniture.standfirst)):
        for word in dict.fromkeys(_CAPITALISED.findall(text)):
            name = next((one for one in surnames if _slipped(one, word)), None)
            if name is None or word in surnames or _allowed(story, name, word):
                continue
            right = text.replace(word, name)
            mended = replace(furniture, headline=right) if field == "headline" else replace(furniture, standfirst=right)
            fix = Fix(f"Write “{name}”", replace(story.article, furniture=mended))
            yield Problem(f"The {field} has “{word}”, the text “{name}”.", fix=fix)


def _slipped(name: str, word: str) -> bool:
    if name == word or not _close(name, word):
        return False
    return _plain(name) == _plain(word) or min(len(name), len(word)) >= _LONG


def _names(story: Story) -> Iterator[Problem]:
    yield from _spelt_otherwise(story)
    yield from _given_otherwise(story)
    yield from _in_furniture(story)


CHECKS = (
    Check(
        "name-spelt-two-ways",
        Severity.WARNING,
        "A person’s name is spelt one way.",
        _names,
        title="A name spelt two ways",
        example="Dina Boluarte defended the vote. … The cabinet of Bolaurte …",
        mend="Look up the right spelling. If both are right, put both into “names” of the house policy.",
    ),
)
