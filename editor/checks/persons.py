"""Checks of how a story calls its persons: one introduction, the surname after it, one way with courtesy titles."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from editor.article.edits import Edit
from editor.article.findings import Fix, Severity
from editor.article.names import PARTICLES, surname
from editor.article.people import Person, Role
from editor.article.person_words import role_gender
from editor.article.prose import ProseRole, Segment
from editor.checks.check import Check, Problem
from editor.checks.role_words import GENERIC, OFFICES, same_office
from editor.checks.story import Mention, Story

_BESIDE = 8  # characters at most between a name and its role: ", ", " like ", " is "
_NEAR = 24  # characters before a name in which a title may stand
_AFRESH = 8  # paragraphs without a person after which the full name helps the reader again
_MOST_INTRODUCTIONS, _MOST_ROLES = 20, 200  # of one person; no story has more, and no text can be made to be slow
_COURTESY = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.?[ \u00a0]$")
_PAST = re.compile(r"\b(?:then|former|formerly|ex|late|future|incoming|outgoing|acting)[- ]$", re.IGNORECASE)
_CAPITAL = re.compile(r"[A-ZÀ-Þ]")


def _two_roles(story: Story) -> Iterator[Problem]:
    for person, mentions in story.named:
        introduced = _introductions(person, mentions)
        for number, (mention, role) in enumerate(introduced):
            other = next((one for _, one in introduced[:number] if _differ(one, role)), None)
            if other is not None:
                message = f"{person.name} is introduced twice, as “{other}” and as “{role}”; give both at once or one."
                yield Problem(message, *story.place(mention.place.paragraph, mention.place.start, mention.place.end))
                break
        else:
            yield from _two_offices(story, person)


def _introductions(person: Person, mentions: tuple[Mention, ...]) -> list[tuple[Mention, str]]:
    """Return where the full name stands with a role beside it."""
    roles: dict[int, list[Role]] = {}
    for role in person.roles:
        roles.setdefault(role.segment.paragraph, []).append(role)
    found: list[tuple[Mention, str]] = []
    for mention in mentions if person.roles else ():
        if mention.is_full and len(found) < _MOST_INTRODUCTIONS:
            here = roles.get(mention.place.paragraph, ())[:_MOST_ROLES]
            beside = [role.text for role in here if _gap(mention.place, role.segment) <= _BESIDE]
            if beside:
                found.append((mention, max(beside, key=len)))
    return found


def _gap(one: Segment, other: Segment) -> int:
    if one.paragraph != other.paragraph:
        return 1_000
    return max(0, other.start - one.end, one.start - other.end)


def _heads(role: str) -> frozenset[str]:
    """Return the words of a role, up to its first complement, that say what somebody is."""
    found = set()
    for word in re.split(r"[^\w\-]+", re.split(r"\b(?:of|for|at|in|with|from|to|who)\b", role)[0]):
        folded = word.casefold()
        if folded and role_gender(folded)[0]:
            found.add(folded if role_gender(folded.removesuffix("s"))[0] is False else folded.removesuffix("s"))
    return frozenset(found)


def _differ(one: str, other: str) -> bool:
    """Return whether two roles cannot be the same post in other words."""
    first, second = _heads(one), _heads(other)
    if not first or not second or first & second or (first | second) & GENERIC:
        return False
    return not any(same_office(left, right) for left in first for right in second)


def _two_offices(story: Story, person: Person) -> Iterator[Problem]:
    """Find "President Doe" beside "Governor Doe", neither of them former."""
    if _namesakes(story, person):
        return
    known: tuple[str, frozenset[int]] | None = None
    for role in person.roles[:_MOST_ROLES]:
        held = frozenset(OFFICES[word] for word in _heads(role.text) if word in OFFICES)
        if not held or not _is_title(story, person, role):
            continue
        if known is not None and not known[1] & held:
            place = story.place(role.segment.paragraph, role.segment.start, role.segment.end)
            yield Problem(f"{person.name} is “{known[0]}” before and “{role.text}” here; say which.", *place)
            return
        known = known or (role.text, held)


def _is_title(story: Story, person: Person, role: Role) -> bool:
    """Return whether a role stands as a title right before the name, in the story's own words, for what is now."""
    place = role.segment
    prose = story.prose[place.paragraph]
    if prose.role is not ProseRole.BODY or story.is_quoted(place):
        return False
    before = prose.text[max(0, place.start - _NEAR) : place.start]
    if not _CAPITAL.match(role.text) or _PAST.search(before) or _PAST.search(role.text.split(" ")[0] + " "):
        return False
    after = bisect_left(person.mentions, Segment(place.paragraph, place.end, 0))
    if after == len(person.mentions):
        return False
    named = person.mentions[after]
    return named.paragraph == place.paragraph and named.start - place.end <= 1


def _is_surname(person: Person, mention: Mention) -> bool:
    """Return whether the surname stands there alone: "Sachs", not "Goldman" of Goldman Sachs."""
    return not mention.is_full and surname(mention.words) == surname(person.name.split())


def _namesakes(story: Story, person: Person) -> bool:
    """Return whether another person of the story has this surname, so that the full name tells them apart."""
    return story.surnames[surname(person.name.split())] > 1


def _full_again(story: Story) -> Iterator[Problem]:
    if story.language != "en":
        return
    signed = {byline.name.casefold() for byline in story.article.furniture.byline}
    twice: set[tuple[int, int]] | None = None
    for person, mentions in story.named:
        if len(person.name.split()) < 2 or person.name.casefold() in signed or _namesakes(story, person):
            continue
        if not any(_is_surname(person, mention) for mention in mentions):
            continue  # the story never calls this name by its last word alone: it may be no person's
        for mention in _repeated(mentions):
            if twice is None:
                twice = {(problem.start, problem.end) for problem in _two_roles(story)}
            if (place := _place(story, mention)) not in twice:
                short = _short(mention.words, at_start=_begins_sentence(story, mention))
                message = f"{person.name} was named in full before; “{short}” is enough here."
                yield Problem(message, *place, _shorten(story, place, short))


def _place(story: Story, mention: Mention) -> tuple[int, int]:
    return story.place(mention.place.paragraph, mention.place.start, mention.place.end)


def _before(story: Story, mention: Mention) -> str:
    """Return the characters right before a name."""
    start = mention.place.start
    return story.prose[mention.place.paragraph].text[max(0, start - _NEAR) : start]


def _begins_sentence(story: Story, mention: Mention) -> bool:
    before = _before(story, mention).rstrip()
    return before[-1:] in {"", ".", "?", "!"}


def _repeated(mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    last = -1
    introduced = False
    for mention in mentions:
        if mention.is_full and introduced and mention.place.paragraph - last <= _AFRESH:
            yield mention
        introduced = introduced or mention.is_full
        last = mention.place.paragraph


def _short(words: tuple[str, ...], *, at_start: bool) -> str:
    """Return the surname with its particles: “von der Leyen”."""
    first = len(words) - 1
    if words[first].casefold().rstrip(".") in {"jr", "sr", "ii", "iii"} and first > 1:
        first -= 1
    while first > 1 and words[first - 1] in PARTICLES:
        first -= 1
    short = " ".join(words[first:])
    return short[0].upper() + short[1:] if at_start else short


def _shorten(story: Story, place: tuple[int, int], short: str) -> Fix:
    return Fix(f"Write “{short}”", story.article, (Edit(*place, short),))


def _courtesy(story: Story) -> Iterator[Problem]:
    wanted = story.policy.second_reference
    if story.language != "en":
        return
    for person, named in story.named:
        if _namesakes(story, person):
            continue
        mentions = [one for one in named if _is_surname(person, one)]
        titled = [one for one in mentions if _title(story, one)]
        bare = [one for one in mentions if not _title(story, one) and not _has_role(person, one)]
        if wanted == "surname":
            yield from (_too_polite(story, person, one) for one in titled)
        elif wanted == "courtesy":
            yield from (_too_bare(story, person, one) for one in bare)
        elif titled and bare:
            yield from (
                (_too_polite(story, person, one) for one in titled)
                if len(titled) <= len(bare)
                else (_too_bare(story, person, one) for one in bare)
            )


def _title(story: Story, mention: Mention) -> str:
    found = _COURTESY.search(_before(story, mention))
    return found[0] if found else ""


def _has_role(person: Person, mention: Mention) -> bool:
    return any(_gap(mention.place, role.segment) <= 1 for role in person.roles)


def _too_polite(story: Story, person: Person, mention: Mention) -> Problem:
    title = _title(story, mention)
    number, start, end = mention.place.paragraph, mention.place.start, mention.place.end
    place = story.place(number, start - len(title), end)
    return Problem(
        f"{person.name} is “{title.strip()} {' '.join(mention.words)}” here and without title elsewhere."
        if story.policy.second_reference != "surname"
        else f"The house writes “{' '.join(mention.words)}”, without a courtesy title.",
        *place,
        _shorten(story, place, " ".join(mention.words)),
    )


def _too_bare(story: Story, person: Person, mention: Mention) -> Problem:
    place = story.place(mention.place.paragraph, mention.place.start, mention.place.end)
    return Problem(
        f"{person.name} has a courtesy title elsewhere and none here."
        if story.policy.second_reference != "courtesy"
        else f"The house gives {person.name} a courtesy title after the first time.",
        *place,
    )


CHECKS = (
    Check(
        "two-roles",
        Severity.WARNING,
        "A person is introduced once; a second introduction in another role makes the reader doubt who it is.",
        _two_roles,
        title="Two roles for one person",
        example="Lawmakers like Ana Diaz were against it. … The president of the commission, Ana Diaz, said …",
        mend="Give both roles at the first mention, or find out which one is right.",
    ),
    Check(
        "full-name-again",
        Severity.NOTE,
        "After the first time a person is called by the surname; English stories only.",
        _full_again,
        title="Full name again",
        example="Ana Diaz signed the order. Diaz left at noon. Ana Diaz did not come back.",
        mend="Write the surname alone, unless two persons of the story share it.",
    ),
    Check(
        "courtesy-title",
        Severity.NOTE,
        "Courtesy titles (Mr, Ms) are given to a person always or never, or as house policy says.",
        _courtesy,
        title="Courtesy title",
        example="Diaz signed the order. … Ms Diaz left at noon.",
        mend="Decide for the whole story; the house policy’s “second_reference” decides for all stories.",
    ),
)
