"""From blocks and accepted proposals to an article: words move to records or are left out, and all others stay."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from editor.article.article import Furniture
from editor.article.canonical import Json
from editor.article.grade import Grade
from editor.article.prose import Segment
from editor.article.text import admit
from editor.importing.account import unaccounted
from editor.importing.block_writing import WORDLESS, MarkerLine, Piece, write_body
from editor.importing.effects import EFFECTS, Records, Taken
from editor.importing.markup_writing import Insert, Words
from editor.importing.reading import Draft, Proposal, ProposalKind, RawBlock, RawKind, Reading
from editor.importing.recognise.languages import guess_language

ACCEPTS = ("none", "sure", "likely", "all")
_ACCEPTED: dict[str, frozenset[Grade]] = {
    "none": frozenset(),
    "sure": frozenset({Grade.SURE}),
    "likely": frozenset({Grade.SURE, Grade.LIKELY}),
    "all": frozenset(Grade),
}
_CLOSING = re.compile(r"[,.;:!?)”](?!\w)")  # what may follow a word at once and does not go on into another
_SENTENCE_END = (".", "!", "?", "…", ":", ".”", "!”", "?”", '."', '?"', '!"', ".’", ".)", ".“", ".»", "’’")


def choose(proposals: Sequence[Proposal], accept: str) -> frozenset[int]:
    """Return the numbers of the proposals that apply at once: of grade sure, sure and likely, or all of them.

    Whose words a quotation is is for a person to confirm, however sure the recognition is: quotations apply only where
    "likely" or "all" was asked for.
    """
    grades = _ACCEPTED[accept]
    return frozenset(
        number
        for number, proposal in enumerate(proposals)
        if proposal.grade in grades and (proposal.kind is not ProposalKind.QUOTE or accept in {"likely", "all"})
    )


@dataclass(frozen=True, slots=True, order=True)
class _Cut:
    """A stretch of a block's words that leaves the body, and the line that stays in its place."""

    start: int
    end: int
    marker: str = ""


@dataclass(slots=True)
class _Plan:
    """What is decided about each block while the proposals are gone through."""

    reading: Reading
    records: Records
    cuts: dict[int, list[_Cut]] = field(default_factory=dict)
    inserts: dict[int, list[Insert]] = field(default_factory=dict)
    captions: dict[int, str] = field(default_factory=dict)
    filled: set[ProposalKind] = field(default_factory=set)
    applied: set[int] = field(default_factory=set)

    def is_free(self, segments: Iterable[Segment]) -> bool:
        """Return whether the segments are places of the reading and nothing took them before."""
        blocks = self.reading.blocks
        for one in segments:
            if not (0 <= one.paragraph < len(blocks) and 0 <= one.start <= one.end <= len(blocks[one.paragraph].text)):
                return False
            for cut in self.cuts.get(one.paragraph, ()):
                touches = cut.start < one.end and one.start < cut.end
                if touches or not blocks[one.paragraph].text or cut.start == one.start:
                    return False
        return True

    def words(self, segments: Iterable[Segment]) -> str:
        """Return the words of the segments, a line for each."""
        texts = (self.reading.blocks[one.paragraph].text[one.start : one.end].strip() for one in segments)
        return admit("\n".join(texts))


def assemble(
    reading: Reading,
    proposals: Sequence[Proposal],
    chosen: frozenset[int],
    slug: str,
    *,
    imported_by: str = "",
    imported_at: str = "",
) -> Draft:
    """Return the draft in which the chosen proposals (by number) are applied, and each other word stays in the body.

    A chosen proposal does not apply where another took its words before, or where a story has room for one of its kind
    and has it. Its `applied` tells. `imported_at` is ISO 8601; both name who captured the posts.
    `slug` is for an input that says none.
    """
    language = (reading.hints.language[:2] or guess_language([block.text for block in reading.blocks])).casefold()
    records = Records(Furniture(slug=reading.hints.slug or slug, language=language), imported_by, imported_at)
    plan = _Plan(reading, records)
    order = sorted(chosen, key=lambda number: _place(proposals[number]))
    for number in order:
        if EFFECTS[proposals[number].kind].takes_words:
            _take(plan, number, proposals[number])
    for number in order:
        if not EFFECTS[proposals[number].kind].takes_words:
            _cite(plan, number, proposals[number])
    text = admit(write_body(_parts(plan)))
    article = records.article(reading.hints, text)
    settled = tuple(replace(one, applied=number in plan.applied) for number, one in enumerate(proposals))
    lost = unaccounted(reading, article, settled)
    return Draft(article, settled, lost, reading.files, reading.notes, reading.hints.counters)


def _place(proposal: Proposal) -> tuple[int, int]:
    first = min(proposal.segments, default=Segment(0, 0, 0))
    return first.paragraph, first.start


def _take(plan: _Plan, number: int, proposal: Proposal) -> None:
    """Apply a proposal that takes words: make its record and cut its words out of the blocks."""
    effect = EFFECTS[proposal.kind]
    if not proposal.segments or not plan.is_free(proposal.segments) or (effect.once and proposal.kind in plan.filled):
        return
    plan.applied.add(number)
    plan.filled.add(proposal.kind)
    first = min(proposal.segments)
    blocks = plan.reading.blocks
    if proposal.kind is ProposalKind.CAPTION and (picture := _picture_before(blocks, first.paragraph)) is not None:
        words = plan.words(proposal.segments)
        plan.captions[picture] = f"{plan.captions.get(picture, '')} {words}".strip()
    taken = Taken(
        proposal,
        plan.words(proposal.segments),
        stands_above=first.paragraph * 2 < len(blocks) - 1,
        embed=next((blocks[one.paragraph].embed for one in proposal.segments if blocks[one.paragraph].embed), None),
        ad=blocks[first.paragraph].ad,
        slot_sizes=blocks[first.paragraph].target if blocks[first.paragraph].kind is RawKind.AD_SLOT else "",
    )
    marker = effect.record(plan.records, taken)
    for segment in sorted(proposal.segments):
        plan.cuts.setdefault(segment.paragraph, []).append(_Cut(segment.start, segment.end, marker))
        marker = ""


def _picture_before(blocks: Sequence[RawBlock], number: int) -> int | None:
    """Return the picture that stands right before a block, or None."""
    while number > 0 and blocks[number - 1].kind is RawKind.CAPTION:
        number -= 1
    return number - 1 if number > 0 and blocks[number - 1].kind is RawKind.IMAGE else None


def _cite(plan: _Plan, number: int, proposal: Proposal) -> None:
    """Apply a quotation: its speaker becomes a source, cited after the closing mark; a lost mark is put in."""
    if not proposal.segments or not plan.is_free(proposal.segments):
        return
    speaker, mend = proposal.value.get("speaker"), proposal.value.get("mend")
    last = max(proposal.segments)
    if isinstance(mend, dict):
        _mend(plan, proposal.segments, mend)
    if isinstance(speaker, str) and speaker.strip():
        text = plan.reading.blocks[last.paragraph].text[: last.end]
        citation = Insert(len(text.rstrip()), f" [@{plan.records.source_key(speaker)}]", is_markup=True)
        inserts = plan.inserts.setdefault(last.paragraph, [])
        if citation not in inserts:
            inserts.append(citation)
    elif not isinstance(mend, dict):
        return
    plan.applied.add(number)


def _mend(plan: _Plan, segments: Sequence[Segment], mend: Mapping[str, Json]) -> None:
    """Put a lost mark in; `at` is an offset of the decoded input, in one of the quotation's paragraphs."""
    at, mark = mend.get("at"), mend.get("insert")
    if not isinstance(at, int) or not isinstance(mark, str):
        return
    for paragraph in dict.fromkeys(segment.paragraph for segment in segments):
        block = plan.reading.blocks[paragraph]
        if block.start <= at <= block.end:
            # Before a citation at the same place: the mark closes what is cited.
            inserts = plan.inserts.setdefault(paragraph, [])
            inserts.insert(0, Insert(_inner(block, at), mark, is_markup=False))
            return


def _inner(block: RawBlock, at: int) -> int:
    """Return the character of a block's words that an offset of the decoded input leads to."""
    for here, there in reversed(block.words.places):
        if there <= at:
            return min(here + at - there, len(block.text))
    return 0


def _parts(plan: _Plan) -> list[Piece | MarkerLine]:
    """Return what the body is written of: kept pieces of the blocks, and the marker lines between them."""
    parts: list[Piece | MarkerLine] = []
    for number, block in enumerate(plan.reading.blocks):
        if block.kind is RawKind.CAPTION and number not in plan.cuts and _is_picture(parts):
            parts[-1] = _with_caption(parts[-1], block.text)
            continue
        parts += _kept(plan, number, block)
        if number in plan.captions and _is_picture(parts):
            parts[-1] = _with_caption(parts[-1], plan.captions[number])
    return parts


def _is_picture(parts: Sequence[Piece | MarkerLine]) -> bool:
    return bool(parts) and isinstance(parts[-1], Piece) and parts[-1].kind is RawKind.IMAGE


def _with_caption(part: Piece | MarkerLine, caption: str) -> Piece | MarkerLine:
    assert isinstance(part, Piece)
    return replace(part, caption=f"{part.caption} {caption}".strip())


def _kept(plan: _Plan, number: int, block: RawBlock) -> list[Piece | MarkerLine]:
    """Return what stays of one block: a taken stretch parts it, unless it stood inside a sentence."""
    cuts = sorted(plan.cuts.get(number, ()))
    whole = Words(block.text, block.markup, tuple(plan.inserts.get(number, ())))
    if not cuts:
        return [Piece(block, whole)] if _has_place(block) else []
    ends = [*cuts, _Cut(len(block.text), len(block.text))]
    if block.kind is RawKind.IMAGE:
        return _with_its_place(block, whole, ends)
    parts: list[Piece | MarkerLine] = []
    open_words: Words | None = None
    at = 0
    for cut in ends:
        stretch = whole.part(at, cut.start)
        open_words = stretch if open_words is None else _joined(open_words, stretch)
        at = cut.end
        if cut.marker or at == len(block.text) or _ends_sentence(open_words):
            if not open_words.is_blank():
                parts.append(Piece(block, open_words))
            open_words = None
        if cut.marker:
            parts.append(MarkerLine(cut.marker))
    return parts


def _with_its_place(block: RawBlock, whole: Words, ends: Sequence[_Cut]) -> list[Piece | MarkerLine]:
    """Return a picture that words were taken of: it stays, with the rest of the words."""
    kept = Words("")
    at = 0
    for cut in ends:
        kept = _joined(kept, whole.part(at, cut.start))
        at = cut.end
    return [Piece(block, kept), *(MarkerLine(cut.marker) for cut in ends if cut.marker)]


def _has_place(block: RawBlock) -> bool:
    """Return whether an untouched block has a place in the body: it shows words, a picture, a post or a divider."""
    return block.kind in WORDLESS or block.embed is not None or bool(block.text.strip())


def _ends_sentence(words: Words) -> bool:
    text = words.text.rstrip()
    return not text or text.endswith(_SENTENCE_END)


def _joined(before: Words, after: Words) -> Words:
    """Join what stood on both sides of a stretch that was taken out of a sentence, with a space between."""
    touches = bool(before.text and after.text) and not before.text[-1].isspace() and not after.text[0].isspace()
    gap = " " if touches and not _CLOSING.match(after.text) else ""
    moved = len(before.text) + len(gap)
    return Words(
        before.text + gap + after.text,
        (*before.markup, *(replace(one, start=one.start + moved, end=one.end + moved) for one in after.markup)),
        (*before.inserts, *(replace(one, at=one.at + moved) for one in after.inserts)),
    )
