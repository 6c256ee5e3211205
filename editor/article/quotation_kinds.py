"""Which words between quotation marks are somebody's speech, and which are scare quotes, names or titles."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from editor.article.attribution import NAMING, Attribution, Place
from editor.article.clauses import Passage
from editor.article.function_words import Tag
from editor.article.tokens import last_sign


class QuotationKind(StrEnum):
    """What words between quotation marks are."""

    DIRECT = "direct"
    PARTIAL = "partial"
    SCARE = "scare"
    TITLE = "title"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Words:
    """A quotation's words without marks, with what its kind is judged by."""

    text: str
    count: int
    ends: str
    begins_upper: bool
    titled: bool
    proper: bool


# Nouns before a quotation that say it is a name, a term or a slogan.
_TERM_NOUNS = frozenset(
    """slogan tagline motto catchphrase hashtag nickname moniker name names title term terms word words phrase
        expression acronym
    label tag concept notion theory idea policy so-called sign banner placard poster logo brand campaign account
    password headline heading caption category code command button keyword subject wort begriff motto slogan titel
    palabra palabras término lema título expresión mot terme slogan titre expression słowo słowa hasło tytuł
    termin""".split()
)
_WORK_NOUNS = frozenset(
    """film movie book novel song album single show series play musical documentary podcast episode game painting
        memoir essay
    article column track sitcom drama opera poem exhibition exhibit sequel remake blockbuster hit ballad anthem
    bestseller
    autobiography biography magazine newspaper blog video programme program comedy thriller trilogy franchise
    installation sculpture report study paper chapter sketch adaptation soundtrack
    film buch roman serie lied ausstellung película libro novela canción serie disco livre roman chanson exposition
    film książka powieść serial piosenka płyta""".split()
)
_AS_TERM = frozenset("as known so-called sogenannte sogenannten soi-disant tzw".split())
_WORD = re.compile(r"[^\W_]+(?:[’'\-.][^\W_]+)*")
_SMALL = frozenset(
    "a an the of in on at to for and or but with from by de la el le les der die das und et y i is".split()
)
_ENDS = frozenset(".?!…")
_SHORT, _FRAGMENT, _NEAR = 3, 5, 4


@lru_cache(maxsize=4_096)
def read_words(text: str, start: int, end: int) -> Words:
    """Return the words of a text from `start` to `end`, which leave the quotation marks out."""
    inner = text[start:end].strip(" \u00a0\u202f“”\"'‘’„«»")
    found = _WORD.findall(inner, 0, 400)
    count = len(_WORD.findall(inner)) if len(inner) < 400 else 100
    long = [word for word in found if word.casefold() not in _SMALL]
    titled = bool(long) and all(word[0].isupper() or word[0].isdigit() for word in long)
    sign = last_sign(text, start - 1, end) if start else inner[-1:]
    begins_upper = bool(inner) and (inner[0].isupper() or inner[0].isdigit())
    coined = count == 1 and not inner.isupper() and any(sign.isupper() for sign in inner[1:])
    return Words(inner, count, sign, begins_upper, titled and count > 1, titled or coined)


def judge(
    passage: Passage, quote: int, words: Words, attribution: Attribution | None, *, secondary: bool = False
) -> QuotationKind:
    """Return what a quotation is; `secondary` tells that the story's speech stands in the other kind of marks.

    Rules stand from the surest to the weakest. The lengths that part scare quotes from fragments of speech are those of
    labelled news copy: names and slogans run to four words, fragments without a verb of saying are longer.
    """
    if not words.count:
        return QuotationKind.SCARE
    spoken = QuotationKind.DIRECT if words.begins_upper and _is_sentence(words) else QuotationKind.PARTIAL
    if attribution is not None and attribution.place is Place.AFTER:
        if words.ends == "." and _stands_in_clause(passage, quote):
            return _by_context(passage, quote, words, None, secondary)
        return spoken
    if _is_introduced(passage, quote, attribution):
        return spoken
    framing = attribution is not None and attribution.framing
    framed = (
        framing and (quote - attribution.verb <= _NEAR or passage.tokens[quote - 1].text == "as")
        if attribution
        else False
    )
    named = _as_name(passage, quote, words, framed=framed)
    if named is not None:
        return named
    if _stands_alone(passage, quote, words):
        return QuotationKind.SCARE if secondary and words.count < _FRAGMENT else QuotationKind.DIRECT
    return _by_context(passage, quote, words, attribution, secondary)


def _is_sentence(words: Words) -> bool:
    return words.ends in {",", ".", "?", "!", "…", "—", "–", ";", "-"} or words.count > _FRAGMENT


def _is_introduced(passage: Passage, quote: int, attribution: Attribution | None) -> bool:
    """Return whether a verb of saying with a comma, colon or nothing stands right before the quotation."""
    if attribution is None or attribution.place is not Place.BEFORE or attribution.framing or not attribution.close:
        return False
    before = passage.tokens[quote - 1]
    return before.tag in {Tag.COLON, Tag.COMMA, Tag.DASH} or before.tag is Tag.SAYING


def _stands_in_clause(passage: Passage, quote: int) -> bool:
    """Return whether the sentence has words before the quotation, so that after a full stop a new one begins."""
    return quote > passage.sentences[passage.sentence_of[quote]][0]


def _stands_alone(passage: Passage, quote: int, words: Words) -> bool:
    """Return whether the quotation is a whole sentence by itself, with nothing before it."""
    first = passage.sentences[passage.sentence_of[quote]][0]
    before = [token for token in passage.tokens[first:quote] if token.tag is not Tag.OTHER]
    after = passage.tokens[quote + 1] if quote + 1 < len(passage.tokens) else None
    ended = words.ends in _ENDS or after is None or after.tag is Tag.STOP
    if before and before[-1].tag is Tag.COLON:
        return words.count > 1 and words.begins_upper
    if before:
        return False
    if words.titled and words.ends not in _ENDS:
        return False
    if words.begins_upper and words.ends in {",", "?", "!", "…", "—"}:
        return True
    return ended and (words.count > 1 or words.ends in _ENDS)


def _as_name(passage: Passage, quote: int, words: Words, *, framed: bool) -> QuotationKind | None:
    """Return SCARE or TITLE where the words around say that the quotation is a name, a term, a work or an epithet."""
    tokens = passage.tokens
    first = max(passage.sentences[passage.sentence_of[quote]][0], quote - 4)
    before = [token.text.casefold() for token in tokens[first:quote]]
    after = tokens[quote + 1] if quote + 1 < len(tokens) else None
    previous = tokens[quote - 1] if quote else None
    if previous is None or quote == first:
        return None
    between_names = previous.tag is Tag.NAME and after is not None and after.tag is Tag.NAME
    if between_names and words.count <= _SHORT and not words.ends.strip(".") and words.begins_upper:
        return QuotationKind.SCARE
    last = before[-1]
    as_term = not framed and any(word in _AS_TERM for word in before[-2:])
    if words.count <= 8 and (last in NAMING or last in _TERM_NOUNS or as_term):
        return QuotationKind.TITLE if words.titled and last in NAMING else QuotationKind.SCARE
    if words.proper and words.count <= 10 and any(word in _WORK_NOUNS for word in before[-3:]):
        return QuotationKind.TITLE
    return None if framed else _attributive(passage, quote, words)


def _attributive(passage: Passage, quote: int, words: Words) -> QuotationKind | None:
    """Return SCARE for a quotation that stands like an adjective: its “Keep it clean” campaign."""
    tokens = passage.tokens
    after = tokens[quote + 1] if quote + 1 < len(tokens) else None
    if after is None or words.count > _FRAGMENT:
        return None
    if words.count == 1 and words.text.endswith("ly") and after.tag in {Tag.SAYING, Tag.WORD, Tag.FINITE, Tag.FRAMING}:
        return QuotationKind.SCARE
    if after.tag is not Tag.WORD:
        return None
    previous = tokens[quote - 1]
    if after.text.casefold() in _WORK_NOUNS | _TERM_NOUNS:
        return QuotationKind.TITLE if words.titled else QuotationKind.SCARE
    leads = previous.tag in {Tag.DETERMINER, Tag.WORD, Tag.NUMBER} or previous.owns
    return QuotationKind.SCARE if leads and (words.count <= _SHORT or words.begins_upper) else None


def _by_context(
    passage: Passage, quote: int, words: Words, attribution: Attribution | None, secondary: bool
) -> QuotationKind:
    if attribution is None:
        fragment = words.count > _FRAGMENT and not words.titled and not secondary
        return QuotationKind.PARTIAL if fragment else QuotationKind.SCARE
    if words.proper and words.count <= 4 and not (words.ends and words.ends in "?!"):
        return QuotationKind.TITLE if words.titled else QuotationKind.SCARE
    if words.titled:
        return QuotationKind.TITLE
    if secondary and words.count < _SHORT:
        return QuotationKind.SCARE
    return QuotationKind.DIRECT if words.begins_upper and _is_sentence(words) else QuotationKind.PARTIAL
