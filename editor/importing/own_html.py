"""Our own HTML (`html` and `page`) back to the article it was made from, exactly and without a guess.

An element that is not as we write it makes the whole page foreign, and it is read as any other. What an export leaves
in the library is not there: docs/exporting.md names every field.
"""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from editor.article.ads import AdSettings, Switch
from editor.article.article import Article, Byline, Dateline, Furniture
from editor.article.correction import Correction, CorrectionKind
from editor.article.errors import Trouble
from editor.article.portable import article_from_json, article_to_json, decode
from editor.article.syndication import Syndication
from editor.importing.html_tree import Document, Element, parse
from editor.importing.own_blocks import ForeignMarkup, OwnBlocks, is_aside, read_json
from editor.importing.reading import Reading, Shape

FORM = "copydesk.html/1"
_MARK = f'data-copydesk="{FORM}"'
_FURNITURE = {"kicker": "kicker", "headline": "headline", "standfirst": "standfirst"}
# What stands round the body and is made anew by each export.
_MADE_ANEW = frozenset({"credit", "byline", "dates", "corrections", "house-footer", "licence-counter"})
_Record = TypeVar("_Record")


def read_own(decoded: str) -> Reading | None:
    """Return the reading of a page that holds one article of ours; None for any other page, and for a changed one."""
    if decoded.count(_MARK) != 1:
        return None
    document = parse(decoded)
    found = [one for one in document.elements if one.get("data-copydesk") == FORM and one.name == "article"]
    if len(found) != 1 or document.flattened:
        return None
    try:
        return _Story(document, found[0]).reading()
    except (ForeignMarkup, Trouble):
        return None


class _Story:
    """One article of ours while it is read."""

    def __init__(self, document: Document, element: Element) -> None:
        self._document = document
        self._element = element
        self._blocks = OwnBlocks(document)

    def reading(self) -> Reading:
        """Return the reading; raises ForeignMarkup or a Trouble where something is not as we write it."""
        given = self._element.attributes
        parts: dict[str, Element] = {}
        for child in self._blocks.elements(self._element):
            name = next((one for one in child.classes if one in _PARTS), "")
            if not name or name in parts:
                raise ForeignMarkup
            parts[name] = child
        text = self._body(parts["story-body"]) if "story-body" in parts else ""
        records = self._blocks.records
        article = Article(
            self._furniture(parts),
            text,
            syndication=self._syndication(),
            ad_settings=AdSettings(
                given.get("data-ad-policy", "house"),
                Switch("", "") if given.get("data-ads") == "off" else None,
                Switch("", "") if given.get("data-sensitive") == "true" else None,
            ),
            ads=self._ordered(records.ads, "data-ad-order"),
            embeds=self._ordered(records.embeds, "data-post-order"),
            pictures=self._ordered(records.pictures, "data-picture-order"),
            corrections=tuple(self._corrections(parts)),
        )
        whole = article_from_json(article_to_json(article))  # refuses what no article may hold
        return Reading(Shape.HTML, self._document.text, (), files=tuple(records.files.values()), complete=whole)

    def _body(self, element: Element) -> str:
        blocks = [text for child in self._blocks.elements(element) if (text := self._blocks.block(child))]
        gaps = self._texts("data-gaps")
        if len(gaps) == len(blocks) + 1 and not any(gap.strip() for gap in gaps):
            return gaps[0] + "".join(block + gap for block, gap in zip(blocks, gaps[1:], strict=True))
        return "\n\n".join(blocks) + "\n" if blocks else ""

    def _texts(self, attribute: str) -> tuple[str, ...]:
        """Return the list of texts that an attribute holds as JSON, none where there is no such attribute."""
        given = self._element.attributes.get(attribute)
        return decode(tuple[str, ...], read_json(given), attribute) if given else ()

    def _ordered(self, records: Mapping[str, _Record], attribute: str) -> tuple[_Record, ...]:
        order = {one: number for number, one in enumerate(self._texts(attribute))}
        return tuple(records[one] for one in sorted(records, key=lambda one: order.get(one, len(order))))

    def _furniture(self, parts: Mapping[str, Element]) -> Furniture:
        given = self._element.attributes
        told: dict[str, str] = {}
        byline: tuple[Byline, ...] = ()
        header = parts.get("story-header")
        for child in self._blocks.elements(header) if header else ():
            name = next((one for one in child.classes if one in _FURNITURE), "")
            if name:
                told[_FURNITURE[name]] = self._blocks.words(child)
            elif "byline" in child.classes:
                byline = self._byline(child)
            elif _MADE_ANEW.isdisjoint(child.classes):
                raise ForeignMarkup
        return Furniture(
            slug=given.get("data-slug", ""),
            byline=byline,
            dateline=self._dateline(),
            desk=given.get("data-desk", ""),
            language=given.get("data-language", given.get("lang", "")),
            keywords=self._keywords(),
            published_at=given.get("data-published-at", ""),
            updated_at=given.get("data-updated-at", ""),
            **told,
        )

    def _keywords(self) -> tuple[str, ...]:
        joined = self._element.attributes.get("data-keywords", "")
        return self._texts("data-keyword-list") or (tuple(joined.split(", ")) if joined else ())

    def _byline(self, element: Element) -> tuple[Byline, ...]:
        people = (one for one in element.elements() if "author" in one.classes)
        return tuple(Byline(self._blocks.words(one), one.attributes.get("data-role", "")) for one in people)

    def _dateline(self) -> Dateline | None:
        spans = (one for one in self._element.elements() if one.name == "span" and is_aside(one))
        given = next((one.attributes for one in spans), None)
        if given is None:
            return None
        return Dateline(given.get("data-place", ""), given.get("data-agency", ""), given.get("data-date", ""))

    def _syndication(self) -> Syndication | None:
        given = self._element.attributes.get("data-syndication")
        return decode(Syndication, read_json(given), "data-syndication") if given is not None else None

    def _corrections(self, parts: Mapping[str, Element]) -> Sequence[Correction]:
        found = []
        for part in (parts.get("story-header"), parts.get("story-footer")):
            for one in part.elements() if part else ():
                if one.name == "p" and "correction" in one.classes:
                    words = next((self._blocks.words(a) for a in one.elements() if "correction-text" in a.classes), "")
                    kind = decode(CorrectionKind, one.attributes.get("data-kind", ""), "data-kind")
                    found.append(Correction(words, kind, one.attributes.get("data-date", "")))
        return found


_PARTS = frozenset({"draft-notice", "story-header", "story-body", "story-notes", "story-footer"})
