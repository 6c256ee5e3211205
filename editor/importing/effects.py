"""What accepting a proposal does: one table from the kind to the record it makes and to what stays in its place."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from editor.article import body
from editor.article.ads import AdPlacement, Size
from editor.article.article import Article, Byline, Dateline, Furniture
from editor.article.canonical import Json
from editor.article.correction import Correction, CorrectionKind
from editor.article.embeds import Capture, Embed
from editor.article.providers import recognise
from editor.article.source_records import find_source, source_named
from editor.article.sources import Source
from editor.article.syndication import CreditPlace, Duties, Syndication
from editor.article.text import admit, fold_spaces
from editor.importing.reading import Hints, Proposal, ProposalKind

_ID = re.compile(r"[A-Za-z0-9_\-]{1,64}")  # as in a marker's line
_LARGEST_SLOT = 4_000  # CSS pixels; no creative is wider or higher


@dataclass(frozen=True, slots=True)
class Taken:
    """One accepted proposal and the words it takes.

    With it: whether they stand above the story's middle, the post or the ad placement that the markup there describes,
    and the sizes of the ad slot there as JSON.
    """

    proposal: Proposal
    words: str
    stands_above: bool = False
    embed: Embed | None = None
    ad: AdPlacement | None = None
    slot_sizes: str = ""

    def text(self, name: str) -> str:
        """Return a text of the proposal's value, or an empty one."""
        value = self.proposal.value.get(name)
        return admit(value).strip() if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts of the proposal's value."""
        value = self.proposal.value.get(name)
        return tuple(admit(one).strip() for one in value if isinstance(one, str)) if isinstance(value, list) else ()


@dataclass(slots=True)
class Records:
    """The records of an article while proposals fill them; made for one draft and turned into an Article at its end."""

    furniture: Furniture
    imported_by: str = ""
    imported_at: str = ""
    bylines: list[Byline] = field(default_factory=list)
    syndication: Syndication | None = None
    sources: list[Source] = field(default_factory=list)
    ads: list[AdPlacement] = field(default_factory=list)
    embeds: list[Embed] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)

    def source_key(self, name: str) -> str:
        """Return the key of the source with a name, made if there is none yet."""
        known = find_source(self.sources, name)
        if known is None:
            known = source_named(name, {source.key for source in self.sources})
            self.sources.append(known)
        return known.key

    def article(self, hints: Hints, text: str) -> Article:
        """Return the article; what the text did not tell, the hints of the page may."""
        told = self.furniture
        furniture = replace(
            told,
            headline=told.headline or fold_spaces(admit(hints.headline)),
            standfirst=told.standfirst or fold_spaces(admit(hints.standfirst)),
            byline=tuple(self.bylines) or tuple(Byline(fold_spaces(admit(name))) for name in hints.byline),
            published_at=told.published_at or admit(hints.published_at),
            updated_at=told.updated_at or admit(hints.updated_at),
            keywords=told.keywords or tuple(fold_spaces(admit(one)) for one in hints.keywords),
        )
        return Article(
            furniture,
            text,
            sources=tuple(self.sources),
            syndication=self.syndication,
            ads=tuple(self.ads),
            embeds=tuple(self.embeds),
            corrections=tuple(self.corrections),
        )


def _headline(records: Records, taken: Taken) -> str:
    records.furniture = replace(records.furniture, headline=fold_spaces(taken.words))
    return ""


def _standfirst(records: Records, taken: Taken) -> str:
    records.furniture = replace(records.furniture, standfirst=fold_spaces(taken.words))
    return ""


def _byline(records: Records, taken: Taken) -> str:
    names = taken.texts("names") or (fold_spaces(taken.words),)
    known = {byline.name.casefold() for byline in records.bylines}
    role = taken.text("role")
    records.bylines += [Byline(name, role) for name in dict.fromkeys(names) if name.casefold() not in known]
    return ""


def _date(records: Records, taken: Taken) -> str:
    furniture = records.furniture
    published, updated = taken.text("published_at"), taken.text("updated_at")
    if not published and not updated:
        published = taken.text("date") or fold_spaces(taken.words)
    records.furniture = replace(
        furniture, published_at=furniture.published_at or published, updated_at=furniture.updated_at or updated
    )
    return ""


def _dateline(records: Records, taken: Taken) -> str:
    place = taken.text("place") or fold_spaces(taken.words).rstrip(" -–—:")
    records.furniture = replace(
        records.furniture, dateline=Dateline(place, agency=taken.text("agency"), date=taken.text("date"))
    )
    return ""


def _credit(records: Records, taken: Taken) -> str:
    """Make the syndication; the words of a second credit are added, and each field is the first that tells it."""
    old = records.syndication
    place = CreditPlace.TOP if taken.stands_above else CreditPlace.FOOT
    told = Syndication(
        publisher=taken.text("publisher"),
        address=taken.text("url"),
        authors=taken.texts("authors"),
        licence=taken.text("licence"),
        credit_text=fold_spaces(taken.words),
        credit_place=place,
        duties=Duties(counter=taken.text("counter")),
    )
    if old is not None:
        told = Syndication(
            publisher=old.publisher or told.publisher,
            address=old.address or told.address,
            authors=old.authors or told.authors,
            licence=old.licence or told.licence,
            credit_text=f"{old.credit_text} {told.credit_text}".strip(),
            credit_place=old.credit_place,
            duties=Duties(counter=old.duties.counter or told.duties.counter),
        )
    records.syndication = told
    return ""


def _sizes(value: Json) -> tuple[Size, ...]:
    """Return the sizes of a slot: pairs of width and height in CSS pixels, or JSON that holds them."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return ()
    sizes = []
    for pair in value if isinstance(value, list) else ():
        if isinstance(pair, list) and len(pair) == 2:
            width, height = pair
            if (
                type(width) is int
                and type(height) is int
                and 0 < width <= _LARGEST_SLOT
                and 0 < height <= _LARGEST_SLOT
            ):
                sizes.append(Size(width, height))
    return tuple(sizes)


def _ad(records: Records, taken: Taken) -> str:
    told = taken.ad or AdPlacement("")
    if "slot" in taken.proposal.value:  # a shortcode, whose attributes are its record
        told = AdPlacement(taken.text("id"), taken.text("slot") or told.slot, (), taken.text("label") or told.label)
    sizes = _sizes(taken.proposal.value.get("sizes")) or _sizes(taken.slot_sizes) or told.sizes or AdPlacement("").sizes
    marker_id = _free_id(told.id, "ad", {ad.id for ad in records.ads})
    records.ads.append(replace(told, id=marker_id, sizes=sizes))
    return body.marker("ad", marker_id)


def _free_id(wanted: str, prefix: str, taken: set[str]) -> str:
    """Return an id as it is wanted, else the next number that is free."""
    if _ID.fullmatch(wanted) and wanted not in taken:
        return wanted
    number = len(taken) + 1
    while f"{prefix}-{number}" in taken:
        number += 1
    return f"{prefix}-{number}"


def _embed(records: Records, taken: Taken) -> str:
    """Make the embed of a post: what its markup says, else what was recognised, and its words as captured."""
    wanted = taken.embed.id if taken.embed is not None else ""
    marker_id = _free_id(wanted, "e", {embed.id for embed in records.embeds})
    if taken.embed is not None:
        records.embeds.append(replace(taken.embed, id=marker_id))
        return body.marker("embed", marker_id)
    address = taken.text("url")
    found = recognise(address) if address else None
    capture = Capture(
        words=taken.text("words") or admit(taken.words).strip(),
        author=taken.text("author"),
        handle=taken.text("handle"),
        posted_at=taken.text("date"),
        address=address,
        captured_by=records.imported_by,
        captured_at=records.imported_at,
    )
    provider = taken.text("provider") or (found.provider if found else "")
    post_id = taken.text("post_id") or (found.post_id if found else "")
    records.embeds.append(Embed(marker_id, provider, address, post_id, (capture,)))
    return body.marker("embed", marker_id)


def _correction(records: Records, taken: Taken) -> str:
    words = fold_spaces(taken.words)
    told = taken.text("kind")
    if told not in [kind.value for kind in CorrectionKind]:
        first = words.casefold().lstrip("[(*_ ")
        updates = first.startswith(("update", "aktualis", "actuali", "mise à jour", "aktualizacja"))
        told = CorrectionKind.UPDATE if updates else CorrectionKind.CORRECTION
    records.corrections.append(Correction(words, CorrectionKind(told), taken.text("date")))
    return ""


def _leave_out(_records: Records, _taken: Taken) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Effect:
    """One row: `record` makes the record and returns the line that stays; `once` kinds have room for one in a story."""

    record: Callable[[Records, Taken], str]
    takes_words: bool = True
    once: bool = False


EFFECTS: dict[ProposalKind, Effect] = {
    ProposalKind.HEADLINE: Effect(_headline, once=True),
    ProposalKind.STANDFIRST: Effect(_standfirst, once=True),
    ProposalKind.BYLINE: Effect(_byline),
    ProposalKind.DATE: Effect(_date),
    ProposalKind.DATELINE: Effect(_dateline, once=True),
    ProposalKind.CREDIT: Effect(_credit),
    ProposalKind.AD: Effect(_ad),
    ProposalKind.EMBED: Effect(_embed),
    ProposalKind.QUOTE: Effect(_leave_out, takes_words=False),
    ProposalKind.RELATED: Effect(_leave_out),
    ProposalKind.NEWSLETTER: Effect(_leave_out),
    ProposalKind.CAPTION: Effect(_leave_out),
    ProposalKind.ENDMARK: Effect(_leave_out),
    ProposalKind.CORRECTION: Effect(_correction),
}
