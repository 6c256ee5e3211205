"""Who said it: citations put into a story's text, and the speakers of its quotations confirmed.

The story goes in frozen and comes out anew, with the edits of its text that an editor can undo.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

from editor.article import body, edits, inline
from editor.article.article import Article
from editor.article.edits import Edit
from editor.article.grade import Grade
from editor.article.inline import Citation, Cited
from editor.article.ledger import LedgerEntry, QuotationState, passages
from editor.article.people import Person, find_people
from editor.article.source_records import Amended, add_source, bare_name, find_source, keys_of, source_named

_LONGEST_ROLE = 80  # characters; a longer one is a sentence


def entry_at(entries: Iterable[LedgerEntry], offset: int) -> LedgerEntry | None:
    """Return the quotation in which an offset of the body stands, the innermost of several."""
    here = [entry for entry in entries if entry.start <= offset <= entry.end]
    return min(here, key=lambda entry: entry.end - entry.start, default=None)


def cite(article: Article, end: int, key: str, locator: str = "") -> Amended:
    """Cite a source for the words that end at an offset; joins the citation that stands there already."""
    reading = _Reading(article.body)
    standing = reading.citation_at(reading.place(end))
    if standing is not None:
        start, citation = standing
        if any(one.key == key for one in citation.cited):
            return Amended(article)
        return _edited(article, [reading.rewritten(start, citation, (*citation.cited, Cited(key, locator)))])
    return _edited(article, [reading.inserted(end, key, locator)])


def attribute(article: Article, entries: Sequence[LedgerEntry], entry: LedgerEntry, key: str) -> Amended:
    """Make a source the speaker of one quotation and leave those of all others as they are.

    `entries` is the ledger of just this article.
    """
    reading = _Reading(article.body)
    if not entry.source:
        return _edited(article, [*reading.held(entries, entry), reading.inserted(entry.end, key)])
    if entry.source == key:
        return Amended(article)
    start, citation = reading.governing(entry)
    sharing = [one for one in entries if one.source == entry.source and reading.governing(one)[0] == start]
    earlier = [one for one in sharing if one.end <= entry.start]
    changes = []
    if earlier:
        nearest = max(earlier, key=lambda one: one.end)
        changes.append(reading.inserted(nearest.end, entry.source))
    if any(one.end > entry.end for one in sharing):
        changes.append(reading.inserted(entry.end, key))
    else:
        rest = [one for one in citation.cited[1:] if one.key != key]
        changes.append(reading.rewritten(start, citation, (Cited(key), *rest)))
    return _edited(article, changes)


def uncite(article: Article, entry: LedgerEntry) -> Amended:
    """Take the citation away that gives a quotation its speaker; what else it names stays."""
    if not entry.source:
        return Amended(article)
    reading = _Reading(article.body)
    start, citation = reading.governing(entry)
    rest = citation.cited[1:]
    if rest:
        return _edited(article, [reading.rewritten(start, citation, rest)])
    return _edited(article, [Edit(start, start + citation.end - citation.start, "")])


def confirm(article: Article, entries: Sequence[LedgerEntry], entry: LedgerEntry) -> Amended:
    """Confirm the proposed speaker of one quotation; the source is made where the story has none of that name."""
    if entry.state is not QuotationState.PROPOSED:
        return Amended(article)
    made, key = with_speaker(article, entry.speaker)
    return attribute(made, entries, entry, key)


def is_sure(entry: LedgerEntry) -> bool:
    """Return whether a proposed speaker is one that the text leaves no doubt about."""
    speaker = entry.quotation.speaker
    return entry.state is QuotationState.PROPOSED and speaker is not None and speaker.grade is Grade.SURE


def confirm_sure(article: Article, entries: Sequence[LedgerEntry]) -> Amended:
    """Confirm every proposed speaker that is sure; neighbours of one speaker in one paragraph share a citation."""
    reading = _Reading(article.body)
    cited = [entry for entry in entries if entry.source]
    changes: list[Edit] = []
    keys: dict[str, str] = {}
    made = article
    for entry, following in zip_longest(entries, entries[1:]):
        if not is_sure(entry):
            continue
        if entry.speaker not in keys:
            made, keys[entry.speaker] = with_speaker(made, entry.speaker)
        if following is None or not _shares(entry, following):
            held = [change for change in reading.held(cited, entry) if change not in changes]
            changes += [*held, reading.inserted(entry.end, keys[entry.speaker])]
    return _edited(made, changes)


def with_speaker(article: Article, name: str) -> tuple[Article, str]:
    """Return the article with a source of that name, and its key; one is made where there is none yet.

    A new source is given the role that the text tells.
    """
    known = find_source(article.sources, name)
    if known is not None:
        return article, known.key
    source = source_named(name, keys_of(article), role_in_text(article, name))
    return add_source(article, source).article, source.key


def role_in_text(article: Article, name: str) -> str:
    """Return what the text says that a person is, in its fullest words, or an empty text."""
    wanted = bare_name(name).casefold()
    for person in _people(article.body, article.furniture.language):
        if person.name.casefold() == wanted:
            told = [_without_article(role.text) for role in person.roles if len(role.text) <= _LONGEST_ROLE]
            return max(told, key=len, default="")
    return ""


@lru_cache(maxsize=2)
def _people(text: str, language: str) -> tuple[Person, ...]:
    return find_people(tuple(passage.prose for passage in passages(body.parse(text))), language)


def _without_article(role: str) -> str:
    first, _, rest = role.partition(" ")
    return rest if first.casefold() in {"the", "a", "an"} and rest else role


def _shares(entry: LedgerEntry, following: LedgerEntry) -> bool:
    """Return whether the citation that the next quotation is given covers this one too, as the ledger reads them."""
    same = is_sure(following) and entry.speaker == following.speaker and entry.end <= following.start
    return same and entry.quotation.segments[-1].paragraph == following.quotation.segments[-1].paragraph


def _edited(article: Article, changes: Iterable[Edit]) -> Amended:
    made = tuple(sorted(changes, key=lambda one: (one.start, one.end)))
    return Amended(replace(article, body=edits.apply(article.body, made)), made)


class _Reading:
    """A text read once for many citations: where these stand, and where new ones may."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._blocks = body.parse(text)
        self._starts = [block.start for block in self._blocks]
        self._citations = edits.citations(text)
        self._cited_from = [start + 1 for start, _ in self._citations]

    def governing(self, entry: LedgerEntry) -> tuple[int, Citation]:
        """Return the citation that a cited quotation has its source from: the first after it."""
        return self._citations[bisect_left(self._cited_from, entry.end)]

    def citation_at(self, at: int) -> tuple[int, Citation] | None:
        """Return the citation that an offset touches or stands in."""
        for start, citation in self._citations:
            if start <= at <= start + citation.end - citation.start:
                return start, citation
        return None

    def place(self, end: int) -> int:
        """Return where a citation of the words that end at an offset may stand: in no link, code or citation."""
        while end > 0 and self.text[end - 1] in " \n":
            end -= 1
        number = bisect_right(self._starts, end) - 1
        if number < 0:
            return end
        block = self._blocks[number]
        for stretch in body.stretches(block):
            for piece in inline.walk(inline.read(stretch.text)):
                if isinstance(piece, inline.Link | inline.Code):
                    start = block.start + stretch.outer(piece.start)
                    stop = block.start + stretch.outer(piece.end - 1) + 1
                    if start < end < stop:
                        return stop
        return end

    def inserted(self, end: int, key: str, locator: str = "") -> Edit:
        """Return the edit that cites a source for the words that end at an offset."""
        at = self.place(end)
        space = "" if at == 0 or self.text[at - 1].isspace() else " "
        return Edit(at, at, space + edits.write_citation([Cited(key, locator)]))

    def rewritten(self, start: int, citation: Citation, cited: Iterable[Cited]) -> Edit:
        """Return the edit that makes a citation name other sources."""
        space = " " if self.text[start] == " " else ""
        return Edit(start, start + citation.end - citation.start, space + edits.write_citation(cited))

    def held(self, entries: Sequence[LedgerEntry], entry: LedgerEntry) -> list[Edit]:
        """Return citations for quotations before one that a new one after it would part from theirs further on."""
        kept: dict[str, LedgerEntry] = {}
        for one in entries:
            if one.source and one.end <= entry.start and self.governing(one)[0] + 1 > entry.end:
                kept[one.source] = max(one, kept.get(one.source, one), key=lambda held: held.end)
        return [self.inserted(one.end, key) for key, one in kept.items()]
