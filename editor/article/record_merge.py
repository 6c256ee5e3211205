"""Three-way merge of a story's fields and records: field by field, records found by their keys, lists by their items.

Two people who changed different fields or records both have their way; whatever both changed is asked. Which of two
sides is called mine makes no difference to what comes out where nothing is asked.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from editor.article.ads import AdPlacement, Switch
from editor.article.article import (
    Article,
    Dateline,
    Furniture,
    IgnoredFinding,
    Picture,
    QuotationDecision,
)
from editor.article.article_conflicts import Asked, Choice, ConflictKind, Edited, Take
from editor.article.canonical import canonical
from editor.article.embeds import Embed
from editor.article.merge import Conflict as TextConflict
from editor.article.merge import merge_words, stretches
from editor.article.portable import encode
from editor.article.sources import Source
from editor.article.syndication import Syndication

# Values that are taken whole: their fields say one thing together.
_WHOLE = (Dateline, Switch, QuotationDecision, IgnoredFinding)
# Words that may stand one after the other; other words are one line, and are asked about as a whole.
_LONG = ((Furniture, "ednote"), (Source, "notes"))

_KEYS: Mapping[tuple[type, str], Callable[[Any], Hashable]] = {
    (Article, "sources"): lambda source: source.key,
    (Article, "ads"): lambda placement: placement.id,
    (Article, "embeds"): lambda embed: embed.id,
    (Article, "pictures"): lambda picture: picture.asset,
    (Article, "decisions"): lambda decision: (decision.words, decision.occurrence),
    (Article, "ignored"): lambda finding: (finding.code, finding.words, finding.occurrence, finding.at),
}
_SLUG = (Furniture, "slug")
# Lists to which both may add without a question: nobody reads an order into them.
_SETS = (
    (Furniture, "keywords"),
    (Article, "kept_as_prose"),
    (Article, "corrections"),
    (Source, "evidence"),
    (Embed, "captures"),
)
_EMPTY: Mapping[type, Callable[[Any], object]] = {
    Source: lambda one: Source(one.key, one.name),
    AdPlacement: lambda one: AdPlacement(one.id),
    Embed: lambda one: Embed(one.id),
    Picture: lambda one: Picture(one.asset),
    Syndication: lambda _: Syndication(),
}
"""What a record was before both sides made it: its key and nothing else."""


def weight(value: object) -> bytes:
    """Return what decides where something must come first and neither side may: the value's canonical form."""
    return canonical(encode(value))


@dataclass(frozen=True, slots=True)
class Moved:
    """The ids of markers that a side put elsewhere, which is a change of their records too."""

    mine: frozenset[str] = frozenset()
    theirs: frozenset[str] = frozenset()


NOTHING_MOVED = Moved()


@dataclass(frozen=True, slots=True)
class Merger:
    """Merges values; `asked` is told of what both changed, `moved` says which markers each side moved."""

    asked: Asked
    moved: Moved = NOTHING_MOVED

    def values(self, place: str, base: Any, mine: Any, theirs: Any) -> Any:
        """Return a value put together of both sides'."""
        if theirs in (mine, base):
            return mine
        if mine == base:
            return theirs
        kind = type(mine)
        if base is None and type(theirs) is kind and kind in _EMPTY:
            base = _EMPTY[kind](mine)
        if is_dataclass(kind) and kind not in _WHOLE and type(base) is kind is type(theirs):
            return self.fields(place, base, mine, theirs)
        return self._ask(place, base, mine, theirs)

    def fields(self, place: str, base: Any, mine: Any, theirs: Any, without: tuple[str, ...] = ()) -> Any:
        """Return a record put together field by field; fields in `without` are mine."""
        kind = type(mine)
        changes: dict[str, Any] = {}
        for field in fields(kind):
            if field.name in without or (kind, field.name) == _SLUG:
                continue
            inner = f"{place}.{field.name}" if place else field.name
            three = [getattr(one, field.name) for one in (base, mine, theirs)]
            changes[field.name] = self._field((kind, field.name), inner, *three)
        if kind is Furniture:
            changes["slug"] = _slug(base, mine, theirs, changes["headline"])
        return replace(mine, **changes)

    def _field(self, name: tuple[type, str], place: str, base: Any, mine: Any, theirs: Any) -> Any:
        if mine == theirs or (theirs == base and not self._is_moving(name)):
            return mine
        if mine == base and not self._is_moving(name):
            return theirs
        key = _KEYS.get(name)
        if key is not None and all(_is_unique([key(one) for one in side]) for side in (base, mine, theirs)):
            return self._records(place, key, base, mine, theirs)
        if isinstance(mine, tuple):
            return self._list(place, base, mine, theirs, may_join=name in _SETS)
        if name in _LONG:
            return self.text(place, base, mine, theirs)
        return self.values(place, base, mine, theirs)

    def _is_moving(self, name: tuple[type, str]) -> bool:
        return name[1] in {"ads", "embeds"} and bool(self.moved.mine or self.moved.theirs)

    def text(self, place: str, base: str, mine: str, theirs: str) -> str:
        """Return a text that both changed, merged paragraph by paragraph and word by word."""
        out = ""
        for piece in merge_words(base, mine, theirs):
            if isinstance(piece, TextConflict):
                choice = self.asked.choose(place, ConflictKind.TEXT, piece.base, piece.mine, piece.theirs)
                out += chosen_text(choice, piece)
            else:
                out += piece.text
        return out

    def _ask(self, place: str, base: Any, mine: Any, theirs: Any) -> Any:
        kind = ConflictKind.REMOVED if mine is None or theirs is None else ConflictKind.FIELD
        choice = self.asked.choose(place, kind, base, mine, theirs)
        if isinstance(choice, Edited):
            return choice.text
        if kind is ConflictKind.REMOVED and choice is Take.BOTH:
            return mine if theirs is None else theirs
        return {Take.THEIRS: theirs, Take.BASE: base}.get(choice, mine)

    def _list(self, place: str, base: Any, mine: Any, theirs: Any, *, may_join: bool) -> Any:
        """Return a list put together; what both added at one place is asked about, or joined where it may be."""
        spelt = [[weight(item).decode() for item in side] for side in (base, mine, theirs)]
        out: list[Any] = []
        for one in stretches(*spelt):
            was, left, right = base[slice(*one.base)], mine[slice(*one.mine)], theirs[slice(*one.theirs)]
            if not one.by_mine:
                out += right
            elif not one.by_theirs or left == right:
                out += left
            elif may_join and not was:
                out += _united(*sorted((left, right), key=weight))
            else:
                choice = self.asked.choose(place, ConflictKind.FIELD, was, left, right)
                taken = {Take.THEIRS: right, Take.BASE: was, Take.BOTH: _united(left, right)}
                out += left if isinstance(choice, Edited) else taken.get(choice, left)
        return tuple(out)

    def _records(self, place: str, key: Callable[[Any], Hashable], base: Any, mine: Any, theirs: Any) -> Any:
        was, left, right = ({key(one): one for one in side} for side in (base, mine, theirs))
        moves = self.moved if place in {"ads", "embeds"} else NOTHING_MOVED
        out = []
        for name in merged_order(list(was), list(left), list(right)):
            one = self._record(f"{place}.{_spelt(name)}", was.get(name), left.get(name), right.get(name),
                               (name in moves.mine, name in moves.theirs))  # fmt: skip
            if one is not None:
                out.append(one)
        return tuple(out)

    def _record(self, place: str, base: Any, mine: Any, theirs: Any, moved: tuple[bool, bool]) -> Any:
        """Return a record of both sides, None where it is gone; one that was moved counts as changed."""
        if base is not None and mine is None and (theirs != base or moved[1]) and theirs is not None:
            return self._ask(place, base, None, theirs)
        if base is not None and theirs is None and (mine != base or moved[0]) and mine is not None:
            return self._ask(place, base, mine, None)
        return self.values(place, base, mine, theirs)


def _slug(base: Furniture, mine: Furniture, theirs: Furniture, headline: str) -> str:
    """Return the slug of both sides' furniture: nobody is asked, it goes with the headline that was taken."""
    if mine.slug in (theirs.slug, base.slug):
        return theirs.slug
    if theirs.slug == base.slug:
        return mine.slug
    if mine.headline != theirs.headline and headline in (mine.headline, theirs.headline):
        return mine.slug if headline == mine.headline else theirs.slug
    return min(mine.slug, theirs.slug)


def chosen_text(choice: Choice, piece: TextConflict) -> str:
    """Return what stands at a conflict of words; both are paragraphs of their own."""
    end = max((side[len(side.rstrip("\n")) :] for side in (piece.mine, piece.theirs)), key=len)
    if isinstance(choice, Edited):
        text = choice.text.rstrip("\n")
        return text + end if text else ""
    if choice is Take.BOTH:
        both = [side.rstrip("\n") for side in (piece.mine, piece.theirs) if side.strip("\n")]
        return (end or "\n\n").join(both) + end
    return {Take.THEIRS: piece.theirs, Take.BASE: piece.base}.get(choice, piece.mine)


def merged_order(base: Sequence[Any], mine: Sequence[Any], theirs: Sequence[Any]) -> list[Any]:
    """Return the keys of all sides in one order: as the base had them unless a side put them into another.

    What was added stands after what it stood after. Items that both removed are among the keys.
    """
    sides = [list(mine), list(theirs)]
    is_moved = [_common(side, base) != _common(base, side) for side in sides]
    if is_moved[0] == is_moved[1]:
        sides.sort(key=lambda side: [repr(item) for item in side])
        first = sides[0] if is_moved[0] else list(base)
    else:
        first = sides[is_moved.index(True)]
    order = list(first)
    for side in [*reversed(sides), list(base)]:
        for at, item in enumerate(side):
            if item not in order:
                before = next((one for one in reversed(side[:at]) if one in order), None)
                order.insert(0 if before is None else order.index(before) + 1, item)
    return order


def _common(side: Sequence[Any], other: Sequence[Any]) -> list[Any]:
    return [item for item in side if item in other]


def _united(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*one, *(item for item in other if item not in one))


def _is_unique(keys: list[Hashable]) -> bool:
    return all(count == 1 for count in Counter(keys).values())


def _spelt(name: Hashable) -> str:
    return " ".join(str(part) for part in name if part) if isinstance(name, tuple) else str(name)
