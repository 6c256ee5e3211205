"""What changed in a part since it was approved, in words: whoever re-approves sees this and nothing else.

It tells of what the part's canonical form holds (`editor.article.parts`), and of all of it: a part whose hash is
another has at least one change here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from editor.article import body, inline
from editor.article.ads import AdPlacement
from editor.article.article import Article
from editor.article.body import Ad, Block, Embed
from editor.article.canonical import Json
from editor.article.differences import Difference, Kind, compare
from editor.article.part import Part
from editor.article.parts import part_hash
from editor.article.portable import encode
from editor.article.text import fold_spaces

_HASH = 64  # characters of a file's name in the library, of which the first few are shown
_SHOWN_OF_HASH = 12
_NAMES = frozenset(("id", "key"))  # of a record: they stand in its title
_FIRST_WORDS = 6  # of the paragraph that a marker stands after


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that differs, in words, a line for each thing said; `before` is empty for a new one, `after` if gone."""

    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PartChanges:
    """What differs in a part: records, and (of attribution) the prose, paragraph by paragraph, equal ones too."""

    part: Part
    records: tuple[RecordChange, ...]
    paragraphs: tuple[tuple[Difference, ...], ...] = ()

    @property
    def changed_paragraphs(self) -> tuple[tuple[Difference, ...], ...]:
        """Return the paragraphs in which something differs."""
        return tuple(one for one in self.paragraphs if any(piece.kind is not Kind.EQUAL for piece in one))


def part_changes(before: Article, after: Article, part: Part) -> PartChanges:
    """Return what differs in a part between two versions; up to a second for 50,000 words that share nothing."""
    old, new = _Reading(before), _Reading(after)
    if part is Part.ATTRIBUTION:
        records, paragraphs = _attribution(old, new), compare(old.prose, new.prose)
    else:
        records, paragraphs = (_ads if part is Part.ADS else _embeds)(old, new), ()
    found = PartChanges(part, tuple(records), paragraphs)
    if not found.records and not found.changed_paragraphs and part_hash(before, part) != part_hash(after, part):
        return PartChanges(part, (RecordChange("Details", "as approved", "changed in a way that has no words"),))
    return found


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where a marker stands: the number of paragraphs before it, and the first words of the last of these."""

    count: int
    words: str

    @property
    def sentence(self) -> str:
        return f"After paragraph {self.count}, “{self.words}”" if self.count else "Before the first paragraph"


class _Reading:
    """One version with its blocks."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.blocks = body.parse(article.body)

    @property
    def prose(self) -> str:
        """Return the words that readers get, with citations, and without markers and markup."""
        return "\n\n".join(filter(None, (_words(block) for block in self.blocks))) + "\n"

    def markers(self, kind: type[Ad] | type[Embed]) -> dict[tuple[str, int], _Placed]:
        """Return where each marker of a kind stands, in order, by its id and which of those of this id it is."""
        found: dict[tuple[str, int], _Placed] = {}
        seen: Counter[str] = Counter()
        count, last = 0, ""
        for block in self.blocks:
            if body.is_prose(block):
                count, last = count + 1, _first_words(block)
            if isinstance(block, kind):
                seen[block.id] += 1
                found[block.id, seen[block.id]] = _Placed(count, last)
        return found


def _words(block: Block) -> str:
    """Return a block's words, a line for each paragraph, item or cell, and each citation where it stands."""
    found = []
    for stretch in body.stretches(block):
        pieces = []
        for piece in inline.walk(inline.read(stretch.text)):
            if isinstance(piece, inline.Text | inline.Code):
                pieces.append(piece.text)
            elif isinstance(piece, inline.LineBreak):
                pieces.append("\n")
            elif isinstance(piece, inline.Citation):
                named = (f"@{one.key}, {one.locator}" if one.locator else f"@{one.key}" for one in piece.cited)
                pieces.append(f" [{'; '.join(named)}]")
        found.append(fold_spaces("".join(pieces)))
    return "\n".join(filter(None, found or map(fold_spaces, body.plain_texts(block))))


def _first_words(block: Block) -> str:
    words = " ".join(body.plain_texts(block)).split()
    return " ".join(words[:_FIRST_WORDS]) + ("…" if len(words) > _FIRST_WORDS else "")


def _attribution(old: _Reading, new: _Reading) -> Iterator[RecordChange]:
    before, after = old.article, new.article
    for name, title in (("headline", "Headline"), ("kicker", "Kicker"), ("standfirst", "Standfirst")):
        yield from _one(title, getattr(before.furniture, name), getattr(after.furniture, name))
    yield from _one("Byline", _byline(before), _byline(after))
    yield from _one("Dateline", _lines(encode(before.furniture.dateline)), _lines(encode(after.furniture.dateline)))
    sources = [
        {f"source {source.key}": (f"Source {source.shown_as or source.key}", source) for source in one.sources}
        for one in (before, after)
    ]
    yield from _keyed("sources", *sources)
    yield from _keyed("decisions about quotations", *map(_decisions, (before, after)))
    yield from _one("Syndication", _lines(encode(before.syndication)), _lines(encode(after.syndication)))
    corrections = [
        {f"correction {number}": (f"Correction {number}", one) for number, one in enumerate(article.corrections, 1)}
        for article in (before, after)
    ]
    yield from _keyed("corrections", *corrections)


def _ads(old: _Reading, new: _Reading) -> Iterator[RecordChange]:
    before, after = (_lines(encode(one.article.ad_settings)) or "as they come" for one in (old, new))
    yield from _one("Rules for ads", before, after)
    records = [{ad.id: _ad_lines(ad) for ad in reversed(one.article.ads)} for one in (old, new)]
    yield from _placed("Ad", old.markers(Ad), new.markers(Ad), *records)


def _ad_lines(ad: AdPlacement) -> str:
    sizes = ", ".join(f"{size.width} × {size.height}" for size in ad.sizes)
    return f"slot: {ad.slot}\nsizes: {sizes}\nlabel: {ad.label}"


def _embeds(old: _Reading, new: _Reading) -> Iterator[RecordChange]:
    records = [{one.id: _lines(encode(one)) for one in reversed(side.article.embeds)} for side in (old, new)]
    yield from _placed("Post", old.markers(Embed), new.markers(Embed), *records)


def _one(title: str, before: str, after: str) -> Iterator[RecordChange]:
    if before != after:
        yield RecordChange(title, before, after)


def _keyed(
    called: str, before: Mapping[str, tuple[str, object]], after: Mapping[str, tuple[str, object]]
) -> Iterator[RecordChange]:
    """Yield the records that came, went or changed, and whether those that stayed changed places."""
    for key in dict.fromkeys((*before, *after)):
        title, _ = after.get(key) or before[key]
        old, new = (_lines(encode(one[key][1])) if key in one else "" for one in (before, after))
        yield from _one(title, old, new)
    yield from _order(called, {key: title for key, (title, _) in before.items()}, after)


def _order(called: str, before: Mapping[Any, str], after: Iterable[Any]) -> Iterator[RecordChange]:
    """Yield that records which stayed changed places, by what they are called."""
    now = [key for key in after if key in before]
    kept = set(now)
    was = [key for key in before if key in kept]
    if was != now:
        yield RecordChange(f"Order of the {called}", *("\n".join(before[key] for key in one) for one in (was, now)))


def _placed(
    called: str,
    before: dict[tuple[str, int], _Placed],
    after: dict[tuple[str, int], _Placed],
    old: dict[str, str],
    new: dict[str, str],
) -> Iterator[RecordChange]:
    """Yield the markers that came, went, moved or whose record changed; the words beside them change nothing."""
    changed = False
    for name in dict.fromkeys((*before, *after)):
        records = old.get(name[0], "no record"), new.get(name[0], "no record")
        places = before.get(name), after.get(name)
        if records[0] == records[1] and places[0] and places[1] and places[0].count == places[1].count:
            continue
        changed = True
        texts = (f"{place.sentence}\n{record}" if place else "" for place, record in zip(places, records, strict=True))
        yield RecordChange(f"{called} {name[0]}", *texts)
    if not changed:
        yield from _order(f"{called.lower()}s", {name: name[0] for name in before}, after)


def _byline(article: Article) -> str:
    return ", ".join(f"{one.name} ({one.role})" if one.role else one.name for one in article.furniture.byline)


def _decisions(article: Article) -> dict[str, tuple[str, object]]:
    seen: Counter[str] = Counter()
    found: dict[str, tuple[str, object]] = {}
    for one in article.decisions:
        seen[one.words] += 1
        found[f"{seen[one.words]} {one.words}"] = f"Decision about “{one.words}”", one
    return found


def _lines(value: Json, name: str = "") -> str:
    """Return all that a record says, a line for each field that is not as it comes."""
    if isinstance(value, dict):
        if value.keys() == {"width", "height"}:
            return _line(name, f"{value['width']} × {value['height']}")
        fields = ((key, one) for key, one in value.items() if name or key not in _NAMES)
        return "\n".join(filter(None, (_lines(one, f"{name} {key}".strip()) for key, one in fields)))
    if isinstance(value, list):
        numbered = len(value) > 1 and any(isinstance(one, dict) for one in value)
        return "\n".join(
            filter(None, (_lines(one, f"{name} {number}" if numbered else name) for number, one in enumerate(value, 1)))
        )
    if isinstance(value, bool):
        return _line(name, "yes" if value else "no")
    return _line(name, _shown(str(value))) if value not in (None, "") else ""


def _line(name: str, words: str) -> str:
    return f"{name.replace('_', ' ')}: {words}" if name else words


def _shown(text: str) -> str:
    is_hash = len(text) == _HASH and all(sign in "0123456789abcdef" for sign in text)
    return text[:_SHOWN_OF_HASH] if is_hash else text
