"""Ads: the policies of a library, what the story's policy says of its placements, and suggestions that are taken."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from editor.article import ad_policy_text
from editor.article.ad_density import Density
from editor.article.ad_policy import AdPolicy
from editor.article.ad_suggestions import Suggestion, suggest
from editor.article.ad_verdicts import Judgement, Objection, judge
from editor.article.ads import AdPlacement
from editor.article.article import Article
from editor.article.canonical import Json
from editor.article.errors import RefusedAction, Trouble, UnknownName
from editor.article.library_values import Standing, StoredArticle
from editor.article.part import Part
from editor.checks.ads_presets import preset_texts, presets
from editor.desk.desk import Desk
from resources import FOLDER

SETTING = "ads.policies"
SAMPLE = "syndicated.txt"


class NoRules(Trouble):
    """A file of rules that cannot be read; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a policy says of a story, and what it would place; `applied` tells that this was done."""

    slug: str
    judged: Judgement
    suggestion: Suggestion | None = None
    applied: bool = False


def own_texts(desk: Desk) -> dict[str, str]:
    """Return the TOML of the policies that the newsroom wrote, by name."""
    kept = desk.library.setting(SETTING)
    if not isinstance(kept, dict):
        return {}
    return {name: text for name, text in kept.items() if isinstance(text, str)}


def own_policies(desk: Desk) -> Mapping[str, AdPolicy]:
    """Return the newsroom's own policies by name; one that a newer version wrote and this cannot read is left out."""
    found = {}
    for name, text in own_texts(desk).items():
        try:
            found[name] = ad_policy_text.parse(text, name)
        except Trouble:
            continue
    return MappingProxyType(found)


def policies(desk: Desk) -> dict[str, AdPolicy]:
    """Return every policy by name: the presets, then the newsroom's own, which go before a preset of their name."""
    return {**presets(), **own_policies(desk)}


def policy(desk: Desk, name: str) -> AdPolicy:
    """Return the policy with a name; raises UnknownName with the names there are."""
    known = policies(desk)
    if name not in known:
        raise UnknownName(f"There is no ad policy “{name}”; there are {', '.join(known)}.")
    return known[name]


def policy_text(desk: Desk, name: str) -> str:
    """Return the TOML of a policy; raises UnknownName."""
    text = own_texts(desk).get(name) or preset_texts().get(name)
    if text is None:
        raise UnknownName(f"There is no ad policy “{name}”; there are {', '.join(policies(desk))}.")
    return text


def set_policy(desk: Desk, name: str, text: str) -> AdPolicy:
    """Keep a policy of the newsroom's own, for all who work on the library; raises BadAdPolicy."""
    made = ad_policy_text.parse(text, name)
    desk.library.set_setting(SETTING, {**own_texts(desk), name: text}, desk.person)
    return made


def drop_policy(desk: Desk, name: str) -> None:
    """Forget a policy of the newsroom's own; a preset of its name is in force again. Raises UnknownName."""
    kept = own_texts(desk)
    if name not in kept:
        raise UnknownName(f"The newsroom has no ad policy “{name}” of its own.")
    del kept[name]
    desk.library.set_setting(SETTING, dict(kept), desk.person)


@lru_cache(maxsize=1)
def sample() -> Article:
    """Return the sample story, as an import with everything accepted makes it: what a policy is tried on."""
    content = (FOLDER / "sample" / SAMPLE).read_bytes()
    from editor.importing import importer  # a quarter of a second, which the window's start does not need

    return importer.draft(importer.read(content, SAMPLE), slug="sample", accept="all").article


def approved_ids(story: StoredArticle) -> frozenset[str]:
    """Return the placements of a story whose ads are approved as they stand: a suggestion leaves these alone."""
    if story.summary.standings.of(Part.ADS) is not Standing.APPROVED:
        return frozenset()
    return frozenset(ad.id for ad in story.article.ads)


def _policy_of_file(path: Path) -> AdPolicy:
    """Return the policy that a file holds, under the file's name; raises BadAdPolicy, NoRules."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise NoRules(
            f"The rules in {path.name} cannot be read: {getattr(error, 'strerror', None) or 'no text'}."
        ) from error
    return ad_policy_text.parse(text, path.stem)


def report(desk: Desk, slug: str, name: str = "", *, suggesting: bool = False, applying: bool = False) -> Report:
    """Return what a policy says of a story, and what it would place; applying makes that the newest revision.

    Without a name the story's own policy judges; one that ends with `.toml` is a file of rules. Applying makes the
    policy the story's. Raises UnknownName, BadAdPolicy, NoRules, RefusedAction, StaleSave.
    """
    story = desk.story(slug)
    chosen = _policy_of_file(Path(name)) if name.endswith(".toml") else None
    if chosen is not None and applying:
        raise RefusedAction("Rules of a file cannot become a story’s policy; keep them in the library first.")
    chosen = chosen or policy(desk, name or story.article.ad_settings.policy)
    judged = judge(story.article, chosen)
    if not suggesting:
        return Report(slug, judged)
    suggestion = suggest(story.article, chosen, approved_ids(story))
    if not applying:
        return Report(slug, judged, suggestion)
    made = replace(suggestion.changed.article, ad_settings=replace(story.article.ad_settings, policy=chosen.name))
    if made != story.article:
        desk.library.save(story.summary.id, made, story.summary.head, desk.person)
    return Report(slug, judge(made, chosen), suggestion, made != story.article)


def _objections(objections: tuple[Objection, ...]) -> list[Json]:
    return [{"reason": one.reason.value, "sentence": one.sentence} for one in objections]


def _record(ad: AdPlacement | None) -> dict[str, Json]:
    if ad is None:
        return {"slot": "", "sizes": [], "label": ""}
    return {"slot": ad.slot, "sizes": [[size.width, size.height] for size in ad.sizes], "label": ad.label}


def _density(density: Density) -> dict[str, Json]:
    return {
        "percent": str(round(density.percent, 1)),
        "limit": density.limit,
        "over": density.is_over,
        "arithmetic": density.arithmetic,
    }


def as_json(told: Report) -> dict[str, Json]:
    """Return a report as the command line prints it; offsets are characters into the body."""
    judged = told.judged
    settings = judged.places.article.ad_settings
    answer: dict[str, Json] = {
        "slug": told.slug,
        "policy": judged.policy.name,
        "off": {"by": settings.off.by, "why": settings.off.why} if settings.off else None,
        "sensitive": {"by": settings.sensitive.by, "why": settings.sensitive.why} if settings.sensitive else None,
        "story": _objections(judged.story),
        "placements": [
            {
                "id": verdict.marker_id,
                "start": verdict.start,
                "end": verdict.end,
                **_record(verdict.record),
                "blocks_since": verdict.blocks_since,
                "words_since": judged.words_since(verdict),
                "holds": verdict.holds,
                "reasons": _objections(verdict.objections),
            }
            for verdict in judged.placements
        ],
        "unplaced": [ad.id for ad in judged.unplaced],
        "free": [gap.start for gap in judged.gaps if gap.holds],
        "density": _density(judged.density),
    }
    if told.suggestion is not None:
        answer["suggestion"] = suggestion_as_json(told.suggestion, judged)
        answer["applied"] = told.applied
    return answer


def suggestion_as_json(suggestion: Suggestion, judged: Judgement) -> dict[str, Json]:
    """Return a suggestion as the command line prints it; `after` begins the block that the placement follows."""
    blocks = judged.places.blocks
    return {
        "placements": [
            {
                "id": one.record.id,
                "how": one.how.value,
                "after_block": one.gap,
                "after": " ".join(blocks[one.gap - 1].source.split())[:60] if one.gap else "",
                **_record(one.record),
            }
            for one in suggestion.placements
        ],
        "left_out": list(suggestion.left_out),
    }
