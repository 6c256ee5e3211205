"""Suggestions: where a policy would place ads. The rule stands in docs/ads.md.

What stands rightly stays, and so does what was approved; a placement that the policy refuses is moved or left out. New
ones are as many as the policy allows and as there is room for, spread as evenly as the rules let them.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from editor.article import ad_edits, ad_spacing
from editor.article.ad_density import ad_height, exceeds, placement_height
from editor.article.ad_edits import Changed
from editor.article.ad_policy import AdPolicy, Slot
from editor.article.ad_spacing import Window
from editor.article.ad_verdicts import ABOUT_RECORD, Judge, Judgement, Objection, Verdict, free_slot, judge
from editor.article.ads import AdPlacement
from editor.article.article import Article


class How(StrEnum):
    """What a suggestion does with a placement."""

    KEPT = "kept"
    MENDED = "mended"
    MOVED = "moved"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Suggested:
    """One placement as it is suggested, and the gap between blocks for it."""

    gap: int
    record: AdPlacement
    how: How


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Where a policy would place ads; `left_out` are the ids of placements that it takes out of the text.

    `story` are the reasons why the policy places none at all.
    """

    placements: tuple[Suggested, ...]
    left_out: tuple[str, ...]
    story: tuple[Objection, ...]
    changed: Changed

    @property
    def changes_anything(self) -> bool:
        """Return whether the story would differ."""
        return bool(self.changed.edits) or any(one.how is How.MENDED for one in self.placements)


def suggest(article: Article, policy: AdPolicy, approved: Collection[str] = ()) -> Suggestion:
    """Return where a policy would place ads; placements with an id in `approved` stay wherever they stand."""
    judged = judge(article, policy)
    kept, lifted = _part(judged, frozenset(approved))
    stand, unfit = _mend(judged, kept, frozenset(approved))
    lifted += unfit
    gaps: tuple[int, ...] = ()
    slots: list[Slot] = []
    if not judged.story:
        slots = list(_new_slots(judged, [one.record for one in stand]))
        gaps = ad_spacing.spread(_windows(judged.judge, [one.gap for one in stand]), len(slots))
    placed = [*stand, *_put(judged, gaps, slots, lifted)]
    placed.sort(key=lambda one: one.gap)
    standing = {one.record.id for one in placed}
    left_out = tuple(dict.fromkeys(verdict.marker_id for verdict in lifted if verdict.marker_id not in standing))
    return Suggestion(tuple(placed), left_out, judged.story, _rewritten(judged, placed, left_out))


def _part(judged: Judgement, approved: frozenset[str]) -> tuple[list[Verdict], list[Verdict]]:
    """Part the placements into those that stay where they are and those that do not; a second marker of an id goes."""
    kept: list[Verdict] = []
    lifted: list[Verdict] = []
    seen: set[str] = set()
    for verdict in judged.placements:
        stays = verdict.marker_id in approved or all(one.reason in ABOUT_RECORD for one in verdict.objections)
        (kept if stays and verdict.marker_id not in seen else lifted).append(verdict)
        seen.add(verdict.marker_id)
    return kept, lifted


def _mend(judged: Judgement, kept: list[Verdict], approved: frozenset[str]) -> tuple[list[Suggested], list[Verdict]]:
    """Give those that stay a record that the policy takes; one for which no slot has room is not kept."""
    policy, language = judged.policy, judged.places.article.furniture.language
    right = {
        verdict.marker_id for verdict in kept if verdict.record and (verdict.holds or verdict.marker_id in approved)
    }
    taken = Counter(verdict.record.slot for verdict in kept if verdict.record and verdict.marker_id in right)
    out, unfit = [], []
    for verdict in kept:
        if verdict.record and verdict.marker_id in right:
            out.append(Suggested(verdict.gap, verdict.record, How.KEPT))
            continue
        slot = policy.slot(verdict.record.slot) if verdict.record else None
        if slot is None or (slot.most and taken[slot.name] >= slot.most):
            slot = free_slot(policy, taken)
        if slot is None:
            unfit.append(verdict)
            continue
        taken[slot.name] += 1
        out.append(Suggested(verdict.gap, _mended(verdict, policy, slot, language), How.MENDED))
    return out, unfit


def _mended(verdict: Verdict, policy: AdPolicy, slot: Slot, language: str) -> AdPlacement:
    """Return a record of a slot that keeps what was right of the one before."""
    made = policy.placement(verdict.marker_id, slot, language)
    old = verdict.record
    if old is None:
        return made
    sizes = tuple(size for size in old.sizes if size in slot.sizes) or slot.sizes
    label = old.label if old.label in dict(policy.labels).values() else made.label
    return replace(made, sizes=sizes, label=label)


def _new_slots(judged: Judgement, records: list[AdPlacement]) -> Iterator[Slot]:
    """Yield the slots of as many new placements as the policy allows beside those that stay, whatever their places."""
    policy = judged.policy
    taken = Counter(record.slot for record in records)
    height = sum(map(placement_height, records))
    room = policy.most - len(records) if policy.most else judged.places.last + 1
    for _ in range(max(0, room)):
        slot = free_slot(policy, taken)
        if slot is None:
            return
        height += ad_height(slot.sizes)
        if policy.density and exceeds(height, judged.judge.text_height, policy.density):
            return
        taken[slot.name] += 1
        yield slot


def _windows(asked: Judge, fixed: list[int]) -> list[Window]:
    """Return the stretches between the placements that stay, each with the gaps where one more could stand."""
    places = asked.places
    words = places.words_before
    ends = sorted(fixed)
    out = []
    for number, start in enumerate([None, *ends]):
        end = ends[number] if number < len(ends) else None
        low, high = 0 if start is None else start, places.last if end is None else end
        candidates = [
            gap
            for gap in range(low, high + 1)
            if (start is None or asked.is_apart(start, gap))
            and (end is None or asked.is_apart(gap, end))
            and not any(True for _ in asked.of_gap(gap))
        ]
        reach, far = [], 0
        for gap in candidates:
            while asked.is_apart(candidates[far], gap):
                far += 1
            reach.append(far)
        positions = tuple(words[gap] for gap in candidates)
        out.append(Window(words[low], words[high], tuple(candidates), positions, tuple(reach)))
    return out


def _put(judged: Judgement, gaps: tuple[int, ...], slots: list[Slot], lifted: list[Verdict]) -> list[Suggested]:
    """Give the new places the ids of placements that were lifted: the one that stood there, else the first ones."""
    policy, article = judged.policy, judged.places.article
    left = list({verdict.marker_id: verdict for verdict in reversed(lifted)}.values())[::-1]
    there = {verdict.gap: verdict for verdict in reversed(left) if verdict.gap in gaps}
    others = iter([verdict for verdict in left if verdict not in there.values()])
    out: list[Suggested] = []
    used: list[str] = []
    for gap, slot in zip(gaps, slots, strict=False):
        verdict = there.get(gap) or next(others, None)
        marker_id = verdict.marker_id if verdict else ad_edits.new_id(judged.places, used)
        how = How.ADDED if verdict is None else How.MENDED if verdict.gap == gap else How.MOVED
        used.append(marker_id)
        record = policy.placement(marker_id, slot, article.furniture.language)
        if verdict and verdict.record and verdict.record.slot == slot.name:
            record = _mended(verdict, policy, slot, article.furniture.language)
            how = How.KEPT if verdict.gap == gap and record == verdict.record else how
        out.append(Suggested(gap, record, how))
    return out


def _rewritten(judged: Judgement, placed: list[Suggested], left_out: tuple[str, ...]) -> Changed:
    """Return the story as it is suggested; records without a marker stay, as they are no business of a suggestion."""
    places = judged.places
    gaps: dict[int, list[str]] = {marker.gap: [] for marker in places.markers}
    for one in placed:
        gaps.setdefault(one.gap, []).append(one.record.id)
    made = {one.record.id: one.record for one in placed}
    records = [made.pop(ad.id, ad) for ad in places.article.ads if ad.id not in left_out or ad.id in made]
    return ad_edits.rewrite(places, gaps, [*records, *made.values()])
