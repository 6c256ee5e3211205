"""The reading of a clause: noun phrases, verbs that are verbs, and the subject that a verb of saying has."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from editor.article.function_words import Gender, Lexicon, Tag, lexicon
from editor.article.person_words import role_gender
from editor.article.tokens import Token, split_sentences, tokenise
from editor.article.verbs_of_saying import known_language, may_be_noun, speaks_beside_quotation_only

# A clause longer than this many tokens is not read further: copy has none, and hostile input must not cost more than its length.
REACH = 45
# Verbs that say something with their particle only: "as she put it", "he hit back".
_WITH_PARTICLE = {"put": "it", "puts": "it", "hit": "back", "hits": "back", "fired": "back", "shot": "back", "clapped": "back"}
_ALONE = frozenset("all others some one many both another several most few each neither two three four five these those".split())
_INSIDE_PHRASE = frozenset(
    "of for from at with in on to de del da do von vom der des du d la le les l el und y of the di".split()
)
_NOUN_FOLLOWERS = frozenset((Tag.WORD, Tag.NAME, Tag.SAYING, Tag.AUXILIARY, Tag.FINITE, Tag.FRAMING, Tag.RELATIVE))
_PHRASE = frozenset((Tag.DETERMINER, Tag.WORD, Tag.NAME, Tag.NUMBER, Tag.INITIAL))
_SKIPPED = frozenset((Tag.ADVERB, Tag.AUXILIARY, Tag.NEGATION, Tag.TIME))
_COORDINATING = frozenset("and or but nor yet und oder y e o et ou i oraz".split())
_OBJECT_TAGS = frozenset((Tag.DETERMINER, Tag.PREPOSITION, Tag.NAME, Tag.PRONOUN, Tag.ADVERB, Tag.CONJUNCTION, Tag.NUMBER))


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as its clauses are read: tokens outside the quotations, sentences, and the token of each quotation."""

    text: str
    language: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    sentence_of: tuple[int, ...]
    quote_tokens: tuple[int, ...]
    words: Lexicon

    def slice(self, first: int, last: int) -> str:
        """Return the text from the token `first` to the token before `last`."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""


@lru_cache(maxsize=4096)
def read_passage(text: str, quotes: tuple[tuple[int, int], ...], language: str) -> Passage:
    """Return the reading of a paragraph whose quotations stand at `quotes` (offsets in characters, sorted, apart)."""
    language = known_language(language)
    tokens = tokenise(text, language, quotes)
    sentences = split_sentences(text, tokens)
    sentence_of = tuple(number for number, (first, last) in enumerate(sentences) for _ in range(first, last))
    quote_tokens = tuple(number for number, token in enumerate(tokens) if token.tag is Tag.QUOTE)
    return Passage(text, language, tokens, sentences, sentence_of, quote_tokens, lexicon(language))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as a range of tokens; `pronoun` is set when it is one."""

    first: int
    last: int
    pronoun: Gender | None = None


def _is_noun(passage: Passage, at: int) -> bool:
    """Return whether a form that is both noun and verb is the noun here."""
    tokens = passage.tokens
    before = tokens[at - 1] if at else None
    after = tokens[at + 1].tag if at + 1 < len(tokens) else Tag.STOP
    if before is None:
        return True
    if before.tag is Tag.PREPOSITION:
        return before.text.casefold() != "to"
    if before.owns or before.tag in {Tag.DETERMINER, Tag.NUMBER}:
        return before.text.casefold() not in _ALONE
    if before.tag is Tag.WORD and names_a_role(before):
        return after in {Tag.SAYING, Tag.AUXILIARY, Tag.FINITE}
    if before.tag is Tag.WORD:
        return after in _NOUN_FOLLOWERS or not before.text.endswith("s")
    return before.tag is Tag.NAME and after in {Tag.SAYING, Tag.AUXILIARY, Tag.FINITE}


def is_verb(passage: Passage, at: int) -> bool:
    """Return whether the token is a verb of saying or framing in its clause, and no noun or participle before a noun."""
    tokens = passage.tokens
    token = tokens[at]
    if token.text in _WITH_PARTICLE:
        return at + 1 < len(tokens) and tokens[at + 1].text == _WITH_PARTICLE[token.text]
    if token.tag is not Tag.SAYING and token.tag is not Tag.FRAMING:
        return False
    if passage.language == "en" and speaks_beside_quotation_only(token.text) and _has_other_sense(passage, at):
        return False
    if may_be_noun(token.text, passage.language):
        return not _is_noun(passage, at)
    before = tokens[at - 1] if at else None
    if before is not None and passage.language == "en":
        if before.tag is Tag.DETERMINER:
            return before.text.casefold() in _ALONE
        return not before.owns
    return True


def _has_other_sense(passage: Passage, at: int) -> bool:
    """Return whether what follows a verb such as "continue" or "add" shows that nobody speaks."""
    if at + 1 >= len(passage.tokens):
        return False
    after = passage.tokens[at + 1]
    return after.tag in {Tag.PREPOSITION, Tag.WORD, Tag.DETERMINER, Tag.NUMBER} and after.text not in {"that", "in", "on", "of", "out"}


def is_finite(passage: Passage, at: int) -> bool:
    """Return whether the token is likely a clause's finite verb."""
    token = passage.tokens[at]
    if token.tag in {Tag.AUXILIARY, Tag.FINITE}:
        return True
    if token.tag in {Tag.SAYING, Tag.FRAMING}:
        return not token.text.endswith("ing") and is_verb(passage, at)
    if token.tag is not Tag.WORD or at == 0 or at + 1 >= len(passage.tokens):
        return False
    before, after = passage.tokens[at - 1].tag, passage.tokens[at + 1].tag
    if before in {Tag.DETERMINER, Tag.PREPOSITION} or passage.tokens[at - 1].owns:
        return False
    if token.text.endswith("ed"):
        return after in _OBJECT_TAGS or after in {Tag.STOP, Tag.COMMA}
    return before in {Tag.NAME, Tag.PRONOUN} and token.text.endswith("s") and after in _OBJECT_TAGS


def begins_phrase(passage: Passage, at: int) -> bool:
    """Return whether a noun phrase can begin at the token."""
    return at < len(passage.tokens) and (passage.tokens[at].tag in _PHRASE or passage.tokens[at].tag is Tag.PRONOUN)


def phrase_at(passage: Passage, at: int, limit: int) -> Phrase | None:
    """Return the noun phrase that begins at a token, with its complements (`of`, `for`) and coordinations, before `limit`."""
    tokens = passage.tokens
    limit = min(limit, at + REACH, len(tokens))
    if at >= limit:
        return None
    if tokens[at].tag is Tag.PRONOUN:
        return Phrase(at, at + 1, passage.words.pronouns.get(tokens[at].text.casefold(), Gender.UNKNOWN))
    end = at
    while end < limit:
        token = tokens[end]
        if end > at and ((token.tag is Tag.WORD and is_finite(passage, end)) or _is_next_phrase(passage, end)):
            break
        if token.tag in _PHRASE or (token.tag is Tag.OTHER and token.text in "&’'/"):
            end += 1
        elif token.tag in {Tag.SAYING, Tag.FRAMING, Tag.FINITE} and end > at and not is_finite(passage, end) and end + 1 < limit:
            if token.text.endswith("ing") and tokens[end - 1].tag is not Tag.DETERMINER:
                break
            end += 1
        elif end > at and _joins(passage, end, limit):
            end += 1
        else:
            break
    while end > at and tokens[end - 1].tag not in _PHRASE and not may_be_noun(tokens[end - 1].text, passage.language):
        end -= 1
    return Phrase(at, end) if end > at else None


def _is_next_phrase(passage: Passage, at: int) -> bool:
    """Return whether an article right after a noun begins another phrase ("for the pass | the driver said")."""
    token, before = passage.tokens[at], passage.tokens[at - 1]
    if token.tag is not Tag.DETERMINER:
        return False
    return before.tag in {Tag.WORD, Tag.NAME} and not before.owns


def _joins(passage: Passage, at: int, limit: int) -> bool:
    """Return whether a preposition or "and" carries the phrase on."""
    token = passage.tokens[at]
    if at + 1 >= limit or passage.tokens[at + 1].tag not in _PHRASE:
        return False
    folded = token.text.casefold()
    if token.tag is Tag.PREPOSITION or token.tag is Tag.DETERMINER:
        return folded in _INSIDE_PHRASE
    if token.tag is Tag.CONJUNCTION and folded in _COORDINATING and folded not in {"but", "yet", "nor"}:
        return not any(is_finite(passage, number) for number in range(at + 1, min(at + 3, limit)))
    return False


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
        asked = tag in {Tag.SAYING, Tag.NAME} and tokens[start].text.casefold() in {"asked", "pressed", "speaking", "questioned"}
        introduces = tag in {Tag.PREPOSITION, Tag.CONJUNCTION, Tag.ADVERB, Tag.TIME, Tag.COMMA, Tag.QUOTE, Tag.DASH}
        introduces = introduces or participle or asked
        if not introduces:
            return start
        if tag in {Tag.COMMA, Tag.QUOTE, Tag.ADVERB, Tag.TIME, Tag.DASH}:
            start += 1
            continue
        if tag is Tag.CONJUNCTION and tokens[start].text.casefold() in _COORDINATING:
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
            coordinating = token.text.casefold() in _COORDINATING
            if _opens_clause(passage, at + 1, verb) if coordinating and finite else not coordinating and begins_phrase(passage, at + 1):
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
        if start < end and _is_next_phrase(passage, start):
            break
        joins = token.tag is Tag.PREPOSITION or (token.tag is Tag.CONJUNCTION and token.text.casefold() in _COORDINATING)
        if token.tag in _PHRASE or token.tag is Tag.PRONOUN or joins or (token.tag is Tag.OTHER and token.text == "&"):
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
    participle = tokens[verb].text.endswith("ing") and passage.language == "en"
    if before.tag is Tag.RELATIVE:
        at = end - 1
        while at > first and tokens[at - 1].tag in {Tag.COMMA, Tag.DASH, Tag.PREPOSITION}:
            at -= 1
        found = _phrase_before(passage, first, at)
        return (found and _last_name(passage, found.first, found.last)) or found or clause_subject(passage, first, at)
    linked = before.tag in {Tag.COMMA, Tag.DASH, Tag.CLOSE, Tag.CONJUNCTION, Tag.QUOTE}
    to_infinitive = before.text.casefold() in {"to", "as"} or before.tag is Tag.PREPOSITION
    if before.tag in {Tag.COMMA, Tag.CLOSE, Tag.DASH} and not participle:
        opening = _interrupted(passage, first, end - 1)
        if opening is not None:
            return opening
    if linked or to_infinitive or participle:
        if before.tag is Tag.CONJUNCTION and not (before.text.casefold() in _COORDINATING):
            return None
        if not participle and before.tag is not Tag.QUOTE:
            return clause_subject(passage, first, end - 1)
        found = main_subject(passage, first, end - 1 if not participle else end)
        if participle and found is None:
            return _phrase_before(passage, first, end)
        return found
    found = _phrase_before(passage, first, end)
    if found is None:
        return clause_subject(passage, first, end)
    return _before_relative(passage, first, found.first) or found


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


def head_words(passage: Passage, phrase: Phrase) -> Sequence[Token]:
    """Return the tokens of a phrase up to its first complement: "a spokesman" of "a spokesman for the ministry"."""
    tokens = passage.tokens[phrase.first : phrase.last]
    for number, token in enumerate(tokens):
        if token.tag is Tag.PREPOSITION and number:
            return tokens[:number]
    return tokens


def names_a_role(token: Token) -> bool:
    """Return whether the token is a word for what a person is."""
    return role_gender(token.text)[0]
