"""Capitalised names in a paragraph: where they stand, which words are titles, which are the name itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from editor.article.function_words import Tag
from editor.article.given_names import GIVEN_NAMES
from editor.article.person_words import ORGANISATION_WORDS, PLACES, TITLES, is_title
from editor.article.tokens import Token

PARTICLES = frozenset(
    """de del della di da dos das du van von der den ten ter zu bin ibn binti binte al el la le los y af av bint abu ap
    san""".split()
)
# After these one name alone is how the person is known: Pope Francis, Prince Harry.
_GLUED = re.compile(r"([A-ZÀ-Þ][^\W\d_]+[^\W\d_A-ZÀ-Þ])([A-ZÀ-Þ][^\W\d_A-ZÀ-Þ]{2,})")
_REGNAL = frozenset(
    "pope king queen prince princess saint st sister brother lady lord sheikh sultan emperor empress".split()
)
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv phd md kc qc obe mbe cbe".split())
# Letters after a name that are no part of it.
_HONOURS = frozenset("mp msp mep mla qc kc obe mbe cbe phd md esq am ao".split())
_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class NameRun:
    """Capitalised words in a row, as a range of tokens; `name_first` is where titles end and the name begins."""

    first: int
    name_first: int
    last: int
    words: tuple[str, ...]
    titles: tuple[str, ...]
    owns: bool

    @property
    def name(self) -> str:
        """Return the name without titles; regnal titles stay with a name of one word."""
        if len(self.words) == 1 and self.titles and self.titles[-1].casefold() in _REGNAL:
            return f"{self.titles[-1]} {self.words[0]}"
        return " ".join(self.words)


def _is_title_here(word: str) -> bool:
    return is_title(word) and (word.casefold() not in GIVEN_NAMES or word.casefold().rstrip(".") in TITLES)


def _titles_before(words: Sequence[str]) -> int:
    """Return how many words of a run are titles and what comes before them ("Foreign Secretary")."""
    for number in range(len(words) - 2, -1, -1):
        if words[number].casefold() in GIVEN_NAMES and words[number].casefold() not in TITLES:
            continue
        if _is_title_here(words[number]):
            return number + 1
    return 0


def without_titles(words: Sequence[str]) -> list[str]:
    """Return the words of a name without titles before it: "Jane Doe" of "Foreign Secretary Jane Doe"."""
    return list(words[_titles_before(words) :])


def _unglued(words: list[str]) -> list[str]:
    """Cut a run where a hover card was glued to a name and begins with a given name ("Jane DoeJane Mary Doe…")."""
    for number, word in enumerate(words):
        if (
            number
            and (match := _GLUED.fullmatch(word))
            and (match[2] == words[0] or match[2].casefold() in GIVEN_NAMES)
        ):
            return [*words[:number], match[1]]
    return words


def name_runs(tokens: Sequence[Token]) -> list[NameRun]:
    """Return the runs of capitalised words of a paragraph in order; a possessive, a mark or a small word ends a run."""
    runs: list[NameRun] = []
    at = 0
    while at < len(tokens):
        if tokens[at].tag is Tag.NAME or (tokens[at].tag is Tag.INITIAL and tokens[at].text != "I."):
            last = run_end(tokens, at)
            runs.append(read_run(tokens, at, last))
            at = last
        else:
            at += 1
    return runs


def run_end(tokens: Sequence[Token], at: int) -> int:
    """Return where the run of capitalised words that begins at a token ends."""
    end = at + 1
    while end < len(tokens) and not tokens[end - 1].owns:
        token = tokens[end]
        if token.tag is Tag.NAME or token.tag is Tag.INITIAL or (token.text in PARTICLES and _carries_on(tokens, end)):
            end += 1
        else:
            break
    return end


def _carries_on(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a particle joins two parts of a person's name; "Ministerio de Educación" is none."""
    before = tokens[at - 1].text.casefold()
    if before in ORGANISATION_WORDS or is_title(before):
        return False
    following = tokens[at + 1 : at + 3]
    if following and following[0].text in PARTICLES:
        following = following[1:]
    return bool(following) and following[0].tag is Tag.NAME


def read_run(tokens: Sequence[Token], first: int, last: int) -> NameRun:
    """Return a range of tokens as titles and name."""
    words = [token.text for token in tokens[first:last]]
    cut = _titles_before(words)
    name = _unglued(words[cut:])
    while len(name) > 1 and name[-1].casefold() in _HONOURS:
        name.pop()
    name_last = first + cut + len(name)
    return NameRun(first, first + cut, name_last, tuple(name), tuple(words[:cut]), tokens[last - 1].owns)


def is_organisation(words: Sequence[str]) -> bool:
    """Return whether a name tells that it is no person's: a word of organisations, an acronym, a handle."""
    if any(word.casefold() in ORGANISATION_WORDS or word[0] in "@#" for word in words):
        return True
    return len(words) == 1 and len(words[0]) > 1 and words[0].isupper()


def is_place(words: Sequence[str]) -> bool:
    """Return whether a name is that of a known place."""
    return all(word.casefold() in PLACES for word in words) or (
        len(words) > 1 and words[0].casefold() in {"new", "south", "north", "west", "east", "los", "las", "saint", "st"}
    )


def could_be_full_name(words: Sequence[str]) -> bool:
    """Return whether the words can be a person's given name and surname."""
    core = [word for word in words if word.casefold() not in _SUFFIXES]
    if not 2 <= len(core) <= _LONGEST_NAME or is_organisation(core) or is_place(core):
        return False
    return not any(word.isupper() and len(word) > 3 for word in core)


def surname(words: Sequence[str]) -> str:
    """Return the last word of a name that is no suffix, folded."""
    core = [word for word in words if word.casefold() not in _SUFFIXES]
    return core[-1].casefold() if core else ""
