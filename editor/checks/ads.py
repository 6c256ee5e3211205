"""Checks of ad placements: each keeps the policy, none stands in a sensitive story, the policy is known."""

from collections.abc import Iterator
from dataclasses import replace

from editor.article import ad_edits
from editor.article.ad_verdicts import Reason
from editor.article.findings import Fix, Severity
from editor.checks.ads_presets import STANDARD
from editor.checks.check import Check, Problem
from editor.checks.story import Story

# What other checks tell: no record, the same marker twice, a licence without ads; and what `ad-sensitive` tells.
_TOLD_ELSEWHERE = frozenset({Reason.NO_RECORD, Reason.TWICE, Reason.LICENCE, Reason.SENSITIVE})


def _refused(story: Story) -> Iterator[Problem]:
    if story.article.ad_settings.off is not None:
        return  # no export has a slot
    for verdict in story.ads.refused:
        told = [one for one in verdict.objections if one.reason not in _TOLD_ELSEWHERE]
        if told:
            fix = Fix("Remove the ad", *ad_edits.taking_away(story.ads.places, verdict.marker_id))
            yield Problem(
                told[0].sentence, verdict.start, verdict.end, fix, about=f"{verdict.marker_id} {told[0].reason}"
            )


def _sensitive(story: Story) -> Iterator[Problem]:
    settings = story.article.ad_settings
    if settings.off is not None or settings.sensitive is None or story.ads.policy.sensitive:
        return
    mended = replace(story.article, ad_settings=replace(settings, off=settings.sensitive))
    for verdict in story.ads.placements:
        fix = Fix("Switch ads off for this story", mended)
        message = "The story is sensitive, and the policy places no ads in such; remove this one or switch ads off."
        yield Problem(message, verdict.start, verdict.end, fix, about=verdict.marker_id)


def _unknown(story: Story) -> Iterator[Problem]:
    name = story.article.ad_settings.policy
    if story.ads.policy.name != name:
        mended = replace(story.article, ad_settings=replace(story.article.ad_settings, policy=STANDARD))
        message = f"There is no ad policy “{name}” in this library, so “{STANDARD}” judges the ads; choose one."
        yield Problem(message, fix=Fix(f"Judge by “{STANDARD}”", mended))


CHECKS = (
    Check(
        "ad-refused",
        Severity.WARNING,
        "Every ad placement keeps the story’s ad policy.",
        _refused,
        "Ad against policy",
        "An ad right after a heading, or two of them a paragraph apart.",
        "Move it in the panel Ads, where green marks show the places that are free, or take a suggestion.",
    ),
    Check(
        "ad-sensitive",
        Severity.BLOCKING,
        "No ads in a sensitive story, where the policy wants none.",
        _sensitive,
        "Ad in a sensitive story",
        "A slot in the story of an accident.",
        "Remove the placements, switch ads off for the story, or choose a policy that allows them.",
    ),
    Check(
        "ad-policy-unknown",
        Severity.WARNING,
        "The story’s ad policy is known to the library.",
        _unknown,
        "Unknown ad policy",
        "A story from another newsroom, judged there by a policy of its own.",
        "Choose a policy in the panel Ads.",
    ),
)
