"""The attribution of one quotation inside its paragraph: the words before, after or around it that say who speaks."""

from dataclasses import dataclass
from enum import Enum

from editor.article.clauses import REACH, Passage, Phrase, is_finite, is_verb, names_a_role, phrase_at
from editor.article.function_words import Tag
from editor.article.names import could_be_full_name, is_organisation, is_place
from editor.article.subjects import agent_after, clause_subject, is_passive, subject_before
from editor.article.tokens import last_sign
from editor.article.verbs_of_saying import may_stand_first


class Place(Enum):
    """Where the words that attribute stand to the quotation."""

    AFTER = 1
    BEFORE = 2
    TRAILING = 3
    SHARED = 4


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who speaks as a clause says; `subject` is None where the verb has none of its own; ranges are tokens."""

    place: Place
    subject: Phrase | None
    verb: int
    first: int
    last: int
    close: bool = True
    framing: bool = False

    def verb_text(self, passage: Passage) -> str:
        """Return the verb as it stands in the text, or nothing where a phrase such as "according to" does its work."""
        return passage.tokens[self.verb].text if self.verb >= 0 else ""


# Verbs that give a thing its name right before a quotation ("a campaign called “…”"): no speech.
NAMING = frozenset(
    """called dubbed titled entitled named nicknamed labelled labeled branded termed christened headlined captioned
    genannt betitelt llamado llamada titulado titulada denominado intitulé intitulée appelé appelée
    zatytułowany""".split()
)
_OPENS_CLAUSE = frozenset((Tag.PRONOUN, Tag.DETERMINER, Tag.NAME, Tag.WORD, Tag.NUMBER, Tag.INITIAL))
_BARE_END = frozenset((Tag.STOP, Tag.COMMA, Tag.TIME, Tag.PREPOSITION, Tag.ADVERB, Tag.COLON))
_MOST_SHARED = 3
_MAY_GO_ON = frozenset((",", "?", "!", "…", "—", "–", "-"))


def attribute(passage: Passage, quote: int) -> Attribution | None:
    """Return what the paragraph says about who speaks the quotation at the token `quote`, the surest reading first."""
    sign = _sign(passage, quote)
    after = _after(passage, quote, sign)
    if after is not None and (sign == "," or passage.tokens[quote + 1].tag is Tag.COMMA):
        return after
    before = _before(passage, quote)
    if before is not None and before.close:
        return before
    return after or before or _trailing(passage, quote) or _shared(passage, quote)


def _sign(passage: Passage, quote: int) -> str:
    token = passage.tokens[quote]
    return last_sign(passage.text, token.start, token.end)


def _after(passage: Passage, quote: int, sign: str) -> Attribution | None:
    tokens = passage.tokens
    at = quote + 1
    if at < len(tokens) and tokens[at].tag in {Tag.COMMA, Tag.DASH, Tag.STOP} and tokens[at].text not in ".?!":
        at += 1
    if at >= len(tokens) or tokens[at].tag is Tag.STOP:
        return None
    limit = _limit(passage, at)
    new_sentence = sign == "." and passage.text[tokens[at].start].isupper()
    found = None
    if not new_sentence:
        parted = sign in _MAY_GO_ON or at > quote + 1
        found = _inverted(passage, at, limit, parted=parted) or _according(passage, at, limit)
    found = found or _subject_first(passage, at, limit)
    if found is None or (new_sentence and not _is_bare(passage, found, at)):
        return _signature(passage, quote, at, limit)
    return found


def _limit(passage: Passage, at: int) -> int:
    """Return where an attribution that begins at a token must end: with its sentence, a quotation, or REACH."""
    end = min(passage.sentences[passage.sentence_of[at]][1], at + REACH)
    for number in range(at, end):
        if passage.tokens[number].tag is Tag.QUOTE:
            return number
    return end


def _is_bare(passage: Passage, found: Attribution, at: int) -> bool:
    """Return whether the sentence is nothing but an attribution ("Smith said."): some write a full stop before it."""
    end = passage.sentences[passage.sentence_of[at]][1]
    return found.verb >= 0 and found.verb + 1 < len(passage.tokens) and found.verb + 2 >= end


def _inverted(passage: Passage, at: int, limit: int, *, parted: bool = True) -> Attribution | None:
    """Read "said Jane Doe", "added the minister", "a déclaré X", "sagte er", and a verb without subject ("dodał.")."""
    tokens = passage.tokens
    verb = at
    pronoun: Phrase | None = None
    while verb < limit and verb - at < 5 and tokens[verb].tag in {Tag.AUXILIARY, Tag.ADVERB, Tag.PRONOUN, Tag.RELATIVE}:
        if tokens[verb].tag is Tag.PRONOUN:
            if verb == at:
                return None
            pronoun = phrase_at(passage, verb, limit)
        verb += 1
    english = passage.language == "en"
    if verb >= limit or tokens[verb].tag is not Tag.SAYING or not may_stand_first(tokens[verb].text, passage.language):
        return None
    if english and (verb - at > 1 or tokens[at].tag is Tag.AUXILIARY):
        return None
    subject_at = verb + 1
    while subject_at < limit and tokens[subject_at].tag in {Tag.ADVERB, Tag.TIME}:
        subject_at += 1
    if not english and subject_at < limit and tokens[subject_at].tag is Tag.PREPOSITION:
        addressed = phrase_at(passage, subject_at + 1, limit)
        named = addressed is not None and addressed.last < limit and tokens[addressed.last].tag in _OPENS_CLAUSE
        subject_at = addressed.last if addressed is not None and named else subject_at
    subject = pronoun or phrase_at(passage, subject_at, limit)
    if subject is None and english and not (parted and verb + 1 < limit and tokens[verb + 1].tag is Tag.PREPOSITION):
        return None
    subject = _with_apposition(passage, subject, limit) if subject and subject.pronoun is None else subject
    last = max(verb + 1, subject.last if subject else 0)
    return Attribution(Place.AFTER, subject, verb, at, last)


def _with_apposition(passage: Passage, subject: Phrase, limit: int) -> Phrase:
    """Carry "the minister, Jane Doe" on to the name, when the phrase itself ends with none."""
    tokens = passage.tokens
    words = tokens[subject.first : subject.last]
    named = words[-1].tag is Tag.NAME and not any(token.tag is Tag.PREPOSITION for token in words)
    if named and not (words[0].tag is Tag.DETERMINER and names_a_role(words[-1])):
        return subject
    at = subject.last
    if at + 1 < limit and tokens[at].tag is Tag.COMMA and tokens[at + 1].tag is Tag.NAME:
        end = at + 1
        while end < limit and tokens[end].tag in {Tag.NAME, Tag.INITIAL}:
            end += 1
        name = [token.text for token in tokens[at + 1 : end]]
        called = len(name) == 1 and not is_place(name) and not is_organisation(name) and names_a_role(words[-1])
        if could_be_full_name(name) or called:
            return Phrase(at + 1, end)
    return subject


def _according(passage: Passage, at: int, limit: int) -> Attribution | None:
    """Read "according to X" and its kin."""
    if at >= len(passage.tokens) or passage.tokens[at].text.casefold() not in passage.words.according_first:
        return None
    words = [token.text.casefold() for token in passage.tokens[at : at + 4]]
    for phrase in passage.words.according:
        if tuple(words[: len(phrase)]) == phrase:
            subject = phrase_at(passage, at + len(phrase), limit)
            if subject is not None:
                subject = _with_apposition(passage, subject, limit)
                return Attribution(Place.AFTER, subject, -1, at, subject.last)
    return None


def _subject_first(passage: Passage, at: int, limit: int) -> Attribution | None:
    """Read "Smith said", "she later told the BBC", "Will Moy, chief executive of the charity, told"."""
    tokens = passage.tokens
    if at >= limit or tokens[at].tag not in _OPENS_CLAUSE:
        return None
    subject = phrase_at(passage, at, limit)
    if subject is None:
        return None
    verb = _own_verb(passage, subject.last, limit)
    if verb < 0 or is_passive(passage, verb) or not _follows(passage, subject.last, verb):
        return None
    subject = _with_apposition(passage, subject, verb) if subject.pronoun is None else subject
    return Attribution(Place.AFTER, subject, verb, at, verb + 1)


def _own_verb(passage: Passage, at: int, limit: int) -> int:
    """Return the verb of saying that a subject ending before `at` has, or -1 when another verb comes first."""
    apposition = relative = False
    for number in range(at, limit):
        token = passage.tokens[number]
        if relative:
            relative = token.tag is not Tag.COMMA
            continue
        relative = apposition and token.tag is Tag.RELATIVE  # "a nurse, who asked not to be named, said"
        if token.tag is Tag.SAYING and is_verb(passage, number):
            if not token.text.endswith("ing") or passage.language != "en":
                return number
            if not apposition and passage.tokens[number - 1].tag in {Tag.AUXILIARY, Tag.ADVERB}:
                return number
        if token.tag in {Tag.COMMA, Tag.OPEN, Tag.DASH}:
            apposition = True
        elif (
            not apposition
            and is_finite(passage, number)
            and token.tag is not Tag.AUXILIARY
            and token.text not in _LEADS_TO
        ):
            return -1
    return -1


_LEADS_TO = frozenset("went goes wanted".split())


def _follows(passage: Passage, at: int, verb: int) -> bool:
    """Return whether between a subject and its verb stands only what may: adverbs, auxiliaries, an apposition."""
    between = passage.tokens[at:verb]
    if not between:
        return True
    if between[0].tag in {Tag.COMMA, Tag.OPEN, Tag.DASH}:
        if between[-1].tag is Tag.COMMA or between[-1].tag in {Tag.CLOSE, Tag.DASH}:
            return True
        tail = between[-1].tag in {Tag.AUXILIARY, Tag.ADVERB}
        return tail and any(token.tag is Tag.COMMA for token in between[1:])
    allowed = {
        Tag.ADVERB,
        Tag.AUXILIARY,
        Tag.TIME,
        Tag.PREPOSITION,
        Tag.FINITE,
        Tag.WORD,
        Tag.NAME,
        Tag.RELATIVE,
        Tag.DETERMINER,
    }
    negated = any(token.tag is Tag.NEGATION for token in between)
    return not negated and all(token.tag in allowed for token in between)


def _signature(passage: Passage, quote: int, at: int, limit: int) -> Attribution | None:
    """Read "“…” — Jane Doe, teacher"."""
    tokens = passage.tokens
    if tokens[quote + 1].tag is not Tag.DASH or at >= limit or tokens[at].tag is not Tag.NAME:
        return None
    subject = phrase_at(passage, at, limit)
    if subject is None:
        return None
    ends = subject.last >= len(tokens) or tokens[subject.last].tag in {Tag.COMMA, Tag.STOP, Tag.OPEN}
    return Attribution(Place.AFTER, subject, -1, at, subject.last) if ends else None


def _before(passage: Passage, quote: int) -> Attribution | None:
    """Read what leads to a quotation: "Smith said: “", "called the plan “", "adding “", "according to Smith, “"."""
    tokens = passage.tokens
    first = max(passage.sentences[passage.sentence_of[quote]][0], quote - REACH)
    for verb in range(quote - 1, first - 1, -1):
        token = tokens[verb]
        if token.tag is Tag.STOP:
            return None
        if is_verb(passage, verb):
            return _before_with(passage, first, verb, quote)
        if token.text.casefold() in {"according", "laut", "según", "selon", "według"}:
            found = _according(passage, verb, quote)
            if found is not None:
                return Attribution(Place.BEFORE, found.subject, -1, found.first, found.last, close=False)
    return _heading(passage, first, quote)


def _before_with(passage: Passage, first: int, verb: int, quote: int) -> Attribution | None:
    tokens = passage.tokens
    if verb == quote - 1 and tokens[verb].text.casefold() in NAMING:
        return None
    if _is_negated(passage, verb):
        return None
    framing = tokens[verb].tag is Tag.FRAMING
    adjacent = all(token.tag in _LEAD_IN for token in tokens[verb + 1 : quote])
    object_only = tokens[quote - 1].tag in {Tag.COLON, Tag.COMMA} and quote - verb < 12
    close = adjacent or (object_only and not framing)
    if is_passive(passage, verb):
        subject = agent_after(passage, verb, min(quote + 10, len(tokens)))
        if subject is None:
            return None
        return Attribution(Place.BEFORE, subject, verb, verb, max(verb + 1, subject.last), close, framing)
    subject = subject_before(passage, first, verb)
    if subject is not None and subject.pronoun is None:
        subject = _with_apposition(passage, subject, verb)
    start = subject.first if subject is not None else verb
    return Attribution(
        Place.BEFORE, subject, verb, min(start, verb), max(verb + 1, subject.last if subject else 0), close, framing
    )


_LEAD_IN = frozenset((Tag.COLON, Tag.COMMA, Tag.CONJUNCTION, Tag.DETERMINER, Tag.ADVERB, Tag.PRONOUN, Tag.DASH))


def _is_negated(passage: Passage, verb: int) -> bool:
    before = passage.tokens[max(0, verb - 2) : verb]
    return any(token.tag is Tag.NEGATION for token in before)


def _heading(passage: Passage, first: int, quote: int) -> Attribution | None:
    """Read "Jane Doe, teacher: “" and "Smith on the budget: “", where no verb stands before a colon."""
    tokens = passage.tokens
    if quote <= first or tokens[quote - 1].tag is not Tag.COLON:
        return None
    subject = clause_subject(passage, first, quote - 1)
    if subject is not None and subject.pronoun is None:
        subject = _with_apposition(passage, subject, quote - 1)
    if subject is None or tokens[subject.last - 1].tag is not Tag.NAME:
        return None
    return Attribution(Place.BEFORE, subject, -1, subject.first, subject.last, close=subject.last == quote - 1)


def _trailing(passage: Passage, quote: int) -> Attribution | None:
    """Read "The plan is “a disaster” for the city, Smith said."."""
    tokens = passage.tokens
    end = min(passage.sentences[passage.sentence_of[quote]][1], quote + REACH)
    for at in range(quote + 1, end - 1):
        if tokens[at].tag is not Tag.COMMA:
            continue
        limit = _limit(passage, at + 1)
        found = (
            _according(passage, at + 1, limit)
            or _subject_first(passage, at + 1, limit)
            or _inverted(passage, at + 1, limit)
        )
        if found is not None and found.subject is not None and _ends_soon(passage, found, end):
            return Attribution(Place.TRAILING, found.subject, found.verb, found.first, found.last, close=False)
    return None


def _ends_soon(passage: Passage, found: Attribution, end: int) -> bool:
    """Return whether a trailing attribution closes its sentence, so that it governs what stands before it."""
    at = max(found.last, found.verb + 1)
    return at >= end or passage.tokens[at].tag in _BARE_END or end - at < 6


def _shared(passage: Passage, quote: int) -> Attribution | None:
    """Read the attribution of a later quotation of the sentence: "They are “tired” and “angry,” Smith said."."""
    end = min(passage.sentences[passage.sentence_of[quote]][1], quote + REACH)
    left = _MOST_SHARED
    for at in range(quote + 1, end):
        if passage.tokens[at].tag is Tag.QUOTE:
            found = _after(passage, at, _sign(passage, at)) if at + 1 < len(passage.tokens) else None
            left -= 1
            if found is None and not left:
                return None
            if found is not None:
                return Attribution(Place.SHARED, found.subject, found.verb, found.first, found.last, close=False)
    return None
