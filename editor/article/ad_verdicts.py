"""Verdicts: what a policy says of every placement of a story, and of every gap where one could stand.

Placements are judged as they stand, in order: distances are those to the marker before, whether that one is refused or
not, and the last ones are too many. A gap is judged for one more placement of the first slot that has room.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import pairwise

from editor.article.ad_density import Density, ad_height, block_height, exceeds, placement_height
from editor.article.ad_places import Places
from editor.article.ad_policy import AdPolicy, Kind, Slot
from editor.article.ads import AdPlacement
from editor.article.article import Article
from editor.article.earlier import Known
from editor.article.text import counted


class Reason(StrEnum):
    """Why a policy refuses a placement; the first four refuse every one of a story."""

    OFF = "off"
    SENSITIVE = "sensitive"
    LICENCE = "licence"
    SHORT = "short"
    NO_RECORD = "no record"
    TWICE = "twice"
    EARLY = "early"
    LATE = "late"
    AFTER = "after"
    BEFORE = "before"
    QUOTATION = "quotation"
    BLOCKS = "blocks"
    WORDS = "words"
    MANY = "many"
    SLOT = "slot"
    SLOT_FULL = "slot full"
    SIZES = "sizes"
    LABEL = "label"
    DENSITY = "density"


ABOUT_RECORD = frozenset({Reason.NO_RECORD, Reason.SLOT, Reason.SIZES, Reason.LABEL})  # mended without moving it

_KIND_WORDS = {
    Kind.PARAGRAPH: "a paragraph",
    Kind.QUOTATION: "a quotation",
    Kind.LIST: "a list",
    Kind.HEADING: "a heading",
    Kind.PICTURE: "a picture",
    Kind.EMBED: "an embedded post",
    Kind.TABLE: "a table",
    Kind.DIVIDER: "a divider",
    Kind.RAW: "a block of HTML or kept text",
    Kind.CORRECTION: "a correction",
    Kind.CREDIT: "the credit",
}
_SENTENCES = {
    Reason.OFF: "Ads are switched off for this story.",
    Reason.SENSITIVE: "The story is sensitive, and the policy places no ads in such.",
    Reason.LICENCE: "The licence allows no ads inside this story.",
    Reason.SHORT: "The story is too short for ads: {found}, and the policy asks for {wanted}.",
    Reason.NO_RECORD: "The marker has no record of slot and sizes.",
    Reason.TWICE: "The same marker stands further up already.",
    Reason.EARLY: "Too early: {found} before it, and the policy asks for {wanted}.",
    Reason.LATE: "Too late: {found} after it, and the policy asks for {wanted}.",
    Reason.AFTER: "It stands right after {found}.",
    Reason.BEFORE: "It stands right before {found}.",
    Reason.QUOTATION: "It parts a quotation, or a quotation from what says whose it is.",
    Reason.BLOCKS: "Too close to the ad {other}: {found} between them, and the policy asks for {wanted}.",
    Reason.WORDS: "Too close to the ad {other}: {found} between them, and the policy asks for {wanted}.",
    Reason.MANY: "The policy allows {wanted} in a story.",
    Reason.SLOT: "The policy has no slot “{found}”; it has {wanted}.",
    Reason.SLOT_FULL: "The policy allows the slot {found} {wanted} in a story.",
    Reason.SIZES: "The size {found} does not fit the slot; its sizes are {wanted}.",
    Reason.LABEL: "The label “{found}” is none of the policy’s: {wanted}.",
    Reason.DENSITY: "With it the ads take {found} of the height on a phone; the limit is {wanted}.",
}


@dataclass(frozen=True, slots=True)
class Objection:
    """One reason against a placement, with what was found and what the policy asks for, in words."""

    reason: Reason
    found: str = ""
    wanted: str = ""
    other: str = "before"

    @property
    def sentence(self) -> str:
        """Return the reason as a sentence."""
        return _SENTENCES[self.reason].format(found=self.found, wanted=self.wanted, other=self.other)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the policy says of one placement; offsets are those of its marker in the body.

    `blocks_since` counts from the placement before, or from the start of the story.
    """

    marker_id: str
    start: int
    end: int
    gap: int
    since: int
    blocks_since: int
    record: AdPlacement | None
    objections: tuple[Objection, ...]

    @property
    def holds(self) -> bool:
        """Return whether the policy has nothing against it."""
        return not self.objections

    @property
    def sentence(self) -> str:
        """Return the gravest reason, empty where there is none."""
        return self.objections[0].sentence if self.objections else ""


@dataclass(frozen=True, slots=True)
class GapVerdict:
    """What the policy says of one more placement in a gap, which lies between two offsets of the body."""

    gap: int
    start: int
    end: int
    objections: tuple[Objection, ...]

    @property
    def holds(self) -> bool:
        """Return whether a placement could stand there."""
        return not self.objections


class Judge:
    """A policy over one story: the questions that verdicts and suggestions ask."""

    def __init__(self, places: Places, policy: AdPolicy) -> None:
        self.places = places
        self.policy = policy
        self.blocks_before = places.counted(policy.counted)
        self._objections: dict[tuple[tuple[Kind, ...], tuple[Kind, ...]], tuple[Objection, ...]] = {}

    def of_story(self) -> Iterator[Objection]:
        """Yield what keeps every ad out of the story."""
        article, policy = self.places.article, self.policy
        if article.ad_settings.off is not None:
            yield Objection(Reason.OFF)
        if article.ad_settings.sensitive is not None and not policy.sensitive:
            yield Objection(Reason.SENSITIVE)
        if article.syndication is not None and not article.syndication.duties.ads_allowed:
            yield Objection(Reason.LICENCE)
        if self.blocks_before[-1] < policy.story_blocks:
            yield Objection(Reason.SHORT, counted(self.blocks_before[-1], "block"), str(policy.story_blocks))
        if not self.places.words_at_least(0, self.places.last, policy.story_words):
            found = counted(self.places.words_between(0, self.places.last), "word")
            yield Objection(Reason.SHORT, found, f"{policy.story_words:,}")

    def of_gaps(self) -> list[tuple[Objection, ...]]:
        """Return what `of_gap` yields for each gap; most of a thousand have nothing but the kinds beside them."""
        places, policy, counts = self.places, self.policy, self.blocks_before
        splits = [False] * (places.last + 1) if policy.split_quotations else places.splits
        latest = counts[-1] - policy.blocks_after
        found = []
        for gap, beside in enumerate(pairwise((None, *places.kinds, None))):
            own = self._between.get(beside)
            if own is None or splits[gap] or not policy.blocks_before <= counts[gap] <= latest:
                own = tuple(self.of_gap(gap))
            found.append(own)
        return found

    @cached_property
    def _between(self) -> dict[tuple[Kind | None, Kind | None], tuple[Objection, ...]]:
        """Return what a gap has against it for the two kinds of blocks beside it."""
        kinds = frozenset(self.places.kinds)
        return {(one, other): self._of_kinds((one,), (other,)) for one in kinds for other in kinds}

    def of_distances(self) -> dict[int, tuple[Objection, ...]]:
        """Return what the markers beside a gap have against it, for the gaps that one of them is near."""
        counts, words, policy = self.blocks_before, self.places.words_before, self.policy
        gaps = self.places.marker_gaps
        following_gaps = (*gaps, self.places.last + 1)[1:]
        found: dict[int, tuple[Objection, ...]] = {}
        for at, following in zip(gaps, following_gaps, strict=True):
            far = max(
                bisect_left(counts, counts[at] + policy.blocks_between),
                bisect_left(words, words[at] + policy.words_between),
            )
            for gap in range(at, min(far, following)):
                found[gap] = tuple(self.of_distance(at, gap))
        for before, at in pairwise((-1, *gaps)):
            near = min(
                bisect_right(counts, counts[at] - policy.blocks_between),
                bisect_right(words, words[at] - policy.words_between),
            )
            for gap in range(max(near, before + 1), at):
                found[gap] = found.get(gap, ()) + tuple(self.of_distance(gap, at, "after"))
        return found

    def is_apart(self, first: int, second: int) -> bool:
        """Return whether two gaps are as far apart as the policy asks, where the words of the story are counted."""
        words, policy = self.places.words_before, self.policy
        return (
            self.blocks_before[second] - self.blocks_before[first] >= policy.blocks_between
            and words[second] - words[first] >= policy.words_between
        )

    def of_gap(self, gap: int) -> Iterator[Objection]:
        """Yield what a gap has against it by itself, whatever else is placed."""
        policy = self.policy
        before = self.blocks_before[gap]
        after = self.blocks_before[-1] - before
        if before < policy.blocks_before:
            yield Objection(Reason.EARLY, counted(before, "block"), str(policy.blocks_before))
        if after < policy.blocks_after:
            yield Objection(Reason.LATE, counted(after, "block"), str(policy.blocks_after))
        yield from self._of_kinds(*self.places.beside(gap))
        if not policy.split_quotations and self.places.splits_quotation(gap):
            yield Objection(Reason.QUOTATION)

    def _of_kinds(self, above: tuple[Kind, ...], below: tuple[Kind, ...]) -> tuple[Objection, ...]:
        """Return what the kinds beside a gap have against it; a story has few pairs of them and a thousand gaps."""
        found = self._objections.get((above, below))
        if found is None:
            sides = ((Reason.AFTER, above, self.policy.after), (Reason.BEFORE, below, self.policy.before))
            found = self._objections[above, below] = tuple(
                Objection(reason, _KIND_WORDS[kind])
                for reason, kinds, allowed in sides
                for kind in kinds
                if kind not in allowed
            )
        return found

    def of_distance(self, first: int, second: int, other: str = "before") -> Iterator[Objection]:
        """Yield what the distance of two gaps has against it."""
        policy = self.policy
        blocks = self.blocks_before[second] - self.blocks_before[first]
        if blocks < policy.blocks_between:
            yield _too_close(Reason.BLOCKS, blocks, policy.blocks_between, other)
        if not self.places.words_at_least(first, second, policy.words_between):
            words = self.places.words_between(first, second)
            yield _too_close(Reason.WORDS, words, policy.words_between, other)

    def of_record(self, record: AdPlacement | None, taken: Counter[str]) -> Iterator[Objection]:
        """Yield what a placement's record has against it; `taken` counts the slots used so far, this one too."""
        if record is None:
            yield Objection(Reason.NO_RECORD)
            return
        slot = self.policy.slot(record.slot)
        if slot is None:
            names = ", ".join(f"“{one.name}”" for one in self.policy.slots)
            yield Objection(Reason.SLOT, record.slot, names)
        else:
            if slot.most and taken[slot.name] > slot.most:
                yield Objection(Reason.SLOT_FULL, f"“{slot.name}”", times(slot.most))
            if wrong := [size for size in record.sizes if size not in slot.sizes]:
                shown = ", ".join(f"{size.width}×{size.height}" for size in slot.sizes)
                yield Objection(Reason.SIZES, f"{wrong[0].width}×{wrong[0].height}", shown)
        allowed = [label for _, label in self.policy.labels]
        if record.label not in allowed:
            yield Objection(Reason.LABEL, record.label, ", ".join(dict.fromkeys(f"“{label}”" for label in allowed)))

    def of_density(self, ads: int, text: int) -> Iterator[Objection]:
        """Yield an objection where ads of a height take more than the limit."""
        limit = self.policy.density
        if exceeds(ads, text, limit):
            yield Objection(Reason.DENSITY, f"{100 * ads / (ads + text):.1f} %", f"{limit} %")

    @cached_property
    def text_height(self) -> int:
        """Return the height of the text on a phone, in CSS pixels."""
        return sum(self.places.each(block_height))


@lru_cache(maxsize=4_096)
def _too_close(reason: Reason, found: int, wanted: int, other: str) -> Objection:
    if reason is Reason.BLOCKS:
        return Objection(reason, counted(found, "block"), str(wanted), other)
    return Objection(reason, counted(found, "word"), f"{wanted:,}", other)


def times(number: int) -> str:
    """Return how often: "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def free_slot(policy: AdPolicy, taken: Counter[str]) -> Slot | None:
    """Return the first slot of the policy of which one more may be placed, or None."""
    return next((slot for slot in policy.slots if not slot.most or taken[slot.name] < slot.most), None)


@dataclass(frozen=True)
class Judgement:
    """A story judged by a policy; gaps are judged when they are first asked for."""

    policy: AdPolicy
    places: Places
    story: tuple[Objection, ...]
    placements: tuple[Verdict, ...]
    judge: Judge

    @property
    def refused(self) -> tuple[Verdict, ...]:
        """Return the verdicts of the placements that the policy refuses."""
        return tuple(verdict for verdict in self.placements if not verdict.holds)

    @property
    def unplaced(self) -> tuple[AdPlacement, ...]:
        """Return the records that no marker of the text names."""
        standing = {verdict.marker_id for verdict in self.placements}
        return tuple(ad for ad in self.places.article.ads if ad.id not in standing)

    def words_since(self, verdict: Verdict) -> int:
        """Return how many words stand between a placement and the one before, or the start of the story."""
        return self.places.words_between(verdict.since, verdict.gap)

    @cached_property
    def density(self) -> Density:
        """Return what share of the height on a phone the placements take."""
        heights = tuple(placement_height(verdict.record) for verdict in self.placements)
        return Density(heights, self.judge.text_height, self.policy.density)

    @cached_property
    def gaps(self) -> tuple[GapVerdict, ...]:
        """Return the verdict on every gap between blocks, both ends too."""
        taken = Counter(verdict.record.slot for verdict in self.placements if verdict.record)
        general = list(self.story)
        if self.policy.most and len(self.placements) >= self.policy.most:
            general.append(Objection(Reason.MANY, wanted=counted(self.policy.most, "ad")))
        slot = free_slot(self.policy, taken)
        if slot is None:
            general += [Objection(Reason.SLOT_FULL, f"“{one.name}”", times(one.most)) for one in self.policy.slots]
        elif self.policy.density:
            general += self.judge.of_density(sum(self.density.ads) + ad_height(slot.sizes), self.judge.text_height)
        near, story = self.judge.of_distances(), tuple(general)
        return tuple(
            GapVerdict(gap, start, end, (*story, *own, *near.get(gap, ())))
            for gap, (own, (start, end)) in enumerate(zip(self.judge.of_gaps(), self.places.spans, strict=True))
        )


def judge(article: Article, policy: AdPolicy, known: Known | None = None) -> Judgement:
    """Return what a policy says of a story; `known` are the blocks of its body, where somebody has read them."""
    places = Places(article, known)
    asked = Judge(places, policy)
    story = tuple(asked.of_story())
    records = {ad.id: ad for ad in reversed(article.ads)}
    verdicts = []
    taken: Counter[str] = Counter()
    seen: set[str] = set()
    height, since = 0, 0
    for number, marker in enumerate(places.markers):
        marker_id, record = marker.block.id, records.get(marker.block.id)
        taken[record.slot if record else ""] += 1
        height += placement_height(record)
        objections = list(story)
        if marker_id in seen:
            objections.append(Objection(Reason.TWICE))
        objections += asked.of_gap(marker.gap)
        if number:
            objections += asked.of_distance(since, marker.gap)
        if policy.most and number >= policy.most:
            objections.append(Objection(Reason.MANY, wanted=counted(policy.most, "ad")))
        objections += asked.of_record(record, taken)
        if policy.density:
            objections += asked.of_density(height, asked.text_height)
        blocks_since = asked.blocks_before[marker.gap] - asked.blocks_before[since]
        verdicts.append(
            Verdict(
                marker_id,
                marker.block.start,
                marker.block.end,
                marker.gap,
                since,
                blocks_since,
                record,
                tuple(objections),
            )
        )
        seen.add(marker_id)
        since = marker.gap
    return Judgement(policy, places, story, tuple(verdicts), asked)


def verdicts(article: Article, policy: AdPolicy) -> tuple[Verdict, ...]:
    """Return what a policy says of every placement of a story, in order."""
    return judge(article, policy).placements
