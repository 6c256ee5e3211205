"""The subject that a verb of saying has: right before it, across an apposition, or at the head of its sentence."""

from editor.article.clauses import (
    COORDINATING,
    PHRASE_TAGS,
    REACH,
    Passage,
    Phrase,
    begins_phrase,
    is_finite,
    is_next_phrase,
    is_verb,
    phrase_at,
)
from editor.article.function_words import Tag
from editor.article.verbs_of_saying import may_be_noun

_SKIPPED = frozenset((Tag.ADVERB, Tag.AUXILIARY, Tag.NEGATION, Tag.TIME))


def is_passive(passage: Passage, verb: int) -> bool:
    """Return whether the verb stands in the passive, so that its subject is not who speaks."""
    at = verb - 1
    while at >= 0 and passage.tokens[at].tag in {Tag.ADVERB, Tag.NEGATION, Tag.TIME}:
        at -= 1
    if at < 0 or passage.tokens[verb].text.endswith("ing"):
        return False
    return passage.tokens[at].text.casefold() in passage.words.passive


def agent_after(passage: Passage, verb: int, limit: int) -> Phrase | None:
    """Return the phrase after "by" that follows a verb in the passive within a few tokens; quotations do not count."""
    seen = 0
    for at in range(verb + 1, min(limit, len(passage.tokens) - 1)):
        token = passage.tokens[at]
        seen += token.tag is not Tag.QUOTE
        if seen > 8 or token.tag is Tag.STOP:
            return None
        if token.text.casefold() in passage.words.by:
            phrase = phrase_at(passage, at + 1, limit)
            return None if phrase is None or passage.tokens[phrase.first].text.endswith("ing") else phrase
    return None


def _skip_introduction(passage: Passage, start: int, verb: int) -> int:
    """Return where the clause's subject begins, past "In a statement,", "On Monday,", "However,"."""
    tokens = passage.tokens
    while start < verb:
        tag = tokens[start].tag
        participle = tag in {Tag.WORD, Tag.SAYING, Tag.FRAMING, Tag.NAME} and tokens[start].text.endswith("ing")
        asked = tag in {Tag.SAYING, Tag.NAME} and tokens[start].text.casefold() in {
            "asked",
            "pressed",
            "speaking",
            "questioned",
        }
        introduces = tag in {Tag.PREPOSITION, Tag.CONJUNCTION, Tag.ADVERB, Tag.TIME, Tag.COMMA, Tag.QUOTE, Tag.DASH}
        introduces = introduces or participle or asked
        if not introduces:
            return start
        if tag in {Tag.COMMA, Tag.QUOTE, Tag.ADVERB, Tag.TIME, Tag.DASH}:
            start += 1
            continue
        if tag is Tag.CONJUNCTION and tokens[start].text.casefold() in COORDINATING:
            start += 1
            continue
        comma = next((at for at in range(start, verb) if tokens[at].tag is Tag.COMMA), -1)
        if comma < 0:
            return start + 1 if tag is Tag.CONJUNCTION else start
        start = comma + 1
    return start


def _opens_clause(passage: Passage, at: int, verb: int) -> bool:
    """Return whether after "and" a new clause begins: a phrase with a verb of its own, and no second object."""
    phrase = phrase_at(passage, at, verb)
    if phrase is None:
        return False
    after = phrase.last
    while after < verb and passage.tokens[after].tag in _SKIPPED - {Tag.AUXILIARY}:
        after += 1
    if after >= verb:
        return not passage.tokens[verb].text.endswith("ing")
    if passage.tokens[after].tag is Tag.COMMA:
        return passage.tokens[verb - 1].tag is Tag.COMMA and after < verb - 1
    return is_finite(passage, after)


def _after_dateline(passage: Passage, start: int, verb: int) -> int:
    """Return where the sentence goes on after "LONDON (AP) —"."""
    if start or not passage.tokens or not passage.tokens[0].text.isupper() or passage.tokens[0].tag is not Tag.NAME:
        return start
    for at in range(1, min(verb, 12)):
        if passage.tokens[at].tag is Tag.DASH:
            return at + 1
    return start


def clause_subject(passage: Passage, first: int, verb: int) -> Phrase | None:
    """Return the subject of the clause that a verb stands in; `first` is where its sentence or part of it begins."""
    tokens = passage.tokens
    start = _after_dateline(passage, max(first, verb - 2 * REACH), verb)
    finite = subordinate = False
    for at in range(start, verb):
        token = tokens[at]
        if token.tag is Tag.CONJUNCTION:
            coordinating = token.text.casefold() in COORDINATING
            if (
                _opens_clause(passage, at + 1, verb)
                if coordinating and finite
                else not coordinating and begins_phrase(passage, at + 1)
            ):
                subordinate = at == start and not coordinating
                start, finite = at + 1, False
        elif token.tag in {Tag.STOP, Tag.COLON}:
            start, finite = at + 1, False
        elif token.tag is Tag.COMMA and subordinate and finite and begins_phrase(passage, at + 1):
            start, finite, subordinate = at + 1, False, False
        elif is_finite(passage, at):
            finite = True
    start = _skip_introduction(passage, start, verb)
    return phrase_at(passage, start, verb) if start < verb else None


def _phrase_before(passage: Passage, first: int, end: int) -> Phrase | None:
    """Return the noun phrase that ends right before the token `end`."""
    tokens = passage.tokens
    start = end
    while start > max(first, end - REACH):
        token = tokens[start - 1]
        if start < end and is_next_phrase(passage, start):
            break
        joins = token.tag is Tag.PREPOSITION or (token.tag is Tag.CONJUNCTION and token.text.casefold() in COORDINATING)
        if (
            token.tag in PHRASE_TAGS
            or token.tag is Tag.PRONOUN
            or joins
            or (token.tag is Tag.OTHER and token.text == "&")
        ):
            if is_finite(passage, start - 1):
                break
            start -= 1
        elif may_be_noun(token.text, passage.language) and not is_verb(passage, start - 1):
            start -= 1
        else:
            break
    return _without_introduction(passage, start, end) if start < end else None


def _without_introduction(passage: Passage, start: int, end: int) -> Phrase | None:
    tokens = passage.tokens
    if tokens[end - 1].tag is Tag.PRONOUN:
        return phrase_at(passage, end - 1, end)
    for at in range(start, end):
        if tokens[at].tag is Tag.PRONOUN:
            start = at + 1
    while start < end and tokens[start].tag in {Tag.PREPOSITION, Tag.CONJUNCTION}:
        if tokens[start].tag is Tag.CONJUNCTION:
            start += 1
            continue
        phrase = phrase_at(passage, start + 1, end)
        if phrase is None:
            return None
        if phrase.last < end:
            start = phrase.last
        else:
            return _last_name(passage, start, end)
    return Phrase(start, end) if start < end else None


def _last_name(passage: Passage, start: int, end: int) -> Phrase | None:
    """Return the name at the end of an introduction that has no comma ("In a statement Smith")."""
    at = end
    while at > start and passage.tokens[at - 1].tag in {Tag.NAME, Tag.INITIAL}:
        at -= 1
    return Phrase(at, end) if at < end else None


def _skip_left(passage: Passage, first: int, at: int) -> int:
    while at > first and passage.tokens[at - 1].tag in _SKIPPED:
        at -= 1
    return at


def subject_before(passage: Passage, first: int, verb: int) -> Phrase | None:
    """Return the subject of a verb, looking back no further than the token `first`."""
    tokens = passage.tokens
    end = _skip_left(passage, first, verb)
    if end <= first:
        return None
    before = tokens[end - 1]
    if before.tag is Tag.RELATIVE:
        return _antecedent(passage, first, end - 1)
    if tokens[verb].text.endswith("ing") and passage.language == "en":
        return main_subject(passage, first, end) or _phrase_before(passage, first, end)
    if before.tag in _PARTS_FROM_SUBJECT or before.text.casefold() == "as":
        return _distant(passage, first, end - 1)
    found = _phrase_before(passage, first, end)
    if found is None:
        return clause_subject(passage, first, end)
    return _before_relative(passage, first, found.first) or found


_PARTS_FROM_SUBJECT = frozenset((Tag.COMMA, Tag.DASH, Tag.CLOSE, Tag.CONJUNCTION, Tag.QUOTE, Tag.PREPOSITION))


def _antecedent(passage: Passage, first: int, relative: int) -> Phrase | None:
    """Return who "who" is: the name right before it, else the phrase there."""
    at = relative
    while at > first and passage.tokens[at - 1].tag in {Tag.COMMA, Tag.DASH, Tag.PREPOSITION}:
        at -= 1
    found = _phrase_before(passage, first, at)
    if found is None:
        return clause_subject(passage, first, at)
    return _last_name(passage, found.first, found.last) or found


def _distant(passage: Passage, first: int, at: int) -> Phrase | None:
    """Return the subject from which the token `at` parts its verb: a comma, a bracket, "and", "to"."""
    token = passage.tokens[at]
    if token.tag in {Tag.COMMA, Tag.CLOSE, Tag.DASH}:
        opening = _interrupted(passage, first, at)
        if opening is not None:
            return opening
    if token.tag is Tag.CONJUNCTION and token.text.casefold() not in COORDINATING | {"as"}:
        return None
    return main_subject(passage, first, at) if token.tag is Tag.QUOTE else clause_subject(passage, first, at)


def _interrupted(passage: Passage, first: int, end: int) -> Phrase | None:
    """Return the phrase that begins the sentence and is parted from its verb by an apposition or relative clause."""
    start = _skip_introduction(passage, _after_dateline(passage, max(first, end - 2 * REACH), end), end)
    phrase = phrase_at(passage, start, end) if start < end else None
    if phrase is None or phrase.last >= end or passage.tokens[phrase.last].tag not in {Tag.COMMA, Tag.OPEN, Tag.DASH}:
        return None
    return phrase


def _before_relative(passage: Passage, first: int, end: int) -> Phrase | None:
    """Return the person of ", who chaired the board" when no comma ends the relative clause before the verb."""
    for at in range(end - 1, max(first, end - 14), -1):
        tag = passage.tokens[at].tag
        if tag in {Tag.COMMA, Tag.QUOTE, Tag.STOP} or (tag is Tag.CONJUNCTION and at < end - 1):
            return None
        if tag is Tag.RELATIVE and passage.tokens[at].text == "who" and passage.tokens[at - 1].tag is Tag.COMMA:
            return _phrase_before(passage, first, at - 1)
    return None


def main_subject(passage: Passage, first: int, end: int) -> Phrase | None:
    """Return the subject of the last finite verb of saying before `end`, else the subject of the clause."""
    for at in range(end - 1, max(first, end - REACH), -1):
        token = passage.tokens[at]
        if token.tag in {Tag.SAYING, Tag.FRAMING} and is_finite(passage, at) and not is_passive(passage, at):
            left = passage.tokens[_skip_left(passage, first, at) - 1].tag if at > first else Tag.STOP
            if left is Tag.RELATIVE:
                continue
            after = phrase_at(passage, at + 1, end) if left is Tag.QUOTE else None
            return after or subject_before(passage, first, at)
    return clause_subject(passage, first, end)
