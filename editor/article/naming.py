"""How a phrase names a speaker: the name at its head, a description, several together, and what its words tell."""

from functools import lru_cache

from editor.article.clauses import Passage, Phrase, head_words, is_finite, names_a_role
from editor.article.function_words import Gender, Tag
from editor.article.names import PARTICLES, NameRun, read_run
from editor.article.person_words import ORGANISATION_WORDS, role_gender
from editor.article.subjects import subject_before

# Bodies that a text calls by a common noun: "the company said".
BODIES = frozenset(
    """company firm club group agency airline network platform retailer charity broadcaster organisation organization
    union bank party university college school hospital council force department ministry government team
    newspaper magazine site app band unternehmen empresa entreprise firma""".split()
)


def subject_at_start(passage: Passage, first: int, last: int) -> Phrase | None:
    """Return the subject of a sentence's first finite verb."""
    for at in range(first, min(last, first + 40)):
        if is_finite(passage, at):
            return subject_before(passage, first, at)
    return None


def named_run(passage: Passage, phrase: Phrase) -> NameRun | None:
    """Return the name that is a phrase's head: "Jo Doe" of "agency scientist Jo Doe"; None for a description."""
    known = passage.of(_named_runs)
    place = phrase.first, phrase.last
    if place not in known:
        known[place] = _named_run(passage, phrase)
    return known[place]


def _named_runs(_: Passage) -> dict[tuple[int, int], NameRun | None]:
    """Return what `named_run` found in a passage so far, by where the phrase begins and ends."""
    return {}


def _named_run(passage: Passage, phrase: Phrase) -> NameRun | None:
    phrase = _example(passage, phrase)
    head = head_words(passage, phrase)
    end = len(head)
    for number, token in enumerate(head):
        if token.tag is Tag.CONJUNCTION and number and head[number - 1].tag is Tag.NAME:
            end = number
            break
    last = phrase.first + end
    first = last
    while first > phrase.first and passage.tokens[first - 1].tag in {Tag.NAME, Tag.INITIAL}:
        first -= 1
    first = _with_particles(passage, phrase.first, first)
    if first == last or passage.tokens[last - 1].owns:
        return None
    run = read_run(passage.tokens, first, last)
    return None if not run.words or _is_common(passage, run, phrase) else run


def _example(passage: Passage, phrase: Phrase) -> Phrase:
    """Return the person of "lawmakers like Jane Doe" and "ministers such as Jane Doe"."""
    for at in range(phrase.first + 1, phrase.last - 1):
        like = passage.tokens[at].text in {"like", "as"} and passage.tokens[at].tag is Tag.PREPOSITION
        if not like or passage.tokens[at + 1].tag is not Tag.NAME:
            continue
        # At a sentence's start the group is capitalised too: "Lawmakers like Jane Doe".
        if passage.tokens[at - 1].tag is not Tag.NAME or role_gender(passage.tokens[at - 1].text)[0]:
            return Phrase(at + 1, phrase.last)
    return phrase


def _with_particles(passage: Passage, least: int, first: int) -> int:
    """Take in "Ursula von der" before "Leyen"."""
    at = first
    while at > least and passage.tokens[at - 1].text in PARTICLES:
        at -= 1
    if at in (first, least) or passage.tokens[at - 1].tag is not Tag.NAME:
        return first
    while at > least and passage.tokens[at - 1].tag in {Tag.NAME, Tag.INITIAL}:
        at -= 1
    return at


def _is_common(passage: Passage, run: NameRun, phrase: Phrase) -> bool:
    """Return whether a capitalised word is a common noun: at a sentence's start, or any in German after an article."""
    if len(run.words) > 1 or run.titles:
        return False
    word = run.words[0]
    before = passage.tokens[run.first - 1] if run.first > phrase.first else None
    if word.isupper() and before is not None and before.tag is Tag.WORD and names_a_role(before):
        return True
    if role_gender(word)[0]:
        determined = passage.tokens[phrase.first].tag is Tag.DETERMINER
        return passage.language == "de" or run.first == phrase.first or determined
    return word.casefold() in ORGANISATION_WORDS and word.casefold().endswith("s") and run.first == phrase.first


def together(passage: Passage, phrase: Phrase, run: NameRun, name: str) -> str:
    """Return "Lucas Paganini and his team" for "Paganini and his team", or nothing for one speaker."""
    if run.last >= phrase.last or passage.tokens[run.last].tag is not Tag.CONJUNCTION:
        return ""
    return f"{name} {passage.slice(run.last, phrase.last)}"


def has_role(role: str, noun: str) -> bool:
    """Return whether a role holds a noun: "Defence Minister" holds "minister"."""
    words = role.casefold().replace("-", " ").split()
    return noun in words or noun.rsplit("-", 1)[-1] in words


def agrees(known: Gender, wanted: Gender) -> bool:
    """Return whether two genders can be one person's."""
    return Gender.UNKNOWN in {known, wanted} or known is wanted


@lru_cache(maxsize=1_024)
def gender_of_description(name: str) -> Gender:
    """Return MANY or THING for the name of a group or body, the gender of a role, else UNKNOWN."""
    words = name.split()
    last = words[-1].casefold().strip(".,") if words else ""
    is_role, gender = role_gender(last)
    if is_role:
        return Gender.MANY if last.endswith("s") and not last.endswith("ss") else gender or Gender.UNKNOWN
    if last in ORGANISATION_WORDS or last in BODIES or words[:1] in (["the"], ["The"]):
        return Gender.THING
    return Gender.UNKNOWN


def gender_of_polish_verb(verb: str) -> Gender:
    """Return the gender that the past tense of a Polish verb tells."""
    if verb.endswith("ła"):
        return Gender.FEMALE
    return Gender.MALE if verb.endswith("ł") else Gender.UNKNOWN
