"""What somebody decided about a quotation that has no source: waived with a reason, no quotation, or one after all."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from editor.article import body
from editor.article.article import Article, QuotationDecision, Waiver
from editor.article.errors import RefusedAction
from editor.article.ledger import LedgerEntry, neighbours, passages, quotation_words


def keyed(entries: Iterable[LedgerEntry]) -> dict[str, LedgerEntry]:
    """Return the quotations by a name that stays theirs through edits elsewhere: their words and which of these."""
    seen: Counter[str] = Counter()
    named: dict[str, LedgerEntry] = {}
    for entry in entries:
        words = quotation_words(entry.quotation)
        seen[words] += 1
        named[f"{seen[words]}:{words}"] = entry
    return named


def key_of(entries: Sequence[LedgerEntry], entry: LedgerEntry) -> str:
    """Return the name of one quotation among all of its story."""
    return next(key for key, one in keyed(entries).items() if one is entry)


def waive(article: Article, entries: Sequence[LedgerEntry], entry: LedgerEntry, by: str, reason: str) -> Article:
    """Let a quotation go without a source; raises RefusedAction without a reason."""
    if not reason.strip():
        raise RefusedAction("A quotation is waived with a reason; say why it needs no source.")
    return _decided(article, entries, entry, Waiver.WAIVED, by, reason.strip())


def mark_no_quotation(article: Article, entries: Sequence[LedgerEntry], entry: LedgerEntry, by: str) -> Article:
    """Say that words between quotation marks are nobody's speech."""
    return _decided(article, entries, entry, Waiver.NO_QUOTATION, by, "")


def mark_quotation(article: Article, entries: Sequence[LedgerEntry], entry: LedgerEntry, by: str) -> Article:
    """Say that words taken for a scare quote or a title are somebody's speech."""
    return _decided(article, entries, entry, Waiver.QUOTATION, by, "")


def take_back(article: Article, entry: LedgerEntry) -> Article:
    """Forget what was decided about a quotation."""
    return replace(article, decisions=tuple(one for one in article.decisions if one != entry.decision))


def _decided(
    article: Article, entries: Sequence[LedgerEntry], entry: LedgerEntry, waiver: Waiver, by: str, reason: str
) -> Article:
    occurrence = int(key_of(entries, entry).partition(":")[0])
    beside = neighbours(passages(body.parse(article.body)), entry.quotation)
    made = QuotationDecision(beside.words, waiver, by, reason, occurrence, beside.before, beside.after)
    kept = take_back(article, entry).decisions
    return replace(article, decisions=(*kept, made))
