"""The ledger: every direct quotation of a story in order, with its speaker, its source and its state."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain

from editor.article import body, inline
from editor.article.article import Article, QuotationDecision, Waiver
from editor.article.body import Block, Heading, Quote
from editor.article.decided import Decidable, match, words_beside
from editor.article.earlier import Earlier, Known, count_same, learn
from editor.article.inline import Plain
from editor.article.prose import Prose, ProseRole, Segment
from editor.article.quotations import Quotation, QuotationKind, find_quotations
from editor.article.text import fold_spaces


class QuotationState(StrEnum):
    """How far a quotation's attribution has come."""

    CONFIRMED = "confirmed"
    PROPOSED = "proposed"
    WAIVED = "waived"
    MISSING = "missing"
    NO_QUOTATION = "no quotation"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One quotation; `start` and `end` are characters into the body, `source` the key that a citation names."""

    start: int
    end: int
    text: str
    quotation: Quotation
    state: QuotationState
    speaker: str = ""
    source: str = ""
    evidence: tuple[int, int] | None = None
    decision: QuotationDecision | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the quotations have a confirmed speaker or a waiver."""

    attributed: int
    total: int


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of a story as the finder of quotations reads it, with the way back to the body."""

    prose: Prose
    words: Plain
    offset: int
    citations: tuple[tuple[int, inline.Citation], ...]

    def place(self, segment: Segment) -> tuple[int, int]:
        """Return the offsets in the body of characters of this paragraph's words."""
        return self.start_of(segment), self.end_of(segment)

    def start_of(self, segment: Segment) -> int:
        """Return where in the body these characters begin."""
        return self.offset + self.words.outer(segment.start)

    def end_of(self, segment: Segment) -> int:
        """Return where in the body these characters end."""
        if segment.end <= segment.start:
            return self.start_of(segment)
        return self.offset + self.words.outer(segment.end - 1) + 1


def _role(block: Block, is_credit: bool) -> ProseRole:
    if isinstance(block, Heading):
        return ProseRole.HEADING
    if isinstance(block, Quote):
        return ProseRole.CREDIT if is_credit else ProseRole.BLOCK_QUOTE
    return ProseRole.BODY


# The passages of blocks as if they began at 0: a key stroke changes one block and moves the rest.
_KNOWN: dict[tuple[type[Block], str], tuple[Passage, ...]] = {}
_MOST_KNOWN = 4_096


def _known_passages(block: Block) -> tuple[Passage, ...]:
    key = type(block), block.source
    found = _KNOWN.get(key)
    if found is None:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        found = _KNOWN[key] = _block_passages(replace(block, start=0, end=len(block.source)))
    return found


def forget() -> None:
    """Empty the cache, so that a measurement begins cold."""
    _KNOWN.clear()


def _block_passages(block: Block) -> tuple[Passage, ...]:
    credit = body.quote_parts(block.source)[1] if isinstance(block, Quote) else None
    out = []
    for stretch in body.stretches(block):
        cited = tuple(
            (stretch.outer(piece.start), piece)
            for piece in inline.walk(inline.read(stretch.text))
            if isinstance(piece, inline.Citation)
        )
        words = stretch.plain()
        out.append(Passage(Prose(words.text, _role(block, stretch is credit)), words, 0, cited))
    return tuple(out)


def passages(blocks: tuple[Block, ...]) -> tuple[Passage, ...]:
    """Return the paragraphs of a story in order, with their words and where these stand in the body."""
    return tuple(
        Passage(passage.prose, passage.words, block.start, passage.citations)
        for block in blocks
        for passage in _known_passages(block)
    )


class _Placed:
    """The blocks of a story and the passages of each, as they were asked for last."""

    def __init__(self) -> None:
        self.blocks: tuple[Block, ...] = ()
        self.passages: list[tuple[Passage, ...]] = []


def passages_again(known: Known, earlier: Earlier, go_on: Callable[[], None]) -> tuple[Passage, ...]:
    """Return what `passages` does; those before an edit are the ones that were returned before."""
    learn(known.facts, (_known_passages,), go_on)
    kept = earlier.of(_Placed)
    same = count_same(kept.blocks, known.blocks)
    moved = [
        tuple(Passage(one.prose, one.words, block.start, one.citations) for one in facts[_known_passages])
        for block, facts in zip(known.blocks[same:], known.facts[same:], strict=True)
    ]
    kept.passages = kept.passages[:same] + moved
    kept.blocks = known.blocks
    return tuple(chain.from_iterable(kept.passages))


def ledger(
    article: Article,
    blocks: tuple[Block, ...] | None = None,
    prose: tuple[Passage, ...] | None = None,
    go_on: Callable[[], None] = lambda: None,
) -> tuple[LedgerEntry, ...]:
    """Return every quotation of the story in order; those marked as no quotation are listed with that state.

    Whoever has read the blocks or their passages already gives them. `go_on` is called every millisecond or so and may
    raise.
    """
    prose = prose or passages(body.parse(article.body) if blocks is None else blocks)
    found = find_quotations(tuple(passage.prose for passage in prose), article.furniture.language, go_on)
    cited = _citations(prose, found)
    decided = match(article.decisions, [neighbours(prose, one) for one in found]) if article.decisions else {}
    entries = []
    for number, quotation in enumerate(found):
        go_on()
        entries.append(_entry(article, prose, quotation, cited.get(number, ""), decided.get(number)))
    return tuple(entries)


def coverage(entries: tuple[LedgerEntry, ...]) -> Coverage:
    """Return how many quotations have a confirmed speaker or a waiver, of all that are quotations."""
    real = [entry for entry in entries if entry.state is not QuotationState.NO_QUOTATION]
    settled = (QuotationState.CONFIRMED, QuotationState.WAIVED)
    return Coverage(sum(entry.state in settled for entry in real), len(real))


def quotation_words(quotation: Quotation) -> str:
    """Return the words by which a decision finds a quotation again: no marks, white space folded, case folded."""
    return re.sub(r"[\"'“”„‟‘’‚«»‹›`]+", "", fold_spaces(quotation.text)).strip().casefold()


def neighbours(prose: Sequence[Passage], quotation: Quotation) -> Decidable:
    """Return a quotation's words and those beside it, by which a decision about it is found again."""
    first, last = quotation.segments[0], quotation.segments[-1]
    before = words_beside(prose[first.paragraph].prose.text[: first.start], last=True)
    after = words_beside(prose[last.paragraph].prose.text[last.end :], last=False)
    return Decidable(quotation_words(quotation), before, after)


def _entry(
    article: Article,
    prose: tuple[Passage, ...],
    quotation: Quotation,
    key: str,
    decision: QuotationDecision | None,
) -> LedgerEntry:
    first, last = quotation.segments[0], quotation.segments[-1]
    source = article.source(key) if key else None
    proposal = quotation.speaker
    if source:
        state, speaker = QuotationState.CONFIRMED, source.shown_as
    elif decision and decision.waiver is not Waiver.QUOTATION:
        state = QuotationState.WAIVED if decision.waiver is Waiver.WAIVED else QuotationState.NO_QUOTATION
        speaker = proposal.name if proposal else ""
    elif decision is None and quotation.kind in (QuotationKind.SCARE, QuotationKind.TITLE):
        state, speaker = QuotationState.NO_QUOTATION, ""
    else:
        state = QuotationState.PROPOSED if proposal else QuotationState.MISSING
        speaker = proposal.name if proposal else ""
    return LedgerEntry(
        start=prose[first.paragraph].start_of(first),
        end=prose[last.paragraph].end_of(last),
        text=quotation.text,
        quotation=quotation,
        state=state,
        speaker=speaker,
        source=key,
        evidence=prose[proposal.evidence.paragraph].place(proposal.evidence) if proposal else None,
        decision=decision,
    )


def _citations(prose: tuple[Passage, ...], found: tuple[Quotation, ...]) -> dict[int, str]:
    """Return which key each quotation is cited to.

    A citation belongs to the quotation before it in its paragraph, and to those before that one, back to the citation
    before, as far as the text gives them no other speaker.
    """
    cited: dict[int, str] = {}
    ending: dict[int, list[int]] = {}
    for index, quotation in enumerate(found):
        ending.setdefault(quotation.segments[-1].paragraph, []).append(index)
    for number, here in ending.items():
        passage = prose[number]
        if not passage.citations:
            continue
        waiting = sorted(here, key=lambda index: found[index].segments[-1].end)
        for place, citation in passage.citations:
            before = [index for index in waiting if _end(passage, found[index]) <= passage.offset + place + 1]
            waiting = [index for index in waiting if index not in before]
            for index in _same_speaker(before, found):
                cited[index] = citation.cited[0].key
    _relay(cited, found)
    return cited


def _relay(cited: dict[int, str], found: tuple[Quotation, ...]) -> None:
    """Let the source of a quotation answer for what it quotes in its turn, unless that has a citation of its own."""
    outer = -1
    for index, quotation in enumerate(found):
        if outer >= 0 and _is_inside(quotation.segments[0], found[outer].segments):
            if outer in cited:
                cited.setdefault(index, cited[outer])
        else:
            outer = index


def _is_inside(segment: Segment, segments: tuple[Segment, ...]) -> bool:
    return any(
        one.paragraph == segment.paragraph and one.start <= segment.start and segment.end <= one.end for one in segments
    )


def _end(passage: Passage, quotation: Quotation) -> int:
    return passage.end_of(quotation.segments[-1])


def _same_speaker(before: list[int], found: tuple[Quotation, ...]) -> Iterator[int]:
    if not before:
        return
    yield before[-1]
    nearest = found[before[-1]].speaker
    for index in before[:-1]:
        speaker = found[index].speaker
        if speaker is None or nearest is None or speaker.name == nearest.name:
            yield index
