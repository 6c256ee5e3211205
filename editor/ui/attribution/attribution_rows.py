"""The ledger as rows: whose words, how that is known, and how far it has come."""

from collections.abc import Sequence

from editor.article.article import Article, Waiver
from editor.article.decisions import keyed
from editor.article.grade import Grade
from editor.article.ledger import LedgerEntry, QuotationState
from editor.article.text import fold_spaces
from editor.ui.kit import Row

PILLS = {
    QuotationState.CONFIRMED: ("Confirmed", "success"),
    QuotationState.PROPOSED: ("Proposed", "accent"),
    QuotationState.MISSING: ("Missing", "danger"),
    QuotationState.WAIVED: ("Waived", "neutral"),
    QuotationState.NO_QUOTATION: ("No quotation", "neutral"),
}
OPEN = frozenset((QuotationState.PROPOSED, QuotationState.MISSING))
_GRADES = {Grade.SURE: "sure", Grade.LIKELY: "likely", Grade.SUSPECT: "a guess"}
_LONGEST = 240  # characters of a quotation that a row is given; it shows two lines
_EVIDENCE = 60


def evidence_words(article: Article, entry: LedgerEntry) -> str:
    """Return the words of the text that say who speaks, shortened; empty where there are none."""
    if entry.evidence is None:
        return ""
    words = fold_spaces(article.body[entry.evidence[0] : entry.evidence[1]])
    return words if len(words) <= _EVIDENCE else words[: _EVIDENCE - 1].rstrip() + "…"


def how_known(article: Article, entry: LedgerEntry) -> str:
    """Return in a few words what a quotation's state rests on."""
    if entry.state is QuotationState.PROPOSED and entry.quotation.speaker is not None:
        words = evidence_words(article, entry)
        grade = _GRADES[entry.quotation.speaker.grade]
        return f"{grade.capitalize()}: “{words}”" if words else grade.capitalize()
    if entry.state is QuotationState.CONFIRMED:
        source = article.source(entry.source)
        told = (source.role, source.organisation) if source and not source.is_confidential else ()
        return ", ".join(filter(None, told)) or (source.terms.value.capitalize() if source else "")
    if entry.state is QuotationState.MISSING:
        return "The text names nobody"
    return _decided(entry)


def _decided(entry: LedgerEntry) -> str:
    decision = entry.decision
    if decision is None:
        return "Scare quotes or a title"
    if decision.waiver is Waiver.WAIVED:
        return f"{decision.by}: {decision.reason}"
    return f"Marked by {decision.by}"


def rows(article: Article, entries: Sequence[LedgerEntry]) -> list[Row]:
    """Return a row for each quotation in order, under keys that stay theirs through edits elsewhere."""
    return [_row(article, key, entry) for key, entry in keyed(entries).items()]


def _row(article: Article, key: str, entry: LedgerEntry) -> Row:
    pill, tone = PILLS[entry.state]
    is_none = entry.state is QuotationState.NO_QUOTATION
    title = "No quotation" if is_none else entry.speaker or "No speaker"
    return Row(
        key,
        title,
        how_known(article, entry),
        fold_spaces(entry.text[:_LONGEST]),
        pill="" if is_none else pill,
        tone=tone,
        muted=is_none,
        tip=fold_spaces(entry.text),
    )
