"""The reading of a clause: noun phrases, verbs that are verbs, and the subject that a verb of saying has."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar

from editor.article.function_words import Gender, Lexicon, Tag, lexicon
from editor.article.person_words import role_gender
from editor.article.tokens import Token, split_sentences, tokenise
from editor.article.verbs_of_saying import known_language, may_be_noun, speaks_beside_quotation_only

T = TypeVar("T")

# A clause longer than this many tokens is not read further: copy has none, and hostile input must not cost more.
REACH = 45
# Verbs that say something with their particle only: "as she put it", "he hit back".
_WITH_PARTICLE = {
    "put": "it",
    "puts": "it",
    "hit": "back",
    "hits": "back",
    "fired": "back",
    "shot": "back",
    "clapped": "back",
}
_ALONE = frozenset(
    "all others some one many both another several most few each neither two three four five these those".split()
)
_INSIDE_PHRASE = frozenset(
    "of for from at with in on to de del da do von vom der des du d la le les l el und y of the di".split()
)
_NOUN_FOLLOWERS = frozenset((Tag.WORD, Tag.NAME, Tag.SAYING, Tag.AUXILIARY, Tag.FINITE, Tag.FRAMING, Tag.RELATIVE))
PHRASE_TAGS = frozenset((Tag.DETERMINER, Tag.WORD, Tag.NAME, Tag.NUMBER, Tag.INITIAL))
COORDINATING = frozenset("and or but nor yet und oder y e o et ou i oraz".split())
_OBJECT_TAGS = frozenset(
    (Tag.DETERMINER, Tag.PREPOSITION, Tag.NAME, Tag.PRONOUN, Tag.ADVERB, Tag.CONJUNCTION, Tag.NUMBER)
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as its clauses are read: tokens outside quotations, sentences, and the token of each quotation."""

    text: str
    language: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    sentence_of: tuple[int, ...]
    quote_tokens: tuple[int, ...]
    words: Lexicon
    _known: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    def of(self, read: "Callable[[Passage], T]") -> T:
        """Return what a function reads out of the passage; it is asked once."""
        if read not in self._known:
            self._known[read] = read(self)
        found: T = self._known[read]
        return found

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
    """Return whether the token is a verb of saying or framing here, and no noun or participle before a noun."""
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
    return after.tag in {Tag.PREPOSITION, Tag.WORD, Tag.DETERMINER, Tag.NUMBER} and after.text not in {
        "that",
        "in",
        "on",
        "of",
        "out",
    }


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
    if after is Tag.PREPOSITION and names_a_role(token):
        return False  # "Health officials in the north", but "Smith heads the board"
    return before in {Tag.NAME, Tag.PRONOUN} and token.text.endswith("s") and after in _OBJECT_TAGS


def begins_phrase(passage: Passage, at: int) -> bool:
    """Return whether a noun phrase can begin at the token."""
    return at < len(passage.tokens) and (passage.tokens[at].tag in PHRASE_TAGS or passage.tokens[at].tag is Tag.PRONOUN)


def phrase_at(passage: Passage, at: int, limit: int) -> Phrase | None:
    """Return the noun phrase that begins at a token, with complements (`of`, `for`), ending before `limit`."""
    tokens = passage.tokens
    limit = min(limit, at + REACH, len(tokens))
    if at >= limit:
        return None
    if tokens[at].tag is Tag.PRONOUN:
        return Phrase(at, at + 1, passage.words.pronouns.get(tokens[at].text.casefold(), Gender.UNKNOWN))
    end = at
    while end < limit:
        token = tokens[end]
        if end > at and ((token.tag is Tag.WORD and is_finite(passage, end)) or is_next_phrase(passage, end)):
            break
        if token.tag in PHRASE_TAGS or (token.tag is Tag.OTHER and token.text in "&’'/"):
            end += 1
        elif (
            token.tag in {Tag.SAYING, Tag.FRAMING, Tag.FINITE}
            and end > at
            and not is_finite(passage, end)
            and end + 1 < limit
        ):
            if token.text.endswith("ing") and tokens[end - 1].tag is not Tag.DETERMINER:
                break
            end += 1
        elif end > at and _joins(passage, end, limit):
            end += 1
        else:
            break
    while (
        end > at and tokens[end - 1].tag not in PHRASE_TAGS and not may_be_noun(tokens[end - 1].text, passage.language)
    ):
        end -= 1
    return Phrase(at, end) if end > at else None


def is_next_phrase(passage: Passage, at: int) -> bool:
    """Return whether an article right after a noun begins another phrase ("for the pass | the driver said")."""
    token, before = passage.tokens[at], passage.tokens[at - 1]
    if token.tag is not Tag.DETERMINER:
        return False
    return before.tag in {Tag.WORD, Tag.NAME} and not before.owns


def _joins(passage: Passage, at: int, limit: int) -> bool:
    """Return whether a preposition or "and" carries the phrase on."""
    token = passage.tokens[at]
    if at + 1 >= limit or passage.tokens[at + 1].tag not in PHRASE_TAGS:
        return False
    folded = token.text.casefold()
    if token.tag is Tag.PREPOSITION or token.tag is Tag.DETERMINER:
        return folded in _INSIDE_PHRASE
    if token.tag is Tag.CONJUNCTION and folded in COORDINATING and folded not in {"but", "yet", "nor"}:
        return not any(is_finite(passage, number) for number in range(at + 1, min(at + 3, limit)))
    return False


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
