"""What a text says a person is: before the name, after it between commas, or with "is"."""

from dataclasses import dataclass

from editor.article.clauses import Passage
from editor.article.function_words import Gender, Tag
from editor.article.names import NameRun
from editor.article.person_words import role_gender

_LONGEST_ROLE = 16
_BEFORE_NAME = frozenset((Tag.WORD, Tag.NAME, Tag.NUMBER, Tag.INITIAL))
_ENDS_APPOSITION = frozenset((Tag.COMMA, Tag.STOP, Tag.QUOTE, Tag.RELATIVE, Tag.COLON, Tag.DASH, Tag.OPEN, Tag.CLOSE))
# What stands before these begins the sentence and is no part of the role ("Credit former coach Jane Doe").
_NOT_SECOND = frozenset(("former", "then", "fellow"))
_EXAMPLE = frozenset(("like", "wie", "como", "comme", "jak"))


@dataclass(frozen=True, slots=True)
class FoundRole:
    """A role with its offsets in characters into the paragraph; `gender` where the word tells it."""

    text: str
    start: int
    end: int
    gender: Gender | None


def roles_of(passage: Passage, run: NameRun) -> tuple[FoundRole, ...]:
    """Return what the words around a name say that the person is; a name without a role gives none."""
    finders = (_before, _before_comma, _example, _after_comma, _after_is)
    return tuple(role for finder in finders if (role := finder(passage, run)) is not None)


def _role(passage: Passage, first: int, last: int) -> FoundRole | None:
    """Return the tokens as a role if one of them says what a person is."""
    gender: Gender | None = None
    found = False
    for token in passage.tokens[first:last]:
        if token.tag is Tag.PREPOSITION and found:
            break
        is_role, told = role_gender(token.text)
        found = found or is_role
        gender = told or gender
    if not found:
        return None
    start, end = passage.tokens[first].start, passage.tokens[last - 1].end
    return FoundRole(passage.text[start:end], start, end, gender)


def _before(passage: Passage, run: NameRun) -> FoundRole | None:
    """Read "lead researcher and agency scientist Jane Doe", "Foreign Secretary Jane Doe", "Sen. Jane Doe"."""
    tokens = passage.tokens
    first = run.first
    while first > 0 and run.first - first < _LONGEST_ROLE:
        token = tokens[first - 1]
        joins = token.text == "and" and first - 1 > 0 and role_gender(tokens[first - 2].text)[0]
        owns = token.owns and run.first - first > 0
        if not (token.tag in _BEFORE_NAME or joins or owns):
            break
        first -= 1
    if first < run.first and not role_gender(tokens[run.first - 1].text)[0]:
        first = run.first
    if first < run.first and tokens[first].tag is Tag.NAME and tokens[first + 1].text in _NOT_SECOND:
        first += 1
    last = run.name_first
    while last > first and not role_gender(tokens[last - 1].text)[0]:
        last -= 1
    return _role(passage, first, last) if first < last else None


def _before_comma(passage: Passage, run: NameRun) -> FoundRole | None:
    """Read "The president of the commission, Jane Doe,"."""
    tokens = passage.tokens
    if run.first < 3 or tokens[run.first - 1].tag is not Tag.COMMA:
        return None
    after = tokens[run.last].tag if run.last < len(tokens) else Tag.STOP
    if after not in {Tag.COMMA, Tag.STOP, Tag.SAYING, Tag.RELATIVE, Tag.AUXILIARY, Tag.CLOSE}:
        return None
    last = run.first - 1
    first = last
    while first > 0 and last - first < _LONGEST_ROLE:
        token = tokens[first - 1]
        if token.tag not in _BEFORE_NAME and token.tag not in {Tag.DETERMINER, Tag.PREPOSITION} and token.text != "and":
            break
        first -= 1
    for start in range(first, last):
        if tokens[start].tag is Tag.DETERMINER and start + 1 < last:
            head = next((at for at in range(start, last) if tokens[at].tag is Tag.PREPOSITION), last)
            if any(role_gender(token.text)[0] for token in tokens[start:head]):
                return _role(passage, start, last)
    return None


def _example(passage: Passage, run: NameRun) -> FoundRole | None:
    """Read "Lawmakers like Jane Doe" and "ministers such as Jane Doe"."""
    tokens = passage.tokens
    at = run.first - 1
    if at >= 1 and tokens[at].text == "as" and tokens[at - 1].text == "such":
        at -= 1
    elif at < 0 or tokens[at].text not in _EXAMPLE:
        return None
    if at >= 1 and role_gender(tokens[at - 1].text)[0]:
        return _role(passage, at - 1, at)
    return None


def _after_comma(passage: Passage, run: NameRun) -> FoundRole | None:
    """Read "Jane Doe, chief executive of the firm," and "Jane Doe, 45, a teacher,"."""
    tokens = passage.tokens
    at = run.last
    if at >= len(tokens) or tokens[at].tag is not Tag.COMMA:
        return None
    first = at + 1
    if first + 1 < len(tokens) and tokens[first].tag is Tag.NUMBER and tokens[first + 1].tag is Tag.COMMA:
        first += 2
    last = _apposition_end(passage, first)
    if last == first or tokens[first].tag not in _BEFORE_NAME | {Tag.DETERMINER} or tokens[first].text.endswith("ed"):
        return None
    if last < len(tokens) and tokens[last].tag not in _ENDS_APPOSITION:
        return None
    head = next((number for number in range(first, last) if tokens[number].tag is Tag.PREPOSITION), last)
    ends_in_role = role_gender(tokens[last - 1].text)[0]
    if not ends_in_role and not any(role_gender(token.text)[0] for token in tokens[first:head]):
        return None
    return _role(passage, first, last)


def _apposition_end(passage: Passage, first: int) -> int:
    tokens = passage.tokens
    last = first
    while last < len(tokens) and last - first < _LONGEST_ROLE and tokens[last].tag not in _ENDS_APPOSITION:
        tag = tokens[last].tag
        if tag in {Tag.PRONOUN, Tag.AUXILIARY} or (tag is Tag.SAYING and tokens[last].text.endswith("ing")):
            break
        last += 1
    return last


def _after_is(passage: Passage, run: NameRun) -> FoundRole | None:
    """Read "Doe is the head of the firm"."""
    tokens = passage.tokens
    at = run.last
    if run.owns or at + 2 >= len(tokens) or tokens[at].text not in {"is", "was", "ist", "war", "es", "est", "jest"}:
        return None
    if tokens[at + 1].tag is not Tag.DETERMINER:
        return None
    last = _apposition_end(passage, at + 1)
    head = next((number for number in range(at + 1, last) if tokens[number].tag is Tag.PREPOSITION), last)
    if not any(role_gender(token.text)[0] for token in tokens[at + 1 : head]):
        return None
    return _role(passage, at + 1, last)
