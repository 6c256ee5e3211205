"""Ad rules told a second time, by brute force and from what a story was made of: no line of this is the program's.

Stories are made of pieces whose kind, words and ties are known, so the oracle never reads a text; policies are the raw
tables of the TOML files.
"""

import random
import tomllib
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from editor.article.ads import AdPlacement, AdSettings, Size, Switch
from editor.article.article import Article, Furniture
from editor.article.correction import Correction
from editor.article.embeds import Embed
from editor.article.syndication import CreditPlace, Duties, Syndication

PROSE = ("paragraph", "quotation", "list")
FILES = Path(__file__).resolve().parents[2] / "resources" / "policies" / "ads"


@dataclass(frozen=True)
class Piece:
    """One block: its kind, its text, its words of prose, its height on a phone, and whether the next is tied to it."""

    kind: str
    source: str
    words: int
    height: int
    tied: bool = False


@dataclass(frozen=True)
class Made:
    """A story as it was made: pieces, and markers as pairs of gap and id, in order."""

    pieces: tuple[Piece, ...]
    markers: tuple[tuple[int, str], ...]
    records: dict[str, tuple[str, tuple[tuple[int, int], ...], str]]
    off: bool = False
    sensitive: bool = False
    ads_allowed: bool = True
    credit: str = ""  # "top", "foot", or none
    corrections: bool = False
    language: str = "en"

    @property
    def article(self) -> Article:
        """Return the article that the program is given."""
        lines: list[str] = []
        for gap in range(len(self.pieces) + 1):
            lines += [f"::ad{{#{name}}}" for at, name in self.markers if at == gap]
            lines += [self.pieces[gap].source] if gap < len(self.pieces) else []
        syndication = None
        if self.credit or not self.ads_allowed:
            place = CreditPlace.TOP if self.credit == "top" else CreditPlace.FOOT
            duties = Duties(ads_allowed=self.ads_allowed)
            syndication = Syndication("Gazette", credit_text="By the Gazette.", credit_place=place, duties=duties)
        return Article(
            Furniture("made", language=self.language),
            "\n\n".join(lines) + "\n",
            ads=tuple(
                AdPlacement(name, slot, tuple(Size(*size) for size in sizes), label)
                for name, (slot, sizes, label) in self.records.items()
            ),
            ad_settings=AdSettings(
                off=Switch("Ana", "x") if self.off else None, sensitive=Switch("Ana", "x") if self.sensitive else None
            ),
            syndication=syndication,
            corrections=(Correction("It is six."),) if self.corrections else (),
            embeds=(Embed("e-1"),),
        )


def pair(size: str) -> tuple[int, int]:
    width, height = size.split("x")
    return int(width), int(height)


def lines_high(letters: int, a_line: int, high: int) -> int:
    return max(1, (letters + a_line - 1) // a_line) * high


def prose(count: int, rng: random.Random) -> Piece:
    text = " ".join(
        ["Boats", *(rng.choice(["cross", "water", "harbour", "ice", "at", "seven"]) for _ in range(count - 1))]
    )
    return Piece("paragraph", text, count, lines_high(len(text), 38, 29) + 22)


def quoted(text: str, words: int, tied: bool = False) -> Piece:
    return Piece("paragraph", text, words, lines_high(len(text), 38, 29) + 22, tied)


def a_few(rng: random.Random, count: int) -> list[Piece]:
    """Return one piece, or a few that belong together."""
    roll = rng.random()
    if roll < 0.55:
        return [prose(count, rng)]
    others: list[list[Piece]] = [
        [Piece("heading", "## What it costs", 0, 29 + 44)],
        [Piece("list", "- boats\n- ice", 2, 29 + 8 + 29 + 8 + 22)],
        [Piece("quotation", "> It came through.\n> — Ines Farrow", 5, 2 * (29 + 8) + 22)],
        [Piece("picture", '![boat](https://example.org/a.jpg "The day boat")', 0, 270 + 20 + 44)],
        [Piece("embed", "::embed{#e-1}", 0, 262)],
        [Piece("divider", "---", 0, 51)],
        [Piece("table", "| a | b |\n| - | - |\n| 1 | 2 |", 0, 2 * 42 + 22)],
        [Piece("raw", "```\nkept\nas is\n```", 0, 2 * 29 + 22)],
        [Piece("correction", "Correction: It is six.", 4, 29 + 22)],
        [Piece("credit", "Originally published elsewhere.", 3, 29 + 22)],
        [quoted("“It came through.”", 3, True), quoted("said Ines Farrow.", 3)],
        [quoted("“It came through,", 3, True), quoted("“and went on.”", 3)],
        [
            quoted("The harbour master said:", 4, True),
            Piece("quotation", "> It came through.\n> — Farrow", 4, 2 * 37 + 22),
        ],
        [Piece("quotation", "> It came through.", 3, 37 + 22, True), quoted("— Ines Farrow", 2)],
    ]
    return rng.choice(others)


def make(seed: int, policy: dict[str, Any], longest: int = 12) -> Made:
    """Return a story made at random; the same for the same seed."""
    rng = random.Random(seed)
    size = rng.randint(0, longest)
    pieces: list[Piece] = []
    while len(pieces) < size:
        pieces += a_few(rng, rng.choice([1, 5, 30, 60, 90, 200]))
    slots = policy["slot"]
    gaps = sorted(rng.randint(0, len(pieces)) for _ in range(rng.choice([0, 0, 1, 2, 3])))
    markers = tuple((gap, "ad-1" if rng.random() < 0.1 else f"ad-{number}") for number, gap in enumerate(gaps, 1))
    records = {}
    for _, name in markers:
        if rng.random() < 0.93:
            slot = rng.choice(slots)
            own = [pair(size) for size in slot["sizes"]]
            sizes: tuple[tuple[int, int], ...] = (
                tuple(rng.sample(own, rng.randint(1, len(own)))) if rng.random() < 0.93 else ((970, 90),)
            )
            label = rng.choice(list(policy["labels"].values())) if rng.random() < 0.93 else "Look here"
            records[name] = (slot["name"] if rng.random() < 0.93 else "skyscraper", sizes, label)
    return Made(
        tuple(pieces),
        markers,
        records,
        off=rng.random() < 0.04,
        sensitive=rng.random() < 0.06,
        ads_allowed=rng.random() > 0.05,
        credit=rng.choice(["", "", "", "top", "foot"]),
        corrections=rng.random() < 0.15,
        language=rng.choice(["en", "de", "es-MX"]),
    )


def raw_policy(name: str) -> dict[str, Any]:
    """Return a preset as its TOML has it."""
    return tomllib.loads((FILES / f"{name}.toml").read_text(encoding="utf-8"))


def random_policy(seed: int) -> dict[str, Any]:
    """Return rules made at random, near together so that many ways to place ads compete."""
    rng = random.Random(-seed - 1)
    kinds = ["paragraph", "quotation", "list", "heading", "picture", "embed", "table", "divider", "raw"]
    slots = [
        {"name": "a", "sizes": ["300x250"], "most": rng.randint(0, 2)},
        {"name": "b", "sizes": ["320x50"], "most": 0},
    ]
    return {
        "story": {"blocks": rng.randint(0, 3), "words": rng.choice([0, 0, 50]), "sensitive": rng.random() < 0.5},
        "places": {
            "most": rng.choice([0, 1, 2, 3, 4]),
            "blocks_before": rng.randint(0, 3),
            "blocks_between": rng.randint(1, 4),
            "words_between": rng.choice([0, 0, 20, 100]),
            "blocks_after": rng.randint(0, 2),
            "after": [kind for kind in kinds if rng.random() < 0.8],
            "before": [kind for kind in kinds if rng.random() < 0.8],
            "counted": ["paragraph", *(kind for kind in kinds[1:] if rng.random() < 0.5)],
            "split_quotations": rng.random() < 0.2,
        },
        "density": {"limit": rng.choice([0, 20, 30, 60])},
        "labels": {"en": "Advertisement", "de": "Anzeige"},
        "slot": slots[: rng.randint(1, 2)],
    }


@dataclass
class Oracle:
    """What a policy says of a made story, worked out the long way."""

    made: Made
    policy: dict[str, Any]
    reasons: list[list[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.places = self.policy["places"]
        self.slots = {slot["name"]: slot for slot in self.policy["slot"]}
        self.limit = self.policy["density"]["limit"]
        self.text = sum(piece.height for piece in self.made.pieces)
        self.judge()

    def blocks(self, first: int, second: int) -> int:
        return sum(piece.kind in self.places["counted"] for piece in self.made.pieces[first:second])

    def words(self, first: int, second: int) -> int:
        return sum(piece.words for piece in self.made.pieces[first:second])

    def story(self) -> list[str]:
        end = len(self.made.pieces)
        tests = {
            "off": self.made.off,
            "sensitive": self.made.sensitive and not self.policy["story"]["sensitive"],
            "licence": not self.made.ads_allowed,
            "short": self.blocks(0, end) < self.policy["story"]["blocks"],
            "short ": self.words(0, end) < self.policy["story"]["words"],
        }
        return [name.strip() for name, holds in tests.items() if holds]

    def gap(self, gap: int) -> list[str]:
        made, end = self.made, len(self.made.pieces)
        out = []
        if self.blocks(0, gap) < self.places["blocks_before"]:
            out.append("early")
        if self.blocks(gap, end) < self.places["blocks_after"]:
            out.append("late")
        above = [made.pieces[gap - 1].kind] if gap else (["credit"] if made.credit == "top" else [])
        below = [made.pieces[gap].kind] if gap < end else []
        if gap == end:
            below += ["correction"] if made.corrections else []
            below += ["credit"] if (made.credit or not made.ads_allowed) and made.credit != "top" else []
        out += ["after" for kind in above if kind not in self.places["after"]]
        out += ["before" for kind in below if kind not in self.places["before"]]
        if 0 < gap < end and made.pieces[gap - 1].tied and not self.places["split_quotations"]:
            out.append("quotation")
        return out

    def distance(self, first: int, second: int) -> list[str]:
        out = []
        if self.blocks(first, second) < self.places["blocks_between"]:
            out.append("blocks")
        if self.words(first, second) < self.places["words_between"]:
            out.append("words")
        return out

    def height(self, name: str) -> int:
        sizes = self.made.records[name][1] if name in self.made.records else ()
        return max([high for wide, high in sizes if wide <= 360] or [high for _, high in sizes] or [0])

    def over(self, ads: int) -> bool:
        return self.limit > 0 and ads / (ads + self.text) > self.limit / 100 if ads else False

    def record(self, at: int) -> list[str]:
        name = self.made.markers[at][1]
        if name not in self.made.records:
            return ["no record"]
        slot, sizes, label = self.made.records[name]
        out = []
        if slot not in self.slots:
            out.append("slot")
        else:
            used = sum(
                self.made.records[one][0] == slot for _, one in self.made.markers[: at + 1] if one in self.made.records
            )
            if self.slots[slot]["most"] and used > self.slots[slot]["most"]:
                out.append("slot full")
            if any(f"{wide}x{high}" not in self.slots[slot]["sizes"] for wide, high in sizes):
                out.append("sizes")
        if label not in self.policy["labels"].values():
            out.append("label")
        return out

    def judge(self) -> None:
        markers = self.made.markers
        for at, (gap, name) in enumerate(markers):
            out = self.story()
            out += ["twice"] if name in [other for _, other in markers[:at]] else []
            out += self.gap(gap)
            out += self.distance(markers[at - 1][0], gap) if at else []
            out += ["many"] if self.places["most"] and at >= self.places["most"] else []
            out += self.record(at)
            out += ["density"] if self.over(sum(self.height(one) for _, one in markers[: at + 1])) else []
            self.reasons.append(out)

    def free(self, taken: list[str]) -> str | None:
        for name, slot in self.slots.items():
            if not slot["most"] or taken.count(name) < slot["most"]:
                return str(name)
        return None

    def suggest(self, approved: frozenset[str]) -> tuple[list[int], list[int]]:
        """Return the gaps of placements that stay and of new ones."""
        about_record = {"no record", "slot", "sizes", "label"}
        stay: list[int] = []
        taken: list[str] = []
        height = 0
        names: list[str] = []
        first = [
            at
            for at, (_, name) in enumerate(self.made.markers)
            if name not in [other for _, other in self.made.markers[:at]]
            and (name in approved or not set(self.reasons[at]) - about_record)
        ]
        right = [
            at
            for at in first
            if self.made.markers[at][1] in self.made.records
            and (not self.reasons[at] or self.made.markers[at][1] in approved)
        ]
        taken += [self.made.records[self.made.markers[at][1]][0] for at in right]
        for at in first:
            gap, name = self.made.markers[at]
            if at in right:
                height += self.height(name)
            else:
                slot = self.made.records[name][0] if name in self.made.records else ""
                known = self.slots.get(slot)
                if known is None or (known["most"] and taken.count(slot) >= known["most"]):
                    found = self.free(taken)
                    if found is None:
                        continue
                    slot = found
                taken.append(slot)
                height += self.mended_height(name, slot)
            stay.append(gap)
            names.append(name)
        if self.story():
            return stay, []
        return stay, self.best(stay, self.room(len(stay), taken, height))

    def mended_height(self, name: str, slot: str) -> int:
        own = self.slots[slot]["sizes"]
        kept = [size for size in self.made.records.get(name, ("", (), ""))[1] if f"{size[0]}x{size[1]}" in own]
        sizes = kept or [pair(one) for one in own]
        return max([size[1] for size in sizes if size[0] <= 360] or [size[1] for size in sizes])

    def room(self, standing: int, taken: list[str], height: int) -> int:
        most = self.places["most"] or 10**9
        count = 0
        taken = list(taken)
        while standing + count < most and count <= len(self.made.pieces):
            slot = self.free(taken)
            if slot is None:
                break
            sizes = [pair(one) for one in self.slots[slot]["sizes"]]
            height += max([high for wide, high in sizes if wide <= 360] or [high for _, high in sizes])
            if self.over(height):
                break
            taken.append(slot)
            count += 1
        return count

    def best(self, stay: list[int], room: int) -> list[int]:
        """Try every set of gaps: most first, then the least sum of squares, then the earliest, the last ad first."""
        end = len(self.made.pieces)
        free = [
            gap
            for gap in range(end + 1)
            if not self.gap(gap) and not any(self.distance(min(gap, one), max(gap, one)) for one in stay)
        ]
        fits = self.blocks(0, end) // self.places["blocks_between"] + 1  # more cannot stand so far apart
        for count in range(min(room, len(free), fits), 0, -1):
            found: list[tuple[int, ...]] = [
                chosen
                for chosen in combinations(free, count)
                if not any(self.distance(one, other) for one, other in pairwise(chosen))
            ]
            if found:
                return list(min((self.cost([*chosen, *stay]), chosen[::-1], chosen) for chosen in found)[2])
        return []

    def cost(self, gaps: list[int]) -> int:
        cuts = [0, *sorted(gaps), len(self.made.pieces)]
        return sum(self.words(one, other) ** 2 for one, other in pairwise(cuts))
