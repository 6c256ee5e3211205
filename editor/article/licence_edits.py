"""Edits beyond a licence: what changed from the imported original that the licence does not let change.

Both texts are read paragraph by paragraph; where they differ, they are compared word by word, over the ends of
paragraphs, so that a paragraph parted in two is no edit. Markup, citations, markers and pictures are no words; words
that moved to the furniture, the credit, a caption, a correction or a post are not lost.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from editor.article.article import Article
from editor.article.differences import steps
from editor.article.edits import Edit, remove_block
from editor.article.escaping import escape
from editor.article.licence_style import is_allowed, normal
from editor.article.licence_units import Side, Token, block_units, first_of, key_of, last_of, tokens_of, words_of
from editor.article.syndication import Edits

_QUOTES = frozenset("“”„‟«»‘’‚‹›\"'")


@dataclass(frozen=True, slots=True)
class Change:
    """One place that the licence does not let change; `start` and `end` are characters into the body of today.

    `was` and `now` are the words that differ first; `more` counts the other places of the same paragraph. `edits` put
    the original's words back, none where that cannot be done word by word.
    """

    start: int
    end: int
    was: str
    now: str
    more: int = 0
    edits: tuple[Edit, ...] = ()


class _Run(NamedTuple):
    """Words of the original that became words of today, each as tokens in order."""

    was: Sequence[Token]
    now: Sequence[Token]
    before: Token | None  # the word of today before the run
    after: Token | None


def _runs(old: Side, new: Side) -> Iterator[_Run]:
    """Yield every stretch of words that differs."""
    for tag, a1, a2, b1, b2 in steps(old.keys, new.keys):
        if tag == "equal":
            continue
        was, now = old.tokens(a1, a2), new.tokens(b1, b2)
        for step, i1, i2, j1, j2 in steps(
            [key_of(one.text, old.allowed) for one in was], [key_of(one.text, old.allowed) for one in now]
        ):
            if step != "equal":
                before = now[j1 - 1] if j1 else _last_before(new, b1)
                after = now[j2] if j2 < len(now) else _first_after(new, b2)
                yield _Run(was[i1:i2], now[j1:j2], before, after)


def _last_before(side: Side, unit: int) -> Token | None:
    tokens = side.tokens(unit - 1, unit) if unit else []
    return tokens[-1] if tokens else None


def _first_after(side: Side, unit: int) -> Token | None:
    tokens = side.tokens(unit, unit + 1) if unit < len(side.units) else []
    return tokens[0] if tokens else None


def _came_so(run: _Run, new: Side, came: frozenset[str]) -> bool:
    """Return whether a run only adds words to paragraphs that stand as the import put them down."""
    return bool(run.now) and not run.was and all(new.keys[one.unit] in came for one in run.now)


def _is_let(run: _Run, old: Side, new: Side) -> bool:
    """Return whether the licence lets a run change."""
    if not run.now and run.was[0].start == 0 and _is_dateline(run.was, old.lines):
        return True
    if not run.was and run.now[0].start == 0 and _is_dateline(run.now, new.lines):
        return True
    if all(one.text in _QUOTES for one in (*run.was, *run.now)):
        return True  # a lost quotation mark that was put in
    if old.allowed is not Edits.STYLE:
        return False
    before, after = run.before.text if run.before else "", run.after.text if run.after else ""
    return is_allowed([one.text for one in run.was], [one.text for one in run.now], before, after)


def _is_dateline(tokens: Sequence[Token], known: frozenset[str]) -> bool:
    words = [normal(one.text) for one in tokens if one.text[0].isalnum()]
    return bool(words) and len({one.unit for one in tokens}) == 1 and all(word in known for word in words)


def beyond(original: Article, article: Article, allowed: Edits, imported: Article | None = None) -> tuple[Change, ...]:
    """Return what changed that a licence with these edits does not let change, in the order of the text of today.

    `imported` is the original with lines that are no part of its story, which may have stayed or not: words that it has
    were not added. Where the recognition went astray, today's text is nearer to it than to the recognised original.
    """
    if allowed is Edits.ANY:
        return ()
    changes = _changes(original, article, allowed, imported)
    if not changes or imported is None or imported.body == original.body:
        return changes
    return min(
        changes, _changes(imported, article, allowed, None), key=lambda found: sum(1 + one.more for one in found)
    )


def _changes(original: Article, article: Article, allowed: Edits, imported: Article | None) -> tuple[Change, ...]:
    """Return what changed from one text, in the order of the text of today."""
    if original.body == article.body:
        return ()
    old, new = Side(original, allowed), Side(article, allowed)
    if old.keys == new.keys:
        return ()
    keys = frozenset(old.keys), frozenset(new.keys)
    old.leave_out(article, keys[1])
    new.leave_out(original, keys[0])
    came = frozenset(Side(imported, allowed).keys) if imported else frozenset[str]()
    found: dict[tuple[int, bool], list[_Run]] = {}
    for run in _runs(old, new):
        if not (_came_so(run, new, came) or _is_let(run, old, new)):
            place, gone = _where(run, old)
            found.setdefault((place, gone), []).append(run)
    changes = [_change(runs, old, new) for runs in found.values()]
    return tuple(sorted(changes, key=lambda one: (one.start, one.end)))


def _where(run: _Run, old: Side) -> tuple[int, bool]:
    """Return the unit of today that a run belongs to, and whether the run is whole paragraphs that are gone."""
    if run.now:
        return run.now[0].unit, False
    whole = run.was[0].start == first_of(old, run.was[0].unit) and run.was[-1].end == last_of(old, run.was[-1].unit)
    near = run.before or run.after
    return (near.unit if near else -1), whole


def _change(runs: list[_Run], old: Side, new: Side) -> Change:
    first, last = runs[0], runs[-1]
    start, end = _span(first, old, new)
    end = max(end, _span(last, old, new)[1])
    edits: list[Edit] = []
    for run in runs:
        mended = _mend(run, old, new)
        if mended is None:
            edits = []
            break
        edits.append(mended)
    return Change(start, end, words_of(old, first.was), words_of(new, first.now), len(runs) - 1, tuple(edits))


def _span(run: _Run, old: Side, new: Side) -> tuple[int, int]:
    """Return where a run stands today; words that are gone, by their neighbours."""
    if run.now:
        first, last = run.now[0], run.now[-1]
        return new.place(first.unit, first.start, first.end)[0], new.place(last.unit, last.start, last.end)[1]
    if run.before and run.after and run.before.unit == run.after.unit:
        return (
            new.place(run.before.unit, run.before.start, run.before.end)[0],
            new.place(run.after.unit, run.after.start, run.after.end)[1],
        )
    if run.before and not _where(run, old)[1]:
        return new.place(run.before.unit, run.before.start, run.before.end)
    if run.before:
        return (new.end_of(run.before.unit),) * 2
    return (new.place(run.after.unit, run.after.start, run.after.start)[0],) * 2 if run.after else (0, 0)


def _mend(run: _Run, old: Side, new: Side) -> Edit | None:
    """Return the edit that puts the original's words back, None where they do not stand in one piece."""
    if not run.now and _where(run, old)[1]:
        return _insert_blocks(run, old, new)
    if not run.was and (whole := _whole_block(run, new)):
        return whole
    if len({one.unit for one in run.was}) > 1 or len({one.unit for one in run.now}) > 1:
        return None
    words = escape(words_of(old, run.was))
    if run.was and run.now:
        return _exchange(run, words, new)
    return _insert_words(run, words, old, new) if run.was else _take_words(run, new)


def _exchange(run: _Run, words: str, new: Side) -> Edit | None:
    first, last = run.now[0], run.now[-1]
    start, end = new.place(first.unit, first.start, last.end)
    # Where markup stands between the words, they are not in one piece.
    return Edit(start, end, words) if end - start == last.end - first.start else None


def _gap_before(side: Side, token: Token) -> str:
    """Return what stands between a word and the one before it in its unit."""
    ends = [end for _, end, _ in tokens_of(side.units[token.unit].text, side.allowed) if end <= token.start]
    return side.units[token.unit].text[ends[-1] if ends else 0 : token.start]


def _gap_after(side: Side, token: Token) -> str:
    starts = [start for start, _, _ in tokens_of(side.units[token.unit].text, side.allowed) if start >= token.end]
    return side.units[token.unit].text[token.end : starts[0]] if starts else ""


def _take_words(run: _Run, new: Side) -> Edit | None:
    """Return the edit that takes added words away, with the gap on one side of them."""
    first, last = run.now[0], run.now[-1]
    leads = first.start == first_of(new, first.unit)
    gap, after = ("", _gap_after(new, last)) if leads else (_gap_before(new, first), "")
    start, end = new.place(first.unit, first.start - len(gap), last.end + len(after))
    return Edit(start, end, "") if end - start == last.end + len(after) - first.start + len(gap) else None


def _insert_words(run: _Run, words: str, old: Side, new: Side) -> Edit | None:
    """Return the edit that puts words back between their neighbours, with the gap that was beside them."""
    first, last = run.was[0], run.was[-1]
    if run.before and first.start > first_of(old, first.unit):
        at = new.place(run.before.unit, run.before.start, run.before.end)[1]
        return Edit(at, at, f"{_gap_before(old, first)}{words}")
    if run.after:
        at = new.place(run.after.unit, run.after.start, run.after.start)[0]
        return Edit(at, at, f"{words}{_gap_after(old, last)}")
    return None


def _insert_blocks(run: _Run, old: Side, new: Side) -> Edit | None:
    """Return the edit that puts paragraphs back, after the one before which they do not stand any more."""
    units = range(run.was[0].unit, run.was[-1].unit + 1)
    if sum(len(block_units(block)) for block in {old.units[number].block for number in units}) > len(units):
        return None  # an item of a list whose other items are still there
    source = "\n\n".join(dict.fromkeys(old.units[number].block.source for number in units))
    if run.before:
        at = new.end_of(run.before.unit)
        return Edit(at, at, f"\n\n{source}")
    if run.after:
        at = new.starts[run.after.unit]
        return Edit(at, at, f"{source}\n\n")
    return None


def _whole_block(run: _Run, new: Side) -> Edit | None:
    """Return the edit that takes a paragraph away which the original does not have."""
    first, last = run.now[0], run.now[-1]
    if first.unit != last.unit or first.start != first_of(new, first.unit) or last.end != last_of(new, last.unit):
        return None
    unit = new.units[first.unit]
    if len(block_units(unit.block)) != 1:
        return None
    return remove_block(new.article.body, replace(unit.block, start=new.starts[first.unit], end=new.end_of(first.unit)))
