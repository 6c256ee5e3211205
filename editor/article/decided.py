"""Which quotation a decision is about, after edits: by its words, their count, and the words that stand beside it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from editor.article.article import QuotationDecision

_WORD = re.compile(r"[^\W_]+")
_BESIDE = 3  # words on each side
_REACH = 80  # characters in which these are looked for
_ALIKE = 0.5  # of two texts' words: less, and an edited quotation is another one


@dataclass(frozen=True, slots=True)
class Decidable:
    """A quotation as a decision finds it: its words without marks, and those beside it in its paragraph."""

    words: str
    before: str = ""
    after: str = ""


def words_beside(text: str, *, last: bool) -> str:
    """Return the last or first few words of a text, folded."""
    found = _WORD.findall(text[-_REACH:] if last else text[:_REACH])
    return " ".join(found[-_BESIDE:] if last else found[:_BESIDE]).casefold()


def match(decisions: Iterable[QuotationDecision], quotations: Sequence[Decidable]) -> dict[int, QuotationDecision]:
    """Return what was decided about each quotation, by its number."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, quotation in enumerate(quotations):
        places[quotation.words].append(number)
    waiting: defaultdict[str, list[QuotationDecision]] = defaultdict(list)
    for decision in decisions:
        waiting[decision.words].append(decision)
    decided: dict[int, QuotationDecision] = {}
    left: list[QuotationDecision] = []
    for words, made in waiting.items():
        pairs = _pairs(made, [(number, quotations[number]) for number in places.get(words, ())])
        decided.update(pairs)
        kept = list(pairs.values())
        left += [decision for decision in made if not any(decision is one for one in kept)]
    for decision in left:
        found = _by_neighbours(decision, quotations, decided)
        if found is not None:
            decided[found] = decision
    return decided


def _pairs(made: list[QuotationDecision], places: list[tuple[int, Decidable]]) -> dict[int, QuotationDecision]:
    """Pair decisions with quotations of the same words, those that fit best first."""
    ranked = sorted(
        (-_fit(decision, quotation), abs(decision.occurrence - at), at, which)
        for which, decision in enumerate(made)
        for at, (_, quotation) in enumerate(places, 1)
    )
    pairs: dict[int, QuotationDecision] = {}
    used: set[int] = set()
    for _, _, at, which in ranked:
        number = places[at - 1][0]
        if number not in pairs and which not in used:
            pairs[number] = made[which]
            used.add(which)
    return pairs


def _fit(decision: QuotationDecision, quotation: Decidable) -> int:
    return (decision.before == quotation.before != "") + (decision.after == quotation.after != "")


def _by_neighbours(
    decision: QuotationDecision, quotations: Sequence[Decidable], decided: dict[int, QuotationDecision]
) -> int | None:
    """Return the one undecided quotation between the same words whose own words are much alike."""
    found = [
        number
        for number, quotation in enumerate(quotations)
        if number not in decided
        and _fit(decision, quotation) == (bool(decision.before) + bool(decision.after)) > 0
        and SequenceMatcher(None, decision.words.split(), quotation.words.split()).ratio() >= _ALIKE
    ]
    return found[0] if len(found) == 1 else None
