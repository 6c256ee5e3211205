"""Speech inside speech: what somebody quotes while quoted, in the other kind of marks.

Only what reads as speech is taken: words that begin like a sentence and are introduced or end like one. Titles, names
and scare quotes inside a quotation are left alone.
"""

from dataclasses import dataclass
from functools import lru_cache

from editor.article.attribution import attribute
from editor.article.clauses import Passage, Phrase, is_finite, read_passage
from editor.article.naming import named_run
from editor.article.quotation_kinds import read_words
from editor.article.quotation_marks import inner_pairs
from editor.article.subjects import subject_before
from editor.article.verbs_of_saying import is_speech_verb

_FEWEST = 3  # words; less is a name or a word that is dwelt on
# Nobody is quoted at such length, or quotes so often in one breath; texts that do are not read further.
_LONGEST, _MOST = 4_000, 20
_REACH = 40  # tokens back from a pronoun to whom it means
_ENDS = frozenset(".?!,…")
_LEADS = frozenset(",:—–-")
_FIRST_PERSON = frozenset("i we me us ich wir yo nosotros je nous ja my".split())
_CACHED = 4_096


@dataclass(frozen=True, slots=True)
class Nested:
    """One quotation in another, with offsets into that one's text, marks included.

    `called` is who the words beside it say speaks; empty where that is the speaker round it or where nobody is named.
    """

    start: int
    end: int
    called: str = ""
    is_own: bool = True


@lru_cache(maxsize=_CACHED)
def nested_in(text: str, language: str) -> tuple[Nested, ...]:
    """Return the quotations in one stretch of a quotation, its own marks included in the text."""
    pairs = [(pair.start, pair.end) for pair in inner_pairs(text, language)] if len(text) <= _LONGEST else []
    if not pairs or len(pairs) > _MOST:
        return ()
    passage = read_passage(text, tuple(pairs), language)
    out = []
    for (start, end), token in zip(pairs, passage.quote_tokens, strict=True):
        words = read_words(text, start + 1, end - 1)
        if words.count < _FEWEST or not words.begins_upper or words.titled:
            continue
        attribution = attribute(passage, token)
        if not (words.ends in _ENDS or _is_led(text, start) or attribution is not None):
            continue
        subject = attribution.subject if attribution is not None else None
        if subject is None:
            out.append(Nested(start, end))
            continue
        if passage.slice(subject.first, subject.last).casefold() in _FIRST_PERSON:
            out.append(Nested(start, end))
            continue
        meant = subject if subject.pronoun is None else _meant(passage, subject)
        out.append(Nested(start, end, _called(passage, meant) if meant else "", is_own=False))
    return tuple(out)


def _called(passage: Passage, phrase: Phrase) -> str:
    run = named_run(passage, phrase)
    return run.name if run is not None else passage.slice(phrase.first, phrase.last)


def _meant(passage: Passage, pronoun: Phrase) -> Phrase | None:
    """Return whom a pronoun means: the last subject before it in its sentence or the one before that is none."""
    sentence = passage.sentence_of[pronoun.first]
    first = passage.sentences[max(0, sentence - 1)][0]
    for at in range(pronoun.first - 1, max(first, pronoun.first - _REACH), -1):
        if is_finite(passage, at):
            subject = subject_before(passage, first, at)
            if subject is not None and subject.pronoun is None:
                return subject
    return None


def _is_led(text: str, start: int) -> bool:
    """Return whether a sign or a verb of saying leads to what begins at an offset."""
    before = text[max(0, start - 40) : start].rstrip()
    if before[-1:] in _LEADS:
        return True
    word = before.rpartition(" ")[2]
    return bool(word) and is_speech_verb(word)
