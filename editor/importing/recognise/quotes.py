"""Quotations as proposals: whose words, and how the text calls the speaker."""

from editor.article.canonical import Json
from editor.article.grade import Grade
from editor.article.prose import Prose, ProseRole, Segment
from editor.article.quotations import MarksState, Quotation, QuotationKind, find_quotations
from editor.importing.reading import ProposalKind, RawBlock, RawKind
from editor.importing.recognise.page import Claims, Found, Page

_PROPOSED = frozenset({QuotationKind.DIRECT, QuotationKind.PARTIAL, QuotationKind.BLOCK})
_ROLE_OF_KIND = {
    RawKind.HEADING: ProseRole.HEADING,
    RawKind.QUOTE: ProseRole.BLOCK_QUOTE,
    RawKind.CAPTION: ProseRole.CAPTION,
    RawKind.IMAGE: ProseRole.CAPTION,
    RawKind.EMBED: ProseRole.EMBED,
    RawKind.AD_SLOT: ProseRole.OTHER,
    RawKind.DIVIDER: ProseRole.OTHER,
    RawKind.TABLE: ProseRole.OTHER,
}
_ROLE_OF_CLAIM = {
    ProposalKind.HEADLINE: ProseRole.HEADING,
    ProposalKind.STANDFIRST: ProseRole.HEADING,
    ProposalKind.CAPTION: ProseRole.CAPTION,
    ProposalKind.EMBED: ProseRole.EMBED,
}
_MOST = 0.6  # of a block's characters: a find that takes more says what the block is, one that takes less is cut out
_LONGEST = 50_000  # characters, 8,000 words in one paragraph; a longer block is no news copy


def _prose(block: RawBlock, taken: tuple[tuple[int, int, ProposalKind], ...]) -> Prose:
    """Return a block as prose; what was claimed inside it is blanked, so that offsets stay."""
    text, role = block.text, _ROLE_OF_KIND.get(block.kind, ProseRole.BODY)
    if len(text) > _LONGEST:
        return Prose("", ProseRole.OTHER)
    for start, end, kind in taken:
        if end - start > _MOST * len(text):
            return Prose(text, _ROLE_OF_CLAIM.get(kind, ProseRole.OTHER))
        text = text[:start] + " " * (end - start) + text[end:]
    return Prose(text, role)


def _value(page: Page, quotation: Quotation) -> dict[str, Json]:
    speaker = quotation.speaker
    value: dict[str, Json] = {
        "speaker": speaker.name if speaker else "",
        "called": speaker.called if speaker else "",
        "state": "proposed" if speaker and speaker.name else "missing",
    }
    if quotation.marks is not MarksState.PAIRED:
        value["marks"] = quotation.marks.value
    if mend := quotation.mend:
        at, _ = page.blocks[mend.paragraph].place(mend.at, mend.at)
        value["mend"] = {"at": at, "insert": mend.insert}
    return value


def find(page: Page, claims: Claims) -> list[Found]:
    """Return the quotations of the copy with the speakers proposed; scare quotes and titles are none."""
    prose = [_prose(block, claims.taken.get(number, ())) for number, block in enumerate(page.blocks)]
    return [
        Found(
            ProposalKind.QUOTE,
            _grade(quotation),
            quotation.segments,
            _value(page, quotation),
            _reason(quotation, prose),
        )
        for quotation in find_quotations(prose, page.language)
        if quotation.kind in _PROPOSED
    ]


def _grade(quotation: Quotation) -> Grade:
    """Return how surely the speaker is known; a quotation without one is for a person to settle."""
    return quotation.speaker.grade if quotation.speaker else Grade.SUSPECT


def _reason(quotation: Quotation, prose: list[Prose]) -> str:
    if quotation.mend:
        return quotation.mend.why
    if quotation.speaker is None:
        return "no speaker was found"
    evidence: Segment = quotation.speaker.evidence
    return f"the text says: {prose[evidence.paragraph].text[evidence.start : evidence.end].strip()}"
