"""The history in words: what a revision was made by, what happened beside it, and records as a person reads them."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QDate, QLocale

from editor.article.ads import AdPlacement, AdSettings
from editor.article.article import Article, Byline, Dateline, IgnoredFinding, Picture, QuotationDecision
from editor.article.correction import Correction
from editor.article.embeds import Embed
from editor.article.revision import RevisionKind
from editor.article.sources import Source
from editor.article.syndication import Syndication
from editor.desk.history import FieldChange
from editor.ui.body.article_cards import embed_card

KIND_WORDS: Mapping[RevisionKind, str] = {
    RevisionKind.IMPORT: "Imported",
    RevisionKind.NEW: "Started",
    RevisionKind.SAVE: "Saved",
    RevisionKind.AUTOSAVE: "Kept while writing",
    RevisionKind.RESTORE: "Restored",
    RevisionKind.MERGE: "Two versions settled",
    RevisionKind.CORRECTION: "Corrected",
    RevisionKind.ASIDE: "Laid aside",
}
KIND_ICONS: Mapping[RevisionKind, str] = {
    RevisionKind.IMPORT: "import",
    RevisionKind.NEW: "new",
    RevisionKind.SAVE: "save",
    RevisionKind.AUTOSAVE: "clock",
    RevisionKind.RESTORE: "restore",
    RevisionKind.MERGE: "people",
    RevisionKind.CORRECTION: "note",
    RevisionKind.ASIDE: "inbox",
}
FIELD_WORDS: Mapping[str, str] = {
    "headline": "Headline",
    "kicker": "Kicker",
    "standfirst": "Standfirst",
    "byline": "Byline",
    "dateline": "Dateline",
    "desk": "Desk",
    "language": "Language",
    "keywords": "Keywords",
    "ednote": "Editor’s note",
    "published_at": "Published",
    "updated_at": "Updated",
    "sources": "Sources",
    "decisions": "Decisions about quotations",
    "syndication": "Syndication",
    "ad_settings": "Rules for ads",
    "ads": "Ads",
    "embeds": "Posts and videos",
    "pictures": "Pictures",
    "corrections": "Corrections",
    "kept_as_prose": "Paragraphs that are no posts",
    "ignored": "Findings that may stand",
}
_LONGEST = 90  # characters of a post's words


def day_words(day: date, today: date) -> str:
    """Return a day as the head of its revisions."""
    if day == today:
        return "Today"
    if (today - day).days == 1:
        return "Yesterday"
    form = "dddd, d MMMM yyyy" if day.year != today.year else "dddd, d MMMM"
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def words_changed(added: int, removed: int) -> str:
    """Return how many words came and went: `+12 −3 words`; empty where none did."""
    counts = [f"+{added:,}" if added else "", f"−{removed:,}" if removed else ""]
    told = " ".join(filter(None, counts))
    return f"{told} words" if told else ""


def count_words(number: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {one if number == 1 else many}"


def _byline(person: Byline) -> str:
    return f"{person.name} ({person.role})" if person.role else person.name


def _source(source: Source) -> str:
    parts = (source.shown_as, source.role, source.organisation, source.terms.value)
    return " · ".join(filter(None, parts))


def _ad(ad: AdPlacement) -> str:
    sizes = ", ".join(f"{size.width} × {size.height}" for size in ad.sizes)
    return " · ".join(filter(None, (ad.id, ad.slot, sizes, ad.label)))


def names_of(article: Article) -> dict[tuple[str, str], str]:
    """Return what the cards of ads and posts say first and what sources go by, by the kind and id of each."""
    sources = {("source", source.key): source.shown_as for source in article.sources}
    ads = {("ad", ad.id): " · ".join(filter(None, (ad.label, ad.slot))) for ad in article.ads}
    return sources | ads | {("embed", embed.id): embed_card(embed).title for embed in article.embeds}


def _embed(embed: Embed) -> str:
    spoken = " ".join(embed.latest.words.split())
    shown = f"“{spoken[:_LONGEST]}{'…' if len(spoken) > _LONGEST else ''}”" if spoken else ""
    return " · ".join(
        filter(None, (embed.provider or embed.id, embed.address, embed.latest.author, shown, embed.state))
    )


def _picture(picture: Picture) -> str:
    return " · ".join(filter(None, (picture.asset[:12], picture.credit, picture.address)))


def _correction(correction: Correction) -> str:
    return " · ".join(filter(None, (correction.kind.value, correction.date, correction.text)))


def _decision(decision: QuotationDecision) -> str:
    return " · ".join(filter(None, (f"“{decision.words}”", decision.waiver.value, decision.by, decision.reason)))


def _ignored(finding: IgnoredFinding) -> str:
    return " · ".join(filter(None, (finding.code, f"“{finding.words}”", finding.by, finding.reason)))


def _settings(settings: AdSettings) -> str:
    off = f"switched off by {settings.off.by}: {settings.off.why}" if settings.off else ""
    sensitive = f"sensitive, by {settings.sensitive.by}: {settings.sensitive.why}" if settings.sensitive else ""
    return " · ".join(filter(None, (f"policy {settings.policy}", off, sensitive)))


def _syndication(syndication: Syndication) -> str:
    credit = f"{syndication.credit_text} ({syndication.credit_place.value})" if syndication.credit_text else ""
    parts = (syndication.publisher, syndication.address, syndication.licence, credit, ", ".join(syndication.authors))
    return "\n".join(filter(None, parts))


def _dateline(line: Dateline) -> str:
    return " · ".join(filter(None, (line.place, line.agency, line.date)))


_SAID: Mapping[type, Callable[..., str]] = {
    str: str,
    Byline: _byline,
    Dateline: _dateline,
    Source: _source,
    AdPlacement: _ad,
    Embed: _embed,
    Picture: _picture,
    Correction: _correction,
    QuotationDecision: _decision,
    IgnoredFinding: _ignored,
    AdSettings: _settings,
    Syndication: _syndication,
}


def value_words(value: object) -> str:
    """Return a record as a person reads it, one line for each of several; what is confidential is not among it."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "\n".join(value_words(one) for one in value)
    said = _SAID.get(type(value))
    return said(value) if said else str(value)


def both_words(change: FieldChange) -> tuple[str, str]:
    """Return both values in words; where these are the same, the second says that something behind them differs."""
    before, after = value_words(change.before), value_words(change.after)
    if before == after:
        after = f"{after}\n(details changed)" if after else "(details changed)"
    return before, after


def differ_words(names: tuple[str, ...], changed: int, added: int, removed: int) -> str:
    """Return in one sentence that some paragraphs, and records of these names, differ."""
    parts = []
    if changed:
        counts = words_changed(added, removed)
        parts.append(count_words(changed, "paragraph", "paragraphs") + (f" ({counts})" if counts else ""))
    parts += [name if not parts and not at else name[0].lower() + name[1:] for at, name in enumerate(names)]
    if not parts:
        return "Nothing differs."
    told = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return f"{told} {'differs' if changed + len(names) == 1 else 'differ'}."
