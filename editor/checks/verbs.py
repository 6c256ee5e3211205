"""The check of verbs of saying that judge what they report; direct speech is left alone."""

from collections.abc import Iterator
from functools import lru_cache

from editor.article.clauses import Passage, is_finite, is_verb, phrase_at, read_passage
from editor.article.edits import Edit
from editor.article.findings import Fix, Severity
from editor.article.function_words import Tag
from editor.checks.check import Check, Problem
from editor.checks.opinion_verbs import NEUTRAL
from editor.checks.story import Spans, Story

_THAT = frozenset(("that", "dass", "daß", "que", "qu", "że"))
_FIRST_PERSON = frozenset(("i", "we", "ich", "wir", "yo", "je", "nous"))
_REACH = 7  # tokens between the verb and the "that" or the quotation which it reports
_BETWEEN = frozenset((Tag.PREPOSITION, Tag.ADVERB, Tag.TIME, Tag.DETERMINER, Tag.WORD, Tag.NAME, Tag.NUMBER))
_NAMES_SPEAKER = frozenset((Tag.NAME, Tag.WORD, Tag.DETERMINER, Tag.PREPOSITION, Tag.PRONOUN, Tag.INITIAL, Tag.NUMBER))
_AFTER_SPEECH = frozenset((Tag.STOP, Tag.COMMA, Tag.TIME, Tag.ADVERB, Tag.PREPOSITION, Tag.CONJUNCTION, Tag.DASH))


def _opinion(story: Story) -> Iterator[Problem]:
    language = story.language
    neutral = NEUTRAL[language]
    forms = frozenset(story.policy.verbs.get(language, neutral)) - story.policy.allowed_verbs
    for number, text, quotes in story.own_words:
        story.go_on()
        for start, end in _found(text, quotes, language, forms):
            word = text[start:end]
            said = neutral.get(word.casefold(), "")
            place = story.place(number, start, end)
            yield Problem(
                f"“{word}” passes judgement on what is said; “{said}” does not."
                if said
                else f"“{word}” passes judgement on what is said.",
                *place,
                _fix(story, place, said.capitalize() if word[0].isupper() else said),
            )


def _fix(story: Story, place: tuple[int, int], said: str) -> Fix | None:
    if not said or story.article.body[slice(*place)].casefold() == said:
        return None
    return Fix(f"Write “{said}”", story.article, (Edit(*place, said),))


@lru_cache(maxsize=4_096)
def _found(text: str, quotes: Spans, language: str, forms: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """Return where in a paragraph one of the forms reports what somebody said."""
    folded = text.casefold()
    if not any(form in folded for form in forms):
        return ()
    passage = read_passage(text, quotes, language)
    return tuple(
        (token.start, token.end)
        for at, token in enumerate(passage.tokens)
        if token.text.casefold() in forms and _may_be_verb(passage, at) and _reports(passage, at)
    )


def _may_be_verb(passage: Passage, at: int) -> bool:
    if at and passage.tokens[at - 1].text.casefold() in _FIRST_PERSON:
        return False  # who says "I admit" judges himself
    tag = passage.tokens[at].tag
    if tag is Tag.SAYING or tag is Tag.FRAMING:
        return is_verb(passage, at)
    return tag is not Tag.NAME


def _reports(passage: Passage, at: int) -> bool:
    """Return whether speech or a clause stands with the verb: "claimed it was", not "claimed three lives"."""
    return any(reads(passage, at) for reads in (_ends_speech, _opens_speech, _has_clause, _trails))


def _trails(passage: Passage, at: int) -> bool:
    """Return whether the verb ends a sentence that it reports, after a comma and who speaks."""
    tokens = passage.tokens
    after = at + 1
    while after < len(tokens) and tokens[after].tag in {Tag.TIME, Tag.ADVERB}:
        after += 1
    if after < len(tokens) and tokens[after].tag is not Tag.STOP:
        return False
    first = passage.sentences[passage.sentence_of[at]][0]
    number = at - 1
    while number > max(first, at - _REACH) and tokens[number].tag in _NAMES_SPEAKER:
        number -= 1
    return first < number < at - 1 and tokens[number].tag is Tag.COMMA


def _opens_speech(passage: Passage, at: int) -> bool:
    """Return whether “that”, a pronoun or a quotation follows, at once or past "to reporters on Monday"."""
    tokens = passage.tokens
    for number in range(at + 1, min(at + _REACH, len(tokens))):
        token = tokens[number]
        if token.tag is Tag.QUOTE:
            return number == at + 1 or tokens[number - 1].tag in {Tag.COLON, Tag.COMMA}
        if token.text.casefold() in _THAT:
            return token.tag is Tag.CONJUNCTION or number == at + 1
        if token.tag is Tag.PRONOUN:
            return number == at + 1
        if token.tag in {Tag.COLON, Tag.COMMA}:
            continue
        if token.tag not in _BETWEEN or is_finite(passage, number):
            return False
    return False


def _has_clause(passage: Passage, at: int) -> bool:
    """Return whether a clause without "that" follows: "claimed the ship was safe"."""
    phrase = phrase_at(passage, at + 1, len(passage.tokens))
    if phrase is None or phrase.last >= len(passage.tokens):
        return False
    if passage.tokens[phrase.last - 1].tag not in {Tag.WORD, Tag.NAME}:
        return False  # "claimed three lives": a form that is noun and verb is the noun after a number
    last = phrase.last
    while last + 1 < len(passage.tokens) and passage.tokens[last].tag is Tag.ADVERB:
        last += 1
    return passage.tokens[last].tag in {Tag.AUXILIARY, Tag.FINITE, Tag.NEGATION}


def _ends_speech(passage: Passage, at: int) -> bool:
    """Return whether a quotation stands right before: “…,” claimed Doe; “…,” Doe claimed."""
    tokens = passage.tokens
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    first = passage.sentences[passage.sentence_of[at]][0]
    number = at - 1
    while number >= max(0, first - 1) and at - number < _REACH:
        token = tokens[number]
        if token.tag is Tag.QUOTE:
            inverted = number >= at - 2
            return inverted or after is None or after.tag in _AFTER_SPEECH
        if token.tag is Tag.STOP or (token.tag is not Tag.COMMA and is_finite(passage, number)):
            return False
        number -= 1
    return False


CHECKS = (
    Check(
        "opinion-verb",
        Severity.NOTE,
        "A verb of saying reports and does not judge; what stands between quotation marks is left alone.",
        _opinion,
        title="Opinion verb",
        example="The mayor claimed that the bridge was safe.",
        mend="“Said” fits nearly always. Keep “claimed” or “admitted” only where the story shows why.",
    ),
)
